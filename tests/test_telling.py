"""One event from its articles to its summary: what no stage alone can show."""

from collections.abc import Sequence
from datetime import UTC, datetime

from summarize.config import Config, PlanConfig
from summarize.generate.opening import open_generator
from summarize.records import Article, CitedSummary, Event
from summarize.telling import summarize_event
from summarize.text.words import count_words

FIRE = "Un incendie a détruit mardi la halle aux grains de Valbrune."
FIRE_TOO = "Le 3 mars, un incendie a détruit la halle aux grains de Valbrune, près du canal."
DENIED = "Pourtant, la préfecture parle d'un simple feu de paille sans gravité."
TRAFFIC = "La circulation reste coupée dans le centre de la commune jusqu'à jeudi soir."


def _told(articles: Sequence[Article], config: Config, max_words: int = 120) -> CitedSummary:
    import msgspec

    config = msgspec.structs.replace(config, plan=PlanConfig(max_words=max_words))
    event = Event("event", tuple(article.article_id for article in articles))
    return summarize_event(event, articles, open_generator(config.generate), config)[0]


def test_what_its_article_takes_back_is_not_told_for_a_fact_that_another_words(verbatim: Config):
    # Within 11 words only the sentence that is opposed would fit: the gate proposes it, the summary leaves it out.
    articles = [
        Article("a", f"{FIRE}\n{DENIED}", language="fr"),
        Article("b", f"{FIRE_TOO}\n{TRAFFIC}", language="fr"),
    ]
    assert FIRE not in [sentence.text for sentence in _told(articles, verbatim, max_words=11).sentences]
    assert FIRE_TOO in [sentence.text for sentence in _told(articles, verbatim).sentences]


def test_the_only_lede_that_can_open_tells_the_news_with_its_fault_of_french(verbatim: Config):
    faulty = "La halle aux grains de Valbrune a brûlé, a-t-on appris de source concordantes."
    leaning = "Elle datait de 1812, selon la mairie de Valbrune."
    both = [Article("a", f"{faulty}\n{TRAFFIC}", language="fr"), Article("b", leaning, language="fr")]
    assert _told(both, verbatim).sentences[0].text == faulty
    sound = Article("c", f"{FIRE}\n{TRAFFIC}", language="fr")
    assert faulty not in [sentence.text for sentence in _told([*both, sound], verbatim).sentences]


def test_a_budget_that_no_sentence_fits_is_told_as_a_headline_would():
    long = (
        "Le maire de Valbrune, Paul Norlin, a rouvert mardi matin la halle aux grains de la place du marché, "
        "fermée depuis l'incendie du mois de mars, devant deux cents riverains."
    )
    (sentence,) = _told([Article("a", long, language="fr")], Config(), max_words=20).sentences
    assert count_words(sentence.text) <= 20
    assert sentence.origin == "generated"
    assert "a rouvert" in sentence.text


def test_news_that_stands_in_the_title_alone_opens_the_summary(verbatim: Config):
    title = "Odile Brun promet un pont neuf aux riverains de Trévigny"
    leaning = "Elle promet aussi un pont neuf à Trévigny, car Odile Brun ne veut plus attendre les riverains."
    body = f"{leaning} Deux plongeurs ont inspecté mardi les piles des Aulnes pour la préfecture."
    told = [s.text for s in _told([Article("a", body, title=title, language="fr")], verbatim).sentences]
    assert told[0] == f"{title}."
    assert len(told) > 1


def test_a_title_whose_news_the_text_tells_is_not_told_twice(verbatim: Config):
    title = "Un incendie détruit la halle aux grains de Valbrune"
    told = _told([Article("a", f"{FIRE}\n{TRAFFIC}", title=title, language="fr")], verbatim).sentences
    assert f"{title}." not in [sentence.text for sentence in told]


def test_a_title_is_told_where_nothing_else_can_be(verbatim: Config):
    title = "La commune de Trévigny répare le pont des Aulnes"
    body = "Il répare aussi le pont des Aulnes pour elle, et celle-ci l'en remercie à Trévigny, où la commune est pauvre."
    (sentence,) = _told([Article("a", body, title=title, language="fr")], verbatim).sentences
    assert sentence.text == f"{title}."
    assert [(c.start, c.end) for c in sentence.citations] == [(0, len(body))]


def test_one_whom_only_another_article_presents_is_introduced_and_its_passage_cited(verbatim: Config):
    first = "Odile Brun a rouvert la halle aux grains de Valbrune devant deux cents riverains."
    later = "Il y avait du vin, des gâteaux et une fanfare, que la maire de Valbrune Odile Brun a payée elle-même."
    articles = [
        Article("a", f"{first}\n{TRAFFIC}", language="fr"),
        Article("b", f"{TRAFFIC}\n{later}", language="fr"),
    ]
    at = len(TRAFFIC) + 1
    for room, opening in ((4, f"La maire de Valbrune {first}"), (3, first)):
        told = _told(articles, verbatim, max_words=count_words(first) + room).sentences[0]
        cited = ("b", at, at + len(later)) in [(c.article_id, c.start, c.end) for c in told.citations]
        assert (told.text, cited) == (opening, room == 4)


WEDNESDAY = datetime(2031, 7, 2, tzinfo=UTC)  # a feed that tells no hour
BLOCKED = (
    "Des pêcheurs ont bloqué mardi l'écluse de Valbrune pour une durée indéterminée.",
    "Ils réclament une digue à la préfecture.",
)
LIFTED = (
    "Les pêcheurs de Valbrune ont levé mercredi le blocage de l'écluse, sur décision du tribunal.",
    "Une dizaine de péniches sont reparties vers le canal des Aulnes.",
)


def _of_wednesday(name: str, *sentences: str) -> Article:
    return Article(name, "\n".join(sentences), published_at=WEDNESDAY, language="fr")


def test_of_articles_of_one_day_the_later_tells_the_event(verbatim: Config):
    articles = [_of_wednesday("a", *BLOCKED), _of_wednesday("b", *LIFTED)]
    assert [s.text for s in _told(articles, verbatim, max_words=30).sentences] == list(LIFTED)


def test_what_the_later_says_in_the_same_words_is_told(verbatim: Config):
    articles = [_of_wednesday("a", *BLOCKED), _of_wednesday("b", BLOCKED[0], *LIFTED)]
    told = _told(articles, verbatim, max_words=40).sentences
    assert BLOCKED[0] in [s.text for s in told]
    assert {c.article_id for s in told for c in s.citations} >= {"b"}


def test_older_articles_tell_it_too_where_the_later_leaves_too_little_to_print(verbatim: Config):
    marched = (
        "Une centaine de pêcheurs ont marché mardi devant la préfecture de Valbrune pour réclamer une digue."
    )
    faulty = [
        f"Les détails du plan de la préfecture sera connus {day} à Valbrune par tous les pêcheurs du canal des Aulnes."
        for day in ("lundi", "mardi", "jeudi", "samedi")
    ]
    articles = [_of_wednesday("a", marched), _of_wednesday("b", LIFTED[0], *faulty)]
    told = [s.text for s in _told(articles, verbatim, max_words=100).sentences]
    assert LIFTED[0] in told
    assert marched in told
