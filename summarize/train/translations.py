"""Pairs that teach to put news into French: sentences and paragraphs that people translated.

What is kept for measuring never trains: the last 500 news sentences of each language that has them,
in whatever language they stand, and the press releases that `is_held_out` keeps.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from summarize.text.normalize import normalize
from summarize.train import corpora
from summarize.train.filters import same_figures
from summarize.train.pairs import Pair, cut_by_rule, natural_cuts, sentences_of
from summarize.train.settings import TrainSettings

LANGUAGES = ("eng", "deu", "spa", "ita", "por", "nld")
PARAGRAPH_LANGUAGES = ("de", "it", "en")
HELD_OUT_NEWS = 500  # sentences, of the end of each language's news
NEWS = "news"  # what the origin of a news sentence begins with
RATIO = (0.5, 2.0)  # of the two sides' lengths in characters: beyond, they do not say the same
LONGEST = 600  # characters; a batch holds no more

Translation = tuple[str, str]  # (foreign text, French text)


def translation_pairs(settings: TrainSettings) -> Iterator[Pair]:
    """Tasks "translate" and "translate_cut": foreign text → its French, whole or cut.

    The cuts are the French side's own: by rule, or a writer's lead of that very paragraph.
    """
    for source, target in translations(settings):
        yield Pair("translate", source, target)
        if "translate_cut" in settings.tasks and sentences_of(target, "fr") == [target]:
            shorter = cut_by_rule(target, None)
            if shorter:
                yield Pair("translate_cut", source, shorter)
    if {"press-releases"} <= set(settings.corpora) and "translate_cut" in settings.tasks:
        for source, cut in _leads(settings):
            yield Pair("translate_cut", source, cut)


def translations(settings: TrainSettings) -> Iterator[Translation]:
    """Parallel sentences, then paragraphs of documentation and of press releases."""
    data, names = Path(settings.data), settings.corpora
    kept = {target for _, _, target in held_out_news(data)} if corpora.in_parallel(names) else set()
    for code in LANGUAGES:
        if corpora.in_parallel(names):
            for source, target, _ in corpora.parallel(data, code, names, settings.limit):
                if target not in kept and is_fair(source, target, figures=settings.filters.numbers):
                    yield source, target
        if "debian" in names:
            path = data / "parallel" / f"debian-{code}-fra.jsonl.gz"
            for record in corpora.read_records(path, settings.limit):
                source, target = normalize(record["source"]), normalize(record["target"])
                if is_fair(source, target, figures=settings.filters.numbers):
                    yield source, target
    if "press-releases" in names:
        for _, theirs, ours in _aligned(settings):
            for source, target in zip(theirs, ours, strict=True):
                if source != target and is_fair(source, target, figures=settings.filters.numbers):
                    yield source, target


def held_out_news(data: Path) -> list[tuple[str, str, str]]:
    """(three-letter code, foreign sentence, French sentence) that are kept for measuring, by language.

    Several languages translate the same French news; the last ones of each are kept out of all.
    """
    found = []
    for code in LANGUAGES:
        if (data / "parallel" / f"{code}-fra.jsonl.gz").is_file():
            lines = corpora.parallel(data, code, list(corpora.CORPORA))
            news = [(code, s, t) for s, t, origin in lines if origin.startswith(NEWS) and s and t]
            found += news[-HELD_OUT_NEWS:]
    return found


def is_fair(source: str, target: str, *, figures: bool = True) -> bool:
    """Whether two texts may be a translation: lengths that fit, and the very same figures."""
    if not source or not target or max(len(source), len(target)) > LONGEST:
        return False
    if not RATIO[0] <= len(target) / len(source) <= RATIO[1]:
        return False
    return not figures or same_figures(source, target)


def _aligned(settings: TrainSettings) -> Iterator[tuple[str, list[str], list[str]]]:
    """(id, foreign parts, French parts) of the press releases where both versions have as many parts."""
    folder = Path(settings.data) / "press_releases"
    french = {
        str(record["id"]): _parts(record)
        for record in corpora.read_records(folder / "fr.jsonl.xz", settings.limit)
        if not corpora.is_held_out(str(record["id"]), settings.held_out_stories)
    }
    for language in PARAGRAPH_LANGUAGES:
        for record in corpora.read_records(folder / f"{language}.jsonl.xz", settings.limit):
            theirs, ours = _parts(record), french.get(str(record["id"]), [])
            if len(theirs) == len(ours):
                yield str(record["id"]), theirs, ours


def _leads(settings: TrainSettings) -> Iterator[Translation]:
    """Foreign paragraphs of one sentence with the lead's own cut of their French version."""
    cuts: dict[str, list[tuple[int, str]]] = {}
    for story, theirs, ours in _aligned(settings):
        if story not in cuts:
            # Title and lead come first in `_parts`; what follows is the text.
            summary = [s for part in ours[:2] for s in sentences_of(part, "fr")]
            alone = {
                part: at for at, part in enumerate(ours) if at >= 2 and sentences_of(part, "fr") == [part]
            }
            cuts[story] = [
                (alone[pair.source], pair.target)
                for pair in natural_cuts(list(alone), summary, settings.filters)
            ]
        for at, cut in cuts[story]:
            if is_fair(theirs[at], ours[at], figures=settings.filters.numbers):
                yield theirs[at], cut


def _parts(record: dict[str, str]) -> list[str]:
    texts = (record.get("title") or "", record.get("lead") or "", *(record.get("text") or "").split("\n"))
    return [normalize(text) for text in texts if text.strip()]
