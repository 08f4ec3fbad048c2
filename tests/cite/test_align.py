from datetime import UTC, datetime

import pytest

from summarize.cite.align import cite_sentences
from summarize.cite.differences.disagreements import find_disagreements
from summarize.cite.reading import LONGEST, read
from summarize.cite.render import cite, number_sources
from summarize.config import CiteConfig
from summarize.plan.passages import article_passages
from summarize.plan.planner import EventPlan
from summarize.records import Article, Event, Fact, GroundedSentence

CONFIG = CiteConfig()
FR = Article(
    "fr",
    "La passerelle de Brelac a été emportée mardi par une crue de l'Orval. Trois promeneurs ont été secourus par les pompiers.",
    language="fr",
)
COPY = Article(
    "fr2",
    "Une crue de l'Orval a emporté mardi la passerelle de Brelac. Le maire réclame une enquête sur l'entretien du pont.",
    language="fr",
)
DE = Article(
    "de",
    "Ein Hochwasser der Orval hat am Dienstag die Fußgängerbrücke von Brelac weggerissen. Die Feuerwehr rettete drei Spaziergänger.",
    language="de",
)
OTHER = Article(
    "other",
    "Le conseil départemental a voté une aide aux agriculteurs de la vallée. Le marché de Noël ouvrira samedi sur la place.",
    language="fr",
)


def passage(article, index):
    return article_passages(article)[index]


def verbatim(article, index):
    found = passage(article, index)
    return GroundedSentence(found.text, "verbatim", Fact((found,), 1, 1.0))


def spans(sentence, *articles):
    by_id = {a.article_id: a for a in articles}
    passages = [p for a in articles for p in article_passages(a)]
    (found,) = cite_sentences([sentence], passages, by_id, CONFIG)
    for span in found:
        assert 0 <= span.score <= 1
        assert any((p.article_id, p.start, p.end) == span[:3] for p in passages)
    return found


def test_a_verbatim_sentence_cites_itself_whole():
    (span,) = spans(verbatim(FR, 0), FR)
    assert FR.text[span.start : span.end] == passage(FR, 0).text
    assert span.score == 1.0


def test_a_hedge_in_what_was_cut_does_not_silence_the_passage_that_gave_the_wording():
    hedging = Article(
        "fr3",
        "L'ingénieur Yann Corvec, qui jugeait la passerelle de Brelac sûre malgré la crue, a changé de discours et pourrait partir.",
        language="fr",
    )
    cut = "L'ingénieur Yann Corvec, qui jugeait la passerelle de Brelac sûre malgré la crue, a changé de discours."
    sentence = GroundedSentence(cut, "generated", Fact((passage(hedging, 0),), 1, 1.0))
    (span,) = spans(sentence, hedging)
    assert span.score > 0.5


def test_every_source_that_says_it_is_cited_and_no_other():
    found = spans(verbatim(FR, 0), FR, COPY, DE, OTHER)
    assert [(s.article_id, s.start) for s in found] == [("de", 0), ("fr", 0), ("fr2", 0)]


def test_another_language_is_read_through_its_words():
    found = spans(verbatim(FR, 1), FR, COPY, DE, OTHER)
    assert [(s.article_id, s.start) for s in found] == [
        ("de", passage(DE, 1).start),
        ("fr", passage(FR, 1).start),
    ]


@pytest.mark.parametrize(
    "against",
    [
        "Cinq promeneurs ont été secourus par les pompiers.",
        "Trois promeneurs n'ont pas été secourus par les pompiers.",
        "Trois promeneurs auraient été secourus par les pompiers.",
    ],
)
def test_a_source_that_contradicts_is_not_cited(against):
    found = spans(verbatim(FR, 1), FR, Article("x", against, language="fr"))
    assert {s.article_id for s in found} == {"fr"}


def test_a_detail_that_differs_in_a_long_sentence_does_not_silence_a_source():
    text = "Quarante hommes ont été interpellés à Brelac entre lundi et {} dans le cadre d'une enquête sur un trafic de cuivre volé, après dix mois de surveillance des gendarmes de l'Orval."
    first, second = (
        Article(name, text.format(day), language="fr") for name, day in (("a", "jeudi"), ("b", "mercredi"))
    )
    assert {s.article_id for s in spans(verbatim(first, 0), first, second)} == {"a", "b"}


