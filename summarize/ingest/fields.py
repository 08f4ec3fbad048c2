"""Which field of a record holds what: the one table of names, and how their values are read.

Names are compared without case and punctuation: `publishedAt`, `published_at` and `Published At`
are one name. The earlier name of a row wins when a record has several.
"""

from __future__ import annotations

import difflib
import html
import math
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from summarize.errors import ConfigError
from summarize.ingest.dates import parse_date
from summarize.ingest.drafts import Draft, Failure, Item
from summarize.ingest.languages import language_code

FIELDS: Mapping[str, tuple[str, ...]] = {
    "text": (
        "text", "body", "article_body", "body_text", "full_text", "main_text", "article_text", "clean_text",
        "plain_text", "text_content", "raw_text", "body_html", "content_encoded", "content_html", "content_text",
        "content", "contents", "article", "story", "document", "texte", "texte_integral", "corps", "contenu",
        "inhalt", "artikeltext", "volltext", "texto", "contenido", "cuerpo", "testo", "contenuto", "corpo",
        "conteudo", "tekst", "inhoud", "html", "raw_html", "page", "paragraphs",
        "sentences",
    ),
    # Read only when no field above holds text: feeds and news APIs often have nothing else.
    "teaser": ("description", "summary", "resume", "snippet", "excerpt", "teaser", "zusammenfassung", "resumen"),
    # Part of the printed article, in front of the text. `summary` and `description` are not: they repeat it.
    "lead": ("lead", "lede", "abstract", "chapo", "chapeau", "standfirst", "intro", "introduction", "vorspann", "accroche"),
    "title": (
        "title", "headline", "titre", "article_title", "main_title", "heading", "head_line", "titel", "uberschrift",
        "schlagzeile", "titulo", "titular", "titolo", "kop", "name",
    ),
    "source": (
        "source", "source_name", "outlet", "publisher", "site_name", "sitename", "site", "media", "media_name",
        "newspaper", "journal", "publication", "news_source", "source_domain", "feed_title", "domain", "hostname",
        "quelle", "zeitung", "medium", "fuente", "fonte", "bron", "krant", "provider",
    ),
    "url": ("url", "link", "permalink", "canonical_url", "article_url", "source_url", "web_url", "short_url", "uri", "href", "lien", "adresse"),
    "date": (
        "published_at", "date_published", "publish_date", "date_publish", "publication_date", "published",
        "published_date", "pub_date", "published_time", "published_on", "published_parsed", "first_published_at",
        "first_publication_date", "web_publication_date", "date_publication", "publication_time", "publish_time", "published_utc",
        "seendate", "date_time", "date", "datetime", "timestamp", "time", "dc_date", "created_at",
        "created", "creation_date", "issued", "updated", "updated_at", "modified", "datum", "erscheinungsdatum",
        "veroffentlicht", "fecha", "fecha_publicacion", "data", "data_pubblicazione", "data_publicacao",
        "publicatiedatum",
    ),
    "language": ("language", "lang", "langue", "language_code", "lang_code", "locale", "in_language", "sprache", "idioma", "lingua", "taal"),
    "id": ("article_id", "id", "_id", "uuid", "guid", "doc_id", "document_id", "story_uid", "item_id", "identifier"),
    "event_id": ("event_id", "cluster_id", "cluster", "story_id", "evenement_id"),
}  # fmt: skip

# A record that wraps the article: its members are read as if they were the record's own, behind those.
# Elasticsearch `_source`, The Guardian's `fields`, JSON:API `attributes`, and the plain words.
WRAPPERS = ("article", "fields", "attributes", "item", "document", "doc", "post", "news", "data")

# Where a value is an object, the member that says it: WordPress `rendered`, NewsAPI `source.name`, XML `#text`.
MEMBERS = (
    "rendered",
    "name",
    "title",
    "label",
    "text",
    "value",
    "content",
    "plain",
    "html",
    "url",
    "href",
    "code",
    "$oid",
    "id",
)
TEXT_MEMBERS = ("rendered", "text", "#text", "value", "content", "body", "plain", "html", "paragraphs", "p")

