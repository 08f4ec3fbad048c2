"""Introduces those whom a summary names first without saying who they are, in words in which its sources do.

Newsrooms present those they name once; a sentence taken from further down names them alone. "Paul Aubin promet une
digue" becomes "Le maire de Brévans Paul Aubin promet une digue" where an article calls him so: the office before the
name where the source has it there, behind it between commas otherwise.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from summarize.generate.cutting.pieces import lay_out
from summarize.generate.presenting.described import descriptions
from summarize.generate.presenting.description import Description, Edit
from summarize.generate.presenting.named import Named, named
from summarize.generate.typography import GLUED
from summarize.text import grammar
from summarize.text.deixis import WEEKDAYS
from summarize.text.entities.quotations import masked
from summarize.text.persons import person_noun
from summarize.text.words import content_stems

LONGEST = 10  # words of an introduction: a longer one would be the news
# Offices of something: "le maire Paul Aubin" does not say of which town.
_OF_SOMETHING = frozenset(
    "adjoint adjointe administrateur administratrice ami amie avocat avocate cadre chef cheffe cofondateur cofondatrice collègue "  # noqa: SIM905
    "commandant commandante confrère conseiller conseillère coordinateur coordinatrice directeur directrice dirigeant dirigeante "
    "défenseur défenseure délégué déléguée député députée élu élue entraîneur entraîneuse expert experte fondateur fondatrice "
    "fonctionnaire gardien gardienne gouverneur gouverneure gérant gérante homologue joueur joueuse leader locataire maire membre "
    "ministre officier officière organisateur organisatrice parlementaire partenaire patron patronne porte-parole proche procureur "
    "procureure professeur professeure président présidente préfet préfète recteur rectrice représentant représentante responsable "
    "rival rivale sénateur sénatrice secrétaire spécialiste successeur voisin voisine".split()
)
# What somebody is accused of, suffers for now, or how old he is: no office, and not ours to add.
_NO_OFFICE = frozenset(
    "agresseur assassin complice détenu détenue dictateur meurtrier meurtrière otage plaignant plaignante prisonnier prisonnière "  # noqa: SIM905
    "prévenu prévenue suspect suspecte terroriste tueur tueuse victime trentenaire quadragénaire quinquagénaire sexagénaire "
    "septuagénaire homme femme fillette garçon bébé témoin".split()
)
# Words that mean something told before, in the source.
_LEANING = re.compile(
    r"(?<![\w'’-])(?:son|sa|ses|leurs?|ce|cet|cette|ces|celui|celle|même|autre|ici|là|notre|votre|alors|aujourd['’]hui|désormais|"
    rf"hier|demain|{'|'.join(WEEKDAYS)}|depuis|pendant|jusqu)(?![\w-])"
)
_KEPT_WHEN = frozenset({"ancien", "ancienne", "ex", "premier", "première"})
_DETERMINER = re.compile(r"(?:(?P<word>le|la|du|au|un|une) |(?P<elided>l['’]))", re.IGNORECASE)
# Behind these, or at the head of a sentence or of a part of it, a name stands free.
_BEFORE = re.compile(
    r"(?:^|[,:;] |(?<![\w'’-])(?:(?P<de>de |d['’])|(?P<to>à )|(?P<que>qu['’])|"
    r"(?:par|selon|avec|pour|contre|chez|sur|sans|que|dont|quand|comme|mais|devant|après|avant) |(?P<verb>[a-zà-ÿ]+) ))$",
    re.IGNORECASE,
)
_THEN = re.compile(r"(?<!\w)(?:alors|à l['’]époque)(?!\w)(?! que)", re.IGNORECASE)
_OF_SOMEBODY = re.compile(r"(?<![\w'’-])(?:son|sa|leur|ce|cet|cette|notre|votre) $", re.IGNORECASE)


class Introduction(NamedTuple):
    """The edit that introduces one in a sentence, and the index of the source that says who that is."""

    edit: Edit
    source: int


def introductions(
    sentences: Sequence[str], sources: Sequence[Sequence[str]], attested: Sequence[str] = ()
) -> list[list[Introduction]]:
    """For each sentence of a summary the introductions of those whom it names first, and without any.

    Args:
        sentences: in the order to read, in French.
        sources: for each sentence the French sentences that may say who somebody is, those to be believed first.
        attested: texts in which a name may stand alone that follows another.

    >>> told, source = "Paul Aubin promet une digue.", "Le maire de Brévans Paul Aubin a parlé."
    >>> introductions([told], [[source]])[0][0].edit
    Edit(start=0, end=0, instead='Le maire de Brévans ')
    """
    met: set[str] = set()
    found = []
    for sentence, own in zip(sentences, sources, strict=True):
        found.append(list(_of_sentence(sentence, own, attested, met)))
    return found


def _of_sentence(
    sentence: str, sources: Sequence[str], attested: Sequence[str], met: set[str]
) -> Iterator[Introduction]:
    layout = lay_out(sentence)
    plain = masked(sentence)
    names = [name for name in named(plain, attested) if name.whole]
    known = {one.name for one in descriptions(sentence, attested)}
    for name in names:
        if name.key in met:
            continue
        met.add(name.key)
        # "Alors ministre, Paul Aubin …": who he was is told, and a source may tell who he became.
        if name.key in known or layout is None or GLUED.search(sentence) or _THEN.search(plain):
            continue
        described = _described(name, sentence[name.start : name.end], sources, attested)
        if described is None:
            continue
        at, one = described
        words = content_stems(sources[at][slice(*one.span)], "fr")
        if set(words) <= set(content_stems(sentence[: name.start], "fr")):
            continue  # "Maire de Brévans, Paul Aubin …" has said it
        edit = _edit(sentence, plain, name, sources[at], one)
        if edit is not None:
            yield Introduction(edit, at)


def _described(
    name: Named, text: str, sources: Sequence[str], attested: Sequence[str]
) -> tuple[int, Description] | None:
    """The first source that says who one is, and its words, unless the sources disagree or tell of a change."""
    last = text.rsplit(maxsplit=1)[-1]
    found = [
        (at, one)
        for at, source in enumerate(sources)
        if last in source
        for one in descriptions(source, attested)
        if one.name == name.key and one.kind != "bracket" and one.head != "ans"
    ]
    if any(one.when - _KEPT_WHEN for _, one in found):
        return None
    heads = Counter(one.head for _, one in found)
    agreed = ((at, one) for at, one in found if heads[one.head] * 2 > heads.total())
    return next(((at, one) for at, one in agreed if _introduces(sources[at], one)), None)


def _introduces(source: str, one: Description) -> bool:
    """Whether a description says who one is to those who know nothing of its source."""
    words = source[slice(*one.span)]
    return (
        len(words.split()) <= LONGEST
        and one.head not in _NO_OFFICE
        and (len(one.said) > 1 or one.head not in _OF_SOMETHING)
        and not _LEANING.search(words)
        and not _OF_SOMEBODY.search(source[: one.span[0]])
        and not any(sign.isdigit() or sign in '«»"“”(),;:' for sign in words)
    )


def _edit(sentence: str, plain: str, name: Named, source: str, one: Description) -> Edit | None:
    """The edit that introduces one at his name; None where none is sure."""
    words = source[slice(*one.span)]
    determiner = _DETERMINER.match(words)
    bare = words[determiner.end() :] if determiner else words
    before = _BEFORE.search(plain[: name.start])
    if before is None or (before["verb"] and before["verb"].lower() not in grammar.REPORTING):
        return None
    after = plain[name.end :]
    if re.match(r" ?\(| (?:et|ou|ni) |, (?:et |[A-ZÀ-Ý]|(?:le|la|un|une) |l['’])|['’-]|,? \d", after):
        return None
    if before[0] == ", " and after.startswith(","):
        return None  # "Le PDG du port, Paul Aubin, …"
    said = re.match(r", (?:ancien(?:ne)? )?([a-zà-ÿ-]+)", after)
    if said and person_noun(said[1]):
        return None  # told at length: "Paul Aubin, président du comité des fêtes de Brévans (3.000 habitants), …"
    definite = determiner is not None and (determiner["word"] or "").lower() not in {"un", "une"}
    if one.kind == "office" and determiner and definite:
        return _before_name(name, bare, determiner, before)
    if not (before["que"] or before["de"] or before["to"]):
        run = grammar.tokens(sentence, name.end)
        if run and after.startswith(" ") and grammar.starts_with_verb(run):
            return Edit(name.end, name.end, f", {words},")
        if re.match(r"[.!?;]|$|, (?:qui|dont|lors|dans|en|pour|après|avant|devant) ", after):
            return Edit(name.end, name.end, f", {words}")
    return _before_name(name, bare, determiner, before) if determiner and definite else None


def _before_name(name: Named, bare: str, determiner: re.Match[str], before: re.Match[str]) -> Edit:
    """The office with its determiner before a name, and what becomes of the small word before that."""
    article = "l'" if determiner["elided"] else "la " if (determiner["word"] or "").lower() == "la" else "le "
    start, small = name.start, ""
    if before["de"]:
        start -= len(before["de"])
        small = "du " if article == "le " else f"de {article}"
        article = ""
    elif before["to"]:
        start -= len(before["to"])
        small = "au " if article == "le " else f"à {article}"
        article = ""
    elif before["que"]:
        start -= len(before["que"])
        small = before["que"][:2] + "e "
    if start == 0:
        small, article = (small.capitalize(), article) if small else ("", article.capitalize())
    return Edit(start, name.start, f"{small}{article}{bare} ")
