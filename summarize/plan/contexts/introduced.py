"""Whom and what a French sentence takes as known: "M. Norlin", "Norlin", "l'ancien directeur", "les 432 blessés"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarize.text.entities.names import place_key
from summarize.text.entities.quotations import masked
from summarize.text.entities.tables import word_set
from summarize.text.signed import signed
from summarize.text.words import content_stems, is_function_word, stem
from summarize.verify.french import has_finite_verb

_SURNAME = signed("M|Dr", r"(?<![\w'’-])(?:M|Mme|MM|Mmes|Me|Dr)\.?\s(?P<name>[A-ZÀ-Ý][\w'’-]+)")


# "Norlin a nié": a name alone, no part of a longer one.
_NAME_ALONE = re.compile(
    r"(?<![\w-])(?P<name>[A-ZÀ-Ý][a-zà-ÿ]{3,}(?:-[A-ZÀ-Ý][a-zà-ÿ]+)*)(?![\w-]| [A-ZÀ-Ý])"
)
# What stands before a person's name alone: no first name, no article, no office ("le président Norlin").
_BEFORE_NAME = re.compile(
    r"(?:^[\s«\"]*|[,;:(] |(?<![\w-])(?:d['’]|(?:de|par|à|avec|pour|contre|selon|et|ou|que|qui|dont|chez|comme|mais|où|après|avant) ))$",
    re.IGNORECASE,
)
_FIRST_NAME = re.compile(r"(?<![\w'’-])[A-ZÀ-Ý][a-zà-ÿ]{2,}(?:-[A-ZÀ-Ý][a-zà-ÿ]+)? $")


_SURNAME_AFTER = re.compile(r" [A-ZÀ-Ý][a-zà-ÿ]{2,}")
_COUPLE_AFTER = re.compile(r" et [A-ZÀ-Ý][a-zà-ÿ]{2,} [A-ZÀ-Ý]")  # "Odile et Pierre Norlin"
# "les 432 millions": figures that were told before.
_KNOWN_COUNT = re.compile(
    r"(?<!barre )(?<!seuil )(?<!cap )(?<!plafond )(?<!limite )(?<![\w'’-])(?:[Ll]es|[Cc]es|[Dd]es|[Aa]ux) (?P<figure>\d[\d.,]*(?<=\d))"
    r"(?= [a-zà-ÿ])(?! (?:autres|et|ou)\b| (?:derni|prochain)| (?:heures|jours|mois|ans|années|semaines|minutes|pays|km)\b)"
    r"(?! [a-zà-ÿ]+ [a-zà-ÿ]{3,}(?:é|i|u|is|it)e?s (?!par\b))"
)
# "a dépassé les 100.000 morts": a mark on a scale, and none that was told.
_REACHES = re.compile(
    r"(?:dépass|franchi|frôl|attei(?:n|gn)|approch|pass|sous|au-delà|dessus|autour|près|vers)[a-zà-ÿ]*(?: [a-zà-ÿ]+){0,2} $",
    re.IGNORECASE,
)
_NAMED = re.compile(r"(?<=[\s'’«(-])[A-ZÀ-Ý][a-zà-ÿ]")
# "l'ancien directeur général de la banque": who?
_FORMER = re.compile(
    r"(?<![\w'-])(?:l'anci(?:en|enne)|l'ex-|le futur|la future) ?(?:directeur|directrice|président|présidente|ministre|patron|patronne|"
    r"PDG|maire|chef|cheffe|dirigeant|dirigeante|secrétaire|député|députée|sénateur|sénatrice|entraîneur|champion|championne|élu|élue)"
    r"(?: général| générale| adjoint| adjointe| exécutif| délégué)?(?: (?:de la|du|de l') ?(?:banque|société|groupe|entreprise|club|parti|ville|"
    r"pays|équipe|institution|établissement|compagnie|fédération|association))?(?=[,.;:»]|$| (?:a|est|avait|était|n'|ne|s'|se|et|ou|pour|sur|dans|lors|à|au|en|par|avec)\b)",
    re.IGNORECASE,
)
# "Odile Brun, l'ancienne maire, " and "l'ancienne maire, Odile Brun": named beside it.
_NAMES_BEFORE = re.compile(r"(?<![\w-])[A-ZÀ-Ý][\w'’-]+(?P<more>(?: [A-ZÀ-Ý][\w'’-]+)*)(?: \([^()]*\))?,? $")
# "A Port-Elvain, la maire", "la mort de Brun, la maire": no name of hers.
_AT = re.compile(r"(?<!\w)(?:[àÀA]|en|au) $")
_OF = re.compile(r"(?<!\w)(?:de |d['’])$")
_OPENERS = word_set("selon d'après d’après après avant depuis outre face devant quant malgré dès")
_NAMED_AFTER = re.compile(r",? [A-ZÀ-Ý][\w'-]+ [A-ZÀ-Ý]")


# A person by whole name: "Odile Brun", "Paul de Norlin".
_WHOLE = re.compile(
    r"(?<![\w'’-])(?!(?:Selon|Pour|Avec|Comme|Après|Avant|Dans|Chez|Depuis|Contre|Sans|Sur|Mais|Quand|Outre|Les|Des|Une|Cette|Son|Lundi|Mardi|"
    r"Mercredi|Jeudi|Vendredi|Samedi|Dimanche|Hier|Interrogée?|Contactée?) )[A-ZÀ-Ý][a-zà-ÿ]{2,}(?:-[A-ZÀ-Ý][a-zà-ÿ]+)?"
    r"(?: (?:(?:de|van|von|[EeAa]l|[Bb]en) |d['’])?(?P<last>(?:al-)?[A-ZÀ-Ý][a-zà-ÿ][\w'’-]*\w)){1,2}(?![\w-])"
)
# What stands before a name that nothing presents: no office, but a preposition, a mark or a verb, "…, a estimé lundi ".
_BARELY = re.compile(
    r"(?:^[\s«\"]*|[,:;»\"”] |(?<![\w-])(?:d['’]|(?:de|par|avec|pour|contre|selon|et|ou|que|qui|dont|chez|comme|où|après|avant|sans|envers) )|"
    r"(?:(?<![\w-])(?:a|avait|(?:s['’]|y )?est|s['’]était) (?:[a-zà-ÿ]+ ){0,2}?[a-zà-ÿ]+(?:é|it|u|is)|(?:[»\"”]|,) [a-zà-ÿ'’]{3,}(?:e|t|d|s))"
    r"(?: (?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier)(?: (?:matin|soir|midi))?| (?:à|au|aux|dans|sur|auprès de) [\w'’ ]{2,20})? )$",
    re.IGNORECASE,
)
# What presents a name after it: "Odile Brun, maire de Brévans", "Odile Brun, 34 ans", "Odile Brun (Les Verts)". No verb
# does, nor what goes on with the clause: "Odile Brun, a-t-on appris", "Odile Brun, lundi".
_GOES_ON = (
    r"(?!(?:qui|que|dont|où|lors|dans|sur|en|à|au|aux|mais|selon|alors|avant|après|afin|depuis|et|ou|ni|par|pour|avec|sans|sous|contre|vers|"
    r"entre|comme|puis|chez|tout|tous|toute|a|ont|avait|est|était|sera|il|elle|ils|elles|on|le|la|les|cela|ce|cette|ces|quand|tandis|"
    r"lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier|aujourd|cité|interrog\w+|contact\w+|joint|plus|moins|bien|ainsi)"
    r"(?![\w-])|[a-zà-ÿ]+(?:ait|aient|era|ront|ant)(?![\w-])|"
    r"(?!(?:ex-)?(?:députée?|déléguée?|employée?|salariée?|retraitée?|attachée?|chargée?|associée?|rescapée?|réfugiée?|diplômée?|surnommée?|"
    r"présentée?|née?|âgée?|accusée?|soupçonnée?)(?![\w-]))[a-zà-ÿ]+ée?s?(?![\w-]))"
)
_PRESENTS = re.compile(
    rf",? (?:\(\d\d ans\)|\d{{1,3}} ans)|"
    rf", (?:(?:une?|l['’]une?|des|son|sa|le|la|l['’]|du|de la) )?{_GOES_ON}(?:ex-)?[a-zà-ÿ]{{3,}}"
)
# "le ministre Paul Aubin, 54 ans": who has such an office is known without it.
_IN_OFFICE = re.compile(
    r"(?:ministre|président|présidente|députée?|sénat\w+|maire|candidate?)(?![\w-])[^,.;:]{0,40} $"
)
_HAS_OWN = re.compile(rf" \(|, (?!\d)(?:(?:une?|son|sa|le|la) |l['’])?{_GOES_ON}[a-zà-ÿ]{{3,}}")
# "Selon Odile Brun, la digue tiendra": the clause goes on.
_CLAUSE = re.compile(r", (?:l[ea]s? |l['’]|une? |des |son |sa )")
_OPENED = re.compile(r"(?:Selon|Pour|D['’]après|Avec|Comme|Chez) $")
# What opens a sentence and tells of no one: "Après la crue, Odile Brun".
_SETS_SCENE = re.compile(
    r"(?:[AÀ]|Au|Aux|En|Dans|Sur|Sous|Chez|Lors|Après|Avant|Depuis|Dès|Pour|Par|Avec|Sans|Selon|Malgré|Contre|Face|Outre|D['’]|Du|De|Ce|Cette|"
    r"Lundi|Mardi|Mercredi|Jeudi|Vendredi|Samedi|Dimanche|Hier|Le \d|Mais|Et|Puis|Enfin|Ainsi|Alors|Pourtant|Parmi|Concernant|Quant)(?![\w-])"
)
_OPENS_ON = re.compile(r"^(?:selon|pour|d['’]après|avec|comme|chez) $", re.IGNORECASE)


# "La troisième victime est Paul Aubin", "Dans le premier cas, …", "Le premier modèle coûte dix euros, le second vingt".
_ORDER = r"(?:second|seconde|deuxième|troisième|quatrième|cinquième|sixième)"
_IN_ORDER = signed(
    "premi|second|ième|l'un et l'autre",
    r"^(?:(?:L[ea]|Dans l[ea]|Selon l[ea]|Pour l[ea]|Les [a-zà-ÿ]+ (?:du|de la)) "
    rf"{_ORDER} (?!tour|vague|guerre|place|fois|partie|moitié|semestre|trimestre|mandat|jour|jour[né]|édition|étape|étage|manche|saison|mi-temps|ligne|phase|adjoint|marche|chambre|chaîne)"
    r"[a-zà-ÿ]{3,}(?=,| (?:est|sont|était|a|avait|sera|aura|s'|se|n'|ne|qui|concerne|porte|prévoit|vise|raconte|montre))|"
    r"Dans (?:le premier|l'un et l'autre) (?:cas|scénario),|Dans la première hypothèse,|"
    r"L[ea]s? premi(?:er|ère)s? (?!ministre)[a-zà-ÿ]{3,} [^.]{3,120}?,? (?:(?:et|mais|alors que|tandis que) )?l[ea]s? (?:second|deuxième)e?s?(?= ))",
)
# "L'Australien a nié", "la Québécoise de 34 ans": who? No newspaper, no land and no house is called so.
_BY_ORIGIN = re.compile(
    r"(?:^|(?<=, ))(?:[Ll][ea] |[Ll]['’])(?!Parisien|Vienne|Mayenne|Lorraine|Ukraine|Aquitaine|Touraine|Palais|Marais|Calaisis|Française? des|Valais|Relais|"
    r"Bordelais|Lyonnais|Valois|Artois|Beauvaisis|Vatican|Républicain|Marseillaise|Mondain|Quotidien|Capitaine|Domaine|Semaine|Toussaint)"
    r"(?P<of>[A-ZÀ-Ý][a-zà-ÿ]+(?:-[A-ZÀ-Ý][a-zà-ÿ]+)?(?:ais|aise|ois|oise|ien|ienne|ain|aine|éen|éenne|iens))"
    r"(?=,? (?:a|est|était|avait|n'|ne|s'|se|dit|âgée?|de \d\d ans|qui|sera|devra|doit|peut|pourrait|va|veut)(?![\w-])| [ns]['’])"
)


def taken_as_known(sentence: str, before: str) -> frozenset[str]:
    """The stems of the names and figures that must be told before a sentence.

    Args:
        sentence: a French sentence of an article, or a cut of one.
        before: what stands before it in its article, the title first.
    """
    outside = masked(sentence)
    names = (*_titled(sentence), *_surnames_alone(outside, before), *_presented_before(outside, before))
    found = {stem(name, "fr") for name in names}
    plain = sentence.replace("’", "'")
    found.update(_counts_taken_up(plain, before))
    return frozenset(found)


def former_holder(sentence: str) -> bool:
    """Whether a sentence tells somebody by a former or future office alone: "l'ancien directeur général de la banque"."""
    plain = sentence.replace("’", "'")
    former = _FORMER.search(plain)
    return former is not None and not (
        named_before(plain[: former.start()]) or _NAMED_AFTER.match(plain, former.end())
    )


def in_order(sentence: str) -> bool:
    """Whether a sentence opens on the second of what was told before, or on the first beside it: "La troisième victime est …"."""
    return _IN_ORDER.match(sentence) is not None


def by_origin(sentence: str) -> bool:
    """Whether a sentence calls somebody by an origin alone, and names nobody before: "L'Australien a nié"."""
    found = _BY_ORIGIN.search(sentence)
    return found is not None and not names_one(sentence, found.start())


def first_name(name: str, text: str) -> str | None:
    """The first name that stands before a last name where a text first has it; None without."""
    at = text.find(name)
    found = _FIRST_NAME.search(text[max(0, at - 40) : at]) if at >= 0 else None
    first = found[0].strip() if found else None
    return None if first is None or first in {"Mme", "Mlle"} or is_function_word(first, "fr") else first


def names_one(sentence: str, at: int) -> bool:
    """Whether a sentence names anybody or anything before some place in it, past its first word."""
    return _NAMED.search(sentence, 1, at) is not None


def named_before(text: str) -> bool:
    """Whether a text ends on a person's name, as "Odile Brun, " does; "Selon " has a capital and names nobody."""
    found = _NAMES_BEFORE.search(text)
    if found is None:
        return False
    if found.start() == 0:
        word = found[0].strip(" ,").casefold()
        if word in _OPENERS or is_function_word(word, "fr"):
            return False
    head = text[: found.start()]
    return not (_AT.search(head) or (not found["more"] and _OF.search(head)))


