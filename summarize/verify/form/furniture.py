"""What stands in a newspaper's page and is no sentence of its story: notices, subheads glued to a sentence, teasers."""

from __future__ import annotations

import re

from summarize.text import grammar
from summarize.text.dictionary import in_dictionary, inflections
from summarize.text.entities.quotations import masked
from summarize.verify.problems import Problem

_FURNITURE = re.compile(
    r"https?://|www\.|@\w|\b(?:lire aussi|à lire|cliquez|abonnez-vous|crédit photo|©)|\barticle (?:a été )?mis à jour\b|"
    r"^mise? à jour\b|\b(?:informations|détails|développements?|suite) à (?:suivre|venir)\b|\bpropos recueillis\b|\bci-(?:dessous|dessus|contre)\b|"
    r"\bl['’]intégralité de (?:l['’](?:article|interview|entretien)|la vidéo)|\bretrouvez\b",
    re.IGNORECASE,
)
# In lower case one of these stands in all that `_FURNITURE` finds; to look for them takes a tenth of its time.
_SIGNS = (
    "http", "www.", "@", "lire", "cliquez", "abonnez", "crédit", "©", "à jour", "suivre", "venir", "propos", "ci-", "intégralité",
    "retrouvez",
)  # fmt: skip
# What holds a place and tells nothing: "La ministre répondait aux questions de Radio Brévans.", "On connaît la suite."
_SAYS_NOTHING = re.compile(
    r"^(?!(?:Alors|Lorsqu|Quand|Tandis|Comme|Si|Pendant)\b)[^,:;«»\"“”]{2,80}?(?:,[^,:;«»\"“”]{2,60}, ?|\s)(?:répondait|s'exprimait|s'est exprimée?|intervenait|réagissait|témoignait|"
    r"était (?:interrogée?|interviewée?|l'invitée?)|est l'invitée?|sera l'invitée?|a répondu) (?:aux? |à |sur |dans |devant |de |du |en |ce |lors )"
    r"(?![^«»]*(?:\b(?:que|qui|pour|afin|dont|où)\b|qu'|,\s[a-zà-ÿ]+ant\b|[:;]|\bet [a-zà-ÿ'’]+))[^.]{1,160}\.$|"
    r"^(?:L'information|La nouvelle|L'info|La rumeur) (?:a|avait) (?:depuis |également |ensuite )?été (?:confirmée|révélée|donnée|relayée|"
    r"rapportée|dévoilée|communiquée)(?![^.]*\bqu)[^.]{0,120}\.$|"
    # "Voici, à partir de dépêches, le récit de ce jour": an article that presents itself; "Voici deux semaines que" tells.
    r"^Voici(?! (?:[\w-]+ ){1,3}(?:heures|jours|semaines|mois|ans?) qu)|"
    r"^(?:La suite est connue|On connaît la suite|La suite, on la connaît|Le ton est donné|Le décor est planté|Le suspense|Fin du suspense|"
    r"Le compte à rebours est lancé|L'heure est grave|Rien n'y fait|Et pour cause|Affaire à suivre|L'affaire est loin d'être finie|Les [Jj]eux sont faits|Les dés sont jetés)\b"
)
# Two texts run into one by a scraper, where nobody can tell any more where the first ends: "la criseLe maire",
# "à Brévans.Paul", "le port \"ouvert\"Odile", "la digue (vidéo)par Val TV".
_GLUED = re.compile(
    r"(?<![\w#@./-])(?!easyJet)[a-zà-ÿ]{4,30}[A-ZÀ-Ý](?:[a-zà-ÿ'’]|(?<=[AÀ]) )|[a-zà-ÿ]{2}[.!?][A-ZÀ-Ý][a-zà-ÿ'’]|[a-zà-ÿ][»”\"][A-ZÀ-Ý]|"
    r"[a-zà-ÿ?!.)»”\"]par [A-ZÀ-Ý0-9]|[a-zà-ÿ][.!?»”\"]{1,2}(?:M\.|MM\.|Mme)(?: |$)|"
    r"[-–—]\s?\.$|^[-–—] .*\s[-–—]"  # an agency's subhead: "- Le port attend -"
)
# What opens on a sign and looks back from there: "à l'AFP.Paul", "ouvert.\"Paul", "5%\"et", "à pied- Le port", "hospitalisés.2.".
_GLUED_SIGNS = re.compile(
    r"[.!?](?:(?<=[A-ZÀ-Ý]{2}.)\"?(?=[A-ZÀ-Ý][a-zà-ÿ'’])|(?<=[a-zà-ÿ]{2}.)\"(?=[A-ZÀ-Ý][a-zà-ÿ'’])|(?<=[a-zà-ÿ]{3}.)\d{1,2}\.$)|[»”\"](?<=[a-zà-ÿ\d%].)(?=[a-zA-ZÀ-ÿ])|"
    r"-(?<=[a-zà-ÿ»”\"].) (?=[A-ZÀ-Ý][a-zà-ÿ'’]* [a-zà-ÿ])"
)
# "DIGUE FERMÉELe 3 mai", "bien avant queKarine", "l'opérateur BTVpar": a heading in capitals, a short word or initials, and
# what stands behind; "XVIIIe" and brands are none.
_GLUED_WORD = re.compile(
    r"[A-ZÀ-Ý](?:(?<=[A-ZÀ-Ý]{4})(?P<next>[a-zà-ÿ]+(?=[ ,])|['’](?=[a-zà-ÿ]))|(?:(?<=(?<![\w#@./-])[a-zà-ÿ]{2}.)|(?<=(?<![\w#@./-])[a-zà-ÿ]{3}.))(?P<name>[a-zà-ÿ]{2,})(?![\w/]))"
)
_SHORT = re.compile(r"[a-zà-ÿ]{2,3}$")
_SMALL_BEHIND = frozenset(("par", "le", "la", "les", "une", "des", "que", "qui", "pour", "dans"))
# "… dans le bas pays Le journal rappelle": a subhead without its line. "En marche", "Les républicains", "Kim Jong Un" are names.
_SUBHEAD = re.compile(
    r" (?<=[a-zà-ÿ»”\")] )(?:(?:L|D|Qu)['’](?=[a-zà-ÿ])|(?:Le|La|Les|(?<!Jong )Un|(?<!la )(?<!sa )Une|Des|Du|Au|Aux|Cet|Cette|Ces|Son|Sa|Ses|Il|Elle|"
    r"Ils|Elles|On|Selon|Dans|Pour|Mais|Après|Avant|Depuis|Dès|Sur|Sous|Avec|Sans|Chez|Entre|Malgré|Outre|Parmi|Face|Grâce|Quant|"
    r"Concernant|Lors|Lorsque|Quand|Si|Comme|Alors|Ainsi|Pendant|Plusieurs|Certains|Certaines|Chaque|Tous|Toutes|Cela|Ceux|Nous|Lundi|"
    r"Mardi|Mercredi|Jeudi|Vendredi|Samedi|Dimanche|Hier|Aujourd['’]hui) (?=[a-zà-ÿ\d]))"
)
# Two texts in one where no capital tells: "la ville." "Il part", a full stop before a small word, a lone "+", a dash that
# opens a line: the last two are an agency's signs.
_RUN_ON = re.compile(
    r"[\"»”](?<=[\w»”\"].)(?:[\"«“](?=[A-ZÀ-Ý])| [\"«“](?=[A-ZÀ-Ý][a-zà-ÿ'’]+ [a-zà-ÿ]))|"
    r"\.(?<=[a-zà-ÿ]{4}.) (?:l[ea]s?|l['’]|ils?|elles?|une?|mais|et|ce|cette|des|dans|en|au|pour|selon|on|nous) ?(?=[a-zà-ÿ])|"
    r"^[-–—]{1,2}(?!\d)|"
    # "sont bonnes".", "la veille –.Dimanche"
    r"[\"»”][.,][\"»”]|[-–—]\.(?=[A-ZÀ-Ý][a-zà-ÿ])|"
    # "à Brévans ?par Val TV", "au Covid-19.28 malades", "dimanche.146 mesures"
    r"\*(?<=\w.)(?!\w)|[?!](?=[a-zà-ÿ]{3})|\.(?<=[a-zà-ÿ]{3}.|-\d\d.)\d{1,3} (?=[a-zà-ÿ])|"
    # "jusqu'à dimanche Samedi, la route …", "dans le Vernois Le Vernois, après …"
    r" (?<=[a-zà-ÿ)»\"].)(?<! du.)(?<! [dl]e.)(?:Lundi|Mardi|Mercredi|Jeudi|Vendredi|Samedi)(?=[ ,](?!saint))|"
    r"(?<![\w-])(?P<place>[A-ZÀ-Ý][\w-]{3,}) (?:L[ea]s? |L['’])(?P=place)(?![\w-])"
)
# "les cartes Imagine R.Le montant": a full stop behind one letter, and a word that opens sentences glued to it.
_LETTER = re.compile(r"[A-Z](?<![\w.'’].)\.(?=(?P<word>[A-ZÀ-Ý][a-zà-ÿ]*)(?: [a-zà-ÿ\d]|['’]))")
# "CORONAVIRUS - La ville …": a page's heading before the first sentence.
_HEADING = re.compile(
    r"[A-ZÀ-Ý][A-ZÀ-Ý'’]{4,}(?: [A-ZÀ-Ý0-9'’-]+){0,3} [-–:|] ?[A-ZÀ-Ý«\"]|"
    # "DEUX BLESSÉS Le pont a cédé"
    r"(?:[A-ZÀ-Ý'’]{3,} ){2,10}(?:(?:L[ea]s?|Une?|Ils?|Elles?|Selon|Dans|En|Aux?|Des|Ce(?:s|tte)?|Depuis|Après|Mais|Pour|Sur) |[LDC]['’]|Aujourd['’]hui )(?=[a-zà-ÿ\d])"
)
# Where a subhead without its line ends: "Les températures baissent Ailleurs, le temps sera sec."
_ADVERBS = re.compile(
    r" (?<=[a-zà-ÿ] )(?:(?:Enfin|Ensuite|Pourtant|Toutefois|Cependant|Désormais|Résultat|De plus|En outre|Par ailleurs|Au contraire|Pour autant|En revanche), |"
    r"(?<=[a-zà-ÿ]{4} )(?:A(?= (?:la|l['’]|plusieurs|noter|ce|cette|son|partir|travers|peine|savoir)(?! [A-Z]))|C['’]était|Autres?(?! [A-Z])) (?=[a-zà-ÿ])|"
    r"(?:Ailleurs|Ensuite|Enfin|Toutefois|Cependant|Pourtant|Désormais|Actuellement|Parallèlement|Auparavant|Jusqu['’]|Outre-|"
    r"Côté|Contacté|Contactée|Interrogé|Interrogée|Invité|Invitée|Alors que|Car|En(?! (?:marche|avant|commun))|À|Et|Ou|Où|Que|Qui|Ce sont|C['’]est|J['’]ai|Je|Vous|Votre|Notre|Ils ont|"
    r"Tout(?:e|es)?|Beaucoup|Quelque|Quelques|Aucun|Aucune|Très|Plus|Moins|Près|Environ|Déjà|Encore|Même|Seul|Seule|Seuls|Seules) (?=[a-zà-ÿ\d]))"
)
# "la loi Lanoix Votée en 2005 …": a participle that opens a sentence with its place, its time or its agent.
_PARTICIPLE = re.compile(
    r" (?<=[\wà-ÿ»”\")%] )(?P<word>[A-ZÀ-Ý][a-zà-ÿ]{2,}(?:ée?s?|ite|ue|ise)) (?:en \d|à |aux? |par |le \d|depuis |lors |sur |dans |pour |il y a )"
)
# "Un seul mandat Odile Lanoix avait été réélue": words without verb before a name that has one.
_BEFORE_NAME = re.compile(
    r"^(?P<title>(?:Pas|Plus|Moins|Peu|Vers|Retour|Fin|Début|Nouveau|Nouvelle|Nouveaux|Nouvelles|Appel|Hausse|Baisse|Accord|Polémique|Bras|"
    r"Climat|Soutien|Enquête|Procès|Affaire|Crise|Guerre|Menace|Risque|Victoire|Défaite|Départ|Démission|Report|Rebond|Record|Réforme)"
    r"(?: [a-zà-ÿ'’]+(?:['’][a-zà-ÿ]+)?){1,8}) (?P<name>[A-ZÀ-Ý][\w-]+ [A-ZÀ-Ý][\w-]+) "
    r"(?:a|ont|est|sont|avait|avaient|était|étaient|n['’]a|s['’]est|va|doit|sera|aura) "
)
# "Des crues fréquentes \"La digue cède chaque hiver\", a dit la maire": words without verb before what somebody said whole.
_BEFORE_QUOTATION = re.compile(
    r"(?P<title>[A-ZÀ-Ý][^,.;:!?()\"«»“”]{12,120}) [\"«“][ \u00a0]?(?P<said>[A-ZÀ-Ý][^\"«»“”]{25,1000})[\"»”], (?:(?:a|ont)(?!\w)|[a-zà-ÿ]{2,14}-(?:t-)?(?:ils?|elles?|on)(?!\w)|"
    r"(?:explique|déclare|affirme|annonce|estime|indique|précise|ajoute|assure|confirme|dénonce|souligne|rappelle|regrette|raconte|juge|insiste|confie|poursuit|avertit|prévient|lance|résume|témoigne) )"
)
# "selon Odile LanoixLuc Ternet a dit", "le rival de LanoixInterrogée lundi, la maire": a subhead's last name and what
# follows. "ExtremeContact", "TikTok", "FranceInfo" are brands: their second half is no first name and opens no sentence.
_GLUED_NAME = re.compile(
    r"(?<![\w#@./-])(?:(?P<first>[A-ZÀ-Ý][a-zà-ÿ]{2,}) )?[A-ZÀ-Ý][a-zà-ÿ]{2,}[a-zà-ÿ](?P<next>[A-ZÀ-Ý][a-zà-ÿ]+) (?=(?P<name>(?:de |d['’])?[A-ZÀ-Ý][a-zà-ÿ])|(?P<word>[a-zà-ÿ0-9\"«]))"
)
_OPENS = re.compile(r"(?:ment|ée?s?|[^m]ant)$")
_OPENERS = (
    grammar.PREPOSITIONS
    | grammar.SUBORDINATORS
    | grammar.CONNECTORS
    | grammar.SUBJECT_HEADS
    | grammar.SUBJECT_PRONOUNS
    | frozenset(
        (
            "lundi",
            "mardi",
            "mercredi",
            "jeudi",
            "vendredi",
            "samedi",
            "dimanche",
            "hier",
            "fin",
            "début",
            "quant",
            "suite",
            "plutôt",
            "venu",
            "venue",
        )
    )
)
# What a title without its marks follows: "le film Les grandes eaux", "la chanson La mer".
_TITLED = re.compile(
    r"(?:film|livre|roman|série|chanson|album|titre|émission|programme|journal|magazine|mouvement|parti|collectif|association|groupe|"
    r"site|pièce|recueil|revue|jeu|single|documentaire|spectacle|restaurant|bar|café|hôtel|tube|opération|campagne|liste|cinéma|salle)s?$|(?<!\w)(?:de|du|à|au|en|par|sur|dans|chez|pour)$"
)


