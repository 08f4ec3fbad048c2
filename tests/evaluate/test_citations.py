from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.errors import SummarizeError
from summarize.evaluate.citations.alce import METRICS, citation_scores, verdicts
from summarize.evaluate.citations.judges import Question
from summarize.evaluate.segments import Prediction
from summarize.records import Article, Citation, CitedSummary, Sentence, SummarySource


@dataclass
class Table:
    """Supports a sentence when the cited texts, put together, hold every letter that it lists."""

    threshold: float = 0.5
    signature: str = "judge:table|threshold:0.5"
    asked: list[int] = field(default_factory=list)

    def support(self, questions: Sequence[Question], articles: Mapping[str, Article]) -> np.ndarray:
        assert all(p.article_id in articles for q in questions for p in q.passages)
        self.asked.append(len(questions))
        return np.array(
            [float(set(q.sentence) <= {c for p in q.passages for c in p.text}) for q in questions]
        )


def source(number, article_id, outlet=None, copies=()):
    return SummarySource(number, article_id, None, outlet, None, None, "fr", copies)


def prediction(sentences, texts, outlets=None):
    """Sentences as (letters, [(article, start, end)…]); articles by id."""
    outlets = outlets or {}
    articles = {
        name: Article(name, text, source=outlets.get(name), language="fr") for name, text in texts.items()
    }
    sources = tuple(source(n, name, outlets.get(name)) for n, name in enumerate(articles, 1))
    numbers = {s.article_id: s.number for s in sources}
    summary = CitedSummary(
        "e",
        "",
        tuple(
            Sentence(
                text,
                "generated",
                tuple(Citation(numbers.get(a, 9), a, start, end, 1.0) for a, start, end in spans),
            )
            for text, spans in sentences
        ),
        sources,
        len(sources),
    )
    return Prediction("e", " ".join(text for text, _ in sentences), summary, articles)


TEXTS = {"x": "ab", "y": "c", "z": "d"}
X, Y, Z = ("x", 0, 2), ("y", 0, 1), ("z", 0, 1)


# The cases of the paper (Gao et al. 2023, §3 and figure 3): letters are facts.
@pytest.mark.parametrize(
    ("sentence", "cited", "verdict"),
    [
        ("ab", [X], (True, 1, 1)),  # one citation that says all
        ("ab", [Y], (False, 1, 0)),  # one that does not
        ("abc", [X, Y], (True, 2, 2)),  # neither alone, both together
        ("ab", [X, Y], (True, 2, 1)),  # the second is irrelevant
        ("abc", [X, Y, Z], (True, 3, 2)),  # the third is irrelevant
        ("abcd", [X, Y], (False, 2, 0)),  # not supported: no citation counts
        ("a", [X, ("x", 0, 1)], (True, 2, 2)),  # each supports alone: both count
        ("a", [], (False, 0, 0)),
    ],
)
def test_recall_and_precision_of_a_sentence(sentence, cited, verdict):
    given_ = prediction([(sentence, cited)], TEXTS)
    assert verdicts(given_.summary, given_.articles, Table()) == [verdict]


def values(*predictions, judge=None):
    return {s.name: s.values for s in citation_scores(predictions, judge or Table())}


def test_the_scores_of_a_summary():
    found = values(prediction([("ab", [X, Y]), ("abc", [X, Y]), ("d", []), ("d", [Y])], TEXTS))
    assert found["citation.recall"][0] == pytest.approx(50.0)
    assert found["citation.precision"][0] == pytest.approx(100 * 3 / 5)
    assert found["citation.f1"][0] == pytest.approx(2 * 50 * 60 / 110)
    assert found["citation.uncited"][0] == pytest.approx(25.0)
    assert found["coverage.sources"][0] == pytest.approx(100 * 2 / 3)
    assert found["voices.two"][0] == pytest.approx(50.0)


def test_an_outlet_speaks_once():
    sentences = [("ab", [X, Y]), ("ab", [X, Z])]
    found = values(prediction(sentences, TEXTS, {"x": "Le Phare", "y": " le phare", "z": "La Voix"}))
    assert found["voices.two"][0] == pytest.approx(50.0)
    assert found["coverage.sources"][0] == pytest.approx(100.0)
    alone = values(prediction(sentences[:1], TEXTS, {"x": "Le Phare", "y": " le phare", "z": "La Voix"}))
    assert alone["coverage.sources"][0] == pytest.approx(50.0)


