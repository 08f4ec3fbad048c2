"""Finds slips of the keyboard in French text: "commele", "guerilla", "parmis", "l’ Orne".

A word is a slip when neither a dictionary nor the newsrooms have it and one turn makes it a word that they write
often; a word that is merely rare or new is not. The forms come from data (see summarize/train/forms.py).
"""

from __future__ import annotations

import lzma
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise

from summarize.text.dictionary import in_dictionary, longest_beginning
from summarize.text.entities.tables import word_list
from summarize.text.normalize import fold

RESOURCE = "forms.bin"  # xz of lines: the common forms, an empty line, the other known forms

# Lower-case words, elision and enclitic apart; a name is nobody's to correct.
WORD = re.compile(
    r"(?<![\w'’.@/-])(?:[cdjlmnstCDJLMNST]['’]|(?:[jJ]us|[lL]ors|[pP]uis)?[qQ]u['’])?([a-zà-ÿœæ]+(?:-[a-zà-ÿœæ]+)*)"
    r"(?![\w@/]|\.\w|-[^\W\d_])"
)
# All begin with a sign: to try a pattern at every letter takes as long as to find the words.
_TYPOGRAPHY = re.compile(
    # ... the last: "Varlin -un", "a- t-il"
    r"[-.,;'’](?:(?<=(?<!\.)\.)\.(?!\.)|(?<=,),|(?<=;);|(?<=['’])['’]|(?<=[\w»”\"),] -)(?=[a-zà-ÿ«\"])|(?<=[a-zà-ÿ»”\")]-)(?= (?!(?:et|ou|à) )[a-zà-ÿ])|(?<=\s[.,])(?=\s)|(?<=[a-zà-ÿ)][.,])(?=[A-ZÀ-Ý][a-zà-ÿ]+ )|"
    r"(?:(?<=(?<![^\W\d_])[cdjlmnstCDJLMNST]['’])|(?<=(?<![^\W\d_])[qQ]u['’]))[ \u00a0](?=\w))"
)
# "Mercrediqu'il": only a few small words end so.
_GLUED_QUE = re.compile(
    r"qu(?=['’])(?<=[a-zà-ÿ]{3}qu)(?<!usqu)(?<!orsqu)(?<!uisqu)(?<!uoiqu)(?<!uelqu)(?<!resqu)"
)
# What a lost blank joins to its neighbour.
_GLUED = tuple(
    word_list("le la les de des du un une et en au aux dans pour par sur qui que est sont ce ces son ne")
)
_PREFIXES = frozenset({"sur", "en", "de", "par", "pour", "des"})  # that make new words: "surpromettre"
_LETTERS = "abcdefghijklmnopqrstuvwxyzàâçéèêëîïôûùœ"
_SHORTEST = 4  # letters: among shorter ones every word is one turn from another
_LONGEST = 40  # letters: longer ones are no words, and to turn them takes the square of their length
_SHORTEST_LESS = 5
_SHORTEST_NEAR = 6
_LONG = 7  # letters of a word that a lost blank joined to a small one: "pauvretépar"

_ENDING = 3  # letters: endings are inflection, and "titrés" is no slip for "titres"


def slips(text: str) -> list[str]:
    """The slips of a French text, in order; empty when there is none."""
    found = [word for word in WORD.findall(text) if len(word) >= _SHORTEST and is_slip(word)]
    if "-" in text:
        found += [match[0] for match in _COMPOUND.finditer(text) if _lacks_a_capital(match[0])]
    found += [head for head in _HEAD.findall(text) if _misspells_an_opener(head)]
    found += [name for name in _NAME.findall(text) if _misspells_a_name(name)]
    found += [match[0] for match in _GLUED_QUE.finditer(text)]
    found += _torn(text)
    return found + [_with_its_letter(match) for match in _TYPOGRAPHY.finditer(text)]


# Words and signs of one or two letters.
_TINY = frozenset(
    word_list(
        "à a y ai an as au ça ce ci de dé do du eh en es et eu ex fi if il in je ka la le lé li lu là ma me mi mu ne né ni nu oh on or os ou où pi "
        "qu sa se si su ta te tu un us va vs vu va ko go oc km kg cm mm h l m s g k n t d c j e o p q x z b f r v w i u ah ha hé ho hi ad ab "
        "et al st th nd rd to of is no my we up us by at be am el al es os da di le lo"
    )
)


