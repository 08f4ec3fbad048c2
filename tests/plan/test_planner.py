"""What many newsrooms say comes first, once, and within the budget."""

from collections.abc import Collection
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.config import PlanConfig
from summarize.plan.choice import choose
from summarize.plan.concepts import concepts
from summarize.plan.contexts.held import Context
from summarize.plan.features import FEATURES, concept_features
from summarize.plan.ordering import looks_back
from summarize.plan.passages import article_passages, group_passages, taken_back
from summarize.plan.planner import event_passages, plan_event
from summarize.plan.selection import Candidate, cover
from summarize.plan.unfit.latest import of_older_articles, tell_enough
from summarize.records import Article, Span
from summarize.text.words import count_words

TUESDAY = datetime(2026, 3, 3, tzinfo=UTC)
FIRE = "Un incendie a détruit mardi la halle aux grains de Valbrune."
FIRE_TOO = "La halle aux grains de Valbrune a été détruite mardi par un incendie."
FIRE_IN_ENGLISH = "A fire destroyed the Valbrune grain hall on Tuesday, firefighters said."
TRAFFIC = "La circulation reste coupée dans le centre de la commune jusqu'à jeudi soir."
LONE = "Le boulanger voisin a offert du pain chaud aux pompiers pendant toute la nuit."


def _article(name: str, *sentences: str, language: str = "fr", source: str | None = None) -> Article:
    return Article(name, "\n".join(sentences), language=language, source=source)


def _plan(articles: list[Article], max_words: int = 120, unfit: frozenset = frozenset()):
    return plan_event(articles, event_passages(articles), PlanConfig(max_words=max_words), unfit)


def test_two_tellings_of_one_fact_are_one_fact():
    articles = [_article("a", FIRE, TRAFFIC), _article("b", LONE, FIRE_TOO)]
    passages = [passage for article in articles for passage in article_passages(article)]
    groups = [sorted(p.article_id for p in group) for group in group_passages(passages) if len(group) > 1]
    assert groups == [["a", "b"]]


def test_a_foreign_telling_joins_the_french_one_and_leaves_it_the_wording():
    plan = _plan([_article("a", FIRE, LONE), _article("b", FIRE_IN_ENGLISH, language="en")])
    fact = next(fact for fact in plan.facts if fact.passages[0].text == FIRE)
    assert [passage.language for passage in fact.passages] == ["fr", "en"]
    assert fact.voices == 2


def test_what_two_sources_say_comes_before_what_one_says():
    plan = _plan([_article("a", LONE, FIRE), _article("b", TRAFFIC, FIRE_TOO)])
    assert plan.facts[0].voices == 2


def test_two_articles_of_one_outlet_are_one_voice():
    articles = [_article("a", FIRE, source="Le Phare"), _article("b", FIRE_TOO, source="le phare ")]
    passages = [passage for article in articles for passage in article_passages(article)]
    assert set(concept_features(articles, passages)[1][:, FEATURES.index("alone")]) == {1.0}
    assert _plan(articles).facts[0].voices == 1


def test_concepts_are_content_stems_and_stemmed_bigrams_without_pairs_of_function_words():
    # la|maison, maison|de: kept; de|la: two function words; la|ville: kept.
    assert concepts("La maison de la ville", "fr") == (
        ("fr", "la", "maison"), ("fr", "maison", "de"), ("fr", "la", "vill"), ("fr", "maison", ""), ("fr", "vill", ""),
    )  # fmt: skip


def test_cover_takes_each_fact_once_and_nothing_twice():
    weights = dict.fromkeys((*concepts(FIRE, "fr"), *concepts(TRAFFIC, "fr")), 1.0)
    candidates = [Candidate(0, FIRE, "fr"), Candidate(1, FIRE, "fr"), Candidate(2, TRAFFIC, "fr")]
    assert sorted(candidate.fact for candidate in cover(candidates, weights, 100)) == [0, 2]


