"""The metric's rules for opposites, measures, roles, overstatement and deeds to come: hand cases of each."""

import tomllib
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.evaluate.grounding.check import check_sentence
from summarize.evaluate.grounding.families import opposed
from summarize.evaluate.grounding.measures import mismeasured
from summarize.evaluate.grounding.overstated import overstated
from summarize.evaluate.grounding.roles import exchanged_roles
from summarize.evaluate.grounding.undone import undone
from summarize.text.normalize import fold

FAMILIES = tomllib.loads(
    files("summarize.evaluate.grounding").joinpath("families.toml").read_text(encoding="utf-8")
)
RULES = (opposed, mismeasured, overstated, exchanged_roles, undone)


def found(rule, sentence, *passages):
    return [(problem[-2], problem[-1]) for problem in rule(sentence, passages)]


@pytest.mark.parametrize("name", FAMILIES)
def test_a_family_has_folded_words_each_of_one_value(name):
    values = [set(value.split()) for value in FAMILIES[name]["values"]]
    assert len(values) > 1
    assert all(word == fold(word) for value in values for word in value)
    assert not [word for i, value in enumerate(values) for later in values[:i] for word in value & later]


def plain(entry):
    return entry.replace("*", "").replace("_", " ")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (entry, plain(family["values"][place - 1].split()[0]))
        for family in FAMILIES.values()
        for place, value in enumerate(family["values"])
        for entry in value.split()
        if not entry.startswith("n_") and entry != "aucune_decision"  # a denial
    ],
)
def test_every_entry_of_a_family_excludes_another_value(first, second):
    told = [text for text, _ in found(opposed, f"Ceci : {plain(first)}.", f"Cela : {second}.")]
    own = [text for text, _ in found(opposed, f"Ceci : {plain(first)}.", f"Cela : {plain(first)}.")]
    assert told
    assert not own


@pytest.mark.parametrize(
    ("rule", "sentence", "passage", "expected"),
    [
        (opposed, "Le loyer augmente.", "Le loyer a baissé.", ["augmente"]),
        (opposed, "Le loyer augmente, puis baisse.", "Le loyer a baissé.", []),
        (opposed, "Le loyer n'augmente pas.", "Le loyer a baissé.", []),
        (opposed, "Le conseil a rejeté le plan.", "The council did not accept the plan.", []),
        (opposed, "La mairie a refusé le plan.", "Der Rat hat den Plan angenommen.", ["refusé"]),
        (opposed, "La sénatrice Anna Rossi part.", "La députée Anna Rossi part.", ["sénatrice"]),
        (opposed, "Le ministre part.", "Le Premier ministre et le ministre partent.", []),
        (opposed, "Le Premier ministre part.", "Le ministre part.", ["Premier ministre"]),
        (mismeasured, "Un bloc de 80 tonnes.", "Un bloc de 80 kilos.", ["80"]),
        (mismeasured, "Un bloc de 80 kg.", "Un bloc de 80 kilos.", []),
        (mismeasured, "Un bloc de 80 kilos.", "Un bloc de 80.", []),
        (mismeasured, "Il perd 3 points.", "Il perd 3 %.", ["3"]),
        (overstated, "Tous les élus sont partis.", "Des élus sont partis.", ["Tous"]),
        (overstated, "Il court tous les jours.", "Il court.", []),
        (overstated, "C'est le plus haut pont.", "C'est un pont.", ["le plus"]),
        (overstated, "C'est le plus haut pont.", "C'est l'un des plus hauts ponts.", ["le plus haut"]),
        (overstated, "Le voleur Paul Rossi est jugé.", "Paul Rossi, soupçonné de vol, est jugé.", ["voleur"]),
        (overstated, "Paul Rossi, jugé pour vol, est soupçonné.", "Paul Rossi est soupçonné de vol.", []),
        (overstated, "Le feu est dû au vent.", "Le feu a pris lundi.", ["dû au vent"]),
        (overstated, "Le feu est dû au vent.", "Le vent a attisé le feu.", []),
        (exchanged_roles, "Lens a battu Nice.", "Nice a battu Lens.", ["a battu"]),
        (exchanged_roles, "Lens a été battu par Nice.", "Nice a éliminé Lens.", []),
        (exchanged_roles, "Nice a été battu par Lens.", "Nice a éliminé Lens.", ["battu"]),
        (undone, "Le musée a ouvert.", "Le musée ouvrira lundi.", ["a ouvert"]),
        (undone, "Le musée a ouvert.", "Le musée doit ouvrir lundi.", ["a ouvert"]),
        (undone, "Le musée a ouvert.", "Le musée a ouvert, l'annexe ouvrira.", []),
        (undone, "Le maire vendra le pré.", "Le maire renonce à vendre le pré.", ["vendra"]),
        (undone, "Le maire envisage de vendre le pré.", "Le maire songe à vendre le pré.", []),
    ],
)
def test_what_each_rule_flags(rule, sentence, passage, expected):
    assert [text for text, _ in found(rule, sentence, passage)] == expected


@given(st.text(max_size=120))
def test_a_text_never_contradicts_itself(text):
    assert not any(list(rule(text, [text])) for rule in RULES)


@given(st.text(max_size=120), st.text(max_size=120))
def test_any_text_is_read_and_places_lie_inside(sentence, passage):
    for problem in check_sentence(sentence, [passage]):
        assert 0 <= problem.start <= problem.end <= len(sentence)


@pytest.mark.parametrize(
    ("sentence", "passage"),
    [
        ("Le tiers des foyers lit.", "Un foyer sur trois lit."),
        ("Un foyer sur trois lit.", "Le tiers des foyers lit."),
        ("Le parc a 20 vaches de plus.", "Le parc a 50 vaches, contre 30 hier."),
        ("Sur les 80 vaches, 50 paissent.", "On voit 50 vaches qui paissent et 30 qui dorment."),
    ],
)
def test_a_number_that_the_passage_gives_by_reckoning_is_no_error(sentence, passage):
    assert not [p for p in check_sentence(sentence, [passage]) if p.kind == "number"]


def test_reckoning_wrong_is_an_error():
    problems = check_sentence("Le parc a 30 vaches de plus.", ["Le parc a 50 vaches, contre 10 hier."])
    assert [p.kind for p in problems] == ["number"]
