"""How much the gate stops of errors planted in translations, and of people's true translations.

    python benchmarks/planted_translations.py [--data ../shared/data] [--part held-out] [--language de] [--show 3]

The pairs are the last 500 news sentences of English, German, Spanish and Italian, which nothing was mined
from or trained on, and the sentences of every second NTREX document in all six languages. `--part tuning`
reads the 500 news sentences before and the other documents, for those who mend the rules.
Prints, per kind, the share stopped of all errors, and of those in sentences whose true translation passes (of
the others any change would be stopped) with its 95 % interval (Wilson 1927); the last line is that of
false alarms. A person's translation is free, and much of the news was translated from a third language: a
strict gate stops most of it, and what is stopped is left out of a summary and counted.
"""

from __future__ import annotations

import argparse
import itertools
import random
import re
from collections import Counter
from pathlib import Path

from summarize.evaluate.corpora.files import read_json_lines
from summarize.evaluate.grounding.translated_plants import KINDS, Translated, plant_translations
from summarize.records import Passage
from summarize.text.normalize import normalize
from summarize.text.sentences import sentence_spans
from summarize.train.dictionary import is_kept
from summarize.verify.french import unprintable
from summarize.verify.gate import problems_of
from summarize.verify.problems import Problem

CODES = {"en": "eng", "de": "deu", "es": "spa", "it": "ita", "pt": "por", "nl": "nld"}
NEWS = ("en", "de", "es", "it")  # languages with news among the parallel sentences
HELD_OUT = 500
_LENGTHS = (0.6, 1.8)  # of a French sentence to the one it translates


def news_pairs(data: Path, code: str, *, tuning: bool) -> list[tuple[str, str]]:
    """The last 500 news sentences of a language, or the 500 before them."""
    rows = [row.values for row in read_json_lines(data / "parallel" / f"{code}-fra.jsonl.gz")]
    news = [row for row in rows if row["origin"].startswith("news")]
    part = news[-2 * HELD_OUT : -HELD_OUT] if tuning else news[-HELD_OUT:]
    return [(normalize(row["source"]), normalize(row["target"])) for row in part]


def tatoeba_pairs(data: Path, code: str, *, tuning: bool) -> list[tuple[str, str]]:
    """Every second of the Tatoeba sentences that are kept for measuring: plain and literal, out of context."""
    rows = [row.values for row in read_json_lines(data / "parallel" / f"{code}-fra.jsonl.gz")]
    kept = [row for row in rows if row["origin"] == "tatoeba" and is_kept(row["target"])]
    return [(normalize(row["source"]), normalize(row["target"])) for row in kept[0 if tuning else 1 :: 2]]


def ntrex_pairs(data: Path, code: str, *, tuning: bool) -> list[tuple[str, str]]:
    """Sentences of every second NTREX document by position, where both sides have as many."""
    events: dict[str, dict[str, str]] = {}
    for row in read_json_lines(data / "clustering" / "ntrex_documents.jsonl.gz"):
        events.setdefault(row.values["event"], {})[row.values["language"]] = normalize(row.values["text"])
    found = []
    language = {other: one for one, other in CODES.items()}[code]
    for event in sorted(events)[0 if tuning else 1 :: 2]:
        left, right = events[event][code], events[event]["fra"]
        theirs, ours = sentence_spans(left, language), sentence_spans(right, "fr")
        if len(theirs) == len(ours):
            pairs = [
                (left[a.start : a.end], right[b.start : b.end]) for a, b in zip(theirs, ours, strict=True)
            ]
            # As many sentences may still be cut elsewhere: then two that face each other differ in length.
            if all(_LENGTHS[0] <= len(f) / len(s) <= _LENGTHS[1] for s, f in pairs):
                found += pairs
    return found


def is_fair(source: str, french: str) -> bool:
    """Whether two texts may be a translation: lengths within a factor of two, and the very same figures."""
    return 0.5 <= len(french) / max(1, len(source)) <= 2 and sorted(re.findall(r"\d+", source)) == sorted(
        re.findall(r"\d+", french)
    )


