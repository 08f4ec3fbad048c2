"""What in a French sentence refers to one before it: "Ce dernier", "Par ailleurs", "son décès", "a-t-elle ajouté"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarize.generate.antecedents import IMPERSONAL
from summarize.text import grammar
from summarize.text.entities.quotations import QUOTED, masked, names_its_speaker
from summarize.text.persons import person_noun
from summarize.text.signed import signed
from summarize.verify.problems import Problem

# Words that refer to what was said before, or join a sentence to it.
_CONNECTIVES = (
    "mais|or|car|donc|et|ou|puis|ainsi|aussi(?! (?:longtemps|bien|loin|souvent) )|pourtant|cependant|toutefois|néanmoins|par ailleurs|en outre|de plus|en effet|"
    "de même|en revanche|au contraire|à l'inverse|du coup|par conséquent|en conséquence|c'est pourquoi|dès lors|enfin|ensuite|"
    "d'ailleurs|du reste|de son côté|de leur côté|à son tour|pour sa part|quant à (?:lui|elle|eux|elles)|autrement dit|"
    "résultat|ailleurs(?=,)|voilà (?:une?|des|le|la|les|qui|ce|pourquoi|comment|donc)(?! (?:an|mois|semaine|jour|heure|dizaine|quinzaine))|à noter|une première(?! [a-zà-ÿ]+(?:e|é|que)(?!\\w))|parmi (?:eux|elles)|là-bas|là aussi|là encore|d'autant (?:plus )?que|d'autant (?:plus )?qu'|entre-temps|après quoi|dans ce cas|à ce titre|"
    "pour autant|de ce fait|dans la foulée|au total|de quoi|l'autre|en clair|bref|seulement|sinon|idem|malgré cela|pour cela|à cet égard|"
    "dans ce contexte|à cette occasion|de ce point de vue|à ce (?:propos|sujet|jeu)|sur ce (?:point|sujet|plan)|en ce sens|dans cet(?:te)? (?:optique|perspective|esprit|logique)|"
    "(?:selon|d'après|pour|chez|avec) (?:lui|elle|eux|elles)|à (?:ses|leurs) yeux|à l'en croire|"
    "(?:sur|dans|pour|parmi|avec|chez) d'autres|dans (?:sa|leur) réponse|en réponse(?=,| à ce)|même (?:constat|son de cloche|chose)|"
    "outre cela|en (?:échange|contrepartie|retour)(?=,)|concrètement|finalement(?=,)|au final(?=,)|reste que|toujours est-il|sauf que|non|oui|certes"
)
_PRONOUNS = (
    "il(?! (?:y|faut|fallait|faudra|aura suffi|aura fallu|a suffi|suffit|suffira|convient|pleut|neige|est (?:faux|exact|inexact|illégal|légal|établi|avéré|admis|acquis|exclu|inutile|dangereux|obligatoire|autorisé|permis|possible|impossible|probable|peu probable|important|nécessaire|indispensable|difficile|interdit|prévu|temps|question|"
    "rare|urgent|essentiel|clair|certain|vrai|trop tôt|recommandé|conseillé|demandé|vraisemblable|regrettable|logique|fréquent) (?:que|qu'|de|d')))|elle|ils|elles|celui-ci|celle-ci|ceux-ci|celles-ci|"
    "celui-là|celle-là|ce dernier|cette dernière|ces derniers|ces dernières|lui|eux|ceux|celles|celui|celle|cela|ceci|ça|"
    "c'|ce (?:qui|que|qu'|n'|sont|sera|fut)|le second|la seconde|les deux(?! [^\\W\\d_])|tous deux|toutes deux|"
    "l'intéressée?|l'une?(?! des (?:rares?|plus|meilleure?s|principa(?:ux|les)|premi(?:ers|ères)|derni(?:ers|ères)|grande?s) [a-zà-ÿ])|certains(?= (?:ont|sont|d'entre))|tou(?:te)?s(?=,? (?:jusqu'ici |jusque-là |ou presque |désormais )?(?:ont|sont|étaient|avaient) )|d'autres|y|en(?= (?:a|ont|est) )|"
    "(?:son|sa|ses|leur|leurs) [^\\W\\d_]+|ce [^\\W\\d_]+|cette [^\\W\\d_]+|cet [^\\W\\d_]+|ces [^\\W\\d_]+|"
    "je|j'|nous|vous|on|mon|ma|mes|notre|nos|(?:l'|les |lui )(?:ayant|avoir|avait|ont|a)"
)
_ORPHAN = re.compile(
    rf"^[\s«\"“—–-]*(?:(?:{_CONNECTIVES})(?![\w-])|(?:{_PRONOUNS})(?:(?<=')|(?![\w-])))", re.IGNORECASE
)
# "ce jeudi", "cette année", "cette nuit" point to the calendar, not back.
_DEICTIC = re.compile(
    r"^(?:ce|cet|cette) (?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|matin|soir|midi|mois|année|semaine|week-end|nuit|après-midi|été|hiver|printemps|automne)\b",
    re.IGNORECASE,
)
# "Les causes de son décès …", "Voté en 2031, ce texte …": whose, which one? Stood alone, nobody can tell.
_WHOSE = re.compile(
    r"^(?:l'|(?:les?|la|une?|des) )[a-zà-ÿ]+ (?:de|d'|à|dans|pour|avec|sur) (?:son|sa|ses|leurs?) ",
    re.IGNORECASE,
)
_WHICH = re.compile(
    r"^[^,]{1,80}, (?:ce|cet|cette|ces) (?!(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|matin|soir|midi|mois|année|"
    r"semaine|week-end|nuit|après-midi|été|hiver|printemps|automne|n'|qui|que|sont|fut|sera)\b)[^\W\d_]+ ",
    re.IGNORECASE,
)
# "Le ministre a démenti.", "La ligue a dénoncé mercredi 2 juillet." What, the sentence before said, or a cut lost.
# "S'adressant au conseil, son ministre …": whose? A name before it may tell.
_POSSESSED = re.compile(
    r"^[^,«»\"“”]{3,80}, (?:son|sa|leurs?) (?!tour\b|côté\b|part\b)[a-zà-ÿ-]+ (?![^,]{0,60}\bs[eo]n?\b)"
)
_BARE_ANSWER = signed(
    "démenti|confirmé|refusé|nié|accepté|approuvé|répondu|réagi|dénoncé|annoncé|déclaré|demandé|proposé|affirmé|estimé|réclamé|obtempéré|tranché|renoncé",
    r"(?<!l')\b(?:a|ont|avait|avaient)(?: \w+ment)? (?:démenti|confirmé|refusé|nié|accepté|approuvé|répondu|réagi|dénoncé|annoncé|déclaré|"
    r"demandé|proposé|affirmé|estimé|réclamé|obtempéré|tranché|renoncé)"
    r"(?: (?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|matin|soir|dernier|dans|la|le|soirée|journée|nuit|\d{1,4}(?:er)?|"
    r"janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)){0,6}\s*[.!]$",
)
# "Il n'est pas allé plus loin.": than what?
_BARE_COMPARISON = signed("plus loin", r"\ballée?s? plus loin\s*[.!]$")
# "Une initiative qui a plu au préfet." stands in apposition to the sentence before.
_APPOSED = re.compile(
    r"^(?:(?:Une?|Des|Plusieurs)(?: [^\W\d_][\w'-]*){1,5}?,?|"
    r"(?!(?:Alors|Après|Avant|Quels?|Quelles?|Quoi|Voilà|Voici|Autant|Tandis|Sauf|Rien|Ceux|Celles?|Celui|Chacun|Quiconque|Peut|Même|"
    r"Depuis|Pendant|Encore|Outre|Comme|Toujours|Reste|Lorsque|Quelqu|Personne|Jamais|Moins|Mieux|Bien)\b)"
    r"[A-ZÀ-Ý][a-zà-ÿ]{3,}(?<!ant)(?<!er)(?<!ir)(?<!re)) (?:qu'|(?:qui|que|où|dont)(?![\w-]))"
)
# "Salarié de l'usine pendant dix ans, il …", "Dans un communiqué, elle …", "Mardi soir, il …", "Chef d'un service, l'auteur …": what stands before the pronoun
# is told of him, or where and when; "Quand le maire est venu, il …" and "Le maire parti, il …" tell who.
_AFTER_LEAD = re.compile(
    r"^(?P<lead>(?!(?:(?:Si|Quand|Comme|Alors|Bien|Même|Parce|Tant|Plus|Moins|Les|Une?|Ces?|Cet|Son|Sa|Ses|Leurs?|Mon|Ma|Notre|Chaque|Plusieurs|"
    r"Certaine?s?|Aucune?|Chacune?|Toute?s?|Tous|Où|Quels?|Quelles?)\b|S'|Qu|Lorsqu|Quoiqu|Puisqu|Tandis|(?:Dès|Après|Depuis|Pendant) qu|La (?!veille)|L'(?!an)|"
    r"Le (?!(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|\d|lendemain|soir|matin|jour)))[^,]*)"
    r"[A-ZÀ-Ý0-9][^,«»\"“”:;]{2,160}(?:,[^,«»\"“”:;]{2,50})?), (?P<pronoun>il|elle|ils|elles|l'auteure?(?! (?:d[eu]s? |d'|présum|princip))) "
)
# "Ce vendredi, il …", "Une fois sur place, elles …", "Casqués, violents, ils …", "Condamné par la justice il …": the like with
# more commas, or without one, where no verb before the pronoun has a subject that it could mean.
_DAY = r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|matin|midi|soir|week-end|été|hiver|automne|printemps|mois|jour|année|nuit|semaine|fois|saison)"
_VERBLESS_LEAD = re.compile(
    rf"^(?P<lead>(?:[ÀA]|Au|Aux|Après|Avant|Avec|Chez|Contre|Dans|Depuis|Dès|Durant|En|Entre|Face|Lors|Malgré|Outre|Par|Pendant|Pour|Sans|Selon|Sous|Sur|Vers|"
    rf"Une fois|Comme|Alors|Désormais|Aujourd'hui|Parfois|Souvent|Soudain|Finalement|Initialement|Peu|Plus|Quelques|(?:Ce|Cet|Cette|Chaque|L'|La|Le) ?{_DAY}|L'après-midi|L'an|"
    rf"Lundi|Mardi|Mercredi|Jeudi|Vendredi|Samedi|Dimanche|(?:Ex-|Ancien|Ancienne |Anciens )[a-zà-ÿ]+|"
    rf"[A-ZÀ-Ý][a-zà-ÿ]{{2,}}(?:ée?s?|ie?s?|ue?s?|ant|ents?|eux|euses?|ifs?|ives?))(?![\w'-])[^;:«»\"“”]{{0,220}}?)"
    r"(?P<pause>,?) (?P<pronoun>il(?! (?:(?:n')?y|va falloir|aur[a-z]+ fallu|f(?:era|ait|aisait|erait) (?:\d|entre|beau|chaud|froid|nuit|jour)) ?)|elle|ils|elles) (?=(?P<goes>[^,;:«»\"“”]{2,60}))"
)
_SET_IN = re.compile(r", (?:où|qui|dont) [^,]*")  # "Pour le second tour, où deux listes restent, il …"
# "Alors qu'en mars elle …", "à quel parti il …", "car il …", "pour lequel elle …": the subject of a clause that is not the sentence's own.
_IN_CLAUSE = re.compile(
    r"(?<![\w-])(?:qu['’]|que|qui|dont|où|si|quand|car|lorsqu['’]|lorsque|puisqu['’]|puisque|[a-z]{0,3}quel(?:le)?s?)(?![\w-])|"
    r"(?:^|(?<![\w-]))(?:comme|à|de|par|pour|avec|sans|chez|entre|parmi|selon|contre|sur|vers|et|ou|ni|mais)$",
    re.IGNORECASE,
)
# "Le préfet l'a confirmé mercredi.", "En mai, un témoin lui a barré la route.", "Le parquet lui reproche un vol.": what, to whom?
# Not "Le préfet l'a annoncé : …".
_OBJECT = signed(
    "l'a|l'o|les a|les o|lui |leur a|leur o",
    r"^(?:(?P<lead>[A-ZÀ-Ý][^,;:«»\"“”()]{2,80}), )?(?P<subject>(?!Qu|Si |Comme |Quand )(?:[A-ZÀ-Ý]|(?<=, )(?:l[ea] |l'|les |une? |des ))[^,;:«»\"“”()]{2,60}?)"
    r" (?:ne |n')?(?:(?:l'|les |lui |leur )(?:a|avait|ont|avaient|aura|auront)"
    r"(?: (?:déjà|aussi|ainsi|également|pas|encore|toujours|d'ailleurs|[a-z]+ment))? [a-zà-ÿ]+(?:é|i|u|is|it|int|ert|ée|ue|ie|ise|ite|inte|erte)s?(?![\w-])"
    r"(?![^«»\"“”]*(?::|, (?:l[ea]s? |l'|[A-ZÀ-Ý])))|lui (?P<present>[a-zà-ÿ]{3,}(?:e|ent|t|d|ait|aient|ra|ront))(?![\w-]))",
)
_OF_A_CLAUSE = re.compile(r"(?<![\w-])(?:qui|que|dont|où|on|et|lui|eux)(?![\w-])|qu'")
# "Il faut selon lui une digue.": who? A man or a body that the sentence named before may be meant.
_AS_TOLD_BY = signed(
    "elon lui|elon elle|après lui|après elle",
    r"(?<![\w'-])(?:[Ss]elon|[Dd]'après) (?P<who>lui|elle)(?![\w-])(?! aussi)",
)
_MAY_SAY = {"lui": ("Le ", "L'", "Un "), "elle": ("La ", "L'", "Une ")}
_NAME_INSIDE = re.compile(r"(?<=[\s'(])[A-ZÀ-Ý][\w-]")
# "Tout comme une expertise qui dresse son portrait.": the second half of a sentence that the first one held.
_LIKEWISE = re.compile(
    r"^(?:Tout comme|Ainsi que|De même que|Sans compter|Sans oublier|D'où|Histoire de) [^,;:]+[.!]$"
)
# "hier", "ce matin": of what day, only the article's own date would tell.
_RELATIVE_DAY = re.compile(
    r"\b(?:hier|aujourd'hui|avant-hier|demain|après-demain|ce matin|ce midi|ce soir)\b", re.IGNORECASE
)
# "a-t-il ajouté", "dit-elle": someone who is not named speaks.
_UNNAMED_SPEAKER = re.compile(
    r"^[«\"“][^«»\"“”]*[»\"”],? (?:selon|d'après|pour) (?:lui|elle|eux|elles)(?!\w|-)|"
    r"(?<!\w)(?:[^\W\d_]+-t-(?:il|elle)|a-t-on(?= (?:ajouté|précisé|poursuivi|conclu|encore|également|toutefois))|[^\W\d_]+-(?:il|elle|ils|elles))(?!\w)|"
    r",\s(?:a|avait|ont)\s(?:indiqué|déclaré|précisé|ajouté|expliqué|affirmé|souligné|estimé)\s*[.»]*$",
    re.IGNORECASE,
)
# "À peine a-t-elle quitté la mairie que l'ancienne maire …": who, the second half says.
_HARDLY = re.compile(r"^À peine [^,;:]{0,12}-(?:il|elle|ils|elles) [^;:]{3,120} qu(?:e |')")
# "Plus inattendu, …", "Autre surprise : …", "Question d'époque aussi": beside what?
_COMPARED = re.compile(
    r"^(?:(?:Plus|Moins|Tout aussi|Encore plus|Pire|Mieux) ?(?:[a-zà-ÿ]+(?: encore)?)?, (?!\d)|(?:Encore )?Autres? [^,:.]{3,50}(?:[,:]| :)|"
    r"(?:Question|Histoire|Affaire) d(?:e |')[^,:.]{3,40} (?:aussi|également|encore)\b|(?:Seul|Petit|Autre) (?:bémol|hic|problème|détail|souci)\b)"
)


def orphans(sentence: str) -> list[Problem]:
    """What a sentence refers to that stands outside of it: problems of kind "orphan"."""
    plain = sentence.replace("’", "'")
    plain = "À " + plain[2:] if plain.startswith("A ") else plain  # capitals often come without their accent
    outside = masked(plain)
    problems = []
    match = _ORPHAN.match(plain)
    if match and not _DEICTIC.match(plain):
        problems.append(Problem("orphan", match[0], *match.span()))
    apposed = _APPOSED.match(plain)
    if (
        apposed
        and grammar.main_verb(grammar.tokens(grammar.AMONG_THEM.sub(", ", outside)), embedded=True) is None
    ):
        problems.append(Problem("orphan", apposed[0], *apposed.span()))
    for pattern in (_WHOSE, _WHICH, _POSSESSED):
        found = pattern.match(plain)
        # A name before it may be what it points to: "Arrivé lundi à Brévans, ce ténor …" does not say who.
        if found and not re.search(r"(?<=\s)[A-ZÀ-Ý][a-zà-ÿ]", found[0]):
            problems.append(Problem("orphan", found[0], *found.span()))
    if compared := _COMPARED.match(plain):
        problems.append(Problem("orphan", compared[0], *compared.span()))
    led = _AFTER_LEAD.match(plain)
    if led and not IMPERSONAL.match(plain) and not led["lead"].startswith("Quant à"):
        problems.append(Problem("orphan", led[0].strip(), *led.span()))
    elif led is None and not problems and (pronoun := _led_by_no_verb(plain)):
        problems.append(Problem("orphan", pronoun[0].strip(), *pronoun.span()))
    if told := _done_to_nobody(plain):
        problems.append(Problem("orphan", told[0], *told.span()))
    if as_told := _as_told_by_nobody(plain, outside):
        problems.append(Problem("orphan", as_told[0], *as_told.span()))
    for bare in (_BARE_ANSWER, _BARE_COMPARISON, _RELATIVE_DAY, _LIKEWISE):
        found = bare.search(outside)
        if found:
            problems.append(Problem("orphan", found[0], *found.span()))
    if "il y a" not in plain or not re.match(r"[^«\"“]*\bil y a", plain):
        speaker = _UNNAMED_SPEAKER.search(plain)
        if (
            speaker
            and not speaker[0].lower().startswith(("y a-t", "peut-il", "faut-il"))
            and not _HARDLY.match(plain)
        ):
            problems.append(Problem("orphan", speaker[0], *speaker.span()))
    return problems


def _as_told_by_nobody(plain: str, outside: str) -> re.Match[str] | None:
    """Where a sentence tells something by "lui" or "elle", and nobody before that could be meant; `outside` is it without quotations."""
    found = _AS_TOLD_BY.search(outside)
    if found is None or plain.startswith(_MAY_SAY[found["who"]]):
        return None
    return None if _tells_of_somebody(plain[: found.start()]) else found


def _tells_of_somebody(words: str) -> bool:
    """Whether a name or a noun of persons stands in some words, the first letter of which tells nothing."""
    return _NAME_INSIDE.search(words) is not None or any(
        person_noun(word.lower()) for word in re.findall(r"[^\W\d_][\w-]*", words)
    )


def _done_to_nobody(plain: str) -> re.Match[str] | None:
    """The opening of a sentence whose subject does something to one whom nothing before it tells."""
    found = _OBJECT.search(plain)
    if found is None or _OF_A_CLAUSE.search(found["subject"]):
        return None
    lead = found["lead"] or ""
    if any(grammar.has_finite(grammar.tokens(part)) for part in (lead, found["subject"])):
        return None
    if found["present"] and not grammar.starts_with_verb(grammar.tokens(found["present"])):
        return None
    return None if _tells_of_somebody(lead) else found


def _led_by_no_verb(plain: str) -> re.Match[str] | None:
    """The sentence's opening up to a pronoun that is its subject and stands for nothing before it."""
    found = _VERBLESS_LEAD.match(plain)
    if found is None or IMPERSONAL.match(plain):
        return None
    head = _SET_IN.sub("", found["lead"]) if found["pause"] else found["lead"]
    if _IN_CLAUSE.search(head):
        return None
    lead, goes = grammar.tokens(head), grammar.tokens(found["goes"])
    if grammar.has_finite(lead) or grammar.may_have_finite(lead) or not grammar.starts_with_verb(goes):
        return None
    return found


