"""What is a copy and what is another report, on texts written for the purpose."""

import random
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.config import DedupeConfig
from summarize.dedupe import dedupe_articles
from summarize.records import Article

WIRE = [
    "Un incendie a ravagé mardi soir la halle de Vautrillon, où se tenait le marché aux fleurs.",
    "Les pompiers, alertés vers dix-neuf heures, ont mis plus de trois heures à maîtriser les flammes.",
    "Douze personnes ont été blessées, dont deux grièvement, selon un premier bilan de la préfecture.",
    "La maire de la ville, Odile Tanquart, s'est rendue sur place peu avant minuit avec ses adjoints.",
    "« Nous avons perdu le cœur de notre cité et chacun ici a le sentiment d'avoir perdu un proche », a-t-elle déclaré.",
    "Le bâtiment, achevé à la fin du dix-neuvième siècle, venait d'être rénové pour 4 millions d'euros.",
    "Une enquête a été ouverte par le parquet afin de déterminer l'origine du sinistre.",
    "Les commerçants seront accueillis dès jeudi dans l'ancienne caserne, a promis la municipalité.",
    "Un appel aux dons lancé dans la nuit par une association de riverains a déjà réuni des milliers de participants.",
    "Le ministre de la Culture doit se rendre à Vautrillon vendredi matin pour rencontrer les sinistrés.",
]
TEXT = "\n".join(WIRE)


def article(name, text=TEXT, **fields):
    return Article(name, text, **({"language": "fr"} | fields))


def day(number):
    return datetime(2031, 3, number, 8, tzinfo=UTC)


def groups(*articles, config=DedupeConfig()):  # noqa: B008 -- frozen
    result = dedupe_articles(articles, config)
    assert len(result.articles) + len(result.copies) == len(articles)
    listed = {(original.article_id, copy) for original in result.articles for copy in original.copies}
    assert {(copy.copy_of, copy.article.article_id) for copy in result.copies} == listed
    return {original.article_id: original.copies for original in result.articles}


@pytest.mark.parametrize(
    "carried",
    [
        TEXT,
        TEXT.upper(),
        TEXT.replace("«", '"').replace("»", '"').replace("'", "’"),
        TEXT.replace("\n", "\n\n"),
        "A lire aussi : notre dossier sur les halles\n" + TEXT,
        TEXT + "\nVous aimez cet article ? Abonnez-vous à notre lettre du matin.",
        "Publié le 4 mars 2031 à 08:15\nTemps de lecture : 3 min\n" + TEXT,
        TEXT.replace("Douze", "12").replace("deux grièvement", "2 grièvement"),
        TEXT.replace("s'est rendue sur place", "est venue"),
        "\n".join(WIRE[:5]),
        "\n".join(WIRE[:3]) + "\nLa suite est réservée à nos abonnés.",
        "\n".join(WIRE[3:]),
    ],
    ids=["same", "capitals", "quotes", "blank lines", "top", "end", "header", "digits", "edit", "half", "teaser", "no lead"],
)  # fmt: skip
def test_a_carried_text_is_a_copy(carried):
    assert groups(article("a", published_at=day(1)), article("b", carried, title="Autre titre")) == {
        "a": ("b",)
    }


def test_six_carriers_are_one_voice():
    carriers = [
        article(f"site-{n}", f"Rubrique {n}\n{TEXT}\nLe journal {n}", published_at=day(9 - n))
        for n in range(6)
    ]
    assert groups(*carriers) == {"site-5": tuple(f"site-{n}" for n in range(5))}


def test_a_replaced_figure_is_news_and_no_copy():
    later = TEXT.replace("Douze personnes", "Au moins quinze personnes")
    assert groups(article("a", published_at=day(1)), article("b", later, published_at=day(2))) == {
        "a": (),
        "b": (),
    }


def test_a_cut_version_with_another_figure_is_no_copy():
    later = "\n".join(WIRE[:6]).replace("Douze", "Quinze")
    assert groups(article("a"), article("b", later)) == {"a": (), "b": ()}


def test_two_reports_that_quote_the_same_statement_stay_two():
    statement = (
        "« La direction tient à exprimer sa plus vive émotion et assure les familles de son entier soutien ; elle a "
        "demandé la constitution d'une commission indépendante, dont les conclusions seront rendues publiques avant "
        "l'automne, et elle suspend dans l'attente toute exploitation de la ligne entre Bréval et le col de Vère, où des "
        "navettes remplaceront les trains matin et soir pour les élèves comme pour les salariés de la vallée, sans aucun "
        "supplément de prix et avec les mêmes correspondances que celles de l'horaire annoncé au printemps dernier. »"
    )
    left = (
        "Après le déraillement de lundi, la compagnie ferroviaire a réagi par écrit, quatre jours plus tard.\n"
        + statement
    )
    right = (
        "Silence dans les bureaux des chemins de fer, puis ces lignes adressées aux rédactions de la région.\n"
        + statement
    )
    assert groups(article("a", left), article("b", right)) == {"a": (), "b": ()}
    assert groups(article("a", left + "\n" + TEXT), article("b", right)) == {"a": (), "b": ()}


