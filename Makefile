# `make demo` and `make test` do all the set-up; PIP_FLAGS is passed to pip (see README, "Install").
PYTHON ?= python3
PIP_FLAGS ?=
BIN := .venv/bin

.PHONY: demo test check install clean

demo: install
	$(BIN)/summarize run samples --output runs/demo

test: install
	$(BIN)/python -m ruff check .
	$(BIN)/python -m ruff format --check .
	$(BIN)/python -m mypy
	$(BIN)/python -m pytest -q

install: .venv/installed

.venv/installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet $(PIP_FLAGS) --constraint constraints.txt --editable '.[dev,train]'
	touch $@

clean:
	rm -rf .venv runs build
