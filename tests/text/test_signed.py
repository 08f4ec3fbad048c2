"""Every pattern's signs stand in all that it finds: told by its parse tree, so that a word added to one alone fails here."""

import importlib
import pkgutil
import re
from collections.abc import Iterator

import pytest

import summarize
from summarize.text.signed import Signed, signed

ANY = "\0"  # a letter that the pattern leaves open
MOST = 20_000  # strings followed at a time


def _patterns() -> Iterator[tuple[str, Signed]]:
    for module in pkgutil.walk_packages(summarize.__path__, "summarize."):
        if module.name.endswith("__main__") or ".evaluate" in module.name or ".train" in module.name:
            continue
        for name, value in sorted(vars(importlib.import_module(module.name)).items()):
            for place, one in enumerate(value if isinstance(value, tuple) else (value,)):
                parts = one if isinstance(one, tuple) else (one,)
                yield from (
                    (f"{module.name}.{name}.{place}", part) for part in parts if isinstance(part, Signed)
                )


def _lacking(pattern: Signed) -> set[str]:
    """Ends of strings that a pattern may find and that hold none of its signs; none when the signs are right."""
    parser = pytest.importorskip("re._parser")
    fold = bool(pattern.flags & re.IGNORECASE)
    longest = max(map(len, pattern.signs))

    def join(ends: set[str], more: set[str]) -> set[str]:
        joined = {end + one for end in ends for one in more}
        assert len(joined) <= MOST
        return {one[-longest:] for one in joined if not any(sign in one for sign in pattern.signs)}

    def follow(ends: set[str], nodes) -> set[str]:
        for kind, value in nodes:
            ends = step(ends, str(kind), value)
        return ends

    def step(ends: set[str], kind: str, value) -> set[str]:
        if not ends or kind in ("AT", "ASSERT", "ASSERT_NOT"):
            return ends
        if kind == "LITERAL":
            return join(ends, {chr(value).casefold() if fold else chr(value)})
        if kind == "IN" and all(str(k) == "LITERAL" for k, _ in value):
            return join(ends, {chr(v).casefold() if fold else chr(v) for _, v in value})
        if kind == "BRANCH":
            return set().union(*(follow(ends, branch) for branch in value[1]))
        if kind == "SUBPATTERN":
            return follow(ends, value[3])
        if kind == "ATOMIC_GROUP":
            return follow(ends, value)
        if kind in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            least, most, body = value
            once = follow(ends, body)
            found = once if least else ends | once
            return found if most == 1 else found | join(once, {ANY})
        return join(ends, {ANY})  # a class of letters, or what this does not know

    tree = parser.parse(pattern.source, pattern.flags)
    return follow({ANY}, tree)


@pytest.mark.parametrize(("name", "pattern"), list(_patterns()))
def test_what_a_pattern_finds_holds_a_sign(name: str, pattern: Signed):
    assert not _lacking(pattern), name


@pytest.mark.parametrize(
    ("signs", "source", "right"),
    [
        ("attendu", r"\b(?:est|sont) attendue?s?\b", True),
        ("attendu", r"\b(?:est|sont) atten(?:due?s?|te)\b", False),
        ("lundi|mardi", r"(?:lun|mar)di", True),
        ("lundi|mardi", r"(?:lun|mar|same)di", False),
        ("[a", r"[\[x]a|z\[a", False),
        ("ab|b", r"a*b", True),
        ("aab", r"a+b", False),
        ("semaine", r"(?<=semaine )prochaine", False),
        ("selon", r"[Ss]elon", False),
        ("elon ", r"[Ss]elon ", True),
    ],
)
def test_wrong_signs_are_seen(signs: str, source: str, right: bool):
    assert (not _lacking(signed(signs, source))) is right


def test_a_signed_pattern_finds_what_its_pattern_finds():
    pattern = signed("pont|port", r"\b(?:le|du) po(?:nt|rt)s?", re.IGNORECASE)
    plain = re.compile(pattern.source, pattern.flags)
    for text in ("Le PONT du port", "du pont", "Les plages", ""):
        assert [m.span() for m in pattern.finditer(text)] == [m.span() for m in plain.finditer(text)]
        assert (pattern.search(text) is None) == (plain.search(text) is None)
        assert (pattern.match(text) is None) == (plain.match(text) is None)
        assert pattern.findall(text) == plain.findall(text)
        assert pattern.sub("-", text) == plain.sub("-", text)
