"""What leans on something told before is told from what stands by itself."""

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.plan.contexts.context import context
from summarize.plan.contexts.held import (
    ANYTHING,
    LOST,
    NOTHING,
    Context,
    Lean,
    gives,
    stands,
    tied,
    told_stems,
)
from summarize.plan.contexts.leaning import leans_on
from summarize.plan.contexts.links import links_back
from summarize.plan.passages import article_passages
from summarize.records import Article, Fact, GroundedSentence, Passage

STORY = "Une banque perd 30 millions. Un trader de la banque Odon, Pierre Norlin, a joué sans droit."


@pytest.mark.parametrize(
    ("sentence", "lean"),
    [
        ("Le trader a nié lundi.", "trad"),
        ("Pour ce tout premier scrutin, Odile Brun a nié.", "scrutin"),
        ("Selon le trader, Odon savait tout.", "trad"),
        ("D'après le trader, Odon savait tout.", "trad"),
        ("En visite à Port Elvain, le trader a nié.", "trad"),
        ("Les entourages des deux banques ont nié.", "banqu"),
        ("En visite à Port Elvain, le secrétaire d'Etat a nié.", "secretair"),
        ("On cherche qui a prévenu l'ex-président et Odile Brun.", NOTHING),
        ("M. Norlin a été entendu par la police.", "norlin"),
        ("Le patron de l'Odon regrette cette perte.", "pert"),
        ("Quinze autres sont encore en cours.", NOTHING),
        ("« Le port rouvrira lundi », a ajouté la préfète de Brévans.", NOTHING),
        ("Odile Brun a ajouté que le port rouvrirait lundi.", NOTHING),
        ("« Rendez-nous la digue », pouvait-on y lire d'un côté.", NOTHING),
        ("« La mer nous mange », était-il écrit de l'autre.", NOTHING),
        ("Information qui n'a pas été confirmée à Brévans.", NOTHING),
        ("Un recul qui n'annonce pas la fin de la crue, précise Odile Brun.", NOTHING),
        ("Si celui-ci avait lieu, Odile Brun le soutiendrait.", NOTHING),
        ("En précisant qu'« un mur sera bâti sur la Serre ».", NOTHING),
        ("Suivent le Palt, avec dix morts, et la Serre.", NOTHING),
        ("Approche alors Odile Brun, jeune maire de Brévans.", NOTHING),
        ("Le port reste fermé, précise-t-on de même source.", NOTHING),
        ("Beaucoup l'avaient présentée comme un échec.", NOTHING),
        ("Odile Brun s'est montrée encore plus claire.", NOTHING),
        ("En mai, la même unité avait saisi une tonne de sel à Brévans.", NOTHING),
        ("La banque Odon touchera la somme la plus importante : 30 millions.", NOTHING),
        ("Afin d'éviter la crue, il faudrait le fermer dès lundi.", NOTHING),
        ("Lundi, la banque Odon était pourtant catégorique.", NOTHING),
        ("Une autre étude alertait déjà sur la crue à Brévans.", NOTHING),
        ("La semaine dernière, une autre étude alertait déjà sur la crue à Brévans.", NOTHING),
        ("D'un côté, la crue de mars a ravivé la colère à Brévans.", NOTHING),
        ("La banque Odon doit, elle, toucher trois millions d'euros.", NOTHING),
        ("La banque Odon prévoit en revanche des pertes.", NOTHING),
        ("Odile Brun s'est, quant à elle, dite fière à Brévans.", NOTHING),
        ("La ligue, qui compte cent membres, l'a gardée à Brévans.", NOTHING),
        ("Odile Brun et le trader Pierre Norlin ont également promis une digue.", NOTHING),
        ("Au premier rang d'entre eux figure le trader Pierre Norlin.", NOTHING),
        ("De nombreux noms circulent pour le remplacer à Brévans.", NOTHING),
        ("Beaucoup se souviennent ici de la crue de Brévans.", NOTHING),
        ("Une fuite de gaz y avait été signalée par Odile Brun.", NOTHING),
        ("Huit de ces 14 clients vivent à Brévans.", "client"),
        ("Odile Brun plaide pour que la malade ait droit à des soins.", "malad"),
        ("Le slogan a été peint sous le nom du dirigeant conservateur.", NOTHING),
        ("La jeune femme a porté plainte à Brévans.", NOTHING),
        ("Le conseil doit se prononcer sur ce nouveau décret.", "decret"),
        ("Les deux responsables veulent travailler ensemble.", "respons"),
        ("Les lits manquent déjà à Brévans, selon l'infectiologue.", "infectiologu"),
        ("La hausse est forte, ajoute le quotidien.", NOTHING),
        ("L'objectif est également de vendre la halle.", NOTHING),
        ("Le projet a divisé.", ANYTHING),
        ("Norlin a été entendu par la police.", "norlin"),
        ("Selon Norlin, la banque savait tout.", "norlin"),
        ("La proposition vient de Brévans.", "proposit"),
        ("Chef de service à Brévans, l'auteur prend part au débat.", "auteur"),
        ("Le trader préconise une loi.", "trad"),
        ("Le trader de 34 ans a nié.", "trad"),
        ("La banque a nié.", "odon"),
        ("La perte par la banque de 30 millions inquiète.", "odon"),
        ("Pierre a été entendu par la police.", "pierr"),
        ("L'ancien directeur général de la banque a nié.", NOTHING),
        ("En plus des 30 millions, une amende tombe.", "30"),
        ("La mairie de Brévans a également promis une digue.", NOTHING),
        ("La digue de Brévans reste cependant fermée.", NOTHING),
        ("À Brévans, Odile Brun a par ailleurs promis une digue.", NOTHING),
        ("« La digue tient », a dit pour sa part Odile Brun.", NOTHING),
        ("Odile Brun, en visite à Brévans depuis mardi, a de son côté promis une digue.", NOTHING),
        ("La mairie de Brévans a elle promis une digue.", NOTHING),
        ("Odile Brun a lui immédiatement promis une digue.", NOTHING),
        ("Trois voies étaient donc possibles à Brévans.", NOTHING),
        ("Les plaintes des riverains avaient déjà progressé à Brévans.", NOTHING),
        ("Mme Aubin a promis une digue à Brévans.", "aubin"),
        ("La ministre a promis une digue à Brévans.", NOTHING),
        ("Les neuf restantes ont été jointes à Brévans.", "rest"),
        ("La maire, Odile Brun, est elle absente.", NOTHING),
        ("Odile Brun a ensuite promis une digue.", NOTHING),
        ("Odile Brun envisage même de partir.", NOTHING),
        ("Comme Pierre, des clients attendent.", NOTHING),
        ("Si Odile Brun ne doit pas le garder, Paul Aubin sera là.", NOTHING),
        ("Odile Brun, qui a repris la barre, avait alors parlé d'une digue.", NOTHING),
        ("Un communiqué de la mairie annonce qu'il quitte ses fonctions.", NOTHING),
        ("La mairie de Brévans a confirmé les avoir envoyés.", NOTHING),
        ("Le taux était de 6,9 % vendredi à Brévans.", NOTHING),
        ("« La digue tient », a expliqué le trader au journal.", "trad"),
        ("Les élèves, qui se rendaient à Brévans, dormaient.", "elev"),
    ],
)
def test_a_sentence_leans_on_what_its_article_brought_in(sentence: str, lean: str):
    assert lean in leans_on(sentence, STORY)


