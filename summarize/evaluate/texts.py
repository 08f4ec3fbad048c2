"""What a summary is made of: how long, how new, how repetitive, and where in the sources it comes from."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from summarize.errors import SummarizeError
from summarize.evaluate.fragments import copied_lengths, fragments
from summarize.evaluate.rouge.tokens import token_signature, tokenizer
from summarize.evaluate.segments import Better, Example, Prediction, SegmentScores, check_one_each
from summarize.records import Article
from summarize.text.sentences import sentence_spans
from summarize.text.words import count_words

ORDERS = (1, 2, 3, 4)  # of n-grams, as the papers on abstraction report them
NAN = float("nan")
# On RPM2, of the sentences that people wrote, 58 % have a source sentence this alike, and 1.6 % have one
# among the articles of another topic; at 0.35 these are 74 % and 5.3 %.
LEAST_ALIKE = 0.4
_APOSTROPHES = dict.fromkeys(map(ord, "’‘ʼ′`´"), "'")


def text_scores(
    predictions: Sequence[Prediction], examples: Sequence[Example], language: str = "fr"
) -> list[SegmentScores]:
    """Statistics of each summary, against the texts (without titles) of its example's sources.

    - `words` (what `--max-words` counts) and `sentences`; `compression`: tokens of all
      sources per token of the summary.
    - `coverage`: share (0..1) of its tokens in an extractive fragment; `density`: mean
      length of the fragment that a token is in, 0 for none (Grusky, Naaman & Artzi 2018, §4).
    - `novel.1gram` to `novel.4gram`: percent of its distinct n-grams that stand in no source (See, Liu &
      Manning 2017, §6.2); `novel.sentence`: percent of its sentences that are no substring of a source,
      runs of blanks and kinds of apostrophe aside.
    - `repeated.1gram` to `repeated.4gram`: percent of its n-grams that it has said before.

    NaN where there is nothing to count: a summary without n-grams of an order, an example without
    sources.

    Args:
        predictions: the summaries.
        examples: what they summarise, in the same order.
        language: of the summaries, ISO 639-1: whose abbreviations their sentences follow.

    Raises:
        SummarizeError: there are not as many predictions as examples, or their ids differ.
    """
    _check(predictions, examples)
    tokens = tokenizer("fr")
    rows = [
        _statistics(prediction.text, example.sources, tokens, language)
        for prediction, example in zip(predictions, examples, strict=True)
    ]
    tok, sents = token_signature("fr"), f"sents:{language}"
    signatures: dict[str, tuple[str, Better]] = {
        "words": ("words|blank-separated", "neither"),
        "sentences": (f"sentences|{sents}", "neither"),
        "compression": (f"compression|source:text|{tok}", "neither"),
        "coverage": (f"coverage|longest-match|source:text|{tok}", "neither"),
        "density": (f"density|longest-match|source:text|{tok}", "neither"),
        "novel.sentence": (f"novel|sentence|percent|substring|source:text|{sents}", "neither"),
    }
    for order in ORDERS:
        signatures[f"novel.{order}gram"] = (
            f"novel|{order}gram|percent|distinct|source:text|{tok}",
            "neither",
        )
        signatures[f"repeated.{order}gram"] = (f"repeated|{order}gram|percent|{tok}", "lower")
    return [
        SegmentScores(name, np.asarray([row[name] for row in rows], dtype=np.float64), signature, better)
        for name, (signature, better) in signatures.items()
    ]


def used_positions(
    predictions: Sequence[Prediction], examples: Sequence[Example], language: str = "fr"
) -> NDArray[np.float64]:
    """Where in its article the source sentence stands that each summary sentence comes from.

    One value for each sentence of the summaries, in order: 0 is an article's first sentence, 1 its last.
    The source sentence is one that holds the summary's to the letter (blanks and apostrophes aside), else the
    one that shares most words with it (Dice coefficient of the two bags of tokens); among equals the first.
    NaN where none reaches `LEAST_ALIKE`.

    Raises:
        SummarizeError: there are not as many predictions as examples, or their ids differ.
    """
    _check(predictions, examples)
    tokens = tokenizer("fr")
    return np.asarray(
        [
            position
            for prediction, example in zip(predictions, examples, strict=True)
            for position in _positions(prediction.text, example.sources, tokens, language)
        ],
        dtype=np.float64,
    )


def _check(predictions: Sequence[Prediction], examples: Sequence[Example]) -> None:
    check_one_each(predictions, examples, "predictions", "examples")
    for number, (prediction, example) in enumerate(zip(predictions, examples, strict=True)):
        if prediction.example_id != example.example_id:
            raise SummarizeError(
                f"prediction {number} is for '{prediction.example_id}' and its example is '{example.example_id}'; "
                "put both in the same order"
            )


def _statistics(
    text: str, sources: Sequence[Article], tokens: Callable[[str], list[str]], language: str
) -> dict[str, float]:
    said, parts = tokens(text), [tokens(source.text) for source in sources]
    sentences = _sentences(text, language)
    total = sum(map(len, parts))
    row = {"words": float(count_words(text)), "sentences": float(len(sentences))}
    row["compression"] = total / len(said) if said and total else NAN
    copied = copied_lengths(said, parts) if total else []
    lengths = fragments(copied)
    row["coverage"] = sum(lengths) / len(said) if said and total else NAN
    row["density"] = sum(length**2 for length in lengths) / len(said) if said and total else NAN
    for order in ORDERS:
        # The same words are copied from everywhere or from nowhere: one place of each tells.
        places = {tuple(said[place : place + order]): place for place in range(len(said) - order + 1)}
        count = len(said) - order + 1
        row[f"repeated.{order}gram"] = 100 * (1 - len(places) / count) if places else NAN
        novel = sum(copied[place] < order for place in places.values()) if total else 0
        row[f"novel.{order}gram"] = 100 * novel / len(places) if places and total else NAN
    folded = [_folded(source.text) for source in sources]
    new = sum(not any(_folded(sentence) in source for source in folded) for sentence in sentences)
    row["novel.sentence"] = 100 * new / len(sentences) if sentences and total else NAN
    return row


def _sentences(text: str, language: str | None) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text, language)]


def _folded(text: str) -> str:
    return " ".join(text.translate(_APOSTROPHES).split())


class _SourceSentence(NamedTuple):
    """Its folded text, how many tokens it has, and its place in the article, 0..1."""

    folded: str
    size: int
    position: float


def _positions(
    text: str, sources: Sequence[Article], tokens: Callable[[str], list[str]], language: str
) -> Iterator[float]:
    candidates: list[_SourceSentence] = []
    holders: dict[str, list[tuple[int, int]]] = defaultdict(list)  # token → sentences and how often there
    for source in sources:
        sentences = _sentences(source.text, source.language)
        for place, sentence in enumerate(sentences):
            said = tokens(sentence)
            for token, count in Counter(said).items():
                holders[token].append((len(candidates), count))
            candidates.append(
                _SourceSentence(_folded(sentence), len(said), place / max(1, len(sentences) - 1))
            )
    for sentence in _sentences(text, language):
        said, folded = tokens(sentence), _folded(sentence)
        shared = Counter[int]()
        for token, count in Counter(said).items():
            for number, there in holders.get(token, ()):
                shared[number] += min(count, there)
        best, key = NAN, (False, 0.0)
        for number in sorted(shared):
            found = candidates[number]
            dice = 2 * shared[number] / (len(said) + found.size)
            holds = folded in found.folded
            if (holds, dice) > key and (holds or dice >= LEAST_ALIKE):
                best, key = found.position, (holds, dice)
        yield best
