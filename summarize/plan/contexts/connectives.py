"""Whether a word ties a French sentence to the ones before it: "En parallèle, …", "a également promis", "se dirige alors"."""

from __future__ import annotations

import re

from summarize.text.signed import signed

# "En attendant, le port est fermé", "A défaut, …", "Tel est l'avis de la maire": nothing in such a sentence tells beside or after
# what it is said. Of 40,000 sentences of articles 170; the heads of verify/form/orphans.py, "Par ailleurs", "Du coup", are barred there.
_AT_HEAD = re.compile(
    r"^(?:(?:En (?:attendant|réaction|riposte|représailles|parallèle|bref|résumé|somme|l'occurrence|l'espèce|définitive|fait|réalité|plus|"
    r"prime|sus|face|dessous|tout|tout cas|tout état de cause|vain)|[AÀ] (?:défaut|contrario|la place|la fin|l'occasion|l'opposé|côté|"
    r"titre d'exemple|titre de comparaison)|Dans (?:le cas (?:contraire|inverse)|ces conditions|ce cadre|tous les cas)|"
    r"Sur (?:place|(?:une note|un ton|un registre) [a-zà-ÿ ]*(?:plus|moins) [a-zà-ÿ]+)|De (?:fait|surcroît|nouveau|toutes? (?:façons?|manières?)|"
    r"la même (?:façon|manière))|Pour (?:preuve|ce faire|commencer|finir|conclure)|Malgré tout|Le cas échéant|Quoiqu'il en soit|Qui plus est|"
    r"(?:Tout d|D)'abord|Parallèlement|Inversement|Effectivement|Surtout|Initialement|Rapidement|Aussitôt|Immédiatement|Soudain|"
    r"Derrière|Devant|Au-dessus|Au-dessous|Plus (?:loin|bas|haut)|Non loin|Ici|Là|Eh (?:oui|bien)|"
    r"(?:En|Dans|Chez|Pour|Sur|Aux?|[AÀ]) [^,]{2,40} (?:aussi|non plus)|(?:En|Dès|Fin|Début) (?:[a-zà-ÿ]+ )?\d{4} (?:encore|déjà)),|"
    r"(?:[AÀ] tel point|Au point|Si bien|De (?:telle )?sorte|Tant et si bien) qu|Faute de quoi|Comme quoi|Il faut dire qu|"
    r"[AÀ] ce(?:la|ci) s'ajoute|Tel(?:le)?s? (?:est|sont|était|étaient|fut|serait) |Au-dessus (?:vien|figure|se )|"
    r"En cause(?= ?[,:]| notamment(?!\w)| également(?!\w))|"
    r"Même (?:l[ea]s? |l'|[àÀ] |dans |sur |en (?!cas )|aux? |chez |une? |son |sa |ses |leurs? ))"
)
# "Le préfet a également promis une digue", "la digue reste cependant fermée": beside what, in spite of what?
# After a "qui", a "mais" or a second comma the link may lean on the sentence's own first half.
_LINKED = signed(
    "également|ailleurs|en outre|pour sa part|pour leur part|de son côté|de leur côté|à son tour|à leur tour|quant à |aussi|cependant|pourtant|toutefois|néanmoins|en effet|donc|ensuite|en revanche|en contrepartie|à l'inverse|au contraire|ainsi|déjà| lui | elle | eux | elles | même ",
    r"^(?P<before>[^,;:]{2,150}?(?:,[^,;:]{2,60}?){0,2})(?:, ?| )(?:également|par ailleurs|en outre|pour (?:sa|leur) part|de (?:son|leur) côté|"
    r"à (?:son|leur) tour|quant à (?:lui|elle|eux|elles)|(?:lui|elle|eux|elles) aussi|cependant|pourtant|toutefois|néanmoins|d'ailleurs|en effet|donc|ensuite|en revanche|en contrepartie|à l'inverse|au contraire|ainsi(?! (?:que|qu'|dire|qu)(?!\w))|"
    r"(?:avait|avaient|était|étaient) déjà|"
    r"(?:est|sont|était|étaient|reste|restent) (?:lui|elle|eux|elles) (?=[a-zà-ÿ])|"
    r"(?:a|ont|avait|avaient|est|sont|était|étaient) (?:lui|elle|eux|elles)(?: [a-zà-ÿ]+ment)? (?=[a-zà-ÿ]+(?:é|it|is|u)e?s?\b)|"
    r"(?:va|vont|peut|peuvent|envisage|envisagent|estime|affirme|assure|évoque|parle|a|ont|avait) même (?=de |d'|que |qu'|jusqu'|[a-zà-ÿ]+(?:é|er|ir|it|u)\b))"
    r"(?=[ ,.]|(?<= ))",
)
OWN_HALF = re.compile(
    r"(?<![\w-])(?:qui|que|dont|où|mais|et|ou|si|sans|alors|bien|quand|tandis|lorsque)(?![\w-])|qu'"
)
_CONTRASTED = signed(
    " lui, | elle, | eux, | elles, ",
    r"^[^,;:]{3,80}?[a-zà-ÿ]{2,}(?:t|a|e),? (?:lui|elle|eux|elles), (?!qui\b|que\b|dont\b|où\b)",
)

