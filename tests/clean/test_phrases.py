"""Every entry of phrases.toml at work in an article, and real sentences that only look like furniture."""

import pytest

from summarize.clean import clean_articles, label_lines
from summarize.clean.lines import make_line
from summarize.clean.phrases import LANGUAGES, phrases, slogan_examples, tables
from summarize.clean.shapes import furniture_kind
from summarize.clean.slogans import is_slogan
from summarize.records import Article
from summarize.text.normalize import fold

BEFORE = "Le viaduc de Brévans a rouvert mardi après onze mois de travaux, a annoncé le département dans un communiqué."
AFTER = "Le chantier a coûté deux millions d'euros, soit le double de ce qui était prévu, selon le même communiqué."


def entries(kind):
    return [
        pytest.param(entry, id=f"{language}-{entry}")
        for language in LANGUAGES
        for entry in tables()[language][kind]
    ]


def examples(kind="slogans"):
    return [
        pytest.param(example, id=f"{language}-{pattern}")
        for language, pattern, example in slogan_examples(kind)
    ]


def kept_with(line, *, last=False):
    """The paragraphs left of an article that holds the line."""
    lines = [BEFORE, AFTER, line] if last else [BEFORE, line, AFTER]
    (article,) = clean_articles([Article("a", "\n".join(lines), title="Viaduc", language="fr")]).articles
    return article.text.split("\n")


@pytest.mark.parametrize("example", examples())
def test_slogan_leaves_wherever_it_stands(example):
    assert is_slogan(example)
    assert kept_with(example, last=True) == [BEFORE, AFTER]
    glued = clean_articles([Article("a", f"{BEFORE} {AFTER} {example}", language="fr")]).articles[0]
    assert glued.text == f"{BEFORE} {AFTER}"


@pytest.mark.parametrize("example", examples("questions"))
def test_question_to_the_reader_leaves_at_the_end_only(example):
    assert kept_with(example, last=True) == [BEFORE, AFTER]
    assert kept_with(example) == [BEFORE, example, AFTER]


@pytest.mark.parametrize(
    ("pattern", "example"),
    [entry[1:] for kind in ("slogans", "questions") for entry in slogan_examples(kind)],
)
def test_slogan_example_holds_its_pattern(pattern, example):
    # The words of the pattern are in its example, in order: the example tests this entry.
    places = [fold(example).find(fold(part.replace("#", "").strip())) for part in pattern.split(" … ")]
    assert -1 not in places
    assert places == sorted(places)


@pytest.mark.parametrize("example", examples())
def test_quoted_slogan_stays(example):
    assert not is_slogan(f"« {example} », a lancé le préfet.")


@pytest.mark.parametrize("entry", entries("related"))
def test_pointer_leaves_with_its_headline(entry):
    assert kept_with(f"{entry.capitalize()} : Dix ponts à refaire avant l'hiver.") == [BEFORE, AFTER]
    assert kept_with(f"{entry.upper()}\nDix ponts à refaire avant l'hiver ?") == [BEFORE, AFTER]


@pytest.mark.parametrize("entry", entries("comments"))
def test_comments_leave_with_all_that_follows(entry):
    assert kept_with(
        f"{entry} (12)\nVoilà de l'argent bien mal employé, à mon humble avis de riverain.", last=True
    ) == [
        BEFORE,
        AFTER,
    ]


@pytest.mark.parametrize("entry", entries("published") + entries("updated"))
def test_publication_line_is_no_title(entry):
    assert furniture_kind(make_line(f"{entry.capitalize()} : 23.05.2031, 14:30")) == "publication"


@pytest.mark.parametrize("entry", entries("stamps"))
def test_stamp_is_no_title(entry):
    line = entry.replace("… #", ": 3 min").replace("#", "3")
    kind = furniture_kind(make_line(line))
    assert kind in ("publication", "comments") or not any(character.isdigit() for character in line)
    assert kept_with(line) == [BEFORE, AFTER]


@pytest.mark.parametrize("entry", entries("credits"))
def test_credit_is_furniture(entry):
    assert furniture_kind(make_line(f"{entry.capitalize()} : Y. Brossard")) == "credit"
    assert furniture_kind(make_line(f"Le viaduc en mai. {entry.capitalize()} : Y. Brossard")) == "credit"


@pytest.mark.parametrize("entry", entries("tags"))
def test_tags_are_furniture(entry):
    assert furniture_kind(make_line(f"{entry.capitalize()} : pont, Brévans")) == "tags"