# "Les élus de Brévans vont …, ont-ils annoncé", "La fédération … , a-t-elle dit": one or more who speak, first of all.
_SPOKEN_BY = re.compile(
    r"^(?:(?P<one>(?:Le |La |L')(?=[^,]*? (?:a|va|doit|est|sera|peut|veut|n'[a-z]+|[a-z]+ra) |[^,]*? [«\"“])|(?=[A-ZÀ-Ý][\w-]+ [A-ZÀ-Ý])(?!Selon|Avec|Dans|Chez))|"
    r"(?P<several>(?:Les|Des|Deux|Trois|Plusieurs|Quelque) ))"
)
# "Pour Odile Brun, « la digue tiendra », a-t-elle dit".
_FOR_WHOM = re.compile(r"^(?:Pour|Selon|D'après) [A-ZÀ-Ý][\w-]+ [A-ZÀ-Ý][\w-]+, [«\"“]")


def has_its_speaker(sentence: str, problem: Problem) -> bool:
    """Whether the pronoun of an inverted verb of saying may be a sentence's own subject: one, or several as it says.

    Args:
        sentence: it opens on no quotation.
        problem: an orphan of it.
    """
    plain = sentence.replace("’", "'")
    opened = _SPOKEN_BY.match(plain)
    verb, _, pronoun = problem.text.rpartition("-")
    if not verb or pronoun not in {"il", "elle", "ils", "elles"}:
        return False
    if _FOR_WHOM.match(plain):
        return not pronoun.endswith("s")
    if opened is None:
        return False
    run = grammar.tokens(masked(plain)[: problem.start])
    main = grammar.main_verb(run, embedded=True)
    if main is None:  # "Odile Brun « ne voit pas venir » la crue, a-t-elle dit"
        run = grammar.tokens(plain[: problem.start])
        main = grammar.main_verb(run, embedded=True)
    if main is None:
        return False
    if opened["one"] and pronoun == {"Le ": "elle", "La ": "il"}.get(opened["one"]):
        return False
    plural = run[main].text.endswith("nt")
    return plural == pronoun.endswith("s") == (opened["several"] is not None)


