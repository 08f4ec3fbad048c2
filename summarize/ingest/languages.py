"""The language that a record declares, in whatever way people write it, to an ISO 639-1 code."""

from __future__ import annotations

import re
from functools import cache

# Names are looked up in these languages, and in the named language itself ("Deutsch").
NAMED_IN = ("en", "fr", "de", "es", "it", "pt", "nl")


def language_code(value: object) -> str | None:
    """`fr`, `FR`, `fr-FR`, `fr_CH.UTF-8`, `fra`, `fre`, `French`, `français` → "fr"; None otherwise."""
    if not isinstance(value, str):
        return None
    name = value.strip().casefold()
    tag = re.match(r"([a-z]{2,3})(?:[-_.@].{0,30})?$", name)
    code = _codes().get(tag[1]) if tag else None
    return code or (_names().get(name) if len(name) > 2 else None)


@cache
def _codes() -> dict[str, str]:
    """Two- and three-letter codes to ISO 639-1."""
    from babel import Locale
    from babel.core import get_global

    known = {code for code in map(str, Locale("en").languages) if re.fullmatch(r"[a-z]{2}", code)}
    codes = {code: code for code in known}
    aliases = {str(old): str(new) for old, new in get_global("language_aliases").items()}
    # `fra` and `fre` are aliases of `fr` there; codes that ISO 639 withdrew (`iw`) lead to the new one.
    codes |= {old: new for old, new in aliases.items() if new in known and re.fullmatch(r"[a-z]{2,3}", old)}
    return codes


@cache
def _names() -> dict[str, str]:
    """Casefolded names of languages to ISO 639-1, English names first where two collide."""
    from babel import Locale

    names: dict[str, str] = {}
    for place in NAMED_IN:
        for code, name in sorted(Locale(place).languages.items()):
            if re.fullmatch(r"[a-z]{2}", code):
                names.setdefault(name.casefold(), code)
    for code in sorted(set(names.values())):
        try:
            own = Locale(code).languages.get(code)
        except Exception:  # noqa: BLE001, S112 -- Babel raises its own UnknownLocaleError, and some codes ValueError
            continue
        if own:
            names.setdefault(own.casefold(), code)
    return names
