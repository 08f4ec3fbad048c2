"""Numbers that stand before another measure than in the passages: 80 tonnes for 80 kilos, 9 dead for 9 injured."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache, lru_cache

from summarize.evaluate.grounding.numbers import numbers
from summarize.text.normalize import fold
from summarize.text.words import words

# One entry a measure: its forms, folded, in French and as units are written anywhere.
_MEASURES = """
% pour_cent|point points|milligramme milligrammes mg|gramme grammes g|kilo kilos kilogramme kilogrammes kg|tonne tonnes t|
millimetre millimetres mm|centimetre centimetres cm|metre metres m|kilometre kilometres km|hectare hectares ha|km2 km²|m2 m²|
litre litres l|degre degres|euro euros €|centime centimes|dollar dollars $|franc francs|livre livres|
seconde secondes s|minute minutes min|heure heures h|jour jours journee journees|semaine semaines|mois|an ans annee annees|
siecle siecles|mort morts|blesse blesses blessee blessees|disparu disparus disparue disparues|vol vols|
hospitalisation hospitalisations|deces|voix|but buts|passager passagers|spectateur spectateurs|heures|watt watts|megawatt megawatts|gigawatt gigawatts
"""


@cache
def _measure_of() -> dict[str, str]:
    entries = "".join(_MEASURES.split("\n")).split("|")
    return {form: entry.split()[0] for entry in entries for form in entry.split()}


def mismeasured(sentence: str, passages: Sequence[str]) -> Iterator[tuple[int, int, str, str]]:
    """(start, end, text, reason) of each number whose passages give it, but always of something else measured."""
    held: dict[Decimal, set[str | None]] = {}
    for passage in passages:
        for _, _, value, measure in _measured(passage):
            held.setdefault(value, set()).add(measure)
    for start, end, value, measure in _measured(sentence):
        there = held.get(value, {None})
        if measure is not None and None not in there and measure not in there:
            named = ", ".join(sorted(m for m in there if m))
            yield start, end, sentence[start:end], f"the passage has it of “{named}”"


@lru_cache(maxsize=4096)
def _measured(text: str) -> tuple[tuple[int, int, Decimal, str | None], ...]:
    """(start, end, value, measure) of the numbers; None where no known measure follows."""
    run = words(text)
    found = []
    for number in numbers(text, "fr"):
        if number.kind in ("time", "ordinal"):
            continue
        after = [word for word in run if word.start >= number.end][:3]
        sign = text[number.end : number.end + 2].strip(" \u00a0\u202f")[:1]
        measure = "%" if number.unit == "%" else _measure_of().get(sign) if sign in ("%", "€", "$") else None
        for word in () if measure else after[:2]:
            folded = fold(word.text).rstrip("'’")
            if folded in ("million", "millions", "milliard", "milliards", "de", "d"):
                continue
            measure = _measure_of().get(folded)
            break
        found.append((number.start, number.end, number.values[0], measure))
    return tuple(found)
