"""Baselines and the oracle: hand cases, properties, a peer, and the figures of the development data."""

import itertools
import subprocess
import sys
import time
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rouge_score.rouge_scorer import RougeScorer

from summarize.errors import SummarizeError
from summarize.evaluate.baselines.baseline import BASELINES, Budget, baseline, foreign_sources
from summarize.evaluate.baselines.line import line
from summarize.evaluate.baselines.oracle import choose
from summarize.evaluate.corpora.load import load_corpus
from summarize.evaluate.rouge.score import score_rouge
from summarize.evaluate.rouge.tokens import tokenizer
from summarize.evaluate.segments import Example
from summarize.records import Article

CRUE = (
    "La Vauzelle a débordé mardi à Brévane. Deux cents habitants ont été évacués. Le préfet viendra demain.",
    "À Brévane, deux cents habitants ont été évacués mardi soir. Une école sert d'abri. Il pleut encore.",
    "Le marché de Brévane est annulé. Deux cents habitants ont été évacués après la crue de la Vauzelle.",
)


def event(*texts: str, references: tuple[str, ...] = ("Rien.",), language: str | None = "fr") -> Example:
    articles = tuple(Article(f"a{n}", text, language=language) for n, text in enumerate(texts, start=1))
    return Example("e", references, articles)


def one(name: str, example: Example, budget: Budget, **options) -> str:
    (prediction,) = baseline(name, [example], budget, **options)
    assert prediction.example_id == example.example_id
    return prediction.text


def test_lead_takes_the_first_source_only():
    assert one("lead", event(*CRUE), Budget(sentences=2)) == " ".join(CRUE[0].split(". ")[:2]).replace(
        "Brévane Deux", "Brévane. Deux"
    ) + "."  # fmt: skip
    assert one("lead", event(*CRUE), Budget(words=9)) == "La Vauzelle a débordé mardi à Brévane. Deux cents"
    assert one("lead", event(*CRUE), Budget()) == CRUE[0]


def test_first_sentences_go_round_the_sources():
    assert one("first-sentences", event(*CRUE), Budget(sentences=4)) == (
        "La Vauzelle a débordé mardi à Brévane. À Brévane, deux cents habitants ont été évacués mardi soir. "
        "Le marché de Brévane est annulé. Deux cents habitants ont été évacués."
    )


def test_coverage_says_what_most_sources_say_and_says_it_once():
    told = event(
        "Le pont rouvre. La crue recule.",
        "La crue recule. Un chat passe.",
        "La crue recule. Trois ânes broutent.",
    )
    assert one("coverage", told, Budget(sentences=1)) == "La crue recule."
    # Of what one source alone says, what opens an article comes first.
    assert one("coverage", told, Budget(sentences=2)) == "La crue recule. Le pont rouvre."
    assert one("coverage", told, Budget()).count("La crue recule.") == 1


def test_copy_is_the_sources_in_any_language():
    german = event("Der Fluss stieg.", language="de")
    assert one("copy", german, Budget()) == "Der Fluss stieg."
    assert one("copy", event(*CRUE), Budget(words=3)) == "La Vauzelle a"


def test_sources_in_other_languages_are_left_out_and_can_be_named():
    mixed = replace(
        event(*CRUE[:2]),
        sources=(Article("de", "Der Fluss stieg.", language="de"), Article("fr", CRUE[1], language="fr")),
    )
    assert one("lead", mixed, Budget(sentences=1)).startswith("À Brévane")
    assert one("lead", mixed, Budget(sentences=1), language="de") == "Der Fluss stieg."
    assert one("lead", mixed, Budget(sentences=1), language=None) == "Der Fluss stieg."
    assert foreign_sources([mixed]) == ("de",)
    unknown = event("Sans langue dite.", language=None)
    assert one("lead", unknown, Budget(words=9)) == "Sans langue dite."
    assert foreign_sources([unknown]) == ()


@pytest.mark.parametrize("name", BASELINES)
def test_an_example_without_sources_has_an_empty_summary(name):
    assert one(name, Example("e", ("R.",)), Budget(words=10)) == ""
    assert one(name, event("  \n "), Budget(words=10)) == ""
    if name != "copy":
        assert one(name, event("Der Fluss stieg.", language="de"), Budget(words=10)) == ""


@pytest.mark.parametrize("name", BASELINES)
def test_every_baseline_keeps_to_its_budget_and_to_the_sources_words(name):
    example = event(*CRUE, references=("Deux cents habitants de Brévane ont été évacués mardi.",))
    for words in (1, 7, 12, 30, 500):
        text = one(name, example, Budget(words=words))
        assert len(text.split()) <= words
        if name not in {"lead", "oracle", "coverage"}:
            assert len(text.split()) == min(words, sum(len(t.split()) for t in CRUE)) or name in {
                "lexrank",
                "textrank",
            }
        assert set(text.split()) <= set(" ".join(CRUE).split())
    for sentences in (1, 2, 3):
        assert one(name, example, Budget(sentences=sentences)).count(".") <= sentences


