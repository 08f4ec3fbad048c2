"""French that cannot stand alone is told from French that can."""

import pytest

from summarize.config import VerifyConfig
from summarize.records import Fact, Passage
from summarize.verify.form.halves import without_lone_comma
from summarize.verify.french import unprintable
from summarize.verify.gate import verify_facts
from summarize.verify.order import out_of_order


@pytest.mark.parametrize(
    "sentence",
    [
        "Les causes de son décès ne sont pas encore connues.",
        "La date de leur départ a été fixée au 3 juin par le ministère.",
        "Voté à l'unanimité en avril 2031, ce texte instaure un droit nouveau.",
        '"La digue tient encore à Brévans", selon lui.',
        "S'adressant au conseil du port, son adjointe a promis une digue.",
        "L'ayant pris en filature, un agent du port monte dans le train de Brévans.",
        "Attestation que la mairie de Brévans a mise en ligne lundi soir.",
        "De ce point de vue, la mairie de Brévans ne regrette rien.",
        "Tout comme une expertise de la digue que son avocat estimait contraire au droit.",
        "A l'inverse, la mairie de Brévans garde ses écoles ouvertes.",
        "Salarié de l'usine de Brévans pendant dix ans, il a tout reconnu.",
        "Dans un communiqué, elle promet une digue aux riverains.",
        "Mardi soir, ils ont fermé le pont de Brévans.",
        "Cheffe de l'unité de soins, l'auteure prend part au débat sur la digue.",
        "Selon Odile Brun, il a quitté Brévans dans la nuit.",
        "Né à Brévans, en 1998, il a été libraire.",
        "Là encore, la digue de Brévans n'a rien changé au débit.",
        "D'autant que la mairie de Brévans n'a pas l'intention d'attendre.",
        "Après la cérémonie consistant à raviver la flamme sous la grande arche de pierre du port de Brévans, elles ont prié.",
        "Ce vendredi 12 mai, il a visité la digue de Brévans.",
        "Une fois sur place, elles ont fermé le pont de Brévans.",
        "Pour le second tour, où deux listes restent, il a salué Brévans.",
        "Condamné par le tribunal de Brévans il continue de nier.",
        "Casqués, masqués, violents, ils ont forcé la porte de la mairie.",
        "Comme beaucoup, elle a quitté Brévans dans la nuit.",
        "Le préfet de Brévans l'a déjà confirmé mercredi devant la presse.",
        "Mercredi soir, les élus de Brévans l'avaient enjoint de rouvrir la digue.",
        "Un véhicule de la mairie de Brévans lui a barré la route.",
        "En mai, le préfet de Brévans lui avait interdit la digue.",
        "Le parquet de Brévans lui reproche le vol de deux barques.",
        "Il faut dix ans et, selon lui, deux digues à Brévans.",
        "Vingt personnes sont à l'hôpital, selon elle, et deux à la rue.",
        "La semaine dernière, lors de sa première visite depuis la crue, il a salué les pompiers de Brévans.",
    ],
)
def test_a_possessor_or_a_thing_named_elsewhere_is_an_orphan(sentence: str):
    assert "orphan" in {problem.kind for problem in unprintable(sentence)}


