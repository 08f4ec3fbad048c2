"""Makes the tables of French forms that `summarize.text` ships: those of the news, the genders, and those of a dictionary.

python -m summarize.train.forms news DATA_FOLDER summarize/text
python -m summarize.train.forms genders DATA_FOLDER summarize/text
python -m summarize.train.forms dictionary FOLDER_OF_fr_FR summarize/text
"""

from __future__ import annotations

import argparse
import lzma
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from summarize.runs import atomic_path
from summarize.text.dictionary import AGREEMENT, FORMS
from summarize.text.proofreading.spelling import RESOURCE, WORD, known_forms
from summarize.text.small_words import GENDERS
from summarize.train.corpora import read_records
from summarize.train.hunspell import Entry, Suffix, forms, read_entries, read_suffixes
from summarize.verify.tables import nouns

PARALLEL = ("eng", "deu", "spa", "ita", "por", "nld")
# Texts that hold a form: fewer, and a slip that two newsrooms copied would count as French.
MIN_TEXTS = 4
COMMON_TEXTS = 25  # from which a form is what a slip is measured by: rare ones are a turn from anything


# Classes of affixes of the dictionary: what they make agrees in gender and number, or in number alone.
_ADJECTIVES = frozenset({"F.", "F+", "Fs", "Fc", "Fx", "W.", "Wx"})
_PARTICIPLES = frozenset({"p+", "q+"})
_NUMBERED = frozenset({"S.", "X."})
_ELISIONS = frozenset({"L'", "D'", "Q'", "Q*", "Qj", "--"})

# A determiner of one gender before a word. "le" and "la" only where they are no pronouns: at the head, behind a
# preposition or a mark; "l'une" is no article.
_DETERMINED = re.compile(
    r"(?<![\w'’-])(?:(?P<he>[Uu]n|[Cc]et?|[Dd]u|[Aa]u|(?:dans|sur|sous|par|avec|selon|vers|entre|contre|et|[,.;(]) [Ll]e|Le)|"
    r"[Uu]ne|[Cc]ette|(?:[Dd]e|à|dans|sur|sous|par|avec|selon|vers|entre|contre|et|[,.;(]) la|La) "
    r"(?P<word>[a-zà-ÿœæ]{3,}(?:-[a-zà-ÿœæ]+)*)(?![\w'’-])"
)
MIN_DETERMINED = 8  # determiners that tell a word's gender: of fewer, two slips of newsrooms turn the share
PURE = 0.98  # share of them that agree; "ministre" and "juge" have both, slips stand in one of 400

Reading = tuple[str, str, str]  # class, gender, number: "a", "f", "p"; "-" for what a form does not tell


def build_news(data: Path, folder: Path) -> tuple[int, int]:
    """Writes the forms of the news; returns how many common and how many others the table holds."""
    counts = Counter[str]()
    for text in _texts(data):
        counts.update({match[1] for match in WORD.finditer(text) if match[1].islower()})
    common = sorted(form for form, count in counts.items() if count >= COMMON_TEXTS)
    others = sorted(form for form, count in counts.items() if MIN_TEXTS <= count < COMMON_TEXTS)
    _pack("\n\n".join(("\n".join(common), "\n".join(others))), folder / RESOURCE)
    return len(common), len(others)


def build_genders(data: Path, folder: Path) -> tuple[int, int]:
    """Writes the words that the news has behind determiners of one gender; returns how many masculine and feminine."""
    counts: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    for record in read_records(data / "orangesum" / "train.jsonl.gz"):
        for field in ("abstract", "article"):
            for match in _DETERMINED.finditer(str(record.get(field) or "")):
                counts[match["word"]][match["he"] is None] += 1
    genders = [
        f"{'mf'[found.index(max(found))]} {word}"
        for word, found in sorted(counts.items())
        if sum(found) >= MIN_DETERMINED and max(found) >= PURE * sum(found)
    ]
    _pack("".join(f"{line}\n" for line in genders), folder / GENDERS)
    masculine = sum(line.startswith("m") for line in genders)
    return masculine, len(genders) - masculine


