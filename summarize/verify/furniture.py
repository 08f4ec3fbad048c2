"""What stands in a newspaper's page and is no sentence of its story: notices, subheads glued to a sentence, teasers."""

from __future__ import annotations

import re

from summarize.text import grammar
from summarize.text.entities.quotations import QUOTED
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
    r"^(?:La suite est connue|On connaît la suite|La suite, on la connaît|Le ton est donné|Le décor est planté|Le suspense|Fin du suspense|"
    r"Le compte à rebours est lancé|L'heure est grave|Rien n'y fait|Et pour cause|Affaire à suivre|L'affaire est loin d'être finie)\b"
)
# Two texts run into one by a scraper, where nobody can tell any more where the first ends: "la criseLe maire",
# "à Brévans.Paul", "le port \"ouvert\"Odile", "la digue (vidéo)par Val TV".
_GLUED = re.compile(
    r"(?<![\w#@./-])(?!easyJet)[a-zà-ÿ]{4,30}[A-ZÀ-Ý][a-zà-ÿ'’]|[a-zà-ÿ]{2}[.!?][A-ZÀ-Ý][a-zà-ÿ'’]|[a-zà-ÿ][»”\"][A-ZÀ-Ý]|"
    r"[a-zà-ÿ?!.)»”\"]par [A-ZÀ-Ý0-9]|[a-zà-ÿ][.!?»”\"]{1,2}(?:M\.|MM\.|Mme)(?: |$)|"
    r"[-–—]\s?\.$|^[-–—] .*\s[-–—]"  # an agency's subhead: "- Le port attend -"
)
# "… dans le bas pays Le journal rappelle": a subhead without its line. "En marche", "Les républicains" are names.
_SUBHEAD = re.compile(
    r"(?<=[a-zà-ÿ»”\")]) (?:(?:L|D|Qu)['’](?=[a-zà-ÿ])|(?:Le|La|Les|Un|(?<!la )(?<!sa )Une|Des|Du|Au|Aux|Cet|Cette|Ces|Son|Sa|Ses|Il|Elle|"
    r"Ils|Elles|On|Selon|Dans|Pour|Mais|Après|Avant|Depuis|Dès|Sur|Sous|Avec|Sans|Chez|Entre|Malgré|Outre|Parmi|Face|Grâce|Quant|"
    r"Concernant|Lors|Lorsque|Quand|Si|Comme|Alors|Ainsi|Pendant|Plusieurs|Certains|Certaines|Chaque|Tous|Toutes|Cela|Ceux|Nous|Lundi|"
    r"Mardi|Mercredi|Jeudi|Vendredi|Samedi|Dimanche|Hier|Aujourd['’]hui) (?=[a-zà-ÿ\d]))"
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
    glued = _GLUED.search(sentence) or _subhead(sentence)
    problems = [Problem("form", match[0], *match.span()) for match in (found, glued) if match]
    if _SAYS_NOTHING.search(sentence.replace("’", "'")):
        problems.append(Problem("form", sentence, 0, len(sentence)))
    return problems


def _subhead(sentence: str) -> re.Match[str] | None:
    """Where a sentence begins inside what is printed as one: a capital on a small word, and a verb after it."""
    for found in _SUBHEAD.finditer(QUOTED.sub(lambda quoted: " " * len(quoted[0]), sentence)):
        after = sentence[found.start() + 1].lower() + sentence[found.start() + 2 :]
        titled = _TITLED.search(sentence[: found.start()])
        if not titled and grammar.main_verb(grammar.tokens(after)) is not None:
            return found
    return None
