"""Proper names of a text: people, places, organisations, with a key that agrees across languages."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from summarize.text.entities.calendar_words import months, weekdays
from summarize.text.entities.numerals import NUMERALS, cardinal
from summarize.text.entities.tables import word_set
from summarize.text.normalize import fold


class Name(NamedTuple):
    """A proper name: `text` is `source[start:end]` without titles.

    `key` is folded; places and a few organisations have their French name's key in every language.
    """

    start: int
    end: int
    text: str
    key: str


# Particles may stand inside a name, never at its end.
_PARTICLES = word_set("de du des d' von van bin ben ibn al el da di do dos das del della dello ter ten")
# Articles inside a name follow a particle: "de la", "von der"; alone they open another phrase.
_INNER_ARTICLES = word_set("la le les l' der den")
# Titles and functions before a name are no part of it, folded, with their point taken off.
_TITLES = word_set(
    "m mm mme mmes mlle dr pr prof me maitre monsieur madame docteur professeur sir lord lady mr mrs ms miss herr frau doktor "
    "senor senora sr sra dott sig signor signora signora mgr don dona dona president presidente prasident prasidentin "
    "ministre minister ministro ministra general colonel capitaine pape papst papa roi reine prince princesse dhr mevrouw mevr"
)
# Words that open sentences with a capital and are seldom names; per language because "Will" or "Die" differ.
_ORDINARY: dict[str, frozenset[str]] = {
    "fr": word_set(
        "le la les l' un une des du de d' au aux ce cet cette ces c' ca cela ceci il elle ils elles on nous vous je j' tu qui que qu' quoi dont ou quel quelle "
        "quels quelles mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs et mais or ni car donc puis si s' ne n' pas plus tres tout toute tous toutes "
        "en dans sur sous par pour avec sans contre entre vers chez depuis pendant apres avant des lors alors ainsi aussi cependant toutefois pourtant "
        "selon d'apres malgre grace face suite outre hors sauf a y oui non comme quand lorsque puisque parce bien meme autre autres plusieurs certains "
        "certaines chaque aucun aucune deux trois quatre cinq six sept huit neuf dix vingt trente cent mille premier premiere dernier derniere "
        "ancien ancienne jeune grand grande nouveau nouvelle petit petite hier aujourd'hui demain ici voici voila enfin ensuite toujours jamais "
        "president ministre premier etat republique gouvernement assemblee senat etats monsieur madame l'"
    ),
    "en": word_set(
        "the a an this that these those it he she they we you i his her its their our my your in on at by for with from to of as and but or so if when while "
        "after before since during under over more most some many all no not one two three four five there here what who why how however meanwhile according "
        "police officials government president minister about"
    ),
    "de": word_set(
        "der die das den dem des ein eine einen einem einer dieser diese dieses er sie es wir ihr ich man in im am an auf aus bei mit nach von vom zu zum zur für und "
        "aber oder doch denn wenn als da nach seit auch nur noch so wie was wer wo seine ihre sein kein keine mehr viele alle zwei drei"
    ),
    "es": word_set(
        "el la los las un una unos unas en de del al a por para con sin sobre tras desde hasta y o pero si no su sus se este esta estos estas es son ha han que como cuando según más"
    ),
    "it": word_set(
        "il lo la i gli le un uno una in di del della dei a al da dal con su per tra fra e o ma se non è sono ha hanno che come quando secondo più nel nella dopo"
    ),
    "pt": word_set(
        "o a os as um uma em no na de do da ao por para com sem sobre e ou mas se não é são foi que como quando segundo mais após"
    ),
    "nl": word_set(
        "de het een in op van voor met door bij na naar uit over en maar of als dat die dit deze hij zij ze we wij er is zijn was werd volgens ook niet"
    ),
}
_ORDINARY = {language: frozenset(fold(word) for word in words) for language, words in _ORDINARY.items()}

_TOKEN = re.compile(r"[^\W\d_]+(?:[\-‑’'.](?=[^\W\d_])[^\W\d_]+)*(?:[\-‑]?\d{1,4}\b)?|\S")
_ELISION = re.compile(
    r"(?:[ldjnmtsc]|qu|jusqu|lorsqu|puisqu|quelqu|dell|nell|all|dall|un|sull)['’]", re.IGNORECASE
)
_OPENING = re.compile(r"(?:^|[.!?…:;\n–—•|\"“«„(\[]|--)[\s\u00a0\u202f]*$")
# Names of one word after these are names even where every noun has a capital (German).
_NOUN_CAPITALS = frozenset({"de"})


@lru_cache(maxsize=1)
def _places() -> dict[str, dict[str | None, str]]:
    """Folded name → {language: folded French name}; None holds the forms of every language."""
    from babel import Locale

    french = Locale.parse("fr")
    table: dict[str, dict[str | None, str]] = {}

    def add(form: str, language: str | None, canonical: str) -> None:
        if len(form) > 2 or form.isupper():
            table.setdefault(fold(form), {}).setdefault(language, fold(canonical))

    for section in tomllib.loads(
        files(__package__).joinpath("exonyms.toml").read_text(encoding="utf-8")
    ).values():
        for canonical, forms in section.items():
            for form in (canonical, *forms):
                add(form, None, canonical)
    for language in ("fr", "en", "de", "es", "it", "pt", "nl"):
        locale = Locale.parse(language)
        for code, name in locale.territories.items():
            if not code.isdigit() or code in ("001", "002", "019", "142", "150", "009"):
                add(name, language, french.territories.get(code, name))
        for zone, fields in locale.time_zones.items():
            other = french.time_zones.get(zone, {}).get("city")
            own = fields.get("city")
            if own:
                add(own, language, other or own)
            if other:
                add(zone.rpartition("/")[2].replace("_", " "), language, other)
    return table


_ROMAN = re.compile(r"[IVXL]+(?:er|e|è?me)")
_NO_NAMES = word_set("chf eur usd gbp kg km mio mrd")


def cardinal_word(word: str, language: str | None) -> bool:
    """Whether a folded word is a number in that language: "Zwölf Prozent" is no name."""
    return language in NUMERALS and cardinal(word, language) is not None


def place_key(text: str, language: str | None) -> str | None:
    """The folded French name of a country, territory, city or known organisation, or None."""
    forms = _places().get(fold(text))
    if forms is None:
        return None
    return forms.get(None) or forms.get(language) or next(iter(forms.values()))


def names(text: str, language: str | None) -> list[Name]:
    """Proper names of `text`, in order, not overlapping.

    The first word of a sentence is a name only when it is a known place, stands with a capital
    inside a sentence too, or is joined to a following capitalised word and is no ordinary word.
    """
    tokens = _split(text)
    ordinary = _ORDINARY.get(language or "", frozenset())
    calendar = _calendar(language)
    capitals = [i for i, (_, _, word, _) in enumerate(tokens) if word[0].isupper() and _capitalised(word)]
    inside = {fold(tokens[index][2]) for index in capitals if not tokens[index][3]}
    lower = {word for _, _, word, _ in tokens if word[0].islower()}
    found: list[Name] = []
    stop = 0
    for index in capitals:
        if index < stop:  # within the name before
            continue
        start, _, word, opening = tokens[index]
        if (
            (plain := fold(word)).rstrip(".") in _TITLES
            or plain in calendar
            or (opening and plain in ordinary)
            or _ROMAN.fullmatch(word)
            or plain in _NO_NAMES
            or (opening and cardinal_word(plain, language))
        ):
            continue
        stop = _extend(text, tokens, index, calendar)
        span_end = tokens[stop - 1][1]
        name = text[start:span_end]
        single = stop - index == 1
        place = place_key(name, language)
        keep = place is not None or not single or (word.isupper() and len(word) > 1)
        if single and place is None:
            if opening:
                keep = plain in inside and word.lower() not in lower and language not in _NOUN_CAPITALS
            elif language in _NOUN_CAPITALS:
                keep = keep or _after_title(tokens, index)
            else:
                keep = keep or plain not in ordinary or not word.islower()
        elif opening and not single and word.lower() in lower:
            # "Interrogé Paul" cannot be told from a name: leave out a first word seen in lower case.
            stop = index + 1
            continue
        if keep:
            found.append(Name(start, span_end, name, place or _key(name)))
    return found


@lru_cache(maxsize=64)
def _calendar(language: str | None) -> dict[str, int]:
    """The folded names of months and weekdays."""
    return {**months(language), **weekdays(language)}


def same_name(a: Name, b: Name) -> bool:
    """Whether two names can be one: equal keys, or one is the other's last words ("Bevan")."""
    if a.key == b.key:
        return True
    short, long = sorted((a.key.split(), b.key.split()), key=len)
    if not short or len(short) == len(long):
        return False
    return long[-len(short) :] == short and len(short[-1]) > 2