# "S'est, quant à elle, dite fière": beside whom? Unless the sentence sets the other off itself.
_BESIDE = signed(
    "quant à |de son côté|de leur côté|pour sa part|pour leur part",
    r"(?<![\w-])(?:quant à (?:lui|elle|eux|elles)|de (?:son|leur) côté|pour (?:sa|leur) part)(?![\w-])",
    re.IGNORECASE,
)
_SET_OFF = re.compile(
    r"(?<![\w-])(?:tandis|alors|si|s['’]ils?|mais|et|quand|pendant|contrairement|comme|les (?:deux|uns))(?![\w-])|;",
    re.IGNORECASE,
)
NAMES_JOINED = re.compile(
    r"(?<=[\w.-]) et (?=(?:l[ea] [a-zà-ÿ]+ |l['’][a-zà-ÿ]+ |M(?:me|\.) )?(?:[a-zà-ÿ]+ ){0,6}[A-ZÀ-Ý])"
)
_AUXILIARY = (
    "(?:a|ont|avait|avaient|aura|auront|aurait|auraient|est|sont|était|étaient|sera|seront|serait|seraient|va|vont|peut|peuvent|doit|"
    "doivent|devrait|devraient|pourra|pourront|pourrait|pourraient)"
)
_NON_FINITE = r"(?= (?:pas |été |être )?(?!plus )[a-zà-ÿ]+(?:é|i|u|it|is|ert|er|ir|re|oir)e?s?(?!\w))"
_SAYS = (
    "(?:ajoute|affirme|annonce|assure|avertit|confie|confirme|constate|déclare|déplore|dénonce|détaille|dit|écrit|estime|explique|indique|"
    "insiste|juge|martèle|note|précise|promet|raconte|rappelle|rapporte|regrette|relève|révèle|signale|souligne|soutient)(?:nt|ent)?"
)
# "A aussi plaidé", "se dirige alors vers", "a finalement été trouvé", "n'a pas non plus promis", "devait initialement durer", "par
# exemple": beside what, after what, unlike what? Of 5,000 sentences that editors read 50, of which they marked 36.
_ADDED = signed(
    " aussi| alors| enfin| finalement| même| initialement|non plus|effectivement|en réalité|par exemple|à titre d'exemple|"
    "parallèlement|en parallèle|en l'occurrence|là encore|là aussi",
    r"^(?P<before>[^,;:]{2,150}?(?:,[^,;:]{2,60}?){0,2})(?:(?<![,«»]) "
    rf"(?:{_AUXILIARY} (?:aussi|alors|finalement|même){_NON_FINITE}|"
    rf"(?:a|ont|avait|avaient|est|sont|était|étaient|sera|seront) enfin{_NON_FINITE}|{_SAYS} (?:aussi|enfin)(?= )|enfin(?=,)|"
    r"[a-zà-ÿ]+(?:(?<!é)e|t|a|ont|d) alors(?= (?:l[ea]s? |l'|une? |d[eu]s? |d'|ses |son |sa |leurs? |vers |comme |[A-ZÀ-Ý]))|"
    r"(?:devai(?:t|ent)|avai(?:t|ent)(?: été)?|étai(?:t|ent)) initialement)|(?:, ?| )(?:non plus|effectivement|en réalité|en l'occurrence|"
    r"par exemple|à titre d'exemple|parallèlement|en parallèle|là (?:encore|aussi)))(?![\w-])",
)
# "S'il pleut, la digue peut aussi céder", "Après dix jours, le bac est finalement passé": beside what, such a sentence tells itself.
_TOLD_FIRST = re.compile(
    r"^«?(?:Si|S'|Quand|Lorsqu|Dès|Après|Une fois|En plus|Outre|Au-delà|Comme|Parmi|Avec|Alors|Bien|Face|Depuis|Pour|Sans|Tandis|Non content)\b|"
    r"(?:^|, )[Ee]n [a-zà-ÿ]+ant\b|(?<![\w-])(?:lorsqu|quand|après|pendant|(?:1[89]|20)\d\d|[Pp]révue?s?(?!\w))"
)
# "La digue tient malgré tout", "elle cèdera tout de même": in spite of what?
_IN_SPITE = signed(
    "malgré tout|quand même|tout de même|en tout cas|pour autant",
    r"^(?P<before>[^,;:«»]{2,110}) (?:malgré tout|(?:quand|tout de) même|en tout cas|pour autant)(?![\w-])",
)
# "…", avait alors dit la préfète": when?
_SAID_THEN = signed(" alors ", r"[«»,] (?:a|ont|avait|avaient) alors [a-zé]+(?:é|it|u|is?)(?!\w)")
# "Les pêcheurs, eux, partent", "le maire refuse lui un accord": unlike whom?
_UNLIKE = signed(
    " lui, | elle, | eux, | elles, | eux | lui | elle | elles ",
    r"^[^;:«»]{3,100}, (?:lui|elle|eux|elles), (?!(?:qui|que|dont|où|aussi|également)\b)|"
    r"^(?:L[ea]s? |L')[^,;:«»]{2,60} (?:(?:dénonce|affirme|assure|estime|refuse|réclame|appelle|juge|espère|demande|propose|préfère|accuse|"
    r"plaide)(?:nt)?|prome(?:t|ttent)|cr(?:aint|aignent)|(?:re)?vien(?:t|nent)|tien(?:t|nent)|veu(?:t|lent)|attend(?:ent)?) (?:lui|eux|elles?) "
    r"(?=une? |des |l[ea]s? |l'|du |d'|que |qu'|à |en |sur |«)|"
    r"^Les [^,;:«»]{2,50} eux (?:«|ont |sont |n)",
)
# "Odile Brun acquiesce", "la mairie faisait allusion à la crue", "Le maire d'ajouter : …": to what?
_TAKES_UP = signed(
    "acquiesce|opine|abonde|rétorque|réplique|contre-argumente|renchéri|objecte|répond|référence|allusion| d'| de ",
    r"^[^,;:«»]{2,60} (?:(?:acquiesce|opine|abonde|rétorque|réplique|contre-argumente|objecte|répond(?: par(?= la| l'))?)(?:ent|nt)?|renchéri(?:t|ssent))(?= ?[:.,]| que | par )|"
    r"^[^,;:«»]{2,80} (?:fait|faisait|font|faisaient)(?: [a-z]+ment| ainsi| là| notamment)? (?:référence|allusion)(?!\w)|"
    r"^[A-ZÀ-Ý][^,;:«»]{2,60} (?:d'(?:ajouter|enchaîner|insister)|de (?:poursuivre|conclure|rétorquer|renchérir)) ?:",
)


def joined(unquoted: str) -> bool:
    """Whether a word ties a sentence to those before it in its article.

    Args:
        unquoted: French, with straight apostrophes and marks for what it quotes.
    """
    if _AT_HEAD.match(unquoted) or _SAID_THEN.search(unquoted) or _TAKES_UP.match(unquoted):
        return True
    if _CONTRASTED.match(unquoted):
        return True
    unlike = _UNLIKE.match(unquoted)
    if unlike and not _SET_OFF.search(NAMES_JOINED.sub(", ", unlike[0])):
        return True
    beside = _BESIDE.search(unquoted)
    if beside and not _SET_OFF.search(NAMES_JOINED.sub(", ", unquoted[: beside.start()])):
        return True
    linked = _LINKED.match(unquoted)
    if linked and not OWN_HALF.search(NAMES_JOINED.sub(", ", linked["before"])):
        return True
    added = _ADDED.match(unquoted) or _IN_SPITE.match(unquoted)
    return (
        added is not None
        and not OWN_HALF.search(NAMES_JOINED.sub(", ", added["before"]))
        and not _TOLD_FIRST.search(added["before"])
    )
