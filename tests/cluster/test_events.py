"""Which articles become one event, on reports written for the purpose in six languages."""

import random
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.cluster import cluster_articles
from summarize.config import ClusterConfig
from summarize.records import Article

BRIDGE = {
    "fr": "Un pont routier s'est effondré mercredi à Maltaverne, dans la vallée de l'Orsenne, faisant 7 morts et 23 blessés. "
    "L'ouvrage, long de 140 mètres, avait été fermé à la circulation pendant trois semaines en avril pour des travaux. Le maire, "
    "Aurèle Quintavalle, a annoncé trois jours de deuil. Une enquête pour homicides involontaires a été ouverte par le parquet.",
    "en": "A road bridge collapsed in Maltaverne, in the Orsenne valley, on Wednesday, killing 7 people and injuring 23. The "
    "140-metre structure had been closed to traffic for three weeks in April for repairs. Mayor Aurèle Quintavalle declared three days "
    "of mourning. Prosecutors have opened an investigation into manslaughter.",
    "de": "In Maltaverne im Tal der Orsenne ist am Mittwoch eine Straßenbrücke eingestürzt. Sieben Menschen starben, 23 wurden "
    "verletzt. Das 140 Meter lange Bauwerk war im April drei Wochen lang für Arbeiten gesperrt gewesen. Bürgermeister Aurèle "
    "Quintavalle kündigte drei Tage Trauer an. Die Staatsanwaltschaft leitete eine Untersuchung ein.",
    "es": "Un puente de carretera se derrumbó el miércoles en Maltaverne, en el valle del Orsenne, y causó 7 muertos y 23 heridos. "
    "La estructura, de 140 metros de longitud, había estado cerrada al tráfico tres semanas en abril por obras. El alcalde, Aurèle "
    "Quintavalle, anunció tres días de luto. La fiscalía ha abierto una investigación.",
    "it": "Un ponte stradale è crollato mercoledì a Maltaverne, nella valle dell'Orsenne, causando 7 morti e 23 feriti. La "
    "struttura, lunga 140 metri, era stata chiusa al traffico per tre settimane in aprile per lavori. Il sindaco Aurèle Quintavalle ha "
    "annunciato tre giorni di lutto. La procura ha aperto un'inchiesta.",
    "nl": "In Maltaverne, in de vallei van de Orsenne, is woensdag een brug ingestort. Daarbij vielen 7 doden en 23 gewonden. De 140 "
    "meter lange brug was in april drie weken gesloten voor werkzaamheden. Burgemeester Aurèle Quintavalle kondigde drie dagen van "
    "rouw aan. Het openbaar ministerie heeft een onderzoek geopend.",
}
ELECTION = {
    "fr": "La liste écologiste de Philomène Brancaleon a remporté dimanche l'élection municipale de Sorvigny avec 52,4 % des voix. "
    "Le maire sortant a reconnu sa défaite. La participation, de 61 %, est en hausse de cinq points.",
    "de": "Die grüne Liste von Philomène Brancaleon hat am Sonntag die Kommunalwahl in Sorvigny mit 52,4 Prozent der Stimmen "
    "gewonnen. Der bisherige Bürgermeister räumte seine Niederlage ein. Die Wahlbeteiligung lag bei 61 Prozent.",
}
EARLIER = (
    "Le pont routier de Maltaverne, dans la vallée de l'Orsenne, sera fermé à la circulation pendant trois semaines pour des travaux, "
    "a annoncé le maire, Aurèle Quintavalle. Des fissures avaient été signalées par des automobilistes après l'hiver. Une déviation "
    "sera mise en place par le col et les cars scolaires partiront plus tôt."
)
MARKET = "La foire aux oignons de Brizambourg a attiré une foule record ce week-end malgré la pluie, selon ses organisateurs."


def reports(texts, name, **fields):
    return [Article(f"{name}-{code}", text, language=code, **fields) for code, text in texts.items()]


def on(month, day):
    return datetime(2031, month, day, 9, tzinfo=UTC)


def groups(articles, config=ClusterConfig()):  # noqa: B008 -- frozen
    return sorted(sorted(event.article_ids) for event in cluster_articles(articles, config))


ALL = [*reports(BRIDGE, "bridge"), *reports(ELECTION, "election"), Article("market", MARKET, language="fr")]


def test_one_event_in_six_languages_without_dates():
    assert groups(ALL) == [
        sorted(f"bridge-{code}" for code in BRIDGE),
        ["election-de", "election-fr"],
        ["market"],
    ]