def build_dictionary(dictionary: Path, folder: Path) -> tuple[int, int]:
    """Writes the dictionary's forms and what they agree with; returns how many of each.

    `dictionary` holds fr_FR.aff and fr_FR.dic. What forms agree with is kept of the forms of the news only.
    """
    suffixes = read_suffixes(dictionary / "fr_FR.aff")
    entries = list(read_entries(dictionary / "fr_FR.dic"))
    known = {form.replace("’", "'") for entry in entries for form, _ in forms(entry, suffixes)}
    ordered = sorted((form for form in known if not form[0].isdigit()), key=lambda form: form.encode("utf-8"))
    _pack("".join(f"{form}\n" for form in ordered), folder / FORMS)
    readings: defaultdict[str, set[Reading | None]] = defaultdict(set)
    for entry in entries:
        for form, reading in _readings(entry, suffixes):
            readings[form].add(reading)
    news = known_forms()
    lines = [
        f"{''.join(reading)} {form}"
        for form in sorted(readings)
        if form in news and (reading := _common_reading(form, readings[form])) is not None
    ]
    _pack("".join(f"{line}\n" for line in lines), folder / AGREEMENT)
    return len(ordered), len(lines)


def _readings(
    entry: Entry, suffixes: Mapping[str, tuple[Suffix, ...]]
) -> Iterator[tuple[str, Reading | None]]:
    """The forms of an entry with what they agree with; None for a verb, an adverb, a name."""
    flags = {flag for flag in entry.flags if flag not in _ELISIONS}
    made = [(form, flag) for form, flag in forms(entry, suffixes) if flag]
    if not flags & (_ADJECTIVES | _PARTICIPLES | _NUMBERED):
        yield entry.word, None
    for form, flag in made:
        if flag in _ADJECTIVES and entry.word.endswith("e"):
            yield form, ("e", "-", "p" if form.endswith("s") else "s")  # "maître", "maîtresse"
        elif flag in _ADJECTIVES | _PARTICIPLES:
            of_flag = {other for other, own in made if own == flag}
            yield form, ("a" if flag in _PARTICIPLES else "e", *_agreement(form, of_flag))
        elif flag in _NUMBERED:
            plural = form != entry.word
            yield form, ("n", "-", "-" if entry.word[-1] in "sxz" else "p" if plural else "s")
        elif flag not in _ELISIONS:
            yield form, None


def _agreement(form: str, others: set[str]) -> tuple[str, str]:
    """Gender and number of one of the two to four forms of an adjective, told by its ending and the others'."""
    feminine = form.endswith(("e", "es")) and any(
        other != form and not other.endswith(("e", "es")) for other in others
    )
    singular = form if not feminine else form.removesuffix("s")
    if feminine:
        return "f", "p" if form != singular else "s"
    if form[-1] in "sx" and not ({form[:-1], form[:-1] + "l", form[:-2] + "l"} & others):
        return "m", "-"  # "français"
    return "m", "p" if form[-1] in "sx" else "s"


def _common_reading(form: str, readings: set[Reading | None]) -> Reading | None:
    """What all the readings of a form say together; None where one is no noun or adjective."""
    sure = [reading for reading in readings if reading is not None]
    if None in readings or not sure:
        return None
    classes = {reading[0] for reading in sure}
    of_noun = nouns().get(form.removesuffix("s") if nouns().get(form) == "p" else form)
    genders = {reading[1] for reading in sure if reading[1] != "-"}
    if "n" in classes or "e" in classes:
        genders |= {of_noun} & {"m", "f"} if of_noun else set()
    numbers = {reading[2] for reading in sure}
    return (
        classes.pop() if len(classes) == 1 else "e",
        genders.pop() if len(genders) == 1 else "-",
        numbers.pop() if len(numbers) == 1 else "-",
    )


def _pack(text: str, output: Path) -> None:
    with atomic_path(output) as path:
        path.write_bytes(lzma.compress(text.encode("utf-8"), preset=9 | lzma.PRESET_EXTREME))


def _texts(data: Path) -> Iterator[str]:
    for record in read_records(data / "orangesum" / "train.jsonl.gz"):
        yield " ".join(str(record.get(field) or "") for field in ("title", "abstract", "article"))
    for code in PARALLEL:
        for record in read_records(data / "parallel" / f"{code}-fra.jsonl.gz"):
            yield str(record["target"])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Make the tables of French forms.")
    parser.add_argument("kind", choices=("news", "genders", "dictionary"))
    parser.add_argument("source", type=Path, help="parallel/ and orangesum/, or fr_FR.aff and fr_FR.dic")
    parser.add_argument("folder", type=Path, help="summarize/text")
    arguments = parser.parse_args()
    builders = {"news": build_news, "genders": build_genders, "dictionary": build_dictionary}
    made = builders[arguments.kind](arguments.source, arguments.folder)
    print(f"{made[0]} and {made[1]} forms")
