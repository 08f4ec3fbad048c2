"""The stage: which passage is asked of which model, what comes back, and the headline."""

import pytest
from msgspec.structs import replace

from summarize.config import GenerateConfig
from summarize.generate.generate import (
    fact_request,
    generate_event,
    generate_facts,
    pack,
    propose,
    supporting_fact,
)
from summarize.generate.headline import clean_title, headline
from summarize.generate.opening import open_generator
from summarize.generate.profiles import Profile, load_profile
from summarize.records import Article, Fact, GroundedSentence, Hypothesis, Passage

PONT = "Le maire de Trévigny, élu en mars, a fermé le pont de la Serre."
CRUE = "La crue a inondé quarante maisons à Corvalle, selon les pompiers."
BRIDGE = "The mayor of Trévigny closed the Serre bridge on Thursday."
BRUECKE = "Der Bürgermeister von Trévigny sperrte am Donnerstag die Brücke."


def passage(text, language="fr", article="a", position=0):
    return Passage(article, 0, len(text), text, language, position)


def fact(*passages, salience=1.0):
    return Fact(passages=passages, voices=len(passages), salience=salience)


class Echo:
    """A model that says again what it was asked, or a text given to it."""

    def __init__(self, profile, answer=None):
        self.profile = profile
        self.answer = answer
        self.asked = []

    identity = "echo"

    def count_tokens(self, text):
        return len(text.split())

    def generate(self, requests):
        self.asked += requests
        return [
            tuple(
                Hypothesis(t, -float(i))
                for i, t in enumerate(r.candidates or (self.answer or r.passages[0],))
            )
            for r in requests
        ]


CHUNKS = load_profile("compact")
TRANSLATOR = load_profile("mbart50")
FREE = Profile(name="free", model="x", unit="fact")
EVENT = Profile(name="event", model="x", unit="event", max_input_tokens=40, prefix="résume : ")


def test_french_fact_of_a_held_model():
    request = fact_request(fact(passage(BRIDGE, "en"), passage(PONT)), CHUNKS)
    assert request is not None
    assert request.passages == (PONT,)
    assert request.task == "cut"
    assert request.candidates == (PONT, "Le maire de Trévigny a fermé le pont de la Serre.")


def test_foreign_fact_needs_a_model_that_reads_it():
    foreign = fact(passage(BRUECKE, "de"), passage(BRIDGE, "en", "b"))
    assert fact_request(foreign, CHUNKS) is None
    assert fact_request(foreign, FREE) is None
    request = fact_request(foreign, TRANSLATOR)
    assert request is not None
    assert (request.passages, request.language, request.candidates) == ((BRUECKE,), "de", ())
    assert fact_request(fact(passage(PONT)), TRANSLATOR) is None


def test_a_held_model_that_translates_writes_foreign_facts_freely():
    profile = replace(
        CHUNKS, tasks={**CHUNKS.tasks, "translate": "<translate>"}, source_languages=("fr", "de")
    )
    request = fact_request(fact(passage(BRUECKE, "de"), passage(BRIDGE, "en", "b")), profile)
    assert request is not None
    assert (request.passages, request.task, request.candidates) == ((BRUECKE,), "translate", ())
    assert fact_request(fact(passage(BRIDGE, "en")), profile) is None
    french = fact_request(fact(passage(BRUECKE, "de"), passage(PONT)), profile)
    assert french is not None
    assert french.task == "cut"


def test_free_model_reads_all_french_tellings_once():
    request = fact_request(fact(passage(PONT), passage(PONT, article="b"), passage(CRUE, article="c")), FREE)
    assert request is not None
    assert request.passages == (PONT, CRUE)


def test_hypotheses_stand_at_their_facts():
    facts = [
        fact(passage(BRIDGE, "en")),
        fact(passage(PONT)),
        fact(passage(BRUECKE, None)),
        fact(passage(CRUE)),
    ]
    model = Echo(CHUNKS)
    found = generate_facts(facts, model)
    assert [proposal.fact for proposal in found] == facts
    assert [bool(proposal.hypotheses) for proposal in found] == [False, True, False, True]
    assert found[1].hypotheses[0].text == PONT
    assert [hypothesis.text for hypothesis in found[3].hypotheses] == [CRUE]  # who says it is never cut
    assert found[1].request.passages == (PONT,)
    assert model.asked == []  # a closed set is weighed where it is told


def test_no_facts_ask_nothing():
    model = Echo(CHUNKS)
    assert generate_facts([], model) == []
    assert model.asked == []


@pytest.mark.parametrize("name", ["verbatim", "lead"])
def test_baselines_run_without_any_model(name):
    model = open_generator(GenerateConfig(model=name))
    facts = [
        fact(passage(PONT, position=4), passage(CRUE, article="b", position=0)),
        fact(passage(BRIDGE, "en")),
    ]
    found = generate_facts(facts, model)
    assert found[1].hypotheses == ()
    assert found[0].hypotheses == (() if name == "verbatim" else (Hypothesis(CRUE, 0.0),))
    assert model.identity == open_generator(GenerateConfig(model=name)).identity
    assert model.generate([]) == []