def furniture(sentence: str) -> list[Problem]:
    """Why a French sentence is no part of a story, or two parts run into one: problems of kind "form"."""
    lower = sentence.lower()
    found = _FURNITURE.search(sentence) if any(sign in lower for sign in _SIGNS) else None
    glued = (
        _GLUED.search(sentence)
        or _GLUED_SIGNS.search(sentence)
        or _glued_name(sentence)
        or _glued_word(sentence)
        or _subhead(sentence)
    )
    run_on = (
        _RUN_ON.search(sentence)
        or _HEADING.match(sentence)
        or _before_name(sentence)
        or _before_quotation(sentence)
        or _letter(sentence)
    )
    problems = [Problem("form", match[0], *match.span()) for match in (found, glued, run_on) if match]
    if sentence.count("+") and _lone_plus(sentence):
        problems.append(Problem("form", "+", sentence.index("+"), sentence.index("+") + 1))
    if _SAYS_NOTHING.search(sentence.replace("’", "'")):
        problems.append(Problem("form", sentence, 0, len(sentence)))
    return problems


def _letter(sentence: str) -> re.Match[str] | None:
    """Where a sentence that ends on one letter runs into the next; "E.Lanoix" is a name."""
    return next((found for found in _LETTER.finditer(sentence) if found["word"].lower() in _OPENERS), None)


