"""Words with their places, their stems, and which of them carry no content."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache, partial
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from summarize.text.normalize import fold

if TYPE_CHECKING:
    from Stemmer import Stemmer

# Snowball's algorithm per ISO 639-1 code.
_STEMMERS = {
    "ar": "arabic", "ca": "catalan", "cs": "czech", "da": "danish", "de": "german", "el": "greek", "en": "english",
    "es": "spanish", "et": "estonian", "eu": "basque", "fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi",
    "hu": "hungarian", "hy": "armenian", "id": "indonesian", "it": "italian", "lt": "lithuanian", "nb": "norwegian",
    "ne": "nepali", "nl": "dutch", "nn": "norwegian", "no": "norwegian", "pl": "polish", "pt": "portuguese",
    "ro": "romanian", "ru": "russian", "sr": "serbian", "sv": "swedish", "ta": "tamil", "tr": "turkish",
    "yi": "yiddish",
}  # fmt: skip

# Vowel signs and accents continue a word, but Python's \w leaves them out.
_MARKS = "".join(
    chr(c) for c in [*range(0x300, 0x3100), *range(0xFE20, 0xFE30)] if unicodedata.category(chr(c))[0] == "M"
)
_LETTER = rf"[^\W_{_MARKS}][{_MARKS}]*"
# Scripts without blanks: each ideograph or kana is a word, as character n-grams serve them best.
_UNSPACED = "\u3041-\u3096\u30a1-\u30fa\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
# French, Italian and Catalan forms that end in an apostrophe before a vowel. No English word part
# ("o'", "don't") is among them; "all'" and "un'" are Italian.
_ELIDED = (
    "l d j m t s n c ç y v qu jusqu lorsqu puisqu quoiqu gl un dell nell sull all dall coll quell quest bell sant "
    "com dov cos anch tutt dev"
).replace(" ", "|")
_WORD = re.compile(
    rf"""
    (?<![^\W_])(?:{_ELIDED})['’](?!est-à-dire\b)(?=[^\W_]|[«"“„‹])       # l' of l'Élysée
  | (?<![^\W_])[^\W\d_](?:\.-?[^\W\d_](?![^\W_]))+                        # U.S, J.-C
  | (?=[^\W_])[{_UNSPACED}][{_MARKS}]*
  | (?:(?![{_UNSPACED}]){_LETTER})+
    (?:
        (?: ['’&·•](?=[^\W_])                                             # aujourd'hui, R&D, élu·e
          | (?<=\d)[.,:](?=\d)                                            # 12,5  20.30  14:30
          | [-‐‑](?:(?<!\d.)(?=[^\W_])|(?=[^\W\d_]))                      # Saint-Étienne, F-16; not 3-1
        )
        (?:(?![{_UNSPACED}]){_LETTER})+
    )*
    """,
    re.VERBOSE | re.IGNORECASE,
)
# The same words of a text that has neither such marks nor such scripts, in six tenths of the time.
_RARE = re.compile(f"[{_MARKS}{_UNSPACED}]")
_PLAIN_WORD = re.compile(
    rf"""
    [^\W_]++(?![\w'’&·•.,:‐‑-])                                            # nearly all: nothing to look at behind it
  | (?=[^\W_])(?:
    (?<![^\W_])(?=\w{{1,9}}['’])(?i:(?:{_ELIDED})['’](?!est-à-dire\b))(?=[^\W_]|[«"“„‹])  # looks for the sign first
  | (?<![^\W_])[^\W\d_](?:\.-?[^\W\d_](?![^\W_]))+
  | [^\W_]+(?:(?:['’&·•](?=[^\W_])|(?<=\d)[.,:](?=\d)|[-‐‑](?:(?<!\d.)(?=[^\W_])|(?=[^\W\d_])))[^\W_]+)*
    )
    """,
    re.VERBOSE,
)

_HYPHEN = re.compile("[-‐‑]")

# "a-t-il", "dit-on", "laissez-moi", Portuguese "tornou-se": the pronoun is a word of its own.
_CLITIC = re.compile(
    r"(?:[-‐‑]t)?[-‐‑](?:je|tu|il|ils|elle|elles|on|nous|vous|ce|le|la|les|lui|leur|moi|toi|y|en"
    r"|lhe|lhes|lo|los|las|se|me|te|nos|vos)$"
)
_MOST_CLITICS = 3  # "allez-vous-en" has two
_LONGEST_CLITIC = 8  # "-t-elles"
# Set phrases that only look like a verb and its pronoun.
_WHOLE = frozenset({"rendez-vous", "garde-à-vous", "sauve-qui-peut", "chez-vous", "chez-nous"})
_LONGEST_WHOLE = max(map(len, _WHOLE))
_LONGEST_SENTENCE = 1000  # characters; what is longer (an article) is split once and not remembered


class Word(NamedTuple):
    """A word: half-open code-point offsets into the text, and `text[start:end]`."""

    start: int
    end: int
    text: str


_WORD_FROM = partial(tuple.__new__, Word)  # half the time of Word(…), which checks what it is given


def words(text: str) -> list[Word]:
    """The words of a text in any language, in order; punctuation is left out.

    Elided forms stand alone with their apostrophe ("l'", "Élysée"), and so do the pronouns after a
    verb ("a", "t", "il" of "a-t-il"; "dit", "on"); "aujourd'hui", "celui-ci", "peut-être" and
    "Saint-Étienne" stay whole. A number keeps its inner marks (12,5  20:30) but not blanks.
    Ideographs and kana are one word each.
    """
    return list(_words(text))


def _words(text: str) -> Sequence[Word]:
    return _words_of_sentence(text) if len(text) <= _LONGEST_SENTENCE else _found_words(text)


@lru_cache(maxsize=2048)  # the sentences of some ten events: their words are asked for by every stage
def _words_of_sentence(text: str) -> tuple[Word, ...]:
    return tuple(_found_words(text))


def _found_words(text: str) -> list[Word]:
    found: list[Word] = []
    pattern = _WORD if _RARE.search(text) else _PLAIN_WORD
    hyphened = _HYPHEN.search(text) is not None
    end = 0
    for word in pattern.findall(text):
        # Between two words is no letter or figure: to find the next one is quicker than to make a match of each.
        start = text.index(word, end)
        end = start + len(word)
        if hyphened and _HYPHEN.search(word):
            found.extend(_without_clitics(start, word))
        else:
            found.append(_WORD_FROM((start, end, word)))
    return found


def _without_clitics(start: int, word: str) -> Iterator[Word]:
    """A hyphenated word, its inverted pronouns split off."""
    stem_end = len(word)
    for _ in range(_MOST_CLITICS):
        if stem_end <= _LONGEST_WHOLE and word[:stem_end].casefold() in _WHOLE:
            break
        clitic = _CLITIC.search(word, max(0, stem_end - _LONGEST_CLITIC), stem_end)
        if clitic is None or clitic.start() == 0:
            break
        stem_end = clitic.start()
    yield Word(start, start + stem_end, word[:stem_end])
    for part in re.finditer(r"[^-‐‑]+", word[stem_end:]):
        yield Word(start + stem_end + part.start(), start + stem_end + part.end(), part[0])


def count_words(text: str) -> int:
    """How many blank-separated tokens hold a letter or a digit: what `--max-words` counts."""
    return (_counted if len(text) <= _LONGEST_SENTENCE else _counted.__wrapped__)(text)


@lru_cache(maxsize=2048)  # as for `_words_of_sentence`
def _counted(text: str) -> int:
    tokens = text.split()
    signed = [token for token in tokens if not token.isalnum()]  # with a mark, or nothing but marks
    return len(tokens) - sum(not any(map(str.isalnum, token)) for token in signed)


@lru_cache(maxsize=1 << 17)
def stem(word: str, language: str | None) -> str:
    """The Snowball stem of a word, folded; the folded word itself where Snowball has no such language.

    An elided form loses its apostrophe, an acronym its points: "l'" → "l", "U.S" → "us".
    """
    plain = unicodedata.normalize("NFC", word).casefold().replace("’", "'").rstrip("'")
    if "." in plain and not plain[0].isdigit():
        return fold(plain).replace(".", "")
    # Snowball needs the accents that fold takes away, so it comes first.
    stemmer = _stemmer(language)
    return fold(stemmer.stemWord(plain) if stemmer else plain)


def content_stems(text: str, language: str | None) -> list[str]:
    """The stems of the words of a text, in order, that are not function words of its language."""
    if len(text) <= _LONGEST_SENTENCE:
        return list(_content_stems(text, language))
    return _stems_of_content(text, language)


@lru_cache(maxsize=2048)  # as for `_words_of_sentence`
def _content_stems(text: str, language: str | None) -> tuple[str, ...]:
    return tuple(_stems_of_content(text, language))


def _stems_of_content(text: str, language: str | None) -> list[str]:
    stems = [stem_and_kind(word, language) for _, _, word in _words(text)]
    return [found for found, is_function in stems if not is_function]


@lru_cache(maxsize=1 << 16)  # one look-up for two
def stem_and_kind(word: str, language: str | None) -> tuple[str, bool]:
    """`stem` of a word, and `is_function_word`."""
    return stem(word, language), is_function_word(word, language)


@lru_cache(maxsize=1 << 15)
def is_function_word(word: str, language: str | None) -> bool:
    """Whether a word may come or go without changing what a sentence says.

    Articles, pronouns, plain prepositions and conjunctions, and the auxiliaries that change neither
    fact nor likelihood. Negation, opposition, cause, comparison, modals, and future or conditional
    auxiliaries are no function words: see `is_operator`. False in a language without a table.
    """
    return _is_in(word, _table(language, "function")) or is_auxiliary(word, language)


@lru_cache(maxsize=1 << 15)
def is_auxiliary(word: str, language: str | None) -> bool:
    """Whether a word is a present or past form of an auxiliary verb ("est", "avait", "wurde")."""
    return _is_in(word, _table(language, "auxiliaries"))


@lru_cache(maxsize=1 << 15)
def is_operator(word: str, language: str | None) -> bool:
    """Whether a closed-class word changes what a sentence says: "pas", "contre", "avant", "serait"."""
    return _is_in(word, _table(language, "operators"))


def is_name_particle(word: str, language: str | None) -> bool:
    """Whether a word may stand between given name and surname: "de", "von", "Le"."""
    return _is_in(word, _table(language, "particles"))


def _is_in(word: str, table: frozenset[str]) -> bool:
    if not table:
        return False
    plain = unicodedata.normalize("NFC", word).casefold().replace("’", "'")
    if plain in table:
        return True
    # Capitals often come without their accent: "Etait", "Etre".
    return word[:1] == "E" and ("é" + plain[1:] in table or "ê" + plain[1:] in table)


@lru_cache(maxsize=256)
def _table(language: str | None, kind: str) -> frozenset[str]:
    return frozenset(_tables().get(language or "", {}).get(kind, "").split())


@lru_cache(maxsize=1)
def _tables() -> dict[str, dict[str, str]]:
    return tomllib.loads(files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=64)
def _stemmer(language: str | None) -> Stemmer | None:
    name = _STEMMERS.get(language or "")
    if name is None:
        return None
    import Stemmer

    return Stemmer.Stemmer(name, 0)  # its own cache off: `stem` has one