# "C'est une première : la digue …", "Au prix de leur sommeil, ils veillent : les élus …": whom the first half means the
# second tells.
_ANNOUNCED = re.compile(
    r"^(?:C'(?:est|était)|Ce (?:sont|sera|fut)|Ils?|Elles?|Certain(?:s|es)|(?:Son|Sa|Ses|Leurs?) [a-zà-ÿ]+|[A-ZÀ-Ý][a-zà-ÿ]+ (?:qui|que|dont)|[A-ZÀ-Ý][^:«»\"“”]{2,100}, (?:ils?|elles?))(?= )"
    r"[^:«»\"“”]{5,160}?\s?: (?P<told>[^:?!]{40,}\.)$"
)
_POINTS_ON = re.compile(
    r"(?:il|elle|ils|elles|celui|celle|ceux|celles|ce|cette|cet|ces|c'|cela|ça)(?![\w-])|c'"
)
# "« J'ai eu peur » : le gardien de la digue a raconté …": quotations alone before the colon.
_QUOTED_FIRST = re.compile(r"^(?:…(?:,| et)? ?)+\s?: (?P<told>.{40,}\.)$")
# "« On veillait », se souvient Odile Brun": the first person is whoever is named behind.
_FIRST_PERSON = re.compile(r"[\s«\"“]*(?:je|j'|nous|on|mon|ma|mes|notre|nos)$", re.IGNORECASE)
_NAMED_BEHIND = re.compile(r"^…,? [^…]*?[A-ZÀ-Ý][\w'-]+ [A-ZÀ-Ý]")