@pytest.mark.parametrize(
    "sentence",
    [
        "À Brévans, le gouvernement a promis une loi ce jeudi.",
        "Un trader de la banque Odon a joué sans droit.",
        "Un trader que nul ne connaît a joué sans droit.",
        "Alors que la Serre monte à Brévans, Odile Brun assure que la digue tiendra.",
        "L'enquête sur la crue de la Serre est close à Brévans.",
        "« La mer nous mange », était-il écrit sur un drap tendu à Brévans.",
        "Odile Brun habite la même rue que Paul Aubin.",
        "Après une ville, Odile Brun visite la même ville de Brévans.",
        "La maire, Odile Brun, promet une digue à Brévans.",
        "Le ministre délégué aux Comptes publics Paul Aubin est parti.",
        "La banque Odon touchera la somme la plus importante du plan.",
        "Il faut le dire : la digue de Brévans tient dans les délais les plus brefs.",
        "L'homme d'affaires Jean Brun est arrivé à Vernoise.",
        "La Convention des droits de l'homme est citée.",
        "Pierre Norlin est parti ; M. Norlin ne reviendra pas.",
        "Le trader Pierre Norlin a nié.",
        "Le président Norlin a nié à Brévans.",
        "Odon a renvoyé tous ses traders.",
        "M. Paul Aubin a promis une digue à Brévans.",
        "Odile Brun promet une digue, mais elle reste cependant prudente.",
        "Odile Brun est partie, sans toutefois renoncer à la halle.",
        "Odile Brun, qui est également juge, est partie.",
        "« Nous avons également peur », a dit Odile Brun.",
        "Odile Brun et Paul Aubin habitent le même quartier de Brévans.",
        "À Brévans, la ville attend 30 millions.",
        "La loi tient dans les 24 heures, selon Odile Brun.",
        "L'ancien directeur général de la banque Odon, Pierre Norlin, a nié.",
        "Si Odile Brun ne doit pas garder la halle, Paul Aubin sera là.",
        "Il y avait mille clients à Brévans, selon Odile Brun.",
        "À Brévans, une fuite y a été signalée.",
        "D'ici mars, Odile Brun rouvrira la halle, jusqu'ici fermée.",
        "Odile Brun a nommé un juge pour le remplacer à Brévans.",
        "Cent clients, dont deux d'entre eux vivent à Brévans, ont écrit.",
        "La mairie de Brévans a reconnu avoir vendu la digue.",
        "Le taux de chômage était de 6,9 % vendredi à Brévans.",
        "En 2030, Odile Brun avait alors parlé d'une digue à Brévans.",
        "Un communiqué de Paul Aubin annonce qu'il quitte Brévans.",
        "Un rapport précise qu'il faut une digue à Brévans.",
        "Odile et Paul Aubin ont été reconnus coupables à Brévans.",
        "La perte d'Odon a dépassé les 30 millions.",
        "Brévans attend une digue à la mi-juin.",
        "Les élèves, qui pourraient se rendre à Brévans, attendent Odile Brun.",
        "Les Brévanais, qui attendaient une digue, ont voté.",
        "Cent clients ont suivi une marche qui avait dans un premier temps été interdite à Brévans.",
    ],
)
def test_a_sentence_that_brings_its_own_stands(sentence: str):
    assert leans_on(sentence, STORY) == frozenset()