def _torn(text: str) -> list[str]:
    """Words that a blank tears behind one or two letters that are none: "pé renne"."""
    run = text.split()
    return [
        f"{left} {right}"
        for left, right in pairwise(run)
        if len(left) < len("des")
        and left not in _TINY
        and left.isalpha()
        and left.islower()
        and len(word := right.rstrip(".,;:")) > len(left)
        and word.isalpha()
        and in_dictionary(left + word)
        and not in_dictionary(left)
    ]


# "Qunad la crue": a small word at the head of its sentence; a name is nobody's to correct.
_HEAD = re.compile(
    r"[A-ZÀ-Ý](?:(?<![^\n].)|(?<=[.!?] .)|(?<=[«\"“].)|(?<=[«“][ \u00a0].))[a-zà-ÿ]{3,9}(?= [a-zà-ÿ])"
)
_NAME = re.compile(r"[A-ZÀ-Ý](?<![\w'’.@/-].)[a-zà-ÿ]{6,}(?![\w@/-]|\.\w)")


@lru_cache(maxsize=1 << 12)
def _misspells_a_name(name: str) -> bool:
    """Whether a name that no dictionary has is one of its names with two letters exchanged before its ending: "Guiseppe"."""
    if in_dictionary(name) or in_dictionary(name.lower()):
        return False
    return any(
        name[i] != name[i + 1]
        and in_dictionary(form := name[:i] + name[i + 1] + name[i] + name[i + 2 :])
        and not in_dictionary(form.lower())
        for i in range(1, len(name) - _ENDING - 1)
    )


_OPENERS = frozenset(
    word_list(
        "dans pour avec sans sous sur selon depuis après avant pendant alors ainsi enfin mais quand lorsque comme cette leur leurs plusieurs certains "
        "ceux celui celle voici toute tous tout parmi malgré outre face grâce quant elle elles nous vous deux trois cependant toutefois pourtant contre"
    )
)


def _misspells_an_opener(word: str) -> bool:
    """Whether a capitalised word is none, and two exchanged letters, one less or one more make it a small word."""
    lower = word.lower()
    if in_dictionary(word) or in_dictionary(lower):
        return False
    return any(
        form in _OPENERS
        for i in range(1, len(lower))
        for form in (
            lower[:i] + lower[i + 1 :],
            lower[: i - 1] + lower[i] + lower[i - 1] + lower[i + 1 :],
            *(lower[:i] + letter + lower[i:] for letter in _LETTERS),
        )
    )


def _with_its_letter(match: re.Match[str]) -> str:
    """A sign that is amiss; what an apostrophe elides is shown with it: "l’ "."""
    return match.string[match.start() - 1 : match.end()] if match[0][-1].isspace() else match[0]


# "Haute-savoie", "Boulogne-sur-mer"
_COMPOUND = re.compile(
    r"[A-ZÀ-Ý](?<![\w'’.@/-].)[a-zà-ÿ]+(?=-)(?:-[^\W\d_]+){0,4}-[a-zà-ÿ]{3,}(?:-[^\W\d_]+){0,4}(?![\w@/-])"
)


@lru_cache(maxsize=1 << 12)
def _lacks_a_capital(name: str) -> bool:
    """Whether a name is in the dictionary only with another capital behind a hyphen."""
    if in_dictionary(name) or in_dictionary(name.lower()):
        return False
    first, *rest = name.split("-")
    wanted = "-".join((first, *(part if part in _JOINTS else part.capitalize() for part in rest)))
    accented = "É" + wanted[1:] if wanted[0] == "E" else wanted
    return wanted != name and (in_dictionary(wanted) or in_dictionary(accented))


_JOINTS = frozenset(word_list("de du des d en la le les l sur sous lès et aux au à"))


