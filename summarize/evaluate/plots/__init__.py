"""The plots of an evaluation, the same bytes every time."""