@pytest.mark.parametrize(
    ("sentence", "lean"),
    [
        ("Le pays compte mille morts.", "ital"),
        ("La ville attend la décrue.", "brevan"),
        ("Le maire a promis une digue.", "brevan"),
    ],
)
def test_a_place_is_the_one_that_its_article_named(sentence: str, lean: str):
    before = "La digue a cédé mardi à Brévans. L'Italie compte ses morts, et le maire de Brévans, les siens."
    assert lean in leans_on(sentence, before)
    assert leans_on(sentence, "La digue a cédé.") <= {ANYTHING}


def test_what_was_told_before_holds_a_sentence_up():
    leans = leans_on("Le trader a nié lundi.", STORY)
    assert not leans <= told_stems("La banque a perdu 30 millions.")
    assert leans <= told_stems("Un trader de la banque a joué 30 millions.")
    told = told_stems("Quinze enquêtes sont en cours.")
    assert not leans_on("Quinze autres sont en cours.", "") <= told


def test_a_sentence_may_follow_the_one_before_it_in_its_article():
    text = "La maire Odile Brun a fermé le pont. Elle a promis une digue."
    article = Article("a", text, language="fr")
    first, second = article_passages(article)
    told = [
        context(GroundedSentence(p.text, "verbatim", Fact((p,), 1, 1.0)), {"a": article}, stands=p is first)
        for p in (first, second)
    ]
    assert told[1].leans == {LOST}
    assert told[1].after == told[0].place
    cut = context(
        GroundedSentence("La maire a fermé le pont.", "generated", Fact((first,), 1, 1.0)), {"a": article}
    )
    assert cut.place == ""  # what the second leans on may have left


