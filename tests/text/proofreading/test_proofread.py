"""What a proofreader marks: subjects far from their verbs, participles, set phrases, run-on texts and commas."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.text.printing.french_print import printed
from summarize.text.proofreading.agreeing import disagreements
from summarize.text.proofreading.clause_agreement import verb_disagreements
from summarize.text.proofreading.misspelt_names import misspelt_letters, misspelt_people
from summarize.text.proofreading.participles import marks, misagreed
from summarize.text.proofreading.proofread import marked
from summarize.text.proofreading.set_phrases import slips_of_phrase
from summarize.text.proofreading.spelling import is_slip, slips
from summarize.text.sentences import sentence_spans
from summarize.verify.form.furniture import furniture
from summarize.verify.form.pauses import pauses
from summarize.verify.french import unprintable

# Right French that a rule of this family could take for a fault.
RIGHT = [
    "Une dizaine de maisons ont été détruites par la crue à Brévans.",
    "La moitié des élus sont venus, et la plupart ont voté le texte.",
    "Le maire ainsi que la préfète ont demandé un rapport avant l'été.",
    "Ce ne sont pas les pluies qui ont emporté la digue de Corvalle.",
    "Les trois derniers jours a soufflé un vent du nord sur la baie.",
    "Les travaux de la digue, qui avait cédé en mars, ont repris lundi.",
    "Deux jours plus tard la ville a rouvert le pont aux piétons.",
    "La digue que le maire a fermée tient, et il l'a visitée deux fois.",
    "Elle a été élue, puis elle s'est rendu compte de son erreur.",
    "Les deux rivaux se sont donné la main et se sont succédé au micro.",
    "Le murmure de la foule s'est éteint à l'arrivée du cortège.",
    "Les efforts qu'il a pu faire et la somme qu'il avait dit rendre ont compté.",
    "C'est par ces mots que la maire a conclu devant le conseil.",
    "Passé ce délai, les dossiers seront rejetés par la mairie.",
    "Interrogés lundi, la plupart des riverains ont approuvé le projet.",
    "Arrivés en tête, le maire et son rival ont fusionné leurs listes.",
    "La dame, elle, a refusé, et l'on va lui proposer un autre logement.",
    "Le lendemain, sera inauguré le musée que la ville a restauré.",
    "La préfète va leur répondre, et l'édition locale leur donne raison.",
    "Ses propos ont été repris par leur avocat, tout à fait serein.",
    "Il a commencé par saluer la foule, puis il a décidé de partir.",
    "Le Pr Varlin et la Dr Lanoix ont soigné les blessés de Corvalle.",
    "La loi permet aux maires, aux préfets et à l'État de fermer une plage.",
    "Cette mesure, a précisé le maire, vaut pour toute la commune.",
    "L'agence qui est venue a annoncé la fermeture de la plage mardi.",
    "Le film Les grandes eaux a reçu mardi un prix à Brévans.",
    "Interrogé lundi, le maire, Luc Ternet, a refusé de répondre.",
    "Chez Les Vernois, ont été réélus dès le premier tour les maires du port.",
    "Une décision prise sans concertation, a déploré le maire de Corvalle.",
    "Le marin plus habile que les autres était surnommé le Renard.",
    "Le conseil, dit-elle, est de gauche et de gauche, toujours.",
    "Odile Lanoix, la femme qui l'a vu, et la Banque centrale l'ont dit.",
    "Arrivée à Brévans, la préfète, qui venait de Corvalle, a visité le port.",
    "Le journal du Vendredi saint a paru, et les alentours du port dorment.",
    "Abdel Abdel et Le Monde ont parlé, durant toute la nuit, de la crue.",
    "Dès lors les élus et les ponts suivent ; mille et une routes, dit la souris de la fable, et cette fois elle rit.",
    "Ils se sont donné rendez-vous et se sont rendus à Brévans, où ils se sont parlé.",
    "Elles se sont vues mourir, puis elle s'est fait rare et s'est faite belle.",
    "Entre 15 et 20 personnes, dont trois femmes et six élus, tous de Corvalle, sont là.",
    "Entre 20 et 15.000 voix, il y a un monde, dit Odile McCormack Lanoix.",
    "De nombreux élus français et plusieurs marins bretons vivent du port, et il en a blessé un autre.",
    "Il fait face aux nouvelles technologies, et la majorité des fortes pluies a cessé.",
    'Un "geste" et une "preuve" suffisent, la "membre" du conseil est venue.',
    "Le TikTok de FranceInfo et le BuzzFeed de McDonald montrent Haute-Corvalle.",
    "Le parti La France insoumise est là, le chef de La France insoumise est venu.",
    "L'ONU s'est réunie, et le délégué de l'OMS s'est félicité du vote.",
    "Si la digue tient, la ville rouvrira ; quand elle cède, on fuit.",
    "Lundi, contacté par la maire de Brévans, Odile Lanoix a dit oui.",
    "Les marins qui venaient de Brévans, dans le Vernois, sont repartis.",
    "Le député En marche a voté la loi avec le groupe de Brévans.",
    "Depuis plusieurs années le préfet, qui peut-être viendra, parle lors de pluies et lors de laquelle ayant la main.",
]


@pytest.mark.parametrize("text", RIGHT)
def test_right_french_is_left(text: str):
    assert not marked(text)
    assert pauses(text) == []
    assert furniture(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tous les détails du plan de relance sera connus mardi.", "les détails du plan de relance sera"),
        ("La digue de la ville de Brévans a été fermé lundi.", "La digue de la ville de Brévans a été fermé"),
        ("Le réseau de bus est perturbée depuis mardi.", "Le réseau de bus est perturbée"),
        ("Il sait que les habitants du port doit partir.", "les habitants du port doit"),
        ("Cette réunion de supporters étaient attendue.", "Cette réunion de supporters étaient"),
        ("Après la crue, les risques de glissement est réel.", "les risques de glissement est"),
        (
            'Il a dit: "Les conditions de la vie au port sera meilleure demain."',
            "Les conditions de la vie au port sera",
        ),
        ("L'Armée verte n'était pas venu à Brévans.", "L'Armée verte n'était pas venu"),
        ("L'OMS a été saisi par la maire.", "L'OMS a été saisi"),
        ("Elle a finalement été choisi par le conseil.", "Elle a finalement été choisi"),
    ],
)
def test_a_subject_far_from_its_verb(text: str, found: str):
    assert verb_disagreements(text) == [found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Les élus se sont réuni lundi au port.", "se sont réuni"),
        ("La scène s'est déroulé jeudi à Corvalle.", "La scène s'est déroulé"),
        ("Il nie les gestes qu'il aurait effectué lundi.", "les gestes qu'il aurait effectué"),
        ("Il nie les nombreux gestes qu'il a effectué lundi.", "les nombreux gestes qu'il a effectué"),
        ("Il pense à la tuerie que le roi avait planifié en mars.", "la tuerie que le roi avait planifié"),
        ("Les élus se sont donnés rendez-vous au port.", "se sont donnés rendez-vous"),
        ("Les crues se sont succédées au port.", "se sont succédées"),
        ("Dix marins se sont vus infliger une amende.", "se sont vus infliger"),
        ("La maire s'est faite agresser au port.", "s'est faite agresser"),
        ("La ville abrite dix victimes, presque tous sans papiers.", "victimes, presque tous sans"),
        ("L'OMS s'est félicité de ce vote.", "L'OMS s'est félicité"),
        ("La crue a touchée le port.", "a touchée"),
        ("Quatre digues ont fermées mardi.", "ont fermées"),
        (
            "Prisées du public local, la fréquentation du fort baisse.",
            "Prisées du public local, la fréquentation",
        ),
        (
            "Condamné à mort par le roi, la peine du marin fut commuée.",
            "Condamné à mort par le roi, la peine",
        ),
    ],
)
def test_participles(text: str, found: str):
    assert misagreed(text) == [found]


def test_the_marks_of_participles():
    assert marks("rendues") == ("f", "p")
    assert marks("fermé") == ("m", "s")
    assert marks("table") is None
    assert marks("mis") is None  # of one and of many


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Les élus donnent leur congés à la ville.", "leur congés"),
        ("La crue recule, mais reste encore dangereuses.", "encore dangereuses"),
        ("Elle part au lendemain de la morts du marin.", "de la morts"),
        ("Le journal a publié les caricature du maire.", "les caricature du "),
        ("L'ancien élu du Front nationale a parlé.", "du Front nationale"),
        ("Le foyer accueille des patients atteint du virus.", "des patients atteint du "),
        ("Listes longues, malades refusés, soins dégradées, tout va mal.", "soins dégradées"),
    ],
)
def test_words_beside_each_other(text: str, found: str):
    assert disagreements(text) == [found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Le port ferme en raisons de la crue.", "en raisons de"),
        ("Le gouvernement d'union national siège à Brévans.", "d'union national"),
        ("La CFE-CGE défile à Brévans.", "CFE-CGE"),
        ("Elle parle avec une ton vif.", "une ton"),
        ("Le port rouvre en mai, un après la crue.", "un après la "),
        ("Elle sera candidate à la présentielle 2032.", "présentielle 20"),
        ("Il est jugé pour violences ayant la mort sans intention de la donner.", "ayant la mort"),
        ("Le port a rouvert depuis plusieurs la semaine.", "depuis plusieurs la "),
        ("Il a plu lors de passage du préfet.", "lors de passage du"),
        ("La baisse du trafic, qui peut-être durable, plaît.", "qui peut-être durable"),
        ("Il sort de l'Ecole nationale de magistrature.", "l'Ecole nationale de "),
        ("Il a reçu la médaille l'ors d'un bal.", "l'ors d"),
        ("Le maire a quant a lui refusé.", "quant a "),
        ("Quand au maire, il a refusé.", "Quand au"),
        ("Elle n'hésitait pas alimenter la querelle.", "hésitait pas alimenter"),
        ("« C'est fini », a dit Pr Varlin.", "Pr "),
        ("Elle a parlé devant Parlement, à Brévans.", "devant Parlement"),
        ("Il va là où tout à commencé en mai.", "tout à commencé"),
        ("La hausse du nombre de cas de cas inquiète.", "de cas"),
        ("La ville entière joue aux jeux vidéos.", "jeux vidéos"),
        ("La fête a réuni quelques 300 pêcheurs.", "quelques "),
        ("La digue a cédé en mai et juin dernier.", "mai et juin dernier"),
        ("La mairie promet dix emplois crées à Brévans.", "emplois crées"),
        ("La ligue a crée une école de voile.", "a crée"),
        ("Dans les tous prochains jours, le port rouvrira.", "les tous "),
        ("La crue a touché les villages alentours mardi.", "villages alentours"),
        ("Des forces de l'ordre venus de Corvalle veillent.", "forces de l'ordre venus"),
        ("Les mesures concernant port du masque durent.", "concernant port"),
        ("Elle demande la prudence dans réunions privées.", "dans réunions"),
        ("Le pont est fermé jusque 20 heures.", "jusque 2"),
        ("La digue tiendra jusqu'à que la mer monte.", "jusqu'à que "),
        ("Le port craint une recrudescence de cas positif.", "recrudescence de cas positif"),
        ("Le pont a coûté 1,8 millions d'euros.", "1,8 millions"),
        ("Les bureaux de votes ferment à 18 heures.", "bureaux de votes"),
        ("Le port compte 274.00 cas de fièvre.", "274.00 cas"),
        ("La digue a cédé à deux reprise.", "à deux reprise"),
        ("Le pont fermera à partir lundi.", "à partir lundi"),
        ("Le port veut voir d'autre digues.", "d'autre digues"),
        ("Le bac fait tâche d'huile à Corvalle.", "tâche d'huile"),
        ("Il a plu entre le 19 et 25 août.", "entre le 19 et 2"),
        ("Les élus des 11e et 12 arrondissements votent.", "11e et 12 arrondissements"),
        ("Les élus du 11e et 12e arrondissement votent.", "du 11e et 12e arrondissement"),
        ("Une élue de Corvalle est portée disparu.", "portée disparu"),
        ("Il est parti après que des bacs eut été lancés.", "eut été lancés"),
        ("Des crues à Corvalle ont été enregistré mardi.", "ont été enregistré"),
        ("Ces mots ont rassuré le Arnaud Varlin, maire.", "le Arnaud"),
        ("Lundi 3 mai, la ville a ouvert lundi 3 mai le pont.", "Lundi 3 mai"),
        ("La ville a ouvert lors la soirée du port.", "lors la"),
        ("Les hauts-parleurs du port grondent.", "hauts-parleurs"),
        ("Le port abrite entre 15 et 20 000 marins.", "entre 15 et 20 000"),
        ("Comme de nombreux indonésiens, il vit à Brévans.", "nombreux indonésiens"),
        ("La crue a tué un marin et blessé deux autres à Corvalle.", "blessé deux autres"),
        ("Ils ont des fausses licences au port.", "ont des fausses licences"),
        ('La radio prévoit une "événement rare" au port.', 'une "événement'),
        ("La présidente de Parti vernois a parlé.", "présidente de Parti"),
        ("On parle d'une soit-disant crue au port.", "soit-disant"),
        ("La pêche va de paire avec le tourisme.", "va de paire"),
        ("Le marin a été pris à parti par la foule.", "pris à parti"),
        ("Il viendra, quoiqu'il arrive, à Brévans.", "quoiqu'il arrive"),
        ("Ils font partes des élus du port.", "font partes"),
        ("De part sa taille, le bac, de part sa coque, plaît.", "de part sa"),
        ("Il n'est pas prêt de partir du port.", "pas prêt de partir"),
        ("Quel que soit la crue, la digue tient.", "Quel que soit la"),
        ("Le port pense à l'après l'épidémie de mai.", "l'après l'épidémie"),
        ("La crue est passée sur le RN2 à Brévans.", "le RN2"),
        ("Il répond aux questions Luc Ternet au port.", "aux questions Luc"),
        ("Il a reçu entre 60 à 80 voix au port.", "entre 60 à 80"),
        ("Il rentre cher lui après la crue.", "cher lui"),
        ("La crue a touché deux maisons de retraites.", "maisons de retraites"),
        ("Les morts dues à la crue où aux orages.", "où aux orages"),
        ("Au cas où la digue devait céder, on part.", "Au cas où la digue devait"),
        ("Quoiqu'il en soit, la digue tient.", "Quoiqu'il en soit"),
        ("Il a reçu des coups de pieds au port.", "coups de pieds"),
        ("La vente de billets de trains reprend.", "billets de trains"),
        ("Deux hommes d'affaire ont acheté le bac.", "hommes d'affaire"),
        ("Le bac coûte 40 centimes d'euros à Brévans.", "centimes d'euros"),
        ("Une course à pieds part du port.", "course à pieds"),
        ("La crue met la fête entre parenthèse.", "entre parenthèse"),
        ("Des marins vêtus de noirs défilent.", "vêtus de noirs"),
        ("Il a rangé les soutien-gorge du bac.", "soutien-gorge"),
        ("Le port compte dix arc-boutants.", "arc-boutants"),
        ("Il a été entendu à par le juge.", " à par "),
        ("Elle est connue de pour des vols.", " de pour "),
        ("La ville craint le Covid-18 et le Covid-19.", "Covid-18"),
        ("La crue touche les hameaux alentours mardi.", "hameaux alentours"),
    ],
)
def test_set_phrases(text: str, found: str):
    assert slips_of_phrase(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "Les bars et les cafés, ne pourront pas ouvrir à Brévans.",
        "Une victoire de M. Varlin, porterait un coup au parti.",
        "Odile Lanoix, a rejoint le port malgré la pluie.",
        "Contacté par Radio Brévans son fils Louis a démenti la rumeur.",
        "La maire qui, en tant que présidente du port avait signé, refuse.",
        "Les élèves seront quant à eux, fixés en juin à Brévans.",
        "En août, 90% des hectares du parc, qu'elle gère depuis un an ont été brûlés.",
        "Le début des soldes est décalé a annoncé mardi le ministre, qui recule.",
        'Le recours aux tests est "prématuré" estime la maire de Brévans.',
        "Cet accord permettra aux clients de la marque, de payer moins.",
        "Le port va elle changer de nom.",
        "Moins de bruit: le port restreint de Corvalle, pourrait ouvrir la voie.",
        "Lundi, Odile Lanoix, l'ex-femme du marin l'a accusé de vol.",
        "Détaillant son plan pour la digue, le préfet, a indiqué vouloir agir.",
        "Condamné à dix ans de prison, Luc Ternet, était accusé de vol.",
        "La maire de Brévans, Odile Lanoix, (PLV) estime que la digue tient.",
        "Lundi, la maire de Corvalle, Odile Lanoix a refusé la digue.",
        "Odile Lanoix dont les neuf voix comptent double, s'est tue et a refusé.",
        "Alors qu'il faisait sa ronde il a vu une ombre au port.",
        "Il part alors que selon Radio Brévans, la ville reste ouverte.",
    ],
)
def test_commas(text: str):
    assert pauses(text), text


@pytest.mark.parametrize(
    "text",
    [
        'Le programme "Quartiers vivants" "Le maire reste mobilisé", a-t-il dit.',
        'Varlin en appelle à la "confiance""Mais je reste prudent", dit-il.',
        "Il a fui avec une serpette. les deux voleurs ont suivi la rive.",
        'Elle veut punir "ceux qui ont brisé leur vie+" à Brévans.',
        "Les températures baissent Ailleurs sur la côte, le ciel est gris.",
        "Pas de cumul des mandats Odile Lanoix avait été réélue en mars.",
        "-Le séminaire a permis de parler de la digue.",
        "La maire plaît à deux élus sur trois, selon un sondage Vox* pour la radio.",
        "INONDATION - La maire de Brévans appelle à la prudence.",
        "Mieux vaut partir dimanche Samedi, la route du port sera fermée.",
        "Dix plages ouvrent dans le Vernois Le Vernois, après Corvalle, est prêt.",
        "La ville compte dix cas de Covid-19.28 malades sont soignés.",
        "La réponse de LanoixInterrogée lundi, la maire a refusé.",
        'La maire juge les digues plutôt "bonnes"."',
        "La crue a pris dix maisons –.Sur le port, la mairie veille.",
        "Un geste d'Odile LanoixNicolas Ternet avait refusé la digue.",
        "Faut-il craindre une crue ?par Radio Brévans.",
        "LA DIGUE CÉDÉELe maire de Brévans est venu lundi.",
        "DEUX BLESSÉS Le pont de Brévans a cédé lundi.",
        "La crue a surpris le bac, bien avant queSylvie ne parte.",
        "Les pluies cessent en mai, mais le port reste fermé l'étéSylvie Lanoix le dit.",
        "Le bac est vendu, selon la CFDTle maire a menti.",
        "Les digues se multiplientA la suite de la crue, la mairie veille.",
        "Elle l'a dit à l'AFP.Luc Ternet refuse de partir.",
        'Le port coûte "entre 1% et 5%"et une taxe.',
        "Sur le quai- Le texte permet de pêcher à Brévans.",
        "Deux marins sont partis et quatre restent hospitalisés.2.",
        "Des digues trop basses Enfin, Odile Lanoix a parlé du port.",
        "Un bac trop lourd Autre erreur commise au port, la digue est basse.",
        "Le bac est fermé dès lundi C'était une demande du conseil.",
        'Des crues fréquentes au port "La digue cède chaque hiver depuis dix ans", a dit la maire.',
    ],
)
def test_two_texts_in_one(text: str):
    assert furniture(text), text


@pytest.mark.parametrize(
    "text",
    [
        "La bourse perd 3 +, la série C+ continue, et +10% de voyageurs viennent.",
        'Elle aime +Les grandes eaux+ et le mouvement "LGBT+" de Brévans.',
        "Le roi Louis XVIIIe du nom, la TVA et bioMérieux, selon M. deLaski.",
        'Le film "Les eaux" Autrement dit, et la vitamine A contient du fer.',
        'Odile Lanoix dit: "La digue cède chaque hiver depuis dix ans", a noté Luc.',
        'Dans la chanson "Les eaux du port qui dorment au loin", a-t-il dit, tout est vrai.',
    ],
)
def test_signs_that_stand_rightly(text: str):
    assert furniture(text) == []


@pytest.mark.parametrize("name", ["Haute-savoie", "Royaume-uni", "Etats-unis", "Boulogne-sur-mer"])
def test_names_with_a_small_letter_behind_their_hyphen(name: str):
    assert slips(f"Le maire est venu de {name} lundi.") == [name]


@pytest.mark.parametrize(
    "name", ["Haute-Savoie", "Boulogne-sur-Mer", "Saint-Cloud", "Trente-deux", "Odile-vernois"]
)
def test_names_with_hyphens_that_are_right_or_nobody_knows(name: str):
    assert slips(f"Le maire est venu de {name} lundi.") == []


@pytest.mark.parametrize(
    "word",
    [
        "décés",
        "pélerins",
        "complétement",
        "multiréciviste",
        "permfrost",
        "contanimation",
        "supersposés",
        "gouvernenement",
        "enpartie",
        "hebdomaire",
        "insite-t-elle",
    ],
)
def test_long_words_that_nobody_has(word: str):
    assert is_slip(word)


@pytest.mark.parametrize(
    "word",
    [
        "entrainent",
        "complèterait",
        "bucherons",
        "précollections",
        "dit-elle",
        "antibolsonariste",
        "hyperprésents",
        "surconsommant",
    ],
)
def test_new_words_and_the_reform_are_no_slips(word: str):
    assert not is_slip(word)


def test_names_that_an_event_spells_otherwise():
    texts = [
        "Gérald Varlin est venu.", "M. Gérald Varlin parle.", "Gérald Varlin part.", "Gérard Varlin a été réélu.",
        "Éric Dubrai-Moretti a plaidé.", "Éric Dubrai-Moretti sort.", "Éric Dubrai-Moretti rit.", "Éric Dubrai-Morett est là.",
        "François Lemoult chante.", "Françoise Lemoult danse.", "George Flond vient.", "George Flond dit.", "George Flond va.", "Georges Flond meurt.", "François Lemoult rit.", "François Lemoult sort.",
    ]  # fmt: skip
    assert misspelt_people(texts) == {"Gérard Varlin", "Georges Flond", "Éric Dubrai-Morett"}
    assert misspelt_letters(["La CDVT vote.", "La CVDT dit oui.", "La CVDT sort.", "La CVDT et la CGV."]) == {
        "CDVT"
    }


@pytest.mark.parametrize(
    ("given_", "mended"),
    [
        ("La 5ème crue et le 10 000ième bateau.", "La 5e crue et le 10 000e bateau."),
        ("La 1ère crue, vue sur la 1ère.", "La 1re crue, vue sur la 1ère."),
        ("Au delà de la digue, c'est à dire au port.", "Au-delà de la digue, c'est-à-dire au port."),
        (
            '"Nous ne quitterons pas la ville de Brévans" a déclaré la maire.',
            '"Nous ne quitterons pas la ville de Brévans", a déclaré la maire.',
        ),
        (
            'Le collectif "Nous ne quitterons pas la ville" a déclaré la guerre.',
            'Le collectif "Nous ne quitterons pas la ville" a déclaré la guerre.',
        ),
        ("Le parquet a lui plaidé la relaxe.", "Le parquet a, lui, plaidé la relaxe."),
        ('"Le parquet a lui plaidé la relaxe".', '"Le parquet a lui plaidé la relaxe".'),
        (
            "Compte-tenu du non respect du covid19 et du Covid 19, les sans abri partent.",
            "Compte tenu du non-respect du covid-19 et du Covid-19, les sans-abri partent.",
        ),
        ("Elle vit aux dépends du port, dont tu dépends.", "Elle vit aux dépens du port, dont tu dépends."),
        ('"Je pars," a dit la maire.', '"Je pars", a dit la maire.'),
        ('Le film "Les eaux,"(le port) sort.', 'Le film "Les eaux" (le port) sort.'),
        ('Il dit,"oui", et part.', 'Il dit,"oui", et part.'),
        ("La crue – deux mètres en juin --, dit-on.", "La crue – deux mètres en juin –, dit-on."),
        ("La digue -dix mètres en mai- tient, dit-on.", "La digue – dix mètres en mai – tient, dit-on."),
        (
            "La digue -sous-marine- et le vice-préfet, dit-il -non.",
            "La digue -sous-marine- et le vice-préfet, dit-il -non.",
        ),
        ('"La digue tient" , dit-il.', '"La digue tient", dit-il.'),
        ("Il attend jusqu'à que la crue passe.", "Il attend jusqu'à ce que la crue passe."),
        ("La crue--deux mètres en mai--inquiète.", "La crue – deux mètres en mai – inquiète."),
        ("La crue – deux mètres-- inquiète.", "La crue – deux mètres – inquiète."),
        ('Le film "Les eaux"(le port) sort.', 'Le film "Les eaux" (le port) sort.'),
        (
            "Long de 5.8 mètres, il coûte entre 1.1 et 1.8 million.",
            "Long de 5,8 mètres, il coûte entre 1,1 et 1,8 million.",
        ),
        (
            "La version 2.0, vue à 20.30 heures par 1.500 marins.",
            "La version 2.0, vue à 20.30 heures par 1.500 marins.",
        ),
        (
            "Quelque 320000 marins, dossier n°57512 ouvert.",
            "Quelque 320\u00a0000 marins, dossier n°57512 ouvert.",
        ),
        (
            "Un élu (PLV)des Vernois, (s)on port.",
            "Un élu (PLV) des Vernois, (s)on port.",
        ),
        (
            "La crue fait suite àun hiver, à-côté compris (17%,).",
            "La crue fait suite à un hiver, à-côté compris (17%).",
        ),
        ("Les bacs, quais, etc) et les ports etc.", "Les bacs, quais, etc.) et les ports etc."),
        ("Au delà même de la digue.", "Au-delà même de la digue."),
        ("Au 1e étage, la 1e fois, le 1e janvier.", "Au 1er étage, la 1re fois, le 1er janvier."),
        ('"Je pars", précise-telle, lettre-type.', '"Je pars", précise-t-elle, lettre-type.'),
        (
            'Elle a expliqué "Je pars demain du port de Brévans".',
            'Elle a expliqué: "Je pars demain du port de Brévans".',
        ),
        ('Elle a expliqué "Les eaux" et la crue.', 'Elle a expliqué "Les eaux" et la crue.'),
        (
            "Le co-fondateur de l'Union Européenne, ce soir là.",
            "Le cofondateur de l'Union européenne, ce soir-là.",
        ),
    ],
)
def test_what_print_mends(given_: str, mended: str):
    assert printed(given_) == mended


def test_an_agency_closes_its_subhead_on_the_next_sentence():
    text = "Il joue à Val TV- Quelles offres et à quel prix ? -Seule, Radio Brévans coûtera dix euros.\n- Plus de 10.000 voix -La maire a gagné."
    assert [text[s:e] for s, e in sentence_spans(text, "fr")] == [
        "Il joue à Val TV- Quelles offres et à quel prix ?", "-", "Seule, Radio Brévans coûtera dix euros.",
        "- Plus de 10.000 voix -", "La maire a gagné.",
    ]  # fmt: skip


@given(st.text(max_size=300))
@settings(max_examples=60, deadline=None)
def test_any_text_is_read(text: str):
    marked(text)
    pauses(text)
    furniture(text)
    assert printed(printed(text)) == printed(text)


@pytest.mark.parametrize(
    "piece",
    [
        "a lui ",
        '"a" a dit ',
        "les x, ",
        "Le port et ",
        "de cas ",
        "+a ",
        "qui, en a ",
        "qu'il ",
        "et une ",
        "Ab-cde-",
        " -aaa bbb",
    ],
)
def test_long_lines_take_no_square_of_their_length(piece: str):
    text = piece * (60_000 // len(piece))
    marked(text)
    slips(text)
    printed(text)


def test_figures_at_the_joint_of_two_texts():
    text = "Dix cas de Covid-19.28 malades sont soignés par la mairie.19.015 personnes ont peur en 2018Les premiers partent."
    assert [text[s:e] for s, e in sentence_spans(text, "fr")] == [
        "Dix cas de Covid-19.",
        "28 malades sont soignés par la mairie.",
        "19.015 personnes ont peur en 2018",
        "Les premiers partent.",
    ]


def test_a_sentence_glued_behind_initials_or_a_year_is_one_of_its_own():
    text = "Le pont ferme, dit RTL.70% des habitants le regrettent.Un vote dès 2028 En revanche, le bac reste. En 2019 Port-Elvain votait."
    assert [text[span.start : span.end] for span in sentence_spans(text, "fr")] == [
        "Le pont ferme, dit RTL.",
        "70% des habitants le regrettent.",
        "Un vote dès 2028",
        "En revanche, le bac reste.",
        "En 2019 Port-Elvain votait.",
    ]


def test_a_sentence_glued_to_initials_is_one_of_its_own():
    text = (
        "La grève continue à la RAPVLes bacs restent à quai. Une enquête de l'IGPVA la suite d'une plainte, l'IGPV enquête. "
        "La FDVA la suite d'une plainte. Les DVDs et les EHPADs ferment."
    )
    assert [text[span.start : span.end] for span in sentence_spans(text, "fr")] == [
        "La grève continue à la RAPV",
        "Les bacs restent à quai.",
        "Une enquête de l'IGPV",
        "A la suite d'une plainte, l'IGPV enquête.",
        "La FDVA la suite d'une plainte.",
        "Les DVDs et les EHPADs ferment.",
    ]


@pytest.mark.parametrize(
    ("heading", "sentence"),
    [
        ("Un lourd bilan", "Le maire de Brévans est parti lundi."),
        ("Aucune piste exclue", "L'enquête a repris son cours, dit le maire de Brévans."),
        ("Arrêtés à Corvalle", "À leur arrivée au port, les deux marins ont parlé."),
        ("Semaine de deuil contre l'oubli", "Ces marins étaient dix à bord du bac."),
        ("La pluie domine", "Une crue est attendue lundi sur le port."),
        ("La règle dans le code portuaire", "Le CDE, qui siégeait lundi, a décidé de le revoir."),
        ("• Un plan pour le port", "Le conseil va voter une aide de six millions."),
        ('Le port peut "sauver" 2.500 emplois', "Le secrétaire du syndicat l'a assuré lundi."),
    ],
)
def test_a_heading_is_parted_from_the_sentence_behind_it(heading: str, sentence: str):
    text = f"Le bac a coulé. {heading} {sentence}"
    assert [text[a:b] for a, b in sentence_spans(text, "fr")][-2:] == [heading, sentence]


@pytest.mark.parametrize(
    "text",
    [
        "Elle a joué dans le film Le grand bac de Corvalle, qui a plu.",
        "Le maire a vu la pièce de théâtre Les bacs, qui a plu.",
        "Le journal La voix du port a publié un entretien lundi.",
        "Le dirigeant coréen Kim Jong Un a quitté le port lundi matin.",
        "Selon le quotidien Le marin, la digue a cédé lundi matin.",
        "J'ai chanté L'air du large et Les quais, qui me semblaient justes.",
        "Au lendemain de la crue Le Port a publié un démenti bref.",
        "Le chanteur de Pour que tu vives encore est venu lundi.",
        "La ligne A circulera lundi toute la journée vers le port.",
        "Après un lourd bilan Le maire de Brévans est parti lundi.",
        "Le port rouvre lundi matin. Il était fermé depuis mardi soir.",
    ],
)
def test_names_that_begin_with_a_small_word_open_no_sentence(text: str):
    assert len(sentence_spans(text, "fr")) == text.count(". ") + 1


def test_a_year_and_an_hour_glued_to_a_full_stop_open_a_sentence():
    for text, place in (
        ("Le port a rouvert, dit la DGS.2019 avait été sec à Corvalle.", 30),
        ("Les élus du port de Brévans sont réunis.8H30 ce jour-là, le maire arrive.", 40),
    ):
        assert [text[a:b] for a, b in sentence_spans(text, "fr")] == [text[:place], text[place:]]


def test_a_sentence_is_glued_to_dots_as_to_a_full_stop():
    text = "Le masque est requis à Corvalle, Brévans ...Longtemps jugé vain, il protège."
    assert [text[a:b] for a, b in sentence_spans(text, "fr")] == [text[:44], text[44:]]
    assert len(sentence_spans("Il a vu ... Brévans et ...Lanoix, dit-il.", "fr")) <= 2


def test_a_name_and_its_relative_are_no_sentence():
    assert [p.kind for p in unprintable("Odile Lanoix, qui serait à l'origine de la plainte.")] == ["verb"]


def test_a_quotation_as_subhead_is_parted_from_the_next():
    text = 'Il rit. "Climat délétère général""La fin du port est une erreur", dit-il. Fin de la fête.'
    assert [text[s:e] for s, e in sentence_spans(text, "fr")] == [
        "Il rit.",
        '"Climat délétère général"',
        '"La fin du port est une erreur", dit-il.',
        "Fin de la fête.",
    ]
