"""French passages that later news overtook: told now, they would present as to come what has happened.

"Le ministre rencontrera le pape vendredi" beside "Le ministre a rencontré le pape", "Un homme a été placé
en garde à vue" beside "L'homme a été remis en liberté": the event's last state is told, not an earlier one.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache

from summarize.plan.unfit.days_over import MARKS, OwnDay, days_reached, is_over, own_day
from summarize.plan.unfit.older import is_older
from summarize.plan.unfit.states import SHARED, ends_state, shared_by, states_told
from summarize.plan.unfit.verb_forms import ADVERB, FUTURE, TO_COME, verb_key
from summarize.records import Article, Passage, Span
from summarize.text.deixis import weekdays_named
from summarize.text.entities.quotations import QUOTED
from summarize.text.entities.tables import word_list
from summarize.text.signed import signed
from summarize.text.words import content_stems, stem

# Letters that a noun and its verb share at their head: "perquisitions", "perquisitionné".
ROOT = 6

# "va subir un test", beside "a été testé": the noun tells what will be done, the verb next to nothing.
_TO_UNDERGO = signed(
    " subir| passer|faire l'objet d| procéder à| mener| effectuer| rendre| recevoir",
    r"\b(?:va|vont|doit|doivent|devra|devront|devrait|devraient) (?:subir|passer|faire l'objet d|procéder à|mener|effectuer|"
    r"rendre|recevoir) ?(?:e |')?(?:une? |des |l'|le |la |les |son |sa |ses |leurs? )?([^\W\d_]{4,})",
)
# "la rencontre prévue samedi", "une seule visite est prévue": the noun is the verb's.
_PLANNED = signed("prévu", r"\b([^\W\d_]{4,}) (?:[^\W\d_]+ )?(?:est |sont |était |étaient )?prévue?s?\b")
# "Les perquisitions seraient toujours en cours", beside "a été perquisitionné".
_RUNNING = signed(
    "en cours|se poursui",
    r"\b([^\W\d_]{5,}) (?:[^,;:.]{0,40} )?(?:(?:est|sont|serait|seraient|était|étaient) (?:toujours |encore |actuellement )?en cours|"
    r"se poursui(?:t|vent|vait|vaient))\b",
)
_DONE = re.compile(
    rf"\b(?:a|ont|est|sont|s'est|se sont|a été|ont été|avait|avaient|était|étaient|vient d['e] ?|viennent d['e] ?) {ADVERB}"
    rf"(?:été )?([^\W\d_]{{3,}}(?:é|ée|és|ées|i|ie|is|ies|u|ue|us|ues|it|ite|ites|is|ise|ises|ert|erte|erts|ertes|er|ir))\b"
)
# "Après le report du match", "dès la libération du maire": the noun tells what was done.
_AFTER = re.compile(
    r"\b(?:après|depuis|dès|suite à|lendemain de|à l'issue de|au terme de) (?:l'|le |la |les |son |sa |ses |leurs? )([^\W\d_]{4,})"
)
# Verbs of announcing and of everything: that two passages share one says nothing.
_SAID = frozenset(
    verb_key(word)
    for word in word_list(
        "indiquer annoncer déclarer préciser affirmer ajouter expliquer souligner estimer assurer confirmer rappeler prévoir "
        "attendre dire faire être avoir devoir pouvoir"
    )
)

# "Il devrait annoncer des mesures" beside "annonçant une enveloppe": of verbs that everybody has, the same person's, on the same matter.
_KNOWN = r"(?:annonc|dévoil|présent|détaill|précis|prononc)"
_AWAITED = signed(
    "doi|devr|va |vont |s'apprête|compte|prévoi",
    rf"\b(?:doit|doivent|devrait|devraient|va|vont|s'apprête à|s'apprêtent à|compte|prévoit de) (?:[a-zé]+ ){{0,2}}?{_KNOWN}er\b",
)
_MADE_KNOWN = signed(
    "nonc|nonç|dévoil|présent|détaill|précis",
    rf"\b(?:(?:a|ont|avait) (?:[a-zé]+ ){{0,2}}?{_KNOWN}ée?s?|annonçant|prononçant|{_KNOWN}(?:e|ent|ant))\b",
)
_FULL_NAME = re.compile(r"[A-ZÀ-Ý][\w-]+ [A-ZÀ-Ý][\w-]+")
SAME_MATTER = 5  # content stems that the two share: a name, the day and the verb are four

# What is held on a day, and how a passage tells that it was.
_HELD = (
    r"(?P<held>cérémonie|conférence|rencontre|réunion|visite|procès|audience|manifestation|concert|finale|match|sommet|scrutin|défilé|"
    r"obsèques|hommage|débat|vote|jeux|jo|tournoi|festival|championnat|référendum)s?\b"
)
_WILL_BE_HELD = re.compile(_HELD)
_WAS_HELD = signed(
    "après |durant |pendant |à l'issue d|au terme d|lors d|au cours d",
    rf"\b(?:après |durant |pendant |(?:à l'issue|au terme|lors|au cours) d(?:e |u |'))(?:[^\W\d_]+['’]?\s?){{0,3}}{_HELD}",
)
# "A clôturé dimanche les Jeux", "le rideau est tombé sur le festival".
_IS_OVER = signed(
    "clôtur|rideau |la fin ",
    rf"\b(?:clôturée?s?|(?:rideau est tombé|rideau s'est baissé) sur|la clôture|la fin) (?:[^\W\d_]+ ){{0,2}}(?:d(?:e la|u|es) |les? |la |l')?{_HELD}",
)
# "A annoncé la tenue d'une conférence": no verb tells that it is to come.
_CALLED = signed("la tenue d", r"\b(?:annonc|prév|confirm)[^\W\d_]* (la tenue) d")
_COMPOUND = frozenset(("aura", "auront"))  # "n'auront pas servi": looks back from then on
_ALSO_CALLED = {"jo": "jeux"}
_HAS_BEEN_HELD = signed(
    " eu lieu| duré| réuni| rassemblé| vu| permis| attiré| pris fin| commencé| débuté| ouvert| achevé| terminé| conclu| tenu| déroulé| été marqu| été suivi",
    rf"{_HELD} [^,;]{{0,60}}?\b(?:a|ont|s'est|se sont) (?:eu lieu|duré|réuni|rassemblé|vu|permis|attiré|pris fin|"
    r"commencée?s?|débuté|ouverte?s?|achevée?s?|terminée?s?|conclue?s?|tenue?s?|déroulée?s?|été (?:marqu|suivi))",
)

_STATE_OF_A_TITLE = re.compile(
    r"(?<!\bsont )(?<!\best )(?<!\breste )(?<!\brestent )(?<!\bété )\b(fermée?s?|interdite?s?|coupée?s?|suspendue?s?|recherchée?s?|attendue?s?)\b"
)
_DONE_IN_A_TITLE = re.compile(
    r"\b([A-ZÀ-Ý][\w-]+) ((?:testé|libéré|relâché|condamné|arrêté|interpellé|nommé|inculpé|relaxé|acquitté|jugé|hospitalisé|écroué|expulsé|"
    r"suspendu|réélu|élu|battu)e?s?)\b"
)


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a French sentence announces, tells as done, as held or as running, and the states it tells.

    Verbs are by their keys, what is held by its noun, states by their number. `awaits` is whether somebody is to make
    something known, `makes_known` whether somebody has.
    """

    passage: Passage
    announced: frozenset[str]
    done: frozenset[str]
    to_be_held: frozenset[str]
    held: frozenset[str]
    running: frozenset[str]
    stems: frozenset[str]
    own_day: OwnDay
    states: frozenset[int]
    awaits: bool
    makes_known: bool

    @property
    def may_be_overtaken(self) -> bool:
        """Whether it tells anything that another sentence could overtake."""
        return bool(self.own_day or self.to_be_held or self.running or self.states or self.awaits)