@pytest.mark.parametrize("name", BASELINES)
def test_a_summary_does_not_depend_on_the_other_examples(name):
    first, second = event(*CRUE), replace(event(*CRUE[::-1]), example_id="f")
    together = baseline(name, [first, second], Budget(words=20))
    assert together == [
        *baseline(name, [first], Budget(words=20)),
        *baseline(name, [second], Budget(words=20)),
    ]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.text(alphabet="aé. \n«»…1\u2028-", max_size=30), max_size=3),
    st.sampled_from([Budget(), Budget(words=3), Budget(sentences=2)]),
)
@example([". a", ". a"], Budget(words=3))  # what is left of the second, once the room is cut, holds no word
def test_no_text_breaks_a_baseline(texts, budget):
    example = event(*texts, references=("é a.",))
    for name in BASELINES:
        text = one(name, example, budget)
        assert set(text.split()) <= set(" ".join(texts).split()) or budget.words is None


@pytest.mark.parametrize("name", ["lexrank", "textrank"])
def test_central_sentences_win_and_are_told_once_in_their_order(name):
    # What the crue and Brévane have in common stands between the two.
    opening = "Un chat miaule. Trois ânes broutent. La crue surprend un canton."
    told = event(opening, "Une fête anime Brévane. La crue recule à Brévane.", "La crue recule à Brévane.")
    assert one(name, told, Budget(sentences=1)) == "La crue recule à Brévane."
    assert one(name, told, Budget()).count("La crue recule à Brévane.") == 1
    # Where no sentence is like another none is more central: the sources' order stays.
    assert one(name, event("Un chat miaule. Trois ânes broutent."), Budget(sentences=1)) == "Un chat miaule."


def test_the_seed_alone_decides_what_is_drawn():
    examples = [replace(event(*CRUE), example_id=str(n)) for n in range(20)]
    texts = [p.text for p in baseline("random", examples, Budget(sentences=1), seed=1)]
    assert texts == [p.text for p in baseline("random", examples, Budget(sentences=1), seed=1)]
    assert texts != [p.text for p in baseline("random", examples, Budget(sentences=1), seed=2)]
    assert len(set(texts)) > 4  # not one draw for all


def test_two_processes_give_the_same_bytes():
    program = (
        "from summarize.evaluate.baselines.baseline import *\nfrom summarize.evaluate.segments import Example\n"
        "from summarize.records import Article\n"
        f"texts = {CRUE!r}\n"
        "example = Example('e', ('Deux cents évacués.',), tuple(Article(str(n), t, language='fr') for n, t in enumerate(texts)))\n"
        "print([baseline(name, [example], Budget(words=25)) for name in BASELINES])"
    )
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", program], env={"PYTHONHASHSEED": seed}, stdout=subprocess.PIPE
        )
        for seed in ("1", "2")
    ]
    outputs = [process.communicate()[0] for process in processes]
    assert [process.returncode for process in processes] == [0, 0]
    assert outputs[0] == outputs[1]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"words": 0}, "budget: 0 words; give 1 or more"),
        ({"sentences": -1}, "budget: -1 sentences"),
        ({"words": 10, "sentences": 1}, "give one of the two"),
    ],
)
def test_budgets_that_are_none(options, said):
    with pytest.raises(SummarizeError, match=said):
        Budget(**options)


def test_an_unknown_baseline_names_the_nearest():
    with pytest.raises(SummarizeError, match="did you mean 'lexrank'"):
        baseline("lexrnak", [], Budget(words=1))
    with pytest.raises(SummarizeError, match="baselines: lead, first-sentences, random"):
        baseline("zzz", [], Budget(words=1))


# --- the oracle -----------------------------------------------------------------------------------


def f1s(text: str, references: tuple[str, ...], mode: str) -> float:
    """ROUGE-1 + ROUGE-2 F1 by rouge-score, mean over the references: the peer."""
    read = tokenizer(mode)

    class Tokens:
        def tokenize(self, text):
            return read(text)

    scorer = RougeScorer(["rouge1", "rouge2"], tokenizer=Tokens())
    scores = [scorer.score(reference, text) for reference in references]
    return sum(s["rouge1"].fmeasure + s["rouge2"].fmeasure for s in scores) / len(scores)


def plain_greedy(sentences: list[str], references: tuple[str, ...], budget: Budget, mode: str) -> float:
    """The same search with rouge-score scoring every summary from scratch: its best score."""
    chosen: list[str] = []
    left = list(sentences)
    score = 0.0
    while left and budget.holds(len(" ".join(chosen).split()), len(chosen)):
        texts = [budget.cut([*chosen, sentence]) for sentence in left]
        scores = [f1s(text, references, mode) for text in texts]
        best = max(range(len(left)), key=lambda n: (scores[n], -n))
        if scores[best] <= score + 1e-12:
            break
        score = scores[best]
        chosen.append(left.pop(best))
    return score


