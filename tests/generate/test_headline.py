"""Headlines: which titles can be printed, and what stands in when none can."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from summarize.generate.headline import headline
from summarize.records import Article, Fact, GroundedSentence, Passage

PONT = "Le maire de Trévigny, élu en mars, a fermé le pont de la Serre."
DAY = datetime(2026, 3, 2, 8, tzinfo=UTC)
FACT = Fact((Passage("a", 0, len(PONT), PONT, "fr", 0),), 1, 1.0)


def article(title: str) -> Article:
    return Article(article_id=title, text="", title=title, language="fr")


@pytest.mark.parametrize(
    "title",
    [
        "Pourquoi le maire de Trévigny ferme-t-il le pont ?",
        "Trévigny : le maire ferme le pont de la…",
        "TRÉVIGNY : LE MAIRE FERME LE PONT DE LA SERRE",
        "Trévigny : « le pont de la Serre est fermé, dit le maire",
        "Pont fermé",
        "Pont de la Serre : ce que l'on sait de la fermeture",
        "Crue à Trévigny : le point sur le pont de la Serre",
    ],
)
def test_a_title_that_cannot_be_printed_is_passed_over(title):
    assert headline([FACT], [article(title)]) == PONT.rstrip(".")
    good = article("La SNCF et le maire de Trévigny ferment le pont")
    assert headline([FACT], [article(title), good]) == good.title


def test_the_last_day_gives_the_title_before_a_better_one_of_the_day_before():
    said = replace(article("Le maire de Trévigny fermera le pont de la Serre"), published_at=DAY)
    done = replace(article("Trévigny : le pont est fermé"), published_at=DAY + timedelta(days=1))
    assert headline([FACT], [said, done]) == done.title
    same_day = replace(done, published_at=DAY + timedelta(hours=5))
    assert headline([FACT], [said, same_day]) == said.title
    asking = replace(done, title="Pourquoi le pont de Trévigny est-il fermé ?")
    assert headline([FACT], [said, asking]) == said.title


def test_a_title_announces_what_the_summary_tells():
    other = article("Trévigny : le maire de la ville voisine ouvre une enquête sur les digues")
    plain = article("Un pont fermé à Trévigny")
    said = [GroundedSentence(PONT, "verbatim", FACT)]
    assert headline([FACT], [other, plain], said) == plain.title
    assert headline([FACT], [other], said) == other.title
    untold = article("La préfète ouvre une enquête sur les digues de Trévigny")
    # any title reads better than a sentence said twice
    assert headline([FACT], [untold], said) == untold.title
    assert headline([FACT], [untold, plain], said) == plain.title
    own = replace(untold, article_id=said[0].fact.passages[0].article_id)
    half = replace(article("Trévigny : le maire et la préfète ouvrent une enquête"), article_id="z")
    assert headline([FACT], [own, half], said) == own.title
    assert headline([FACT], [half], said) == half.title
    # what went before in the day and is told heads the page before what is not told
    assert headline([FACT], [own], said, before=[plain]) == plain.title
    assert headline([FACT], [own], said, before=[untold]) == own.title
    assert headline([FACT], [other], said, before=[untold]) == other.title


def test_a_title_gives_no_figure_that_the_summary_does_not_give():
    said = [GroundedSentence("Le pont de la Serre a fait trois blessés à Trévigny.", "verbatim", FACT)]
    two = article("Deux blessés au pont de la Serre à Trévigny")
    three = article("Trévigny : 3 blessés au pont")
    assert headline([FACT], [two, three], said) == three.title
    assert headline([FACT], [two], said) == "Le pont de la Serre a fait trois blessés à Trévigny"
    named = article(
        "Covid-19 : trois blessés au pont de la Serre à Trévigny"
    )  # the text need not name the virus
    assert headline([FACT], [named], said) == named.title


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Plus de 7.000 arbres plantés à Trévigny", True),
        ("Près de 7.200 arbres plantés à Trévigny", True),
        ("Des milliers d'arbres plantés à Trévigny", True),
        ("Plus de 4.000 arbres plantés à Trévigny", False),
        ("Près de 7.100 arbres plantés à Trévigny", False),
        ("7.000 arbres plantés à Trévigny", False),
        ("Plus de 7.000 euros pour les arbres plantés à Trévigny", False),
    ],
)
def test_a_title_may_round_the_figure_that_the_summary_gives(title: str, told: bool):
    planted = "La ville de Trévigny a planté 7.183 arbres le long de la Serre."
    said = [GroundedSentence(planted, "verbatim", FACT)]
    other = article("La ville plante des arbres à Trévigny, le long de la Serre")
    assert headline([FACT], [article(title)], said) == (title if told else planted.rstrip("."))
    assert headline([FACT], [other], said) == other.title


def test_the_article_whose_words_open_the_summary_gives_the_title():
    other = article("Le maire de Trévigny, élu en mars, ferme le pont de la Serre")
    own = replace(article("Trévigny : le pont de la Serre est fermé"), article_id="a")
    said = [GroundedSentence(PONT, "verbatim", FACT)]
    assert headline([FACT], [other, own], said) == own.title
    assert headline([FACT], [other, own]) == other.title


def test_who_is_named_in_a_title_is_in_the_text():
    said = [GroundedSentence(PONT, "verbatim", FACT)]
    other = article("Pont de Trévigny : Paul Norlin et Odile Brun accusent le maire")
    plain = article("Trévigny : le pont de la Serre fermé")
    assert headline([FACT], [other, plain], said) == plain.title


def test_a_slogan_is_no_headline():
    slogan = article("Pour l'abandon du pont de la Serre")
    assert headline([FACT], [slogan, article("Le pont fermé à Trévigny")]) == "Le pont fermé à Trévigny"


def test_a_long_title_loses_whole_chunks():
    title = "Le maire de Trévigny, élu en mars après une campagne rude, a fermé le pont de la Serre, qui menace ruine"
    assert headline([FACT], [article(title)]) == (
        "Le maire de Trévigny a fermé le pont de la Serre, qui menace ruine"
    )


def test_a_title_tells_no_relative_day():
    assert headline([FACT], [article("Le maire de Trévigny a fermé hier le pont de la Serre")]) == (
        "Le maire de Trévigny a fermé le pont de la Serre"
    )


def test_another_sentence_where_the_first_is_too_long():
    long = (
        "Le maire de Trévigny et tous les élus de la majorité du conseil municipal ont décidé sans attendre de "
        "fermer le pont de la Serre aux camions."
    )
    fact = Fact((Passage("a", 0, len(long), long, "fr", 0),), 1, 1.0)
    said = [GroundedSentence(long, "verbatim", fact), GroundedSentence(PONT, "verbatim", FACT)]
    assert headline([fact], [], said) == PONT.rstrip(".")
    assert headline([fact], [], said[:1]) == long.rstrip(".")


@pytest.mark.parametrize(
    "leaning",
    [
        "Il a fermé le pont de la Serre.",
        "Cette décision ferme le pont de la Serre.",
        "L'enquête sur ce pont de la Serre a repris.",
        "Le maire de Trévigny avait fermé le pont de la Serre.",
        "« Le pont de la Serre est fermé », a dit le maire de Trévigny.",
    ],
)
def test_what_leans_or_went_before_opens_no_page(leaning):
    fact = Fact((Passage("b", 0, len(leaning), leaning, "fr", 3),), 2, 2.0)
    said = [GroundedSentence(leaning, "verbatim", fact), GroundedSentence(PONT, "verbatim", FACT)]
    assert headline([fact, FACT], [], said) in {
        "Le maire de Trévigny a fermé le pont de la Serre",
        "Le maire de Trévigny, élu en mars, a fermé le pont de la Serre",
    }


def test_a_sentence_that_needs_nothing_before_it_gives_the_headline():
    other = "Le préfet de l'Orvanne a rouvert la gare de Trévigny."
    fact = Fact((Passage("b", 0, len(other), other, "fr", 3),), 1, 1.0)
    said = [GroundedSentence(PONT, "verbatim", FACT), GroundedSentence(other, "verbatim", fact)]
    assert headline([FACT, fact], [], said, said[1:]) == other.rstrip(".")