def test_a_missing_date_neither_joins_nor_separates():
    dated = [
        replace(article, published_at=on(5, 21)) if number % 2 else article
        for number, article in enumerate(ALL)
    ]
    assert groups(dated) == groups(ALL)


def test_articles_outside_the_window_are_never_one_event():
    french = Article("a", BRIDGE["fr"], language="fr", published_at=on(5, 1))
    later = replace(french, article_id="b", published_at=on(5, 6))
    assert groups([french, later]) == [["a"], ["b"]]
    assert groups([french, later], ClusterConfig(window_days=5)) == [["a", "b"]]


def test_an_undated_article_does_not_bridge_the_window():
    first = Article("a", BRIDGE["fr"], language="fr", published_at=on(5, 1))
    last = replace(first, article_id="c", published_at=on(5, 21))
    found = groups([first, replace(first, article_id="b", published_at=None), last])
    assert not any({"a", "c"} <= set(group) for group in found)


def test_an_earlier_episode_is_related_and_not_merged():
    articles = [
        *reports(BRIDGE, "bridge", published_at=on(5, 21)),
        Article("closed", EARLIER, language="fr", published_at=on(4, 2)),
        *reports(ELECTION, "election", published_at=on(5, 21)),
    ]
    events = {event.article_ids: event for event in cluster_articles(articles)}
    earlier = events["closed",]
    collapse = next(event for event in events.values() if len(event.article_ids) == len(BRIDGE))
    assert earlier.related == (collapse.event_id,)
    assert collapse.related == (earlier.event_id,)


def test_given_events_keep_their_id_and_stay_closed():
    given_event = [
        replace(article, event_id="../mine")
        for article in reports({"fr": BRIDGE["fr"], "en": ELECTION["de"]}, "own")
    ]
    events = cluster_articles([*given_event, *ALL])
    own = next(event for event in events if event.event_id == "../mine")
    assert own.article_ids == ("own-en", "own-fr")
    assert groups(ALL) == sorted(sorted(event.article_ids) for event in events if event is not own)


def test_an_id_that_a_record_brought_back_is_not_given_twice():
    (event,) = cluster_articles([Article("a", BRIDGE["fr"], language="fr")])
    other = Article("x", MARKET, language="fr", event_id=event.event_id)
    events = cluster_articles([Article("a", BRIDGE["fr"], language="fr"), other])
    assert len({found.event_id for found in events}) == 2


def test_the_id_stays_when_later_articles_join():
    first = Article("m", BRIDGE["fr"], language="fr", published_at=on(5, 21))
    (alone,) = cluster_articles([first])
    joined = cluster_articles(
        [
            first,
            Article("a", BRIDGE["it"], language="it", published_at=on(5, 22)),
            Article("b", BRIDGE["de"], language="de"),
        ]
    )
    assert [event.event_id for event in joined] == [alone.event_id]
    assert joined[0].article_ids == ("m", "a", "b")


@pytest.mark.parametrize(
    "texts", [[], [""], ["", ""], ["12 15 18", "12 15 18"], ["\ud800", "…"], ["x" * 100_000, "a. " * 30_000]]
)
def test_texts_that_say_nothing(texts):
    articles = [Article(str(number), text) for number, text in enumerate(texts)]
    events = cluster_articles(articles)
    assert sorted(article_id for event in events for article_id in event.article_ids) == [
        a.article_id for a in articles
    ]


def test_empty_texts_are_not_one_event():
    assert groups([Article("a", ""), Article("b", "")]) == [["a"], ["b"]]


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(ALL), st.sampled_from([None, 1, 3, 9, 30]), st.sampled_from([None, "e"])),
        max_size=10,
    ),
    st.randoms(),
)
def test_a_partition_whatever_the_order(drawn, shuffler: random.Random):
    articles = [
        replace(article, article_id=f"n{number}", published_at=on(5, day) if day else None, event_id=event)
        for number, (article, day, event) in enumerate(drawn)
    ]
    events = cluster_articles(articles)
    assert sorted(i for event in events for i in event.article_ids) == [a.article_id for a in articles]
    related = {event.event_id: set(event.related) for event in events}
    assert len(related) == len(events)
    assert all(one in related[other] and one != other for one, others in related.items() for other in others)
    shuffled = list(articles)
    shuffler.shuffle(shuffled)
    assert cluster_articles(shuffled) == events
