"""Finds constructions that no editor lets pass in French: "ils n'était", "a explique", "de plus 16.000".

Each is a slip of one letter or one word that spells another word, so that no dictionary sees it. Over 22,903
sentences of OrangeSum's articles the table finds 27; all 20 but those in capitals were read, and all are faults.
"""

from __future__ import annotations

import re

_CLITICS = r"(?:(?:ne|se|y|en|les?|la|lui|leur) |[nsl]['’](?:y |en )?)*"
# After these a pronoun is no subject: "l'une d'elles a voté", "chacun d'eux", "pour elles n'est rien". The pronoun's
# first letter is read before one looks back, here and below: a pattern that opens on a letter is tried at that letter only.
_NO_SUBJECT = "".join(
    rf"(?<!{word}.)"
    for word in ("d['’]", "entre ", "de ", "pour ", "avec ", "chez ", "à ", "sur ", "et ", "ou ", r"\w")
)
_OF_ONE = "était|avait|est|a|sera|aura|va|doit|peut|fait|veut|serait|aurait|devait|pouvait|devra|pourra"
_OF_MANY = "étaient|avaient|sont|ont|seront|auront|vont|doivent|peuvent|font|veulent|seraient|auraient"
_SAYS = (
    "explique|déclare|affirme|annonce|estime|indique|précise|ajoute|assure|confirme|dénonce|souligne|rappelle|montre|"
    "demande|évoque|constate|révèle|regrette|signale|critique|termine|commence|décide|refuse|accepte|propose|présente|"
    "publie|lance|tente"
)
_SAID = (
    "indiqué|déclaré|annoncé|affirmé|expliqué|précisé|ajouté|estimé|confirmé|assuré|souligné|rappelé|dénoncé"
)
# Each with the signs of which one stands in all that it finds; to look for a sign takes a fiftieth of the time of a pattern.
_FAULTS = tuple(
    (signs, re.compile(pattern))
    for signs, pattern in (
        (
            (
                "ils ",
                "Ils ",
                "lles ",
            ),
            rf"[IiEe]{_NO_SUBJECT}(?:(?<=[Ii])ls|(?<=[Ee])lles) {_CLITICS}(?:{_OF_ONE})(?![\w-])",
        ),
        (
            ("",),
            (
                rf"[IiEeOos]{_NO_SUBJECT}(?:(?<=[Ii])l|(?<=[Ee])lle|(?<=[Oo])n|(?<=s)['’]il) "
                rf"[«\"“]?\s?{_CLITICS}(?:{_OF_MANY})(?![\w-])"
            ),
        ),
        # "a explique": an auxiliary before a verb that is no participle.
        (
            ("",),
            (
                r"[ao](?<![\w'’-].)(?<!y .)(?:(?<=a)(?:|vait|vaient|yant|urait)|(?<=o)nt) "
                rf"(?:également |aussi |ainsi |notamment )?(?:{_SAYS})(?!\w)"
            ),
        ),
        (("à ",), rf"à(?<!\w.) (?:été|eu|{_SAID})(?!\w)"),
        (
            (
                "n été",
                " on",
            ),
            r"[oieq](?<!\w.)(?:(?<=o)n été|(?:(?<=i)ls|(?<=e)lles|(?<=q)(?<!à .)(?<!(?:sur|our|vec|hez) .)(?<!de .)ui) on)(?!\w)",
        ),
        (("e plus ",), r"d(?<!\w.)e plus \d"),
        # "le rideaux"
        (
            ("eaux",),
            r"[LlUuCcAaDd](?<![\w'’-].)(?:(?<=[LlCc])e|(?<=[Uu])n|(?<=[AaDd])u) [a-zà-ÿ]{2,12}eaux(?!\w)",
        ),
        # "le su du pays" is one turn from "sud", "la propagation su virus" from "du".
        ((" su ",), r"s(?<=\w(?:tion|ment) .)u (?=[a-z])"),
        # "après que" tells what is done: the indicative.
        (
            ("près qu",),
            (
                r"[Aa](?<!\w.)près qu(?:e |['’])[^,;:.«»\"“”]{1,60}?(?:,[^,;:.«»\"“”]{1,50},[^,;:.«»\"“”]{0,30}?)?"
                r"(?<!\w)(?:ait|aient|soit|soient)(?!\w)"
            ),
        ),
        # "annoncent-il", "déplore-il", "avait-t-il"
        (
            (
                "-il",
                "-elle",
                "-on",
            ),
            (
                r"[a-zà-ÿ](?<=\w.)(?:(?<=[^\Wis]en)(?<!ém..)(?<!\Wm..)t-(?:il|elle)(?!\w)|(?<![-\W].)(?:(?<=e)|(?<=a))-(?:il|elle|on)(?!\w)|"
                r"(?<=[td])-t-(?:ils?|elles?|on)(?!\w))"
            ),
        ),
        # "pour la quasi-totalité les théâtres"
        ((" les ",), r"t(?:(?<=tali.)é|(?<=plupar.)) les (?=[a-zà-ÿ]+[sx](?!\w))(?!(?:a|on)s )"),
        # Two small words where one is too many: "la crainte et de d'une crue".
        (
            ("",),
            (
                r"[dàa](?<![\w'’-].)(?:(?<=d)(?:e (?:d['’]|(?:de|des|du)(?!\w))|(?:u (?:de|du|des)|es (?:de|des|du))(?!\w))|"
                r"(?<=à) (?:à|au|aux)(?!\w)|(?<=a)u(?:x (?:à|au|aux|des)| (?:à|au|du))(?!\w))(?! (?:fait|plus|moins))"
            ),
        ),
        # "quelque soit le sort", "se sont les élus"
        (("uelque",), r"[Qq](?<!\w.)uelques? (?:en )?(?:soit|soient)(?!\w)"),
        (
            ("e sont ",),
            r"[Ss](?<![\w'’-].)e sont (?:les|des|ses|leurs) [a-zà-ÿ]+s (?:qui|que|dont|de|du)(?!\w)",
        ),
        # "a été annuler", "doit resté"
        (
            ("été ",),
            r"é(?<!\w.)té (?:[a-zà-ÿ]+ment )?(?![a-zà-ÿ]*(?:ier|cher|amer|léger|fer|mer)(?!\w))[a-zà-ÿ]{3,14}er(?![\w-])",
        ),
        (
            ("",),
            (
                r"[dpv](?<![\w'’-].)(?:(?<=d)(?:oit|oivent|evra|evrait|evraient)|(?<=p)(?:eut|euvent|ourra|ourrait|ourraient)|(?<=v)(?:a|ont))"
                r" (?![a-zà-ÿ]*ité(?!\w))[a-zà-ÿ]{3,14}é(?![\w-])"
            ),
        ),
        # Headings and stress in capitals: "LE PARI".
        (
            (
                "E ",
                "S ",
                "A ",
                "R ",
            ),
            r"[LUDCS](?<!\w.)(?:(?<=L)(?:E|A|ES)|(?<=U)NE?|(?<=D)ES|(?<=C)(?:E|ETTE|ES)|(?<=S)UR) [A-ZÀ-Ý]{3,}(?![\w'’-])",
        ),
        # "a" for "à" in a set phrase, "avant" for "avait", "était" for "été".
        (
            (
                "a ",
                "vant été ",
                " était",
            ),
            (
                r"a(?<![\w'’-].)(?:(?:(?<=[rtsué] hommage .)|(?<=[rtsué] grâce .)|(?<=[rtsué] face .)|(?<=[rtsué] quant .)|(?<=[rtsué] atteinte .)|(?<=[rtsué] recours .)|"
                r"(?<=[rtsué] allusion .)|(?<=[rtsué] référence .)) (?:la |l['’]|son |sa |ses |leurs? |cette |ces )| (?:la fois|cause d|l['’]instar)(?!\w)|"
                r"vant été (?=[a-zà-ÿ])|(?:|vait) était(?!\w))"
            ),
        ),
        # "Selon Val TV, le port fermerait, selon la chaîne."
        (
            (", selon ",),
            (
                r"[Ss](?:(?<=^.)|(?<=: .))elon [^,;:«»\"“”]{3,60}, [^;«»\"“”]{10,300}, selon (?:l['’]|le |la |[A-ZÀ-Ý])"
                r"[^,;:«»\"“”]{2,60}[.!]$"
            ),
        ),
        # "Arrivé le premier, les secours l'ont vu": who arrived?
        (
            ("",),
            r"^[A-ZÀ-Ý][a-zà-ÿ]{2,14}ée? [^,;:«»\"“”]{3,120}, les [a-zà-ÿ]+ (?:l['’]|le |la )(?:ont|avaient)(?!\w)",
        ),
    )
)


def misconstructions(text: str) -> list[str]:
    """The constructions of a French text that are faults, in order; also in quotations: they are printed too.

    >>> misconstructions("Le maire a explique qu'ils n'était que dix.")
    ['a explique', "ils n'était"]
    """
    found: list[tuple[int, str]] = []
    for signs, pattern in _FAULTS:
        for sign in signs:
            if sign in text:
                found += [(match.start(), match[0]) for match in pattern.finditer(text)]
                break
    return [fault for _, fault in sorted(found)]
