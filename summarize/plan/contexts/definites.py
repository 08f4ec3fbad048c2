"""Which French definite nouns a reader must have been told of: tables of kinds, and of what follows a bare noun."""

from __future__ import annotations

import re

from summarize.text.entities.tables import word_set

MODIFIERS = r"(?:(?:petite?|jeune|grande?|nouveau|nouvel|nouvelle|ancien|ancienne|premier|première|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|dernier|dernière|autre|même)s? )*"
NOUN = r"[^\W\d_](?:[^\W\d_]|-(?=[^\W\d_])){2,}"
DEFINITE = re.compile(
    rf"(?<![\w'’-])(?:(?P<det>le|la|les|du|au|aux|(?<!une )(?<!un )des(?= (?:deux|trois|quatre|cinq|six)(?!\w))) |l['’])(?P<modifiers>{MODIFIERS})(?P<noun>{NOUN})(?![\w'’-])"
)
DEMONSTRATIVE = re.compile(
    rf"(?<![\w'’-])(?:ce|cet|cette|ces) (?:\d[\d.]* )?(?:tou(?:te?|s|tes) |très |trop )?{MODIFIERS}(?P<noun>{NOUN})"
)
# "ce jeudi", "cette année", "ces derniers jours", "à ce stade", "cette fois" point at the calendar or at nothing.
CALENDAR = word_set(
    "lundi mardi mercredi jeudi vendredi samedi dimanche matin matinée soir soirée midi jour jours mois année années semaine semaines "
    "week-end nuit après-midi été hiver printemps automne heure heures temps stade fois sont fut sera serait qui que dont moment siècle "
    "saison date point titre"
)
# Kinds of things and people that no reader knows without having been told of them.
BROUGHT_IN = word_set(
    "homme hommes femme femmes fillette garçon garçonnet adolescent adolescente adolescents couple suspect suspects suspecte victime "
    "victimes blessé blessés conducteur conductrice chauffeur automobiliste véhicule appareil engin texte long-métrage ouvrage formation "
    "trentenaire quadragénaire quinquagénaire sexagénaire septuagénaire octogénaire nonagénaire intéressé intéressée prévenu accusé "
    "agresseur auteur auteurs tireur assaillant assaillants trader pilote champion joueur attaquant défenseur gardien entraîneur "
    "réalisateur réalisatrice acteur actrice comédien chanteur chanteuse constructeur société entreprise marque association organisation "
    "établissement quotidien hebdomadaire communiqué rapport locataire pensionnaire locaux bâtiment immeuble lettre courrier document documents vidéo images film match rencontre "
    "rendez-vous compétition course épreuve opération intervention manifestation rassemblement marche bilan chiffre montant somme "
    "chien animal mère père fils fille frère sœur mari épouse compagnon parents famille nourrice nounou élu élue élus magistrat "
    "militant militants passager passagers équipage avion bateau navire train bus camion drame accident incendie explosion sinistre "
    "ministère candidature candidatures invalidation mesure mesures décision enquête procès peine verdict plainte recours accord contrat "
    "proposition réponse demande offre initiative menace déclaration accusation information réaction révélation refus facture groupe "
    "ministre candidat candidate directeur directrice dirigeant dirigeante patron patronne leader responsable professeur professeure "
    "médecin infirmier infirmière journaliste chercheur chercheuse étudiant étudiante écrivain écrivaine expert experte adjoint adjointe "
    "rédaction formulation taux crainte craintes inquiétudes critiques doutes soupçons "
    "otage ex-otage député députée sénateur sénatrice élève malade patient patiente avocat avocate policier policière courtier "
    "salarié salariée employé employée auteur autrice secrétaire négociations discussions pourparlers échantillons "
    "institution annonce commission studio mobilisation fichier contrevenants pochette monarque gouverneur comité titre défilé "
    "étude ordonnance résolution réunion dispositif fonctionnalité individu gérant gérante prévisionniste syndicaliste essayiste polémiste "
    "imam pasteur prêtre grand-tante grand-oncle oncle tante cousin cousine neveu nièce aîné aînée cadet cadette "
    "benjamin benjamine veuf veuve retraité retraitée enseignant enseignante"
)
# Of these the people, whom a name tells: "la malade", "le dirigeant conservateur".
PERSONS = word_set(
    "homme femme enfant fillette garçon garçonnet adolescent adolescente suspect suspecte victime blessé conducteur conductrice chauffeur "
    "automobiliste trentenaire quadragénaire quinquagénaire sexagénaire septuagénaire octogénaire nonagénaire intéressé intéressée "
    "prévenu accusé agresseur auteur autrice tireur assaillant trader pilote champion championne joueur joueuse attaquant défenseur "
    "gardien entraîneur réalisateur réalisatrice acteur actrice comédien comédienne chanteur chanteuse locataire pensionnaire mère père "
    "nourrice nounou élu élue magistrat magistrate militant militante passager ministre candidat candidate directeur directrice "
    "dirigeant dirigeante patron patronne leader responsable professeur professeure médecin infirmier infirmière journaliste chercheur "
    "chercheuse étudiant étudiante écrivain écrivaine expert experte adjoint adjointe otage ex-otage député députée sénateur sénatrice "
    "élève malade patient patiente avocat avocate policier policière courtier salarié salariée employé employée rappeur rappeuse "
    "secrétaire milliardaire septuagénaire sportif sportive cycliste skieur skieuse basketteur footballeur tennisman romancier romancière "
    "individu gérant gérante prévisionniste syndicaliste essayiste polémiste imam pasteur prêtre grand-tante "
    "grand-oncle oncle tante cousin cousine neveu nièce aîné aînée cadet cadette benjamin benjamine veuf veuve retraité retraitée "
    "enseignant enseignante"
)
# "le dirigeant conservateur": an adjective tells which kind, not who.
ADJECTIVE = re.compile(
    r" [a-zà-ÿ]{2,}(?:if|ive|eur|eure|rice|al|ale|ien|ienne|ais|aise|ois|oise|ain|aine|ique|iste|aire|el|elle|eux|euse|and|ande|ol|ole)(?![\w'’-])"
)
# "le secrétaire d'Etat a écrit": which one?
OF_STATE = re.compile(
    r" d['’][EÉ]tat(?! (?:à|au|aux|en|chargée?s?|américaine?|britannique)(?![\w-]))(?![\w'’-])"
)
# "la ministre, Odile Brun," and "la ministre Odile Brun": named right after.
NAMED_AFTER = re.compile(
    r"[^,.;:«»\"()]{0,80}?,? (?:[dl]['’])?[A-ZÀ-Ý][\w'’-]+ (?:(?:de|du|des|la|le|van|von|ben|el|al) )?[A-ZÀ-Ý]"
)
# What follows a noun and leaves it bare; "de Vernoise", "qui a fui" and "d'astronomie" tell which.
BARE_AFTER = re.compile(
    r"\s+(?:de|d['’]|des|à) ?(?=\d)(?!\d{4}\b)|\s*(?:[,.;:!?»)”\"]|$)|\s+(?:a|ont|ait|aient|soit|soient|puisse|fasse|est|sont|avait|avaient|était|étaient|sera|seront|aura|auront|va|vont|doit|doivent|peut|peuvent|"
    r"devait|devra|devrait|pourrait|serait|vient|reste|semble|permet|montre|prévoit|concerne|tombe|risque|pâtit|dit|veut|prend|refuse|n['’]|ne|s['’]|se|en|y|et|ou|mais|dans|pour|par|sur|avec|sans|lors|selon|depuis|après|avant|"
    r"lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier|aussi|également|ensuite|lui|leur|"
    # any verb by its ending, and the present of those that news is written with
    r"[a-zà-ÿ]+(?:[^l]ait|aient|era|eront|ira|iront|rait|raient|èrent|irent)|"
    r"(?:préconis|estim|affirm|assur|expliqu|ajout|annonc|demand|propos|dénonc|soulign|rappell|précis|indiqu|regrett|jug|souhait|espèr|"
    r"refus|accus|salu|critiqu|réclam|exig|envisag|compt|pass|port|rest|gard|trouv|pens|cherch|parl|lanc|ouvr|offr|accept|"
    r"continu|commenc|arriv|évoqu|déclar|not|confirm|révèl|publi|appell|condamn|représent|évit|risqu|touch|frapp|menac|"
    r"confi|racont|avou|témoign|insist|regroup|habit|bénéfici|assist|travaill|dénombr|recens|tent|décid|figur|quitt|retourn|plaid|"
    r"justifi|ironis|conseill|recommand|révèl|constat|observ|détaill|démontr|suggèr|incrimin|autoris|oblig|instaur)(?:e|ent)|"
    r"(?:défend|attend|répond|promet|met|part|fait|tient|obtient|revient|devient|maintient|soutient|voit|croit|reçoit|perd|rend|"
    r"sait|vit|suit|craint|rejoint|conclut|appelle|dément|sort|court|agit|réunit|finit|fournit|subit|choisit|compte)(?:s|ent)?"
    r")\b|\s+en question\b"
)
# "L'enquête sur la disparition de la navette": the same preposition tells which.
ABOUT = re.compile(r"\s+sur (?:l'|la |les? |une? |des |du |son |sa |ses |leurs? |cette |ce |ces |[A-ZÀ-Ý\d])")
# "Les élèves, qui se rendaient à Vernoise, …": of people in general, or of some that were told of, only these have a past.
OF_SOME = re.compile(r", qui (?:(?:ne|en|y|se|les?|la|leur) |[nsl]')*[a-zà-ÿ]{2,}(?<!r)aient(?![\w-])")
# "Le mouvement pour la digue": its aim tells which.
FOR = re.compile(r"\s+(?:pour|contre) (?:l'|la |les? |une? )")
WITH_SUBJECT = word_set(
    "enquête rapport étude texte ouvrage information informations communiqué document documents accord proposition débat loi décret "
    "tribune sondage vidéo film lettre question vote référendum dossier avis"
)
INTRODUCED = re.compile(
    r"(?:^|[\s('’«\"])(?:un|une|des|deux|trois|quatre|cinq|plusieurs|quelques)\s(?:[^\W\d_]+\s)?$"
)
# "selon l'infectiologue", "ajoute le quotidien": which one?
SPEAKER = re.compile(
    r"(?:\bselon|\bd['’]après|(?:ajout|poursui|précis|soulign|not|indiqu|conclu|expliqu|affirm|assur|rapport|estim)(?:e|t|ait)) $"
)
# "…, observent les magistrats", "… », a encore dit lundi la syndicaliste": of such verbs some have an object there too,
# "…, a lancé l'opération", so that who says it is one who acts (`AGENT`).
_WHEN = (
    r"(?: (?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier|matin|soir|encore|aussi|ainsi|également|notamment|"
    r"\d{1,2}(?:er)?|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)){0,4}"
)
SAYS = re.compile(
    r"(?:[»\"”]|,),? (?:(?:ajout|précis|soulign|not|indiqu|expliqu|affirm|assur|rapport|estim|déclar|annonc|confi|racont|regrett|dénonc|lanc|"
    r"déplor|insist|rappell|résum|comment|témoign|justifi|détaill|observ|constat|martèl|martel|tempêt|ironis|réclam|cit)(?:e|ent|ait|aient)|"
    r"(?:di|réagi|répon|écri|prévien|averti|prome|adme|reconnaî|poursui|conclu)(?:t|d|ssent|ent|tent|dent|sent|vent|ssait|sait|vait|dait|ait)|"
    r"s['’](?:insurge|indigne|inquiète|alarme|exclame|étonne|insurgeait|indignait|inquiétait|alarmait)|"
    r"(?:ont|a|avait|avaient|s['’](?:est|était|étaient)|se sont) (?:(?:encore|aussi|ainsi|également|notamment|ensuite|déjà|simplement) )?"
    r"(?:dit|ajouté|poursuivi|précisé|souligné|noté|indiqué|conclu|expliqué|affirmé|assuré|rapporté|estimé|déclaré|annoncé|confié|raconté|réagi|"
    r"regretté|dénoncé|lancé|déploré|martelé|insisté|rappelé|résumé|commenté|répondu|répété|reconnu|admis|témoigné|justifié|tweeté|écrit|"
    rf"prévenu|averti|promis|détaillé|observé|constaté|(?:insurg|indign|inquiét|alarm|étonn|félicit|réjoui)ée?s?|fait (?:savoir|valoir))){_WHEN} $"
)
# How far back such a verb is looked for, in letters.
SPEAKER_REACH = 60
# "selon la source policière", "rapporte le quotidien régional": an adjective tells which kind, not which one.
KIND_OF_VOICE = re.compile(
    r" (?:[a-zà-ÿ]{2,}(?:if|ive|al|ale|aux|ales|ien|ienne|ais|aise|ois|oise|ain|aine|ique|iste|aire|ier|ière|é|ée|and|ande)s?|locale?|"
    r"de presse|d['’]information|en ligne|du soir|du matin|people)(?![\w'’-])"
)
VOICES = word_set(
    "source sources média quotidien hebdomadaire mensuel bimensuel magazine journal tabloïd radio revue agence chercheurs conseillère "
    "conseiller syndicat portail"
)
# "…", a expliqué l'élue au journal": what follows tells to whom, not who.
SAID_BY = re.compile(r"(?:»|\"|”|,),? (?:a|ont) [a-zà-ÿ]+[éit] $")
SAID_TO = re.compile(r"\s+(?:au|aux|à|devant|auprès|face) ")
# Whom all know, those who speak as one, "ont indiqué les pompiers", and what says nothing: "selon la saison".
KNOWN_SPEAKERS = word_set(
    "police gendarmerie préfecture parquet gouvernement justice presse mairie opposition direction loi constitution armée "
    "procureur préfet préfète maire président présidente présidence défense accusation droite gauche majorité tradition usage règlement "
    "pompiers secours autorités gendarmes policiers enquêteurs organisateurs médias experts médecins météorologistes institut ministère "
    "ministres conseil exécutif municipalité rectorat hôpital douanes services règle légende coutume rumeur calendrier besoin époque "
    "ancien ancienne programme saison météo vent région ville département pays cas situation type lieu taille niveau âge"
)
COUNTED = re.compile(r"\b(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|autres?)\b")
UNCOUNTED = CALENDAR | word_set("tiers quarts cinquièmes cents mille millions pays camps sexes côtés")
NAMED_OR_COUNTED = re.compile(r"(?<=[\s'’«(-])[A-ZÀ-Ý][\w'’-]+|\d")
# "droits de l'homme", "retour à la compétition": a kind, not one of them.
SET_PHRASE = re.compile(r"(?:droits de|retour à|reprise de|dans le cas d'|parmi) $")
# "Le projet est à l'étude", "à la radio": where, not which.
AT_IT = word_set("étude radio")
# Who acts, by kind or by an ending that such nouns have: "la préfecture", "le bouddhiste", "la franco-serrienne".
AGENT = re.compile(
    r"(?:plus|banque|groupe|société|entreprise|compagnie|club|parti|laboratoire|université|association|syndicat|chaîne|plateforme|fondation|"
    r"mouvement|magasin|musée|hebdomadaire|quotidien|journal|magazine|chef|cheffe|président|présidente|maire|mairie|préfet|préfète|préfecture|"
    r"procureur|procureure|roi|reine|prince|princesse|pape|pontife|évêque|juge|général|commissaire|secrétaire|porte-parole|numéro|star|idole|"
    r"gouvernement|ministre|ministère|autorité|élu|élue|député|députée|candidat|candidate|parquet|police|ligue|fédération|confédération|union|"
    r"alliance|coalition|armée|direction|organisation|institution|agence|conseil|commission|comité|tribunal|cour|parlement|assemblée|sénat|"
    r"équipe|formation|géant|firme|multinationale|filiale|maison|marque|radio|homme|femme|enfant|fille|fils|père|mère|frère|sœur|ville|commune|"
    r"cité|village|région|département|île|pays|capitale|suspect|suspecte|accusé|accusée|prévenu|prévenue|otage|trader|pilote|poète|athlète|"
    r"locataire|responsable|adjoint|adjointe|avocat|avocate|élève|étudiant|étudiante|malade|patient|patiente|salarié|salariée|employé|employée|"
    r"[a-zà-ÿ-]+(?:ais|aise|ois|oise|ien|ienne|ain|aine|iste|eur|euse|trice|aire|ateur|logue))s?$"
)