def overtaken(
    passages: Sequence[Passage],
    published: Mapping[str, datetime | None],
    asked: Collection[Span] | None = None,
) -> frozenset[Span]:
    """The spans (article id, start, end) of French passages that others of the event overtake.

    A passage that announces what another tells as done, on the same matter; one that announces
    something for a day that is past when the newest article appears; one that tells a state which
    another ends. Where no article of several is dated: one that announces something for a day that a
    reader cannot place ("mardi"), or for one that another article has left behind.
    A passage is never overtaken by its own article or by one that is known to be older.

    Args:
        passages: all sentences of the event's articles.
        published: when each article appeared.
        asked: the spans of the passages to judge; None: all.
    """
    french = [passage for passage in passages if passage.language == "fr"]
    undated = not any(published.values()) and len(published) > 1
    reached = days_reached(french) if undated else {}
    found: set[Span] = set()
    for passage in french:
        if asked is not None and passage.span not in asked:
            continue
        reading = outlook(passage)
        if not reading.may_be_overtaken:
            continue
        later = [
            other
            for other in french
            if other.article_id != passage.article_id
            and not is_older(published.get(other.article_id), published.get(passage.article_id))
        ]
        if _is_overtaken(reading, later) or (
            reading.own_day and is_over(passage, reading.own_day, published, reached)
        ):
            found.add(passage.span)
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
    readings = {article_id: outlook(_with_verbs(title)) for article_id, title in titles.items()}
    suspect = {article_id for article_id, reading in readings.items() if reading.may_be_overtaken}
    if not suspect:
        return frozenset()
    others = [
        *(reading.passage for reading in readings.values()),
        *(p for p in passages if p.language == "fr"),
    ]
    undated = not any(published.values()) and len(published) > 1
    reached = days_reached(others) if undated else {}
    found = set()
    for article_id in sorted(suspect):
        reading = readings[article_id]
        later = [
            other
            for other in others
            if other is not reading.passage
            and not is_older(published.get(other.article_id), published.get(article_id))
        ]
        over = reading.own_day and is_over(reading.passage, reading.own_day, published, reached)
        if over or _is_overtaken(reading, later):
            found.add(article_id)
    return frozenset(found)


