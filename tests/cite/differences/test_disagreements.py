import itertools
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.cite.differences.disagreements import find_disagreements
from summarize.cite.differences.outvoted import outvoted
from summarize.plan.passages import article_passages
from summarize.records import Article


def at(hour, day=21):
    return datetime(2025, 5, day, hour, tzinfo=UTC)


def article(number, text, language="fr", source=None, published_at=None):
    return Article(f"a{number}", text, source=source, language=language, published_at=published_at)


def find(*articles, earlier=()):
    by_id = {a.article_id: a for a in articles}
    passages = [p for a in articles for p in article_passages(a)]
    found = find_disagreements(passages, by_id, {a.article_id: n for n, a in enumerate(articles, 1)}, earlier)
    for claim in (claim for d in found for claim in d.claims):
        for citation in claim.citations:
            assert articles[citation.source - 1].article_id == citation.article_id
            assert 0 <= citation.start < citation.end <= len(by_id[citation.article_id].text)
    return found


def told(found):
    return [(d.kind, d.update, [(c.value, [x.source for x in c.citations]) for c in d.claims]) for d in found]


FIRE = "L'incendie de l'entrepôt Corvex a fait douze blessés à Valmont, selon les secours."
FIRE_14 = "Quatorze personnes ont été blessées dans l'incendie de l'entrepôt Corvex, indique la préfecture."


def test_two_figures_for_one_thing():
    found = find(article(1, FIRE), article(2, FIRE_14))
    assert told(found) == [("number", False, [("12", [1]), ("14", [2])])]
    assert found[0].about == "personnes blessées"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "de",
            "Beim Brand in einem Lager in Valmont wurden vierzehn Menschen verletzt, teilten die Behörden mit.",
        ),
        (
            "en",
            "Fourteen people were injured in the fire at the Corvex warehouse in Valmont, officials said.",
        ),
        ("es", "El incendio del almacén Corvex en Valmont dejó catorce heridos, según las autoridades."),
        (
            "it",
            "L'incendio del magazzino Corvex a Valmont ha causato quattordici feriti, secondo le autorità.",
        ),
    ],
)
def test_a_foreign_source_disagrees_in_french(language, text):
    found = find(article(1, FIRE), article(2, text, language))
    assert told(found) == [("number", False, [("12", [1]), ("14", [2])])]
    assert found[0].about == "blessés"


@pytest.mark.parametrize(
    "other",
    [
        "L'incendie de l'entrepôt Corvex a fait 12 blessés à Valmont, selon la mairie.",
        "L'incendie de l'entrepôt Corvex a fait une quinzaine de blessés à Valmont, selon la mairie.",
        "L'incendie de l'entrepôt Corvex a fait plus de dix blessés à Valmont, selon la mairie.",
        "L'incendie de l'entrepôt Corvex a fait 12 blessés selon la police, 14 blessés selon les pompiers.",
        "L'incendie de l'entrepôt Corvex a fait trois blessés graves à Valmont, selon la mairie.",
        "En 2019, l'incendie de l'entrepôt Corvex de Valmont avait fait 14 blessés.",
        "L'incendie de l'entrepôt Corvex n'a pas fait 14 blessés à Valmont, selon la mairie.",
        "Quatorze personnes ont été évacuées lors de l'incendie de l'entrepôt Corvex à Valmont.",
    ],
)
def test_what_can_both_be_true_is_no_disagreement(other):
    assert find(article(1, FIRE), article(2, other)) == ()


def test_a_source_with_both_values_takes_no_side():
    both = "L'incendie de l'entrepôt Corvex a fait 12 blessés selon la police, 14 blessés selon les pompiers."
    found = find(article(1, FIRE), article(2, FIRE_14), article(3, both))
    assert told(found) == [("number", False, [("12", [1]), ("14", [2])])]


def test_a_rising_toll_is_an_update():
    later = "L'incendie de l'entrepôt Corvex a fait quatorze blessés à Valmont, selon les secours."
    assert told(find(article(1, FIRE, published_at=at(8)), article(2, later, published_at=at(17)))) == [
        ("number", True, [("12", [1]), ("14", [2])])
    ]
    # at the same hour, or falling, the sources differ
    for first, second in ((8, 8), (17, 8)):
        found = find(article(1, FIRE, published_at=at(first)), article(2, later, published_at=at(second)))
        assert [d.update for d in found] == [False]


