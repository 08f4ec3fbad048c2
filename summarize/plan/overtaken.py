"""French passages that later news overtook: told now, they would present as to come what has happened.

"Le ministre rencontrera le pape vendredi" beside "Le ministre a rencontré le pape", "Un homme a été placé
en garde à vue" beside "L'homme a été remis en liberté": the event's last state is told, not an earlier one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import lru_cache

from summarize.plan.days_over import OwnDay, days_reached, is_over, own_day
from summarize.records import Article, Passage
from summarize.text.entities.quotations import QUOTED
from summarize.text.entities.tables import word_list
from summarize.text.normalize import fold
from summarize.text.words import content_stems, stem

Span = tuple[str, int, int]

# Content stems, the verb left out, that an announcement and its outcome share: one is chance.
SHARED = 2
# Letters that a noun and its verb share at their head: "perquisitions", "perquisitionné".
ROOT = 6
# An outcome that is dated may be printed a little before the announcement of a slower newsroom.
SLOWER = timedelta(hours=6)

_ADVERB = r"(?:[^\W\d_]+ment |bien |donc |ainsi |également |aussi |encore |déjà |finalement |enfin )?"
_FUTURE = re.compile(
    r"\b([^\W\d_]*(?:era|eront|ira|iront|dra|dront|rra|rront|vra|vront|tra|tront|aura|auront|fera|feront))\b"
)
_TO_COME = re.compile(
    rf"\b(?:doit|doivent|devrait|devraient|devait|devaient|va|vont|allait|allaient|prévoit de|prévoient de|"
    rf"s'apprête à|s'apprêtent à|se prépare à|se préparent à|compte|comptent|entend|entendent) {_ADVERB}"
    rf"(?:se |s'|en |y |l'|le |la |les |lui |leur )?(être )?([^\W\d_]{{2,}}(?:er|ir|re|oir|é|ée|és|ées|i|ie|is|ies|u|ue|us|ues|it|ite))\b"
)
# "va subir un test", beside "a été testé": the noun tells what will be done, the verb next to nothing.
_TO_UNDERGO = re.compile(
    r"\b(?:va|vont|doit|doivent|devra|devront|devrait|devraient) (?:subir|passer|faire l'objet d|procéder à|mener|effectuer|"
    r"rendre|recevoir) ?(?:e |')?(?:une? |des |l'|le |la |les |son |sa |ses |leurs? )?([^\W\d_]{4,})"
)
# "la rencontre prévue samedi", "une seule visite est prévue": the noun is the verb's.
_PLANNED = re.compile(r"\b([^\W\d_]{4,}) (?:[^\W\d_]+ )?(?:est |sont |était |étaient )?prévue?s?\b")
# "Les perquisitions seraient toujours en cours", beside "a été perquisitionné".
_RUNNING = re.compile(
    r"\b([^\W\d_]{5,}) (?:[^,;:.]{0,40} )?(?:(?:est|sont|serait|seraient|était|étaient) (?:toujours |encore |actuellement )?en cours|"
    r"se poursui(?:t|vent|vait|vaient))\b"
)
_DONE = re.compile(
    rf"\b(?:a|ont|est|sont|s'est|se sont|a été|ont été|avait|avaient|était|étaient|vient d['e] ?|viennent d['e] ?) {_ADVERB}"
    rf"(?:été )?([^\W\d_]{{3,}}(?:é|ée|és|ées|i|ie|is|ies|u|ue|us|ues|it|ite|ites|is|ise|ises|ert|erte|erts|ertes|er|ir))\b"
)
# "Après le report du match", "dès la libération du maire": the noun tells what was done.
_AFTER = re.compile(
    r"\b(?:après|depuis|dès|suite à|lendemain de|à l'issue de|au terme de) (?:l'|le |la |les |son |sa |ses |leurs? )([^\W\d_]{4,})"
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
def _verb(word: str) -> str:
    """One key for the forms of a verb: infinitive, future, participle."""
    plain = fold(word)
    for forms, key in _FAMILIES:
        if found := forms.search(plain):
            return plain[: found.start()] + key
    return stem(word, "fr")


# Verbs of announcing and of everything: that two passages share one says nothing.
_SAID = frozenset(
    _verb(word)
    for word in word_list(
        "indiquer annoncer déclarer préciser affirmer ajouter expliquer souligner estimer assurer confirmer rappeler prévoir "
        "attendre dire faire être avoir devoir pouvoir"
    )
)

# What is held on a day, and how a passage tells that it was.
_HELD = (
    r"(?P<held>cérémonie|rencontre|réunion|visite|procès|audience|manifestation|concert|finale|match|sommet|scrutin|défilé|"
    r"obsèques|hommage|débat|vote)s?\b"
)
_WILL_BE_HELD = re.compile(_HELD)
_WAS_HELD = re.compile(
    rf"\b(?:après |durant |pendant |(?:à l'issue|au terme|lors|au cours) d(?:e |u |'))(?:[^\W\d_]+['’]?\s?){{0,3}}{_HELD}"
)
_HAS_BEEN_HELD = re.compile(
    rf"{_HELD} [^,;]{{0,60}}?\b(?:a|ont|s'est|se sont) (?:eu lieu|duré|réuni|rassemblé|vu|permis|attiré|pris fin|"
    r"commencée?s?|débuté|ouverte?s?|achevée?s?|terminée?s?|conclue?s?|tenue?s?|déroulée?s?|été (?:marqu|suivi))"
)

# A state, what ends it, and how many content stems the two share at least (a custody's persons are seldom named
# alike): a passage that tells only the first is overtaken by one that tells the second.
_STATES = tuple(
    (re.compile(state), re.compile(end), shared)  # over lower case: ignoring case takes three times as long
    for state, end, shared in (
        (
            r"(?:placée?s?|maintenue?s?|est|sont|toujours|étai(?:t|ent)) en garde à vue|gardée?s? à vue|interpellée?s?\b",
            (
                r"(?<!demande de )(?<!contre la )(?<!contre sa )(?<!demandé la )(?<!demandé sa )(?<!demander la )(?<!demander sa )"
                r"remise?s? en liberté|libérée?s?\b|relâchée?s?\b|mise?s? hors de cause|gardes? à vue (?:\w+ )?(?:a|ont) été levées?|"
                r"ressortie?s? libres?|mise?s? en examen|inculpée?s?\b|écrouée?s?\b|déférée?s?\b"
            ),
            1,
        ),
        (r"\best recherchée?\b|\bsont recherchée?s\b|activement recherché|en fuite|toujours introuvables?|portée?s? disparue?s?",
         r"\b(?:a|ont) été (?:interpellée?s?|arrêtée?s?|retrouvée?s?)|s(?:'est|e sont) rendue?s?\b", 1),
        (r"reçu la consigne|appelée?s? à rester|invitée?s? à rester|ont été évacuée?s?|a été évacuée?|confinée?s? chez",
         (r"(?:ont pu |peuvent |a pu |peut )(?:\w+ )?(?:regagner|rentrer|retourner|réintégrer)|rentr(?:ent|és?|ées?) chez (?:eux|elles)|"
          r"consignes? (?:\w+ ){0,3}(?:a|ont) été levées?|confinement (?:a été )?levé"), 1),
        (r"\b(?:est|sont|était|étaient) (?:[^\W\d_]+ment )?attendue?s?\b",
         r"\b(?:est|sont|s'est|se sont|était|étaient) (?:[^\W\d_]+ment )?(?:arrivée?s?|rendue?s?|venue?s?|allée?s?|accueillie?s?)\b", SHARED),
        (r"\b(?:est|sont|reste|restent|demeure|demeurent) (?:[^\W\d_]+ment |toujours |encore )?(?:fermée?s?|interdite?s?|coupée?s?|suspendue?s?)\b",
         (r"\b(?:a|ont) (?:[^\W\d_]+ment )?(?:rouvert|repris|été (?:[^\W\d_]+ment )?(?:rouverte?s?|levée?s?|rétablie?s?))\b|"
          r"\b(?:est|sont) (?:de nouveau|à nouveau) (?:ouverte?s?|autorisée?s?)|"
          r"\b(?:retour|revenue?s?|retournée?s?) à la normale"), SHARED),
        (r"contre (?:la|sa|leur) (?:re)?mise en liberté|\bmaintien en détention|\bdemande (?:de|sa|leur) (?:re)?mise en liberté",
         (r"\b(?:a|ont) été (?:[^\W\d_]+ment )?(?:libérée?s?|remise?s? en liberté)|\b(?:après|dès|depuis|a ordonné|ont ordonné) (?:la|sa|leur) "
          r"(?:remise en liberté|libération)|sortie?s? de prison|quitté (?:la|sa) prison"), 1),
        (r"\b(?:dirige|préside|à la tête d)\b|^\W*(?:chargée?|en charge|responsable) d", r"\b(?:a|ont|avait|avaient) (?:\w+ )?démissionné|(?:présenté|remis) (?:sa|leur) démission|limogée?s?\b", SHARED),
        (r"\b(?:a|ont|avait) saisi (?:la justice|le tribunal|la cour)|\bjustice (?:a|avait) été saisie",
         r"\b(?:justice|tribunal|cour)\b[^.]{0,80}\b(?:rejeté|débouté|tranché|donné raison)", SHARED),
        (r"entre la vie et la mort|pronostic vital|dans un état (?:grave|critique)|grièvement blessée?s?",
         r"(?:est|a|sont|ont) (?:\w+ )?(?:décédée?s?|morte?s?|succombé)", 1),
    )
)  # fmt: skip

_STATE_OF_A_TITLE = re.compile(
    r"(?<!\bsont )(?<!\best )(?<!\breste )(?<!\brestent )(?<!\bété )\b(fermée?s?|interdite?s?|coupée?s?|suspendue?s?|recherchée?s?|attendue?s?)\b"
)
_DONE_IN_A_TITLE = re.compile(
    r"\b([A-ZÀ-Ý][\w-]+) ((?:testé|libéré|relâché|condamné|arrêté|interpellé|nommé|inculpé|relaxé|acquitté|jugé|hospitalisé|écroué|expulsé|"
    r"suspendu|réélu|élu|battu)e?s?)\b"
)


@dataclass(frozen=True, slots=True)
class _Reading:
    passage: Passage
    announced: frozenset[str]
    done: frozenset[str]
    to_be_held: frozenset[str]
    held: frozenset[str]
    running: frozenset[str]
    stems: frozenset[str]
    own_day: OwnDay


def overtaken(passages: Sequence[Passage], published: Mapping[str, datetime | None]) -> frozenset[Span]:
    """The spans (article id, start, end) of French passages that others of the event overtake.

    A passage that announces what another tells as done, on the same matter; one that announces
    something for a day that is past when the newest article appears; one that tells a state which
    another ends. Where no article of several is dated: one that announces something for a day that a
    reader cannot place ("mardi"), or for one that another article has left behind.
    A passage is never overtaken by its own article or by one that is known to be older.
    """
    french = [_read(passage) for passage in passages if passage.language == "fr"]
    undated = not any(published.values()) and len(published) > 1
    reached = days_reached([reading.passage for reading in french]) if undated else {}
    found: set[Span] = set()
    for reading in french:
        passage = reading.passage
        if not (reading.own_day or reading.to_be_held or reading.running or _tells_state(passage.text)):
            continue  # nothing that another could overtake
        later = [
            other
            for other in french
            if other.passage.article_id != passage.article_id
            and not is_older(published.get(other.passage.article_id), published.get(passage.article_id))
        ]
        if (
            any(_is_outcome(other, reading) for other in later)
            or _ended(reading, later)
            or (reading.own_day and is_over(passage, reading.own_day, published, reached))
        ):
            found.add((passage.article_id, passage.start, passage.end))
    return frozenset(found)


def overtaken_titles(
    articles: Sequence[Article], passages: Sequence[Passage], published: Mapping[str, datetime | None]
) -> frozenset[str]:
    """The ids of the articles whose French title others of the event overtake, in their text or their title.

    Titles leave the verb out: "Les plages fermées" is a state. One that is overtaken by its own article's text
    (which tells what came of it) is stale too.
    """
    titles = {
        article.article_id: Passage(article.article_id, 0, 0, article.title, "fr", 0)
        for article in articles
        if article.language == "fr" and article.title
    }
    readings = {article_id: _read(_with_verbs(title)) for article_id, title in titles.items()}
    suspect = {
        article_id
        for article_id, reading in readings.items()
        if reading.own_day or reading.to_be_held or reading.running or _tells_state(reading.passage.text)
    }
    if not suspect:
        return frozenset()
    others = [*readings.values(), *(_read(p) for p in passages if p.language == "fr")]
    undated = not any(published.values()) and len(published) > 1
    reached = days_reached([other.passage for other in others]) if undated else {}
    found = set()
    for article_id in sorted(suspect):
        reading = readings[article_id]
        later = [
            other
            for other in others
            if other is not reading
            and not is_older(published.get(other.passage.article_id), published.get(article_id))
        ]
        over = reading.own_day and is_over(reading.passage, reading.own_day, published, reached)
        if over or any(_is_outcome(other, reading) for other in later) or _ended(reading, later):
            found.add(article_id)
    return frozenset(found)


def _with_verbs(title: Passage) -> Passage:
    """A title with the verb that it leaves out: "les plages fermées" are so, "Paul Arden testé" has been."""
    return replace(
        title, text=_DONE_IN_A_TITLE.sub(r"\1 a été \2", _STATE_OF_A_TITLE.sub(r"sont \1", title.text))
    )


def _read(passage: Passage) -> _Reading:
    plain = QUOTED.sub(" ", passage.text).replace("’", "'").casefold()
    to_come = (
        {match[1] for match in _FUTURE.finditer(plain)}
        | {match[2] for match in _TO_COME.finditer(plain)}
        | {match[1] for match in _PLANNED.finditer(plain)}
        | {match[1] for match in _TO_UNDERGO.finditer(plain)}
    )
    announced = {_verb(word) for word in to_come} - _SAID
    done = {_verb(match[1]) for match in _DONE.finditer(plain)} - _SAID - announced
    around = {match["held"] for match in _WAS_HELD.finditer(plain)}
    will_be = {match["held"] for match in _WILL_BE_HELD.finditer(plain)} - around if to_come else set()
    held = {match["held"] for match in _HAS_BEEN_HELD.finditer(plain)}
    if done and not to_come:
        held |= around
    if not to_come:
        done |= {_verb(match[1]) for match in _AFTER.finditer(plain)} - _SAID
    return _Reading(
        passage,
        frozenset(announced),
        frozenset(done),
        frozenset(will_be),
        frozenset(held),
        frozenset(_verb(match[1]) for match in _RUNNING.finditer(plain)),
        frozenset(content_stems(passage.text, "fr")),
        own_day(plain, to_come=bool(to_come), planned=_PLANNED.search(plain) is not None),
    )


def is_older(one: datetime | None, other: datetime | None) -> bool:
    """Whether the first of two articles is known to be the older, by more than newsrooms are slow."""
    return one is not None and other is not None and one + SLOWER < other


def _is_outcome(other: _Reading, reading: _Reading) -> bool:
    shared = reading.stems & other.stems
    verbs = reading.announced & other.done
    if verbs and len(shared - verbs) >= SHARED:
        return True
    running = any(_same_root(noun, verb) for noun in reading.running for verb in other.done)
    if running and len(shared) >= SHARED:
        return True
    held = {stem(noun, "fr") for noun in reading.to_be_held & other.held}
    return bool(held) and len(shared - held) >= SHARED


def _same_root(noun: str, verb: str) -> bool:
    return noun[:ROOT] == verb[:ROOT] and len(noun) >= ROOT


def _tells_state(text: str) -> bool:
    lower = text.lower()
    return any(state.search(lower) for state, _, _ in _STATES)


def _ended(reading: _Reading, later: Sequence[_Reading]) -> bool:
    text = reading.passage.text.lower()
    return any(
        state.search(text)
        and not end.search(text)
        and any(
            end.search(other.passage.text.lower()) and len(reading.stems & other.stems) >= shared
            for other in later
        )
        for state, end, shared in _STATES
    )