def _glued_name(sentence: str) -> re.Match[str] | None:
    """Where a name is glued to a person's or to the first word of another sentence."""
    if _INNER_CAPITAL.search(sentence) is None:
        return None
    for found in _GLUED_NAME.finditer(sentence):
        follows = found["next"]
        if found["name"]:
            first = found["first"]
            if _is_first_name(follows) or (first and _is_first_name(first)):
                return found
        elif follows.lower() in _OPENERS or (_OPENS.search(follows) and in_dictionary(follows.lower())):
            return found
    return None


def _glued_word(sentence: str) -> re.Match[str] | None:
    """Where a heading in capitals or a short word is glued to one that a dictionary knows."""
    for found in _GLUED_WORD.finditer(sentence):
        capital, start = found[0][0], found.start()
        if found["name"]:
            short = _SHORT.search(sentence, max(0, start - 3), start)
            name = capital + found["name"]
            if short and in_dictionary(short[0]) and (in_dictionary(name) or in_dictionary(name.lower())):
                return found
            continue
        behind = found["next"]
        word = (capital + behind).lower()
        if (
            behind in _SMALL_BEHIND
            or not behind[0].isalpha()
            or word in _OPENERS
            or (len(word) > len("gen") and in_dictionary(word))
        ):
            return found
    return None