def test_a_toll_that_says_it_rose_needs_no_date():
    cue = "Le bilan de l'incendie de l'entrepôt Corvex s'alourdit à quatorze blessés, selon les secours."
    assert [d.update for d in find(article(1, FIRE), article(2, cue))] == [True]


def test_bulletins_of_two_days_do_not_disagree():
    text = (
        "La grippe recule encore à Valmont, selon le bilan communiqué {} par la préfecture de l'Orne. "
        "L'hôpital de Valmont soigne actuellement {} malades graves de la grippe."
    )
    wednesday = article(1, text.format("mercredi", 793), published_at=at(20))
    thursday = article(2, text.format("jeudi", 796), published_at=at(20, day=22))
    assert find(wednesday, thursday) == ()
    both = article(
        2, text.format("jeudi", 793) + " Celui de mercredi comptait 791 malades.", published_at=at(20, day=22)
    )
    assert find(wednesday, both) == ()
    same_day = article(2, text.format("mercredi", 796), published_at=at(21))
    assert told(find(wednesday, same_day)) == [("number", False, [("793", [1]), ("796", [2])])]


def test_figures_of_a_state_on_days_of_their_own_are_stages():
    monday = "Au total, 310 malades sont hospitalisés dans la région de Valmont pour une fièvre de Corvex."
    tuesday = "Au total, 290 malades sont hospitalisés dans la région de Valmont pour une fièvre de Corvex."
    found = find(
        article(1, monday, source="A", published_at=at(20)),
        article(2, tuesday, source="B", published_at=at(9, 22)),
    )
    assert told(found) == [("number", True, [("310", [1]), ("290", [2])])]
    same_day = find(
        article(1, monday, source="A", published_at=at(8)),
        article(2, tuesday, source="B", published_at=at(20)),
    )
    assert [d.update for d in same_day] == [False]
    happened = [
        text.replace("malades sont hospitalisés", "malades ont été évacués") for text in (monday, tuesday)
    ]
    found = find(
        article(1, happened[0], source="A", published_at=at(20)),
        article(2, happened[1], source="B", published_at=at(9, 22)),
    )
    assert [d.update for d in found] == [False]


def test_the_label_takes_nobody_from_the_clause_before():
    text = "Selon une cousine, Ilda Brenne, la voisine lui aurait menti pendant {} jours sur le sort de l'enfant."
    found = find(article(1, text.format(12)), article(2, text.format(14)))
    assert [d.about for d in found] == ["la voisine lui aurait menti pendant …"]


def test_figures_of_two_countries_do_not_disagree():
    assert not find(
        article(1, "La fièvre de Corvex a fait 50.000 morts en Inde et son rebond inquiète le monde."),
        article(
            2,
            "La fièvre de Corvex a fait 107.852 morts au Brésil, et 51.021 dans une Inde inquiète du rebond.",
        ),
    )


def test_a_day_inside_a_quotation_is_its_speaker_s():
    said = '"Nos pompiers ont une fois encore fait honneur à leur uniforme, ce soir, à Valmont", a écrit la maire.'
    assert not find(article(1, said, published_at=at(22)), article(2, said, published_at=at(9, 23)))


def test_one_outlet_corrects_itself():
    texts = (
        "La grève a mobilisé 500 salariés de l'usine Corvex à Valmont.",
        "La grève a mobilisé 350 salariés de l'usine Corvex à Valmont.",
    )
    same = [article(n, t, source="Le Courrier", published_at=at(8 + 4 * n)) for n, t in enumerate(texts)]
    assert [d.update for d in find(*same)] == [True]
    # undated, one voice does not contradict itself; two voices do
    assert find(*[article(n, t, source="Le Courrier") for n, t in enumerate(texts)]) == ()
    assert [d.update for d in find(*[article(n, t) for n, t in enumerate(texts)])] == [False]


