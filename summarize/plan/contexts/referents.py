"""What "le pays", "la ville" or "la banque" stands for: the name that its article gave before."""

from __future__ import annotations

import re
from functools import lru_cache

from summarize.text.entities.names import names, place_key
from summarize.text.entities.tables import word_set

_REACH = 1500  # characters looked back over: some ten sentences
_NAME = r"(?P<name>[A-ZÀ-Ý][\w'’-]*[\w](?:[ -](?:(?:de|du|des|la|le|les|sur|en) )?[A-ZÀ-Ý][\w'’-]+){0,3})"
COUNTRIES = word_set("pays nation royaume archipel")
TOWNS = word_set(
    "ville commune municipalité village localité bourgade cité métropole capitale agglomération maire mairie édile"
)
HOUSES = word_set(
    "banque groupe société entreprise compagnie constructeur club parti laboratoire opérateur distributeur enseigne université "
    "association syndicat chaîne plateforme fabricant éditeur assureur fondation mouvement usine site établissement magasin musée "
    "hebdomadaire quotidien mensuel magazine journal tabloïd"
)
# "en Serre", "au Palt", "l'Aurance", "aux Îles": how a land is named.
_LAND = re.compile(rf"(?<![\w'’-])(?:(?:[Ee]n|[Aa]ux?|du|des|[Ll]a|[Ll]es?) |[Ll]['’]|d['’]){_NAME}")
# "à Brévans", "la ville de Brévans", "le maire de Brévans"; "A Brévans" at the head of a sentence.
_TOWN = re.compile(
    rf"(?<![\w'’-])(?:(?<!grâce )[àÀ] |A (?<![^.!?»” \n\x22]A )(?<![^.!?»”\x22] A )|(?:ville|commune|maire|mairie|village|capitale|agglomération|métropole|habitants) (?:de |d['’])){_NAME}"
)


def referent(noun: str, before: str) -> str | None:
    """The name that a definite noun of some kinds takes up, the nearest before it; None where none was given.

    Args:
        noun: the noun, in small letters.
        before: what stands before the sentence in its article.

    >>> referent("ville", "La digue a cédé à Brévans.")
    'Brévans'
    >>> referent("banque", "La banque Odon perd 30 millions.")
    'Odon'
    """
    near = before[-_REACH:]
    if noun in COUNTRIES:
        return next((found for found in reversed(_found(_LAND, near)) if place_key(found, "fr")), None)
    if noun in TOWNS:
        return next(iter(reversed(_found(_TOWN, near))), None)
    if noun in HOUSES:
        return next(iter(reversed(_found(_apposed(noun), near))), None)
    return None


def person_before(before: str) -> str | None:
    """The last word of the whole name of a person, "Odile Brun", that was given last before a sentence."""
    found = [
        name.text
        for name in names(before[-_REACH:], "fr")
        if len(name.text.split()) == 2 and name.key == name.text.lower()
    ]
    return found[-1].split()[-1] if found else None


def _found(pattern: re.Pattern[str], text: str) -> list[str]:
    return [match["name"] for match in pattern.finditer(text)]


@lru_cache(maxsize=64)
def _apposed(noun: str) -> re.Pattern[str]:
    """A house with its name: "la banque Odon", "la banque privée Odon"."""
    return re.compile(rf"(?<!\w){noun}s?(?: [a-zà-ÿ]+)?,? {_NAME}")
