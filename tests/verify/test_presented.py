"""A summary's sentences gain who somebody is, and lose what was told before, only where the gate lets them."""

from datetime import UTC, datetime

from summarize.records import Fact, GroundedSentence, Passage
from summarize.verify.presented import each_introduced, each_presented_once

PUBLISHED = {"a": datetime(2031, 3, 4, 9, tzinfo=UTC), "b": datetime(2031, 3, 5, 9, tzinfo=UTC)}


def _sentence(text: str, source: str, article: str = "a") -> GroundedSentence:
    passage = Passage(article, 0, len(source), source, "fr", 0)
    return GroundedSentence(text, "verbatim" if text == source else "generated", Fact((passage,), 1, 1.0))


def _told(*sentences: GroundedSentence) -> list[GroundedSentence]:
    return each_presented_once(sentences, ("Le port attend, selon Paul Aubin.",), PUBLISHED, "order")


FIRST = "Le maire Paul Aubin a fermé le port."
SECOND = "Le maire Paul Aubin promet une digue à la ville d'Orvanne."


def test_a_sentence_that_lost_a_description_is_generated_and_keeps_its_fact() -> None:
    first, second = _sentence(FIRST, FIRST), _sentence(SECOND, SECOND, "b")
    told = _told(first, second)
    assert told[0] is first
    assert told[1] == GroundedSentence(
        "Paul Aubin promet une digue à la ville d'Orvanne.", "generated", second.fact
    )


def test_of_what_was_cut_more_may_leave() -> None:
    source = "Mardi, le maire, Paul Aubin, a promis une digue, qui coûterait cher, à la ville d'Orvanne."
    cut = _sentence("Mardi, le maire, Paul Aubin, a promis une digue à la ville d'Orvanne.", source, "b")
    assert (
        _told(_sentence(FIRST, FIRST), cut)[1].text
        == "Mardi, Paul Aubin a promis une digue à la ville d'Orvanne."
    )


def test_what_no_passage_words_so_stays() -> None:
    other = "Une digue attend la ville d'Orvanne, selon le maire, qui se nomme Paul Aubin."
    told = _told(_sentence(FIRST, FIRST), _sentence(SECOND, other, "b"))
    assert told[1].text == SECOND


def test_what_was_told_once_is_handed_on_untouched() -> None:
    sentences = [_sentence(FIRST, FIRST), _sentence("La digue tiendra.", "La digue tiendra.", "b")]
    assert _told(*sentences) == sentences
    assert _told() == []


def test_a_pronoun_told_by_its_name_is_presented_once_too() -> None:
    texts = ["Le maire Paul Aubin ferme le pont d'Orvanne.", "Il a promis une enquête à la ville."]
    fact = Fact(
        tuple(Passage("b", 50 * i, 50 * i + len(text), text, "fr", i) for i, text in enumerate(texts)), 1, 1.0
    )
    joined = GroundedSentence("Le maire Paul Aubin a promis une enquête à la ville.", "generated", fact)
    assert _told(_sentence(FIRST, FIRST), joined)[1].text == "Paul Aubin a promis une enquête à la ville."


NAMED = "Paul Aubin promet une digue à la ville d'Orvanne."
OFFICE = "Le maire de Brévans Paul Aubin a fermé le port mardi."


def test_whom_a_sentence_names_first_is_introduced_and_the_source_of_it_kept() -> None:
    told, office = _sentence(NAMED, NAMED, "b"), _sentence(OFFICE, OFFICE).fact.passages[0]
    passages = [*told.fact.passages, office]
    (longer,) = each_introduced([told], passages, (NAMED,), PUBLISHED, "order", 4)
    assert longer == GroundedSentence(f"Le maire de Brévans {NAMED}", "generated", told.fact, (office,))
    assert each_introduced([told], passages, (NAMED,), PUBLISHED, "order", 3) == [told]  # four words more
    english = Passage("a", 0, len(OFFICE), OFFICE, "en", 0)
    assert each_introduced([told], [*told.fact.passages, english], (NAMED,), PUBLISHED, "order", 9) == [told]


def test_an_introduction_that_leans_itself_is_left() -> None:
    bare = "Le patron de la banque Paul Aubin a fermé le port mardi."  # which bank?
    told, office = _sentence(NAMED, NAMED, "b"), _sentence(bare, bare).fact.passages[0]
    assert each_introduced([told], [*told.fact.passages, office], (NAMED,), PUBLISHED, "order", 9) == [told]
