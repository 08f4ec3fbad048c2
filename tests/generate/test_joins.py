"""Joins: whom a pronoun stands for, what is no answer, and what holds for any text at all."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.generate.antecedents import subject
from summarize.generate.generate import propose
from summarize.generate.joins import coordinated, joined, leans_back, named, support
from summarize.generate.profiles import load_profile
from summarize.records import Fact, Hypothesis, Passage
from summarize.verify.gate import problems_of

MAYOR = "Le maire de Trévigny, Paul Aubin, a fermé mardi le pont de la Serre."
MINISTER = "« Le pont est usé », a déclaré la ministre Odile Maurin."
BILL = "Le projet de loi a été adopté dimanche."

NAMED = [
    (
        [MAYOR],
        "Il a promis une enquête.",
        "Le maire de Trévigny, Paul Aubin, a promis une enquête.",
    ),
    (
        [MAYOR],
        "« Nous avons eu peur », a-t-il ajouté.",
        "« Nous avons eu peur », a ajouté le maire de Trévigny, Paul Aubin.",
    ),
    (
        [MAYOR],
        "« Nous avons eu peur », a-t-il aussi ajouté devant les riverains.",
        "« Nous avons eu peur », a ajouté le maire de Trévigny, Paul Aubin, devant les riverains.",
    ),
    (
        [MAYOR],
        "« Nous avons eu peur », dit-il.",
        "« Nous avons eu peur », dit le maire de Trévigny, Paul Aubin.",
    ),
    (
        [MAYOR],
        "Dans un communiqué, il a promis une enquête.",
        "Dans un communiqué, le maire de Trévigny, Paul Aubin, a promis une enquête.",
    ),
    (
        [MAYOR, "Il a promis une enquête."],
        "Il a demandé une aide au préfet.",
        "Le maire de Trévigny, Paul Aubin, a demandé une aide au préfet.",
    ),
    ([MAYOR], "Ce dernier a promis une enquête.", "Le maire de Trévigny, Paul Aubin, a promis une enquête."),
    ([MINISTER], "Elle a promis des crédits.", "La ministre Odile Maurin a promis des crédits."),
    ([BILL], "Il prévoit une amende.", "Le projet de loi prévoit une amende."),
    (
        ["Mais Odile Maurin a refusé dimanche de partir."],
        "Elle a promis des crédits.",
        "Odile Maurin a promis des crédits.",
    ),
]

UNSURE = {
    "another person is named": (["Odile Maurin a rencontré Paul Aubin."], "Elle a promis des crédits."),
    "another gender": ([MAYOR], "Elle a promis des crédits."),
    "a bridge may cost": ([MAYOR], "Il a coûté deux millions d'euros."),
    "a newspaper is not arrested": (["Le quotidien évoque une enquête."], "Il a été condamné à deux ans."),
    "someone's profile": (["Le profil de Sofiane interroge."], "Il avait créé une association."),
    "impersonal": ([MAYOR], "Il faut fermer la digue."),
    "impersonal, with an adjective": ([MAYOR], "Il est à noter que la digue tient."),
    "it leans on more": ([MAYOR], "Il l'a annoncé dimanche."),
    "another is brought in": ([MINISTER], "Quant à Lise Corvec, elle a promis une enquête."),
    "the writer speaks": ([MINISTER], "Elle m'a promis une enquête."),
    "a noun follows": ([MINISTER], "Cette dernière question a été posée au préfet."),
    "an indefinite is another": (["Un homme a fermé le pont."], "Il a promis une enquête."),
    "nothing before": ([], "Il a promis une enquête."),
    "a lead is no subject": (["Neuf jours plus tard, la foule est partie."], "Il a promis une enquête."),
    "a quotation stays open": ([MAYOR], "« Nous avons eu peur, a-t-il ajouté."),
    "two sentences glued": ([MAYOR], "Il a promis une enquêteLa digue tient."),
}


@pytest.mark.parametrize(("before", "sentence", "told"), NAMED)
def test_named(before, sentence, told):
    assert named(before, sentence) == told


@pytest.mark.parametrize("why", UNSURE)
def test_unsure_is_no_answer(why):
    assert named(*UNSURE[why]) is None


def test_coordinated():
    assert coordinated("Le maire Paul Aubin a fermé le pont.", "Il a promis une enquête.") == (
        "Le maire Paul Aubin a fermé le pont et a promis une enquête."
    )
    assert coordinated(BILL, "Il prévoit une amende.") == (
        "Le projet de loi a été adopté dimanche et prévoit une amende."
    )


@pytest.mark.parametrize(
    ("before", "sentence"),
    [
        ("Le maire Paul Aubin a reçu le préfet qui partait.", "Il a promis une enquête."),  # who promised?
        ("Le maire Paul Aubin a fermé le pont et la digue.", "Il a promis une enquête."),  # a list
        ("« Partez », a lancé le maire Paul Aubin.", "Il a promis une enquête."),
        ("Le maire Paul Aubin a fermé le pont.", "Elle a promis une enquête."),
        ("Le maire Paul Aubin a fermé le pont.", "« Partez », a-t-il dit."),
    ],
)
def test_uncoordinated(before, sentence):
    assert coordinated(before, sentence) is None


def passages(*texts, article="a"):
    return [Passage(article, 100 * i, 100 * i + len(t), t, "fr", i) for i, t in enumerate(texts)]


def test_only_neighbours_of_one_article_join():
    first, second = passages(MAYOR, "Il a promis une enquête.")
    assert joined([second, first]) == ["Le maire de Trévigny, Paul Aubin, a promis une enquête."]
    stranger = Passage("b", 0, len(MAYOR), MAYOR, "fr", 0)
    far = Passage("a", 500, 540, "Il a promis une enquête.", "fr", 4)
    assert joined([stranger, second]) == []
    assert joined([first, far]) == []


def test_support_reaches_the_subject():
    run = passages(BILL, MAYOR, "Il a promis une enquête.", "Il a demandé une aide au préfet.")
    by_place = {(p.article_id, p.position): p for p in run}
    assert [p.position for p in support(run[3], by_place)] == [1, 2]
    assert support(run[0], by_place) == []


class Echo:
    """A model that finds all candidates equally likely."""

    identity = "echo"
    profile = load_profile("compact")

    def count_tokens(self, text):
        return len(text.split())

    def generate(self, requests):
        return [tuple(Hypothesis(text, 0.0) for text in request.candidates) for request in requests]


def test_a_join_is_proposed_and_passes_the_gate():
    first, second = passages(MAYOR, "Il a également promis mercredi une enquête.")
    told = propose([Fact((first,), 1, 1.0)], Echo(), [first, second])
    fact = told[-1].fact
    assert fact.passages == (second, first)
    texts = [hypothesis.text for hypothesis in told[-1].hypotheses]
    assert texts == [
        "Le maire de Trévigny, Paul Aubin, a également promis mercredi une enquête.",
        "Le maire de Trévigny, Paul Aubin, a promis mercredi une enquête.",
    ]
    for text in texts:
        assert problems_of(text, fact.passages, {"a": None}, "order") == ()
    # What the join does not say, the gate still stops.
    assert problems_of("Le préfet de Trévigny a promis une enquête.", fact.passages, {"a": None}, "order")
    assert problems_of(texts[1].replace("une", "deux"), fact.passages, {"a": None}, "order")
    assert problems_of(texts[1], (second,), {"a": None}, "order")


PIECES = st.sampled_from(
    ["Il ", "Elle ", "Le maire ", "Paul Aubin ", "a promis ", ", ", "« oui »", "a-t-il dit", ". ", "l'", '"', "\ud800", "M. "]
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.lists(PIECES, max_size=8).map("".join), max_size=3),
    st.lists(PIECES, max_size=10).map("".join) | st.text(max_size=80),
)
def test_any_text(before, sentence):
    """Nothing crashes, and a join's words are those of its sentences."""
    text = named(before, sentence)
    leans_back(sentence)
    if text is None:
        return
    said = " ".join([*before, sentence]).lower()
    assert all(word in said for word in text.lower().replace("a-t-", "").split(" ") if word.isalpha())
    assert text != sentence


def test_a_megabyte_on_one_line_is_quick():
    assert named(["le maire, élu, " * 70_000], "Il a promis une enquête.") is None
    assert named([MAYOR], "il a promis, " * 70_000) is None


def test_who_is_named_behind_a_quotation_speaks_next():
    said = "Odile Brun n'est « pas connue » à Brévans et elle « n'a rien dirigé », a continué le préfet."
    assert subject(said) is None  # not Odile Brun
    named = subject("« La digue tiendra », a déclaré le préfet Paul Aubin.")
    assert named is not None
    assert named.text == "le préfet Paul Aubin"
