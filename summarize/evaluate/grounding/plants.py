"""How one fact or stance of a French sentence is made wrong, by kind of error: patterns over its surface."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from summarize.evaluate.grounding.edits import MONTH, MONTHS, Edit, Plants, Pool, names_of, word_before
from summarize.evaluate.grounding.rearrangements import headless
from summarize.text.words import words

_DAYS = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]
_SMALL = ["deux", "trois", "quatre", "cinq", "six", "sept", "huit", "onze", "douze", "quinze"]
_VOWELS = "aeiouyhéèêàâîôû"

_DIGITS = re.compile(
    rf"(?<![\w.,:/’'-])(?P<head>\d{{1,3}})(?:[ \u00a0\u202f.]\d{{3}})*(?:,\d+)?"
    rf"(?![\w:/-]|[.,]\d| ?h\b)(?! (?:{MONTH})| heures?\b)"
)
_YEAR = re.compile(r"(?:(?<=\ben )|(?<=\bEn )|(?<=depuis ))(?:19|20)\d\d\b")
_QUOTED = re.compile(r"«\s?([^«»]{1,300}?)\s?»|“([^“”]{1,300})”|\"([^\"]{1,300})\"")
# What follows "pas" may need it: "pas de", "pas encore", "pas que".
_NEGATED = re.compile(
    r"(?<=[\w,] )(?P<ne>ne |n['’])(?P<pronoun>(?:(?:se|le|la|les|lui|leur|en|y) |[sl]['’])?)(?P<verb>[\w-]+) (?:pas|plus|jamais)\b"
    r"(?! (?:de |d['’]|que |qu['’]|seulement|moins|encore|tout|mal|loin|non plus|du tout|grand|très|vraiment|forcément|toujours))"
)
_NEGATED_INFINITIVE = re.compile(
    r"\bne (?:pas|plus|jamais) (?=(?:se |s['’]|l['’]|le |la |les |en |y )?[\w-]+(?:er|ir|re)\b)"
)
_NOT_ANY = re.compile(
    r"\b(?:ne |n['’])(?P<verb>(?:(?:a|ont|avait|avaient) )?[\w-]+) (?P<none>aucune?) (?=[a-zà-ÿ])"
)
_ANY_NOT = re.compile(r"\b(?P<none>[Aa]ucune?) (?P<noun>(?:[\w’'-]+ ){1,4}?)(?:ne |n['’])(?=\w)")
_NOBODY = re.compile(
    r"(?:^|(?<=, )|(?<=que ))(?P<who>[Pp]ersonne|[Rr]ien) (?:ne |n['’])(?=[\w-]+\b(?! (?:pas|plus|jamais)))"
)
_NOR = re.compile(r"\b(?:ne |n['’])(?P<verb>[\w-]+) ni (?P<one>[^,.;]{2,60}?),? ni ")
# A verb without its subject's elision would not read: "je n'ai", "ce n'est", "qui n'y".
_NEEDS_NE = re.compile(r"\b(?:[Jj]e|[Cc]e|que|[IiEe]l(?= n['’]y)|y) $|['’]$")
_DENIABLE = re.compile(
    r"(?<=[a-zà-ÿ] )(?P<verb>a|est|ont|sont|avait|était|sera) (?=[a-zà-ÿ]+(?:é|ée|és|ées|i|u|is|it)\b)"
)

_CERTAIN = {
    "aurait": "a", "auraient": "ont", "serait": "est", "seraient": "sont",
    "pourrait": "va", "pourraient": "vont", "devrait": "va", "devraient": "vont",
}  # fmt: skip
_HEDGE_WORD = re.compile(
    r" (?:présumée?s?|supposée?s?|potentiel(?:le)?s?|éventuel(?:le)?s?|probablement|vraisemblablement|apparemment|peut-être|sans doute)(?=[ ,.])"
)
# After these an adjective or adverb is no apposed hedge: "est probable", "un potentiel".
_HEDGE_NEEDED = re.compile(
    r"\b(?:est|sont|été|était|le|la|les|un|une|des|d['’]|leur|son|peut|pas|être|très|et|ou)$"
)
_ABOUT = re.compile(
    r"\b(?:environ|près de|presque|plus de|moins de|au moins|jusqu['’]à) (?=\d[\d.,\u00a0\u202f ]*[^\W\d_])"
)
_BY_SOURCE = re.compile(r"^(?:Selon|D['’]après) (?!que\b|qu['’])(?P<who>[^,«»\"]{3,60}), (?P<first>\w)")
_BY_SOURCE_INSIDE = re.compile(r",? (?:selon|d['’]après) (?!que\b|qu['’])[^,.;«»\"()]{3,60}(?=[,.])")
_SAID = re.compile(
    r", (?:a|ont) (?:également |aussi )?(?:déclaré|indiqué|précisé|expliqué|annoncé|affirmé|assuré|ajouté|rapporté|estimé) "
    r"(?!que\b|qu['’])[^,.;«»\"()]{3,60}(?=\.)"
)


def _numbers(sentence: str, _pool: Pool, rng: random.Random) -> Iterator[Edit]:
    for match in _DIGITS.finditer(sentence):
        value = int(match["head"])
        if value < 2 or re.search(r"(?:\ben|\bdepuis|n°|\barticle) $", sentence[: match.start()]):
            continue
        near = (value - 1, value + 1, value + 2, value + 10, value * 2)
        changed = rng.choice([other for other in near if 2 <= other < 1000])
        if not re.search(rf"(?<!\d){changed}(?!\d)", sentence):
            yield Edit(*match.span("head"), str(changed))
    for word in words(sentence):
        spare = [other for other in _SMALL if other not in sentence]
        alone = not re.match(r"[- ](?:cent|mille|million|vingt|tiers|autres)", sentence[word.end :])
        first = re.search(
            r"(?<!\btous)(?<!\btoutes)(?<!\bles)(?<!\bcent)(?<!\bmille) $", sentence[: word.start]
        )
        if word.text in _SMALL and spare and alone and first:
            yield Edit(word.start, word.end, rng.choice(spare))


def _dates(sentence: str, _pool: Pool, rng: random.Random) -> Iterator[Edit]:
    for table in (MONTHS, _DAYS):
        for word in words(sentence):
            if word.text not in table:
                continue
            elided = sentence[max(0, word.start - 2) : word.start] in ("d'", "d’")
            whole = sentence[: word.start].endswith(" de ")
            spare = [
                other
                for other in table
                if other not in sentence
                and not (elided and other[0] not in _VOWELS)
                and not (whole and other[0] in _VOWELS)
            ]
            if spare:
                yield Edit(word.start, word.end, rng.choice(spare))
    for match in re.finditer(rf"(?<![\d.,])\d{{1,2}}(?= (?:{MONTH})\b)", sentence):
        day = int(match[0]) % 27 + 2
        if not re.search(rf"(?<!\d){day}(?!\d)", sentence):
            yield Edit(*match.span(), str(day))
    for match in _YEAR.finditer(sentence):
        years = [year for year in range(int(match[0]) - 3, int(match[0]) + 3) if str(year) not in sentence]
        yield Edit(*match.span(), str(rng.choice(years)))


def _names(sentence: str, pool: Pool, rng: random.Random) -> Iterator[Edit]:
    """Another name of the same length from the neighbourhood, found there after the same word."""
    here = {word.casefold() for word in re.findall(r"\w+", sentence)}
    for match in names_of(sentence):
        spare = [
            name
            for lead, name in pool.names
            if lead.lower() == word_before(sentence, match).lower()
            and name.count(" ") == match["full"].count(" ")
            and not here & {word.casefold() for word in re.findall(r"\w+", name)}
        ]
        if spare:
            yield Edit(*match.span("full"), rng.choice(spare))


def _quotation(sentence: str, pool: Pool, rng: random.Random) -> Iterator[Edit]:
    """A word inside the marks becomes another one of the same ending."""
    for match in _QUOTED.finditer(sentence):
        group = match.lastindex or 1
        if len(match[group]) < 12:
            continue  # a term, not a statement
        for word in words(match[group]):
            if len(word.text) < 5 or not word.text.islower():
                continue
            spare = [
                other
                for other in pool.words
                if other[-2:] == word.text[-2:]
                and (other[0] in _VOWELS) == (word.text[0] in _VOWELS)
                and other not in sentence
                and other[:4] != word.text[:4]
            ]
            if spare:
                yield Edit(match.start(group) + word.start, match.start(group) + word.end, rng.choice(spare))


def _unmarked(sentence: str, _pool: Pool, _rng: random.Random) -> Iterator[Edit]:
    """A quotation told in the summary's own voice."""
    for match in _QUOTED.finditer(sentence):
        inner = match[match.lastindex or 1]
        if len(words(inner)) >= 7:
            yield Edit(*match.span(), inner.strip())


