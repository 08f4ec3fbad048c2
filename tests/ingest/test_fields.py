"""One table maps the names that people use; values are read for what they say."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.errors import ConfigError
from summarize.ingest.drafts import Draft, Failure
from summarize.ingest.fields import FIELDS, field_table, item_of

TABLE = field_table({})
BODY = "Le pont de Valmire a rouvert jeudi matin après deux ans de travaux."


def read(**record):
    return item_of({"text": BODY, **record}, "f:1", TABLE)


@pytest.mark.parametrize(
    "name", [*FIELDS["text"], *FIELDS["teaser"], "articleBody", "Full Text", "MAIN-TEXT", "maintext"]
)
def test_every_name_of_the_text(name):
    assert item_of({name: BODY}, "f:1", TABLE).text == BODY


@pytest.mark.parametrize(
    ("field", "name"),
    [
        (field, name)
        for field in ("title", "source", "url", "language", "id", "event_id")
        for name in FIELDS[field]
    ],
)
def test_every_other_name(field, name):
    attribute = {"id": "own_id", "language": "declared_language"}.get(field, field)
    value = {"url": "https://fanal.example/pont", "language": "fr"}.get(field, "valeur")
    assert getattr(read(**{name: value}), attribute) == value


@pytest.mark.parametrize("name", FIELDS["date"])
def test_every_name_of_the_date(name):
    assert read(**{name: "2025-05-22T09:10:00Z"}).published_at == datetime(2025, 5, 22, 9, 10, tzinfo=UTC)


@pytest.mark.parametrize("name", FIELDS["lead"])
def test_a_lead_opens_the_text_unless_it_does_already(name):
    lead = "Deux ans de travaux s'achèvent."
    assert read(**{name: lead}).text == f"{lead}\n{BODY}"
    assert read(**{name: "LE PONT de Valmire a rouvert…"}).text == BODY


def test_a_summary_is_not_part_of_the_article():
    assert read(summary="Résumé écrit par un autre.", description="Encore un.").text == BODY


def test_the_text_comes_before_its_teaser():
    draft = item_of({"description": "Court.", "content": BODY}, "f", TABLE)
    assert draft.text == BODY


def test_a_news_api_record():
    draft = item_of(
        {
            "source": {"id": None, "name": "Le Fanal"},
            "author": "Odile Tarvin",
            "title": "Le pont rouvre",
            "description": "Court.",
            "url": "https://fanal.example/pont",
            "publishedAt": "2025-05-22T09:10:00Z",
            "content": BODY,
        },
        "f:#1",
        TABLE,
    )
    assert draft == Draft(
        place="f:#1", text=BODY, title="Le pont rouvre", source="Le Fanal", url="https://fanal.example/pont",
        published_at=datetime(2025, 5, 22, 9, 10, tzinfo=UTC),
    )  # fmt: skip


@pytest.mark.parametrize(
    "record",
    [
        {"_id": "7", "_source": {"title": "T", "body": BODY}},
        {"id": 7, "fields": {"headline": "T", "bodyText": BODY}},
        {"id": 7.0, "attributes": {"title": "T", "text": BODY}},
        {"id": "7", "article": {"title": "T", "content": BODY}},
        {"id": 7, "title": {"rendered": "T"}, "content": {"rendered": f"<p>{BODY}</p>"}},
        {"_id": {"$oid": "7"}, "title": ["T"], "paragraphs": [BODY]},
    ],
)
def test_records_in_their_wrappings(record):
    draft = item_of(record, "f", TABLE)
    assert (draft.own_id, draft.title, draft.text) == ("7", "T", BODY)


def test_paragraphs_in_a_list_are_joined():
    draft = item_of({"paragraphs": ["Un deux.", None, {"type": "p", "text": "Trois."}, "nan"]}, "f", TABLE)
    assert draft.text == "Un deux.\nTrois."


@pytest.mark.parametrize(
    "absent", [None, float("nan"), "nan", "NaN", "null", "None", "", "  ", "NaT", [], {}, "-"]
)
def test_what_says_nothing_is_absent(absent):
    draft = read(
        title=absent, source=absent, url=absent, date=absent, language=absent, id=absent, event_id=absent
    )
    assert draft == Draft(place="f:1", text=BODY)
    assert item_of({"text": absent, "title": "T"}, "f", TABLE).reason == "no_text"


def test_ids_of_other_types_become_text():
    assert read(id=12).own_id == "12"
    assert read(id=12.0).own_id == "12"
    assert read(id=10**400).own_id == str(10**400)
    assert read(id=10**5000).own_id is None
    assert read(id=True).own_id is None
    assert read(cluster=3).event_id == "3"


def test_noise_of_a_clustering_is_no_event():
    assert read(cluster=-1).event_id is None


def test_markup_and_character_references_are_read():
    draft = read(
        text="<p>L&#8217;<b>été</b></p><p>Deux &amp; trois</p>",
        title="R&amp;amp;D <i>ici</i>",
        source="A&amp;B",
    )
    assert (draft.text, draft.title, draft.source) == ("L’été\nDeux & trois", "R&D ici", "A&B")


def test_less_than_signs_are_not_markup():
    assert read(text="Si a < b et c > d, alors non.").text == "Si a < b et c > d, alors non."


def test_a_whole_page_in_a_field_completes_the_record():
    page = (
        '<!doctype html><html lang="fr"><head><title>Page</title><meta property="og:site_name" content="Le Fanal">'
        '<meta property="article:published_time" content="2025-05-22T11:10:00+02:00"></head><body><article><h1>Page</h1>'
        f"<p>{BODY}</p><p>{BODY.replace('pont', 'port')}</p></article></body></html>"
    )
    draft = item_of({"html": page, "title": "Le mien", "id": 3}, "f", TABLE)
    assert (draft.title, draft.source, draft.own_id) == ("Le mien", "Le Fanal", "3")
    assert draft.published_at == datetime(2025, 5, 22, 9, 10, tzinfo=UTC)
    assert BODY in draft.text
    assert "<" not in draft.text


def test_a_record_without_text_says_what_it_has_and_what_to_do():
    failure = item_of({"Überschrift": "x", "Rumpf": BODY}, "a.csv:4", TABLE)
    assert failure == Failure(
        "a.csv:4",
        "no_text",
        'no field holds text (fields: Rumpf, Überschrift); name yours in the configuration: [ingest.fields] text = ["…"]',
    )


def test_the_configuration_adds_names_that_come_first():
    mine = field_table({"text": ["Rumpf"], "date": ["gestempelt"]})
    draft = item_of({"Rumpf": BODY, "text": "anderes", "gestempelt": "22.05.2025"}, "f", mine)
    assert (draft.text, draft.published_at) == (BODY, datetime(2025, 5, 22, tzinfo=UTC))


def test_a_wrong_field_in_the_configuration_names_the_nearest():
    with pytest.raises(
        ConfigError, match=r"\[ingest.fields\]: 'titel' is no field of an article; did you mean 'title'\?"
    ):
        field_table({"titel": ["x"]})


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
NAMES = st.sampled_from([name for row in FIELDS.values() for name in row])


@given(st.dictionaries(NAMES | st.text(max_size=8), JSON, max_size=8))
def test_any_record_is_a_draft_or_a_failure(record):
    item = item_of(record, "f", TABLE)
    assert isinstance(item, Draft | Failure)
    assert not isinstance(item, Draft) or item.text.strip()
