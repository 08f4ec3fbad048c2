"""Whether a French sentence can be printed alone: a whole, closed, well-formed sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from summarize.generate import grammar
from summarize.text.entities.quotations import QUOTED, quotations
from summarize.text.entities.tables import word_set
from summarize.text.normalize import fold
from summarize.text.words import count_words, is_function_word, stem, words
from summarize.verify.halves import AGO, halves
from summarize.verify.problems import Problem

# "Le maire est parti." is the shortest sentence that says something.
MIN_WORDS = 4
# A longer "sentence" is a list or a scraping accident, in code points.
MAX_LENGTH = 1500

# What cannot end a sentence, folded.
_DANGLING = word_set(
    "le la les l' un une des du de d' au aux a et ou mais ni car que qu' qui dont ce cet cette ces son sa ses leur leurs en dans "
    "par pour sur sous avec sans chez vers entre contre selon tres plus ne n' se s' est sont ont etait avait afin ainsi lors comme si ceci cela avoir etre"
)
# Words that refer to what was said before, or join a sentence to it.
_CONNECTIVES = (
    "mais|or|car|donc|et|ou|puis|ainsi|aussi|pourtant|cependant|toutefois|néanmoins|par ailleurs|en outre|de plus|en effet|"
    "de même|en revanche|au contraire|à l'inverse|du coup|par conséquent|en conséquence|c'est pourquoi|dès lors|enfin|ensuite|"
    "d'ailleurs|du reste|de son côté|de leur côté|à son tour|pour sa part|quant à (?:lui|elle|eux|elles)|autrement dit|"
    "résultat|à noter|une première|parmi (?:eux|elles)|là-bas|là aussi|entre-temps|après quoi|dans ce cas|à ce titre|"
    "pour autant|de ce fait|dans la foulée|au total|de quoi|l'autre|en clair|bref|seulement|sinon|idem|malgré cela|pour cela|à cet égard|"
    "dans ce contexte|à cette occasion|(?:selon|d'après|pour|chez|avec) (?:lui|elle|eux|elles)|à (?:ses|leurs) yeux|à l'en croire|"
    "(?:sur|dans|pour|parmi|avec|chez) d'autres|dans (?:sa|leur) réponse|en réponse(?=,| à ce)|même (?:constat|son de cloche|chose)|"
    "outre cela|concrètement|reste que|toujours est-il|sauf que|non|oui|certes"
)
_PRONOUNS = (
    "il(?! (?:y|faut|fallait|faudra|pleut|neige|est (?:possible|impossible|probable|peu probable|important|nécessaire|indispensable|difficile|interdit|prévu|temps|question|"
    "rare|urgent|essentiel|clair|certain|vrai|trop tôt|recommandé|conseillé|demandé|vraisemblable|regrettable|logique|fréquent) (?:que|qu'|de|d')))|elle|ils|elles|celui-ci|celle-ci|ceux-ci|celles-ci|"
    "celui-là|celle-là|ce dernier|cette dernière|ces derniers|ces dernières|lui|eux|ceux|celles|celui|celle|cela|ceci|ça|"
    "c'|ce (?:qui|que|qu'|n'|sont|sera|fut)|le second|la seconde|les deux(?! [^\\W\\d_])|tous deux|toutes deux|"
    "l'intéressée?|l'un|l'une|certains(?= (?:ont|sont|d'entre))|tous(?= (?:ont|sont))|d'autres|y|en(?= (?:a|ont|est) )|"
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
_BARE_ANSWER = re.compile(
    r"(?<!l')\b(?:a|ont|avait|avaient)(?: \w+ment)? (?:démenti|confirmé|refusé|nié|accepté|approuvé|répondu|réagi|dénoncé|annoncé|déclaré|"
    r"demandé|proposé|affirmé|estimé|réclamé|obtempéré|tranché|renoncé)"
    r"(?: (?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|matin|soir|dernier|dans|la|le|soirée|journée|nuit|\d{1,4}(?:er)?|"
    r"janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)){0,6}\s*[.!]$"
)
# "Il n'est pas allé plus loin.": than what?
_BARE_COMPARISON = re.compile(r"\ballée?s? plus loin\s*[.!]$")
# "Une initiative qui a plu au préfet." stands in apposition to the sentence before.
_APPOSED = re.compile(
    r"^(?:(?:Une?|Des|Plusieurs)(?: [^\W\d_][\w'-]*){1,5}?,?|"
    r"(?!(?:Alors|Après|Avant|Quels?|Quelles?|Quoi|Voilà|Voici|Autant|Tandis|Sauf|Rien|Ceux|Celles?|Celui|Chacun|Quiconque|Peut|Même|"
    r"Depuis|Pendant|Encore|Outre|Comme|Toujours|Reste|Lorsque|Quelqu|Personne|Jamais|Moins|Mieux|Bien)\b)"
    r"[A-ZÀ-Ý][a-zà-ÿ]{3,}(?<!ant)(?<!er)(?<!ir)(?<!re)) (?:qu'|(?:qui|que|où|dont)(?![\w-]))"
)
# "hier", "ce matin": of what day, only the article's own date would tell.
_RELATIVE_DAY = re.compile(
    r"\b(?:hier|aujourd'hui|avant-hier|demain|après-demain|ce matin|ce midi|ce soir)\b", re.IGNORECASE
)
# "a-t-il ajouté", "dit-elle": someone who is not named speaks.
_UNNAMED_SPEAKER = re.compile(
    r"(?<!\w)(?:[^\W\d_]+-t-(?:il|elle|on)|[^\W\d_]+-(?:il|elle|ils|elles))(?!\w)|"
    r",\s(?:a|avait|ont)\s(?:indiqué|déclaré|précisé|ajouté|expliqué|affirmé|souligné|estimé)\s*[.»]*$",
    re.IGNORECASE,
)
_ENDS = re.compile(r"(?:[.!?…]|[.!?…]\s?[»”\")\]])$")
_PAIRS = {"«": "»", "“": "”", "(": ")", "[": "]", "‹": "›"}
_SIGNS = frozenset((*_PAIRS, *_PAIRS.values(), '"'))
# Words that are rightly said twice: "nous nous sommes", "vous vous", and numbers.
_DOUBLED_RIGHTLY = frozenset({"nous", "vous", "bora", "cha", "boum", "tres", "bla"})
_FURNITURE = re.compile(
    r"https?://|www\.|@\w|\b(?:lire aussi|à lire|cliquez|abonnez-vous|crédit photo|©)|\barticle (?:a été )?mis à jour\b|"
    r"^mise? à jour\b|\b(?:informations|détails|développements?|suite) à (?:suivre|venir)\b|\bpropos recueillis\b|\bci-(?:dessous|dessus|contre)\b|"
    r"\bl['’]intégralité de (?:l['’](?:article|interview|entretien)|la vidéo)|\bretrouvez\b",
    re.IGNORECASE,
)
# What holds a place and tells nothing: "La ministre répondait aux questions de Radio Brévans.", "On connaît la suite."
_SAYS_NOTHING = re.compile(
    r"^(?!(?:Alors|Lorsqu|Quand|Tandis|Comme|Si|Pendant)\b)[^,:;«»\"“”]{2,80}?(?:,[^,:;«»\"“”]{2,60}, ?|\s)(?:répondait|s'exprimait|s'est exprimée?|intervenait|réagissait|témoignait|"
    r"était (?:interrogée?|interviewée?|l'invitée?)|est l'invitée?|sera l'invitée?|a répondu) (?:aux? |à |sur |dans |devant |de |du |en |ce |lors )"
    r"(?![^«»]*(?:\b(?:que|qui|pour|afin|dont|où)\b|qu'|,\s[a-zà-ÿ]+ant\b|[:;]|\bet [a-zà-ÿ'’]+))[^.]{1,160}\.$|"
    r"^(?:L'information|La nouvelle|L'info|La rumeur) (?:a|avait) (?:depuis |également |ensuite )?été (?:confirmée|révélée|donnée|relayée|"
    r"rapportée|dévoilée|communiquée)(?![^.]*\bqu)[^.]{0,120}\.$|"
    r"^(?:La suite est connue|On connaît la suite|La suite, on la connaît|Le ton est donné|Le décor est planté|Le suspense|Fin du suspense|"
    r"Le compte à rebours est lancé|L'heure est grave|Rien n'y fait|Et pour cause|Affaire à suivre|L'affaire est loin d'être finie)\b"
)
# "Plus inattendu, …", "Autre surprise : …", "Question d'époque aussi": beside what?
_COMPARED = re.compile(
    r"^(?:(?:Plus|Moins|Tout aussi|Encore plus|Pire|Mieux) ?(?:[a-zà-ÿ]+(?: encore)?)?, (?!\d)|(?:Encore )?Autres? [^,:.]{3,50}(?:[,:]| :)|"
    r"(?:Question|Histoire|Affaire) d(?:e |')[^,:.]{3,40} (?:aussi|également|encore)\b|(?:Seul|Petit|Autre) (?:bémol|hic|problème|détail|souci)\b)"
)

# Two texts run into one by a scraper, where nobody can tell any more where the first ends: "la criseLe maire",
# "à Brévans.Paul", "le port \"ouvert\"Odile", "la digue (vidéo)par Val TV".
_GLUED = re.compile(
    r"(?<![\w#@./-])(?!easyJet)[a-zà-ÿ]{4,30}[A-ZÀ-Ý][a-zà-ÿ'’]|[a-zà-ÿ]{2}[.!?][A-ZÀ-Ý][a-zà-ÿ'’]|[a-zà-ÿ][»”\"][A-ZÀ-Ý]|"
    r"[a-zà-ÿ?!.)»”\"]par [A-ZÀ-Ý0-9]|[.!?»”\"](?:M|MM|Mme)\.$|"
    r"[-–—]\s?\.$|^[-–—] .*\s[-–—]"  # an agency's subhead: "- Le port attend -"
)
# "… dans le bas pays Le journal rappelle": a subhead without its line. "En marche", "Les républicains" are names.
_SUBHEAD = re.compile(
    r"(?<=[a-zà-ÿ»”\")]) (?:L['’](?=[a-zà-ÿ])|(?:Le|La|Un|(?<!la )(?<!sa )Une|Des|Cet|Cette|Ces|Selon|Dans|Pour|Il|Elle|Ils|Elles|Au|Aux|Mais|Après|"
    r"Depuis|Sur|Avec|Son|Sa|Ses|On|Plusieurs|Lors|Si|Alors|Ainsi|Les) (?=[a-zà-ÿ]))"
)
# What a title without its marks follows: "le film Les grandes eaux", "la chanson La mer".
_TITLED = re.compile(
    r"(?:film|livre|roman|série|chanson|album|titre|émission|programme|journal|magazine|mouvement|parti|collectif|association|groupe|"
    r"site|pièce|recueil|revue|jeu|single|documentaire|spectacle|restaurant|bar|café|hôtel|tube|opération|campagne|liste)s?$"
)


def unprintable(sentence: str) -> tuple[Problem, ...]:
    """Why a sentence should not be printed by itself; empty when it may.

    An `orphan` refers to what stands outside of it: the caller may let it follow its antecedent.
    """
    if len(sentence) > MAX_LENGTH:
        return (Problem("form", sentence[:20], 0, len(sentence)),)
    return _unprintable(sentence)


@lru_cache(maxsize=4096)  # the plan asks of every sentence of an event, and the gate of those that it tells
def _unprintable(sentence: str) -> tuple[Problem, ...]:
    problems: list[Problem] = []
    whole = (0, len(sentence))
    found = words(sentence)
    if count_words(sentence) < MIN_WORDS:
        problems.append(Problem("form", sentence, *whole))
    first = sentence[:1]
    opening = re.match(r"[\s«\"“„‘(\[—–-]*(.)", sentence)
    if first.isspace() or opening is None or not (opening[1].isupper() or opening[1].isdigit()):
        problems.append(Problem("form", sentence[:20], 0, min(20, len(sentence))))
    if not _ENDS.search(sentence):
        problems.append(Problem("marks", sentence[-20:], max(0, len(sentence) - 20), len(sentence)))
    elif re.search(r"(?:[,;:]|\s)[.!…]+$", sentence) or sentence.endswith("?"):
        problems.append(
            Problem(
                "marks" if not sentence.endswith("?") else "form",
                sentence[-3:],
                max(0, len(sentence) - 3),
                len(sentence),
            )
        )
    if found and found[-1].text.islower() and fold(found[-1].text) in _DANGLING:
        problems.append(Problem("marks", found[-1].text, found[-1].start, found[-1].end))
    problems.extend(_unclosed(sentence))
    for left, right in pairwise(found):
        if (
            _may_be_one(left.text[0], right.text[0])
            and fold(left.text) == fold(right.text)
            and not sentence[left.end : right.start].strip()
            and not left.text[:1].isdigit()
            and fold(left.text) not in _DOUBLED_RIGHTLY
        ):
            problems.append(Problem("form", right.text, right.start, right.end))
    if re.search(r"[,;:]\s*[,;:]|\(\s*\)|«\s*»|\s,|\s\.(?!\.)", sentence):
        problems.append(Problem("marks", "", 0, 0))
    if furniture := _FURNITURE.search(sentence):
        problems.append(Problem("form", furniture[0], *furniture.span()))
    if _SAYS_NOTHING.search(sentence.replace("’", "'")):
        problems.append(Problem("form", sentence, *whole))
    glued = _GLUED.search(sentence) or _subhead(sentence)
    if glued:
        problems.append(Problem("form", glued[0], *glued.span()))
    if not has_finite_verb(sentence):
        problems.append(Problem("verb", sentence, *whole))
    problems.extend(halves(sentence))
    problems.extend(_orphans(sentence))
    return tuple(problems)


def may_follow(problems: Sequence[Problem]) -> bool:
    """Whether all that is wrong with a sentence is that it leans on the one before it.

    Not "hier" and "ce matin": the sentence before does not tell the day either.
    """
    return bool(problems) and all(
        problem.kind == "orphan" and not _RELATIVE_DAY.fullmatch(problem.text) for problem in problems
    )


def has_finite_verb(sentence: str) -> bool:
    """Whether a main clause has its verb; what stands in quotations and brackets does not count first."""
    bare = list(sentence)
    for quotation in quotations(sentence):
        bare[quotation.start : quotation.end] = " " * (quotation.end - quotation.start)
    outside = re.sub(r"\([^()]{0,400}\)", " ", "".join(bare))
    return grammar.has_finite(grammar.tokens(outside)) or grammar.has_finite(grammar.tokens(sentence))


# Clauses between or before commas that hold no main verb: "La maire, qui avait promis…, a démissionné".
_ASIDE_CLAUSE = re.compile(
    r",\s(?:qui|que|qu['’]|dont|où|lequel|laquelle|alors qu|tandis qu)[^,]{0,400},|"
    r"^(?:Alors qu|Si|Quand|Lorsqu|Comme|Après qu|Bien qu|Puisqu|Tandis qu)[^,]{0,400},"
)


def lost_main_verb(sentence: str, passage: str) -> bool:
    """Whether the passage's main verb is gone, and no other verb of the passage took its place.

    Keeping a subordinate verb as the only one makes a sentence say another thing.
    """
    run = grammar.tokens(_ASIDE_CLAUSE.sub(" ", AGO.sub(" depuis ", passage)))
    main = grammar.main_verb(run)
    if main is None:
        return False
    if not has_finite_verb(sentence):
        return True
    kept = {stem(token.text, "fr") for token in grammar.tokens(sentence)}
    wanted = [run[main].text]
    if run[main].text in grammar.AUXILIARIES:  # "a" is everywhere: its participle tells
        wanted += [
            token.text
            for token in run[main + 1 : main + 3]
            if len(token.text) > 3
            and token.text not in grammar.TEMPORALS
            and not is_function_word(token.text, "fr")
        ][:1]
    return not {stem(word, "fr") for word in wanted} <= kept


def _subhead(sentence: str) -> re.Match[str] | None:
    """Where a sentence begins inside what is printed as one: a capital on a small word, and a verb after it."""
    for found in _SUBHEAD.finditer(_outside_quotations(sentence)):
        after = sentence[found.start() + 1].lower() + sentence[found.start() + 2 :]
        titled = _TITLED.search(sentence[: found.start()])
        if not titled and grammar.main_verb(grammar.tokens(after)) is not None:
            return found
    return None


def _may_be_one(one: str, other: str) -> bool:
    """Whether words with these first letters may be one, accents aside: to fold all words takes much longer."""
    return one.lower() == other.lower() or not (one.isascii() and other.isascii())


def _unclosed(sentence: str) -> list[Problem]:
    if _SIGNS.isdisjoint(sentence):
        return []
    stack: list[tuple[str, int]] = []
    for index, char in enumerate(sentence):
        if char in _PAIRS:
            stack.append((_PAIRS[char], index))
        elif char in _PAIRS.values():
            if not stack or stack[-1][0] != char:
                return [Problem("marks", char, index, index + 1)]
            stack.pop()
    if stack:
        index = stack[-1][1]
        return [Problem("marks", sentence[index], index, index + 1)]
    if sentence.count('"') % 2:
        index = sentence.rindex('"')
        return [Problem("marks", '"', index, index + 1)]
    return []


def _orphans(sentence: str) -> list[Problem]:
    plain = sentence.replace("’", "'")
    plain = "À " + plain[2:] if plain.startswith("A ") else plain  # capitals often come without their accent
    problems = []
    match = _ORPHAN.match(plain)
    if match and not _DEICTIC.match(plain):
        problems.append(Problem("orphan", match[0], *match.span()))
    apposed = _APPOSED.match(plain)
    if apposed and grammar.main_verb(grammar.tokens(_outside_quotations(plain)), embedded=True) is None:
        problems.append(Problem("orphan", apposed[0], *apposed.span()))
    for pattern in (_WHOSE, _WHICH, _POSSESSED):
        found = pattern.match(plain)
        # A name before it may be what it points to: "Arrivé lundi à Brévans, ce ténor …" does not say who.
        if found and not re.search(r"(?<=\s)[A-ZÀ-Ý][a-zà-ÿ]", found[0]):
            problems.append(Problem("orphan", found[0], *found.span()))
    if compared := _COMPARED.match(plain):
        problems.append(Problem("orphan", compared[0], *compared.span()))
    for pattern in (_BARE_ANSWER, _BARE_COMPARISON, _RELATIVE_DAY):
        found = pattern.search(_outside_quotations(plain))
        if found:
            problems.append(Problem("orphan", found[0], *found.span()))
    if not re.match(r"[^«\"“]*\bil y a", plain):
        speaker = _UNNAMED_SPEAKER.search(plain)
        if speaker and not speaker[0].lower().startswith(("y a-t", "peut-il", "faut-il")):
            problems.append(Problem("orphan", speaker[0], *speaker.span()))
    return problems


def _outside_quotations(sentence: str) -> str:
    """The sentence with blanks for what it quotes, so that offsets stay."""
    return QUOTED.sub(lambda quoted: " " * len(quoted[0]), sentence)
