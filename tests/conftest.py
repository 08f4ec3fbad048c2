"""Where the tests find the development data, and a model that needs no weights."""

from pathlib import Path

import pytest

from summarize.config import Config, GenerateConfig

SHARED_DATA = Path(__file__).resolve().parents[2] / "shared" / "data"


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The development data beside the repository; the test is skipped when it is not there."""
    if not SHARED_DATA.is_dir():
        pytest.skip("the development data is not beside the repository (../shared/data)")
    return SHARED_DATA


@pytest.fixture(scope="session")
def verbatim() -> Config:
    """A configuration without a model: every sentence is a source's own."""
    return Config(generate=GenerateConfig(model="verbatim"))
