"""Whether what a French sentence quotes says by itself of what, and who says it."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

from summarize.text.entities.quotations import QUOTED, names_its_speaker
from summarize.text.words import content_stems

_OPENS = re.compile(r"^\s*(?P<quoted>«[^«»]*»|“[^“”]*”|\"[^\"]*\")")
_I = re.compile(r"(?<![\w-])(?:je|me|moi|mon|ma|mes)(?![\w-])|(?<![\w'’-])[jm]['’](?=\w)", re.IGNORECASE)
_WE = re.compile(r"(?<![\w-])(?:nous|notre|nos)(?![\w-])", re.IGNORECASE)
_NAMED = re.compile(r"(?<=[\s'’(-])[A-ZÀ-Ý][\w'’-]+|\d")
# Somebody who speaks, before the quotation: a verb of saying or "selon".
_SPEAKER = re.compile(
    r"\b(?:di[st]|dite|dites|déclar|affirm|assur|expliqu|ajout|précis|indiqu|soulign|estim|jug|lanc|écri|confi|not[eé]|tweet|martel|"
    r"insist|pours[ui]|rappel|regrett|témoign|racont|répond|répét|admet|admis|reconn|avou|promet|promis|plaid|déplor|dénonc|ironis|"
    r"prévien|averti|conclu|argu|fai(?:t|sait|sant) (?:valoir|savoir)|évoqu|exclam|félicit|réagi|cit|selon|d['’]après|pour)",
    re.IGNORECASE,
)
# "…», développe Odile Brun.": two words after it are who says it, or go on with the sentence.
_SAID_BY = re.compile(r"[^\W\d_]{2,}\W+[^\W\d_]")
_TWO_NAMES = re.compile(r"[A-ZÀ-Ý][\w'’-]+ [A-ZÀ-Ý]|\bM(?:me|\.|e) [A-ZÀ-Ý]")
# "Odon s'est « présenté au port. Il collabore »": who goes on to speak is told in the next sentence.
_SENTENCES = re.compile(r"[a-zà-ÿ]{2}[.!?] [A-ZÀ-Ý]")
_COLON = re.compile(r":\s*[«\"“]")


def nothing_but_quoted(sentence: str) -> bool:
    """Whether a sentence is a quotation, and tells neither who speaks nor of what.

    >>> nothing_but_quoted("« Je pars demain. »")
    True
    """
    return bool(QUOTED.findall(sentence)) and not re.search(r"\w", QUOTED.sub("", sentence))


def without_speaker(sentence: str) -> bool:
    """Whether a sentence is a quotation, or quotes a first person or more than a sentence, of nobody whom it tells.

    >>> without_speaker("Les banques «ont perdu, je l'admets, 20 millions».")
    True
    >>> without_speaker("«Je pars», a dit Odile Brun.")
    False
    """
    if nothing_but_quoted(sentence):
        return True
    quoted = QUOTED.findall(sentence)
    if any(_SENTENCES.search(one) for one in quoted):
        outside = QUOTED.sub("…", sentence)
        return not (
            _SPEAKER.search(outside) or _SAID_BY.search(outside.rpartition("…")[2]) or _COLON.search(sentence)
        )
    if not any(_I.search(one) or _WE.search(one) for one in quoted):
        return False
    if names_its_speaker(sentence):
        return False
    before, _, after = QUOTED.sub("…", sentence).rpartition("…")
    if _SAID_BY.search(after) or _COLON.search(sentence):
        return False
    return not (_SPEAKER.search(before) or _TWO_NAMES.search(before))


def speaks_of_something(sentence: str, story: AbstractSet[str]) -> bool:
    """Whether a quotation that opens a sentence names what it speaks of, or speaks of the story's own subject.

    True of a sentence that opens on no quotation.

    Args:
        sentence: a French sentence.
        story: the content stems of its article's title and first sentence.
    """
    opened = _OPENS.match(sentence)
    if opened is None:
        return True
    quoted = opened["quoted"][1:-1].strip()
    return _NAMED.search(quoted) is not None or not story.isdisjoint(content_stems(quoted, "fr"))
