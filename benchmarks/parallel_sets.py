"""Stories that several benchmarks summarise: press releases kept out of training, in four languages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from summarize.errors import SummarizeError
from summarize.records import Article
from summarize.text.normalize import fold, normalize
from summarize.train.corpora import is_held_out, read_records
from summarize.train.settings import load_settings

LANGUAGES = ("fr", "de", "it", "en")
RECIPE = Path(__file__).parents[1] / "configs" / "train-rewriter.toml"
STORY_WORDS = 60  # of a summary; half of the 45 stories have French leads of 52 to 93 words


@dataclass(frozen=True, slots=True)
class Story:
    """One press release: its French lead, which is the reference, and an article a language without it."""

    story_id: str
    lead: str
    articles: tuple[Article, ...]

    def in_languages(self, *languages: str) -> list[Article]:
        """The articles in some languages, in the order of `LANGUAGES`."""
        return [article for article in self.articles if article.language in languages]


def held_out_stories(data: Path, limit: int = 0) -> tuple[list[Story], int]:
    """The stories kept out of training that all four languages tell, by id, and how many were left out.

    Left out is a story without a lead or a text in one of the languages, and one whose text repeats its lead:
    there the answer would stand in the article.

    Args:
        data: the folder of corpora.
        limit: the first stories only; 0 for all.

    Raises:
        SummarizeError: a file is missing, or no story is left.
    """
    thousandths = load_settings(RECIPE).held_out_stories
    versions: dict[str, dict[str, dict[str, Any]]] = {}
    for language in LANGUAGES:
        for record in read_records(data / "press_releases" / f"{language}.jsonl.xz"):
            story_id = str(record.get("id", ""))
            if is_held_out(story_id, thousandths):
                versions.setdefault(story_id, {})[language] = record
    told = {story_id: found for story_id, found in versions.items() if len(found) == len(LANGUAGES)}
    stories = [
        Story(
            story_id,
            normalize(told[story_id]["fr"]["lead"] or ""),
            tuple(_article(story_id, language, told[story_id][language]) for language in LANGUAGES),
        )
        for story_id in sorted(told)
    ]
    kept = [story for story in stories if _is_fair(story, told[story.story_id])]
    if not kept:
        raise SummarizeError(
            f"{data / 'press_releases'}: no held-out story stands in {', '.join(LANGUAGES)} with a lead and a text; "
            "give the folder that holds all four files"
        )
    return kept[: limit or None], len(stories) - len(kept)


def _article(story_id: str, language: str, record: dict[str, Any]) -> Article:
    date = record.get("date")
    return Article(
        f"{story_id}-{language}",
        normalize(record.get("text") or ""),
        title=normalize(record.get("title") or "") or None,
        published_at=datetime.fromisoformat(date).replace(tzinfo=UTC) if date else None,
        language=language,
        event_id=story_id,
    )


def _is_fair(story: Story, versions: dict[str, dict[str, Any]]) -> bool:
    return all(
        article.text
        and (lead := _plain(versions[article.language or ""].get("lead") or ""))
        and lead not in _plain(article.text)
        for article in story.articles
    )


def _plain(text: str) -> str:
    return " ".join(fold(normalize(text)).split())