@given(st.text(max_size=120), st.text(max_size=120))
def test_any_text_is_read(sentence: str, before: str):
    assert isinstance(leans_on(sentence, before), frozenset)


def test_a_bare_subject_may_follow_anything_and_not_open():
    assert not {ANYTHING} <= frozenset()
    assert {ANYTHING} <= told_stems("Le maire de Brévans a fermé le pont.")


def test_a_word_of_any_length_takes_no_time():
    word = "a" * 1400
    assert leans_on(f"{word} est parti.", word) == frozenset()  # a hang is how it fails


def test_a_sentence_from_within_speaks_of_what_its_article_presents_or_stands_near_a_told_one():
    story = (
        "Le maire de Trévigny a fermé mardi le pont de la Serre aux camions.\n"
        "La crue de mars a fendu deux piles du pont, ont constaté des experts du département.\n"
        "Des navettes gratuites circuleront toutes les vingt minutes à partir de lundi.\n"
        "A Trévigny, les commerces craignent une baisse de leurs ventes.\n"
        "Les camions feront un détour de trente kilomètres."
    )
    article = Article("a", story, language="fr")
    passages = {p.position: p for p in article_passages(article)}

    def contexts(voices: int, least: float, *others: Passage) -> dict[int, Context]:
        found = {
            at: GroundedSentence(p.text, "verbatim", Fact((p, *others), voices, 1.0))
            for at, p in passages.items()
        }
        return tied({at: context(sentence, {"a": article}) for at, sentence in found.items()}, least, 1.0)

    def bound(voices: int, least: float, *others: Passage) -> list[bool]:
        return [
            any(not lean.stems and lean.places for lean in one.leans)
            for one in contexts(voices, least, *others).values()
        ]

    assert bound(1, 1) == [False, False, True, False, False]  # nothing of the story in the third
    assert bound(1, 2) == [False, True, True, False, True]  # a name, and one other word of it
    assert bound(1, math.inf) == [False, True, True, True, True]
    # Another newsroom tells it in other words: it is of the event. In the same words it is of the same dispatch.
    elsewhere = Passage("b", 0, 40, "Un détour attend les poids lourds.", "fr", 7)
    assert bound(2, math.inf, elsewhere) == [False] * 5
    alike = [replace(p, article_id="b", position=7) for p in passages.values()]
    assert bound(2, math.inf, alike[3])[3]
    assert not bound(3, math.inf, alike[3])[3]  # so many voices, and its story

    free = contexts(1, math.inf)
    told = [(passages[0].text, free[0])]
    assert [stands(free[at], told) for at in range(1, 5)] == [True, True, True, False]
    assert stands(free[4], [(passages[3].text, free[3])])


