"""Which of two articles is known to be the older one."""

from __future__ import annotations

from datetime import datetime, timedelta

# An outcome that is dated may be printed a little before the announcement of a slower newsroom.
SLOWER = timedelta(hours=6)


def is_older(one: datetime | None, other: datetime | None) -> bool:
    """Whether the first of two articles is known to be the older, by more than newsrooms are slow."""
    return one is not None and other is not None and one + SLOWER < other
