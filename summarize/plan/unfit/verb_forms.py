"""The verbs of French news: what announces something, and one key for all forms of a verb."""

from __future__ import annotations

import re
from functools import lru_cache

from summarize.text.normalize import fold
from summarize.text.signed import signed
from summarize.text.words import stem

ADVERB = r"(?:[^\W\d_]+ment |bien |donc |ainsi |également |aussi |encore |déjà |finalement |enfin )?"
FUTURE = signed(
    "era|ira|dra|rra|vra|tra|aura|ront",
    r"\b([^\W\d_]*(?:era|eront|ira|iront|dra|dront|rra|rront|vra|vront|tra|tront|aura|auront|fera|feront))\b",
)
TO_COME = signed(
    "doi|devr|devai|va |vont |allai|prévoi|s'apprête|se prépare|compte|entend|appelé|invité",
    rf"\b(?:doit|doivent|devrait|devraient|devait|devaient|va|vont|allait|allaient|prévoit de|prévoient de|"
    rf"s'apprête à|s'apprêtent à|se prépare à|se préparent à|compte|comptent|entend|entendent|"
    rf"(?:est|sont) (?:appelé|invité)e?s? à) {ADVERB}"
    rf"(?:se |s'|en |y |l'|le |la |les |lui |leur )?(être )?([^\W\d_]{{2,}}(?:er|ir|re|oir|é|ée|és|ées|i|ie|is|ies|u|ue|us|ues|it|ite))\b",
)
# The forms of irregular verbs that the stemmer keeps apart, without accents, and one key for each family.
_FAMILIES = tuple(
    (re.compile(rf"(?:{forms})$"), key)
    for forms, key in (
        ("tenir|tiendra|tiendront|tenue?s?", "ten"),
        ("venir|viendra|viendront|venue?s?", "ven"),
        ("mettre|mettra|mettront|mise?s?", "mett"),
        ("prendre|prendra|prendront|prise?s?", "prend"),
        ("querir|querra|querront|quise?s?", "quer"),
        ("vrir|vrira|vriront|verte?s?", "vr"),  # ouvrir, couvrir, découvrir
        ("ffrir|ffrira|ffriront|fferte?s?", "ffr"),
        ("(?<=re)(?:cevoir|cevra|cevront|cue?s?)", "cev"),
        ("endre|endra|endront|endue?s?", "end"),
        ("ondre|ondra|ondront|ondue?s?", "ond"),
        ("erdre|erdra|erdront|erdue?s?", "erd"),
        ("indre|indra|indront|inte?s?", "ind"),
        ("duire|duira|duiront|duite?s?", "dui"),
        ("crire|crira|criront|crite?s?", "cri"),
        ("courir|courra|courront|courue?s?", "cour"),
        ("battre|battra|battront|battue?s?", "batt"),
        ("clure|clura|cluront|clue?s?", "clu"),
        ("elire|elira|eliront|elue?s?", "eli"),
        ("suivre|suivra|suivront|suivie?s?", "suiv"),
        ("paraitre|paraitra|paraitront|parue?s?", "par"),
        ("mourir|mourra|mourront|morte?s?", "mour"),
        ("partir|partira|partiront|partie?s?", "part"),
        ("faire|fera|feront|faite?s?", "fai"),
        ("dire|dira|diront|dite?s?", "di"),
        ("voir|verra|verront|vue?s?", "v"),
    )
)  # fmt: skip


@lru_cache(maxsize=8192)
def verb_key(word: str) -> str:
    """One key for the forms of a verb: infinitive, future, participle."""
    plain = fold(word)
    for forms, key in _FAMILIES:
        if found := forms.search(plain):
            return plain[: found.start()] + key
    return stem(word, "fr")