def test_two_sentences_are_cited_when_they_share_the_content():
    joined = Article(
        "j",
        "Une crue de l'Orval a emporté mardi la passerelle de Brelac et trois promeneurs ont été secourus par les pompiers du département.",
        language="fr",
    )
    found = [s for s in spans(verbatim(joined, 0), joined, FR) if s.article_id == "fr"]
    assert [s.start for s in found] == [passage(FR, 0).start, passage(FR, 1).start]


def test_what_the_lead_lacks_is_cited_from_the_fact():
    lead, more = passage(FR, 1), passage(OTHER, 1)
    sentence = GroundedSentence(
        "Trois promeneurs ont été secourus samedi par les pompiers.", "generated", Fact((lead, more), 2, 1.0)
    )
    found = spans(sentence, FR, OTHER)
    assert {(s.article_id, s.start) for s in found} == {("fr", lead.start), ("other", more.start)}


def test_the_summary_numbers_its_sources_by_time():
    early = Article(
        "z",
        FR.text,
        source="Le Courrier",
        language="fr",
        published_at=datetime(2025, 5, 20, tzinfo=UTC),
        copies=("y",),
    )
    late = Article(
        "b", COPY.text, source="le courrier ", language="fr", published_at=datetime(2025, 5, 21, tzinfo=UTC)
    )
    undated = Article("a", DE.text, language="de")
    articles = (undated, late, early, OTHER)
    event = Event("e", ("a", "b", "z"), related=("f",))
    own = [undated, late, early]
    plan = EventPlan(tuple(p for a in own for p in article_passages(a)), (), {}, {})
    numbers = number_sources(own)
    disagreements = find_disagreements(plan.passages, {a.article_id: a for a in own}, numbers)
    summary = cite(
        event, articles, [verbatim(early, 0)], plan, "Une passerelle emportée", disagreements, CONFIG
    )
    assert numbers == {"z": 1, "b": 2, "a": 3}
    assert [(s.number, s.article_id) for s in summary.sources] == [(1, "z"), (2, "b"), (3, "a")]
    assert summary.sources[0].copies == ("y",)
    assert summary.independent_sources == 2  # one outlet speaks once
    assert summary.text == passage(early, 0).text + " [1][2][3]"
    assert (summary.headline, summary.related, summary.language) == ("Une passerelle emportée", ("f",), "fr")
    assert list(summary.sentences[0].citations) == sorted(
        summary.sentences[0].citations, key=lambda c: (c.source, c.start)
    )


@pytest.mark.parametrize("text", ["", ".", "\ud800", "12", "x" * 5000, "« », 3 %"])
def test_any_text_survives(text):
    odd = Article("odd", text, language=None)
    lead = passage(FR, 0)
    sentence = GroundedSentence(text, "generated", Fact((lead,), 1, 1.0))
    (found,) = cite_sentences([sentence], [lead, *article_passages(odd)], {"fr": FR, "odd": odd}, CONFIG)
    assert found[0].article_id == "fr"


def test_a_page_without_a_full_stop_takes_no_longer_than_a_long_sentence():
    huge = Article("huge", "Trois 12 lundi Dupont " * 50_000, language="fr")
    reading = read(huge.text, "fr", None)
    assert len(reading.text) == LONGEST
    assert {s.article_id for s in spans(verbatim(FR, 0), FR, huge)} == {"fr"}


def test_the_sentence_that_a_name_was_taken_from_is_cited_though_it_says_something_else():
    told = Article(
        "told",
        "La directrice de la scierie Orvalin, Odile Castaing, visitait hier le port. "
        "« Nous rouvrirons l'atelier en mars », a-t-elle promis aux ouvriers venus l'attendre.",
        language="fr",
    )
    before, after = article_passages(told)
    joined = GroundedSentence(
        "« Nous rouvrirons l'atelier en mars », a promis Odile Castaing aux ouvriers venus l'attendre.",
        "generated",
        Fact((after, before), 1, 1.0),
    )
    assert {span.start for span in spans(joined, told, OTHER)} == {before.start, after.start}