def test_week_days():
    a = "Quarante hommes ont été interpellés à Valmont entre lundi et jeudi dans une enquête sur un trafic de cuivre."
    b = "Quarante hommes ont été interpellés à Valmont entre lundi et mercredi dans une enquête sur un trafic de cuivre."
    found = find(article(1, a), article(2, b))
    assert [(d.kind, sorted(c.value for c in d.claims)) for d in found] == [("date", ["jeudi", "mercredi"])]
    assert found[0].about == "hommes interpellés à Valmont entre lundi et …"


def test_relative_days_are_resolved_by_publication():
    a = "Le braquage de la bijouterie a eu lieu hier à Valmont, vers midi."
    for day, disagree in (("mardi", False), ("lundi", True)):
        b = f"Le braquage de la bijouterie a eu lieu {day} à Valmont, vers midi."
        found = find(article(1, a, published_at=at(8)), article(2, b, published_at=at(9)))
        assert bool(found) is disagree
    assert {c.value for c in found[0].claims} == {"mardi 20 mai 2025", "lundi"}


def test_a_night_is_both_its_days():
    a = "Le train de nuit a déraillé près de Brelac dans la nuit de lundi à mardi, selon les secours."
    for day, disagree in (("lundi", False), ("mardi", False), ("mercredi", True)):
        b = f"Le train de nuit a déraillé {day} près de Brelac, selon la préfecture de l'Orval."
        assert bool(find(article(1, a), article(2, b))) is disagree, day


def test_each_speaker_has_his_own_day():
    a = "La maire a annoncé lundi la fermeture de la piscine municipale de Valmont."
    b = "La maire a annoncé mardi la fermeture de la piscine municipale de Valmont."
    assert find(article(1, a), article(2, b)) == ()


def test_names_of_one_office():
    text = "La maire {} a inauguré la passerelle de Valmont devant ses habitants."
    found = find(article(1, text.format("Claire Ozanne")), article(2, text.format("Sophie Lutard")))
    assert told(found) == [("name", False, [("Claire Ozanne", [1]), ("Sophie Lutard", [2])])]
    assert found[0].about == "maire"
    for other in ("Claire Ozane", "Clàire Ozanne", "Ozanne"):
        assert find(article(1, text.format("Claire Ozanne")), article(2, text.format(other))) == ()
    # whom the other source knows too is somebody else
    both = text.format("Sophie Lutard") + " Claire Ozanne l'accompagnait ce jour-là."
    assert find(article(1, text.format("Claire Ozanne")), article(2, both)) == ()


def test_order_and_texts_do_not_matter():
    articles = [article(1, FIRE), article(2, FIRE_14), article(3, FIRE.replace("douze", "12"))]
    results = {
        tuple(sorted(str([(c.value, len(c.citations)) for c in d.claims]) for d in find(*order)))
        for order in itertools.permutations(articles)
    }
    assert results == {("[('12', 2), ('14', 1)]",)}


WORDS = st.sampled_from(
    "le maire Valmont 12 14 douze blessés lundi mardi . , « » n'a pas incendie euros 5,5 millions entre et \ud800 \x00 Dupont a été".split(
        " "
    )
)


@settings(max_examples=40, deadline=None)
@given(st.lists(WORDS, max_size=40).map(" ".join), st.integers(2, 4))
def test_copies_never_disagree_and_nothing_crashes(text, copies):
    assert find(*[article(n, text) for n in range(copies)]) == ()


@pytest.mark.data
def test_the_two_raw_articles_differ_on_one_day(shared_data):
    texts = [
        path.read_text(encoding="utf-8") for path in sorted((shared_data / "raw_articles").glob("*.txt"))
    ]
    found = find(*[article(n, text) for n, text in enumerate(texts)])
    assert [(d.kind, d.update, [c.value for c in d.claims]) for d in found] == [
        ("date", False, ["jeudi", "mercredi"])
    ]


DAILY = "Dix-sept personnes sont décédées à l'hôpital de Valmont en 24 heures, selon l'agence sanitaire."