@pytest.mark.parametrize(
    ("sentence", "back"),
    [
        ("La police a répliqué en tirant des gaz.", True),
        ("La police a répliqué à des jets de pierres.", False),
        ("Des pêcheurs ont jeté des pierres sur les gardes qui ont répliqué.", False),
        ("En particulier, Odile Brun a promis une digue.", True),
        ("La maire de Varlin assure que non.", True),
        ("Les pêcheurs n'ont pas reconnu son élection.", True),
        ("L'Orvanne comme les ports voisins n'ont pas reconnu son élection.", True),
        ("Les pêcheurs n'ont pas reconnu la maire ni son élection.", False),
        ("Les pêcheurs ont perdu chacun son bateau.", False),
        ("Une personne est décédée dans la nuit, selon elle.", True),
        ("La crue durera dix jours, selon elle.", True),
        ("Les digues tiendront, selon lui.", True),
        ("La mairie a promis une digue, la meilleure selon elle.", False),
        ("Odile Brun a promis une digue, solide selon elle.", False),
        ("Les digues tiendront, selon eux.", False),
        ('Au-delà de la "trahison", le port a changé de nom.', True),
        ("La ligue a voté leur exclusion.", True),
        ("La ligue a demandé aux ports leur avis.", False),
        ("La famille a retrouvé leur bateau.", False),
        ("Le maire et la préfète ont donné leur accord.", False),
        ("Les mots d'Odile Brun ont surpris ses amis.", False),
        ("La maire de Varlin assure que nonante pêcheurs sont partis.", False),
        ("Le dernier serait celui d'une grande marée.", True),
        ("La dernière s'est déroulée à Varlin.", True),
        ("Le dernier bateau s'est échoué à Varlin.", False),
        ("Jusqu'à la crue qui a tout emporté en mai.", True),
        ("Jusqu'à mardi, la digue reste fermée.", False),
        ("Certains préfèrent attendre la marée.", True),
        ("Certains pêcheurs préfèrent attendre la marée.", False),
        ("Pour certains, la digue tiendra.", True),
        ("Parmi les autres mesures figure une seconde digue.", True),
        ("A l'époque, la digue tenait bon.", True),
        ("À l'époque de la grande marée, la digue tenait bon.", False),
        ("L'ensemble est alimenté par une pompe.", True),
        ("L'ensemble du port est alimenté par une pompe.", False),
        ("Outre le lieu, le port a changé de nom.", True),
        ("Outre le lieu de la cérémonie, le port a changé de nom.", False),
        ("Le port n'avait jamais signé un tel accord.", True),
        ("L'accord a surpris Varlin, qui n'avait jamais signé un tel accord.", False),
        ("La marée avait atteint une telle ampleur que le port a fermé.", False),
        ("Une mesure similaire est entrée en vigueur à Varlin.", True),
        ("Une mesure similaire à celle de Varlin est entrée en vigueur.", False),
        ("Une seconde enveloppe de 100 millions d'euros a été promise.", True),
        ("Une deuxième vague de grippe a touché Varlin.", False),
        ("Un nouveau parti a ainsi attiré 100.000 adhérents.", True),
        ("Le port, ainsi que la gare, a fermé.", False),
        ("Webmaster du journal, celui qui se décrit comme un rescapé a parlé.", True),
        ('"Tu as raison", a répondu Odile Brun.', True),
        ('Interrogée sur la digue, "elle tiendra", a répondu Odile Brun.', False),
        ('"Elle tiendra", a répondu Odile Brun à la préfète.', False),
        ("La grande majorité est arrivée en 2031.", True),
        ("La grande majorité des pêcheurs est arrivée en 2031.", False),
        # pieces of the sentence before
        ("Un rappel cruel de la crue qui a noyé le port.", True),
        ("Un rappel de la crue a été publié par le port.", False),
        ("Des pêcheurs arborent un ruban qui rappelle la crue.", False),
        ("Une heure après la crue, Odile Brun, qui dirige le port, a parlé.", False),
        ("Pas de quoi rassurer les pêcheurs, qui réclament une digue.", True),
        ("Tout en assurant que la digue tiendra.", True),
        ("Autant de bacs qui ne passeront plus.", True),
        ("Avec, sur la pochette, une digue en feu.", True),
        ("Avec sa digue, le port a résisté.", False),
        ("Même avis du côté du port, qui veut une digue.", True),
        ("Conséquence : la digue a été fermée.", True),
        ("D'autant qu'Odile Brun veut une digue.", True),
        ("Pour le reste, le port fonctionne.", True),
        # what no noun of theirs holds
        ("Selon la presse, il s'agit d'Odile Brun, maire de Varlin.", True),
        ("Selon la maire, il s'agit de ne pas fermer le port.", False),
        ("Comme elle, des pêcheurs ont signé.", True),
        ("Comme Odile Brun, des pêcheurs ont signé.", False),
        ("Pour ce dernier, la digue tiendra.", True),
        ("Chacun devra avoir le sien.", True),
        ("Les conclusions des gardes devraient lui être transmises.", True),
        ("Les conclusions du juge devraient lui être rendues.", False),
        ("Pendant les semaines suivantes, nul n'a été interpellé.", False),  # anchors.py's
        ("Tous ceux du port sont inclus.", True),
        ("Les élus espèrent qu'ils tiendront jusqu'à mardi.", True),
        ("Les pêcheurs ont une digue mais les élus espèrent qu'ils partiront.", False),
        ("57% des pêcheurs pensent qu'il doit rester.", True),
        ("Les pêcheurs pensent que le maire veut qu'il reste.", False),
        ("La préfète y raconte la crue.", True),
        ("Des digues ont dû y être levées.", True),
        ("Il y a une digue au port.", False),
        ("À Varlin, la préfète y raconte la crue.", False),
        ("Après leur diffusion, la police a rouvert le dossier.", True),
        ("Après leur victoire, les pêcheurs ont fêté.", False),
        ("Un jour après son entrée en vigueur, la police a interpellé dix pêcheurs.", True),
        ("Depuis sa sortie, le film a été vu par dix pêcheurs.", False),
        ("Malgré son adoption il n'a jamais été appliqué.", True),
        # another time, the same thing
        ("Odile Brun est cette fois seule au port.", True),
        ("Cette fois, le port a tenu.", True),
        ("En 2031, Odile Brun est cette fois seule au port.", False),
        ("D'après les mêmes sources, la digue a cédé.", True),
        ("Le port a rétorqué dimanche.", True),
        ("Les actions du port ont rebondi en Bourse.", False),
    ],
)
def test_what_is_said_after_another_sentence_links_back_to_it(sentence: str, back: bool):
    assert links_back(sentence) is back