_INNER_CAPITAL = re.compile(r"[a-zà-ÿ]{3}[A-ZÀ-Ý][a-zà-ÿ]")


def _is_first_name(word: str) -> bool:
    return in_dictionary(word) and not in_dictionary(word.lower())


_REACH = (
    600  # code points in which a sentence comes to its verb; without a bound a long line takes its square
)


def _subhead(sentence: str) -> re.Match[str] | None:
    """Where a sentence begins inside what is printed as one: a capital on a small word, and a verb after it."""
    bare = masked(sentence)
    for found in _SUBHEAD.finditer(bare):
        start = found.start()
        after = sentence[start + 1].lower() + sentence[start + 2 : start + _REACH]
        titled = _TITLED.search(sentence[max(0, start - _REACH) : start])
        if not titled and grammar.main_verb(grammar.tokens(after)) is not None:
            return found
    return _ADVERBS.search(bare) or next(filter(_is_participle, _PARTICIPLE.finditer(bare)), None)


def _is_participle(found: re.Match[str]) -> bool:
    """Whether a word with a capital is a participle and no name: behind a name only one of a woman or a thing."""
    before = found.string[: found.start()].rpartition(" ")[2].lstrip('«“"(')
    form = inflections().get(found["word"].lower())
    if (
        form is None
        or form.class_ != "adjective"
        or before.lower() in grammar.PREPOSITIONS | grammar.SUBJECT_HEADS | {"de"}
        or in_dictionary(found["word"])
    ):
        return False
    return not before[:1].isupper() or form.gender == "f"


def _lone_plus(sentence: str) -> bool:
    """Whether an agency's "+", a quotation mark inside of a quotation, stands alone; those of names and sums aside."""
    return "+" in _NO_SIGN.sub("", sentence)


_NO_SIGN = re.compile(r"\+ ?\d|\d ?\+|(?<!\w)\+[^+]{1,300}\+(?!\w)|(?<!\w)[A-Z]\w*\+(?=[\s,.;)»\"]|$)| \+ ")


def _before_name(sentence: str) -> re.Match[str] | None:
    """Where a heading without its line runs into a sentence that begins with a name."""
    found = _BEFORE_NAME.match(sentence)
    return found if found and not grammar.has_finite(grammar.tokens(found["title"])) else None


def _before_quotation(sentence: str) -> re.Match[str] | None:
    """Where a heading without its line runs into a sentence that begins with what somebody said."""
    found = _BEFORE_QUOTATION.match(sentence)
    if found is None or _TITLED.search(found["title"]) or grammar.has_finite(grammar.tokens(found["title"])):
        return None
    return found if grammar.has_finite(grammar.tokens(found["said"])) else None
