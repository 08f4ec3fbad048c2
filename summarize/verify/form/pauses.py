"""Commas between a subject and its verb, or missing around what is set in: "La ville, a fermé", "Contacté le maire a dit".

Beside summarize/verify/form/commas.py, which looks at appositions and at who says it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarize.text import grammar
from summarize.text.dictionary import inflections
from summarize.text.entities.quotations import filled
from summarize.text.french_verbs import finite_forms
from summarize.text.signed import signed
from summarize.verify.problems import Problem

_BE_OR_HAVE = (
    "a|ont|est|sont|avait|avaient|était|étaient|aura|auront|sera|seront|serait|seraient|doit|doivent|devait|devaient|va|vont|peut|peuvent|"
    "pourra|pourront|devra|devront|devrait|devraient|pourrait|pourraient|permet|permettent|permettait|permettaient|fait|font|reste|restent"
)
_SAID = (
    "annoncé|indiqué|précisé|expliqué|déclaré|affirmé|souligné|rapporté|assuré|ajouté|estimé|rappelé|confirmé|noté|constaté|dénoncé|appris|"
    "déploré|salué|critiqué|fustigé|prédit|suggéré|admis|avoué|plaidé|témoigné|commenté|ironisé|résumé|relevé|signalé|poursuivi|promis|"
    "dit|écrit|jugé|lancé|tweeté|martelé|confié|raconté|révélé|détaillé|reconnu|regretté|insisté|conclu|averti|prévenu|réagi|répondu|observé"
)
_DETERMINED = r"(?:L['’]|(?:Le|La|Les|Un|Une|Des|Ces|Cette|Ce|Cet|Son|Sa|Ses|Leurs?|Plusieurs|Certaine?s|Deux|Trois|Aucune?|Tous les|Toutes les) )"
_NAME = r"[A-ZÀ-Ý][\w'’-]+(?: [A-ZÀ-Ý][\w'’-]+){1,2}"
# "Les bars et les restaurants, ne pourront": one comma before the verb, and only a subject before it.
_SUBJECT = re.compile(
    rf"^(?P<subject>{_DETERMINED}[^,«»\"“”–—:;()]{{2,200}}|(?!(?:Chez|Selon|Pour|Avec|Sans|Dans|Sur|Parmi|Depuis|Après|Avant|Contre|Entre|Vers|Malgré)(?!\w)){_NAME}), "
    rf"(?:n['’]|ne |s['’]|se )?(?:(?:{_BE_OR_HAVE}) (?!(?:(?:ainsi|également|aussi|encore|par ailleurs|de son côté) )?(?:{_SAID})\b)(?!-)(?!capella)[a-zà-ÿ]|"
    r"(?!(?:dis|explicat|affirm|précis|indiqu|assur|soulign|ajout|rappel|estim|déclar|annonç|confi|racont|répond|not|regrett|jug|conclu|observ|"
    r"témoign|écriv|insist|plaid|lanç|expliqu|rapport|constat|martel|s['’])\w*ai)[a-zà-ÿ]{3,}(?:aient|ait) (?!-)[a-zà-ÿ]|"
    r"(?:[a-zà-ÿ]{3,}(?:eront|iront|dront|tront)|(?:représente|constitue|comprend|compte|dispose|bénéficie|concerne|appartient)(?:nt)?) (?!-)[a-zà-ÿ])"
)
_WHEN = re.compile(
    r"^(?:Le|La|L['’]|Les|Ce|Cette|Un|Une|Deux|Trois|Des|Ces) ?(?:[a-zà-ÿ]+ )?(?:lendemain|veille|jours?|soir|matin|nuit|semaines?|mois|années?|"
    r"ans?|heures|minutes|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|premier|\d|fois|week-end|après-midi|temps)\b"
)
# "Contacté par Val TV le maire a dit": what opens on a participle is closed before the subject.
_LED = re.compile(
    r"^(?:Contacté|Interrogé|Joint|Sollicité|Invité|Questionné|Réuni|Arrivé|Interpellé|Saisi|Placé|Élu|Nommé)e?s? "
    r"(?:par|sur|à|au|aux|de|en|dans|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) [^,«»\"“”]{3,240}"
)
# "ces gens qui, selon la mairie étaient dix": an aside opened behind "qui" and never closed.
_ASIDE = signed(
    "qui, ",
    r"(?<!\w)qui, (?P<aside>(?:en|dans|selon|depuis|lors|à|au|pour|après|avant|malgré|avec|sans|par|face|comme|d['’]ici|d['’]après) ?"
    rf"[^,;:()«»\"“”–—]{{4,80}}) (?:n['’]|ne |s['’])?(?:{_BE_OR_HAVE}) (?!-)[a-zà-ÿ]",
)
# "vont eux partir", "devront elles être": a stressed pronoun is set off; "va lui proposer" is none.
_STRESSED = signed(
    " eux | elle | elles ",
    r"(?<![\w'’-])(?:va|vont|doit|doivent|devra|devront|peut|peuvent|pourra|pourront|fait|font|reste|restent|revient|reviennent) (?P<pronoun>elles?|eux) "
    r"(?!(?:aussi|seules?|seuls|même)(?!\w))[a-zà-ÿ]{2,}(?![\w-])",
)
# "dénoncent eux le projet", "la ville elle a cédé": behind any verb before an object, and between a subject and its verb.
_STRESSED_OBJECT = signed(
    " eux | elle | elles | lui ",
    r"(?<![\w'’-])(?P<verb>[a-zà-ÿ]+(?:e|t|a|ent|ont)) (?P<pronoun>elles?|eux|lui) (?:(?:l[ea]s?|ses|son|sa|des|du|une?|à|aux?) |[dl]['’]|«)",
)
_STRESSED_SUBJECT = signed(
    " eux | elle | elles | lui ",
    r"(?<![\w'’-])(?P<noun>[A-ZÀ-Ýa-zà-ÿ][\w'’-]+) (?P<pronoun>elles?|eux|lui(?= y)) (?:a|ont|est|sont|était|étaient|avait|avaient|aura|auront|y|n['’]a|n['’]est|n['’]ont|s['’]est) (?!aussi|seule|même)",
)
_NO_VERBS = frozenset(
    ["est", "sont", "était", "dont", "ont", "a", "comme", "contre", "entre", "même", "chez", "et"]
)
# "seront quant à eux, fixés": one comma of two.
_AS_FOR = signed("quant à ", r"(?<=[a-zà-ÿ] )quant à (?:lui|elles?|eux), (?=[a-zà-ÿ])|, quant à (?:lui|elles?|eux) (?=[a-zà-ÿ]{2,}(?:é|ée|és|ées|er|ir)(?!\w))")  # fmt: skip
# "90 % des hectares du parc, qu'elle gère depuis un an ont été réduits": a relative set off and never closed.
_RELATIVE = re.compile(
    r"(?P<head>(?:^|, )[^,«»\"“”–—:;()]{4,140}), (?P<relative>(?:qu['’]|qui |que |dont |où )[^,.;:()«»\"“”–—]{5,160}) "
    r"(?:ont|a|avait|avaient|sont|est|était|étaient|seront|sera) (?:été )?(?!-)[a-zà-ÿ]{2,}(?:é|ée|és|ées|u|us|ue|ues|it|is|ie|ies|ite|ites)(?!\w)"
)
# "Le début est décalé a annoncé mardi le ministre, qui …": who says it, set in without its comma.
_INCISE = re.compile(
    rf" (?P<verb>(?:a|ont|avait) (?:{_SAID})|avertit|avertissent|précise|rapporte|indique|annonce)"
    r"(?: (?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier)(?: \d{1,2} [a-zéû]+)?| ce [a-z]+)? "
    r"(?:(?:l['’]|le |la |les )(?:ministre|président|présidente|maire|préfet|préfète|préfecture|parquet|procureur|procureure|porte-parole|gouvernement|"
    r"ministère|mairie|police|gendarmerie|office|agence|association|organisation|institut|journal|quotidien|chaîne|radio|syndicat|groupe|direction|"
    r"élysée|Élysée|Elysée|AFP|OMS|ONU|Office|Agence|Insee|INSEE)(?!\w)|M\. [A-ZÀ-Ý]|Mme [A-ZÀ-Ý])"
)
# "« provisoire » assurent les autorités": who says it behind a quotation, and no comma between.
_QUOTED = re.compile(
    rf"(?<=x») (?:(?:a|ont|avait|avaient) (?:{_SAID})|assur(?:e|ent)|estim(?:e|ent)|affirm(?:e|ent)|jug(?:e|ent)|expliqu(?:e|ent)|précis(?:e|ent)|indiqu(?:e|ent)|"
    r"soulign(?:e|ent)|dénonc(?:e|ent)|écri(?:t|vent)|prévien(?:t|nent)|rappel(?:le|lent)|résum(?:e|ent)|regrett(?:e|ent)|poursui(?:t|vent)|lanc(?:e|ent)|témoign(?:e|ent)) "
    r"(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier|ainsi|notamment|également|encore|aussi) )?"
    r"(?:(?:l['’]|(?:le|la|les|un|une|son|sa) )(?:ministre|président|présidente|maire|préfet|préfète|préfecture|parquet|procureur|procureure|porte-parole|"
    r"gouvernement|ministère|mairie|police|autorités|haute|Haute|élu|élue|député|députée|sénateur|sénatrice|avocat|avocate|chef|cheffe|patron|patronne|"
    r"directeur|directrice|secrétaire|responsable|syndicat|syndicats|association|ONG|OMS|ONU|Élysée|Elysée|eurodéputé|eurodéputée|professeur|docteur|médecin)(?!\w)|"
    r"M\. [A-ZÀ-Ý]|Mme [A-ZÀ-Ý]|[A-ZÀ-Ý][\w-]+ [A-ZÀ-Ý])"
)
# "permettra aux clients de la marque, de payer": a comma between a verb and what it wants.
_WANTED = signed(
    ", de |, d'|, d’",
    r"(?<![\w'’-])(?:perme(?:t|ttent|ttra|ttront|ttrait|ttait|ttant|ttre)|permis|demandé|proposé|interdit|recommandé|conseillé|ordonné|promis|offert) "
    r"(?:(?:également|aussi|ainsi|notamment|en particulier|désormais|enfin) )?(?:à|aux?) [^,;:()«»–—]{3,80}, d(?:e |['’])(?:(?:ne pas|se|s['’]|les?|la|l['’]) ?)?[a-zà-ÿ]+(?:er|ir|re)(?!\w)",
)
# "Détaillant son plan, le préfet, a dit": what opens is closed, and the subject is parted from its verb.
_OPENED = re.compile(
    r"^(?!(?:Mais|Depuis|Tous|Selon|Après)(?!\w))[A-ZÀ-Ý][a-zà-ÿ]{3,}(?:ant|é|ée|és|ées|u|ue|us|ues|is|ise|it|ite)(?= )(?P<lead>[^,«»\"“”]{3,120}), "
    rf"(?P<subject>(?:l['’]|le |la |les )[^,«»\"“”():;]{{3,80}}|{_NAME}), (?:{_BE_OR_HAVE}) (?!(?:{_SAID})(?! que| qu['’]| [a-zà-ÿ]+(?:er|ir|re)(?!\w)| «))(?!-)[a-zà-ÿ]"
)
# "Odile Lanoix, l'ex-femme du marin l'a accusé": who somebody is, set off and never closed.
_KIN = re.compile(
    rf"(?:^|, ){_NAME}, (?:l['’]|la |le )(?:ex-|ancien |ancienne |futur |future )?(?P<office>(?:femme|mari|épouse|époux|veuve|veuf|compagne|compagnon|mère|père|fille|"
    r"fils|sœur|soeur|frère|oncle|tante|cousin|cousine|avocat|avocate|maire|président|présidente|ministre|préfet|préfète|directeur|directrice|procureur|"
    r"procureure|patron|patronne|chef|cheffe|porte-parole|secrétaire|député|députée|sénateur|sénatrice)(?: [^,()«»\"“”–—:;]{2,80})) "
    r"(?:l['’]|les |lui |leur |en |y |n['’])(?:a|ont|avait|est|était|aurait) [a-zà-ÿ]"
)
# "la maire, (PLV) estime", "alors que selon Val TV, la ville": one comma where none or two belong.
_ODD = re.compile(
    r",(?= \([A-ZÀ-Ý][\w -]{1,20}\))|(?<!\w)(?:alors|d['’]autant|tandis|parce|bien|estime|affirme|ajoute) qu(?:e |['’])(?:selon|d['’]après) (?!l)[^,«»\"“”]{3,60}, "
)
# "Lundi, la maire de Brévans, Odile Lanoix a dit": a name set off behind an office and never closed.
_NAMED = re.compile(
    r"(?:^|: )(?:A|À|Au|Aux|En|Dans|Depuis|Après|Avant|Lors|Dès|Face|Sur|Malgré|Pour|Lundi|Mardi|Mercredi|Jeudi|Vendredi|Samedi|Dimanche|Hier|Mais|Alors|"
    r"Enfin|Finalement|Ainsi|De son côté|Pour sa part|Toutefois|Cependant|Pourtant|Par ailleurs|Ce|Cette|Le \d+)(?: [^,«»\"“”–—:;]{2,80})?(?<![A-ZÀ-Ý]), "
    r"(?:l['’]|le |la |son |sa )(?:ex-|ancien |ancienne |nouveau |nouvelle |premier |première )?(?P<office>(?:maire|ministre|président|présidente|préfet|préfète|"
    r"directeur|directrice|procureur|procureure|patron|patronne|chef|cheffe|porte-parole|secrétaire|député|députée|sénateur|sénatrice|adjoint|adjointe|"
    r"candidat|candidate|avocat|avocate|gouverneur|sélectionneur|entraîneur|capitaine|roi|reine|pape)(?: [^,()«»\"“”–—:;]{2,80})?), "
    rf"{_NAME.replace(' [A-Z', ' (?:de |van |von |ben |al-)?[A-Z')} (?:n['’]|l['’]|s['’]|se |ne |y |en )?(?:a|ont|avait|est|était|aura|sera|doit|va|peut) (?!-)[a-zà-ÿ]"
)
# "Odile Lanoix dont les voix comptent, s'est tue": a name needs no telling which one, so what is told of it is set off.
_BARE_RELATIVE = re.compile(
    rf"^(?:M\. |Mme )?(?!(?:Ce|Cet|Cette|Celui|Celle|Ceux|Celles|Les|Des|Le|La|Un|Une|Deux|Trois|Quatre|Cinq|Plusieurs|Quelques)(?!\w)){_NAME} (?P<relative>(?:dont|qui|que|qu['’]|où) ?[^,;:()«»\"“”–—]{{5,120}}), "
    rf"(?:[^,;:()«»\"“”–—]{{5,90}}, )?(?:n['’]|ne |s['’]|se )?(?:{_BE_OR_HAVE}) (?!-)[a-zà-ÿ]"
)
# "Alors qu'il faisait sa ronde il a vu une ombre.": what opens a sentence with its own verb is closed before the main one.
_UNCLOSED = re.compile(
    r"^(?:Alors qu(?:e |['’])|Tandis qu(?:e |['’])|Lorsqu(?:e |['’])|Quand |Bien qu(?:e |['’])|Puisqu(?:e |['’])|Après qu(?:e |['’])|Si (?!bien |tant ))(?![^\n]* - )[^,;:«»\"“”–—()!?]{8,600}\.$"
)
_INFINITIVE = re.compile(r"(?<!\w)d(?:e |['’])[a-zà-ÿ]+(?:er|ir|re)(?!\w)")
_MARKS = ',;:«»"“”–—()'
_LINKS = grammar.CLAUSE_OPENERS | grammar.COORDINATORS | {"comme", "que", "qu'", "ne", "n'", "y", "s'", "se"}


def pauses(sentence: str) -> list[Problem]:
    """Where a comma parts a subject from its verb or is missing: problems of kind "marks"; quotations are not looked into.

    >>> [problem.text for problem in pauses("Les bars et les cafés, ne pourront pas ouvrir à Brévans.")]
    ['Les bars et les cafés, ne pourront p']
    """
    bare = filled(sentence)
    found = {
        *_faults(bare),
        *(m.span() for m in _QUOTED.finditer(bare) if sentence[m.start() - 2] not in "?!…,."),
    }
    return [Problem("marks", sentence[start:end], start, end) for start, end in sorted(found)]


def _faults(bare: str) -> Iterator[tuple[int, int]]:
    parted = _SUBJECT.match(bare)
    if parted and not _WHEN.match(bare) and _is_one_phrase(parted["subject"]):
        yield parted.span()
    colon = bare.find(": ") + 2
    if colon > 1 and not bare.startswith("«", colon):  # what a colon promises is a sentence too
        after = bare[colon : colon + 1].upper() + bare[colon + 1 :]
        parted = _SUBJECT.match(after)
        if parted and not _WHEN.match(after) and _is_one_phrase(parted["subject"]):
            yield colon, colon + parted.end()
    led = _LED.match(bare)
    if led and _comes_to_its_verb(led[0]):
        yield led.span()
    for match in _ASIDE.finditer(bare):
        if not grammar.has_verb(match["aside"].removeprefix("en tant que ").removeprefix("en tant qu'")):
            yield match.span()
    yield from (match.span() for match in _STRESSED.finditer(bare))
    yield from (match.span() for match in _STRESSED_OBJECT.finditer(bare) if _ends_in_verb(bare, match))
    yield from (match.span() for match in _STRESSED_SUBJECT.finditer(bare) if _is_subject(match))
    opened = _OPENED.match(bare)
    if opened and not grammar.has_verb(opened["lead"]) and _is_one_phrase(opened["subject"]):
        yield opened.span("subject")
    for match in _KIN.finditer(bare):
        if not grammar.has_verb(match["office"]):
            yield match.span()
    for match in _NAMED.finditer(bare):
        if not grammar.has_verb(match["office"]):
            yield match.span()
    bare_relative = _BARE_RELATIVE.match(bare)
    if bare_relative and _is_one_clause(bare_relative["relative"]):
        yield bare_relative.span()
    unclosed = _UNCLOSED.match(bare)
    if unclosed:
        yield unclosed.span()
    yield from (match.span() for match in _ODD.finditer(bare))
    yield from (match.span() for match in _AS_FOR.finditer(bare))
    for match in _WANTED.finditer(bare):
        if not _INFINITIVE.search(match[0].partition(",")[0]):
            yield match.span()
    for match in _RELATIVE.finditer(bare):
        if not grammar.has_verb(match["head"]) and _is_one_clause(match["relative"]):
            yield match.span("relative")
    for match in _INCISE.finditer(bare):
        before = bare[: match.start()]
        start = max(before.rfind(mark) for mark in _MARKS) + 1
        run = grammar.tokens(before[start:])
        main = grammar.main_verb(run)
        if main is not None and not any(token.text in _LINKS for token in run[main + 1 :]):
            yield match.span("verb")


def _ends_in_verb(bare: str, match: re.Match[str]) -> bool:
    """Whether the word before a stressed pronoun is a finite verb: "dénoncent eux le projet", but no "contre elle la ville"."""
    run = grammar.tokens(bare[: match.end("verb")])
    return match["verb"] not in _NO_VERBS and grammar.is_finite(run, len(run) - 1)


def _is_subject(match: re.Match[str]) -> bool:
    """Whether the word before a stressed pronoun is a name inside its sentence or a noun that is no verb: "la ville elle a cédé"."""
    noun = match["noun"]
    if noun.lower() in grammar.TEMPORALS:
        return False  # "En juin elle a dit": some newsrooms want no comma there
    if noun[0].isupper():
        return match.start() > 0 and noun.lower() not in grammar.PREPOSITIONS
    form = inflections().get(noun)
    return (
        form is not None
        and form.class_ == "noun"
        and noun not in finite_forms()
        and noun not in grammar.PREPOSITIONS
    )


def _is_one_phrase(subject: str) -> bool:
    """Whether what stands before the comma has no verb, no relative and no participle's clause of its own."""
    run = grammar.tokens(subject)
    return not grammar.has_verb(subject) and not any(
        token.text in grammar.AUXILIARIES and i and run[i - 1].text not in {"l'", "d'", "de"}
        for i, token in enumerate(run)
    )


def _comes_to_its_verb(opening: str) -> bool:
    """Whether an opening phrase runs into a subject and its verb without a comma."""
    run = grammar.tokens(opening)
    main = grammar.main_verb(run)
    return main is not None and not any(token.text in {"comme", "s'", "si", "et"} for token in run[:main])


def _is_one_clause(relative: str) -> bool:
    """Whether a relative holds its own verb and no other, so that what follows is the main one."""
    run = grammar.tokens(relative)
    verbs = [i for i in range(1, len(run)) if grammar.is_finite(run, i)]
    return (
        len(verbs) == 1
        and verbs[0] < len(run) - 1
        and not any(token.text in _LINKS for token in run[1:] if token.text not in {"ne", "n'", "se", "y"})
    )
