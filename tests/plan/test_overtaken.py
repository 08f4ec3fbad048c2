"""What later news overtook is told from what still holds."""

from datetime import UTC, datetime

import pytest

from summarize.plan.overtaken import overtaken
from summarize.records import Passage


def _passages(*texts: str) -> list[Passage]:
    return [Passage(f"a{n}", 0, len(text), text, "fr", 0) for n, text in enumerate(texts)]


def _left_out(*texts: str, days: dict[str, int] | None = None) -> list[str]:
    """The texts overtaken, in articles published on so many days of March 2031 (undated by default)."""
    passages = _passages(*texts)
    published = {
        passage.article_id: datetime(2031, 3, days[passage.article_id], 12, tzinfo=UTC) if days else None
        for passage in passages
    }
    spans = overtaken(passages, published)
    return [p.text for p in passages if (p.article_id, p.start, p.end) in spans]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "Le ministre Paul Arden rencontrera vendredi les éleveurs de la vallée.",
            "Paul Arden a rencontré les éleveurs de la vallée pendant deux heures.",
        ),
        (
            "La cour de Vernoise doit examiner mardi la demande du banquier Odon.",
            "La cour de Vernoise a examiné la demande du banquier et l'a rejetée.",
        ),
        (
            "La nourrice de Port-Elvain a été placée en garde à vue mardi.",
            "La nourrice de Port-Elvain a été remise en liberté sans poursuites.",
        ),
        (
            "Les habitants de Solvanne ont été évacués dans la nuit.",
            "Les habitants de Solvanne ont pu regagner leurs maisons à 18 heures.",
        ),
        (  # an irregular verb, and a demand that is no release
            "Le parquet de Vernoise va requérir le maintien en détention du banquier Odon.",
            "Le parquet a requis vendredi le maintien en détention du banquier.",
        ),
        (
            "Un caissier de la banque Odon a été placé en garde à vue, avant l'examen d'une demande de remise en liberté.",
            "Un caissier de la banque Odon, placé mercredi en garde à vue, a été mis hors de cause.",
        ),
        (
            "La rencontre prévue samedi entre Paul Arden et les éleveurs inquiète la vallée.",
            "Paul Arden a rencontré les éleveurs de la vallée à Brévans.",
        ),
        (
            "La cérémonie de clôture du festival de Brévans rassemblera cent musiciens.",
            "Le festival de Brévans s'est achevé lors d'une cérémonie de clôture sous la pluie, et le maire a chanté.",
        ),
        (
            "Odile Brun, 65 ans, a fait sa carrière dans la banque Odon, qu'elle dirige depuis 2019.",
            "Odile Brun et le président de la banque ont démissionné dimanche soir.",
        ),
    ],
)
def test_an_announcement_and_a_state_yield_to_their_outcome(before: str, after: str):
    assert _left_out(before, after) == [before]
    assert _left_out(before, after, days={"a0": 3, "a1": 4}) == [before]


def test_an_older_article_overtakes_nothing():
    before = "La nourrice de Port-Elvain a été remise en liberté."
    after = "La nourrice de Port-Elvain a été placée de nouveau en garde à vue."
    assert _left_out(before, after, days={"a0": 3, "a1": 6}) == []


def test_what_follows_an_event_is_not_overtaken_by_it():
    warning = (
        "Les éleveurs promettent que le ministre devra s'expliquer après cette rencontre avec le préfet."
    )
    held = "Lors d'une rencontre avec le préfet, les éleveurs et le ministre ont bloqué la route."
    assert _left_out(warning, held) == []


def test_what_has_no_outcome_stays():
    assert (
        _left_out(
            "Le ministre Paul Arden rencontrera vendredi les éleveurs de la vallée.",
            "Une délégation a rencontré des pêcheurs à Brévans.",
        )
        == []
    )


def test_a_day_that_has_passed_is_overtaken():
    announced = "Le masque sera obligatoire dès lundi dans les rues de Brévans."
    assert _left_out(announced, "Les rues de Brévans étaient calmes.", days={"a0": 6, "a1": 12}) == [
        announced
    ]
    assert _left_out(announced, "Les rues de Brévans étaient calmes.", days={"a0": 6, "a1": 7}) == []


def test_a_quotation_announces_nothing_of_itself():
    assert (
        _left_out(
            "« Il rencontrera les éleveurs de la vallée d'Arden », lit-on sur le tract.",
            "Paul a rencontré les éleveurs de la vallée d'Arden.",
        )
        == []
    )