def test_what_opens_an_article_may_speak_of_what_it_has_told_itself():
    title = "Trévigny : un pays et son pont"
    told = "Le maire de Trévigny a fermé mardi le pont de la Serre aux camions de ce pays."
    assert "pay" in leans_on(told, f"{title}. ")

    def leans(text: str) -> frozenset[Lean]:
        article = Article("a", text, title=title, language="fr")
        (passage,) = article_passages(article)
        return context(GroundedSentence(text, "verbatim", Fact((passage,), 1, 1.0)), {"a": article}).leans

    assert not leans(told)
    assert not leans("Les trois premiers cas de fièvre ont franchi mardi la barre des 25 malades à Trévigny.")
    assert leans("Ce pays a fermé mardi le pont de la Serre aux camions de Trévigny.")


def test_a_first_sentence_that_leaves_the_news_to_its_title_wants_it_told():
    teaser = "La préfète Odile Brun a indiqué ne rien vouloir faire pour le moment."
    news = Article("a", teaser, title="Port-Elvain : pas d'enquête sur le naufrage du ferry", language="fr")
    other = Article(
        "b", "Le ferry a coulé.", title="Le ferry de Port-Elvain a coulé avec ses voitures", language="fr"
    )

    def leans(*articles: Article) -> frozenset[Lean]:
        (passage,) = article_passages(articles[0])
        told = GroundedSentence(passage.text, "verbatim", Fact((passage,), 1, 1.0))
        return context(told, {article.article_id: article for article in articles}).leans

    (wanted,) = leans(news, other)
    assert gives(wanted, "Le naufrage du ferry de Port-Elvain n'aura pas d'enquête.", Context())
    assert not gives(wanted, "Le ferry a coulé mardi avec douze voitures.", Context())
    ill = "La chanteuse affirme avoir été malade de la fièvre à la fin de la tournée."
    sung = Article("a", ill, title="Odile Brun dit avoir été malade de la fièvre en tournée", language="fr")
    name = Lean(frozenset({"brun"}), least=1)  # a capital at the head of a title tells nothing
    assert name in leans(sung, replace(other, title="Malade à la fin de sa tournée"))
    assert name not in leans(replace(sung, text=f"{ill[:-1]} d'Odile Brun."), other)
    loss = "La banque de gros du groupe Serre, filiale du Palt, chiffre sa perte à 30 millions."
    bank = Article("a", f"{loss} Pour Odon, l'année est dure.", title="Odon en perte", language="fr")
    told_of = Lean(frozenset({"odon"}), least=1)
    lost = Article("b", "La Serre a coulé.", title="Le bac de la Serre a coulé", language="fr")
    (first, _) = article_passages(bank)
    told = GroundedSentence(first.text, "verbatim", Fact((first,), 1, 1.0))
    assert told_of in context(told, {"a": bank, "b": lost}).leans
    unnamed = replace(bank, text=loss)
    assert told_of not in context(told, {"a": unnamed, "b": lost}).leans
    assert not leans(news)  # of one article the title is the headline
    assert not leans(replace(news, title="Suivez en direct le naufrage du ferry de Port-Elvain"), other)
    # What another title tells is the event's news.
    assert not leans(news, replace(other, title="La préfète Odile Brun : rien à faire pour le moment"))