def _titled(sentence: str) -> Iterator[str]:
    """The names that only a title introduces: a reader may meet "M. Pierre Norlin" first, not "M. Norlin"."""
    for match in _SURNAME.finditer(sentence):
        name = match["name"]
        whole = _SURNAME_AFTER.match(sentence, match.end())
        if not whole and not re.search(rf"[A-ZÀ-Ý][\w'’-]+ {re.escape(name)}", sentence[: match.start()]):
            yield name


def _presented_before(outside: str, before: str) -> Iterator[str]:
    """The last names of those whom an article presented after their name, "Odile Brun, maire de Brévans", and this does not."""
    for match in _WHOLE.finditer(outside):
        at = before.find(match[0])
        if (
            at >= 0
            and _PRESENTS.match(before, at + len(match[0]))
            and not _IN_OFFICE.search(before[max(0, at - 60) : at])
            and not (
                _OPENED.search(before[max(0, at - 9) : at]) and _CLAUSE.match(before, at + len(match[0]))
            )
            and _BARELY.search(outside[max(0, match.start() - 60) : match.start()])
            and (_OPENS_ON.match(outside[: match.start()]) or not _HAS_OWN.match(outside, match.end()))
            and not _presents(outside[: match.start()])
        ):
            yield match["last"]


def _presents(head: str) -> bool:
    """Whether what stands before a name tells who it is: "Cadet du meunier et formé comme lui, "."""
    return head.endswith(", ") and not _SETS_SCENE.match(head) and not has_finite_verb(head)