def test_a_shorter_saying_of_the_same_fact_is_taken_when_the_long_one_does_not_fit():
    short = "Un incendie a détruit la halle aux grains."
    weights = dict.fromkeys((*concepts(FIRE, "fr"), *concepts(short, "fr")), 1.0)
    sayings = [Candidate(0, FIRE, "fr"), Candidate(0, short, "fr")]
    assert [candidate.text for candidate in cover(sayings, weights, 9)] == [short]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from([FIRE, FIRE_TOO, TRAFFIC, LONE, "Oui.", "", FIRE_IN_ENGLISH]), min_size=1, max_size=6
    ),
    st.integers(1, 60),
)
def test_the_budget_holds_and_the_order_of_articles_does_not_matter(texts: list[str], max_words: int):
    articles = [_article(f"a{n}", text) for n, text in enumerate(texts)]
    plan = _plan(articles, max_words)
    sayings = [(i, fact.passages[0].text) for i, fact in enumerate(plan.facts)]
    chosen = choose(plan, plan.facts, sayings, max_words)
    assert sum(count_words(text) for _, text in chosen) <= max_words
    assert len({index for index, _ in chosen}) == len(chosen)


def test_an_empty_event_has_an_empty_plan():
    plan = _plan([_article("a", "")])
    assert plan.facts == ()
    assert choose(plan, (), [], 100) == []


def test_an_unfit_passage_vouches_for_a_fact_but_does_not_word_it():
    articles = [_article("a", FIRE), _article("b", FIRE_TOO)]
    plan = _plan(articles, unfit=frozenset({("a", 0, len(FIRE))}))
    assert [passage.text for passage in plan.facts[0].passages] == [FIRE_TOO, FIRE]
    assert plan.facts[0].voices == 2


def test_what_the_next_sentence_opposes_is_not_told_alone_but_as_the_news():
    but = "Pourtant, la préfecture parle d'un simple feu de paille sans gravité."

    def told(*sentences: str) -> list[str]:
        articles = [_article("a", *sentences)]
        plan = _plan(articles, unfit=taken_back(event_passages(articles)))
        return [fact.passages[0].text for fact in plan.facts]

    assert FIRE not in told(TRAFFIC, FIRE, but)
    assert TRAFFIC in told(TRAFFIC, FIRE, but)
    assert FIRE in told(FIRE, but, TRAFFIC)
    assert FIRE not in told(TRAFFIC, FIRE, "À moins d'un report décidé par la préfecture du canton.")


def test_only_the_top_of_an_article_is_read_where_that_is_asked():
    text = "\n".join(f"Le maire de Brolles a rouvert le pont numéro {n} jeudi." for n in range(1, 6))
    article = Article("a", text, language="fr")
    assert event_passages([article], 2) == event_passages([article])[:2]
    assert len(event_passages([article])) == 5


def test_the_opening_says_what_the_last_day_s_titles_say():
    def told(title: str, published: datetime) -> list[str]:
        first = replace(
            _article("a", LONE, TRAFFIC, FIRE), title="La halle de Valbrune brûle", published_at=TUESDAY
        )
        second = replace(_article("b", TRAFFIC, LONE), title=title, published_at=published)
        plan = _plan([first, second])
        sayings = [(i, fact.passages[0].text) for i, fact in enumerate(plan.facts)]
        return [text for _, text in choose(plan, plan.facts, sayings, 120)]

    bread = "Valbrune : le boulanger offre du pain aux pompiers"
    assert told(bread, TUESDAY + timedelta(days=2))[0] == LONE
    roads = "Valbrune : la circulation reste coupée dans le centre"
    assert told(roads, TUESDAY + timedelta(days=2))[0] == TRAFFIC


def test_an_opening_that_looks_back_leaves_its_place_to_another_article_s():
    back = "Le boulanger de Valbrune avait offert le pain de toute la nuit aux pompiers du canton."
    plan = _plan([_article("a", back, TRAFFIC), _article("b", FIRE, LONE)])
    sayings = [(i, fact.passages[0].text) for i, fact in enumerate(plan.facts)]
    assert choose(plan, plan.facts, sayings, 120)[0][1] == FIRE


