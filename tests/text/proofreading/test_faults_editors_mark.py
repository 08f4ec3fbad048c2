"""Faults that strict readers mark in news: participles, subjects, small words; each with right French that looks like it."""

import pytest

from summarize.text.proofreading.agreeing import disagreements
from summarize.text.proofreading.clause_agreement import verb_disagreements
from summarize.text.proofreading.determiners import misdetermined
from summarize.text.proofreading.misconstrued import misconstructions
from summarize.text.proofreading.participles import misagreed
from summarize.text.proofreading.proofread import marked
from summarize.text.proofreading.wrong_forms import wrong_forms
from summarize.text.small_words import misjoined


@pytest.mark.parametrize(
    "text",
    [
        "Le guide les a conduit au phare.",
        "La ville les avait réuni en mai.",
        "Le maire nous a rejoint au port.",
        "Les marins ayant déjà embarqués dorment.",
        "Les élus ont défilés dans la rue.",
        "Les gardes eurent annoncés 12 noyés.",
        "Elle a soutenue toute sa vie les marins.",
        "La crue a touchée le port.",
        "Il raconte la peur qu'a connu un marin.",
        "Il vise les marins, qu'il a encore accusé la semaine dernière, rient.",
        "Elle s'est procurée les plans du port.",
        "Les deux clubs se sont adjugées les prix.",
        "Le plan que se sont procurés les marins est faux.",
        "La préfète du Vernois s'en est pris au maire.",
        "La réponse ne s'est pas faite attendre.",
        "Il part après s'être faite piéger.",
        "Les gardes se sont refusé à tout commentaire.",
        "Originaire de Brévans, les marins reviennent.",
        "Lancé en mai au port, la « Lune » coule.",
        "Accusé de vol, sa nomination choque.",
        "Vivement critiquée au port, l'accord est signé.",
    ],
)
def test_participles_that_do_not_agree(text: str):
    assert misagreed(text) != []


@pytest.mark.parametrize(
    "text",
    [
        "Le guide les a conduits au phare, et les a fait partir.",
        "Le guide les a vu tomber et les aurait mis à quai.",
        "Le maire nous a rejoints, et nous a demandé de partir.",
        "Les marins ayant embarqué dorment, la ville les ayant logés.",
        "Elle a fini, les élus ont voté, il a pris des notes et a vue sur le port.",
        "Les plans qu'elle a vendus hier et qu'ils ont annoncés sont faux.",
        "Il raconte la peur qu'a connue un marin, et le livre qu'a écrit la maire.",
        "Les règles qu'elle s'est fixées et la prime qu'il s'est octroyée restent.",
        "Elle s'est procuré les plans, puis s'est blessée au port.",
        "Le plan que s'est procuré Val TV et les notes que s'est procurées le maire.",
        "Un marin s'en est pris au maire, et elle s'en est prise à lui.",
        "La réponse ne s'est pas fait attendre.",
        "Originaire de Brévans, il vit au port ; originaires de Corvalle, les marins.",
        "Réputés pour leur force, une partie des bacs a coulé.",
        "Plongé dans le coma, l'écrivain dort, et née en mai, la « Lune » vogue.",
    ],
)
def test_participles_that_agree_or_stand_apart(text: str):
    assert misagreed(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Hier, 300 personnes ont été évacués du port.",
        "2.400 familles seront relogés en mai.",
        "Une partie des quais est fermé.",
        "Des milliers de personnes sont descendus au port.",
        "Le navire a jusqu'ici été citée en exemple.",
        "Une hausse de 10% de la taxe sera appliqué.",
        "Les mairies du Vernois et du Corvallois ont été contraints de fermer.",
        "Elle dit que le report des travaux communaux revenaient à les perdre.",
        "Le marin dont la barque a été retrouvé dort.",
        "Le 20 juin dernier, trois hommes avaient été tuées au port.",
        "Vendredi soir deux barques ont été tirés du port.",
        "Lundi 24 barques avaient été tirés du port.",
        "Les 70 barques du port ont été guidés par un marin.",
    ],
)
def test_verbs_that_do_not_agree(text: str):
    assert verb_disagreements(text) != []


