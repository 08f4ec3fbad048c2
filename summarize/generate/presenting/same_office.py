"""Offices, parties and countries that newsrooms tell in several ways: "garde des Sceaux", "ministre de la Justice"."""

from __future__ import annotations

import re
from collections.abc import Sequence

# One way of telling and another, each without its small words, in lower case. The first is read as the second; both say
# the same of a person. A party's adjective where no other party has it: "socialiste", not "écologiste".
_SAME = {
    "garde sceaux": "ministre justice",
    "président république": "président",
    "présidente république": "présidente",
    "chef état": "président",
    "cheffe état": "présidente",
    "chef gouvernement": "premier ministre",
    "cheffe gouvernement": "première ministre",
    "chef diplomatie": "ministre affaires étrangères",
    "cheffe diplomatie": "ministre affaires étrangères",
    "locataire élysée": "président",
    "parti socialiste": "socialiste",
    "ps": "socialiste",
    "parti communiste français": "communiste",
    "parti communiste": "communiste",
    "pcf": "communiste",
    "france insoumise": "insoumis",
    "insoumise": "insoumis",
    "lfi": "insoumis",
    "république marche": "lrem",
    "rassemblement national": "rn",
    "front national": "fn",
    "républicains": "lr",
    "europe écologie verts": "eelv",
    "états unis": "américain",
    "royaume uni": "britannique",
    "grande bretagne": "britannique",
    "france": "français",
    "allemagne": "allemand",
    "autriche": "autrichien",
    "belgique": "belge",
    "brésil": "brésilien",
    "canada": "canadien",
    "chine": "chinois",
    "espagne": "espagnol",
    "inde": "indien",
    "iran": "iranien",
    "israël": "israélien",
    "italie": "italien",
    "japon": "japonais",
    "liban": "libanais",
    "pologne": "polonais",
    "portugal": "portugais",
    "russie": "russe",
    "suède": "suédois",
    "suisse": "helvétique",
    "turquie": "turc",
    "ukraine": "ukrainien",
    "venezuela": "vénézuélien",
}
# Whole words, the longest way of telling first; "chef d'état-major" is no head of state.
_TOLD = re.compile(
    rf"(?<!\S)(?:{'|'.join(sorted(map(re.escape, _SAME), key=lambda told: (-len(told), told)))})(?!\S)(?! major)"
)


def told_alike(words: Sequence[str]) -> list[str]:
    """The words of a description, small ones left out, in lower case, in the one way that stands for all.

    >>> told_alike(["maire", "ps"]), told_alike(["garde", "sceaux"])
    (['maire', 'socialiste'], ['ministre', 'justice'])
    """
    return _TOLD.sub(lambda told: _SAME[told[0]], " ".join(words)).split()