@pytest.mark.parametrize(
    "sentence",
    [
        "Arrivée lundi, cette semaine encore, la délégation repart jeudi pour Oslo.",
        "Le préfet et son adjoint ont visité la digue de Port-Elvain.",
        "Alors que la décrue commence, la mairie de Brévans rouvre ses écoles.",
        "Selon Odile Brun, sa ville attend une digue depuis dix ans.",
        "Rien que la mairie de Brévans ne puisse promettre n'arrête la Serre.",
        "À Brévans, la mairie a ouvert ses portes aux habitants.",
        "Quand le maire est arrivé, il a fermé le pont de Brévans.",
        "Selon la mairie de Brévans, il faut fermer le pont.",
        "Pour la mairie de Brévans, il ne s'agit pas d'une crue.",
        "À Brévans, il est déjà interdit de se baigner.",
        "La voiture en panne, il est parti à pied de Brévans.",
        "Mardi soir, l'auteur présumé de l'incendie a été arrêté à Brévans.",
        "Depuis la crue il y a deux ans, Brévans attend une digue.",
        "Un pont pour lequel elle a donné mille euros a cédé à Brévans.",
        "Commandé il y a un an, le rapport sur la digue de Brévans paraît.",
        "Ce lundi il fera 16 degrés à Brévans.",
        "Le préfet de Brévans l'a annoncé mercredi : le pont rouvre.",
        "La maire l'a répété mardi, les habitants de Brévans devront attendre.",
        "La mairie de Brévans attend une digue qui, selon elle, coûtera cher.",
        "Odile Brun a promis une digue qui, selon elle, tiendra.",
        "Saisi par Odile Brun, le préfet de Brévans lui a donné raison.",
        "Les habitants de Brévans et leur maire attendent une digue.",
        "Très émue par la lettre à laquelle elle répondait, Odile Brun a quitté Brévans.",
        "Comme deux d'entre elles, la digue de Brévans a cédé.",
        "La digue de Brévans a cédé lundi, a-t-on appris de source policière.",
    ],
)
def test_what_a_sentence_names_itself_is_no_orphan(sentence: str):
    assert "orphan" not in {problem.kind for problem in unprintable(sentence)}


def test_a_relative_day_may_leave_and_what_stands_beside_it_may_not():
    text = "Le pianiste est arrivé hier soir en Norvège pour douze concerts."
    passages = [Passage("a", 0, len(text), text, "fr", 0)]
    assert not out_of_order("Le pianiste est arrivé en Norvège pour douze concerts.", passages, "order")
    assert out_of_order("Le pianiste arrivé en Norvège pour douze concerts.", passages, "order")


@pytest.mark.parametrize(
    "sentence",
    [
        "Selon elle, le pont de Brévans doit rester fermé jusqu'en mai.",
        "Sur d'autres points, la mairie de Brévans n'a pas cédé.",
        "La Ligue des pêcheurs (LDP) a dénoncé mercredi 2 juillet.",
        "La directrice de la banque Odon est allée plus loin.",
        "Dans sa réponse, Paul Arden a été très clair.",
        "Une initiative que le préfet de Brévans regrette profondément.",
        "Une nouvelle qu'une proche du préfet a confirmée.",
        "Un grand projet qui a aussitôt plu aux pêcheurs.",
    ],
)
def test_what_answers_an_earlier_sentence_is_an_orphan(sentence: str):
    assert "orphan" in {problem.kind for problem in unprintable(sentence)}


@pytest.mark.parametrize(
    "sentence",
    [
        "Odile Brun, présidente de la Ligue, a dénoncé mercredi la fermeture du pont.",
        "La Ligue veut, selon elle, la fin de la chasse.",
        "La mairie de Brévans s'est, selon la préfecture, opposée au projet.",
        "Le pont s'est effondré et la digue a cédé, à la veille du scrutin.",
        "Une lettre que le maire avait signée a été retrouvée à Brévans.",
        "Le maire a signé, et à la veille du scrutin il a changé d'avis.",
    ],
)
def test_a_whole_sentence_is_left_alone(sentence: str):
    assert unprintable(sentence) == ()


def test_half_a_construction_is_no_sentence():
    assert unprintable("La réunion des maires s'est autour du préfet en pleine crise.")
    assert unprintable("La mairie a menacé de fermer le pont, et à la veille du scrutin.")


def test_a_comma_between_subject_and_verb_is_seen_and_taken_out():
    parted = "La mère de l'enfant trouvé à Brévans il y a deux semaines, a été entendue lundi."
    assert [problem.text for problem in unprintable(parted)] == [","]
    assert without_lone_comma(parted) == parted.replace("semaines,", "semaines")
    for whole in (
        "La mère de l'enfant, qui vit à Brévans, a été entendue lundi.",
        "Le 3 mai, est arrivée à Brévans une lettre du préfet.",
        "Le pont est fermé, a indiqué lundi la mairie de Brévans.",
    ):
        assert without_lone_comma(whole) is None