@pytest.mark.parametrize(("days", "differ"), [((21, 22), False), ((21, 21), True)])
def test_figures_of_24_hours_of_two_days_are_no_disagreement(days, differ):
    first, second = (
        article(1, DAILY, source="Le Rivage", published_at=at(20, days[0])),
        article(
            2, DAILY.replace("Dix-sept", "Six"), source="La Dépêche d'Orval", published_at=at(20, days[1])
        ),
    )
    assert bool(find(first, second)) == differ


def test_a_figure_of_24_hours_is_no_rival_of_a_total():
    total = "L'État d'Orval est le deuxième pour le nombre de décès, avec 3 079 morts à l'hôpital de Valmont."
    daily = "L'État d'Orval a recensé à l'hôpital de Valmont 1 179 morts en 24 heures, et bien des décès."
    assert not find(
        article(1, total, source="Le Rivage", published_at=at(9)),
        article(2, daily, source="La Dépêche d'Orval", published_at=at(9, 22)),
    )


def test_each_writers_today_is_no_rival_of_the_others():
    text = "Sur les treize mille malades du foyer de Valmont recensés depuis mars, neuf mille sont aujourd'hui guéris."
    first, second = article(1, text, published_at=at(9)), article(2, text, published_at=at(9, 22))
    assert not find(first, second)


def test_a_figure_beside_another_place_of_a_list():
    one = "En Italie, où la fièvre des tonneliers a fait environ 34 000 morts, des familles de victimes ont porté plainte."
    listed = "La fièvre des tonneliers a fait des victimes en Belgique, 40 883 morts, et en Italie, dont des familles."
    assert not find(article(1, one, source="Le Rivage"), article(2, listed, source="La Dépêche d'Orval"))


def test_a_sum_told_in_another_language_takes_its_side():
    found = find(
        article(1, "Le butin du vol de Valmont est estimé à 2,5 millions d'euros, selon le musée."),
        article(2, "Le butin du vol est évalué à 4 millions d'euros à Valmont."),
        article(3, "Están valoradas en cuatro millones de euros.", "es"),
        article(4, "The thieves left with goldwork worth €2.5m.", "en"),
        article(5, "La reforma del museo costó nueve millones de euros.", "es"),
    )
    assert told(found) == [
        ("number", False, [("2,5 millions d'euros", [1, 4]), ("4 millions d'euros", [2, 3])])
    ]


def test_a_toll_that_rises_within_a_day_without_hours_is_an_update_where_the_texts_tell_their_order():
    day = datetime(2031, 7, 2, tzinfo=UTC)
    one, later = article(1, FIRE, published_at=day), article(2, FIRE_14, published_at=day)
    assert told(find(one, later)) == [("number", False, [("12", [1]), ("14", [2])])]
    assert told(find(one, later, earlier={"a1"})) == [("number", True, [("12", [1]), ("14", [2])])]
    assert told(find(one, later, earlier={"a2"})) == [("number", False, [("12", [1]), ("14", [2])])]


def test_the_newest_articles_side_is_told():
    articles = [article(1, FIRE), article(2, FIRE_14)]
    passages = [p for a in articles for p in article_passages(a)]
    found = find(*articles)
    assert {span[0] for span in outvoted(found, passages)} == {"a2"}
    old = [p.span for p in passages if p.article_id == "a1"]
    assert {span[0] for span in outvoted(found, passages, old)} == {"a1"}


def test_the_text_keeps_to_the_side_that_says_who_says_so():
    texts = (
        "Le butin du vol de Valmont est estimé à 2,5 millions d'euros, selon le musée.",
        "Le butin du vol est évalué à 4 millions d'euros à Valmont.",
        "À Valmont, le butin du vol est évalué à 4 millions d'euros.",
    )
    articles = [article(n, text) for n, text in enumerate(texts, 1)]
    passages = [p for a in articles for p in article_passages(a)]
    found = find_disagreements(
        passages,
        {a.article_id: a for a in articles},
        {a.article_id: n for n, a in enumerate(articles, 1)},
    )
    assert {span[0] for span in outvoted(found, passages)} == {"a2", "a3"}
    assert {span[0] for span in outvoted(found)} == {
        "a1"
    }  # nothing is known of who says it: the most sources


