"""Errors that a user can act on: one line with place, value, rule and remedy; exit code 2."""


class SummarizeError(Exception):
    """A mistake of the user's that stops the run; its message is the whole of what is printed."""


class ConfigError(SummarizeError):
    """A configuration that cannot be read or holds a value out of its range."""


class ModelError(SummarizeError):
    """A model that is missing, cannot be read or does not fit its profile."""


class OutputError(SummarizeError):
    """An output folder that cannot be written or holds something else."""