@lru_cache(maxsize=1 << 16)
def is_slip(word: str) -> bool:
    """Whether a lower-case word is written so by nobody, and one turn from what many write.

    A form that newsrooms write and no dictionary has is one where it only lacks its accents: "video".
    """
    if not _SHORTEST <= len(word) <= _LONGEST:
        return False
    common, known, folded = _tables()
    accented = folded.get(fold(word), ())
    if not accented and (word in common or (word in known and not _is_copied_slip(word))):
        return False  # what most words are: to look into the dictionary takes ten times as long
    if in_dictionary(word) or word in _set_aside():
        return False
    if any(_has_wrong_accents(word, form) for form in accented):
        return True
    if word in common or word in known:
        return any(_lacks_accents(word, form) for form in accented) or _is_copied_slip(word)
    if any(_is_reformed(word, form) for form in accented):
        return False
    # Only accents, and not those of its ending, part it from a known form.
    if _CEDILLA.search(word) or any(form[-_ENDING:] == word[-_ENDING:] for form in accented):
        return True
    if any(_lacks_accents(word, form) for form in accented):
        return True
    for small in _GLUED:
        for rest in (word if small in _PREFIXES else word.removeprefix(small), word.removesuffix(small)):
            if len(rest) >= _SHORTEST and rest != word and (rest in common or _is_long(rest)):
                return True
    if word.startswith("en") and len(word) > _LONG - 1 and word[2:] in common:
        return True  # "enpartie": the news makes no new words with it
    if "-" in word:
        return _is_misspelt_inversion(word)
    return any(form in common for form in _one_turn_away(word)) or _is_far_slip(word)


_SHORTEST_COPIED = 8  # letters: shorter ones are a turn from foreign words, "stories", "monster"


def _is_copied_slip(word: str) -> bool:
    """Whether several newsrooms write a word that no dictionary has, and that a letter less, more or exchanged makes a common one.

    Of the 25,977 rarer forms of the news these are a dozen, "occurence" and "suffisament" among them; none is right.
    """
    common, _, _ = _tables()
    if (
        len(word) < _SHORTEST_COPIED
        or not word.isalpha()
        or word in common
        or in_dictionary(word)
        or word in _set_aside()
    ):
        return False
    return any(
        form in common and form[-2:] == word[-2:] and in_dictionary(form)
        for i in range(1, len(word) - 1)
        for form in (
            word[:i] + word[i + 1 :],
            word[:i] + word[i + 1] + word[i] + word[i + 2 :],
            *(word[:i] + letter + word[i:] for letter in _LETTERS),
        )
    )


# "insite-t-elle": who speaks, behind a verb that must be one.
_INVERTED = re.compile(r"([a-zà-ÿ]{3,})-(?:t-)?(?:ils?|elles?|on)")


def _is_misspelt_inversion(word: str) -> bool:
    inverted = _INVERTED.fullmatch(word)
    return inverted is not None and not in_dictionary(inverted[1])


_FAR = 9  # letters from which a rare word is a turn from no other: "permafrost", "contamination"


def _is_far_slip(word: str) -> bool:
    """Whether a long word that nobody has is a turn from one of the dictionary, or has two letters of it exchanged.

    Of 36 such words of eight letters or more in 34,662 sentences 20 were slips, 7 spellings of the reform of 1990
    and 9 others, most of them shorter or ending otherwise: those two kinds are left.
    """
    if len(word) < _FAR or not word.isalpha() or any(in_dictionary(form) for form in _unreformed(word)):
        return False
    return any(
        form[-1] == word[-1] and in_dictionary(form)
        for form in (*_exchanged(word), *_near(word), *_longer(word))
    )


# What fingers leave out or put in place of another most often; all letters would take four times as long.
_FREQUENT = "aeéinrstlouhcm"


def _near(word: str) -> Iterator[str]:
    """The words with a letter less, more or other; no letter turns behind what no form begins with."""
    reach = min(len(word) - 1, longest_beginning(word) + 1)
    for i in range(1, reach):
        yield word[:i] + word[i + 1 :]
        yield word[:i] + word[i] + word[i:]
        for letter in _FREQUENT:
            yield word[:i] + letter + word[i:]
            yield word[:i] + letter + word[i + 1 :]


def _longer(word: str) -> Iterator[str]:
    """The words with a syllable more inside or one less of two alike: "réciviste" gives "récidiviste", "autononome" "autonome"."""
    if any(word.startswith(prefix) and in_dictionary(word.removeprefix(prefix)) for prefix in _NEW):
        return
    reach = min(len(word) - 2, longest_beginning(word) + 1)
    for i in range(1, reach):
        if word[i : i + 2] == word[i + 2 : i + 4]:
            yield word[:i] + word[i + 2 :]
    for i in range(2, reach):
        for consonant in _CONSONANTS:
            for vowel in _VOWELS_OFTEN:
                yield word[:i] + consonant + vowel + word[i:]
                yield word[:i] + vowel + consonant + word[i:]