def test_event_is_packed_by_salience_within_the_input():
    facts = [
        fact(passage("un deux trois " * 10), salience=0.1),
        fact(passage(PONT), salience=0.5),
        fact(passage(BRIDGE, "en"), salience=0.9),
        fact(passage(CRUE), salience=0.7),
    ]
    assert [p.text for p in pack(facts, Echo(EVENT))] == [CRUE, PONT]


def test_event_sentences_come_with_the_facts_they_draw_on():
    facts = [fact(passage(PONT), salience=0.9), fact(passage(CRUE), salience=0.5)]
    both = "Le maire de Trévigny ferme le pont et la crue inonde quarante maisons à Corvalle."
    model = Echo(
        EVENT, answer=f"Le maire a fermé le pont de la Serre. {both} Les martiens dansent à Londres."
    )
    written = generate_event(facts, model)
    assert [w.hypothesis.text for w in written] == ["Le maire a fermé le pont de la Serre.", both]
    assert written[0].fact is facts[0]
    assert set(written[1].fact.passages) == {passage(PONT), passage(CRUE)}
    proposed = propose(facts, model)
    assert [proposal.fact for proposal in proposed[:2]] == facts
    assert [[h.text for h in proposal.hypotheses] for proposal in proposed] == [
        ["Le maire a fermé le pont de la Serre."],
        [],
        [both],
    ]
    assert supporting_fact("", facts) is None
    assert supporting_fact("Bonjour.", []) is None


def test_event_of_unread_languages_is_empty():
    assert generate_event([fact(passage(BRIDGE, "en"))], Echo(EVENT)) == []


@pytest.mark.parametrize(
    ("title", "clean"),
    [
        (
            "🔴 EN DIRECT - Crue à Corvalle : quarante maisons inondées",
            "Crue à Corvalle : quarante maisons inondées",
        ),
        ("[Vidéo] Le pont de la Serre fermé", "Le pont de la Serre fermé"),
        ("Le pont de la Serre rouvre : actualité régionale, infos, vidéos", "Le pont de la Serre rouvre"),
        ("VIDÉO. Le pont de la Serre fermé 😱", "Le pont de la Serre fermé"),
        ("EN DIRECT. VIDÉO - Le pont fermé", "Le pont fermé"),
        ("Le pont de la Serre fermé (photos)", "Le pont de la Serre fermé"),
        ("Le pont de la Serre fermé | L'Écho de Trévigny", "Le pont de la Serre fermé"),
        ("Direct du droit : le boxeur gagne", "Direct du droit : le boxeur gagne"),
        ("Photos interdites au musée", "Photos interdites au musée"),
        ("Live in Trévigny", "Live in Trévigny"),
        ("  le pont   fermé ", "Le pont fermé"),
        ("", ""),
        ("🔴", ""),
        ("\ud800", ""),
    ],
)
def test_titles_are_cleaned(title, clean):
    assert clean_title(title, "L'Écho de Trévigny") == clean


def article(name, title, language="fr"):
    return Article(article_id=name, text="", title=title, language=language)


def test_headline_is_the_french_title_that_covers_the_facts():
    facts = [fact(passage(PONT), salience=0.9), fact(passage(CRUE), salience=0.3)]
    articles = [
        article("1", "Serre bridge closed by the mayor of Trévigny", "en"),
        article("2", "Dix recettes pour l'été"),
        article("3", "Crue : des maisons inondées à Corvalle"),
        article("4", "[Vidéo] Trévigny : le maire ferme le pont de la Serre"),
        article("5", None),
    ]
    assert headline(facts, articles) == "Trévigny : le maire ferme le pont de la Serre"
    assert headline(facts, articles[:3]) == "Crue : des maisons inondées à Corvalle"
    said = [GroundedSentence(CRUE, "verbatim", facts[1])]
    assert headline(facts, articles, said) == "Crue : des maisons inondées à Corvalle"


def test_headline_without_a_title_is_a_cut_of_the_first_sentence():
    facts = [fact(passage(PONT))]
    assert headline(facts, []) == PONT.rstrip(".")
    long = (
        "Jeudi, le maire de Trévigny, élu en mars après une longue et rude campagne, a fermé le pont de la Serre, "
        "qui menace ruine depuis les crues de janvier."
    )
    assert headline([], [], [GroundedSentence(long, "verbatim", facts[0])]) == (
        "Le maire de Trévigny a fermé le pont de la Serre"
    )
    assert headline([fact(passage(BRIDGE, "en"))], []) == ""
    assert headline([], []) == ""