def usable(pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Pairs whose French could stand in a summary, with the same figures on both sides."""
    fair = [
        (source, french) for source, french in pairs if is_fair(source, french) and 30 <= len(french) <= 400
    ]
    return [
        pair
        for pair in dict(zip([f for _, f in fair], fair, strict=True)).values()
        if not unprintable(pair[1])
    ]


def problems(case: Translated) -> tuple[Problem, ...]:
    """What the gate finds wrong with a translation, as the embedded model runs with it."""
    passage = Passage("a", 0, len(case.source), case.source, case.language, 0)
    return problems_of(case.text, [passage], {"a": None}, "order")


def _rate(flagged: list[bool]) -> float:
    return 100 * sum(flagged) / len(flagged)


def main() -> None:
    from scipy.stats import binomtest

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path(__file__).resolve().parents[2] / "shared" / "data")
    parser.add_argument("--part", choices=("held-out", "tuning"), default="held-out")
    parser.add_argument("--language", choices=tuple(CODES), action="append")
    parser.add_argument("--corpus", choices=("news", "ntrex", "tatoeba"), action="append")
    parser.add_argument("--limit", type=int, default=0, help="pairs a language; 0 for all")
    parser.add_argument("--seed", type=int, default=12345)
    parser.add_argument("--show", type=int, default=0, help="examples a kind of what went wrong")
    options = parser.parse_args()
    flags: dict[tuple[str, str], list[bool]] = {}
    why = Counter[str]()
    wrong: dict[str, list[tuple[Translated, tuple[Problem, ...]]]] = {}
    tuning = options.part == "tuning"
    languages = options.language or list(CODES)
    corpora = options.corpus or ["tatoeba", "ntrex", "news"]
    for corpus, language in itertools.product(corpora, languages):
        if corpus == "news" and language not in NEWS:
            continue
        read = {"news": news_pairs, "ntrex": ntrex_pairs, "tatoeba": tatoeba_pairs}[corpus]
        pairs = usable(read(options.data, CODES[language], tuning=tuning))[: options.limit or None]
        cases = [(case, problems(case)) for case in plant_translations(pairs, language, options.seed)]
        passed = {case.source for case, found in cases if case.is_true and not found}
        for case, found in cases:
            groups = [f"{corpus} {language}", "all", *(["of those"] if case.source in passed else [])]
            for group in groups if not case.is_true else groups[:2]:
                flags.setdefault((case.kind, group), []).append(bool(found))
            if case.is_true:
                why.update({problem.kind for problem in found})
            if bool(found) == case.is_true and (case.is_true or case.source in passed):
                wrong.setdefault(case.kind, []).append((case, found))
    columns = [
        group for group in dict.fromkeys(group for _, group in flags) if group not in ("all", "of those")
    ]
    print(
        f"{'% stopped':20}{'tried':>6}{'all':>7}{'of those whose true translation passes':>40}  "
        + "  ".join(columns)
    )
    for kind in KINDS:
        everything = flags.get((kind, "all"), [])
        if not everything:
            continue
        each = "  ".join(
            f"{_rate(flags[kind, column]):{len(column)}.1f}" if (kind, column) in flags else " " * len(column)
            for column in columns
        )
        those = flags.get((kind, "of those"), [])
        interval = binomtest(sum(those), len(those)).proportion_ci(method="wilson") if those else None
        rate = (
            f"{len(those):8} tried {_rate(those):8.1f} [{100 * interval.low:5.1f},{100 * interval.high:6.1f}]"
            if interval
            else " "
        )
        print(f"{kind:20}{len(everything):6}{_rate(everything):7.1f}{rate:>40}  {each}")
    print("true translations stopped, by kind of problem: ", dict(sorted(why.items())))
    rng = random.Random(options.seed)
    for kind, cases in wrong.items() if options.show else ():
        for case, found in rng.sample(cases, min(options.show, len(cases))):
            print(
                f"\n[{kind} {case.language}] {case.before!r} -> {case.after!r}"
                if not case.is_true
                else f"\n[{kind}]"
            )
            print(f"  {case.text}\n  <- {case.source}\n  {[(p.kind, p.text) for p in found]}")


if __name__ == "__main__":
    main()
