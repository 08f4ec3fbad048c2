"""Among the articles of one day, the ones that another was written after."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.plan.planner import event_passages
from summarize.plan.unfit.latest import of_older_articles, tell_enough, with_news_retold, without_titles
from summarize.plan.unfit.same_day import earlier_of_the_day
from summarize.records import Article

WEDNESDAY = datetime(2031, 7, 2, tzinfo=UTC)  # a feed that tells no hour

BLAST = (
    "Douze personnes ont été blessées mardi soir dans l'explosion d'une chaudière à Vernoise, a indiqué la préfecture.",
    "Le quartier de la halle a été fermé à la circulation.",
)
INQUIRY = (
    "La police de Vernoise a interrogé mercredi quatre personnes après l'explosion qui a fait treize blessés.",
    "Le chauffagiste de la halle figure parmi elles.",
)
LAUNCH = (
    "Le maire de Vernoise présentera ce mercredi à 15 heures son plan pour la halle.",
    "Les commerçants attendent des aides.",
)
PLAN = (
    "Le maire de Vernoise a présenté mercredi un plan de deux millions d'euros pour la halle.",
    "Les commerçants toucheront la moitié de cette somme.",
)
NIGHT = (
    "Le conseil de Vernoise a voté mercredi soir les deux millions de la halle.",
    "Le maire a remercié les élus.",
)

STORM_COMING = (
    "La tempête Odile se dirigeait mercredi vers Vernoise.",
    "Elle devait atteindre le port dans l'après-midi de mercredi, selon les services météorologiques.",
)
STORM = (
    "La tempête Odile a commencé mercredi à frapper la région de Vernoise.",
    "Mercredi après-midi, elle est passée sur le port.",
)
RULE_COMING = (
    "La mairie demande une dérogation pour les cyclistes.",
    "Le casque est obligatoire à Vernoise à partir de mercredi 8 heures, a annoncé mardi le préfet.",
)
RULE = (
    "Les cyclistes rouleront sans casque, a indiqué mercredi le préfet.",
    "Il est obligatoire à Vernoise depuis ce mercredi 8 heures.",
)
FIRST_ALARM = (
    "Une chaudière a explosé à Vernoise, sans que les pompiers puissent préciser le nombre de blessés.",
    "La halle est fermée.",
)
TOLL = (
    "L'explosion de la chaudière de Vernoise a fait deux morts et douze blessés.",
    "Le marché est annulé.",
)
SESSION_COMING = (
    "Le conseil de Vernoise parle ce mercredi du budget de la halle.",
    "La séance démarre à 15 heures dans la grande salle.",
)
VOTE_COMING = ("Le conseil de Vernoise doit adopter le budget de la halle.", "Les commerçants attendent.")
VOTED = (
    "Le conseil de Vernoise a adopté le budget de la halle par dix voix contre neuf.",
    "Les élus sont partagés.",
)
AID_AWAITED = (
    "La ministre Odile Brun a commencé mercredi sa visite aux marchands de Vernoise, à l'issue de laquelle elle devrait annoncer des aides.",
    "Elle a goûté le fromage.",
)
AID = (
    "A Vernoise, Odile Brun s'est adressée mercredi aux marchands des halles, annonçant deux millions d'euros d'aides.",
    "La moitié viendra de la région.",
)


def _article(name: str, sentences: tuple[str, ...], published: datetime | None = WEDNESDAY) -> Article:
    return Article(name, " ".join(sentences), published_at=published, language="fr")


def _earlier(*articles: Article) -> frozenset[str]:
    found = earlier_of_the_day(articles, event_passages(articles))
    assert found == earlier_of_the_day(articles[::-1], event_passages(articles[::-1]))
    return found


@pytest.mark.parametrize(
    ("one", "later"),
    [
        pytest.param(BLAST, INQUIRY, id="the one tells Tuesday last, the other Wednesday"),
        pytest.param(LAUNCH, PLAN, id="the one announces what the other tells as done"),
        pytest.param(PLAN, NIGHT, id="the one knows nothing of the evening"),
        pytest.param(PLAN, PLAN + NIGHT[1:] + BLAST[1:], id="the one is carried on"),
        pytest.param(
            STORM_COMING, STORM, id="the one announces for the afternoon what the other tells of it"
        ),
        pytest.param(FIRST_ALARM, TOLL, id="the one does not know the toll yet"),
        pytest.param(SESSION_COMING, PLAN, id="what starts at three in the present has not begun"),
        pytest.param(VOTE_COMING, VOTED, id="the one announces a vote that the other tells"),
        pytest.param(AID_AWAITED, AID, id="the one awaits what the other makes known"),
        pytest.param(RULE_COMING, RULE, id="what holds from Wednesday holds since Wednesday"),
    ],
)
def test_one_article_was_written_after_the_other(one, later):
    assert _earlier(_article("a", one), _article("b", later)) == {"a"}


def test_of_two_that_tell_the_same_moment_none_is_earlier():
    assert _earlier(_article("a", PLAN), _article("b", INQUIRY)) == frozenset()


def test_another_person_or_matter_makes_nothing_known():
    other = ("A Vernoise, Paul Aubin s'est adressé mercredi aux marchands des halles, annonçant des aides.",)
    assert _earlier(_article("a", AID_AWAITED), _article("b", other)) == frozenset()
    matter = ("Odile Brun a annoncé mercredi sa candidature.",)
    assert _earlier(_article("a", AID_AWAITED), _article("b", matter)) == frozenset()


def test_what_is_only_quoted_or_announced_dates_nothing():
    said = (
        "Le maire a présenté mercredi son plan.",
        '"J\'ai vu la halle brûler mercredi soir", a écrit une élue.',
    )
    assert _earlier(_article("a", PLAN), _article("b", said)) == frozenset()
    to_come = ("Le maire a présenté mercredi son plan.", "Le conseil le votera mercredi soir.")
    assert _earlier(_article("a", PLAN), _article("b", to_come)) == frozenset()


def test_signs_that_speak_for_both_orders_speak_for_none():
    announces = LAUNCH + NIGHT[1:] + BLAST[1:] + PLAN
    assert _earlier(_article("a", PLAN[1:]), _article("b", announces)) == {"a"}  # carried on
    assert _earlier(_article("a", PLAN), _article("b", announces)) == frozenset()


def test_an_article_known_to_have_appeared_later_is_not_the_earlier():
    nine = WEDNESDAY + timedelta(hours=9)
    assert _earlier(_article("a", BLAST, nine), _article("b", INQUIRY, nine + timedelta(hours=2))) == {"a"}
    assert (
        _earlier(_article("a", BLAST, nine + timedelta(hours=2)), _article("b", INQUIRY, nine)) == frozenset()
    )


def test_articles_without_a_day_or_of_other_days_are_not_compared():
    assert _earlier(_article("a", BLAST, None), _article("b", INQUIRY)) == frozenset()
    assert (
        _earlier(_article("a", BLAST), _article("b", INQUIRY, WEDNESDAY + timedelta(days=2))) == frozenset()
    )


def test_of_a_chain_the_last_alone_is_not_earlier():
    chain = _article("a", LAUNCH), _article("b", PLAN), _article("c", NIGHT)
    assert _earlier(*chain) == {"a", "b"}


def test_articles_of_which_each_follows_another_have_no_order():
    # The dispatch is carried on by the long one, which only announces what the others look back on.
    rest = NIGHT[1:] + BLAST[1:]
    ring = _article("a", PLAN[1:]), _article("b", LAUNCH + rest + PLAN[1:]), _article("c", PLAN)
    assert len(_earlier(*ring)) < len(ring)


def test_the_later_article_tells_the_event_where_it_has_the_words_and_its_title_heads_it():
    blast = replace(_article("a", BLAST), title="Vernoise : douze blessés dans une explosion")
    inquiry = replace(_article("b", INQUIRY), title="Vernoise : quatre personnes interrogées")
    articles, by_id = [blast, inquiry], {"a": blast, "b": inquiry}
    passages = event_passages(articles)
    earlier = earlier_of_the_day(articles, passages)
    sets = [{span[0] for span in older} for older in of_older_articles(passages, by_id, earlier)]
    assert sets == [{"a"}, set()]
    older = next(iter(of_older_articles(passages, by_id, earlier)))
    assert tell_enough(older, passages, by_id, 20)
    assert not tell_enough(older, passages, by_id, 60)  # the later one is too short
    first = {p.span for p in passages if p.article_id == "b"}
    assert not tell_enough(older, passages, by_id, 20, first)  # its opening cannot be printed
    assert [a.title for a in without_titles(articles, earlier)] == [None, inquiry.title]


@pytest.mark.parametrize("title", [None, "Vernoise : les commerçants demandent des aides"])
def test_an_earlier_article_of_the_day_with_news_of_its_own_may_still_be_told(title):
    aid = replace(
        _article("aid", ("Les commerçants demandent des aides pour leur loyer.", RULE[0], LAUNCH[0])),
        title=title,
    )
    plan = replace(_article("plan", PLAN[:1] + NIGHT[:1]), title="Vernoise : deux millions pour la halle")
    articles = [aid, plan]
    passages = event_passages(articles)
    assert earlier_of_the_day(articles, passages) == {"aid"}
    assert with_news_retold({"aid"}, articles, passages) == frozenset()


@pytest.mark.parametrize(
    "article",
    [
        pytest.param(_article("blast", BLAST), id="its opening"),
        pytest.param(
            replace(
                _article("blast", (LAUNCH[1], RULE[0])), title="Vernoise : l'explosion fait treize blessés"
            ),
            id="its title",
        ),
        pytest.param(
            replace(_article("blast", ("Die Kirche brennt.",)), language="de"), id="another language"
        ),
    ],
)
def test_an_earlier_article_of_the_day_yields_to_one_that_tells_its_news(article):
    articles = [article, _article("inquiry", INQUIRY + BLAST[:1])]
    assert with_news_retold({"blast"}, articles, event_passages(articles)) == {"blast"}
    assert with_news_retold(set(), articles, event_passages(articles)) == frozenset()


@given(
    st.lists(
        st.lists(st.sampled_from(BLAST + INQUIRY + LAUNCH + PLAN + NIGHT), min_size=1, max_size=4),
        min_size=2,
        max_size=4,
    )
)
def test_one_article_at_least_is_none_of_the_earlier_ones(texts):
    articles = [_article(f"a{number}", tuple(text)) for number, text in enumerate(texts)]
    assert earlier_of_the_day(articles, event_passages(articles)) < {a.article_id for a in articles}