def _key(name: str) -> str:
    return " ".join(re.sub(r"[^\w\s']", " ", fold(name)).split())


def _capitalised(word: str) -> bool:
    return word[:1].isupper() and (len(word) > 1 or word.isupper()) and word[:1].isalpha()


def _after_title(tokens: list[tuple[int, int, str, bool]], index: int) -> bool:
    return index > 0 and fold(tokens[index - 1][2]).rstrip(".") in _TITLES


def _split(text: str) -> list[tuple[int, int, str, bool]]:
    """(start, end, word, whether it opens a sentence); elided articles and points are cut off."""
    tokens: list[tuple[int, int, str, bool]] = []
    elided = "'" in text or "’" in text
    after = 0
    for found in _TOKEN.findall(text):
        # Between two of them stand blanks only: to find the next is quicker than to make a match of each.
        start = text.index(found, after)
        after = end = start + len(found)
        word = found
        # Asked of capitals only, and few words have one.
        opening = word[0].isupper() and _OPENING.search(text[max(0, start - 6) : start]) is not None
        if elided and ("'" in word or "’" in word):
            while (elision := _ELISION.match(text, start, end)) and elision.end() < end:
                tokens.append((start, elision.end(), elision[0], opening))
                start, opening = elision.end(), False
            word = text[start:end]
        tokens.append((start, end, word, opening))
    return tokens


def _extend(text: str, tokens: list[tuple[int, int, str, bool]], index: int, calendar: dict[str, int]) -> int:
    """Index after the last token of the name that starts at `index`."""
    stop = cursor = index + 1
    particles = 0
    while cursor < len(tokens) and particles <= 2:
        start, _, word, _ = tokens[cursor]
        gap = text[tokens[cursor - 1][1] : start]
        if gap not in ("", " ", "\u00a0", "\u202f"):
            break
        # "Van den Berg": a particle may have the name's capital.
        after_particle = particles > 0 or fold(tokens[cursor - 1][2]) in _PARTICLES
        after_particle &= fold(word) in _INNER_ARTICLES
        if (fold(word) in _PARTICLES or after_particle) and not _capitalised(word):
            # "de" joins people's names and nothing else: "Emmanuel Brun de Lyon" is accepted as the price.
            particles += 1
            cursor += 1
            continue
        if not _capitalised(word) or fold(word) in calendar or fold(word).rstrip(".") in _TITLES:
            break
        cursor += 1
        stop = cursor
        particles = 0
    return stop