def test_the_last_day_tells_an_event_where_it_has_enough_to_say():
    monday = replace(_article("a", FIRE, LONE), published_at=TUESDAY)
    later = replace(_article("b", FIRE_TOO, TRAFFIC), published_at=TUESDAY + timedelta(days=1))

    def old(articles: list[Article], max_words: int, unable: Collection[Span] = ()) -> set[str]:
        by_id, passages = {article.article_id: article for article in articles}, event_passages(articles)
        sets = of_older_articles(passages, by_id)
        return next(
            {span[0] for span in older}
            for older in sets
            if not older or tell_enough(older, passages, by_id, max_words, unable)
        )

    assert old([monday, later], 5) == {"a"}
    assert old([monday, later], 40) == set()
    assert old([replace(monday, published_at=None), later], 5) == set()
    torn = [p.span for p in event_passages([monday, later]) if p.text in (FIRE_TOO, TRAFFIC)]
    assert old([monday, later], 5, torn[:1]) == {"a"}  # it opens on its second sentence
    assert old([monday, later], 5, torn) == set()  # its opening cannot be printed
    undated = replace(_article("c", FIRE_TOO, TRAFFIC), published_at=None)
    foreign = replace(_article("b", FIRE_IN_ENGLISH, language="en"), published_at=TUESDAY + timedelta(days=1))
    assert old([monday, foreign, undated], 5) == set()


def test_a_short_sentence_with_nothing_of_the_story_is_not_told():
    bar, toll = "Au bar de la Criée, on parle bas.", "Il y a eu 12 blessés."
    article = _article("a", FIRE, bar, toll)
    plan = _plan([article])
    sayings = [(i, fact.passages[0].text) for i, fact in enumerate(plan.facts)]

    def told(ties: float) -> set[str]:
        contexts = {said: Context(ties=0.0 if said[1] == FIRE else ties) for said in sayings}
        return {text for _, text in choose(plan, plan.facts, sayings, 60, contexts)}

    assert told(0.0) == {FIRE, toll}
    assert told(1.0) == {FIRE, bar, toll}


def test_a_lone_sentence_from_within_is_told_only_where_room_is_left():
    article = _article("a", FIRE, "Le feu est parti vers 4 heures de la halle.", LONE)
    plan = _plan([article])
    sayings = [(i, fact.passages[0].text) for i, fact in enumerate(plan.facts)]

    def told(max_words: int) -> list[str]:
        contexts = {
            (index, text): Context(ties=3.0, lately=frozenset({"a#9"})) if text == LONE else Context()
            for index, text in sayings
        }
        return [text for _, text in choose(plan, plan.facts, sayings, max_words, contexts)]

    assert LONE not in told(34)  # the other two fill it
    assert LONE in told(60)


def test_what_went_before_the_news_does_not_open():
    before = "Le maire de Trévigny s'était engagé à rouvrir mardi la halle du marché."
    news = "La halle du marché de Trévigny ne rouvrira pas mardi, a tranché la préfecture de la Serre."
    plan = _plan([_article("a", before, news, LONE)])
    sayings = [(i, fact.passages[0].text) for i, fact in enumerate(plan.facts)]
    assert choose(plan, plan.facts, sayings, 60)[0][1] == news
    alone = _plan([_article("a", before, "Il avait promis de la rebâtir avant Noël.")])
    sayings = [(i, fact.passages[0].text) for i, fact in enumerate(alone.facts)]
    assert choose(alone, alone.facts, sayings, 60)[0][1] == before


@pytest.mark.parametrize(
    ("sentence", "back"),
    [
        ("Le maire avait pris jeudi un arrêté sur le port du masque.", True),
        ("Le maire a dit qu'il avait pris un arrêté.", False),
        ("Le pont était fermé mardi.", False),
        ("Le maire avait peur.", False),
    ],
)
def test_a_pluperfect_looks_back(sentence: str, back: bool):
    assert looks_back(sentence) is back


def test_the_opening_opens_its_article():
    # Worth more, told by two, and no sentence to open on.
    articles = [_article("a", LONE, FIRE), _article("b", TRAFFIC, FIRE_TOO)]
    plan = _plan(articles)
    sayings = [(i, fact.passages[0].text) for i, fact in enumerate(plan.facts)]
    first = choose(plan, plan.facts, sayings, 120)[0][1]
    assert first in {LONE, TRAFFIC}
