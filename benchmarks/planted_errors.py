"""How much the gate stops: true French sentences with one planted error each, and the same untouched.

    python benchmarks/planted_errors.py [--data ../shared/data] [--articles 300]

Prints, per kind of error, the share stopped by the whole gate (trust "order") and by its entity
checks alone (trust "free"), then the share of true sentences and of true cuts that are stopped.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from summarize.generate import grammar
from summarize.records import Passage
from summarize.text.entities.dates import dates
from summarize.text.entities.hedges import markers
from summarize.text.entities.names import names
from summarize.text.entities.numbers import numbers
from summarize.text.entities.quotations import quotations
from summarize.text.normalize import normalize
from summarize.text.sentences import sentence_spans
from summarize.text.words import words
from summarize.verify.french import unprintable
from summarize.verify.gate import problems_of

Plant = Callable[[str, str, random.Random], str | None]
_MONTHS = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
]
_DAYS = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]


def _replace(text: str, start: int, end: int, new: str) -> str:
    return text[:start] + new + text[end:]


def plant_number(sentence: str, _other: str, rng: random.Random) -> str | None:
    found = [
        n
        for n in numbers(sentence, "fr")
        if n.kind not in ("day", "code", "year") and n.value > 1 and n.text[:1].isdigit()
    ]
    if not found:
        return None
    number = rng.choice(found)
    digits = re.match(r"\d+", number.text)
    assert digits is not None
    changed = str(max(2, int(digits[0]) + rng.choice([-1, 1, 2, 10])))
    return (
        None
        if changed == digits[0]
        else _replace(sentence, number.start, number.start + len(digits[0]), changed)
    )


def plant_number_word(sentence: str, _other: str, rng: random.Random) -> str | None:
    pool = ["deux", "trois", "quatre", "cinq", "six", "sept", "huit", "onze", "douze"]
    found = [w for w in words(sentence) if w.text in pool]
    if not found:
        return None
    word = rng.choice(found)
    return _replace(sentence, word.start, word.end, rng.choice([p for p in pool if p != word.text]))


def plant_date(sentence: str, _other: str, rng: random.Random) -> str | None:
    found = [(w, table) for table in (_MONTHS, _DAYS) for w in words(sentence) if w.text in table]
    days = [d for d in dates(sentence, "fr", None) if d.day is not None]
    if days and rng.random() < 0.5:
        day = rng.choice(days)
        match = re.search(r"\d{1,2}", day.text)
        if match:
            return _replace(
                sentence, day.start + match.start(), day.start + match.end(), str(int(match[0]) % 27 + 2)
            )
    if not found:
        return None
    word, table = rng.choice(found)
    return _replace(sentence, word.start, word.end, rng.choice([w for w in table if w != word.text]))


def plant_name(sentence: str, other: str, rng: random.Random) -> str | None:
    own, foreign = names(sentence, "fr"), names(other, "fr")
    own = [n for n in own if n.start > 0]
    foreign = [n for n in foreign if n.key not in {o.key for o in own} and n.text not in sentence]
    if not own or not foreign:
        return None
    name = rng.choice(own)
    return _replace(sentence, name.start, name.end, rng.choice(foreign).text)


def plant_quotation(sentence: str, other: str, rng: random.Random) -> str | None:
    found = [q for q in quotations(sentence) if len(words(q.text)) >= 3]
    spare = [w.text for w in words(other) if len(w.text) > 5 and w.text not in sentence and w.text.islower()]
    if not found or not spare:
        return None
    quotation = rng.choice(found)
    inner = [w for w in words(quotation.text) if len(w.text) > 3]
    if not inner:
        return None
    word = rng.choice(inner)
    offset = sentence.index(quotation.text, quotation.start)
    return _replace(sentence, offset + word.start, offset + word.end, rng.choice(spare))


def plant_unquoted(sentence: str, _other: str, _rng: random.Random) -> str | None:
    found = [q for q in quotations(sentence) if len(words(q.text)) >= 6]
    if not found:
        return None
    return re.sub(r" {2,}", " ", re.sub(r"[«»“”\"]\s?", "", sentence))


def plant_negation_lost(sentence: str, _other: str, _rng: random.Random) -> str | None:
    changed = re.sub(r"\b(?:ne |n['’])(\w+(?:['’]\w+)?) (?:pas|plus|jamais) ", r"\1 ", sentence, count=1)
    return changed if changed != sentence else None


def plant_negation_gained(sentence: str, _other: str, _rng: random.Random) -> str | None:
    if any(m.kind == "negation" for m in markers(sentence, "fr")):
        return None
    changed = re.sub(
        r" (a|est|ont|sont|avait|était|sera) ",
        lambda m: (" n'" if m[1][0] in "aeéo" else " ne ") + m[1] + " pas ",
        sentence,
        count=1,
    )
    return changed if changed != sentence else None


def plant_hedge_lost(sentence: str, _other: str, _rng: random.Random) -> str | None:
    swaps = [
        (r"\baurait\b", "a"), (r"\bauraient\b", "ont"), (r"\bserait\b", "est"), (r"\bseraient\b", "sont"), (r"\bpourrait\b", "peut"),
        (r" (?:présumée?s?|supposée?s?|probablement|apparemment|sans doute|peut-être)\b", ""), (r"\b(?:environ|près de|presque) (?=\d)", ""),
        (r"\bsoupçonnée?s? d(?:e |['’])", "coupable de "), (r"\baccusée?s? d(?:e |['’])", "coupable de "), (r"\bmise?s? en examen\b", "condamné"),
    ]  # fmt: skip
    for pattern, plain in swaps:
        changed = re.sub(pattern, plain, sentence, count=1)
        if changed != sentence:
            return changed
    return None


def plant_attribution_lost(sentence: str, _other: str, _rng: random.Random) -> str | None:
    changed = re.sub(r"^(?:Selon|D['’]après) [^,]{3,60}, (\w)", lambda m: m[1].upper(), sentence)
    if changed == sentence:
        changed = re.sub(r",? (?:selon|d['’]après) [^,.]{3,60}(?=[,.])", "", sentence, count=1)
    return changed if changed != sentence else None


def plant_roles_swapped(sentence: str, _other: str, _rng: random.Random) -> str | None:
    found = [n for n in names(sentence, "fr") if n.text[:1].isupper()]
    pairs = [(a, b) for a in found for b in found if a.end < b.start and a.key != b.key]
    if not pairs:
        return None
    a, b = pairs[0]
    return sentence[: a.start] + b.text + sentence[a.end : b.start] + a.text + sentence[b.end :]


def plant_splice(sentence: str, other: str, _rng: random.Random) -> str | None:
    """The first half of one sentence and the second half of another."""
    left = [m.start() for m in re.finditer(r" (?:à|dans|pour|par|avec|sur|et|qui)\s", sentence)]
    right = [m.start() for m in re.finditer(r" (?:à|dans|pour|par|avec|sur|et|qui)\s", other)]
    if not left or not right:
        return None
    return sentence[: left[len(left) // 2]] + other[right[len(right) // 2] :]


def plant_head_dropped(sentence: str, _other: str, _rng: random.Random) -> str | None:
    """The head of a phrase: "le chef du réseau" → "le réseau"."""
    changed = re.sub(
        r"\b([Ll]a |[Ll]e |[Ll]['’])[a-zéèêç]{4,} d(?:e la|u|e l['’]) ?(?=[a-zéèê])", r"\1", sentence, count=1
    )
    return changed if changed != sentence else None


PLANTS: dict[str, Plant] = {
    "number": plant_number, "number word": plant_number_word, "date": plant_date, "name": plant_name, "quotation altered": plant_quotation,
    "quotation unmarked": plant_unquoted, "negation lost": plant_negation_lost, "negation gained": plant_negation_gained,
    "hedge lost": plant_hedge_lost, "attribution lost": plant_attribution_lost, "roles swapped": plant_roles_swapped,
    "splice": plant_splice, "head dropped": plant_head_dropped,
}  # fmt: skip


def without_apposition(sentence: str) -> str | None:
    """The sentence less one verbless apposition between commas that neither denies nor attributes."""
    if sentence.count(",") != 2 or quotations(sentence):
        return None
    head, middle, tail = sentence.split(",")
    run = grammar.tokens(middle)
    if not 2 <= len(run) <= 9 or grammar.has_finite(run) or markers(middle, "fr"):
        return None
    if run[0].text in ("et", "ou", "ni", "mais") or tail.split()[:1] in (["et"], ["ou"], ["ni"], ["mais"]):
        return None
    if re.search(r"\b(?:de|du|des|les|la|le|et)$", head) or not grammar.has_finite(grammar.tokens(tail)):
        return None
    return head + tail


def articles(data: Path, limit: int) -> Iterator[tuple[datetime | None, str]]:
    with gzip.open(data / "orangesum" / "valid.jsonl.gz", "rt", encoding="utf-8") as lines:
        for _, line in zip(range(limit), lines, strict=False):
            row = json.loads(line)
            yield datetime.fromisoformat(row["date"]).replace(tzinfo=UTC), row["article"]
    with gzip.open(data / "rpm2" / "dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            for document in json.loads(line)["documents"][: max(1, limit // 100)]:
                yield None, document["text"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path(__file__).resolve().parents[2] / "shared" / "data")
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--show", type=int, default=0, help="examples to print of what went wrong, per kind")
    options = parser.parse_args()
    rng = random.Random(12345)
    tried, stopped, stopped_free = Counter[str](), Counter[str](), Counter[str]()
    wrong: dict[str, list[str]] = defaultdict(list)
    why = Counter[str]()
    for day, raw in articles(options.data, options.articles):
        text = normalize(raw)
        found = [text[s.start : s.end] for s in sentence_spans(text, "fr")]
        true = [s for s in found if 40 <= len(s) <= 400 and not unprintable(s)]
        published = {"a": day}
        for sentence, other in zip(true, [*true[1:], *true[:1]], strict=True):
            passage = [Passage("a", 0, len(sentence), sentence, "fr", 0)]
            for name, copy in (("true: verbatim", sentence), ("true: cut", without_apposition(sentence))):
                if copy is None or (copy != sentence and unprintable(copy)):
                    continue
                tried[name] += 1
                if problems := problems_of(copy, passage, published, "order"):
                    stopped[name] += 1
                    why.update({f"{name} {p.kind}" for p in problems})
                    wrong[name].append(f"{copy}  {[(p.kind, p.text) for p in problems]}  <- {sentence}")
                stopped_free[name] += bool(problems_of(copy, passage, published, "free"))
            if sentence == other:
                continue
            for name, plant in PLANTS.items():
                changed = plant(sentence, other, rng)
                if changed is None or changed == sentence:
                    continue
                tried[name] += 1
                full = problems_of(changed, passage, published, "order")
                stopped[name] += bool(full)
                if not (free := problems_of(changed, passage, published, "free")):
                    wrong[name].append(f"{'ORDER ' if not full else ''}{changed}  <- {sentence}")
                stopped_free[name] += bool(free)
    print(f"{'kind':22}{'tried':>8}{'order':>9}{'free':>9}")
    for name in [*PLANTS, "true: verbatim", "true: cut"]:
        if tried[name]:
            print(
                f"{name:22}{tried[name]:8}{stopped[name] / tried[name]:9.1%}{stopped_free[name] / tried[name]:9.1%}"
            )
    print(dict(why))
    for name, examples in wrong.items():
        for example in rng.sample(examples, min(options.show, len(examples))):
            print(f"\n[{name}] {example}")


if __name__ == "__main__":
    main()
