"""What later news overtook is told from what still holds."""

from datetime import UTC, datetime

import pytest

from summarize.plan.unfit.latest import stale_titles, without_titles
from summarize.plan.unfit.overtaken import overtaken
from summarize.records import Article, Passage


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
        (  # what everybody does, done by the same man on the same matter
            "Paul Arden a commencé à Vernoise sa visite aux éleveurs de la vallée, à l'issue de laquelle il devrait annoncer des aides.",
            "A Vernoise, Paul Arden s'est adressé aux éleveurs de la vallée, annonçant deux millions d'euros.",
        ),
        (  # what will be done is the noun
            "Le maire Paul Arden va subir un test de dépistage à Vernoise.",
            "Le maire Paul Arden a été testé négatif.",
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


def test_what_another_makes_known_overtakes_no_announcement():
    awaited = "Paul Arden doit annoncer à Vernoise des aides aux éleveurs de la vallée."
    assert _left_out(awaited, "Odile Brun a annoncé à Vernoise des aides aux éleveurs de la vallée.") == []
    assert _left_out(awaited, "Paul Arden a annoncé sa candidature.") == []
    assert _left_out(awaited, "Paul Arden va annoncer à Vernoise des aides aux éleveurs de la vallée.") == []


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
            "Le ministre Paul Arden rencontrera les éleveurs de la vallée.",
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


CALM = "Les rues de Brévans étaient calmes."


@pytest.mark.parametrize(
    "announced",
    [
        "Le maire doit préciser mardi les règles du marché.",  # a verb of saying announces too
        "Les règles du marché devraient être annoncées mardi.",
        "Le maire sera entendu lundi et mardi par le conseil.",  # it has begun when the newest article appears
        "Les obsèques auront lieu mardi 11 mars.",
        'Le maire doit répondre au conseil "mardi matin".',
        "Une réunion du conseil est prévue mardi à Brévans.",
        "La fête de Brévans débute mardi et durera un mois.",
    ],
)
def test_the_day_announced_has_come_when_the_newest_article_appears(announced: str):
    assert _left_out(announced, CALM, days={"a0": 8, "a1": 11}) == [announced]
    assert _left_out(announced, CALM, days={"a0": 8, "a1": 9}) == []


@pytest.mark.parametrize(
    "told",
    [
        "Le maire va subir un examen après avoir croisé samedi un malade.",  # the day is not that of the announcement
        "Le maire doit achever d'ici mi-juillet le plan promis le 2 mars.",
        "Après la mort, samedi, du maire, le conseil devra voter.",
    ],
)
def test_a_past_day_beside_an_announcement_is_not_its_day(told: str):
    assert _left_out(told, CALM, days={"a0": 8, "a1": 11}) == []


@pytest.mark.parametrize(
    ("announced", "other"),
    [
        ("La cour se prononcera mardi sur la demande du banquier.", CALM),
        ("La cour se prononcera ce matin sur la demande du banquier.", CALM),
        ("La semaine prochaine, les banques pourront répondre à l'appel d'offres.", CALM),
        ("La cour doit examiner le 14 mars la demande.", "Le banquier a quitté Brévans vendredi 14 mars."),
        ("La cour doit examiner le 30 mars la demande.", "Le banquier a quitté Brévans le 2 avril."),
    ],
)
def test_among_articles_without_a_date_an_announcement_needs_a_day_that_has_not_come(
    announced: str, other: str
):
    assert _left_out(announced, other) == [announced]


@pytest.mark.parametrize(
    ("announced", "other"),
    [
        ("La cour doit examiner le 14 mars la demande.", "Le banquier a quitté Brévans le 2 mars."),
        ("La cour doit examiner le 14 mars la demande.", "Le banquier est né le 15 juin."),
        (
            "La cour doit examiner le 14 mars 2031 la demande.",
            "Le banquier a quitté Brévans le 20 mars 2030.",
        ),
        ("La cour se prononcera au printemps.", CALM),
        ("La cour a entendu mardi le banquier, qui fera appel.", CALM),
    ],
)
def test_among_articles_without_a_date_what_may_still_come_stays(announced: str, other: str):
    assert _left_out(announced, other) == []


@pytest.mark.parametrize(
    ("words", "days"),
    [("les prochaines heures", 1), ("les deux nuits prochaines", 2), ("les jours à venir", 3)],
)
def test_what_was_soon_is_over(words: str, days: int):
    told = f"Le préfet de Brévans annonce la fermeture du port pour {words}."
    assert _left_out(told, CALM, days={"a0": 8, "a1": 8 + days}) == [told]
    assert _left_out(told, CALM, days={"a0": 8, "a1": 8 + days - 1}) == []
    assert _left_out(told, CALM) == [told]


@pytest.mark.parametrize(
    ("told", "days"),
    [
        ("Brévans compte douze malades de plus en 24 heures.", 1),
        ("Le lac a baissé d'un mètre par rapport à la veille.", 1),
        ("Les plongeurs n'ont trouvé personne à ce stade.", 2),
        ("La digue de Brévans a cédé il y a quelques jours.", 3),
        ("La digue de Brévans a cédé il y a une semaine.", 8),
    ],
)
def test_what_is_told_from_a_day_that_is_not_told_is_overtaken_on_another(told: str, days: int):
    assert _left_out(told, CALM, days={"a0": 8, "a1": 8 + days}) == [told]
    assert _left_out(told, CALM, days={"a0": 8, "a1": 8 + days - 1}) == []
    dated = told.replace(".", ", a dit samedi le préfet.")
    assert _left_out(dated, CALM, days={"a0": 8, "a1": 8 + days}) == []


@pytest.mark.parametrize(
    ("told", "days"),
    [
        ("À quelques heures de l'ouverture du festival, Brévans s'impatiente.", 1),
        ("À dix jours du scrutin, le maire de Brévans se tait.", 3),
        ("Les aides de Brévans seront versées en fin de semaine.", 6),
        ("La préfète doit rencontrer les éleveurs dans la journée.", 1),
    ],
)
def test_what_is_told_just_before_is_over_after(told: str, days: int):
    assert _left_out(told, CALM, days={"a0": 8, "a1": 8 + days}) == [told]
    assert _left_out(told, CALM, days={"a0": 8, "a1": 8 + days - 1}) == []
    assert _left_out(told, CALM) == [told]


def test_a_way_is_no_time():
    assert _left_out("À deux heures de route de Brévans, un lac attire les pêcheurs.", CALM) == []
    assert _left_out("Le pêcheur a été condamné à dix jours de prison.", CALM) == []
    assert _left_out("La préfète a rencontré les éleveurs dans la journée.", CALM) == []


def test_a_noun_tells_what_was_done():
    announced = "Le club de Brévans devrait reporter le match de la coupe."
    assert _left_out(announced, "Après le report du match de Brévans, la coupe a repris.") == [announced]


@pytest.mark.parametrize(
    ("state", "end"),
    [
        ("La préfète Odile Brun est attendue à Brévans.", "La préfète Odile Brun est arrivée à Brévans."),
        ("Les plages de Brévans sont fermées.", "Les plages de Brévans ont rouvert."),
    ],
)
def test_a_state_ends(state: str, end: str):
    assert _left_out(state, end) == [state]
    assert _left_out(state, end, days={"a0": 6, "a1": 3}) == []


def test_a_quotation_announces_nothing_of_itself():
    assert (
        _left_out(
            "« Il rencontrera les éleveurs de la vallée d'Arden », lit-on sur le tract.",
            "Paul a rencontré les éleveurs de la vallée d'Arden.",
        )
        == []
    )


@pytest.mark.parametrize(
    ("told", "other"),
    [
        (
            "Les perquisitions seraient toujours en cours au domicile de Paul Arden.",
            "Le domicile de Paul Arden a été perquisitionné mardi.",
        ),
        (
            "Les plages de Solvanne sont fermées à cause de la fuite.",
            "À Solvanne, la situation est revenue à la normale après la fuite sur les plages.",
        ),
        (
            "Le parquet de Vernoise a requis le maintien en détention du banquier Odon.",
            "Le banquier Odon, sorti de prison mardi, a quitté Vernoise.",
        ),
    ],
)
def test_what_was_running_has_ended(told: str, other: str):
    assert _left_out(told, other) == [told]
    assert _left_out(told, other, days={"a0": 4, "a1": 4}) == [told]
    assert _left_out(told, other, days={"a0": 6, "a1": 4}) == []
    assert _left_out(told, CALM) == []


def test_what_runs_on_one_day_is_not_what_was_done_on_another():
    told = "Des manifestations sont en cours lundi devant la halle de Vernoise, à l'appel des dockers."
    done = "A l'appel des dockers, trente mille personnes ont manifesté {} devant la halle de Vernoise."
    assert _left_out(told, done.format("dimanche"), days={"a0": 4, "a1": 4}) == []
    assert _left_out(told, done.format("lundi"), days={"a0": 4, "a1": 4}) == [told]
    assert _left_out(told, done.format("en silence"), days={"a0": 4, "a1": 4}) == [told]


@pytest.mark.parametrize(
    "told",
    [
        "La pluie va toucher la vallée de samedi à lundi.",  # it has begun
        "Les pluies attendues sur la journée de samedi seront fortes.",
        "La réunion prévue samedi sera courte.",
    ],
)
def test_a_day_that_has_begun_is_no_longer_ahead(told: str):
    assert _left_out(told, CALM, days={"a0": 8, "a1": 9}) == [told]
    assert _left_out(told, CALM, days={"a0": 8, "a1": 8}) == []


def test_what_was_done_on_the_day_is_not_what_is_planned():
    told = "Le conseil a élu samedi le maire, avant le scrutin prévu l'an prochain."
    assert _left_out(told, CALM, days={"a0": 8, "a1": 9}) == []


def test_the_present_after_a_week_is_the_writers_own():
    told = "Une semaine après l'ouverture du festival, on continue de chercher les musiciens."
    past = "Une semaine après l'ouverture du festival, les musiciens ont quitté Brévans."
    assert _left_out(told, CALM) == [told]
    assert _left_out(told, CALM, days={"a0": 8, "a1": 10}) == [told]
    assert _left_out(told, CALM, days={"a0": 8, "a1": 9}) == []
    assert _left_out(past, CALM) == []


def _titles(*titles: str, days: tuple[int, ...], texts: tuple[str, ...] = ()) -> list[str | None]:
    articles = [
        Article(
            f"a{n}",
            texts[n] if texts else CALM,
            title=title,
            published_at=datetime(2031, 3, day, tzinfo=UTC),
            language="fr",
        )
        for n, (title, day) in enumerate(zip(titles, days, strict=True))
    ]
    passages = [Passage(a.article_id, 0, len(a.text), a.text, "fr", 0) for a in articles]
    return [article.title for article in without_titles(articles, stale_titles(articles, passages))]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Solvanne : les plages fermées après une fuite", "Solvanne : retour à la normale après la fuite"),
        ("Paul Arden, maire de Brévans, va être testé", "Brévans : le maire Paul Arden testé négatif"),
        ("Le préfet présidera samedi une cérémonie à Brévans", "Brévans a pleuré ses pêcheurs"),
    ],
)
def test_a_title_is_overtaken_too(old: str, new: str):
    assert _titles(old, new, days=(7, 9)) == [None, new]
    assert _titles(new, old, days=(7, 9)) == [new, old]


