# ruff: noqa: SIM905 - tables of words are read and edited as words
"""French nouns that tell who a person is ("ministre", "vice-présidente"), and those of what has a name too ("club")."""

from __future__ import annotations

import re

# Offices, trades and ties that newsrooms put beside a name. Not those that are forms of address and stand with it
# each time: "le pape", "la reine", "le prince", "le père", "le docteur", "maître".
_PERSONS = frozenset(
    """
    accusateur accusatrice acteur activiste actrice adjoint adjointe administrateur administratrice adversaire agent
    agente agresseur agriculteur agricultrice allié alliée ambassadeur ambassadrice ami amie analyste animateur
    animatrice anthropologue arbitre archevêque architecte artiste assassin assistant assistante astronaute athlète
    attaquant auteur auteure autrice avocat avocat-général avocate bassiste batteur biographe biologiste boxeur boxeuse
    buteur cadre candidat candidate cardiologue champion championne chancelier chancelière chanteur chanteuse chauffeur
    chef cheffe chercheur chercheuse chirurgien chirurgienne chorégraphe chroniqueur chroniqueuse cinéaste climatologue
    coach cofondateur cofondatrice colistier colistière collaborateur collaboratrice collègue colocataire commandant
    commandante commissaire compatriote complice compositeur compositrice comédien comédienne concurrent concurrente
    conducteur conductrice confrère conseiller conseillère consul consultant consultante consœur contrôleur contrôleuse
    coordinateur coordinatrice coordonnateur coordonnatrice coureur coureuse couturier critique créateur créatrice
    cycliste danseur danseuse dessinateur dessinatrice dictateur directeur directrice dirigeant dirigeante dissident
    dissidente doyen doyenne dramaturge défenseur défenseure délégué déléguée démographe député député-maire députée
    députée-maire détective détenu détenue employé employée enquêteur enquêtrice enseignant enseignante entraîneur
    entraîneuse entrepreneur entrepreneuse essayiste eurodéputé eurodéputée expert experte explorateur exploratrice
    finaliste fonctionnaire fondateur fondatrice footballeur footballeuse garde gardien gardienne gouverneur gouverneure guide
    guitariste gymnaste généticien généticienne géographe géologue gérant gérante haltérophile handballeur handballeuse
    historien historienne homme homologue humoriste imam immunologiste infectiologue infirmier infirmière ingénieur
    ingénieure intellectuel intellectuelle interprète joueur joueuse journaliste judoka juge juriste lanceur lanceuse
    lauréat lauréate leader libraire locataire magistrat magistrate magnat maire maire-adjoint mairesse marathonien
    marathonienne metteur meurtrier meurtrière militaire militant militante milliardaire ministre musicien musicienne
    mécène médaillé médaillée médecin météorologue nageur nageuse navigateur navigatrice notaire négociateur
    négociatrice océanographe officier officière opposant opposante organisateur organisatrice otage paléontologue
    parlementaire parolier parrain partenaire patineur patineuse patron patronne peintre perchiste philosophe
    photographe physicien physicienne pianiste pilote plaignant plaignante plongeur plongeuse policier policière
    politicien politicienne politologue porte-parole postier poète poétesse premier-ministre prisonnier prisonnière
    proche procureur procureure prodige producteur productrice professeur professeure promoteur promotrice propriétaire
    proviseur préfet préfète présentateur présentatrice président présidente prévenu prévenue prévisionniste
    psychanalyste psychiatre psychologue quadragénaire quinquagénaire rabbin rappeur rappeuse rapporteur rapporteure
    recteur rectrice représentant représentante responsable ressortissant ressortissante restaurateur restauratrice
    retraité retraitée rival rivale rugbyman réalisateur réalisatrice rédacteur rédactrice sauteur sauteuse scientifique
    sculpteur sculptrice scénariste secrétaire septuagénaire sexagénaire skieur skieuse skipper sociologue soldat
    soldate solliciteur spationaute sportif sportive sprinteur sprinteuse spécialiste styliste substitut successeur
    suspect suspecte syndicaliste sélectionneur sélectionneuse sénateur sénateur-maire sénatrice tennisman terroriste
    théologien théologienne thérapeute trader traducteur traductrice trentenaire trésorier trésorière tueur tueuse
    tuteur tutrice urbaniste urgentiste vainqueur vidéaste violoniste virologue voisin voisine vétéran vétérinaire
    youtubeur youtubeuse échevin économiste écrivain écrivaine éditeur éditorialiste éditrice élu élue épidémiologiste
    étudiant étudiante évêque
    """.split()
)
# No office before a name: "le fils Aubin" tells which Aubin, and after "la star Paul Aubin" all agrees with the star.
_NO_OFFICE = frozenset(
    """
    beau-fils beau-frère beau-père belle-fille belle-mère belle-sœur bébé cadet cadette compagne compagnon cousin
    cousine femme figure fille fillette fils frère garçon homme héritier héritière icône idole légende mannequin mari
    mère neveu nièce numéro oncle personnalité père recrue révélation soeur star sœur tante témoin vedette veuf veuve
    victime égérie épouse époux
    """.split()
)
# What has a name of its own behind it: of "le président du club Étoile d'Orvanne" the name is the club's.
_BODIES = frozenset(
    """
    académie affaire agence alliance armée assemblée association avion banque base bateau brasserie cabinet cadre caisse camp
    canal capitale cartel centre cercle chaîne chantier cimetière circuit cirque clinique club coalition code collectif collège
    comité commission commune compagnie comté concours confédération conseil constructeur coopérative corps cour couple
    département direction domaine école écurie église émission entreprise équipe état établissement famille fédération festival
    film fonds fondation fort forum fratrie front groupe hebdomadaire hôpital hôtel île immeuble industriel institut journal
    laboratoire label liste loge logiciel loi lycée magasin magazine maison mairie marque ministère mouvement musée navire ong
    opération orchestre organisation palais parc paroisse parti paquebot pays place plateforme port prison prix programme projet
    province quartier quotidien radio région réseau restaurant revue rue salle série service site société stade start-up station
    structure studio syndicat théâtre think-tank tank tour trio tribunal troupe union université usine village ville zone
    """.split()
)
_PREFIX = re.compile(r"(?:ex|vice|sous|co|néo|haut|grand|petit|demi|arrière)-")


def person_noun(word: str) -> bool:
    """Whether a French word in lower case, singular, says who a person is, also with a prefix: "vice-présidente"."""
    prefix = _PREFIX.match(word)
    plain = word[prefix.end() :] if prefix else word
    return plain in _PERSONS or plain in _NO_OFFICE or word in _NO_OFFICE


def office_noun(word: str) -> bool:
    """Whether such a noun tells an office or a trade, and may leave from before a name with nothing else to change."""
    prefix = _PREFIX.match(word)
    plain = word[prefix.end() :] if prefix else word
    return plain in _PERSONS and word not in _NO_OFFICE


def body_noun(word: str) -> bool:
    """Whether a French noun in lower case is a body's, a place's or a work's, whose name may follow it."""
    return word in _BODIES
