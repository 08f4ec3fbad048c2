"""Ids are kept, made unique, and follow from what an article says alone."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from summarize.ingest.drafts import Draft
from summarize.ingest.identity import article_ids, clean_id


def draft(own_id=None, *, text="Un texte.", file_id=None, **more):
    return Draft(place="f", text=text, own_id=own_id, file_id=file_id, **more)


def test_own_ids_are_kept_even_where_they_look_like_paths():
    assert article_ids([draft("../../etc/passwd"), draft("A b/c"), draft("7")]) == [
        "../../etc/passwd",
        "A b/c",
        "7",
    ]


def test_a_repeated_id_gets_a_suffix_that_no_record_has():
    ids = article_ids([draft("a"), draft("a"), draft("a~2"), draft("a")])
    assert ids == ["a", "a~3", "a~2", "a~4"]


def test_a_file_of_one_article_gives_its_name_and_the_rest_a_hash_of_content():
    first, second = article_ids([draft(file_id="dossier/une"), draft(text="Autre.")])
    assert first == "dossier/une"
    assert len(second) == 16
    assert article_ids([draft(text="Autre.")]) == [second]


def test_each_part_of_the_content_counts():
    moment = datetime(2025, 1, 2, tzinfo=UTC)
    variants = [
        draft(),
        draft(title="T"),
        draft(source="T"),
        draft(url="T"),
        draft(published_at=moment),
        draft(text="T"),
    ]
    assert len(set(article_ids(variants))) == len(variants)


def test_ids_are_one_clean_line():
    assert clean_id(" a\tb\n\x00c\ud800 ") == "a b c"
    assert clean_id("\x00\x01") is None
    long = [clean_id("x" * 5000 + end) for end in "ab"]
    assert long[0] != long[1]
    assert {len(i) for i in long} == {200}


@given(
    st.lists(
        st.one_of(st.none(), st.sampled_from(["a", "a~2", "a~3", "b", "../x"]), st.text(max_size=5)),
        max_size=30,
    )
)
def test_ids_are_always_different(names):
    ids = article_ids([draft(name) for name in names])
    assert len(set(ids)) == len(ids) == len(names)
    # The first record with an own id keeps it.
    for name in set(names) - {None}:
        if clean_id(name):
            assert ids[
                next(n for n, other in enumerate(names) if clean_id(other) == clean_id(name))
            ] == clean_id(name)
