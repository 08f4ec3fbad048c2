"""Which words of a sentence only name somebody or something: names, and the offices and nouns tied to them.

"Christine Arnal, la ministre de l'Économie" in two sentences says that both speak of her, not that they say the same.
"""

from __future__ import annotations

import re
from functools import lru_cache

from summarize.cite.reading import FRENCH, Reading
from summarize.text.french_verbs import finite_forms
from summarize.text.grammar import NOT_PARTICIPLES

# What may stand between a name and the noun tied to it: "le maire | de | Valmont", "Paul Arden|, le |directeur".
_TIE = re.compile(
    r"\s*,?\s*(?:(?:et )?(?:de la |de l['’]|de |du |des |d['’]|la |le |les |l['’])|et )?\(?", re.IGNORECASE
)
_PARTICIPLE = re.compile(r"(?:é|ée|és|ées|ant)$")
STEPS = 2  # nouns away from a name: "le président du groupe Arden"


@lru_cache(maxsize=4096)  # a told sentence is compared with every passage of its event
def namings(reading: Reading) -> frozenset[int]:
    """The indices of the content words that name: names, acronyms, and in French the nouns tied to them.

    No verb is, and no participle: what somebody does is told by it.
    """
    tokens = reading.tokens
    found = {
        i for i, token in enumerate(tokens) if token.named or (token.text.isupper() and len(token.text) > 1)
    }
    if reading.language != FRENCH:
        return frozenset(found)
    nouns = {index for index, token in enumerate(tokens) if not _is_verb(token.text.casefold())} - found
    ties = {
        index: "," in tie[0]
        for index in range(1, len(tokens))
        if (tie := _TIE.fullmatch(reading.text, tokens[index - 1].end, tokens[index].start))
    }
    for step in range(STEPS):
        # A comma parts a name from its office; after that it begins something else.
        tied = {index for index, comma in ties.items() if step == 0 or not comma}
        found |= {i for i in nouns if (i in tied and i - 1 in found) or (i + 1 in tied and i + 1 in found)}
    return frozenset(found)


def _is_verb(word: str) -> bool:
    return word in finite_forms() or (_PARTICIPLE.search(word) is not None and word not in NOT_PARTICIPLES)