@pytest.mark.parametrize("entry", entries("bylines"))
def test_byline_is_furniture(entry):
    assert furniture_kind(make_line(f"{entry.capitalize()} Odile Rast")) == "byline"


@pytest.mark.parametrize("entry", entries("desk"))
def test_desk_signs(entry):
    assert furniture_kind(make_line(entry.upper())) in ("signature", "menu", "byline")


@pytest.mark.parametrize("entry", entries("with"))
def test_author_with_agency_signs(entry):
    assert furniture_kind(make_line(f"J.D. {entry} Reuters")) == "signature"


@pytest.mark.parametrize("entry", entries("share"))
def test_share_bar_is_furniture(entry):
    assert furniture_kind(make_line(f"Facebook {entry} WhatsApp")) == "share"


@pytest.mark.parametrize("entry", entries("menu"))
def test_menu_is_furniture(entry):
    assert (
        furniture_kind(make_line(f"{entry.capitalize()} | Xing")) != "menu"
    )  # one word more, and it may be text
    assert furniture_kind(make_line(entry.capitalize())) in ("menu", "related", "comments", "tags")


@pytest.mark.parametrize("entry", entries("date_fields"))
def test_date_field_leaves_and_makes_no_day_up(entry):
    (article,) = clean_articles([Article("a", f"{entry} 2031-05 {BEFORE}")]).articles
    assert (article.text, article.published_at) == (BEFORE, None)
    (article,) = clean_articles([Article("a", f"{entry}: 2031-05-22\n{BEFORE}")]).articles
    assert article.text == BEFORE
    assert article.published_at.isoformat() == "2031-05-22T00:00:00+00:00"


@pytest.mark.parametrize("agency", tables()["any"]["agencies"])
def test_agency_signs_and_dates(agency):
    assert furniture_kind(make_line(f"({agency})")) == "signature"
    (article,) = clean_articles(
        [Article("a", f"VALLORGE ({agency}) - {BEFORE} ({agency})", title="Viaduc")]
    ).articles
    assert article.text == BEFORE


@pytest.mark.parametrize(
    "sentence",
    [
        "Publié le 22 mai 2031 dans une revue de géologie, le rapport décrit une falaise qui recule d'un mètre par an.",
        "Par décision du tribunal, la carrière de Brévans reste fermée.",
        "Selon l'AFP, le préfet a démissionné.",
        "Photo à l'appui, la maire a montré les fissures du viaduc.",
        "Lire aussi bien que son aîné, voilà ce que voulait Théo.",
        "Les abonnés de la bibliothèque ont reçu un courrier.",
        "« Suivez-nous sur Facebook », répétait l'affiche du candidat Delmas.",
        "Il a cliqué ici et là avant de perdre ses économies.",
        "Le ministre a partagé cet article sur son compte personnel.",
        "Commentaires et insultes ont fusé toute la soirée.",
        "Read more books, the headmistress told her pupils.",
        "Related costs rose by a tenth, the council said.",
        "Watch how the tide turns, fishermen say.",
        "By Monday the water had reached the church.",
        "Published authors were not admitted to the contest.",
        "The app was downloaded two million times.",
        "Die Polizei informierte über ihren WhatsApp-Kanal.",
        "Mehr Themen als Zeit hatte der Gemeinderat.",
        "Von Altmoos bis Hohenzell fiel der Strom aus.",
        "Anzeige gegen den Wirt erstattete ein Gast.",
        "Los comentarios del alcalde causaron revuelo.",
        "Compartir piso cuesta el doble que hace diez años.",
        "Foto e documenti sono finiti in mano ai carabinieri.",
        "Gli abbonati al teatro protestano.",
        "Leggi e decreti si accumulano sul tavolo del sindaco.",
        "Siga ou não siga o conselho, o município perde.",
        "Lees ook maar eens de kleine lettertjes, zei hij.",
        "Reacties bleven uit.",
    ],
)
def test_sentence_that_shares_words_with_furniture_stays(sentence):
    assert kept_with(sentence) == [BEFORE, sentence, AFTER]


def test_tables_are_written_once_each():
    for language, kinds in tables().items():
        for kind, table in kinds.items():
            assert len(set(table)) == len(table), (language, kind)
    assert phrases() is phrases()


def test_labels_tell_why_a_line_left():
    labels = [
        line.label
        for line in label_lines(Article("a", f"Un pont rouvre\nPar Odile Rast\n{BEFORE}\nEn bref\n{AFTER}"))
    ]
    assert labels == ["title", "byline", "body", "heading", "body"]
