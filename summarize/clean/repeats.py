"""Short lines that several articles of one source share: the outlet's furniture, in whatever words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from summarize.clean.lines import Line

_LONGEST_FURNITURE = 20  # words; longer lines that return are an agency's background paragraphs


def repeated_lines(
    articles: Iterable[tuple[str | None, Sequence[Line]]], fewest: int
) -> dict[str, frozenset[str]]:
    """For each source, the keys of the short lines that at least `fewest` of its articles have.

    Articles with the same longest line count once: they are versions of one article, and what they
    share is the article. Nothing depends on the order of the articles.
    """
    seen: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for source, lines in articles:
        if source is None or len(lines) < 2:
            continue
        longest = max((line.text for line in lines), key=lambda text: (len(text), text))
        for line in lines:
            if 0 < line.words <= _LONGEST_FURNITURE and line.text != longest:
                seen[source][line.key].add(longest)
    return {
        source: frozenset(key for key, texts in keys.items() if len(texts) >= fewest)
        for source, keys in seen.items()
    }