ABSENT = frozenset({"", "nan", "null", "none", "nat", "n/a", "na", "<na>", "undefined", "-", "nil"})
NOISE_CLUSTERS = frozenset({"-1", "-1.0"})  # what DBSCAN and HDBSCAN call "in no cluster"

LOOKS_LIKE_HTML = re.compile(r"<(?:!doctype|html|body|p|br|div|span|article|section|h[1-6]|ul|ol|li|a|em|strong|b|i|figure|img|blockquote|table)\b[^<>]{0,2000}>", re.IGNORECASE)  # fmt: skip
WHOLE_PAGE = re.compile(r"\s*(?:<!--.{0,500}?-->\s*)?<(?:!doctype|html)\b", re.IGNORECASE | re.DOTALL)
ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});", re.IGNORECASE)

Table = Mapping[str, tuple[str, ...]]


@lru_cache(maxsize=4096)
def canonical(name: str) -> str:
    """A field's name without case, accents and punctuation: `Published At` → `publishedat`."""
    plain = unicodedata.normalize("NFKD", name[:200]).casefold()
    return "".join(character for character in plain if character.isalnum())


def field_table(extra: Mapping[str, Sequence[str]]) -> Table:
    """The table of canonical names, the configuration's own names first.

    Raises:
        ConfigError: `extra` names something that is no field of an article.
    """
    unknown = sorted(set(extra) - set(FIELDS))
    if unknown:
        near = difflib.get_close_matches(unknown[0], FIELDS, n=1)
        hint = f"did you mean '{near[0]}'?" if near else f"options here: {', '.join(FIELDS)}"
        raise ConfigError(f"[ingest.fields]: '{unknown[0]}' is no field of an article; {hint}")
    return {
        field: tuple(dict.fromkeys(canonical(name) for name in (*extra.get(field, ()), *names)))
        for field, names in FIELDS.items()
    }


def known_columns(names: Sequence[str], table: Table) -> list[str]:
    """Those of `names` that the table knows, or that may wrap an article, in their order."""
    known = {name for row in table.values() for name in row}.union(WRAPPERS)
    return [name for name in names if canonical(name) in known]


def item_of(record: Mapping[str, object], place: str, table: Table) -> Item:
    """The draft that a record describes, or a `no_text` failure that names the record's fields."""
    values = _flat(record)
    text, page = _body(values, table)
    if text is None:
        present = ", ".join(sorted(str(key)[:40] for key in record)[:12]) or "none"
        return Failure(
            place,
            "no_text",
            f'no field holds text (fields: {present}); name yours in the configuration: [ingest.fields] text = ["…"]',
        )
    lead = None if page else _lead(values, table)
    title, source = _first(values, table["title"]), _first(values, table["source"])
    event_id = _first(values, table["event_id"])
    draft = Draft(
        place=place,
        text=text if lead is None or _begins_with(text, lead) else f"{lead}\n{text}",
        title=plain(title) if title else None,
        source=plain(source) if source else None,
        url=_first_url(values, table["url"]),
        published_at=next((d for name in table["date"] if (d := parse_date(values.get(name)))), None),
        declared_language=next(
            (c for name in table["language"] if (c := language_code(values.get(name)))), None
        ),
        own_id=_first(values, table["id"]),
        event_id=None if event_id in NOISE_CLUSTERS else event_id,
    )
    return draft if page is None else _with_page(draft, page)


def _with_page(draft: Draft, page: Draft) -> Draft:
    """A record's draft, completed by what the HTML page in its text field says about itself."""
    return replace(
        draft,
        title=draft.title or page.title,
        source=draft.source or page.source,
        url=draft.url or page.url,
        published_at=draft.published_at or page.published_at,
        declared_language=draft.declared_language or page.declared_language,
        language_is_the_records=draft.declared_language is not None,
    )


def has_body(record: Mapping[str, object], table: Table) -> bool:
    """Whether the object is itself an article: one of its own fields holds text, or paragraphs."""
    values = {canonical(str(key)): value for key, value in record.items()}
    bodies = (values.get(name) for name in table["text"])
    return any(
        isinstance(body, str) or (isinstance(body, list) and body and all(isinstance(p, str) for p in body))
        for body in bodies
        if not _is_absent(body)
    )


