"""What a proofreader would mark in a French text, beside misspelt words (text/proofreading/spelling.py): every rule of the grammar in one list."""

from __future__ import annotations

from summarize.text.proofreading.agreeing import disagreements
from summarize.text.proofreading.clause_agreement import verb_disagreements
from summarize.text.proofreading.complements import miscomplemented
from summarize.text.proofreading.determiners import misdetermined
from summarize.text.proofreading.homophones import homophones
from summarize.text.proofreading.misconstrued import misconstructions
from summarize.text.proofreading.noun_phrases import unlike_adjectives
from summarize.text.proofreading.participles import misagreed
from summarize.text.proofreading.set_phrases import slips_of_phrase
from summarize.text.proofreading.wrong_forms import wrong_forms
from summarize.text.small_words import misjoined


def marked(text: str) -> bool:
    """Whether a French text has a fault of construction, of agreement or in a set phrase.

    >>> marked("Les détails du plan sera connus mardi.")
    True
    """
    return any(
        rule(text)
        for rule in (
            misconstructions,
            slips_of_phrase,
            homophones,
            misagreed,
            disagreements,
            misjoined,
            wrong_forms,
            misdetermined,
            verb_disagreements,
            unlike_adjectives,
            miscomplemented,
        )
    )