# What makes new words of others: "hyperprésents" is no slip of "hyperprésidents".
_NEW = tuple(
    word_list(
        "hyper super ultra anti multi micro mini auto télé inter sur sous co re ré dé pré post néo euro éco bio géo"
    )
)
_VOWELS_OFTEN = "aeiouéè"
_VOWELS = frozenset("aeiouyéè")
_CONSONANTS = "bcdfglmnprstv"


def _unreformed(word: str) -> Iterator[str]:
    """The word with one accent as before the reform of 1990: "entrainent" gives "entraînent"."""
    for own, other in _OLDER:
        for match in re.finditer(own, word):
            yield word[: match.start()] + other + word[match.end() :]


_OLDER = (("i", "î"), ("u", "û"), ("è", "é"), ("é", "e"), ("e", "é"), ("a", "à"))


def _exchanged(word: str) -> Iterator[str]:
    """The words with two letters exchanged that stand at most four apart; the first and the last stay."""
    for i in range(1, len(word) - 2):
        for j in range(i + 2, min(len(word) - 1, i + 5)):
            if word[i] != word[j]:
                yield word[:i] + word[j] + word[i + 1 : j] + word[i] + word[j + 1 :]


_CEDILLA = re.compile("ç[eéèêiîy]")


def _is_long(rest: str) -> bool:
    return len(rest) >= _LONG and in_dictionary(rest)


def _lacks_accents(word: str, form: str) -> bool:
    """Whether a word is a form of the dictionary less accents that no reform took away."""
    if len(word) != len(form) or not in_dictionary(form) or _is_reformed(word, form):
        return False
    return all(
        own == other or (own.isascii() and own in "aeiouc") for own, other in zip(word, form, strict=True)
    )


def _has_wrong_accents(word: str, form: str) -> bool:
    """Whether a word is a form of the dictionary but for accents of another kind: "décés", "pélerin", "complétement"."""
    if len(word) != len(form) or not in_dictionary(form):
        return False
    parted = {own + other for own, other in zip(word, form, strict=True) if own != other}
    return bool(parted) and parted <= _OTHER_ACCENTS


_OTHER_ACCENTS = frozenset({"éè", "êè", "éê", "îï"})


def _is_reformed(word: str, form: str) -> bool:
    """Whether a word only writes a form as the reform of 1990 has it: "connait", "règlementaire", "ambigüité"."""
    if len(word) != len(form):
        return False
    parted = {own + other for own, other in zip(word, form, strict=True) if own != other}
    return parted <= _REFORM


# The circumflex of i and u, the grave of "cèdera", the diaeresis of "aigüe": what the reform changes.
_REFORM = frozenset({"iî", "uû", "èé", "üu", "eë", "iï"})


def _one_turn_away(word: str) -> Iterator[str]:
    """The words with a letter less, more or other, or with two neighbours exchanged; the first letter stays.

    Another letter only in longer words, and a letter off the end of none: what ends otherwise is an inflection
    or a foreign word.
    """
    for i in range(1, len(word)):
        if i + 1 < len(word):
            yield word[:i] + word[i + 1] + word[i] + word[i + 2 :]
        if i + 1 < len(word) or len(word) >= _SHORTEST_LESS:
            yield word[:i] + word[i + 1 :]
    if len(word) >= _SHORTEST_NEAR:
        for i in range(1, len(word)):
            for letter in _LETTERS:
                yield word[:i] + letter + word[i + 1 :]
    for i in range(1, len(word)):
        for letter in _LETTERS:
            yield word[:i] + letter + word[i:]


def known_forms() -> frozenset[str]:
    """The forms that newsrooms and translators write, common or not."""
    common, known, _ = _tables()
    return common | known


@cache
def _set_aside() -> frozenset[str]:
    """What the news writes otherwise than the dictionary and is no slip: ligatures typed as two letters, units."""
    common, known, _ = _tables()
    return frozenset(word for word in common | known if "oe" in word or "ae" in word)


@cache
def _tables() -> tuple[frozenset[str], frozenset[str], dict[str, tuple[str, ...]]]:
    """Common forms, other known forms, and both by what is left without accents."""
    packed = files("summarize.text").joinpath(RESOURCE).read_bytes()
    first, second = lzma.decompress(packed).decode("utf-8").split("\n\n")
    common, known = first.split("\n"), second.split("\n")
    folded: dict[str, list[str]] = {}
    for form in (*common, *known):
        plain = fold(form)
        if plain != form:
            folded.setdefault(plain, []).append(form)
    return frozenset(common), frozenset(known), {key: tuple(found) for key, found in folded.items()}
