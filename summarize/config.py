"""One TOML file, one section per stage; every value has a default and a range.

A typo is an error that names the nearest option, never a silently ignored line.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from pathlib import Path
from typing import Annotated, TypeVar

import msgspec

from summarize.errors import ConfigError

Fraction = Annotated[float, msgspec.Meta(ge=0.0, le=1.0)]
Count = Annotated[int, msgspec.Meta(ge=1)]


class Section(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A section of the configuration: frozen, and closed against typos."""


class IngestConfig(Section, frozen=True):
    """`fields` adds names of record fields: {"text": ["corps_article"]} (see ingest/fields.py)."""

    fields: dict[str, list[str]] = {}


class CleanConfig(Section, frozen=True):
    """`min_words`: an article with fewer words after cleaning is rejected.

    `repeated_lines`: a short line that this many articles of one source share is furniture.
    """

    min_words: Count = 12
    repeated_lines: Annotated[int, msgspec.Meta(ge=2)] = 3


class DedupeConfig(Section, frozen=True):
    """`threshold`: Jaccard similarity of word shingles from which an article is a copy."""

    threshold: Fraction = 0.6


class ClusterConfig(Section, frozen=True):
    """`window_days`: articles further apart in time are never the same event.

    `threshold`: mean similarity from which groups are one event; `related_threshold`: from which two
    events are of one affair. benchmarks/clustering.py measured both. `vectors`: as in `PlanConfig`.
    """

    window_days: Annotated[float, msgspec.Meta(gt=0)] = 4.0
    threshold: Fraction = 0.2
    related_threshold: Fraction = 0.12
    vectors: str = "package:vectors"


class PlanConfig(Section, frozen=True):
    """`max_words`: words of the summary; `min_sources`: independent sources an event needs.

    `vectors`: what tells the same fact in two languages: "package:vectors", "none" (words alone), or a
    sentence encoder by folder or hub id (text/encoders.py).
    """

    max_words: Count = 120
    min_sources: Count = 1
    overshoot: Annotated[float, msgspec.Meta(ge=1.0)] = 8.0
    vectors: str = "package:vectors"


class GenerateConfig(Section, frozen=True):
    """`model`: a profile's name, a folder, or a hub id; how to call it stands in its profile.

    `device`: "auto", "cpu", "cuda" or "mps". `num_hypotheses`: sentences that the gate may choose
    from, a fact. `threads`: of the CPU; 0 leaves it to the library.
    """

    model: str = "compact"
    device: str = "auto"
    batch_size: Count = 16
    num_hypotheses: Count = 4
    threads: Annotated[int, msgspec.Meta(ge=0)] = 0


class VerifyConfig(Section, frozen=True):
    """What the gate lets pass; the profile decides how far the model is trusted with order."""

    verbatim_fallback: bool = True


class CiteConfig(Section, frozen=True):
    """Support (see cite/align.py) from which another source's passage is cited too.

    `min_score` where it is in the summary's language, `min_foreign_score` elsewhere: there a
    dictionary compares the words and no order of words counts.
    """

    min_score: Fraction = (
        0.5  # on the French gold 94 citations in 100 right; at 0.45 90, at 0.6 95 and half as many
    )
    min_foreign_score: Fraction = 0.4  # one false citation in ten on NTREX


class ReportConfig(Section, frozen=True):
    """The report takes no options yet."""


class Config(Section, frozen=True):
    """Everything a run depends on, but for its input and output."""

    ingest: IngestConfig = IngestConfig()
    clean: CleanConfig = CleanConfig()
    dedupe: DedupeConfig = DedupeConfig()
    cluster: ClusterConfig = ClusterConfig()
    plan: PlanConfig = PlanConfig()
    generate: GenerateConfig = GenerateConfig()
    verify: VerifyConfig = VerifyConfig()
    cite: CiteConfig = CiteConfig()
    report: ReportConfig = ReportConfig()


SectionT = TypeVar("SectionT", bound=Section)


def parse_toml(text: str, kind: type[SectionT], place: str) -> SectionT:
    """The section of type `kind` that a TOML text describes.

    Raises:
        ConfigError: the text is not TOML, or holds an unknown option or a value out of range;
            the message gives the place, the rule and, for a typo, the nearest option.
    """
    try:
        return msgspec.convert(tomllib.loads(text), kind)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{place}: not valid TOML: {error}") from None
    except msgspec.ValidationError as error:
        raise ConfigError(f"{place}: {error}{_nearest_option(str(error), kind)}") from None


def load_config(path: Path | None) -> Config:
    """The configuration in a file; the defaults when there is none."""
    if path is None:
        return Config()
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: cannot be read: {error}; give a TOML file in UTF-8") from None
    return parse_toml(text, Config, str(path))


def _nearest_option(message: str, kind: type[Section]) -> str:
    """The hint "; did you mean 'max_words'?" when msgspec complains of an unknown field."""
    unknown = re.search(r"unknown field `([^`]+)`(?: - at `\$\.?([^`]*)`)?", message)
    if unknown is None:
        return ""
    section: type = kind
    for name in filter(None, (unknown[2] or "").split(".")):
        section = {field.name: field.type for field in msgspec.structs.fields(section)}[name]
    options = [field.name for field in msgspec.structs.fields(section)]
    near = difflib.get_close_matches(unknown[1], options, n=1)
    return f"; did you mean '{near[0]}'?" if near else f"; options here: {', '.join(options)}"
