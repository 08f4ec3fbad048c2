"""The gate: what it stops, what it lets pass, and what it hands on."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.config import VerifyConfig
from summarize.records import Fact, Hypothesis, Passage
from summarize.verify.french import has_finite_verb, lost_main_verb, unprintable
from summarize.verify.gate import problems_of, verify_facts
from summarize.verify.grounding import ungrounded
from summarize.verify.order import out_of_order
from summarize.verify.tokens import align

SOURCE = (
    "Le chef du réseau, Anselme Bordier, âgé de 69 ans, est jugé à Orvanne pour le vol présumé de 5,5 millions d'euros, "
    "selon le parquet."
)
FRIDAY = {"a": datetime(2025, 5, 23, 9, tzinfo=UTC)}


def passage(text, language="fr", article="a"):
    return Passage(article, 0, len(text), text, language, 0)


def kinds(problems):
    return {problem.kind for problem in problems}


def stops(sentence, source, trust="order", language="fr"):
    return kinds(problems_of(sentence, [passage(source, language)], FRIDAY, trust))


def test_fluent_nonsense_out_of_the_right_words_is_stopped():
    assert stops("Le réseau de 69 ans est jugé à 69 ans, selon le parquet.", SOURCE) == {"order"}
    assert stops("Le réseau est jugé à Orvanne, selon le parquet.", SOURCE) == {"order"}


@pytest.mark.parametrize(
    "cut",
    [
        SOURCE,
        "Le chef du réseau, Anselme Bordier, est jugé à Orvanne pour le vol présumé de 5,5 millions d'euros, selon le parquet.",
        "Le chef du réseau est jugé à Orvanne pour le vol présumé de 5,5 millions d'euros, selon le parquet.",
        "Le chef du réseau est jugé à Orvanne, selon le parquet.",
    ],
)
def test_whole_phrases_may_go(cut):
    assert problems_of(cut, [passage(SOURCE)], FRIDAY, "order") == ()


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        (
            "Le chef du réseau est jugé à Orvanne pour le vol de 5,5 millions d'euros, selon le parquet.",
            "hedge",
        ),
        (
            "Le chef du réseau est jugé à Orvanne pour le vol présumé de 6,5 millions d'euros, selon le parquet.",
            "number",
        ),
        (
            "Le chef du réseau est jugé à Orvanne pour le vol présumé de 5,5 millions de francs, selon le parquet.",
            "number",
        ),
        (
            "Le chef du réseau est jugé à Lausanne pour le vol présumé de 5,5 millions d'euros, selon le parquet.",
            "name",
        ),
        ("Le chef du réseau est jugé à Orvanne pour le vol présumé de 5,5 millions d'euros.", "attribution"),
        ("Le chef du réseau n'est pas jugé à Orvanne, selon le parquet.", "negation"),
        ("Le chef du réseau est jugé mardi à Orvanne, selon le parquet.", "date"),
        ("Le chef du réseau, « âgé de 69 ans », est jugé à Orvanne, selon le parquet.", "quotation"),
        ("Le chef du réseau, Bordier Anselme, est jugé à Orvanne, selon le parquet.", "name"),
    ],
)
def test_what_the_passage_does_not_say_is_stopped_however_trusted(sentence, kind):
    assert kind in stops(sentence, SOURCE, "free")
    assert kind in stops(sentence, SOURCE, "order")


@pytest.mark.parametrize(
    ("sentence", "source", "kind"),
    [
        (
            "Le gardien a reconnu les faits devant la juge.",
            "Le gardien n'a pas reconnu les faits devant la juge.",
            "negation",
        ),
        ("Le gardien a volé une barque.", "Le gardien aurait volé une barque.", "hedge"),
        ("Le gardien aurait volé une barque.", "Le gardien a volé une barque.", "hedge"),
        (
            "Le gardien est coupable d'avoir volé une barque.",
            "Le gardien est soupçonné d'avoir volé une barque.",
            "hedge",
        ),
        ("La barque pèse 300 kilos.", "La barque pèse environ 300 kilos.", "hedge"),
        (
            "La digue tiendra jusqu'en hiver.",
            "La digue tiendra jusqu'en hiver, assure la maire.",
            "attribution",
        ),
        (
            "La digue va tenir, « sans aucun doute possible ».",
            "La digue va tenir, « sans le moindre doute possible ».",
            "quotation",
        ),
        (
            "La digue va céder dans les prochains jours, a dit la maire.",
            "« La digue va céder dans les prochains jours », a dit la maire.",
            "quotation",
        ),
    ],
)
def test_lost_and_gained_claims(sentence, source, kind):
    assert kind in kinds(ungrounded(sentence, [passage(source)], FRIDAY))


def test_a_second_source_may_vouch_for_the_plain_form():
    careful, plain = "Le gardien aurait volé une barque.", "Le gardien a volé une barque."
    assert ungrounded(plain, [passage(careful), passage(plain, article="b")], FRIDAY) == ()


def test_each_attribution_covers_its_own_clause():
    source = "La victime, placée sous tutelle selon le parquet, logeait le voleur, selon Me Aubier."
    assert kinds(
        ungrounded(
            "La victime, placée sous tutelle, logeait le voleur, selon Me Aubier.", [passage(source)], {}
        )
    ) == {"attribution"}
    assert ungrounded("La victime logeait le voleur, selon Me Aubier.", [passage(source)], {}) == ()


def test_roles_and_splices():
    source = "Le maire Vasselin a battu la conseillère Kessler au second tour à Orvanne."
    assert stops("Le maire Kessler a battu la conseillère Vasselin au second tour à Orvanne.", source) == {
        "order"
    }
    other = passage("Un incendie ravage la halle de Tourmeil.", article="b")
    problems = out_of_order(
        "Le maire Vasselin ravage la halle de Tourmeil.", [passage(source), other], "order"
    )
    assert kinds(problems) & {"order", "word"}


def test_fusion_joins_clauses_of_two_passages_and_nothing_smaller():
    both = [
        passage("La halle brûle à Tourmeil depuis mardi."),
        passage("Deux pompiers sont blessés.", article="b"),
    ]
    joined = "La halle brûle à Tourmeil depuis mardi et deux pompiers sont blessés."
    assert out_of_order(joined, both, "order")
    assert out_of_order(joined, both, "fusion") == ()
    assert out_of_order("La halle sont blessés à Tourmeil.", both, "fusion")
    assert out_of_order("N'importe quoi de libre.", both, "free") == ()


def test_foreign_passages_ground_entities_across_languages():
    german = "Am Donnerstag wurden in Genf zweiundzwanzig Personen verletzt, 12.500 Franken fehlen nicht."
    good = "Jeudi, 22 personnes ont été blessées à Genève et 12 500 francs ne manquent pas."
    assert ungrounded(good, [passage(german, "de")], FRIDAY) == ()
    assert kinds(ungrounded(good.replace("22", "23"), [passage(german, "de")], FRIDAY)) == {"number"}
    assert kinds(ungrounded(good.replace("Genève", "Berne"), [passage(german, "de")], FRIDAY)) == {"name"}
    assert kinds(ungrounded(good.replace("Jeudi", "Mardi"), [passage(german, "de")], FRIDAY)) == {"date"}
    assert kinds(
        ungrounded(good.replace("ne manquent pas", "manquent"), [passage(german, "de")], FRIDAY)
    ) == {"negation"}
    assert kinds(out_of_order(good, [passage(german, "de")], "order")) == {"order"}


def test_a_weekday_is_the_day_that_a_foreign_source_dates():
    dated = passage("The bridge fell on 22 May.", "en")
    assert ungrounded("Le pont est tombé jeudi.", [dated], FRIDAY) == ()
    assert kinds(ungrounded("Le pont est tombé mercredi.", [dated], FRIDAY)) == {"date"}


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Mais la digue a cédé mardi soir.", "orphan"),
        ("Il a quitté la salle sans un mot.", "orphan"),
        ("Ce dernier a quitté la salle.", "orphan"),
        ("« La digue tient », a-t-il ajouté.", "orphan"),
        ("Ses voisins ont quitté la salle.", "orphan"),
        ("la digue a cédé mardi soir.", "form"),
        ("La digue a cédé.", None),
        ("La digue cède.", "form"),
        ("La digue a cédé mardi soir", "marks"),
        ("La digue a cédé mardi à.", "marks"),
        ("La digue a cédé mardi,.", "marks"),
        ("La digue, dit la maire, « a cédé mardi.", "marks"),
        ("La digue a cédé (mardi soir.", "marks"),
        ("La digue a a cédé mardi soir.", "form"),
        ("La digue d'Orvanne sous la pluie.", "verb"),
        ("Pourquoi la digue a-t-elle cédé ?", "form"),
        ("Nous nous sommes quittés.", "orphan"),
        ("Ce mardi, la digue a cédé à Orvanne.", None),
        ("Il y a trois blessés à Orvanne.", None),
        ("« La digue a cédé », a dit la maire.", None),
    ],
)
def test_printable_french(sentence, kind):
    found = kinds(unprintable(sentence))
    assert kind in found if kind else found == set()


def test_the_main_verb_must_stay():
    source = "La maire, qui avait promis une digue, a démissionné mardi."
    assert lost_main_verb("La maire avait promis une digue mardi.", source)
    assert not lost_main_verb("La maire a démissionné mardi.", source)
    assert has_finite_verb(source)
    assert not has_finite_verb("Une digue sous la pluie.")


def fact(*passages):
    return Fact(passages, len(passages), 1.0)


def test_candidates_come_best_first_and_the_source_last():
    good = "Le chef du réseau est jugé à Orvanne, selon le parquet."
    proposed = [
        Hypothesis("Le réseau est jugé à Orvanne.", -0.1),
        Hypothesis(good, -0.2),
        Hypothesis(good, -0.3),
    ]
    (verified,) = verify_facts([(fact(passage(SOURCE)), proposed)], FRIDAY, "order", VerifyConfig())
    assert [(c.text, c.origin) for c in verified.candidates] == [(good, "generated"), (SOURCE, "verbatim")]
    assert verified.omission is None
    assert dict(verified.stopped) == {"attribution": 1}


def test_a_copy_of_the_source_is_verbatim_whoever_proposed_it():
    (verified,) = verify_facts(
        [(fact(passage(SOURCE)), [Hypothesis(SOURCE, -0.1)])],
        FRIDAY,
        "order",
        VerifyConfig(verbatim_fallback=False),
    )
    assert [(c.text, c.origin) for c in verified.candidates] == [(SOURCE, "verbatim")]


def test_a_leading_connective_is_taken_off():
    source = passage("Mais la digue de Tourmeil a cédé mardi soir.")
    (verified,) = verify_facts([(fact(source), [])], FRIDAY, "order", VerifyConfig())
    assert [(c.text, c.origin) for c in verified.candidates] == [
        ("La digue de Tourmeil a cédé mardi soir.", "generated")
    ]


def test_a_connective_stays_where_the_verb_is_that_of_the_sentence_before():
    source = passage("De même pour le port de Tourmeil, lorsque la digue est gardée.")
    (verified,) = verify_facts([(fact(source), [])], FRIDAY, "order", VerifyConfig())
    assert not any(candidate.text.startswith("Pour") for candidate in verified.candidates)


def test_nothing_left_says_why():
    english, orphan = passage("The bridge fell on Tuesday.", "en"), passage("Il est parti mardi soir.")
    verified = verify_facts([(fact(english), []), (fact(orphan), [])], FRIDAY, "order", VerifyConfig())
    assert [v.omission for v in verified] == ["not_in_french", "not_grounded"]
    assert verified[1].stopped == (("orphan", 1),)


def common_length(a, b):
    table = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i, x in enumerate(a):
        for j, y in enumerate(b):
            table[i + 1][j + 1] = table[i][j] + 1 if x == y else max(table[i][j + 1], table[i + 1][j])
    return table[-1][-1]


@given(st.lists(st.sampled_from("abc"), max_size=9), st.lists(st.sampled_from("abc"), max_size=9))
def test_alignment_is_a_longest_common_subsequence(left, right):
    pairs = align(left, right)
    assert all(left[i] == right[j] for i, j in pairs)
    assert pairs == sorted(set(pairs))
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    assert len(pairs) == common_length(left, right)


@given(st.text(max_size=120), st.text(max_size=120), st.sampled_from(["order", "fusion", "free"]))
def test_any_text_is_survived(sentence, source, trust):
    problems_of(sentence, [passage(source)], FRIDAY, trust)
    ungrounded(sentence, [passage(source, None)], {})
    out_of_order(sentence, [passage(source)], trust)


def test_endless_lines_are_neither_printed_nor_believed():
    endless = "La digue a cédé de nuit, " * 40000
    assert stops(endless, SOURCE) == {"form"}
    assert stops("La digue a cédé de nuit.", endless) == {"order"}
