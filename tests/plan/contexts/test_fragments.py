"""A piece of the sentence before is one however it opens, and a sentence with a main verb is none."""

import pytest

from summarize.plan.contexts.links import links_back


@pytest.mark.parametrize(
    "sentence",
    [
        "Notamment en ce qui concerne les digues du port.",
        "Ajoutant sur Radio Serre : « La digue tiendra ».",
        "Avant d'ajouter : « La digue tiendra ».",
        "A moins qu'il ne pleuve sur la vallée.",
        "Alors même qu'aucun bac n'a quitté le port.",
        "Une mauvaise heure, estime la ligue, puisque le port dort.",
        "Une position vivement dénoncée par la ligue, a rapporté le Serre.",
        "Une digue haute de dix mètres, précise la mairie.",
        "Une formule qui a rapidement fait polémique.",
        "Une mésaventure qui aurait eu lieu il y a trois semaines.",
        "Une façon pour la maire de répondre à l'ancien porte-parole de la ligue.",
        "Un message dans lequel le président de la ligue promet une digue.",
        "Un tacle appuyé aux élus, qui semblent avoir fui le port.",
        'Un "procès d\'intention" pour la maire, qui défend une digue.',
        "Des moments de calme, car la crue a éprouvé le port.",
        "Quelques instants de repos pour oublier la crue.",
        "L'occasion de revoir la digue, qui a noyé le port.",
        "Même cas de figure au Palt, où la digue est fermée.",
        "Même mesure à Varlin, où les bacs ne passent plus.",
        "Ni au début, ni dans les années qui ont suivi.",
        "De l'argent que la mairie ne rendra pas.",
    ],
)
def test_a_piece(sentence: str):
    assert links_back(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Un pêcheur, précise la mairie, a disparu.",
        "Un élu du port, Paul Aubin, a dénoncé la crue.",
        "Un témoin, dont le nom a été tu, a demandé une digue.",
        "Une gardienne du port, jointe par le Serre, a confirmé la crue.",
        "Un porte-parole a promis une digue qui tiendra.",
        "Quelques ports, dont Varlin, ont fermé.",
        "Quelques pêcheurs ont signé l'accord, car la digue cède.",
        "Avant de quitter le port, Odile Brun a promis une digue.",
        "Commandant du port, Paul Aubin a démissionné.",
        "La maire, notamment, veut une digue.",
    ],
)
def test_a_sentence(sentence: str):
    assert not links_back(sentence)
