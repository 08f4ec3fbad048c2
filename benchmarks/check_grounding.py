"""Check a finished run from outside.

    python benchmarks/check_grounding.py DIR

Reads DIR/summaries.jsonl and DIR/articles.jsonl with the standard library alone and shares no code
with the package. Every sentence must cite; every span must lie inside its article; every number and
every capitalised word inside a sentence must stand in the cited passages. Prints counts and each
offence; exit status 1 if there is any.
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from pathlib import Path

_UNITS = [
    "zéro",
    "un",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "quinze",
    "seize",
]
_TENS = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante"}
_SCALES = {
    "mille": 3,
    "million": 6,
    "millions": 6,
    "milliard": 9,
    "milliards": 9,
    "mio": 6,
    "mrd": 9,
    "billion": 9,
    "millionen": 6,
    "milliarden": 9,
}
_NUMBER = re.compile(r"\d+(?:[  \u202f'’]\d{3}(?!\d))*(?:[.,]\d+)*")


def fold(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text.replace("œ", "oe").replace("Œ", "Oe").replace("’", "'"))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).lower()


def number_words() -> dict[str, int]:
    """French number words from 2 to 100, folded, words joined by hyphens."""
    below = dict(enumerate(_UNITS))
    below |= {17: "dix-sept", 18: "dix-huit", 19: "dix-neuf"}
    spelled = dict(below)
    for ten, word in _TENS.items():
        spelled[ten] = word
        for unit in range(1, 20 if ten == 60 else 10):
            spelled[ten + unit] = f"{word}-et-{below[unit]}" if unit in (1, 11) else f"{word}-{below[unit]}"
    spelled[80] = "quatre-vingts"
    for unit in range(1, 20):
        spelled[80 + unit] = f"quatre-vingt-{below[unit]}"
    spelled[100] = "cent"
    return {fold(word): n for n, word in spelled.items() if n > 1}


NUMBER_WORDS = number_words()


def digit_values(text: str) -> set[str]:
    """Every reading of every digit string, as plain decimals: 12.500 → 12500 and 12.5."""
    values = set()
    for match in _NUMBER.finditer(text):
        plain = re.sub(r"[  \u202f'’]", "", match[0])
        pieces = re.split(r"[.,]", plain)
        values.add("".join(pieces).lstrip("0") or "0")
        if len(pieces) > 1:
            values.add(f"{int(''.join(pieces[:-1]))}.{pieces[-1].rstrip('0')}".rstrip("."))
        values.update(piece.lstrip("0") or "0" for piece in pieces if len(pieces) > 1)
        scale = re.match(r"\s*([^\W\d_]+)", text[match.end() :])
        if scale and fold(scale[1]) in _SCALES:
            whole = int("".join(pieces)) * 10 ** _SCALES[fold(scale[1])]
            values.add(str(whole // 10 ** (len(pieces[-1]) if len(pieces) > 1 else 0)))
    return values


def word_values(text: str) -> set[str]:
    """Values of the French number words; each part of a longer one counts too."""
    folded = re.sub(r"(?<=t)e?-et-|\s+et\s+(?=une?\b|onze\b)", "-et-", fold(text))
    values = set()
    for word in re.findall(r"[a-z]+(?:-[a-z]+)*", folded):
        if word in NUMBER_WORDS:
            values.add(str(NUMBER_WORDS[word]))
    return values


def offences_of(sentence: str, cited: list[str]) -> list[str]:
    """Numbers and capitalised words of the sentence that the cited passages do not hold."""
    there = " ".join(cited)
    values = digit_values(there) | word_values(there)
    found = [
        f"number {match[0]!r}"
        for match in _NUMBER.finditer(sentence)
        if not (digit_values(match[0]) | digit_values(sentence[match.start() : match.end() + 12])) & values
    ]
    found.extend(f"number word {value}" for value in sorted(word_values(sentence) - values))
    held = set(re.findall(r"\w+", fold(there)))
    for match in re.finditer(r"\b[^\W\d_]\w*", sentence):
        before = sentence[: match.start()].rstrip(" \u00a0\u202f")
        opens = (
            not before or before[-1] in '.!?:«“"(—–…' or (before.endswith(("'", "’")) and len(before) <= 2)
        )
        if match[0][0].isupper() and not opens and fold(match[0]) not in held:
            found.append(f"capitalised word {match[0]!r}")
    return found


def lines(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def main() -> int:
    if len(sys.argv) != 2 or sys.argv[1].startswith("-"):
        print(__doc__)
        return 2
    folder = Path(sys.argv[1])
    texts = {row["article_id"]: row["text"] for row in lines(folder / "articles.jsonl")}
    counts = {"summaries": 0, "sentences": 0, "citations": 0, "uncited": 0, "bad spans": 0, "unsupported": 0}
    for summary in lines(folder / "summaries.jsonl"):
        counts["summaries"] += 1
        numbers = {source["number"]: source["article_id"] for source in summary["sources"]}
        for sentence in summary["sentences"]:
            counts["sentences"] += 1
            cited = []
            for citation in sentence["citations"]:
                counts["citations"] += 1
                text = texts.get(citation["article_id"])
                inside = text is not None and 0 <= citation["start"] < citation["end"] <= len(text)
                if not inside or numbers.get(citation["source"]) != citation["article_id"]:
                    counts["bad spans"] += 1
                    print(f"{summary['event_id']}: bad citation {citation}")
                else:
                    cited.append(text[citation["start"] : citation["end"]])
            if not cited:
                counts["uncited"] += 1
                print(f"{summary['event_id']}: nothing cited: {sentence['text']}")
                continue
            for offence in offences_of(sentence["text"], cited):
                counts["unsupported"] += 1
                print(f"{summary['event_id']}: {offence} is in no cited passage: {sentence['text']}")
    print("  ".join(f"{name} {count}" for name, count in counts.items()))
    return 1 if counts["uncited"] or counts["bad spans"] or counts["unsupported"] else 0


if __name__ == "__main__":
    sys.exit(main())