def test_reports_that_share_sentences_of_one_wire_stay_two():
    own = [
        f"Paragraphe propre à la rédaction sur le point {n}, que personne d'autre ne raconte ainsi."
        for n in range(4)
    ]
    left = "\n".join([*WIRE[:4], "Notre reporter a rencontré les fleuristes au petit matin devant les décombres fumants.",
                      "Plusieurs d'entre eux songent à quitter la ville pour de bon.", *own[:2]])  # fmt: skip
    right = "\n".join(["À Vautrillon, on se relève difficilement de cette nuit de mars.", *WIRE[:3], *WIRE[6:8],
                       "Le conseil municipal extraordinaire de dimanche s'annonce houleux, selon l'opposition."])  # fmt: skip
    assert groups(article("a", left), article("b", right)) == {"a": (), "b": ()}


def test_the_earliest_carrier_is_the_original_then_the_longest_then_the_smallest_id():
    longer = TEXT + "\nRédaction"
    assert groups(article("a", longer, published_at=day(2)), article("b", published_at=day(1))) == {
        "b": ("a",)
    }
    assert groups(article("a", published_at=day(1)), article("b", longer, published_at=day(1))) == {
        "b": ("a",)
    }
    assert groups(article("b"), article("a")) == {"a": ("b",)}
    assert groups(article("a", longer), article("b", published_at=day(1))) == {"b": ("a",)}


def test_a_cut_text_is_no_original_though_it_came_first():
    assert groups(
        article("flash", "\n".join(WIRE[:5]), published_at=day(1)), article("full", published_at=day(2))
    ) == {"full": ("flash",)}


def test_events_of_records_and_languages_are_never_merged():
    assert groups(article("a", event_id="x"), article("b", event_id="y"), article("c")) == {
        "a": (),
        "b": (),
        "c": (),
    }
    assert groups(article("a"), article("b", language="de")) == {"a": (), "b": ()}
    assert groups(article("a"), article("b", language=None)) == {"a": ("b",)}


def test_copies_found_before_are_kept():
    assert groups_of_rerun() == {"a": ("b", "c", "d")}


def groups_of_rerun():
    result = dedupe_articles([article("a", copies=("c",)), article("b", copies=("d",))])
    return {original.article_id: original.copies for original in result.articles}


def test_texts_without_words_are_originals():
    assert groups(article("a", ""), article("b", " … "), article("c", "")) == {"a": (), "b": (), "c": ()}
    assert groups() == {}


def test_texts_of_figures_alone():
    assert groups(
        article("a", "12 15 18 20 23"), article("b", "12 15 18 20 23"), article("c", "13 15 18 20 24")
    ) == {
        "a": ("b",),
        "c": (),
    }


def test_hostile_texts_pass():
    texts = [
        "\ud800 \udfff" * 50,
        "a " * 200_000,
        "«" * 5_000 + '"' * 5_000,
        "1" * 20_000,
        "\x00\u200b",
        "a" * 300_000,
    ]
    assert len(dedupe_articles([article(str(n), text) for n, text in enumerate(texts)]).articles) == len(
        texts
    )


sentences = st.lists(st.sampled_from(WIRE), min_size=1, max_size=10).map("\n".join)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(sentences, st.sampled_from([None, 1, 2]), st.sampled_from([None, "x"])), max_size=8),
    st.randoms(),
)
def test_nothing_is_lost_and_order_does_not_matter(drawn, shuffler: random.Random):
    articles = [
        article(f"n{number}", text, published_at=day(when) if when else None, event_id=event)
        for number, (text, when, event) in enumerate(drawn)
    ]
    result = dedupe_articles(articles)
    ids = [a.article_id for a in result.articles] + [c.article.article_id for c in result.copies]
    assert sorted(ids) == [a.article_id for a in articles]
    shuffled = list(articles)
    shuffler.shuffle(shuffled)
    assert dedupe_articles(shuffled) == result
    event_of = {a.article_id: a.event_id for a in articles}
    assert all(event_of[c.copy_of] == c.article.event_id for c in result.copies)


def test_the_result_agrees_with_comparing_all_pairs():
    """A peer without any index: scikit-learn's sets of word 5-grams, all pairs."""
    import numpy as np
    from sklearn.feature_extraction.text import CountVectorizer

    generator = random.Random(3)
    vocabulary = [f"mot{n}" for n in range(3_000)]
    bases = [generator.choices(vocabulary, k=200) for _ in range(30)]
    texts = [" ".join(base) for base in bases]
    for base in bases[:20]:
        edited = list(base)
        for place in generator.sample(range(200), generator.choice([2, 4, 8, 12, 16, 30])):
            edited[place] = generator.choice(vocabulary)
        texts.append(" ".join(edited))
    grams = CountVectorizer(ngram_range=(5, 5), binary=True).fit_transform(texts).toarray().astype(np.int64)
    both = grams @ grams.T
    sizes = np.diag(both)
    similar = both / (sizes[:, None] + sizes[None] - both) >= 0.6
    contained = both / np.minimum(sizes[:, None], sizes[None]) >= 0.8
    expected = {(i, j) for i, j in np.argwhere(np.triu(similar | contained, 1)).tolist()}
    result = dedupe_articles([article(f"{n:03}", text, language=None) for n, text in enumerate(texts)])
    found = {tuple(sorted((int(c.copy_of), int(c.article.article_id)))) for c in result.copies}
    assert found == expected
    assert 5 <= len(found) < 20
