"""Laws of the stage: nothing vanishes, any text is survived, order does not matter, time is linear."""

import random
import time
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.clean import clean_articles, label_lines
from summarize.config import CleanConfig
from summarize.records import Article, Rejection

BODY = (
    "Le conseil de Brévans a voté lundi la fermeture du pont, jugé dangereux par deux bureaux d'études.\n"
    "Les travaux doivent durer onze mois. Une passerelle sera posée avant l'été."
)


def article(text, article_id="a", **fields):
    return Article(article_id, text, **{"language": "fr", **fields})


def cleaned_text(text, **fields):
    (result,) = clean_articles([article(text, **fields)]).articles
    return result.text


line = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        [
            "-",
            "",
            "14:43Festival annulé",
            "Lire aussi",
            "Partager",
            "- un point",
            "Commentaires",
            "A.Roy--QX",
            "date 2031-05 x",
            *BODY.split("\n"),
        ]
    ),
)
TEXTS = st.lists(line, max_size=25).map("\n".join)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.tuples(TEXTS, st.sampled_from([None, "Le Courrier"]), st.none() | st.text(max_size=20)), max_size=6
    )
)
def test_in_equals_out_plus_rejected(texts):
    articles = [
        Article(str(i), text, title=title, source=source) for i, (text, source, title) in enumerate(texts)
    ]
    result = clean_articles(articles)
    ids = [a.article_id for a in result.articles] + [r.article_id for r in result.rejections]
    assert sorted(ids) == sorted(a.article_id for a in articles)
    assert [a.article_id for a in result.articles] == [
        i for i in map(str, range(len(texts))) if i in {a.article_id for a in result.articles}
    ]
    for kept in result.articles:
        paragraphs = kept.text.split("\n")
        assert all(paragraph == paragraph.strip() != "" for paragraph in paragraphs)
        assert "  " not in kept.text
        assert "\r" not in kept.text
        kept.text.encode("utf-8")
    for rejection in result.rejections:
        assert rejection.stage == "clean"
        assert rejection.reason in ("no_article", "too_short")


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_kept_text_is_the_input_in_order_and_nothing_new(text):
    labelled = label_lines(article(text))
    for piece in labelled:
        assert piece.kept in piece.text
        assert bool(piece.kept) == (piece.label in ("body", "item"))


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet=st.characters(), max_size=200))
def test_any_text_is_survived(text):
    clean_articles([article(text + "\ud83d\x00" + text)])