@pytest.mark.parametrize(
    "text",
    [
        "Une partie des quais est fermée, des milliers de marins sont venus.",
        "En 2019 la ville est restée, et le 11 mai sera un jour de fête.",
        "Il pèse 72 kg et n'a rien dit, quatre marins dont une femme ont été sauvés.",
        "Ce week-end sont prévues des fêtes, 1,5 mètre de neige est tombé.",
        "La maire et des élus du port ont été reçus.",
        "Le maire du port et ceux des îles voisines parlaient.",
        "Les jours où les bacs partaient, la ville dormait.",
        "Vendredi soir deux barques ont été tirées du port.",
        "Le 20 juin dernier, trois hommes avaient été tués au port.",
        "Les 70 barques du port ont été guidées par un marin.",
        "Les 70 du port ont été guidés par un marin.",
    ],
)
def test_verbs_that_agree(text: str):
    assert verb_disagreements(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Il n'est ni vu par eux et ni connu.", True),
        ("Il est ni beau et ni grand.", True),
        ("C'est la crue qu'on a jamais vue.", True),
        ("On a pas le choix au port.", True),
        ("Elles seraient tout deux au port.", True),
        ('"Le bac coule", précisé le maire de Brévans.', True),
        ("Il fait peut être partie du port.", True),
        ("Puis cela c'est terriblement banalisé.", True),
        ("La digue à également cédé.", True),
        ("Son bac à lui aussi été refait.", True),
        ("Il parle au moment ou elle arrive.", True),
        ("La tour ou repose le roi ferme.", True),
        ("Elle est en très en colère.", True),
        ("Il n'a pas été encore été jugé.", True),
        ("Elle a dit à que la digue tient.", True),
        ("Dans la vidéo, on y voit un bac.", True),
        ("Loin de calmer les marins, ceux-ci ont crié.", True),
        ("Ils ont été d'évacués par bac.", True),
        ("Une faute commise par de nombreux, dit-il.", True),
        ("L'un des bacs plus anciens à naviguer coule.", True),
        ("Un des plus beaux et les plus hauts.", True),
        ("Il n'est plus à jour dans ses cotisations.", True),
        ("Ni la crue ni le vent, ni beaux ni grands.", False),
        ("On n'a jamais vu ça, on a moins de bacs.", False),
        ("Il compte en tout deux bacs, et tout trois mâts.", False),
        ('"Le bac coule", précise le maire, et "la digue", annoncée le 3 mai.', False),
        ("Il peut être au port, et fait peut-être partie du lot.", False),
        ("Tout cela c'est du passé, et ça c'est bien.", False),
        ("Il parle à lui aussi, et à elle également.", False),
        ("Un jour ou l'autre, à un moment ou à un autre.", False),
        ("Ceux qui tombent ou sont blessés, un lieu ou la mer.", False),
        ("Il part à par exemple dix heures, dans dix jours.", False),
        ("Dans le port, on y a vu un bac ; au port, il y a la mer.", False),
        ("Il a été d'ailleurs reçu, et a été d'une aide.", False),
        ("Les comptes sont mis à jour avec les loyers.", False),
    ],
)
def test_small_words(text: str, found: bool):
    assert bool(misconstructions(text)) is found


@pytest.mark.parametrize(
    "text",
    [
        "La président du club est venue.",
        "Elle parle à une conseiller du port.",
        "Les haut salaires montent.",
        "Les même scènes reviennent.",
        "Il se sert d'un arme au port.",
        "Les marins semblent difficilement compatible avec la pêche.",
        "Les quais seront aussi fermé.",
        "Le journal a pu consulté les comptes.",
    ],
)
def test_other_forms(text: str):
    assert marked(text)


@pytest.mark.parametrize(
    "text",
    [
        "La présidente du club et la ministre sont là, et la procureur aussi.",
        "Les grand-mères, les premier et second bacs et les Premier ministre.",
        "L'un bataille, l'autre dort, et chacun d'une main salue.",
        "Ils se sont aussi donné la main, on est toujours sûr de soi.",
        "Les marins sont très en retard, et sont bien plus nombreux.",
        "Le bac a pu être vu, et un refus dû au vent.",
    ],
)
def test_other_forms_that_are_right(text: str):
    assert [*misdetermined(text), *misjoined(text), *disagreements(text), *wrong_forms(text)] == []