@pytest.mark.parametrize(
    ("title", "sentence"),
    [
        # A country is named by its adjective, a body by the words of its initials.
        (
            "Aurance : la crue fait treize morts",
            "Le gouvernement auranciste pleure les treize morts de la crue.",
        ),
        (
            "Le port certifié par l'OMP",
            "Le port a été certifié mardi par l'Organisation mondiale de la Pêche après dix ans.",
        ),
        (
            "Fin d'une chasse qui a tenu la Serre en haleine",
            "Un coffre rempli de perles, caché il y a dix ans par un armateur, a été trouvé au terme d'une longue quête.",
        ),
        # The news whole, under a title that plays on it.
        (
            "La reine perd son trône sur la Serre",
            "La Serre, petite île de l'Aurance, va quitter la couronne du Palt et devenir une république d'ici à l'automne.",
        ),
    ],
)
def test_a_first_sentence_that_tells_the_title_s_news_in_other_words_stands(title: str, sentence: str):
    article = Article("a", sentence, title=title, language="fr")
    other = Article("b", "Le ferry a coulé.", title="Un ferry a coulé avec ses voitures", language="fr")
    (passage,) = article_passages(article)
    told = GroundedSentence(passage.text, "verbatim", Fact((passage,), 1, 1.0))
    assert not context(told, {"a": article, "b": other}).leans


@pytest.mark.parametrize(
    ("sentence", "named_by_title"),
    [
        ("La préfecture de région a fermé le quai après la fièvre de la tournée.", True),
        ("La plus haute juridiction du royaume valide la fièvre de la tournée.", True),
        ("La fièvre de la tournée gagne du terrain dans la région.", True),
        ("L'ancienne ministre de la Mer est candidate après la fièvre de la tournée.", True),
        ("La ministre de la Mer est candidate après la fièvre de la tournée.", False),
        ("La fièvre de la tournée gagne du terrain dans les grandes villes.", False),
        ("Le masque est obligatoire après la fièvre de la tournée.", False),
    ],
)
def test_one_who_acts_is_described_and_a_thing_is_not(sentence: str, named_by_title: bool):
    article = Article("a", sentence, title="Odile Brun, la fièvre de la tournée", language="fr")
    other = Article("b", "Le ferry a coulé.", title="La fièvre de la tournée de Brun", language="fr")
    (passage,) = article_passages(article)
    told = GroundedSentence(passage.text, "verbatim", Fact((passage,), 1, 1.0))
    names = [lean for lean in context(told, {"a": article, "b": other}).leans if lean.least == 1]
    assert bool(names) is named_by_title


