"""Faults of agreement, of construction and of typography are told from French that is right."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.text.dictionary import Inflection, in_dictionary, inflections
from summarize.text.printing.french_print import printed
from summarize.text.proofreading.agreeing import disagreements
from summarize.text.proofreading.misconstrued import misconstructions
from summarize.text.proofreading.misspelt_names import misspelt_first_names
from summarize.text.proofreading.spelling import slips
from summarize.verify.form.commas import commas


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Trois abri ont brûlé à Corvalle.", ["Trois abri"]),
        ("L'un des principaux leader du port est parti.", ["principaux leader"]),
        ("La ville paie les personnels hospitalier.", ["personnels hospitalier"]),
        ("La rémunération des personnels hospitalier monte.", ["personnels hospitalier"]),
        ("Les masques redeviennent obligatoire lundi.", ["redeviennent obligatoire"]),
        ("Les digues ont été fermé hier.", ["été fermé"]),
        ("La digue coûte 1,5 milliard d'euro.", ["d' euro"]),
        ("Le maire craint la pression fiscales.", ["pression fiscales"]),
        ("Le chef du secteurs a parlé dans un interview.", ["du secteurs", "un interview"]),
        ("La ville nie les accusations lancés hier.", ["accusations lancés"]),
    ],
)
def test_words_that_do_not_agree_are_found(text: str, found: list[str]):
    assert disagreements(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Les gouvernements vernois et corvallais signent.",
        "Les équipes féminine et masculine ont gagné.",
        "Ce sont des gens sur la plage alertés par un cri.",
        "Le port du masque par les malades, généralisé en mars, cesse.",
        "Une dizaine de tonnes, soit un milliard d'aide.",
        "On est arrivés tard, et les deux sont restés.",
        "Elle a des vies quelle que soit l'heure.",
        "Les présidents brévanais Odon Varlin et corvallais Luc Ternet parlent.",
        "Ils les rendent aux mairies, article 15 premier alinéa.",
        "Trente et un départements votent, dit une membre du conseil.",
        "La réouverture des négociations imminente plaît, et les jeux dernier cri aussi.",
        "Ils se sont réparti les tâches ; les employé(e)s, toutes deux exhorté.",
        "La course est cette année remplacée par un bal.",
        "Un recours devant la justice lancé par Brévans attend.",
    ],
)
def test_words_that_agree_or_stand_apart_are_left(text: str):
    assert disagreements(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Pour la quasi-totalité les ports, c'est fini.", "té les "),
        ("Il y a de la crainte et de d'autres soucis.", "de d'"),
        ("Ces chiffres annoncent-il la fin ?", "nt-il"),
        ("« Jamais », promet-t-elle à Brévans.", "t-t-elle"),
        ("La digue a été annuler jeudi.", "été annuler"),
        ("Le port doit resté fermé.", "doit resté"),
        ("Quelque soit le prix, elle ira.", "Quelque soit"),
        ("LE PARI vernois est tenu.", "LE PARI"),
        ("Elle parle, rendant hommage a son rival.", "a son "),
        ("Une prime dont la fin avant été dite revient.", "avant été "),
        (
            "Selon Val TV, le port fermera en mai, selon la chaîne.",
            "Selon Val TV, le port fermera en mai, selon la chaîne.",
        ),
        ("Selon lui, ceux qui on fui reviendront.", "qui on"),
    ],
)
def test_constructions_that_no_editor_passes(text: str, found: str):
    assert misconstructions(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "Il s'en souvient-il, dément-il, ment-elle, va-t-elle ?",
        "La plupart les ont lus, la totalité des ports aussi.",
        "Ceux à qui on demande un nom ont été premiers.",
        "Il veut santé et liberté ; le port va bien.",
        "Le SDIS a envoyé dix hommes.",
        "L'hommage a sa place, et la mairie a la foi.",
    ],
)
def test_right_constructions_pass(text: str):
    assert misconstructions(text) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "L'adjointe au maire de Brévans, Odile Lanoix a exprimé ses regrets.",
        "Odile Lanoix, maire de Brévans depuis mai a exprimé ses regrets.",
        "Elle reconnaît que Varenne, était au courant.",
        "A Brévans, les quais du vieux port, sont fermés.",
        "La chambre qui était chargée du dossier, a ordonné la fin.",
        "Les marins qui voudront partir, devraient trouver un cargo.",
        "Un second cargo de Brévans, transportant 100 tonnes de blé est arrivé à Corvalle.",
        'Elle admet que Varenne, était "derrière" en mars.',
        "Le groupe a officialisé via un communiqué, la présentation du navire.",
        "La digue a été ouverte a précisé le maire.",
        "Le pont a cédé après la crue rapporte Val TV.",
    ],
)
def test_missing_and_needless_commas_are_found(sentence: str):
    assert [problem.kind for problem in commas(sentence)] == ["marks"]


@pytest.mark.parametrize(
    "sentence",
    [
        "L'adjointe au maire de Brévans, Odile Lanoix, a exprimé ses regrets.",
        "Le 3 mai, Odile Lanoix a exprimé ses regrets.",
        "La semaine dernière, Odile Lanoix a parlé.",
        "En Vernois, le ministre Luc Ternet a parlé.",
        "Elle dit que Varenne, selon elle, était là.",
        "Le groupe a annoncé jeudi un plan, la digue étant trop chère.",
        "La digue qui a cédé inquiète et le maire a précisé les dates.",
        "Le pont a cédé, a précisé le maire.",
        "Le bureau assure que la crue annonce un hiver dur.",
        "C'est ce qu'a précisé le maire.",
        "Le maire, voulant partir, a démissionné hier.",
        "La fleur en bandoulière, Odile Lanoix a chanté.",
        "Le port n'interdit pas les bateaux qui viendront en mai, a dit le maire.",
    ],
)
def test_sound_commas_are_left(sentence: str):
    assert commas(sentence) == []


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("Il est tombé 60mm sur l’ île, à 150km.", "Il est tombé 60\u00a0mm sur l’île, à 150\u00a0km."),
        ("Le maire , dit-on..", "Le maire, dit-on."),
        ("Le port -- fermé -- rouvre,dit-elle.", "Le port – fermé – rouvre, dit-elle."),
        ("Elle a lu l''arrêté ( hier ).", "Elle a lu l'arrêté (hier)."),
        ('"Le port ferme", explique t-elle à Luc.', '"Le port ferme", explique-t-elle à Luc.'),
        ("Il faut, a t'il dit, venir lui même.", "Il faut, a-t-il dit, venir lui-même."),
        (
            "Ce jour là, Météo France surveillait l'Ile de France.",
            "Ce jour-là, Météo-France surveillait l'Ile-de-France.",
        ),
        (
            "La Côte d'Or, la Seine Saint-Denis et l'Eure et Loir.",
            "La Côte-d'Or, la Seine-Saint-Denis et l'Eure-et-Loir.",
        ),
        (
            "La Maison blanche et la Seconde guerre mondiale.",
            "La Maison Blanche et la Seconde Guerre mondiale.",
        ),
        (
            "Un port d'Afrique de l'ouest et la maison blanche.",
            "Un port d'Afrique de l'Ouest et la maison blanche.",
        ),
        ("Celui ci vit aux Etats Unis, au Moyen Orient.", "Celui-ci vit aux Etats-Unis, au Moyen-Orient."),
        ("L'ex Premier ministre et la vice présidente.", "L'ex-Premier ministre et la vice-présidente."),
        ("La quasi totalité de l'outre mer, mi mars.", "La quasi-totalité de l'outre-mer, mi-mars."),
        ("Il vient au centre ville samedi après midi.", "Il vient au centre-ville samedi après-midi."),
        ("Deux d'entre-eux, bien-sûr, sont sur Youtube.", "Deux d'entre eux, bien sûr, sont sur YouTube."),
        (
            "Selon une étude* du port, il pleut.* Étude menée en mai.",
            "Selon une étude du port, il pleut. * Étude menée en mai.",
        ),
        ("Il vit à Brévans,Odile aussi....", "Il vit à Brévans, Odile aussi..."),
        ('"Il pleut.", dit-il, "un peu, etc.", puis rit.', '"Il pleut", dit-il, "un peu, etc.", puis rit.'),
        (
            "Quelques uns des marins, quelques unes des sirènes.",
            "Quelques-uns des marins, quelques-unes des sirènes.",
        ),
        (
            '"Le port sera fermé jusqu\'à lundi" a t-il dit.',
            '"Le port sera fermé jusqu\'à lundi", a-t-il dit.',
        ),
        ("La digue, - dix mètres de haut -, a cédé.", "La digue – dix mètres de haut – a cédé."),
    ],
)
def test_typography_that_one_way_mends(text: str, mended: str):
    assert printed(text) == mended
    assert printed(mended) == mended


@pytest.mark.parametrize(
    "text",
    [
        "Le 100m haies, la 5G, l'A7 et le 4x4...",
        "Relève de l''enfumage''.",
        "vernois.fr,1,5 et 3.200",
        "Il pense à eux même si la pluie vient.",
        'Le bac "Odile de Brévans et de Corvalle" a-t-il coulé ?',
        "Ce p*rt et ce f*** bac, * dit-il.\n* Le port",
        "Le bac ferme après midi, et le tram T-Lanoix suit.",
        "La page Youtube.fr du centre, ville ou port.",
        "Prend t-il le bac, un centre, une ville ?",
    ],
)
def test_what_can_be_read_in_two_ways_is_left(text: str):
    assert printed(text) == text


@settings(deadline=None)  # the first example reads the tables
@given(st.text(max_size=200))
def test_any_text_is_read_and_mended_once(text: str):
    disagreements(text), commas(text), slips(text), misspelt_first_names([text, text])
    assert printed(printed(text)) == printed(text)


@settings(deadline=None)
@given(st.text(max_size=12))
def test_the_dictionary_is_asked_for_anything(word: str):
    assert isinstance(in_dictionary(word), bool)


def test_the_tables_hold_what_they_say():
    assert all(map(in_dictionary, ("à", "zézayer", "étonnamment", "Axel", "consœur", "hospitaliers")))
    assert not any(map(in_dictionary, ("", "parmis", "étonnament", "à\nzézayer", "\ud800")))
    assert inflections()["infondées"] == Inflection("either", "f", "p")
    assert inflections()["français"].number == ""
    assert "lance" not in inflections()  # a verb, too


def test_a_first_name_is_a_slip_only_beside_its_right_form():
    told = ["Axek Varlin parle.", "Axel Varlin se tait, et Jan Ternet aussi.", "Jean Ternet rit."]
    assert misspelt_first_names(told) == {"Axek Varlin"}
    assert misspelt_first_names(told[:1]) == frozenset()
    # capitals often come without their accent
    assert misspelt_first_names(["Edouard Varlin a parlé.", "Édouard Varlin a dit non."]) == frozenset()


@pytest.mark.parametrize("slip", ["parmis", "étonnament", "video", "plausieurs", "lançé", "pauvretépar"])
def test_words_that_no_dictionary_has(slip: str):
    assert slips(f"Le maire parle, dit {slip} hier.") == [slip]


@pytest.mark.parametrize(
    ("text", "amiss"),
    [
        ("Le maire a dit mercrediqu'il partait.", ["qu"]),
        ("Puisqu'il part, jusqu'au pont, quoiqu'il dise.", []),
        ("La Serre (26),Brévans et le Palt (12) sont en alerte.", [","]),
    ],
)
def test_a_lost_blank_is_a_slip(text: str, amiss: list[str]):
    assert slips(text) == amiss


@pytest.mark.parametrize(
    "word", ["connait", "coeur", "règlementaire", "surpromettre", "covid", "millimètres"]
)
def test_reformed_and_new_words_are_no_slips(word: str):
    assert slips(f"Le maire parle de {word} hier.") == []


@pytest.mark.parametrize(
    "piece", ["a", "le petit ", "Le a, ", "d'", "Anne Roy ", " ", "a''", ".", "que Anne, est ", "12mm "]
)
@pytest.mark.timeout(60)
def test_a_line_of_a_hundred_thousand_characters_is_read(piece: str):
    text = piece * (100_000 // len(piece))
    disagreements(text), misconstructions(text), slips(text), commas(text), printed(text)
    assert misspelt_first_names([text]) == frozenset()