def tells_whom(sentence: str, problem: Problem) -> bool:
    """Whether a sentence opens on a pronoun, or quotes one, and tells what it stands for: after a colon, or as who speaks.

    Args:
        sentence: a French sentence.
        problem: an orphan of it.
    """
    if problem.start > 0:
        return False
    plain = sentence.replace("’", "'")
    unquoted = QUOTED.sub("…", plain)
    if names_its_speaker(sentence) or (
        _FIRST_PERSON.match(problem.text) and _NAMED_BEHIND.match(unquoted) is not None
    ):
        return True
    quoted = _QUOTED_FIRST.match(unquoted)
    announced = quoted or _ANNOUNCED.match(masked(plain))
    if announced is None or _POINTS_ON.match(announced["told"]):
        return False
    told = grammar.tokens(announced["told"])
    if quoted and not any(token.text in grammar.REPORTING for token in told):
        return False
    return grammar.main_verb(told, embedded=quoted is not None) is not None


def may_follow(problems: Sequence[Problem]) -> bool:
    """Whether all that is wrong with a sentence is that it leans on the one before it.

    Not "hier" and "ce matin": the sentence before does not tell the day either.
    """
    return bool(problems) and all(
        problem.kind == "orphan" and not _RELATIVE_DAY.fullmatch(problem.text) for problem in problems
    )