def test_the_ages_of_two_people_are_no_disagreement():
    tail = "est arrivé de Corvalle dans le camp de Brévans avec ses frères il y a un an."
    assert find(article(1, f"Ange, 23 ans, {tail}"), article(2, f"Paul Aubin, 29 ans, {tail}")) == ()
    one = told(find(article(1, f"Paul Aubin, 23 ans, {tail}"), article(2, f"Aubin, 29 ans, {tail}")))
    assert [values for _, _, values in one] == [[("23 ans", [1]), ("29 ans", [2])]]


def midnight(day):
    return datetime(2025, 5, day, tzinfo=UTC)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # the whole world, and a part of it
        (
            "Le pays le plus endeuillé par la grippe de Valmont compte près de 182.000 morts de la grippe.",
            "La grippe de Valmont a fait plus de 838.000 morts de la grippe dans le monde.",
        ),
        # a target, and what is told to be so
        (
            "Le ministre a évoqué des mesures pour ramener le taux de change du marché sous les 4.000 tallers pour un dollar.",
            "Des banques du marché ont évoqué le soir un taux de change de 6.000 tallers pour un dollar.",
        ),
        # an article that holds the other's figure, in other words
        (
            "L'incendie de la vallée a mené à l'évacuation d'environ 77.000 habitants. Au total, 119.000 riverains ont fui les flammes.",
            "L'incendie de la vallée a mené à l'évacuation d'environ 119.000 habitants.",
        ),
        # a figure of before
        (
            "La crue de l'Orval a détruit Brunvelle, selon la préfète, qui faisait précédemment état de 72 maisons détruites.",
            "La crue de l'Orval a détruit Brunvelle, selon la préfète, qui fait état de 66 maisons détruites.",
        ),
    ],
)
def test_figures_of_two_scopes_do_not_disagree(one, other):
    assert find(article(1, one), article(2, other)) == ()


def test_one_text_with_a_higher_toll_is_its_next_version_where_dates_have_no_hour():
    text = "Une crue éclair a presque tout emporté à Brunvelle dans la nuit, faisant {} et de nombreux blessés, selon la préfecture."
    first, second = text.format("au moins 72 morts"), text.format("au moins 100 morts")
    same_day = find(article(1, second, published_at=midnight(3)), article(2, first, published_at=midnight(3)))
    assert told(same_day) == [("number", True, [("au moins 72", [2]), ("au moins 100", [1])])]


def test_what_is_left_of_a_state_is_an_update():
    first = "La préfecture de l'Orne maintient 15 communes en alerte rouge pour la crue de l'Orval."
    later = "L'alerte rouge pour la crue de l'Orval, qui concernait encore 13 communes de l'Orne, a été levée mercredi par la préfecture."
    found = find(
        article(1, first, source="A", published_at=midnight(3)),
        article(2, later, source="B", published_at=midnight(4)),
    )
    assert [d.update for d in found] == [True]


def test_two_ages_of_one_person():
    found = find(
        article(1, "Le voleur du bac, Paul Arden, 42 ans, a été arrêté lundi à Tarmont."),
        article(2, "La police de Tarmont tient son voleur : Arden, 43 ans, dort en cellule."),
    )
    assert [(d.about, [c.value for c in d.claims]) for d in found] == [
        ("âge de Paul Arden", ["42 ans", "43 ans"])
    ]


def test_the_label_tells_the_country_and_the_rate():
    text = "Le Brésil déplore {} morts par million d'habitants depuis le début de la grippe."
    (found,) = find(article(1, text.format(468)), article(2, text.format(478)))
    assert found.about == "morts par million d'habitants (Brésil)"


def test_a_toll_of_two_versions_and_a_later_day_is_one_series():
    text = "La grippe de Valmont a touché plus de 9.000 habitants du Brésil, dont {} selon le ministère."
    found = find(
        article(1, text.format("265 décès"), published_at=midnight(3)),
        article(2, text.format("264 morts"), published_at=midnight(3)),
        article(3, text.format("272 morts"), published_at=midnight(6)),
    )
    assert told(found) == [("number", True, [("264", [2]), ("265", [1]), ("272", [3])])]
    assert found[0].about.endswith("(Brésil)")
