"""States of an affair that news ends: a custody, a search, a closure; a table, and what a sentence tells of them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from summarize.text.signed import signed

# Content stems, the verb left out, that an announcement or a state and its outcome share: one is chance.
SHARED: Final = 2
# What rules something, and how it is told that it rules no more.
_RULE = r"(?:fichier|décret|loi|texte|arrêté|dispositif|règlement|circulaire|usage|régime|moratoire)s?"
_REPEALED = (
    rf"\b{_RULE}\b[^.;:]{{0,60}}\b(?:a|ont|va|vont|est|sont|sera|seront|(?:a|ont) été|(?:va|vont) être) (?:[^\W\d_]+ment )?"
    r"(?:retiré|abrogé|abandonné|annulé|remplacé|supprimé|remanié|réécrit|profondément modifié)e?s?\b|"
    rf"\b(?:a|ont) (?:[^\W\d_]+ )?(?:retiré|abrogé|abandonné|annulé|remplacé|supprimé|remanié|réécrit) (?:le|la|les|ce|cette|ces|l')\s?{_RULE}\b|"
    rf"\b(?:après|depuis|dès|a annoncé|a décidé|a confirmé|ont annoncé) (?:le |la |l')(?:retrait|abrogation|abandon|annulation|refonte|suppression|réécriture) (?:du|de la|de l'|des|de ce|de cette) ?{_RULE}\b|"
    r"\bnouveau décret\b"
)
_RULES = rf"\b{_RULE}\b[^.;:]{{0,80}}\b(?:permet(?:tent)?|autorise(?:nt)?|prévoi(?:t|ent)|interdi(?:t|sent)|impose(?:nt)?|(?:est|sont) autorisée?s?)\b"
_FREED = (
    r"\b(?:a|ont) été (?:[^\W\d_]+ment )?(?:libérée?s?|remise?s? en liberté)|\b(?:après|dès|depuis|a ordonné|ont ordonné) (?:la|sa|leur) "
    r"(?:remise en liberté|libération)|sortie?s? de prison|quitté (?:la|sa) prison"
)
# Told in passing, of one who does something else: of the order of its article and another's it says little.
_IN_PASSING = r"\ben détention(?: provisoire)? depuis\b"
# A toll that a first dispatch does not know, or tells as none.
_NOT_YET_KNOWN = (
    r"\bignor(?:e|ent|ait|aient)\b[^.;]{0,60}\b(?:victimes?|blessés?|morts?|bilan)\b|"
    r"\b(?:sans|ne)\b[^.;]{0,40}\b(?:préciser|donner|fournir|communiquer|établir)\b[^.;]{0,40}\b(?:nombre d(?:e |es |'éventuel[a-z]+ )(?:victimes|blessés|morts)|gravité|bilan)\b|"
    r"\bn(?:'a|'ont|'avait|'avaient)\b[^.;]{0,30}\b(?:précisé|donné|fourni|communiqué)\b[^.;]{0,40}\b(?:nombre d(?:e |es |'éventuel[a-z]+ )(?:victimes|blessés|morts)|bilan)|"
    r"\b(?:bilan|nombre (?:exact )?de (?:victimes|blessés|morts))\b[^.;]{0,40}\b(?:inconnu|pas connu|pas (?:encore )?(?:été )?(?:établi|communiqué))|"
    r"\b(?:aucune victime|aucun blessé|aucun mort|pas de (?:victimes?|blessés?))\b[^.;]{0,40}\b(?:à déplorer|signalée?s?|recensée?s?|rapportée?s?|enregistrée?s?)"
)
_COUNT = r"(?:\d[\d.\u00a0\u202f]*|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|vingt|dizaines? de|centaines? de|plusieurs)"
# A state, its signs first (text/signed.py), what ends it, and how many content stems the two share at least (a custody's
# persons are seldom named alike): a passage that tells only the first is overtaken by one that tells the second.
_STATES = tuple(
    (signed(signs, state), re.compile(end), shared)  # over lower case: ignoring case takes three times as long
    for signs, state, end, shared in (
        (
            "gard|interpell",
            r"(?:placée?s?|mise?s?|maintenue?s?|est|sont|toujours|étai(?:t|ent)) en garde à vue|gardée?s? à vue|interpellée?s?\b",
            (
                r"(?<!demande de )(?<!contre la )(?<!contre sa )(?<!demandé la )(?<!demandé sa )(?<!demander la )(?<!demander sa )"
                r"remise?s? en liberté|libérée?s?\b|relâchée?s?\b|mise?s? hors de cause|gardes? à vue (?:\w+ )?(?:a|ont) été levées?|"
                r"ressortie?s? libres?|mise?s? en examen|inculpée?s?\b|écrouée?s?\b|déférée?s?\b"
            ),
            1,
        ),
        ("recherché|en fuite|introuvable|disparu",
         r"\best recherchée?\b|\bsont recherchée?s\b|activement recherché|en fuite|toujours introuvables?|portée?s? disparue?s?",
         r"\b(?:a|ont) été (?:interpellée?s?|arrêtée?s?|retrouvée?s?)|s(?:'est|e sont) rendue?s?\b", 1),
        ("consigne|à rester|évacué|confiné",
         r"reçu la consigne|appelée?s? à rester|invitée?s? à rester|ont été évacuée?s?|a été évacuée?|confinée?s? chez",
         (r"(?:ont pu |peuvent |a pu |peut )(?:\w+ )?(?:regagner|rentrer|retourner|réintégrer)|rentr(?:ent|és?|ées?) chez (?:eux|elles)|"
          r"consignes? (?:\w+ ){0,3}(?:a|ont) été levées?|confinement (?:a été )?levé"), 1),
        ("attendu",
         r"\b(?:est|sont|était|étaient) (?:[^\W\d_]+ment )?attendue?s?\b",
         r"\b(?:est|sont|s'est|se sont|était|étaient) (?:[^\W\d_]+ment )?(?:arrivée?s?|rendue?s?|venue?s?|allée?s?|accueillie?s?)\b", SHARED),
        ("fermé|interdit|coupé|suspendu",
         r"\b(?:est|sont|reste|restent|demeure|demeurent) (?:[^\W\d_]+ment |toujours |encore )?(?:fermée?s?|interdite?s?|coupée?s?|suspendue?s?)\b",
         (r"\b(?:a|ont) (?:[^\W\d_]+ment )?(?:rouvert|repris|été (?:[^\W\d_]+ment )?(?:rouverte?s?|levée?s?|rétablie?s?))\b|"
          r"\b(?:est|sont) (?:de nouveau|à nouveau) (?:ouverte?s?|autorisée?s?)|"
          r"\b(?:retour|revenue?s?|retournée?s?) à la normale"), SHARED),
        ("mise en liberté|maintien en détention",
         r"contre (?:la|sa|leur) (?:re)?mise en liberté|\bmaintien en détention|\b(?:demande|conditions) (?:de|sa|leur) (?:re)?mise en liberté",
         _FREED, 1),
        ("détention|incarcéré|détenu|écroué|emprisonné|en prison",
         r"\bdétention\b[^.;]{0,200}\bne peut\b|\b(?:est|sont|reste|restent|toujours) (?:[^\W\d_]+ )?(?:incarcérée?s?|détenue?s?|écrouée?s?|emprisonnée?s?|en prison|en détention)\b|\b(?:en prison|incarcérée?s?) depuis\b",
         _FREED, SHARED),
        ("dirige|préside|à la tête|charg|responsable",
         r"\b(?:dirige|préside|à la tête d)\b|^\W*(?:chargée?|en charge|responsable) d", r"\b(?:a|ont|avait|avaient) (?:\w+ )?démissionné|(?:présenté|remis) (?:sa|leur) démission|limogée?s?\b", SHARED),
        ("saisi",
         r"\b(?:a|ont|avait) saisi (?:la justice|le tribunal|la cour)|\bjustice (?:a|avait) été saisie",
         r"\b(?:justice|tribunal|cour)\b[^.]{0,80}\b(?:rejeté|débouté|tranché|donné raison)", SHARED),
        ("permet|autoris|prévoi|interdi|impose", _RULES, _REPEALED, SHARED),
        ("alerte|vigilance",
         r"\b(?:est|sont|reste|restent) (?:[^\W\d_]+ ){0,2}en (?:alerte|vigilance)\b",
         (r"(?:\blève(?:nt)? [^.;]{0,30}(?:l'alerte|la vigilance)|\bfin de (?:l'alerte|la vigilance)|\b(?:l'alerte|la vigilance) [^.;]{0,50}a été levée)"
          r"(?![^.]*\b(?:mais|encore|restent?|maintient|autres|laissant)\b)"), SHARED),
        ("détention", _IN_PASSING, _FREED, SHARED),
        # what a file records, under its own name
        ("permet", r"\bpermet(?:tent)? (?:notamment )?(?:à la police )?(?:notamment )?(?:la collecte|le recensement|le fichage|de recenser|de ficher|de collecter)\b",
         _REPEALED, 1),
        # a member of a government who doubts, and is called to order
        ("question|réserves|doutes|interrog",
         r"\b(?:pose(?:nt)?|posait) (?:un certain nombre de |des )?[\"»]? ?questions?\b|\bs'interroge\b|\b(?:a|ont) (?:exprimé|émis|fait part de) (?:ses|leurs|des) (?:réserves|doutes)",
         r"\b(?:a|ont) (?:été )?(?:[^\W\d_]+ )?(?:rappelé à l'ordre|recadré|désavoué)e?s?\b|\b(?:a|ont) fait (?:marche|machine) arrière", SHARED),
        ("vie et la mort|pronostic|dans un état|grièvement",
         r"entre la vie et la mort|pronostic vital|dans un état (?:grave|critique)|grièvement blessée?s?",
         r"(?:est|a|sont|ont) (?:\w+ )?(?:décédée?s?|morte?s?|succombé)", 1),
        ("vie et la mort|pronostic vital|dans un état",
         r"entre la vie et la mort|pronostic vital (?:est |était |toujours )?engagé|dans un état (?:grave|critique)",
         (r"\bétat (?:de santé )?(?:[^.;,]{0,40} )?(?:s'est|s'était) (?:[^\W\d_]+ ){0,2}?(?:amélioré|stabilisé)|\bhors de danger\b|"
          r"pronostic vital (?:n'est|n'était) (?:plus|pas) engagé|\b(?:est|sont) sortie?s? (?:de l'hôpital|du coma|de réanimation)"), 1),
        # a first dispatch does not know the toll yet that another tells
        ("ignor|précis|donne|fourni|communiqu|établi|bilan|victime|blessé|mort",
         _NOT_YET_KNOWN,
         (rf"^(?!.*\b(?:19|20)\d\d\b).*\b{_COUNT} (?:[a-zà-ÿ]+ )?(?:morts?|tuée?s?|blessée?s?|décédée?s?|"
          r"(?:(?:sont|ont été|est|a été|ont) (?:[a-zà-ÿ]+ ){0,2}?(?:mortes?|tuées?|blessées?|décédées?|péri|perdu la vie)))\b"), 1),
        ("proposé|offert",
         r"\b(?:a|ont) (?:[^\W\d_]+ )?(?:proposé|offert)\b",
         (r"\b(?:a|ont|avait|avaient) (?:[^\W\d_]+ )?(?:repoussé|rejeté|refusé|décliné|accepté)(?:,[^,]{3,30},)? (?:[^\W\d_]+ment )?(?:la|l'|cette|sa|leur) ?(?:proposition|offre|invitation)\b|"
          r"\b(?:refuse|rejette|repousse|décline|accepte)(?:nt)? (?:la|l'|cette|sa|leur) ?(?:proposition|offre|invitation)\b"), SHARED),
        ("premier tour|voix|suffrages| élu|ballottage",
         r"\ben tête (?:\w+ ){0,3}premier tour|\b(?:a|ont) (?:obtenu|recueilli|récolté) [^,;.]{1,20} (?:voix|suffrages)\b|\baucun [^,;.]{3,30} élu\b|\bballottage\b",
         (r"\b(?:a|ont) été (?:[^\W\d_]+ment )?(?:élue?s?|désignée?s? maire)\b|\best élue?\b|\ben élisant\b|\b(?:a|ont) (?:[^\W\d_]+ )?(?:remporté|gagné) "
          r"(?:la mairie|l'élection|le scrutin|le second tour)|\b(?:a|ont) (?:obtenu|décroché) la majorité absolue"), SHARED),
        ("arrivé|visite|séjour|tournée",
         r"\b(?:est|sont) arrivée?s? (?:[^\W\d_]+ ){0,2}(?:en|à|au|aux|dans)\b|\b(?:entame|entament|commence|commencent) (?:[^,;]{0,30} )?(?:visite|séjour|tournée)\b",
         (r"\b(?:a|ont) (?:[^\W\d_]+ )?quitté\b|\b(?:est|sont) repartie?s?\b|\b(?:visite|séjour|tournée)\b[^.;]{0,60}\b(?:s'est|se sont) (?:achevée?s?|terminée?s?)|"
          r"\b(?:visite|séjour|tournée)\b[^.;]{0,60}\ba pris fin"), SHARED),
    )
)  # fmt: skip


def told_in_passing(state: int) -> bool:
    """Whether a state is one that a sentence about something else tells."""
    return _STATES[state][0].source == _IN_PASSING


def not_yet_known(state: int) -> bool:
    """Whether a state is that a toll is not known yet."""
    return _STATES[state][0].source == _NOT_YET_KNOWN


def states_told(text: str) -> frozenset[int]:
    """The numbers of the states that a French text tells without telling their end."""
    lower = text.lower().replace("’", "'")
    return frozenset(
        number
        for number, (state, end, _) in enumerate(_STATES)
        if state.search(lower) and not end.search(lower)
    )


@lru_cache(maxsize=32768)  # asked of every sentence of an event, for the few states that the event tells
def ends_state(text: str, state: int) -> bool:
    """Whether a French text tells the end of a state, by its number."""
    return _STATES[state][1].search(text.lower().replace("’", "'")) is not None


def shared_by(state: int) -> int:
    """How many content stems a sentence with a state and one with its end share at least."""
    return _STATES[state][2]
