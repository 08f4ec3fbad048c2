"""Bytes to text: UTF-8, UTF-16, UTF-32, a declared charset, cp1252, then a guess that is always the same.

Nothing is repaired: text that was already garbled when it was saved stays as it is.
"""

from __future__ import annotations

import codecs
import re

BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark begins the same
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# What is declared as one of these is written in the Windows charset: browsers read it so
# (WHATWG Encoding Standard, §4.2).
READ_AS_CP1252 = frozenset({"iso8859-1", "ascii", "latin-1", "cp1252"})

DECLARATION = re.compile(
    rb"""<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{2,40})"""
    rb"""|<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}["']([\w.:-]{2,40})""",
    re.IGNORECASE,
)
DECLARATION_WINDOW = 4096  # bytes; HTML asks for it within 1,024, templates put comments before it

GUESS_WINDOW = 64 * 1024  # bytes given to the detector: enough, and bounded in time

CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffe\uffff]")
MAX_CONTROL_SHARE = 0.02  # more than one control character in 50 is not text


def declared_charset(data: bytes) -> str | None:
    """The charset that an HTML meta element or an XML declaration names, if Python knows it."""
    found = DECLARATION.search(data[:DECLARATION_WINDOW])
    if found is None:
        return None
    try:
        name = codecs.lookup((found[1] or found[2]).decode("ascii", "ignore")).name
        "".encode(name)  # "rot13" and its like are codecs and no charsets
    except (LookupError, ValueError, TypeError):
        return None
    # A page that could be read as ASCII far enough to find this is not UTF-16, whatever it says.
    return None if name.startswith(("utf-16", "utf-32", "utf-7", "idna", "punycode")) else name


def decode(data: bytes, declared: str | None = None) -> str | None:
    """The text of some bytes, or None when they are not text.

    `declared` is the charset that the content names for itself; valid UTF-8 wins over it, since
    text in another charset is hardly ever valid UTF-8 by chance. A last character cut in two is
    left out.
    """
    text = _decode(data, declared)
    if text is None or len(CONTROLS.findall(text)) > MAX_CONTROL_SHARE * len(text):
        return None
    return text


def decode_line(line: bytes, fallback: str | None = None) -> str | None:
    """The text of one line of a file of records whose lines may differ in charset."""
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return decode(line, fallback)


def to_utf8(data: bytes) -> bytes:
    """The same bytes, as UTF-8 without a mark when they are in UTF-16, UTF-32 or marked UTF-8."""
    encoding, start = _wide_encoding(data)
    if encoding == "utf-8":
        return data[start:]
    if encoding is None:
        return data
    return data[start:].decode(encoding, "replace").encode("utf-8", "replace")


def _decode(data: bytes, declared: str | None) -> str | None:
    encoding, start = _wide_encoding(data)
    if encoding is not None:
        try:
            return _strict(data[start:], encoding)
        except UnicodeDecodeError:
            # The mark is certain; a lone surrogate or two inside do not make it something else.
            text = data[start:].decode(encoding, "replace")
            return text if text.count("\ufffd") <= MAX_CONTROL_SHARE * len(text) else None
    try:
        return _strict(data, "utf-8")
    except UnicodeDecodeError:
        pass
    if declared is not None and declared != "utf-8":
        try:
            return _strict(data, "cp1252" if declared in READ_AS_CP1252 else declared)
        except (UnicodeDecodeError, LookupError):
            pass
    return _mixed_lines(data) or _western(data) or _guess(data)


def _strict(data: bytes, encoding: str) -> str:
    return codecs.getincrementaldecoder(encoding)("strict").decode(data, final=False)


def _wide_encoding(data: bytes) -> tuple[str | None, int]:
    """The encoding that a byte order mark, or the places of the NUL bytes, give away."""
    for mark, name in BOMS:
        if data.startswith(mark):
            return name, len(mark)
    head = data[:GUESS_WINDOW]
    if len(head) < 4 or b"\x00" not in head:
        return None, 0
    # Latin text in UTF-16 has a NUL at (nearly) every other place, and hardly any at the others.
    even, odd = head[0::2].count(0) / len(head) * 2, head[1::2].count(0) / len(head) * 2
    if odd > 0.4 and even < 0.05:
        return "utf-16-le", 0
    if even > 0.4 and odd < 0.05:
        return "utf-16-be", 0
    return None, 0


def _mixed_lines(data: bytes) -> str | None:
    """Text put together from files in UTF-8 and in cp1252, line by line; None when it is not that.

    A line of cp1252 with accents is almost never valid UTF-8, so one valid line proves the mix.
    """
    lines = data.split(b"\n")
    if len(lines) == 1:
        return None
    texts: list[str] = []
    proved = False
    for line in lines:
        try:
            text: str | None = line.decode("utf-8")
            proved = proved or not line.isascii()
        except UnicodeDecodeError:
            text = _western(line)
        if text is None:
            return None
        texts.append(text)
    return "\n".join(texts) if proved else None


# No word of a Western language has four accented letters in a row, or an accented capital after a small letter.
NOT_WESTERN = re.compile(r"[^\W\d_a-zA-Z]{4,}|[a-zß-öø-ÿ][À-ÖØ-Þ]")


def _western(data: bytes) -> str | None:
    """The bytes as cp1252, when the outcome looks like a Western European language."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    letters = [c for c in text if c.isalpha()]
    accented = sum(not c.isascii() for c in letters)
    others = sum(not c.isascii() and not c.isalpha() and c not in WESTERN_SIGNS for c in text)
    # French has about 4 accents in 100 letters, a short line up to 30 ("à côté de l'été").
    plausible = accented <= 0.35 * len(letters) and others <= 0.02 * len(text) + 1
    # Scraped text has a few words glued together ("fermeÀ lire"); another charset has them everywhere.
    strange = len(NOT_WESTERN.findall(text))
    return text if plausible and strange <= len(letters) / 500 + 1 else None


WESTERN_SIGNS = frozenset("«»“”„‘’‚‹›–—…•·€£§°ªº²³¹¼½¾×±¡¿´¨¸®©™\u00a0\u00ad‰†µ")


def _guess(data: bytes) -> str | None:
    """What charset-normalizer takes the bytes for: last resort, and the same on every run."""
    from charset_normalizer import from_bytes

    best = from_bytes(data[:GUESS_WINDOW]).best()
    if best is None:
        return None
    try:
        return _strict(data, best.encoding)
    except (UnicodeDecodeError, LookupError):
        return None
