import math
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.cite.reading import read
from summarize.cite.support import EVIDENCE, NOTHING, background, items_of, support

EVENT = [
    "Un incendie a ravagé mardi la scierie de Brunvelle, dans la vallée de l'Orval.",
    "Douze ouvriers ont été évacués par les pompiers et deux d'entre eux soignés pour des brûlures.",
    "Le sinistre serait parti d'un séchoir, selon la gendarmerie.",
    "La scierie de Brunvelle emploie quarante personnes et appartient à la famille Castaing.",
    "Le marché aux chevaux de Tarmont aura lieu dimanche malgré la pluie.",
]
KNOWN = background([read(text, "fr", None) for text in EVENT])


def between(sentence, passage, language="fr", *, names_alone=True):
    return support(
        items_of(read(sentence, "fr", None), KNOWN),
        items_of(read(passage, language, None), KNOWN),
        names_alone=names_alone,
    )


def test_the_score_is_the_mean_of_likeness_and_evidence():
    text = EVENT[0]
    items = items_of(read(text, "fr", None), KNOWN)
    found = between(text, text)
    assert found.score == pytest.approx(math.sqrt(1.0 - math.exp(-items.total / EVIDENCE)))
    assert (found.share, len(found.said)) == (1.0, len(items.weights))


def test_a_word_weighs_by_how_few_passages_hold_it():
    assert KNOWN.key_weight(["brunvel"]) == pytest.approx(1 + math.log(6 / 3))
    assert KNOWN.rare == pytest.approx(1 + math.log(6 / 2))
    assert KNOWN.key_weight(["absent"]) == pytest.approx(1 + math.log(6))
    assert background([]).rare == 1.0


def test_short_sentences_that_share_a_word_are_no_proof():
    short = between("Brunvelle pleure.", "Brunvelle rit.")
    longer = between("Douze ouvriers ont été évacués par les pompiers.", EVENT[1])
    assert short.score < 0.5 < longer.score


def test_another_word_of_the_same_family_counts():
    told = between("L'évacuation des ouvriers a pris une heure.", EVENT[1])
    other = between("La disparition des ouvriers a pris une heure.", EVENT[1])
    assert told.score > other.score + 0.05


def test_across_languages_the_items_are_compared():
    german = between(
        "Un incendie a ravagé la scierie de Brunvelle.",
        "Ein Brand hat das Sägewerk von Brunvelle zerstört.",
        "de",
    )
    assert german.score > 0.4
    assert (
        between(
            "Le marché aux chevaux aura lieu dimanche.", "Ein Brand hat das Sägewerk zerstört.", "de"
        ).score
        < 0.2
    )


@pytest.mark.parametrize(
    "against",
    [
        "Vingt ouvriers ont été évacués par les pompiers.",
        "Douze ouvriers n'ont pas été évacués par les pompiers.",
        "Douze ouvriers auraient été évacués par les pompiers.",
    ],
)
def test_what_contradicts_is_no_support(against):
    assert between("Douze ouvriers ont été évacués par les pompiers.", against) == NOTHING


def test_a_figure_that_both_give_contradicts_no_other():
    both = "La commune a versé 300.000 euros, la région 1,2 million d'euros."
    assert between(both, "La région a versé 1,2 million d'euros à la scierie.").score > 0.2
    assert (
        between("La région a versé 2 millions d'euros.", "La région a versé 1,2 million d'euros.") == NOTHING
    )


def test_a_negation_in_what_only_one_of_them_says_contradicts_nothing():
    passage = "Douze ouvriers ont été évacués par les pompiers."
    more = "Douze ouvriers ont été évacués par les pompiers, mais le directeur Hervé Castaing n'a fait aucune déclaration aux journalistes venus de Tarmont."
    assert between(more, passage).score > 0.3
    assert between(passage, more).score > 0.3


def test_relative_dates_are_those_of_the_article():
    tuesday, thursday = datetime(2025, 3, 4, 10, tzinfo=UTC), datetime(2025, 3, 6, 10, tzinfo=UTC)
    told = items_of(read("La scierie de Brunvelle a brûlé lundi 3 mars 2025.", "fr", None), KNOWN)
    first, second = (
        items_of(read("La scierie de Brunvelle a brûlé hier.", "fr", when), KNOWN)
        for when in (tuesday, thursday)
    )
    assert support(told, first).share == 1.0
    assert support(told, second) == NOTHING


TEXT = st.one_of(st.text(max_size=60), st.sampled_from(EVENT))


@settings(deadline=None)
@given(TEXT, TEXT, st.sampled_from(["fr", "de", None]))
def test_scores_stay_in_their_range(sentence, passage, language):
    found = between(sentence, passage, language)
    assert 0.0 <= found.score <= 1.0
    assert 0.0 <= found.share <= 1.0 + 1e-9
    assert (found.score > 0) <= bool(found.said)


@pytest.mark.parametrize(
    ("sentence", "passage"),
    [
        # one figure of several differs
        (
            "Le nombre de malades de Brunvelle a encore augmenté, avec 427 admis à l'hôpital en sept jours.",
            "Le nombre de malades de Brunvelle a encore augmenté, avec 417 admis à l'hôpital en sept jours.",
        ),
        (
            "La part des tests positifs à Brunvelle monte : 4,7 % samedi, après 4,3 % mercredi.",
            "La part des tests positifs à Brunvelle monte : 4,5 % en août, après 4,3 % mercredi.",
        ),
        # two lower bounds far apart
        (
            "Plus de 20 nouveaux cas ont été rattachés à un marin de Brunvelle.",
            "Plus de 50 nouveaux cas ont été rattachés à un marin de Brunvelle.",
        ),
        # the same person in the same office, who does something else
        (
            "La loi sur les scieries sera votée en mars, a promis la ministre de l'Industrie, Christine Castaing.",
            "Et c'est Christine Castaing, la ministre de l'Industrie, qui le dit.",
        ),
        (
            "La Compagnie des scieries de l'Orval (CSO) prête ses hangars aux sinistrés.",
            "La Compagnie des scieries de l'Orval (CSO) ne regrette pas d'avoir fui Tarmont.",
        ),
    ],
)
def test_other_figures_and_names_alone_are_no_support(sentence, passage):
    assert between(sentence, passage, names_alone=False) == NOTHING


def test_what_somebody_does_is_support_whoever_is_named():
    told = between(
        "La ministre de l'Industrie, Christine Castaing, a rouvert la scierie de Brunvelle.",
        "Christine Castaing, la ministre de l'Industrie, a rouvert lundi une scierie à Brunvelle.",
        names_alone=False,
    )
    assert told.score > 0.6