def _with_verbs(title: Passage) -> Passage:
    """A title with the verb that it leaves out: "les plages fermées" are so, "Paul Arden testé" has been."""
    return replace(
        title, text=_DONE_IN_A_TITLE.sub(r"\1 a été \2", _STATE_OF_A_TITLE.sub(r"sont \1", title.text))
    )


@lru_cache(
    maxsize=4096
)  # sentences are read for what overtakes them, for titles and for the order of articles
def outlook(passage: Passage) -> Outlook:
    """What lies ahead of a French sentence, and what behind it."""
    whole = passage.text.translate(MARKS).casefold()
    plain = QUOTED.sub(" ", passage.text).replace("’", "'").casefold()
    to_come = (
        {match[1] for match in FUTURE.finditer(plain)}
        | {match[2] for match in TO_COME.finditer(plain)}
        | {match[1] for match in _PLANNED.finditer(plain)}
        | {match[1] for match in _TO_UNDERGO.finditer(plain)}
        | {match[1] for match in _CALLED.finditer(plain)}
    )
    announced = {verb_key(word) for word in to_come} - _SAID
    done = {verb_key(match[1]) for match in _DONE.finditer(plain)} - _SAID - announced
    around = {match["held"] for match in _WAS_HELD.finditer(plain)}
    # Whoever says so: "Cent journalistes suivront les Jeux", explique un confrère.
    ahead = any(match[1] not in _COMPOUND for match in FUTURE.finditer(whole))
    will_be = {match["held"] for match in _WILL_BE_HELD.finditer(whole if ahead else plain)} - around
    will_be = will_be if ahead or to_come else set()
    held = {match["held"] for match in _HAS_BEEN_HELD.finditer(plain)}
    if done and not to_come:
        held |= around
    if not to_come:
        held |= {match["held"] for match in _IS_OVER.finditer(plain)}
        done |= {verb_key(match[1]) for match in _AFTER.finditer(plain)} - _SAID
    return Outlook(
        passage,
        frozenset(announced),
        frozenset(done),
        frozenset(_ALSO_CALLED.get(noun, noun) for noun in will_be),
        frozenset(_ALSO_CALLED.get(noun, noun) for noun in held),
        frozenset(verb_key(match[1]) for match in _RUNNING.finditer(plain)),
        frozenset(content_stems(passage.text, "fr")),
        own_day(plain, whole, to_come=bool(to_come), planned=_PLANNED.search(plain) is not None),
        states_told(passage.text),
        awaits := _AWAITED.search(plain) is not None,
        not awaits and _MADE_KNOWN.search(plain) is not None,
    )


def _is_overtaken(reading: Outlook, later: Sequence[Passage]) -> bool:
    """Whether one of some passages tells the outcome of what another announces, or the end of a state that it tells."""
    # With less in common it does neither; to look at their words is quicker than to read them.
    least = min((SHARED, *map(shared_by, reading.states)))
    near = (
        outlook(other)
        for other in later
        if len(reading.stems.intersection(content_stems(other.text, "fr"))) >= least
    )
    return any(is_outcome(other, reading) or ends(other, reading) for other in near)


def is_outcome(other: Outlook, reading: Outlook) -> bool:
    """Whether a sentence tells as done or held what another announces."""
    shared = reading.stems & other.stems
    verbs = reading.announced & other.done
    if verbs and len(shared - verbs) >= SHARED:
        return True
    running = any(_same_root(noun, verb) for noun in reading.running for verb in other.done)
    if running and len(shared) >= SHARED and not _of_other_days(reading.passage.text, other.passage.text):
        return True
    held = {stem(noun, "fr") for noun in reading.to_be_held & other.held}
    return (bool(held) and len(shared - held) >= SHARED) or makes_known(other, reading)


def _of_other_days(one: str, other: str) -> bool:
    """Whether two sentences name weekdays, and none in common: marches that run on Monday are not those of Sunday."""
    first, second = weekdays_named(one), weekdays_named(other)
    return bool(first and second) and first.isdisjoint(second)


def makes_known(other: Outlook, reading: Outlook) -> bool:
    """Whether a sentence says that somebody has made known what he is to make known by another."""
    if not (reading.awaits and other.makes_known and len(reading.stems & other.stems) >= SAME_MATTER):
        return False
    return not set(_FULL_NAME.findall(reading.passage.text)).isdisjoint(
        _FULL_NAME.findall(other.passage.text)
    )


def ends(other: Outlook, reading: Outlook) -> bool:
    """Whether a sentence tells the end of a state that another tells."""
    return any(
        len(reading.stems & other.stems) >= shared_by(state) and ends_state(other.passage.text, state)
        for state in sorted(reading.states)
    )


def _same_root(noun: str, verb: str) -> bool:
    return noun[:ROOT] == verb[:ROOT] and len(noun) >= ROOT
