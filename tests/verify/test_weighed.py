"""What the model makes of cuts that are to be told: absurd ones go, and no others."""

import math

import pytest

from summarize.generate.generate import Proposal
from summarize.generate.requests import Request
from summarize.records import Fact, GroundedSentence, Hypothesis, Passage
from summarize.verify.gate import Verified
from summarize.verify.weighed import LEAST_LIKELY_CUT, to_weigh, unlikely

WHOLE = "Le maire de Trévigny a fermé le pont de la Serre, long de 200 mètres, mardi."
SHORT = "Le maire de Trévigny a fermé le pont de la Serre mardi."
SHORTEST = "Le maire a fermé le pont."
FACT = Fact((Passage("a", 0, len(WHOLE), WHOLE, "fr", 0),), 1, 1.0)


class Scoring:
    """A model that gives each candidate the score it is made with, and remembers what it was asked."""

    def __init__(self, scores, most=4):
        self.scores, self.most, self.asked = scores, most, []

    def generate(self, requests):
        self.asked.extend(requests)
        return [
            tuple(
                sorted(
                    (Hypothesis(text, self.scores[text]) for text in request.candidates),
                    key=lambda hypothesis: -hypothesis.score,
                )[: self.most]
            )
            for request in requests
        ]


def request(*candidates):
    return Request((WHOLE,), "fr", "cut", candidates)


def verified(*texts):
    sentences = (GroundedSentence(text, "generated", FACT) for text in texts)
    return Verified(FACT, (*sentences, GroundedSentence(WHOLE, "verbatim", FACT)), (), None)


def proposal(asked):
    return Proposal(FACT, tuple(Hypothesis(text, math.nan) for text in asked.candidates), asked)


def test_only_what_the_gate_let_pass_is_weighed_beside_the_whole():
    asked = request(WHOLE, SHORT, SHORTEST)
    assert to_weigh(proposal(asked), verified(SHORT)) == request(WHOLE, SHORT)
    assert to_weigh(proposal(asked), verified()) is None
    assert to_weigh(Proposal(FACT, (Hypothesis(SHORT, -1.0),)), verified(SHORT)) is None
    assert to_weigh(proposal(request(WHOLE)), verified()) is None


def test_a_cut_on_two_lines_is_the_one_that_the_gate_printed_on_one():
    asked = request(WHOLE, SHORT.replace("fermé le", "fermé\n le"))
    assert to_weigh(proposal(asked), verified(SHORT)) == request(WHOLE, SHORT)


def test_a_sentence_that_opens_on_a_connective_is_no_measure_of_its_cuts():
    led = f"Par ailleurs, {WHOLE}"
    assert to_weigh(proposal(request(led, WHOLE, SHORT)), verified(SHORT)) is None
    asked = to_weigh(proposal(request(led, SHORT, SHORTEST)), verified(SHORT, SHORTEST))
    assert asked == request(SHORT, SHORTEST)


@pytest.mark.parametrize(
    ("behind", "absurd"), [(0.0, False), (LEAST_LIKELY_CUT, False), (LEAST_LIKELY_CUT + 0.5, True)]
)
def test_a_cut_much_less_likely_than_the_whole_is_absurd(behind, absurd):
    model = Scoring({WHOLE: -3.0, SHORT: -3.0 - behind})
    assert unlikely({7: request(WHOLE, SHORT)}, model) == (frozenset({(7, SHORT)}) if absurd else frozenset())
    assert model.asked == [request(WHOLE, SHORT)]


def test_what_is_behind_the_n_best_goes():
    scores = {WHOLE: -9.0, SHORT: -1.0, SHORTEST: -2.0}
    assert unlikely({0: request(WHOLE, SHORT, SHORTEST)}, Scoring(scores, most=1)) == {
        (0, WHOLE),
        (0, SHORTEST),
    }
    assert unlikely({0: request(WHOLE, SHORT, SHORTEST)}, Scoring(scores)) == frozenset()


def test_nothing_to_weigh_asks_nothing():
    model = Scoring({})
    assert unlikely({}, model) == frozenset()
    assert model.asked == []