def _affirmed(sentence: str, _pool: Pool, _rng: random.Random) -> Iterator[Edit]:
    """The negation taken out: ne … pas, plus, jamais, aucun, ni … ni, personne, rien."""
    for match in _NEGATED.finditer(sentence):
        if not _NEEDS_NE.search(sentence[: match.start()]) and match["verb"] not in ("y", "en"):
            yield Edit(*match.span(), match["pronoun"] + match["verb"])
    for match in _NEGATED_INFINITIVE.finditer(sentence):
        yield Edit(*match.span(), "")
    for match in _NOT_ANY.finditer(sentence):
        if not re.search(r"\b(?:y|[Jj]e|[Cc]e|[Pp]ersonne|[Rr]ien) $", sentence[: match.start()]):
            yield Edit(*match.span(), f"{match['verb']} {match['none'].removeprefix('auc')} ")
    for match in _ANY_NOT.finditer(sentence):
        one = match["none"].lower().removeprefix("auc")
        yield Edit(*match.span(), f"{one.capitalize() if match['none'][0] == 'A' else one} {match['noun']}")
    for match in _NOBODY.finditer(sentence):
        some = "quelqu'un" if match["who"].lower() == "personne" else "quelque chose"
        yield Edit(*match.span(), f"{some.capitalize() if match['who'][0].isupper() else some} ")
    for match in _NOR.finditer(sentence):
        yield Edit(*match.span(), f"{match['verb']} {match['one']} et ")


