"""Where sentences begin and end: one pass over the marks that may end one, each judged by its neighbours.

Linear in the length of the text: every judgement looks at a bounded stretch around its mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from summarize.text import quotation_marks
from summarize.text.abbreviations import TABLED, abbreviations, is_listed, without_article
from summarize.text.headings import after_heading
from summarize.text.words import is_function_word, is_name_particle, is_operator

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
# A mark, the closing quotation marks and brackets of its sentence, and the blanks after them. What
# follows a quotation mark tells whether it closes: a blank, a mark, the end, or (blank lost) a letter.
_CANDIDATE = re.compile(
    r"""
    (?P<mark> [.!?…‽؟۔।。！？｡] (?: (?<=[.!?…‽؟۔।]) [.!?…‽؟۔।]* )? )  # opens on a sign: tried at no other
    (?P<close> (?:
        ["”’')\]»›“‹«」』）] (?= [\s.,;:!?…"”’')\]»›」』）] | \Z )
      | ["”»)\]]          (?= [^\W\d_] )
      | [^\S\n]{1,2} [»›] (?= [\s.,;:!?…)\]] | \Z | [^\W\d_] )   # "Oui. »": French sets it off
      | [」』）]
    )* )
    (?P<gap> \s* )
    """,
    re.VERBOSE,
)
_BULLET = re.compile(r"[•▪●◦‣►▶▸➤➜♦◆■](?:(?<=[►▶▸➤➜♦◆■])|(?=\s))(?=\s*\w)")
# "… jeudi. - Colère à Valbrune -Les élus …": how agencies' subheads come out of a scraper.
_SUBHEAD = re.compile(
    r"[-–](?: (?<![^\s.!?…\"”»)]..)(?:[^-–.\n]|(?<=\w)[-–](?=\w)|(?<=\d)\.(?=\d)){2,80} [-–](?=[\"«“]?[^\W\d_a-zà-ÿ])|"
    # With both blanks only after a full stop or at the line's start: "… jeudi. - « Colère » - Les élus …".
    r" (?:(?<![^\n]..)|(?<=[.!?…\"”»)]..)|(?<=[.!?…\"”»)][ ]..))(?:[^-–.\n]|(?<=\w)-(?=\w)|(?<=\d)\.(?=\d)){2,60} [-–] (?=[\"«“]?[^\W\d_a-zà-ÿ]))"
)
# "… à quel prix ? -Seule la ville …": the dash that closes what an agency set off, glued to the next sentence.
_CLOSING_DASH = re.compile(r"[-–](?:(?<![^\n].)|(?<=[.!?…\"”»] .))[-–]?(?=[^\W\d_a-zà-ÿ][\w'’]*[ ,])")
# « "Un lourd bilan""Le maire est parti" »: a quotation as subhead, and the one that follows it.
_QUOTED_TWICE = re.compile(r"\"(?<=[\w!?…)].)(?=\"[^\W\d_a-zà-ÿ])")
# "… la mairie.19.015 personnes", "… du Covid-19.28 malades": a sentence that begins with a figure, its blank lost;
# "… la cause.2027 - Un second avis": a chronology's year.
_GLUED_FIGURE = re.compile(
    r"\d(?:(?<=[a-zà-ÿ]{4}\..)|(?<=[a-z]-\d\d\..)|(?<=[A-Z]{3}\..))(?=\d{0,3}(?:[.\u00a0\u202f ]\d{3})*%? [a-zà-ÿ]{3}|\d{3} [-–—] [\"«]?[A-ZÀ-Ý]|\d?[hH]\d\d(?!\w))"
)
# "… dû au Covid-19Il existe", "… de la RATPLes salariés": a subhead that ends in a figure or in initials.
_AFTER_CODE = re.compile(r"(?P<word>[A-ZÀ-Ý](?:(?<=\d\d.)|(?<=[A-ZÀ-Ý]{3}.))[a-zà-ÿ]+)(?= [a-zà-ÿ])")
# "… de l'IGPNA la suite d'une plainte": by such initials, where the text has them elsewhere.
_A_AFTER_INITIALS = re.compile(
    r"(?<!\w)(?P<initials>[A-ZÀ-Ý]{3,12})(?P<opener>[AÀ]) (?:la suite d|l['’]issue d|l['’]occasion d|l['’]origine|partir d|ce (?:stade|jour|sujet)|en croire)"
)
_NEAR = 5000  # characters
# "Un vote dès 2028 En revanche, …": a subhead that ends in a year, its line a blank.
_AFTER_YEAR = re.compile(
    r"\d(?<=\b(?:19|20)\d\d) (?=(?:En (?!marche)|Dans |Pour |Depuis |Selon |Après |Mais |Il |Elle |Ils |Elles |Ce |Cette |Ces )[a-zà-ÿ]{3})"
)
# "Un lourd bilanLe maire …": a subhead without its line. What follows is no brand's second half: it
# opens sentences ("Le"), or what stands before is a plain word ("l'immobilier parisienMercredi").
_GLUED_SUBHEAD = re.compile(r"[A-ZÀ-Ý](?<=[a-zà-ÿ]{3}.)(?:[a-zà-ÿ]+(?=[ '’,])|(?=['’]))")
_PLAIN_BEFORE = re.compile(r"(?<![^\s'’])[a-zà-ÿ]{5,30}$")
_LONGEST_PLAIN = 31  # characters: one more than such a word has tells that it is longer
# "… en faveur des riverains" written large: a subhead before the capital of a sentence, its line lost.
_CAPITALS = re.compile(
    r"[A-ZÀ-Ý](?<![^\s.!?…\"”»)].)[A-ZÀ-Ý'’-]*(?:[ ,:]{1,3}[A-ZÀ-Ý0-9][A-ZÀ-Ý0-9'’-]*){2,20}[ ]?[!?]?[\"»]?[ ]?"
    r"(?=(?<=[A-ZÀ-Ý0-9\"»!? ])[A-ZÀ-Ý](?:[a-zà-ÿ]{2}|[a-zà-ÿ]?[ '’][a-zà-ÿ]))"
)
# Letters that a subhead in capitals has at least, a small word among them: "la GLC GLE Coupé" is a name.
_LARGEST = 12
_CAPITAL_WORD = re.compile(r"[A-ZÀ-Ý]+['’]?")
# « "Un lourd bilan"Le maire … », « "Un lourd bilan" Le maire … »: a quotation as subhead.
_AFTER_QUOTE = re.compile(r" ?(?P<word>[A-ZÀ-Ý](?:[a-zà-ÿ]+|(?=['’ ]))-?[a-z]*)['’ ](?P<next>[^\W\d_])?")
_SPOKEN_WORDS = 5  # at least, of a quotation that is a sentence: 'le film"Titan"' has lost a blank
# "…, dit-elle.M. Brun": the title opens the next sentence.
_TITLES = re.compile(r"(?:M|MM|Mmes?|Mlle|Me|Dr|Pr)\.? (?:(?:de |du |des |von |van )(?:la )?|d['’])?[A-ZÀ-Ý]")
_ELIDED = frozenset("LDCSJNMT")
_OPENERS = "\"'“”„«»‹›‘‚([{¿¡—–-•▪●◦‣*_ \u00a0\u202f\u2009"
_LOOK = 60  # longest token that is looked at on either side of a mark; abbreviations are far shorter
_ROMAN = re.compile(r"[IVXLC]{1,6}$")
_POINTED = re.compile(r"[^\W\d_]{1,2}(?:\.-?[^\W\d_]{1,3})+$")
_WORD_AHEAD = re.compile(r"[^\W\d_]+(?:['’](?=\w))?")
_TOKEN_EDGE = re.compile(r"[\s\"“”„«»‹›()\[\]{}]")
_DOMAINS = frozenset(
    [
        "app",
        "be",
        "ca",
        "ch",
        "com",
        "de",
        "es",
        "eu",
        "fr",
        "info",
        "io",
        "it",
        "net",
        "news",
        "nl",
        "online",
        "org",
        "pt",
        "radio",
        "tv",
        "uk",
        "web",
    ]
)
_WORD_PARTS = re.compile(r"[-'’.]")
_GOES_ON = re.compile(r"[ ,]+(?:[a-zà-ÿ\d«\"“]|[A-ZÀ-Ý][\w'’-]+ [a-zà-ÿ])|[a-zà-ÿ]")
_URL = re.compile(r"://|www\.|@|/", re.IGNORECASE)


class Span(NamedTuple):
    """A half-open range of code-point offsets."""

    start: int
    end: int


class _Place(NamedTuple):
    """What stands around a mark on its line, at most 60 characters on either side.

    `before` is of the same sentence; `opens` when it reaches back to its start. `after` starts with `next_word`,
    which is empty when no letter follows; its apostrophe is the plain one.
    """

    before: str
    opens: bool
    next_word: str
    after: str
    language: str | None


def sentence_spans(text: str, language: str | None) -> list[Span]:
    """The sentences of a text, in order, without surrounding blanks; only blanks lie between them.

    A line end always ends a sentence. `language` (ISO 639-1) chooses the abbreviations; without a
    table for it, those of all languages hold. A quotation of up to 300 characters that a sentence
    leads into or goes on after is not cut: ``« Je pars. C'est fini », a-t-il dit.`` is one.
    """
    return list(_spans(text, language))


@lru_cache(maxsize=256)  # an event's articles: the plan reads their sentences, and what stands before each
def _spans(text: str, language: str | None) -> tuple[Span, ...]:
    spans: list[Span] = []
    for line in _LINE.finditer(text):
        start = line.start()
        for cut in _cuts(text, line.start(), line.end(), language):
            _append_stripped(spans, text, start, cut)
            start = cut
        _append_stripped(spans, text, start, line.end())
    return tuple(_parted_from_headings(text, spans) if language == "fr" else spans)


def _append_stripped(spans: list[Span], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    end -= len(piece) - len(piece.rstrip())
    if start < end:
        spans.append(Span(start, end))


def _parted_from_headings(text: str, spans: list[Span]) -> Iterator[Span]:
    """The sentences, each heading that is glued to one by itself."""
    for start, end in spans:
        place = after_heading(text, start, end)
        if place is None:
            yield Span(start, end)
        else:
            yield Span(start, start + len(text[start:place].rstrip()))
            yield Span(place, end)


def _cuts(text: str, start: int, end: int, language: str | None) -> list[int]:
    """Places inside one line where a new sentence starts, in order."""
    marks = quotation_marks.marks(text, start, end)
    held = quotation_marks.held_together(text, marks.pairs, start, end)
    cuts = [match.start() for match in _BULLET.finditer(text, start, end)]
    cuts += [place for match in _SUBHEAD.finditer(text, start, end) for place in match.span()]
    cuts += [match.start() for match in _GLUED_FIGURE.finditer(text, start, end)]
    cuts += [
        match.start()
        for match in _AFTER_CODE.finditer(text, start, end)
        if _is_closed_class(match["word"], language)
    ]
    cuts += [
        match.start("opener")
        for match in _A_AFTER_INITIALS.finditer(text, start, end)
        if re.search(
            rf"(?<!\w){match['initials']}(?!\w)", text[max(0, match.start() - _NEAR) : match.end() + _NEAR]
        )
    ]
    cuts += [match.end() for match in _AFTER_YEAR.finditer(text, start, end)]
    cuts += [match.end() for match in _QUOTED_TWICE.finditer(text, start, end)]
    cuts += [match.end() for match in _CLOSING_DASH.finditer(text, start, end)]
    cuts += [
        match.start()
        for match in _GLUED_SUBHEAD.finditer(text, start, end)
        if _PLAIN_BEFORE.search(text[max(0, match.start() - _LONGEST_PLAIN) : match.start()])
        or match[0] in _ELIDED
        or (len(match[0]) > 1 and _is_closed_class(match[0], language))
    ]
    for match in _CAPITALS.finditer(text, start, end):
        small = any(_is_closed_class(word, language) for word in _CAPITAL_WORD.findall(match[0]))
        if small and sum(map(str.isalpha, match[0])) >= _LARGEST:
            cuts.append(match.end())
            if text[match.start() - 1 : match.start()] in tuple(".!?"):
                cuts.append(match.start())
    cuts += _after_quotations(text, marks.pairs, start, end, language)
    at, opened = 0, start  # `opened`: where the sentence under way begins
    for match in _CANDIDATE.finditer(text, start, end):
        while at < len(held) and held[at].end < match.start():
            at += 1
        # `fini."Je pars"`: with its blank lost, the quotation mark belongs to what follows.
        close_start, close_end = match.span("close")
        if close_start < close_end:
            close_end = min(marks.openings.intersection(range(close_start, close_end)), default=close_end)
        # A quotation may close with its sentence ("Il dit : « Oui. » Elle rit."), an aside may not.
        inside = (
            at < len(held)
            and held[at].start < match.start() <= held[at].end
            and (close_end <= held[at].end or text[held[at].end] in ")]")
        )
        if (
            close_end < end
            and not inside
            and _ends_sentence(text, match, close_end, Span(opened, end), language)
        ):
            cuts.append(close_end)
            opened = close_end
    return sorted(cuts)


def _after_quotations(
    text: str, pairs: list[quotation_marks.Pair], start: int, end: int, language: str | None
) -> list[int]:
    """Where a sentence starts right after a quotation that no mark ends, or with one that a subhead is glued to.

    What follows opens on a word of the closed classes, or stands glued to a quotation that opened a sentence.
    """
    found = []
    for pair in pairs:
        if text[pair.start] in "([‘":
            continue
        glued = pair.start > start and text[pair.start - 1].islower() and text[pair.start + 1].isupper()
        if glued and text.count(" ", pair.start, pair.end) >= _SPOKEN_WORDS:
            found.append(pair.start)
        if text[pair.end - 1] in ".!?…,":
            continue
        follows = _AFTER_QUOTE.match(text, pair.end + 1, end)
        if follows is None:
            continue
        word, glued = follows["word"], follows.start("word") == pair.end + 1
        before = text[max(start, pair.start - 3) : pair.start].rstrip()
        heads = not before or before[-1] in '.!?…»”"'
        opens = word in _ELIDED or _is_closed_class(word, language)
        small = (follows["next"] or "").islower()
        if (opens and (small or (glued and heads))) or (glued and heads and len(word) > 1):
            found.append(follows.start("word"))
    return found


def _ends_sentence(text: str, match: re.Match[str], close_end: int, rest: Span, language: str | None) -> bool:
    """Whether the mark that was found ends its sentence, with the closing marks up to `close_end`.

    `rest`: from the start of the sentence under way to the end of the line.
    """
    mark, closed = match["mark"], text[match.start("close") : close_end]
    start, end = rest
    glued = close_end < match.end("close") or not match["gap"]
    if mark in "。！？｡।":
        return True
    follows = _skip_openers(text, close_end if glued else match.end(), end)
    if follows == end:
        return False  # nothing but brackets and dashes is left
    head = text[follows : follows + 2]
    opens_low = head[0].islower() and not head[1:].isupper()  # iPhone, eBay
    omission_follows = text.startswith(("...", "…"), follows) and text[follows - 1] in "(["  # (...), […]
    if opens_low or (head[0] in ".!?…,;:%)]}/" and not omission_follows):
        return False
    ellipsis = mark in ("...", "…")
    if ellipsis and (head[0].isdigit() or text[match.start() - 1 : match.start()] in ("(", "[")):
        return False
    ahead = _WORD_AHEAD.match(text, follows, min(end, follows + _LOOK))
    before = text[max(start, match.start() - _LOOK) : match.start()]
    stripped = before.rstrip()
    set_off = mark[0] in "!?" or (ellipsis and not _is_closed_class(_token(stripped), language))
    place = _Place(
        before=stripped if set_off else before,  # French sets these off by a blank
        opens=match.start() - start <= _LOOK,
        next_word=ahead[0].replace("’", "'") if ahead else "",
        after=text[follows : min(end, follows + _LOOK)],
        language=language,
    )
    if glued and not _glued_sentences(place, sure=bool(closed) or mark[0] in "!?"):
        return False
    return mark != "." or closed.strip("'’") != "" or _full_stop_ends(place)


def _skip_openers(text: str, at: int, end: int) -> int:
    while at < end and text[at] in _OPENERS:
        at += 1
    return at


def _glued_sentences(place: _Place, *, sure: bool) -> bool:
    """Whether a mark without a blank after it ends a sentence ("jeudi.Le maire"), as scraping leaves them.

    `sure`: no full stop of a name, but another mark, or a closing quotation mark or bracket after it.
    """
    word = place.next_word
    beyond = place.after[len(word) : len(word) + 1]
    last, token = place.before[-1:], _token(place.before)
    # "Le", "À la", "L'été": a capital, then small letters, an apostrophe, or a blank; "OMS" after a plain word.
    capitalized = word[1:].islower() or word[1:] == "'" or (len(word) == 1 and beyond == " ")
    acronym = len(word) >= 3 and word.isupper() and len(token) >= 4 and token[1:].islower()
    title = _TITLES.match(place.after) is not None
    if not word[:1].isupper() or not (capitalized or acronym or title):
        return False
    if _URL.search(token) and not token.endswith("km/h"):
        return False
    if sure:
        return True
    if not last:
        return False
    if not last.isalpha():
        return last.isdigit() or last in "\"”»’')]%€$£²³*…"
    left = _WORD_PARTS.split(token)[-1]
    if len(left) >= 2 and title:
        return True  # "dit-elle.M. Brun"
    if len(left) < 2 or beyond == ".":
        return False  # U.S.Army, voir.Le.Monde
    if left.islower() or _is_closed_class(word, place.language):
        return True
    # "Le.Monde", "Europe.Info" are names; "sur LCI.Signe de la crise", "à Brévans.Lundi, elle" and "à Brévans.Odile Brun a"
    # are two sentences.
    goes_on = acronym or _GOES_ON.match(place.after, len(word)) is not None
    return goes_on and word.lower() not in _DOMAINS and not _is_closed_class(left, place.language)


def _full_stop_ends(place: _Place) -> bool:
    """Whether a single full stop ends its sentence, by the token before it and the word after."""
    token = _token(place.before)
    left = without_article(token)
    ahead = place.before[: len(place.before) - len(token)]
    opens = place.opens and not ahead.strip(_OPENERS)
    table = abbreviations(place.language)
    starter = _is_closed_class(place.next_word, place.language)
    if is_listed(left, table.ends):
        return True
    if is_listed(left, table.never):
        return left == "M" and ahead.rstrip()[-1:].isdigit()  # "5 M. Le reste": millions, not Monsieur
    if is_listed(left, table.number) and (
        place.after[0] in "+0123456789" or (not starter and _ROMAN.match(place.next_word))
    ):
        return False
    if is_listed(left, table.starter) or _POINTED.match(left):
        return starter
    if len(left) == 1 and left.isupper():
        return not opens and _initial_ends(place)
    if _ROMAN.match(left) or (left.isdigit() and len(left) <= 2):
        # "1. Premier point", "IV. Titre"; "am 3. Mai", "Ludwig XIV. Frankreich"
        return not opens and (starter or not table.ordinal)
    return True


def _initial_ends(place: _Place) -> bool:
    """Whether the capital before a full stop is no initial: "la vitamine C. Le médecin", not "J. Le Goff"."""
    beyond = place.after[len(place.next_word) :]
    if not _is_closed_class(place.next_word, place.language) or (
        len(place.next_word) == 1 and beyond[:1] == "."
    ):
        return False  # "J. Dupont", "I. A."
    if not is_name_particle(place.next_word, place.language):
        return True
    return beyond.lstrip(_OPENERS)[:1].islower()


def _token(before: str) -> str:
    """The unbroken run of characters that ends here, without quotation marks and brackets."""
    return _TOKEN_EDGE.split(before)[-1]


def _is_closed_class(word: str, language: str | None) -> bool:
    languages = (language,) if language in TABLED else TABLED
    return any(is_function_word(word, one) or is_operator(word, one) for one in languages)
