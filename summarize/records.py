"""The records that flow down the line, frozen: every stage is a function from these to these.

All offsets are half-open code-point offsets into `Article.text` as it stands after *clean*.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

Stage = Literal["ingest", "clean", "dedupe", "cluster", "plan", "generate", "verify", "cite", "report"]

Reason = Literal[
    # ingest
    "unreadable",  # the file cannot be opened or decoded
    "truncated",  # a compressed or structured file ends too early; what came before is kept
    "malformed",  # a record that is not what its format promises
    "not_an_object",  # a JSON value that is no record
    "no_text",  # a record without any field that holds text
    "unsupported_format",
    # clean
    "no_article",  # nothing but furniture was left
    "too_short",
]
REASONS: tuple[str, ...] = get_args(Reason)

OmissionReason = Literal[
    "not_in_french",  # only foreign sources carry the fact and it could not be put into French
    "not_grounded",  # neither a hypothesis nor the source's own sentence passed verification
    "over_budget",  # true and well written, but the word budget was spent
]

Origin = Literal["generated", "verbatim"]
DisagreementKind = Literal["number", "date", "name"]


# A stretch of an article: its id, and where it begins and ends in its text, in characters.
Span = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Article:
    """One article of one outlet.

    `published_at` is aware and in UTC, or None; `language` is an ISO 639-1 code, or None when
    it could not be told. What the record did not say stays None. `text` has paragraphs separated
    by one newline once cleaned, and is never edited after that. `event_id` is the record's own,
    when it came already clustered. `copies` are the ids of the articles that carry the same text.
    """

    article_id: str
    text: str
    title: str | None = None
    source: str | None = None
    url: str | None = None
    published_at: datetime | None = None
    language: str | None = None
    event_id: str | None = None
    copies: tuple[str, ...] = ()

    @property
    def voice(self) -> str:
        """The independent source it speaks for: its outlet, or itself when the outlet is not known."""
        return (
            self.source.strip().casefold() if self.source and self.source.strip() else f"#{self.article_id}"
        )


@dataclass(frozen=True, slots=True)
class Rejection:
    """Why a stage dropped a record: `reason` from the closed vocabulary, `detail` for a reader."""

    article_id: str
    stage: Stage
    reason: Reason
    detail: str


@dataclass(frozen=True, slots=True)
class Event:
    """Articles about one event. `related` are the ids of other events of the same affair."""

    event_id: str
    article_ids: tuple[str, ...]
    related: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of an article; `text` is always `article.text[start:end]`.

    `position` counts the article's sentences from 0. `language` is that of the article.
    """

    article_id: str
    start: int
    end: int
    text: str
    language: str | None
    position: int

    @property
    def span(self) -> Span:
        """Its article and where it stands there."""
        return self.article_id, self.start, self.end


@dataclass(frozen=True, slots=True)
class Fact:
    """Passages of one event that say the same thing, the one that carries the wording first.

    `voices` counts the independent sources among them; `salience` is comparable within an event.
    """

    passages: tuple[Passage, ...]
    voices: int
    salience: float


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One French sentence proposed for a fact, with the model's log-probability (nats)."""

    text: str
    score: float


@dataclass(frozen=True, slots=True)
class GroundedSentence:
    """A sentence that passed verification against `fact.passages`.

    `origin` is "generated" when a model wrote it and "verbatim" when it is a source's own sentence. `presents` are other
    passages, that say who somebody is whom it names.
    """

    text: str
    origin: Origin
    fact: Fact
    presents: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Omission:
    """A fact that the summary leaves out, by the span of the passage that carried its wording."""

    event_id: str
    reason: OmissionReason
    article_id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Citation:
    """A span of a source that says what the sentence says; `score` in 0..1."""

    source: int
    article_id: str
    start: int
    end: int
    score: float

    @property
    def span(self) -> Span:
        """Its article and where it stands there."""
        return self.article_id, self.start, self.end


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the summary with the spans that say it, one or more."""

    text: str
    origin: Origin
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """One of the values that sources give for the same thing, and where they give it."""

    value: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Sources that differ on a number, a date or a name; `update` when a later one supersedes."""

    kind: DisagreementKind
    about: str
    update: bool
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class SummarySource:
    """A source of the event, cited or not, under the number that the markers use (from 1)."""

    number: int
    article_id: str
    title: str | None
    source: str | None
    url: str | None
    published_at: datetime | None
    language: str | None
    copies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Update:
    """A figure that earlier articles gave as `before` and newer ones give as `after`; `citations` are of the newer."""

    about: str
    before: str
    after: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Since:
    """What a summary that tells only news builds on.

    `date` is that of the newest article of the earlier runs, None when none is dated; `events` are the ids,
    there, of the events that readers know, none for an event that is new altogether; `updates` the figures
    that are no longer what they read.
    """

    date: datetime | None
    events: tuple[str, ...]
    updates: tuple[Update, ...] = ()


@dataclass(frozen=True, slots=True)
class CitedSummary:
    """The summary of one event: a line of summaries.jsonl (`summarize/report/schema.json`).

    `since` is there when the summary was written for readers of an earlier run.
    """

    event_id: str
    headline: str
    sentences: tuple[Sentence, ...]
    sources: tuple[SummarySource, ...]
    independent_sources: int
    disagreements: tuple[Disagreement, ...] = ()
    related: tuple[str, ...] = ()
    language: str = "fr"
    since: Since | None = None

    @property
    def text(self) -> str:
        """The sentences in order, each followed by its markers: "Première phrase. [1][3] …"."""
        return " ".join(
            sentence.text + " " + "".join(f"[{n}]" for n in sorted({c.source for c in sentence.citations}))
            for sentence in self.sentences
        )

    def _repr_markdown_(self) -> str:
        from summarize.report.markdown import summary_to_markdown

        return summary_to_markdown(self)