def test_a_title_is_taken_back():
    old, new = (
        "De la farine moulue à Solvanne saisie à Brévans",
        "Farine saisie à Brévans : le moulin inconnu",
    )
    correction = 'La farine vient de loin, a dit le préfet, en corrigeant une première version qui la disait "moulue" à Solvanne.'
    assert _titles(old, new, days=(7, 9), texts=(CALM, correction)) == [None, new]
    assert _titles(old, new, days=(9, 7), texts=(CALM, correction)) == [old, new]


def test_the_only_titles_stay():
    old = "Le préfet présidera samedi une cérémonie à Brévans"
    assert _titles(old, old, days=(3, 3)) == [old, old]
    articles = [
        Article("a", CALM, title=old, published_at=datetime(2031, 3, 7, tzinfo=UTC), language="fr"),
        Article("b", CALM, published_at=datetime(2031, 3, 9, tzinfo=UTC), language="fr"),
    ]
    passages = [Passage(a.article_id, 0, len(a.text), a.text, "fr", 0) for a in articles]
    assert without_titles(articles, stale_titles(articles, passages)) == articles


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "L'avocate du courtier Odon a estimé que les conditions de remise en liberté de son client étaient remplies.",
            "L'arrêt a été rendu dès la remise en liberté du courtier Odon.",
        ),
        (
            "La détention du courtier Odon, mis en examen le 3 mars à Vernoise, ne peut excéder quatre mois.",
            "Le courtier Odon a été remis en liberté à Vernoise.",
        ),
        (
            "Le patriarche de Vernoise est arrivé hier en Ostrelle pour douze jours de visite.",
            "La visite du patriarche de Vernoise en Ostrelle s'est terminée samedi.",
        ),
        (
            "Le patriarche de Vernoise entame ce lundi une visite très attendue en Ostrelle.",
            "Le patriarche de Vernoise a quitté l'Ostrelle samedi.",
        ),
        (
            "« Cent journalistes de ma rédaction suivront les Jeux nautiques de Port-Elvain », explique un confrère.",
            "Le président de la ligue nautique a clôturé dimanche soir les Jeux de Port-Elvain.",
        ),
        (
            "Le fichier Odette, créé en mars, permet de compter les bergers dès l'âge de 13 ans.",
            "Le fichier Odette a été profondément modifié, les bergers n'y seront plus.",
        ),
        (
            "Le décret autorise la vente du sirop d'Orval aux bergers.",
            "La ministre a abrogé le décret sur le sirop d'Orval.",
        ),
        (
            "Le rideau tombera dimanche sur le festival de Vernoise, assure la troupe.",
            "Le rideau est tombé sur le festival de Vernoise devant la troupe.",
        ),
        (
            "La cycliste Odile Brun a été transférée dans un état critique à Vernoise.",
            "L'état d'Odile Brun s'est depuis amélioré, selon l'hôpital de Vernoise.",
        ),
        (
            "L'agence antidopage a proposé à la cycliste Odile Brun une nouvelle analyse de ses échantillons.",
            "Odile Brun a repoussé, mercredi, la proposition de l’agence antidopage d'analyser ses échantillons.",
        ),
        (
            "La candidate Odile Brun a obtenu 42 voix à Port-Elvain.",
            "Port-Elvain a changé de bord en élisant pour maire la candidate Odile Brun.",
        ),
        (
            "Le courtier de la banque Odon a été mis en garde à vue.",
            "Le courtier de la banque Odon est mis en examen.",
        ),
        (
            "Le parquet de Vernoise a annoncé la tenue d'une conférence vendredi sur l'incendie de la halle.",
            "L'incendie de la halle a été allumé, a déclaré le parquet lors d'une conférence à Vernoise.",
        ),
        (
            "Seuls deux cantons de la Serre sont maintenus en alerte orange.",
            "La météo lève dimanche l'alerte qui valait pour deux cantons de la Serre.",
        ),
        (
            "Odette, que visent dix recours, permet notamment la collecte d'informations sur les bergers.",
            "La ministre a abrogé le décret instituant le fichier Odette.",
        ),
        (
            "Au gouvernement, la ministre Odile Brun se « pose des questions » sur la digue.",
            "Le premier ministre a rappelé à l'ordre Odile Brun après ses critiques de la digue.",
        ),
        (
            "Le courtier Odon, en détention provisoire depuis le 3 mars, a vu son supérieur de Vernoise.",
            "Le courtier Odon a été remis en liberté à Vernoise.",
        ),
        (
            "On ignore encore si le séisme de Vernoise a fait des victimes.",
            "Le séisme de Vernoise a fait deux morts et une dizaine de blessés.",
        ),
        (
            "Aucune victime n'était signalée à Vernoise après le séisme.",
            "Trois personnes sont mortes dans le séisme de Vernoise.",
        ),
        (
            "Le séisme a touché Vernoise, a dit la police, sans pouvoir dans l'immédiat préciser le nombre de blessés.",
            "À Vernoise le séisme a fait douze blessés.",
        ),
    ],
)
def test_visits_pleas_games_cures_offers_and_ballots_end(before: str, after: str):
    assert _left_out(before, after) == [before]


def test_another_years_toll_says_nothing_of_one_that_is_not_known():
    unknown = "On ignore encore si le séisme de Vernoise a fait des victimes."
    assert _left_out(unknown, "En 1985 un séisme avait fait dix mille morts à Vernoise.") == []


def test_what_somebody_wants_soon_is_over_even_between_quotation_marks():
    wanted = "Le président demande à la ministre « une solution dans les tout prochains jours »."
    assert _left_out(wanted, "La commission a entendu douze associations.") == [wanted]
    assert _left_out(wanted, "La commission a entendu douze associations.", days={"a0": 3, "a1": 3}) == []
    back = "Le président avait exigé de la ministre « une solution dans les tout prochains jours »."
    assert _left_out(back, "La commission a entendu douze associations.") == []


def test_a_rule_whose_end_is_only_asked_for_stands():
    rule = "Le fichier Odette permet de compter les bergers de Vernoise dès l'âge de 13 ans."
    assert _left_out(rule, "Douze bergers de Vernoise demandent l'abandon du fichier Odette.") == []
