"""Several processes give what one gives, in order; their errors and deaths are told, and none outlives its parent."""

import os
import signal
import subprocess
import sys
import time
from functools import partial

import pytest

from summarize.engines.local import (
    BATCH,
    JOBS_WORTH_A_PROCESS,
    MOST_BY_DEFAULT,
    Crew,
    worth_using,
)
from summarize.errors import SummarizeError

# What a child imports by name must stand in a package, so the jobs are functions of the standard library.
MAKE = partial(partial, pow, 2)


def in_processes(make, jobs, workers, ahead=1):
    with Crew() as crew:
        yield from crew.run(make, jobs, workers, ahead=ahead)


def test_results_come_in_the_order_of_the_jobs():
    assert list(in_processes(MAKE, range(50), 3)) == [2**job for job in range(50)]


def test_answers_are_told_apart_when_a_process_has_several_jobs():
    # Each is longer than a pipe holds, both ways: neither side may wait for the other.
    jobs = [bytes([job]) * (1 << 20) for job in range(30)]
    assert list(in_processes(partial(partial, bytes), jobs, 2, ahead=3)) == jobs


def test_the_jobs_begin_before_the_first_result_is_asked_for(tmp_path):
    with Crew() as crew:
        results = crew.run(partial(partial, os.mkdir), [tmp_path / "begun"], 1)
        deadline = time.monotonic() + 30
        while not (tmp_path / "begun").exists() and time.monotonic() < deadline:
            time.sleep(0.01)
        assert (tmp_path / "begun").exists()
        assert list(results) == [None]


def test_several_jobs_of_a_process_that_dies_are_told():
    with pytest.raises(SummarizeError, match="exit code 7"):
        list(in_processes(partial(partial, os._exit), [7] * 5, 1, ahead=3))


def test_no_jobs_no_results():
    assert list(in_processes(MAKE, [], 2)) == []


def test_what_a_job_raises_comes_with_its_traceback():
    with pytest.raises(RuntimeError, match="unsupported operand"):
        list(in_processes(MAKE, [1, "x"], 2))


def test_a_user_error_stays_one():
    from summarize.config import parse_toml

    with pytest.raises(SummarizeError, match="not valid TOML"):
        list(in_processes(partial(partial, parse_toml, kind=dict, place="a.toml"), ["a = "], 1))


def test_what_cannot_start_is_told_with_the_first_job():
    with pytest.raises(RuntimeError, match=r"missing\.toml"):
        list(in_processes(partial(open, "missing.toml"), [1], 1))


def test_a_process_that_dies_is_told():
    with pytest.raises(SummarizeError, match=r"exit code 7.*--workers 1"):
        list(in_processes(partial(partial, os._exit), [7], 1))


def test_what_a_job_prints_is_no_answer(capfd: pytest.CaptureFixture[str]):
    assert list(in_processes(partial(partial, print), ["heard"], 1)) == [None]
    assert capfd.readouterr().out == ""


def test_a_crew_does_one_thing_after_another_in_the_same_processes():
    many = [f"{n:07}" for n in range(3 * JOBS_WORTH_A_PROCESS * BATCH)]
    with Crew(2) as crew:
        first = set(crew.run(partial(partial, eval), ["__import__('os').getpid()"] * 40, 2))
        assert list(crew.each(int, many)) == list(map(int, many))
        assert list(crew.each(partial(pow, 2), range(len(many)))) == [2**n for n in range(len(many))]
        assert set(crew.run(partial(partial, eval), ["__import__('os').getpid()"] * 40, 2)) <= first
        crew.dismiss()
        assert first.isdisjoint(crew.run(partial(partial, eval), ["__import__('os').getpid()"] * 40, 2))


def test_a_crew_does_little_in_this_process():
    with Crew(2) as crew:
        assert list(crew.each(eval, ["__import__('os').getpid()"] * BATCH)) == [os.getpid()] * BATCH
        assert list(crew.each(int, [])) == []
    with Crew(1) as crew:
        assert set(crew.each(eval, ["__import__('os').getpid()"] * 999)) == {os.getpid()}


def test_what_fails_in_a_batch_is_told():
    with Crew(2) as crew, pytest.raises(RuntimeError, match="invalid literal"):
        list(crew.each(int, ["1"] * 100 + ["x"]))


@pytest.mark.parametrize(
    ("jobs", "workers", "expected"),
    [(0, 4, 1), (JOBS_WORTH_A_PROCESS, 4, 1), (2 * JOBS_WORTH_A_PROCESS, 4, 2), (1000, 3, 3), (1000, 1, 1)],
)
def test_few_jobs_deserve_few_processes(jobs: int, workers: int, expected: int):
    assert worth_using(jobs, workers) == expected


def test_the_default_is_one_a_core_and_bounded():
    assert 1 <= worth_using(10_000) <= MOST_BY_DEFAULT


@pytest.mark.skipif(os.name != "posix", reason="sends SIGKILL")
def test_no_process_outlives_a_parent_that_is_killed():
    script = (
        "import os, sys, time\n"
        "from functools import partial\n"
        "from summarize.engines.local import Crew\n"
        "jobs = ['__import__(\"os\").getpid()'] * 9\n"
        "with Crew() as crew:\n"
        "    for pid in crew.run(partial(partial, eval), jobs, 2):\n"
        "        print(pid, flush=True)\n"
        "        time.sleep(9)\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    parent.send_signal(signal.SIGKILL)
    parent.communicate()
    deadline = time.monotonic() + 30
    while _lives(child) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _lives(child)


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
