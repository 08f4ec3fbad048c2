"""A word that ties a sentence to the ones before it, and the same word where the sentence tells its own half."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.plan.contexts.connectives import joined
from summarize.plan.contexts.links import links_back


@pytest.mark.parametrize(
    "sentence",
    [
        "En attendant, le bac de Varlin reste à quai.",
        "En parallèle, la ligue a porté plainte.",
        "A défaut, les pêcheurs prendront le bac.",
        "Dans le cas contraire, la digue sera fermée.",
        "Malgré tout, le port a rouvert.",
        "Sur place, les gardes ont trouvé une barque.",
        "Sur une note plus gaie, la fanfare a joué.",
        "Tout d'abord, la digue n'est pas solide.",
        "Pour preuve, deux bacs ont coulé.",
        "Au Palt aussi, des digues ont cédé.",
        "En 2031 déjà, le port avait fermé.",
        "À tel point que la mairie a fermé le port.",
        "Faute de quoi la digue sera fermée.",
        "Comme quoi la digue tenait.",
        "Il faut dire que la digue date de 1931.",
        "A cela s'ajoute une barque de 1931.",
        "Tel est l'avis de la ligue des pêcheurs.",
        "En cause : une digue mal entretenue.",
        "En cause notamment, une digue mal entretenue.",
        "Même la préfète a signé.",
        "Même à la mairie, nul ne le savait.",
        # in the main clause
        "La préfète a aussi plaidé pour une digue.",
        "Les bacs du Palt seront aussi touchés par la grève.",
        "La ligue estime aussi que la digue tiendra.",
        "La barque se dirige alors vers le port.",
        "Odile Brun est alors montée sur la digue.",
        "Le maire tente alors un accord.",
        "La préfète a enfin promis une digue.",
        "Le moteur du bac enfin, vient de Varlin.",
        "Un accord a finalement été trouvé au port.",
        "La ligue n'a pas non plus signé.",
        "La fête devait initialement durer dix jours.",
        "La ligue cite par exemple le port de Varlin.",
        "La digue est même devenue un monument.",
        "Les bacs peuvent même être fermés.",
        "Le drame s'est effectivement produit au port.",
        "La digue tient malgré tout.",
        "La préfecture a quand même annoncé une digue.",
        '"La digue tiendra", avait alors promis la préfète.',
        # unlike, to
        "Les pêcheurs, eux, ont quitté le port.",
        "La ligue a, elle, signé l'accord.",
        "La préfète promet elle une digue neuve.",
        'Les élus eux "sont les bienvenus" au port.',
        "Odile Brun acquiesce : « La digue tiendra ».",
        "Les pêcheurs contre-argumentent que la digue tiendra.",
        "Paul Aubin répond par la négative.",
        "La maire faisait allusion à la crue de 2031.",
        "La préfète d'ajouter : « La digue tiendra ».",
    ],
)
def test_joined(sentence: str):
    assert links_back(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "En attendant la crue, le port se vide.",
        "A défaut d'accord, les pêcheurs prendront le bac.",
        "Sur place depuis mardi, les gardes ont trouvé une barque.",
        "En 2031, le port avait fermé.",
        "Tel père, tel fils, dit Odile Brun.",
        "En cause dans la crue, la digue sera refaite.",
        "Même si la digue tient, le port ferme.",
        "Même en cas de crue, la digue tiendra.",
        "D'abord pêcheur, Paul Aubin a été élu maire.",
        "Il faut dire la vérité, a lancé Odile Brun.",
        "La digue est aussi haute que la mairie.",
        "S'il pleut, la digue peut aussi céder.",
        "En plus du port, la préfète a aussi fermé la gare.",
        "Odile Brun, qui a aussi dirigé le port, a été élue.",
        "La crue menace la digue et a aussi noyé le port.",
        "Paul Aubin, alors maire de Varlin, a signé.",
        "La digue a cédé alors que le port dormait.",
        "Le port respire alors que la crue recule.",
        "Après dix jours de crue, le port a finalement rouvert.",
        "Prévue en mai, la fête a finalement été reportée.",
        "Le maire vit avec elle, au port.",
        "Si la digue a tenu, le port, lui, a été noyé.",
        "Odile Brun, elle-même pêcheuse, a signé.",
        "Le port a répondu à la préfète.",
        "La maire n'a pas cédé, sans pour autant fermer le port.",
        "Devant la mairie, des pêcheurs ont crié.",
    ],
)
def test_stands(sentence: str):
    assert not links_back(sentence)


@given(st.text(max_size=200))
def test_any_text_is_read(text: str):
    assert joined(text) in (True, False)