def _surnames_alone(outside: str, before: str) -> Iterator[str]:
    """The names that stand alone in a sentence and whole where its article first gave them: "Odile Brun", then "Brun".

    `outside` is the sentence with marks for what it quotes.
    """
    for match in _NAME_ALONE.finditer(outside):
        name = match["name"]
        if not _BEFORE_NAME.search(outside[max(0, match.start() - 40) : match.start()]):
            continue
        if _COUPLE_AFTER.match(outside, match.end()):
            continue
        at = before.find(name)
        if at < 0:
            continue
        first = _FIRST_NAME.search(before[max(0, at - 40) : at])
        if first and not is_function_word(first[0].strip(), "fr"):
            yield name
        elif (
            _SURNAME_AFTER.match(before, at + len(name))
            and _alone_before(before, at)
            and not place_key(name, "fr")
            and not _a_word(name, before)
        ):
            yield name  # "Odile Brun", then "Odile"


def _alone_before(before: str, at: int) -> bool:
    """Whether no capital stands right before: of "Port-Elvain Odile Brun" nothing is sure."""
    return not re.search(r"[A-ZÀ-Ý][\w'’-]* $", before[max(0, at - 40) : at])


def _a_word(name: str, before: str) -> bool:
    """Whether a capitalised word is a plain one that opens a sentence: "Certains", "Maison"."""
    return (
        is_function_word(name, "fr")
        or re.search(rf"(?<!\w){re.escape(name.lower())}(?!\w)", before) is not None
    )


def _counts_taken_up(sentence: str, before: str) -> Iterator[str]:
    """The figures that a sentence takes up as known, "les 432 blessés", where its article gave them before."""
    for match in _KNOWN_COUNT.finditer(sentence):
        if _REACHES.search(sentence[: match.start()]):
            continue
        if re.search(rf"(?<![\d.,]){re.escape(match['figure'])}(?![\d.,]*\d)", before):
            yield from content_stems(match["figure"], "fr")