def _denied(sentence: str, _pool: Pool, _rng: random.Random) -> Iterator[Edit]:
    if re.search(r"\b(?:ne|n['’]|pas|jamais|aucune?|sans|ni)\b", sentence):
        return
    for match in _DENIABLE.finditer(sentence):
        ne = "n'" if match["verb"][0] in _VOWELS else "ne "
        yield Edit(*match.span(), f"{ne}{match['verb']} pas ")


def _asserted(sentence: str, _pool: Pool, _rng: random.Random) -> Iterator[Edit]:
    """The hedge taken out: conditional, "présumé", "probablement", "environ"."""
    for word in words(sentence):
        plain = _CERTAIN.get(word.text)
        modal = word.text.startswith(("pour", "dev"))
        infinitive = re.match(r" (?:être|avoir|[\w-]+(?:er|ir|re))\b", sentence[word.end :])
        if plain and (not modal or infinitive) and re.search(r"(?<!\bje) $", sentence[: word.start]):
            yield Edit(word.start, word.end, plain)
    for match in _HEDGE_WORD.finditer(sentence):
        leads_on = re.match(r"[ ,]*(?:que\b|qu['’]|de |d['’])", sentence[match.end() :])
        if not leads_on and not _HEDGE_NEEDED.search(sentence[: match.start()]):
            yield Edit(*match.span(), "")
    for match in _ABOUT.finditer(sentence):
        yield Edit(*match.span(), "à " if match[0].startswith("jusqu") else "")


def _unattributed(sentence: str, _pool: Pool, _rng: random.Random) -> Iterator[Edit]:
    if match := _BY_SOURCE.match(sentence):
        yield Edit(0, match.end(), match["first"].upper())
    for pattern in (_BY_SOURCE_INSIDE, _SAID):
        for match in pattern.finditer(sentence):
            yield Edit(*match.span(), "")


PLANTS: Mapping[str, Plants] = MappingProxyType(
    {
        "number": _numbers,
        "date": _dates,
        "name": _names,
        "quotation altered": _quotation,
        "quotation unmarked": _unmarked,
        "negation lost": _affirmed,
        "negation gained": _denied,
        "hedge lost": _asserted,
        "attribution lost": _unattributed,
        "head dropped": headless,
    }
)