def test_copies_of_a_wire_add_no_voice():
    given_ = prediction([("ab", [X])], {"x": "ab"})
    copied = replace(given_.summary, sources=(source(1, "x", copies=("x2", "x3")),))
    found = values(replace(given_, summary=copied))
    assert found["voices.two"][0] == 0.0
    assert found["coverage.sources"][0] == 100.0


def test_nothing_cited_has_no_precision():
    found = values(prediction([("ab", []), ("c", [])], TEXTS))
    assert np.isnan(found["citation.precision"][0])
    assert (found["citation.recall"][0], found["citation.f1"][0]) == (0.0, 0.0)
    assert (found["citation.uncited"][0], found["coverage.sources"][0]) == (100.0, 0.0)


def test_missing_is_missing():
    plain = Prediction("p", "Un texte sans citation.")
    empty = prediction([], TEXTS)
    for value in values(plain, empty).values():
        assert np.isnan(value).all()
    assert all(len(s.values) == 0 for s in citation_scores([], Table()))


def test_a_span_outside_its_article_supports_nothing():
    table = Table()
    found = values(prediction([("a", [("x", 40, 50)])], TEXTS), judge=table)
    assert found["citation.recall"][0] == 0.0
    assert table.asked == []


def test_a_span_cited_twice_is_one_citation():
    given_ = prediction([("ab", [X, X])], TEXTS)
    assert verdicts(given_.summary, given_.articles, Table()) == [(True, 1, 1)]


def test_a_summary_without_its_articles_says_what_to_give():
    given_ = replace(prediction([("ab", [X])], TEXTS), articles={})
    with pytest.raises(
        SummarizeError, match=r"'e': its summary names article 'x'.*score the run's whole folder"
    ):
        citation_scores([given_], Table())


def test_the_judge_is_asked_only_what_can_change_the_result():
    table = Table()
    values(prediction([("ab", [X]), ("abcd", [X, Y]), ("abc", [X, Y])], TEXTS), judge=table)
    assert table.asked == [
        3,
        2,
        2,
    ]  # three unions, the two citations of the last alone, each without the other


def test_signatures_name_the_judge_and_its_threshold():
    for score in citation_scores([prediction([("ab", [X])], TEXTS)], Table()):
        judged = score.name.startswith("citation.") and score.name != "citation.uncited"
        assert ("judge:table|threshold:0.5" in score.signature) == judged
        assert score.signature.startswith(score.name)
        assert score.better == ("lower" if score.name == "citation.uncited" else "higher")
    default = citation_scores([prediction([("ab", [X])], TEXTS)])
    assert "judge:aligner(circular on its own citations)" in default[0].signature


def test_the_default_judge_reads_french():
    text = "Un incendie a ravagé mardi la scierie de Brunvelle. Douze ouvriers ont été évacués. La foire ouvrira samedi."
    cut = text.index("Douze"), text.index("La foire")
    fire, workers, fair = ("n", 0, cut[0] - 1), ("n", cut[0], cut[1] - 1), ("n", cut[1], len(text))
    found = prediction(
        [
            ("Un incendie a ravagé la scierie de Brunvelle.", [fire]),
            (
                "Un incendie a ravagé la scierie de Brunvelle et douze ouvriers ont été évacués.",
                [fire, workers, fair],
            ),
            ("Vingt ouvriers ont été évacués.", [workers]),
        ],
        {"n": text},
    )
    scores = {s.name: s.values[0] for s in citation_scores([found])}
    assert scores["citation.recall"] == pytest.approx(100 * 2 / 3)
    assert scores["citation.precision"] == pytest.approx(100 * 3 / 5)


facts = st.text("abcd", min_size=1, max_size=4)
spans = st.lists(st.sampled_from([X, Y, Z, ("x", 0, 1), ("x", 1, 2)]), max_size=4)


@given(st.lists(st.tuples(facts, spans), max_size=5))
def test_scores_stay_in_their_range_and_a_needless_citation_never_raises_precision(sentences):
    found = values(prediction(sentences, TEXTS))
    assert set(found) == set(METRICS)
    for value in found.values():
        assert np.isnan(value[0]) or 0.0 <= value[0] <= 100.0
    texts = TEXTS | {"w": "?"}
    needless = [(text, [*cited, ("w", 0, 1)]) if cited else (text, cited) for text, cited in sentences]
    more = values(prediction(needless, texts))
    np.testing.assert_array_equal(more["citation.recall"], found["citation.recall"])
    if not np.isnan(found["citation.precision"][0]):
        assert more["citation.precision"][0] <= found["citation.precision"][0] + 1e-9