@pytest.mark.parametrize(
    ("sentence", "opens"),
    [
        ("Les élus de Brévans vont saisir le juge, ont-ils annoncé mardi.", True),
        ("La digue de Brévans va céder, ont-ils annoncé mardi.", False),
        ("La digue de Brévans va céder, a-t-il annoncé mardi.", False),
        ("C'est une première en Aurance : la digue de Brévans va produire du courant.", True),
        ("Elle avait quitté la mairie : Odile Brun a été élue dimanche à la tête du port de Brévans.", True),
        ("C'est le plus vieux pont de Brévans : un arc de pierre de 1312, long de vingt mètres.", False),
        ("« J'ai réfléchi », « je reste » : dix semaines après la crue, Odile Brun garde la mairie.", True),
        ("« J'ai réfléchi », « je reste » : dix semaines après la crue, la maire garde le port.", False),
    ],
)
def test_a_first_sentence_may_tell_itself_whom_it_means(sentence: str, opens: bool):
    article = Article("a", f"{sentence}\n{sentence}", language="fr")
    first, second = article_passages(article)

    def lost(passage: Passage) -> bool:
        told = GroundedSentence(passage.text, "verbatim", Fact((passage,), 2, 1.0))
        return LOST in context(told, {"a": article}, stands=False).leans

    assert lost(first) is not opens
    assert lost(second)  # it may mean whom the sentence before named


def test_a_thing_without_a_verb_before_a_colon_is_of_the_sentence_before():
    measure = "Une mesure prise pour tenir la digue : selon le port, cent sacs sont posés par jour à Brévans."
    article = Article("a", f"Odile Brun a fermé le quai de Brévans.\n{measure}", language="fr")
    _, passage = article_passages(article)
    told = GroundedSentence(measure, "verbatim", Fact((passage,), 2, 1.0))
    assert LOST in context(told, {"a": article}).leans


def test_one_side_of_two_is_told_nowhere():
    side = "D'un côté, la digue de Brévans protège le port."
    article = Article(
        "a", f"Le conseil de Brévans hésite.\n{side}\nDe l'autre, elle coûte cher.", language="fr"
    )
    _, passage, _ = article_passages(article)
    told = GroundedSentence(side, "verbatim", Fact((passage,), 2, 1.0))
    found = context(told, {"a": article})
    assert LOST in found.leans
    assert LOST in found.far


def test_one_of_several_is_not_told_by_their_plural():
    said = "« La digue tient », a expliqué l'élue au journal."
    article = Article("a", f"Les élues de Brévans parlent.\n{said}", language="fr")
    _, passage = article_passages(article)
    told = GroundedSentence(said, "verbatim", Fact((passage,), 2, 1.0))
    assert LOST in context(told, {"a": article}).leans
    by_minister = "« La digue tient », a expliqué le ministre au journal."
    prime = replace(article, text=f"Le Premier ministre de Brévans parle.\n{by_minister}")
    _, passage = article_passages(prime)
    told = GroundedSentence(passage.text, "verbatim", Fact((passage,), 2, 1.0))
    assert LOST in context(told, {"a": prime}).leans
    one = replace(article, text=f"Une élue de Brévans parle.\n{said}")
    _, passage = article_passages(one)
    told = GroundedSentence(said, "verbatim", Fact((passage,), 2, 1.0))
    assert LOST not in context(told, {"a": one}).leans


def test_a_sentence_against_the_one_before_it_still_is_without_its_mais():
    story = (
        "Le maire de Trévigny a ôté mardi la statue de la place.\n"
        "Mais Brévans et Corlay ont gardé la fête de mars."
    )
    article = Article("a", story, language="fr")
    passage = article_passages(article)[1]
    cut = "Brévans et Corlay ont gardé la fête de mars."
    told = GroundedSentence(cut, "generated", Fact((passage,), 2, 1.0))
    assert LOST in context(told, {"a": article}).leans


def test_a_bare_quotation_is_told_nowhere():
    article = Article(
        "a", "Le maire de Trévigny a réagi mardi.\n« Quand j'entends la crue, je tremble. »", language="fr"
    )
    passage = article_passages(article)[1]
    told = GroundedSentence(passage.text, "verbatim", Fact((passage,), 2, 1.0))
    assert LOST in context(told, {"a": article}).far