def as_text(value: object) -> str | None:
    """A value as text, or None when it says nothing: None, NaN, "", "null", an empty list.

    Paragraphs in a list are joined by newlines; of an object, the member that says it.
    """
    return _as_text(value, MEMBERS, depth=0)


def plain(text: str) -> str:
    """Text without markup and character references: `<b>R&amp;D</b>` → `R&D`."""
    if LOOKS_LIKE_HTML.search(text):
        from summarize.ingest.markup import fragment_text

        text = fragment_text(text)
    # Twice: feeds often carry `&amp;#8217;`.
    for _ in range(2):
        if ENTITY.search(text):
            text = html.unescape(text)
    return text


def _as_text(value: object, names: Sequence[str], depth: int) -> str | None:
    if isinstance(value, str):
        return None if value.strip().casefold() in ABSENT else value
    if isinstance(value, bool) or value is None or depth > 3:
        return None
    if isinstance(value, int):
        # Python refuses to write integers of more than 4,300 digits; such a number is no value anyway.
        return str(value) if value.bit_length() <= 4096 else None
    if isinstance(value, float):
        if not math.isfinite(value):
            return None
        return str(int(value)) if value.is_integer() and abs(value) < 2**53 else str(value)
    if isinstance(value, Mapping):
        members = {str(key): member for key, member in value.items()}
        return next(
            (t for name in names if (t := _as_text(members.get(name), names, depth + 1)) is not None), None
        )
    if isinstance(value, list | tuple):
        parts = [t for member in value if (t := _as_text(member, names, depth + 1)) is not None]
        return "\n".join(parts) or None
    return None


def _flat(record: Mapping[str, object]) -> dict[str, object]:
    """The record's values by canonical name, those of a wrapped article behind its own."""
    values: dict[str, object] = {}
    wrapped: list[tuple[str, Mapping[object, object]]] = []
    for own, value in record.items():
        name = canonical(str(own))
        if isinstance(value, Mapping) and (name in WRAPPERS or own == "_source"):
            wrapped.append((name, value))
        elif not _is_absent(value):
            values.setdefault(name, value)
    for _, inner in wrapped:
        for key, member in inner.items():
            if not _is_absent(member):
                values.setdefault(canonical(str(key)), member)
    for name, inner in wrapped:
        values.setdefault(name, inner)  # {"article": {"rendered": …}} may be the text itself
    return values


def _is_absent(value: object) -> bool:
    return value is None or (isinstance(value, str) and value.strip().casefold() in ABSENT)


def _first(values: Mapping[str, object], names: Sequence[str]) -> str | None:
    return next((text for name in names if (text := as_text(values.get(name))) is not None), None)


def _first_url(values: Mapping[str, object], names: Sequence[str]) -> str | None:
    texts = (as_text(values.get(name)) for name in names)
    return next((text for text in texts if text is not None and "://" in text), None)


def _body(values: Mapping[str, object], table: Table) -> tuple[str | None, Draft | None]:
    """The text of the article, with the page's draft when the field holds a whole HTML page."""
    for name in (*table["text"], *table["teaser"]):
        words = _words(values.get(name))
        if words is None:
            continue
        if WHOLE_PAGE.match(words):
            from summarize.ingest.html_page import page_draft

            page = page_draft(words, name, None)
            if isinstance(page, Draft):
                return page.text, page
        elif (text := plain(words)).strip():
            return text, None
    return None, None


def _words(value: object) -> str | None:
    """A value as text when it has a letter: a number in a column called `text` is no article."""
    if isinstance(value, bool | int | float):
        return None
    text = _as_text(value, TEXT_MEMBERS, depth=0)
    return text if text is not None and any(character.isalpha() for character in text) else None


def _lead(values: Mapping[str, object], table: Table) -> str | None:
    for name in table["lead"]:
        text = _words(values.get(name))
        if text is not None and (lead := plain(text).strip()):
            return lead
    return None


def _begins_with(text: str, lead: str) -> bool:
    """Whether the text opens with the lead, whatever the blanks, the case and a closing ellipsis."""
    return _letters(text[: 2 * len(lead) + 500]).find(_letters(lead)) >= 0


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())
