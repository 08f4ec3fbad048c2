import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.cite.align import CLAIMED, cite_sentences
from summarize.cite.claimed import appositions, claimed
from summarize.cite.reading import read
from summarize.cite.support import background, items_of, support
from summarize.config import CiteConfig
from summarize.plan.passages import article_passages
from summarize.records import Article, Fact, GroundedSentence

EVENT = [
    "Un incendie a ravagé mardi la scierie de Brunvelle, dans la vallée de l'Orval.",
    "La ministre de l'Industrie, Christine Castaing, a promis de rouvrir la scierie avant l'été.",
    "Douze ouvriers ont été évacués par les pompiers.",
    "Le marché aux chevaux de Tarmont aura lieu dimanche malgré la pluie.",
]
KNOWN = background([read(text, "fr", None) for text in EVENT])


def claim(sentence, passage):
    ours, theirs = (items_of(read(text, "fr", None), KNOWN) for text in (sentence, passage))
    return claimed(ours, theirs, support(ours, theirs).score)


def cited(text, *others):
    """What of other articles a sentence cites, as text."""
    apart = Article("apart", " ".join(EVENT), language="fr")
    articles = [Article("told", text, language="fr"), *others, apart]
    (sentence,) = article_passages(articles[0])
    passages = [p for article in articles for p in article_passages(article)]
    told = GroundedSentence(text, "verbatim", Fact((sentence,), 1, 1.0))
    (spans,) = cite_sentences([told], passages, {a.article_id: a for a in articles}, CiteConfig())
    found = {a.article_id: a.text for a in articles}
    return [found[s.article_id][s.start : s.end] for s in spans if s.article_id != "told"]


@pytest.mark.parametrize(
    ("sentence", "passage"),
    [
        # who somebody is, and nothing of what he does
        (
            "Paul Arden, président de l'Association pour la défense des scieries de montagne, demande une enquête.",
            "Une réponse à Paul Arden, le président de l'Association pour la défense des scieries de montagne, suivra.",
        ),
        # the event that both name, told by the one as what something else is of
        (
            "La chaîne Orval 3 a diffusé les images de l'incendie qui a ravagé la scierie de Brunvelle mardi.",
            "Le maire s'est rendu lundi devant le conseil, une semaine après l'incendie qui a ravagé la scierie de Brunvelle.",
        ),
        # another act of the same person
        (
            "Christine Castaing a signé mercredi le décret sur les scieries de montagne, devant la presse.",
            "Christine Castaing était attendue mercredi à Tarmont devant la presse pour un débat sur les chevaux.",
        ),
    ],
)
def test_what_is_said_beside_the_claim_is_no_claim(sentence, passage):
    assert claim(sentence, passage) < CLAIMED


@pytest.mark.parametrize(
    ("sentence", "passage"),
    [
        (
            "Un incendie a ravagé mardi la scierie de Brunvelle.",
            "La scierie de Brunvelle a été ravagée mardi par le feu, et l'incendie menace le village.",
        ),
        (
            "Paul Arden, président de l'Association pour la défense des scieries, demande une enquête sur l'incendie.",
            "Une enquête sur l'incendie est demandée par M. Arden.",
        ),
        (
            "Le maire a indiqué que les ouvriers rouvriront la scierie de Brunvelle en juin.",
            "Les ouvriers de la scierie de Brunvelle, qui a brûlé mardi, la rouvriront en juin.",
        ),
        ("L'eau a envahi la rue Haute à 4h45.", "C'est à 4h45 que la rue Haute a été envahie."),
    ],
)
def test_the_same_claim_in_other_words(sentence, passage):
    assert claim(sentence, passage) > CLAIMED


def test_who_somebody_is_stands_right_after_the_name():
    reading = read(
        "Odile Brun (Manche), porte-parole de la Compagnie des bacs, a démissionné, et le bac reste à quai.",
        "fr",
        None,
    )
    beside = [reading.tokens[index].text for index in sorted(appositions(reading))]
    assert beside == ["Manche", "porte-parole", "Compagnie", "bacs"]


@pytest.mark.parametrize(
    "text",
    [
        "Le bac reste à quai, affirme Odile Brun, et la route est fermée.",
        "Selon Odile Brun, la route est fermée.",
        "Odile Brun, qui dirige la Compagnie des bacs, a démissionné.",
        "Near Odile Brun, the road is closed.",
    ],
)
def test_a_clause_after_a_name_is_none_that_tells_who_it_is(text):
    assert not appositions(read(text, "fr" if "Near" not in text else "en", None))


def test_of_one_article_the_passage_that_says_the_claim_is_cited():
    other = Article(
        "other",
        "La victoire dimanche de Lise Aubin à Tarmont au second tour des élections municipales est l'une des rares de son parti, battu dans les autres villes. Le dépouillement a duré la nuit. "
        "Selon un sondage, la plupart des habitants souhaitent que Lise Aubin reste au gouvernement.",
        language="fr",
    )
    told = "Une majorité d'habitants souhaite que Lise Aubin reste au gouvernement après sa victoire dimanche à Tarmont au second tour des élections municipales."
    assert other.text[other.text.index("Selon") :] in cited(told, other)


def test_an_article_that_only_names_the_same_people_is_not_cited():
    other = Article(
        "other",
        "Réaction de Paul Arden, président de la CSO (Compagnie des scieries de l'Orval). Le marché aura lieu dimanche.",
        language="fr",
    )
    assert not cited("La Compagnie des scieries de l'Orval (CSO) a émis des réserves sur le plan.", other)


@pytest.mark.parametrize(
    ("told", "given", "borne_out"),
    [
        ("La crue soudaine de l'Orval a fait au moins 100 morts et plus de 90 blessés, selon le bilan de la préfecture de Tarmont.", "au moins 72 morts et plus de 100 blessés", False),
        ("La crue soudaine de l'Orval a fait plus de 190 morts, selon le bilan de la préfecture de Tarmont.", "plus de 189 morts", False),
        ("La crue soudaine de l'Orval a fait plus de 190 morts, selon le bilan de la préfecture de Tarmont.", "194 morts", True),
        ("La crue soudaine de l'Orval a fait plus de 8.000 morts, selon le bilan de la préfecture de Tarmont.", "au moins 8.271 morts", True),
        ("La crue soudaine de l'Orval a fait plus de 8.000 morts, selon le bilan de la préfecture de Tarmont.", "plus de 9.200 morts", False),
        ("La crue soudaine de l'Orval a fait environ 10.000 sinistrés, selon le bilan de la préfecture de Tarmont.", "plusieurs milliers de sinistrés", False),
    ],
)  # fmt: skip
def test_a_figure_needs_one_that_bears_it_out(told, given, borne_out):
    other = Article(
        "other",
        f"La crue soudaine de l'Orval a fait {given}, selon le bilan de la préfecture de Tarmont.",
        language="fr",
    )
    assert bool(cited(told, other)) == borne_out


TEXT = st.one_of(st.text(max_size=80), st.sampled_from(EVENT))


@settings(deadline=None)
@given(TEXT, TEXT)
def test_a_claim_is_a_share(sentence, passage):
    assert 0.0 <= claim(sentence, passage) <= 1.0 + 1e-9


@pytest.mark.parametrize("text", EVENT)
def test_a_sentence_says_its_own_claim(text):
    assert claim(text, text) > 0.9