@pytest.mark.parametrize(
    "unit",
    [
        "a",
        "-",
        " ",
        "\u00a0",
        ". ",
        "- 14:43Festival ",
        "Suivez-nous ",
        "(AFP) ",
        "©",
        "A. ",
        "\n",
        "-\n",
        "14:43 x\n",
        "#a ",
        "A-",
        "Par A ",
        "| x ",
    ],
)
def test_a_megabyte_takes_linear_time(unit):
    text = unit * ((1_000_000 if "\n" not in unit else 200_000) // len(unit))
    started = time.process_time()
    clean_articles([article(text)])
    assert time.process_time() - started < 12  # a quadratic pattern takes hours; the machine may be busy


def test_only_furniture_is_no_article():
    text = "-\nUn pont ferme\n-\nUne école rouvre\n-\nSuivez-nous sur Facebook !\nPartager\nA.Roy--QX"
    result = clean_articles([article(text)])
    assert result.articles == ()
    (rejection,) = result.rejections
    assert rejection == Rejection("a", "clean", "no_article", rejection.detail)
    assert "lines" in rejection.detail


@pytest.mark.parametrize("text", ["", "\n \n", "-", "\ufeff\u200b"])
def test_empty_text_is_no_article(text):
    assert [r.reason for r in clean_articles([article(text)]).rejections] == ["no_article"]


def test_short_article_is_rejected_with_its_count():
    (rejection,) = clean_articles([article("Le pont de Brévans ferme lundi.")]).rejections
    assert rejection.reason == "too_short"
    assert rejection.detail.startswith("6 words")
    assert (
        clean_articles([article("Le pont de Brévans ferme lundi.")], CleanConfig(min_words=6)).rejections
        == ()
    )


def test_article_that_lost_its_full_stop_is_an_article():
    text = "Une explosion a soufflé hier soir un entrepôt du port de Brévans sans faire de blessé"
    assert cleaned_text(text) == text


def test_single_typographic_blanks_stay_and_runs_become_one():
    text = "Le coût\u00a0: 12\u202f500 euros, \t a dit   la maire,\u00a0\u00a0lundi, devant le conseil réuni à Brévans."
    assert cleaned_text(text) == (
        "Le coût\u00a0: 12\u202f500 euros, a dit la maire, lundi, devant le conseil réuni à Brévans."
    )


def test_title_of_the_record_is_trimmed_and_its_copies_leave():
    result = clean_articles(
        [
            article(
                f"Pont fermé à Brévans\n{BODY}",
                title=" 🌉 Pont fermé à Brévans  – lecourrier.fr ",
                source="www.lecourrier.fr",
            )
        ]
    )
    assert result.articles[0].title == "Pont fermé à Brévans"
    assert result.articles[0].text == BODY


def test_suffix_that_is_not_the_source_stays():
    title = "Brévans - Marlac : le match"
    assert clean_articles([article(BODY, title=title, source="Le Courrier")]).articles[0].title == title


def test_title_that_is_only_emoji_is_none():
    assert clean_articles([article(BODY, title="🚨🚨")]).articles[0].title is None


def test_no_title_is_made_up():
    assert clean_articles([article(BODY)]).articles[0].title is None


def test_ticker_item_is_never_a_title():
    ticker = "".join(f"-\nUn fait divers numéro {n} dans la vallée\n" for n in range(5))
    (result,) = clean_articles([article(ticker + BODY)]).articles
    assert (result.title, result.text) == (None, BODY)
    (result,) = clean_articles(
        [article("".join(f"1{9 - n}:05 Un fait divers numéro {n}\n" for n in range(5)) + BODY)]
    ).articles
    assert (result.title, result.text) == (None, BODY)


def test_ticker_of_one_line_with_glued_times_leaves():
    ticker = "- 14:43Festival de Marlac annulé - 14:20Neige attendue - 13:58Rugby : Vallorge battu"
    assert cleaned_text(f"{BODY}\n{ticker}") == BODY


def test_article_on_the_line_of_its_ticker_stays_whole():
    ticker = "- 14:43Festival de Marlac annulé - 14:20Neige attendue - 13:58Rugby : Vallorge battu "
    assert cleaned_text(ticker + BODY) == "Rugby : Vallorge battu " + BODY


def test_pointer_in_brackets_leaves_alone():
    first, second = BODY.split("\n")
    assert cleaned_text(f"[Lire aussi : Les ponts de la vallée] {first}\n{second}") == BODY
    assert cleaned_text(f"{first} (À lire également : « Les ponts »)\n{second}") == BODY


@pytest.mark.parametrize("sign", ["-", "–", "•", "|", "*", "***", "14:43"])
def test_ticker_with_any_lone_sign_leaves(sign):
    ticker = "".join(f"{sign}\nLe fait divers {n} : qui a volé le trophée ?\n" for n in range(4))
    assert cleaned_text(f"{ticker}\n{BODY}") == BODY
    assert cleaned_text(f"{BODY}\n{ticker}") == BODY


def test_one_lone_sign_takes_no_paragraph_with_it():
    assert cleaned_text(BODY.replace("\n", "\n***\n")) == BODY


def test_bullets_of_the_article_stay():
    listed = BODY + "\nLe conseil a aussi décidé :\n- une navette gratuite\n- un péage suspendu\n- deux bacs"
    assert cleaned_text(listed) == listed


def test_furniture_of_a_source_is_learned_from_its_articles():
    own = "Le journal des gens de la vallée."
    about = [
        "du pont fermé, où plus rien ne passe",
        "de l'école rouverte",
        "du bac en panne depuis lundi au large",
    ]
    texts = [
        f"{own}\n{BODY} Il s'agit {what}, dit la maire Solène Guivarc.\nBien à vous, la boutique."
        for what in about
    ]
    few = clean_articles([article(text, str(n), source="Le Courrier") for n, text in enumerate(texts[:2])])
    assert all(own in a.text for a in few.articles)
    many = clean_articles([article(text, str(n), source="Le Courrier") for n, text in enumerate(texts)])
    assert not any(own in a.text or "boutique" in a.text for a in many.articles)
    elsewhere = clean_articles([article(text, str(n), source=f"Journal {n}") for n, text in enumerate(texts)])
    assert all(own in a.text for a in elsewhere.articles)
    nowhere = clean_articles([article(text, str(n)) for n, text in enumerate(texts)])
    assert all(own in a.text for a in nowhere.articles)


def test_versions_of_one_article_are_not_each_other_s_furniture():
    copies = clean_articles([article(BODY, str(n), source="Le Courrier") for n in range(5)])
    assert [a.text for a in copies.articles] == [BODY] * 5


def test_order_of_the_articles_changes_nothing():
    texts = [
        f"Le journal des gens de la vallée.\n{BODY} Il s'agit, dit-on, du lot {n} de la vallée.\nBoutique"
        for n in range(6)
    ]
    articles = [article(text, str(n), source="Le Courrier") for n, text in enumerate(texts)]
    shuffled = articles[:]
    random.Random(7).shuffle(shuffled)
    assert set(clean_articles(articles).articles) == set(clean_articles(shuffled).articles)


@pytest.mark.parametrize(
    ("line", "language", "expected"),
    [
        ("Publié le 22/05/2031 à 14:30", "fr", datetime(2031, 5, 22, 14, 30, tzinfo=UTC)),
        ("Publié le 05/06/2031", "fr", datetime(2031, 6, 5, tzinfo=UTC)),
        ("Publié le jeudi 1er mai 2031 à 7h05", "fr", datetime(2031, 5, 1, 7, 5, tzinfo=UTC)),
        ("Par Odile Rast, publié le 22 mai 2031", "fr", datetime(2031, 5, 22, tzinfo=UTC)),
        ("Mis à jour le 22 mai 2031 à 09:00", "fr", None),
        ("Mis à jour le 23/05/2031, publié le 22/05/2031", "fr", None),
        ("Publié en mai 2031", "fr", None),
        ("Published: 22/05/2031", "en", datetime(2031, 5, 22, tzinfo=UTC)),
        ("Published 05/06/2031", "en", None),
        ("Published 06/06/2031", "en", datetime(2031, 6, 6, tzinfo=UTC)),
        ("Published May 22, 2031 2:30 PM", "en", datetime(2031, 5, 22, 14, 30, tzinfo=UTC)),
        ("Published on 2031-05-22T14:30:00+02:00", "en", datetime(2031, 5, 22, 12, 30, tzinfo=UTC)),
        ("Veröffentlicht am 03.04.2031 um 9:15 Uhr", "de", datetime(2031, 4, 3, 9, 15, tzinfo=UTC)),
        ("Stand: 22. Mai 2031", "de", datetime(2031, 5, 22, tzinfo=UTC)),
        ("Publicado el 7 de agosto de 2031", "es", datetime(2031, 8, 7, tzinfo=UTC)),
        ("Pubblicato il 12 novembre 2031 alle 18:40", "it", datetime(2031, 11, 12, 18, 40, tzinfo=UTC)),
        ("Publicado em 9 de janeiro de 2031 às 10:00", "pt", datetime(2031, 1, 9, 10, tzinfo=UTC)),
        ("Gepubliceerd op 2 februari 2031", "nl", datetime(2031, 2, 2, tzinfo=UTC)),
        ("Publié le 31/02/2031", "fr", None),
        ("date 2031-05", "fr", None),
        ("date 2031-05-22", "fr", datetime(2031, 5, 22, tzinfo=UTC)),
    ],
)
def test_publication_line_gives_the_date_only_when_it_says_it(line, language, expected):
    (result,) = clean_articles([article(f"{line}\n{BODY}", language=language)]).articles
    assert result.published_at == expected
    if "2031-05" in line or expected is not None:
        assert result.text == BODY


def test_date_of_the_record_wins():
    when = datetime(2030, 1, 1, tzinfo=UTC)
    (result,) = clean_articles([article(f"Publié le 22/05/2031\n{BODY}", published_at=when)]).articles
    assert result.published_at == when


@pytest.mark.parametrize(
    "prefix",
    [
        "PARIS (AFP) - ",
        "Berlin (dpa) – ",
        "(Reuters) - ",
        "LONDON, May 22 (Reuters) - ",
        "MADRID, 22 May. (EUROPA PRESS) - ",
        "(ANSA) - ROMA, 22 MAG - ",
        "Bern, 22.05.2031 - ",
        "Saint-Brévans-sur-Aulne, le 22 mai 2031 – ",
        "Zürich (awp/sda) - ",
        "Rio de Janeiro (Lusa) — ",
        "CARACAS, Venezuela — ",
    ],
)
def test_dateline_leaves(prefix):
    assert cleaned_text(prefix + BODY) == BODY


@pytest.mark.parametrize(
    "start",
    [
        "Jean Delmas (PRV) - le député du Haut-Aulne - a quitté la salle lundi, ",
        "COVID - Les masques reviennent, ",
        "Le député Delmas (AFP) a-t-il menti, ",
        "Brévans - Marlac, c'est le match de lundi, ",
        "Mardi 22 mai 2031, deux ponts ont fermé, ",
    ],
)
def test_start_that_only_looks_like_a_dateline_stays(start):
    text = start + BODY[0].lower() + BODY[1:]
    assert cleaned_text(text) == text