def test_the_oracle_takes_the_sentences_that_the_reference_is_made_of():
    sentences = ["Il pleut.", "Le pont rouvre mardi.", "Le maire sourit.", "La crue recule enfin."]
    assert choose(sentences, ["La crue recule enfin. Le pont rouvre mardi."], Budget()) == [
        sentences[1],
        sentences[3],
    ]
    assert choose(sentences, ["Rien de tout cela ?"], Budget()) == []
    assert choose(sentences, ["Le pont rouvre mardi."], Budget(words=2)) == ["Le pont"]
    assert choose([], ["Le pont."], Budget()) == []
    assert choose(["…", "!"], ["…"], Budget()) == []


word = st.sampled_from("le la crue pont été l'eau mardi deux Brévane".split())
sentence = st.lists(word, min_size=1, max_size=6).map(lambda found: " ".join(found) + ".")


@settings(max_examples=60, deadline=None)
@given(
    st.lists(sentence, min_size=1, max_size=6),
    st.lists(sentence, min_size=1, max_size=3).map(tuple),
    st.sampled_from([Budget(), Budget(words=5), Budget(words=9), Budget(sentences=2)]),
    st.sampled_from(["fr", "fr+stem", "google"]),
)
def test_the_oracle_scores_what_a_search_by_rouge_score_does(sentences, references, budget, mode):
    found = budget.cut(choose(sentences, references, budget, mode))
    assert f1s(found, references, mode) == pytest.approx(plain_greedy(sentences, references, budget, mode))


@settings(max_examples=40, deadline=None)
@given(
    st.lists(sentence, min_size=1, max_size=5, unique=True),
    st.lists(sentence, min_size=1, max_size=2).map(tuple),
)
def test_no_single_sentence_beats_the_oracle(sentences, references):
    found = " ".join(choose(sentences, references, Budget()))
    assert all(f1s(found, references, "fr") >= f1s(s, references, "fr") - 1e-9 for s in sentences)


def test_the_oracle_is_fast():
    words = [f"mot{n}" for n in range(300)]
    turns = itertools.cycle(words)
    sentences = [" ".join(itertools.islice(turns, 7 + n % 23)) + "." for n in range(2000)]
    references = [" ".join(words[n : n + 100]) for n in (0, 30, 60, 90)]
    started = time.perf_counter()
    choose(sentences, references, Budget(words=100))
    assert time.perf_counter() - started < 30  # a search that rescored everything would take minutes


# --- the line ---------------------------------------------------------------------------------------


def test_the_line_is_a_system_and_goes_on_where_it_stopped(tmp_path, verbatim):
    long = " Les pompiers de Brévane ont travaillé toute la nuit avec ceux des communes voisines."
    examples = [
        replace(event(*(text + long for text in CRUE)), example_id="T1_C1"),
        Example("vide", ("R.",)),
        replace(event(*(text + long for text in CRUE[1:])), example_id="-1"),  # what clusterings call noise
    ]
    found = line(examples, verbatim, tmp_path)
    assert [p.example_id for p in found] == ["T1_C1", "vide", "-1"]
    assert "évacués" in found[0].text
    assert "[1]" not in found[0].text
    assert found[1].text == ""
    assert found[2].text
    assert found[0].summary is not None
    cited = {c.article_id for s in found[0].summary.sentences for c in s.citations}
    assert cited <= set(found[0].articles)
    written = {path.name: path.stat().st_mtime_ns for path in (tmp_path / "run").iterdir()}
    assert line(examples, verbatim, tmp_path) == found
    again = {path.name: path.stat().st_mtime_ns for path in (tmp_path / "run").iterdir()}
    assert again["summaries.jsonl"] == written["summaries.jsonl"]
    assert line([Example("vide", ("R.",))], verbatim, tmp_path / "leer")[0].text == ""


# --- the development data -----------------------------------------------------------------------------

# R1/R2/RL of the development half of RPM2 at 100 words, mean over four references, as measured before
# this module was written; what stands apart from them is said at its line.
RPM2 = {
    "first-sentences": (39.20, 12.02, 19.55),
    "lead": (33.30, 8.13, 17.16),
    "random": (31.14, 6.49, 15.59),
    "coverage": (39.3, 14.1, 20.4),
}


@pytest.mark.data
@pytest.mark.parametrize("name", RPM2)
def test_figures_on_rpm2_are_those_that_are_known(shared_data, name):
    corpus = load_corpus("rpm2", shared_data)
    texts = [p.text for p in baseline(name, corpus.examples, Budget(words=100))]
    score = score_rouge(texts, [e.references for e in corpus.examples], "fr")
    within = (
        1.0 if name == "random" else 0.55
    )  # seeds differ by more than the one, sentence ends by the other
    for found, known in zip((score.rouge1, score.rouge2, score.rougeL), RPM2[name], strict=True):
        assert found == pytest.approx(known, abs=within)


@pytest.mark.data
def test_the_oracle_stands_above_every_baseline_on_rpm2(shared_data):
    corpus = load_corpus("rpm2", shared_data)
    references = [e.references for e in corpus.examples]

    def score(name: str) -> float:
        found = score_rouge(
            [p.text for p in baseline(name, corpus.examples, Budget(words=100))], references, "fr"
        )
        return found.rouge1 + found.rouge2

    assert score("oracle") > max(score(name) for name in BASELINES if name != "oracle") + 8