def test_the_gate_proposes_the_sentence_without_its_wrong_comma():
    text = "La mère de l'enfant trouvé à Brévans, a été entendue lundi par la juge Odile Brun."
    passage = Passage("a", 0, len(text), text, "fr", 0)
    [found] = verify_facts([(Fact((passage,), 1, 1.0), [])], {"a": None}, "order", VerifyConfig())
    assert [way.text for way in found.candidates] == [text.replace("Brévans,", "Brévans")]


@pytest.mark.parametrize(
    "sentence",
    [
        "La digue de Brévans a cédé mardi dans la criseLe maire attend les secours.",
        "La mairie a fermé la digue de Brévans.Paul Aubin attend les secours.",
        'Un port sans bateaux"Nous attendons la flotte depuis mardi", dit la maire.',
        "La digue de Brévans cède (vidéo)par Val TV La mairie attend les secours.",
        "Des bateaux sont attendus dans le bas pays Le journal rappelle les règles.",
        "Nouvelles mesures Dès lundi, dix pompiers attendent la décrue.",
        "Nouvelles mesures Lundi soir, dix pompiers attendent la décrue.",
        "Une colère à peine contenue Selon la préfecture, personne ne part avant jeudi.",
        "- Le virus progresse en Aurance latine -.",
        'La flotte de Brévans reste au port, a dit la maire, "prête".M.',
        'La préfète de Brévans parle de "calomnie". ont accusé les riverains.',
    ],
)
def test_two_texts_run_into_one_are_not_printed(sentence: str):
    assert "form" in {problem.kind for problem in unprintable(sentence)}


@pytest.mark.parametrize(
    "sentence",
    [
        "Les députés En marche ont voté le texte de la maire de Brévans.",
        "Le film Les grandes eaux a reçu mardi le prix de Brévans.",
        "La maire a posé pour la Une du journal local mardi matin.",
        "La compagnie easyJet et le site AqueduNet ouvrent une ligne vers Brévans.",
    ],
)
def test_names_with_a_small_word_are_no_subheads(sentence: str):
    assert unprintable(sentence) == ()


@pytest.mark.parametrize(
    "sentence",
    [
        'Le ministre de la Pêche répondait aux "Questions du port" sur Radio Brévans.',
        "Odile Brun était l'invitée de Radio Brévans ce lundi 7 mai.",
        "La maire de Brévans s'exprimait devant le conseil du port mardi matin.",
        "L'information a été confirmée mardi par la mairie de Brévans.",
        "On connaît la suite de cette affaire du port de Brévans.",
        "Les Jeux sont faits, rien ne va plus au port de Brévans.",
        "Cet article a été mis à jour mardi à Brévans.",
        "Voici, à partir de dépêches de l'époque, le récit de la nuit où la digue de Brévans a cédé.",
        "La digue de Brévans a cédé, plus d'informations à venir.",
    ],
)
def test_what_tells_nothing_is_not_printed(sentence: str):
    assert "form" in {problem.kind for problem in unprintable(sentence)}


@pytest.mark.parametrize(
    "sentence",
    [
        "Odile Brun était l'invitée de Radio Brévans, appelant les riverains à quitter le port.",
        "La maire s'exprimait devant le conseil pour défendre la nouvelle digue.",
        "Alors que la maire s'exprimait à la tribune, un pêcheur a quitté la salle.",
        "L'information selon laquelle la digue a cédé est fausse, dit la mairie.",
        "Il est faux de prétendre que la digue de Brévans est sûre.",
        "Il aura suffi d'une nuit pour changer Brévans en lac.",
        "Voilà dix ans que la digue de Brévans attend.",
        "Voici plus de dix ans que la digue de Brévans attend.",
    ],
)
def test_who_spoke_and_what_for_is_printed(sentence: str):
    assert unprintable(sentence) == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "Plus inattendu, la maire de Brévans a défendu la digue.",
        "Autre surprise, la maire de Brévans a défendu la digue.",
        "Question d'époque aussi, la maire de Brévans a quitté le port.",
        "Il s'agit de la troisième digue du port de Brévans.",
        "Ailleurs, les pêcheurs de Brévans ont gardé leurs bateaux.",
        "Voilà une information qui pourrait gêner la mairie de Brévans.",
    ],
)
def test_what_is_set_beside_something_untold_is_an_orphan(sentence: str):
    assert "orphan" in {problem.kind for problem in unprintable(sentence)}
