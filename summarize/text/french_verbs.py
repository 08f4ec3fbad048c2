# ruff: noqa: SIM905 - tables of words are read and edited as words
"""Finite forms (third person) of the French verbs that news is written with, by conjugation.

A form that is missing costs a cut, never a broken sentence: without a main verb nothing is cut.
"""

from __future__ import annotations

from functools import cache

# First group. Stems that change (appeler, mener, céder) are in CHANGING.
ER = """
abaisser abandonner abonner aborder abriter absorber accentuer accepter accompagner accorder accoucher accumuler
accuser acter activer actualiser adapter additionner adopter adresser affecter afficher affirmer affluer affronter
aggraver agiter aider ajouter ajuster alarmer alerter alimenter allonger allumer amender amorcer amputer améliorer
animer annoncer annuler anticiper apporter approcher approuver apprécier argumenter armer arriver arrêter articuler
aspirer assassiner assigner assimiler assister associer assommer assumer assurer attaquer attester attirer attribuer
augmenter autoriser avancer avouer baisser basculer baser blesser bloquer bouger bousculer braquer briser brûler
bénéficier cacher camper capturer caractériser causer cesser changer chanter charger chasser chercher chiffrer chuter
circuler citer clamer clarifier classer clôturer collaborer coller combler commander commencer commenter
commercialiser communiquer commémorer comparer compenser comporter composer compter concentrer concerner condamner
confier configurer confirmer confisquer confronter consacrer conseiller conserver consister consoler constater
constituer consulter contacter contester continuer contrarier contribuer contrôler converger convoiter corriger
coucher couper coûter cribler critiquer croiser créer culminer cultiver cumuler danser dater demander demeurer
dialoguer dicter diffuser diligenter diminuer diriger discuter disposer dissimuler distinguer distribuer diviser
divorcer dominer donner doter doubler douter draguer dresser durer débarquer débloquer débourser débuter décerner
déchirer décider déclarer déclasser déclencher décliner décoller déconseiller décrocher dédier défiler dégager
dégrader délivrer délocaliser démarrer démissionner démontrer dénombrer dénoncer dépasser dépenser déplacer déplorer
déposer dépêcher dérailler déranger déraper dérober dérouler désapprouver désigner désirer désoler détailler détecter
déterminer détourner dévaler dévaster développer dévoiler dévorer effectuer effondrer emballer embarquer embaucher
embraser empoisonner emporter emprisonner emprunter empêcher encadrer encaisser enchaîner encourager endommager
endosser enflammer enfler engager engendrer engranger enquêter enregistrer enseigner entamer entasser enterrer
entourer entraîner envelopper envisager envoler escalader escompter estimer exacerber examiner exceller exercer
exhorter exhumer exiger exister expertiser expirer expliquer exploser exporter exposer exprimer expulser expédier
expérimenter exécuter fabriquer faciliter favoriser façonner fermer figurer filmer filtrer financer fixer flamber
fonctionner fonder forcer former formuler fouiller franchiser frapper freiner fréquenter frôler fuiter fusionner
fustiger féliciter gagner garder garer glisser gonfler grimper gronder habiter heurter honorer hospitaliser héberger
hériter hésiter identifier ignorer illuminer illustrer imaginer immobiliser impacter implanter impliquer importer
imposer impressionner inaugurer incarner inciter incomber incriminer inculper indemniser indexer indigner indiquer
infecter infirmer infliger informer initier injecter innover inonder insister inspecter inspirer installer instaurer
insulter intensifier intenter intercepter interpeller interroger interviewer intéresser inverser investiguer inviter
invoquer ironiser isoler jalonner jouer juger jurer justifier kidnapper laisser lancer licencier lier limiter liquider
lister livrer localiser loger louer lutter maltraiter mandater manifester manquer manœuvrer marcher marier marquer
massacrer matérialiser maîtriser menacer menotter mentionner mesurer militer minimiser miser mobiliser modifier monter
montrer moquer motiver multiplier muter médiatiser mériter métamorphoser mêler nager naviguer neutraliser nier nommer
noter notifier nuancer nécessiter négocier objecter obliger observer occasionner occuper officialiser opposer
orchestrer ordonner organiser orienter oser oublier pallier paralyser pardonner parier parler parrainer partager
participer passer patienter pencher penser percer percuter perdurer perquisitionner persister perturber peupler piller
piloter placer plafonner plaider plaisanter planer planifier plonger poignarder pointer polluer ponctuer porter poser
poster postuler pousser pratiquer presser primer priver privilégier proclamer procurer profiter programmer progresser
prolonger promulguer prononcer propager proposer protester prouver provoquer précipiter préciser préconiser préoccuper
préparer présager présenter préserver présider présumer prêter publier puiser purger pêcher qualifier quitter
raccompagner raconter railler rallier ramasser ranger rapporter raser rassembler rassurer ratifier ravager rebaptiser
recenser recentrer rechercher recommander recruter redoubler redouter redémarrer refuser regagner regarder regretter
regrouper relancer relater relier relâcher remarquer rembourser remonter remplacer remporter rencontrer renforcer
renoncer rentrer renverser reporter reprocher requalifier respecter ressembler rester restituer retirer retomber
retourner retracer retrouver revendiquer risquer rivaliser ronger rouler ruiner râler réaffirmer réaliser réaménager
réchauffer réclamer récolter récompenser récuser réfuter rénover réparer répliquer réserver résider résigner résister
résulter rétorquer rétracter réviser révoquer saluer sanctionner sauter sauver scruter secouer sembler sensibiliser
signaler signer signifier sillonner simplifier situer soigner solliciter sombrer souhaiter souligner soupçonner
spécifier stabiliser stationner statuer stigmatiser stopper structurer subsister succomber superviser supporter
supposer supprimer surplomber surveiller survoler suspecter symboliser synthétiser sécuriser séjourner séparer tabler
tacler tarder taxer teinter tenter terminer tester tirer tisser tomber torpiller totaliser toucher tourner tracer
traiter trancher transformer transiter transporter traquer travailler traverser traîner trembler triompher tripler
tromper trouver tuer tweeter tâcher téléphoner témoigner unifier usurper utiliser vacciner valider valoriser varier
veiller verser violer viser visiter visualiser voguer voler voter écarter échanger échapper échouer éclairer éclater
écoper écourter écouter écraser écrouer élaborer éliminer éloigner émaner émigrer épargner épauler épouser éprouver
équiper ériger étudier évacuer évaluer éviter évoluer évoquer œuvrer
acclamer accoler accréditer acheminer acquitter administrer adorer aduler affabuler agenouiller agresser aligner
amuser ancrer appliquer apprivoiser apprêter arpenter arroser asphyxier assaisonner attabler attarder attiser
autofinancer avaler avantager avitailler bafouer baigner balader baptiser barrer batailler bavarder bercer berner
bifurquer blinder boiter bombarder border boucler bouder bourrer boycotter brader brasser briller brimer bâcler
bâillonner cadrer calculer caler calmer cambrioler camoufler canaliser cantonner capitaliser capter captiver
carboniser caresser cartonner casser cautionner ceinturer centraliser cerner certifier chambouler chapeauter charmer
chauffer chavirer cheminer chevaucher chiner choquer cibler cimenter claquer cloisonner clouer coder cofinancer
coiffer coincer colmater communier compiler complimenter compliquer comptabiliser concilier concocter condenser
confectionner conforter congratuler congédier conjuguer consolider consommer conspirer conspuer contaminer
contempler contenter contourner contracter contraster contrer converser convoquer copier cotiser couler couronner
courtiser couver craquer crasher creuser crier crouler culpabiliser câbler dactylographier daigner damer darder
dealer dessiner destiner deviner deviser diffamer digitaliser dilapider diluer dissuader distancer documenter
domestiquer doper dorer drainer dribbler duper dynamiser dynamiter débarrasser déborder déboucher débouler débouter
décaler décapiter décentraliser décharger déchiffrer décimer décoder décoincer décorer découler découper décrier
décrypter dédommager dédouaner déferler défoncer défricher dégoter dégringoler déguster déjeuner déjouer délester
délimiter déloger déléguer démasquer dématérialiser démobiliser démonter démystifier dénicher dénigrer dénuder
dépanner départager dépister déplier déporter dépouiller dériver dérouter désamorcer désarmer désavouer déshabiller
déstabiliser déterrer détoner détrôner dévier effacer effarer effleurer efforcer embarrasser embourber embrasser
embrouiller embêter emmerder emmurer empaler empiler empirer encercler enchanter enclencher encombrer endetter
endeuiller endurer enfermer enfoncer enfourcher engouffrer enrager enrôler ensanglanter entacher entonner
entrecouper entreposer envier escorter espionner esquisser esquiver estomper exalter exaucer exclamer excuser
exfiltrer exhiber exiler exploiter explorer exterminer extorquer extrader exulter fabuler facturer falsifier
familiariser fasciner fatiguer fidéliser figer filer finaliser flancher flasher flatter flirter flotter foncer
fouler fracasser fractionner fracturer fraterniser frauder fredonner fuguer fulminer fumer fuser fusiller fêter
gager galoper gaspiller gazer germer gesticuler gifler glaner gouverner goûter gracier graver griffonner griller
gripper grogner grouiller guetter guider gâcher gêner hacker haler hanter harponner hausser hisser hurler hydrater
idolâtrer imiter immerger immigrer immoler immortaliser implorer imploser imprimer improviser imputer incendier
incliner incorporer incruster indisposer infiltrer influencer influer ingurgiter inhaler inhumer injurier insuffler
insurger intercaler interner interposer intimer intimider introniser inventer inventorier irriter jaser jeûner
jongler jouter jubiler juxtaposer lamenter laminer lasser laver libéraliser ligoter lisser lober longer lorgner
louper lyncher léguer lézarder maculer magnifier manier manipuler maquiller marchander marginaliser masquer
matraquer mendier miner minorer moderniser moduler modéliser molester monopoliser moraliser mouiller muer murmurer
muscler mutiler mystifier mécontenter méditer mélanger mépriser métisser narguer narrer nationaliser nicher
normaliser obnubiler obstruer offenser offusquer opiner oppresser opter orner osciller palper paniquer parachuter
parader paraphraser parodier parquer passionner pavaner pavoiser peaufiner peiner perforer perpétuer persuader
persécuter picorer pimenter piquer pirater pister placarder plagier plaquer plastronner plomber plumer plébisciter
poireauter polariser pomper populariser positiver postillonner potasser pouponner pourchasser profaner profiler
propulser provisionner prédominer préfacer préfigurer prénommer présélectionner prêcher psalmodier pulvériser
pénaliser pérenniser quadriller questionner quémander rabrouer raccorder raccrocher racketter radier raffoler rafler
rajouter ranimer rapatrier rapprocher rater rattacher rattraper raviver rayonner rebrousser rebuter recadrer recaler
recoller reconnecter reconstituer recopier recouper recouvrer recréer rectifier recycler redistribuer redonner
redresser refermer refouler rejouer relativiser reloger reléguer remanier rembarquer remercier remorquer remuer
remémorer renifler renommer renseigner rentabiliser repasser replacer replier replonger reposer repousser
reprogrammer représenter repêcher ressasser resserrer ressusciter restaurer restructurer retaper retravailler
revaloriser reverser revigorer revisiter rhabiller ricaner ricocher rigoler riposter rissoler roder romancer ronfler
réactiver réadapter réarmer récapituler récidiver réembaucher réexaminer réfugier régaler régner régulariser réguler
réhabiliter répertorier réprimander réprimer réprouver répugner réquisitionner résumer rétrograder réunifier
réveiller rééditer rôder saboter saccager sacrer sacrifier saigner saper sauvegarder savourer scander scinder
scolariser scotcher seconder sevrer siffler simuler sinistrer souder souffler soulager soumissionner soupirer
sponsoriser sprinter spéculer stagner standardiser stimuler stocker stériliser subjuguer sublimer submerger
subodorer subventionner suer suffoquer suinter superposer supplanter supplier surclasser surestimer surfer surmonter
surpasser sursauter susciter sympathiser syndiquer sélectionner tabasser talonner tamiser tamponner tanner taper
tapisser taquiner tatouer temporiser tempêter terroriser théoriser tiquer titiller titrer tituber torturer tracter
trafiquer trainer transcender transgresser transpirer transposer traumatiser tresser tricher trier trimballer
trinquer triturer troquer troubler truffer trébucher trépigner trôner turlupiner tâtonner télécharger ubériser
urbaniser user vaciller vagabonder vamper vanter vaporiser vendanger venger ventiler verrouiller vexer vibrer vider
vilipender visser vivifier voiler vriller vulgariser zapper ébaucher ébranler ébruiter écailler écarquiller
échafauder échauffer échelonner écoeurer écorner écumer édicter éduquer égaler égaliser égarer égorger éjecter
élancer électriser émailler émanciper émerger émerveiller énerver énoncer épater épingler épuiser éradiquer étaler
étoffer étonner étouffer étrangler étriller évader évaporer éveiller évincer
abdiquer aimer approprier arracher avérer banaliser briguer concrétiser conditionner confiner coordonner décomposer
déconfiner détériorer entrer focaliser fragiliser handicaper insinuer manger méfier officier pleurer positionner
privatiser prôner recommencer rechigner respirer résonner scandaliser sonner stipuler surnommer targuer vérifier
écouler écrouler
""".split()

# Their third person singular is as often a noun: a verb only after a name or a pronoun.
NOUN_TOO = frozenset(
    """
    aide annonce approche attaque avance baisse blesse bouge braque cause cesse charge chasse chute classe commande compte
    conserve coupe course danse demande double doute dresse enquête entame entoure étude fabrique flambe force forme fusionne
    garde gère groupe hausse impose juge jure lance livre lutte manque marche marque menace mesure monte montre note nage
    offre ordonne pêche pense place plonge pointe porte pose poste pousse presse prime programme projette rallie range
    recherche réclame récolte réforme relance remarque rencontre réserve reste retire risque ronge ruine saute sauve
    signe somme tente tire touche tourne traite transporte travaille trompe vise visite vote voile vole danse réplique
    condamne adresse abandonne accuse accouche date éclaire crise crash trouble masque calme copie couronne plaque pirate guide
    griffe fête fatigue excuse esquisse cible calcule charme cadre bombe boucle agresse grille gifle gêne foule file fume
    incendie grève distance grave envie piste seconde barre fraude tempête influence bataille dame code interne vide grippe
    souffle avantage facture intime positive dérive fracture ceinture contente monnaie sinistre grogne module récidive riposte
    casse piège asphyxie contraste empire pique plume pompe torture épingle sauvegarde égale encombre jeûne berne escorte mise
    domestique influent dépouille murmure matraque déroute trône flotte remorque creuse boite préface sacre décharge balade
    couvent devise triche câble cale lasse saccage loupe coiffe
    centre chauffe choque drogue goutte hausse tape trace vibre voile vole sonde solde pointe peine parade panique passionne
    note mine mélange lave lève use usage titre tache
    """.split()
)

# Of these, the verb is the likelier reading where no determiner stands before them.
VERB_RATHER = frozenset("reste atteint compte risque menace tente vise porte demande impose".split())

# Stem before a mute e, stem elsewhere: "appell", "appel".
CHANGING = (
    ("appell", "appel"),
    ("rappell", "rappel"),
    ("jett", "jet"),
    ("rejett", "rejet"),
    ("projett", "projet"),
    ("renouvell", "renouvel"),
    ("mèn", "men"),
    ("amèn", "amen"),
    ("emmèn", "emmen"),
    ("ramèn", "ramen"),
    ("lèv", "lev"),
    ("élèv", "élev"),
    ("enlèv", "enlev"),
    ("prélèv", "prélev"),
    ("relèv", "relev"),
    ("soulèv", "soulev"),
    ("achèv", "achev"),
    ("pès", "pes"),
    ("gèl", "gel"),
    ("démantèl", "démantel"),
    ("martèl", "martel"),
    ("célèbr", "célébr"),
    ("cèd", "céd"),
    ("procèd", "procéd"),
    ("succèd", "succéd"),
    ("possèd", "posséd"),
    ("considèr", "considér"),
    ("espèr", "espér"),
    ("gèr", "gér"),
    ("libèr", "libér"),
    ("opèr", "opér"),
    ("coopèr", "coopér"),
    ("préfèr", "préfér"),
    ("suggèr", "suggér"),
    ("transfèr", "transfér"),
    ("récupèr", "récupér"),
    ("règn", "régn"),
    ("révèl", "révél"),
    ("inquièt", "inquiét"),
    ("interprèt", "interprét"),
    ("pénètr", "pénétr"),
    ("répèt", "répét"),
    ("siège", "siége"),
    ("accélèr", "accélér"),
    ("génèr", "génér"),
    ("intègr", "intégr"),
    ("réintègr", "réintégr"),
    ("règl", "régl"),
    ("rémunèr", "rémunér"),
    ("complèt", "complét"),
    ("modèr", "modér"),
    ("tempèr", "tempér"),
    ("diffèr", "différ"),
    ("insèr", "insér"),
    ("appui", "appuy"),
    ("déploi", "déploy"),
    ("emploi", "employ"),
    ("envoi", "envoy"),
    ("essai", "essay"),
    ("nettoi", "nettoy"),
    ("octroi", "octroy"),
    ("pai", "pay"),
    ("achèt", "achet"),
    ("décèd", "décéd"),
    ("accèd", "accéd"),
    ("excèd", "excéd"),
    ("précèd", "précéd"),
    ("concèd", "concéd"),
    ("protèg", "protég"),
    ("allèg", "allég"),
    ("assièg", "assiég"),
    ("pièg", "piég"),
    ("abrèg", "abrég"),
    ("harcèl", "harcel"),
    ("crèv", "crev"),
    ("grèv", "grev"),
    ("sèm", "sem"),
    ("décèl", "décel"),
    ("recèl", "recel"),
    ("adhèr", "adhér"),
    ("fédèr", "fédér"),
    ("incarcèr", "incarcér"),
    ("obtempèr", "obtempér"),
    ("persévèr", "persévér"),
    ("profèr", "profér"),
    ("prolifèr", "prolifér"),
    ("réitèr", "réitér"),
    ("tolèr", "tolér"),
    ("vénèr", "vénér"),
    ("réfèr", "référ"),
    ("confèr", "confér"),
    ("exonèr", "exonér"),
    ("exaspèr", "exaspér"),
    ("légifèr", "légifér"),
    ("promèn", "promen"),
    ("malmèn", "malmen"),
    ("démèn", "démen"),
    ("dégénèr", "dégénér"),
    ("désespèr", "désespér"),
    ("énumèr", "énumér"),
    ("exagèr", "exagér"),
    ("ingèr", "ingér"),
    ("lacèr", "lacér"),
    ("empièt", "empiét"),
    ("reflèt", "reflét"),
    ("perpètr", "perpétr"),
    ("relègu", "relégu"),
    ("délègu", "délégu"),
    ("lègu", "légu"),
    ("renvoi", "renvoy"),
    ("côtoi", "côtoy"),
    ("foudroi", "foudroy"),
    ("noi", "noy"),
    ("broi", "broy"),
    ("tutoi", "tutoy"),
    ("tournoi", "tournoy"),
    ("effrai", "effray"),
    ("balai", "balay"),
    ("étai", "étay"),
    ("enrai", "enray"),
    ("monnai", "monnay"),
    ("essui", "essuy"),
    ("ennui", "ennuy"),
    ("ruissell", "ruissel"),
    ("chancell", "chancel"),
    ("épell", "épel"),
    ("rachèt", "rachet"),
    ("parsèm", "parsem"),
)

# Second group (finir): infinitives.
IR = """
abolir aboutir accomplir affaiblir affranchir agir alourdir anéantir applaudir assainir atterrir avertir bâtir bondir
choisir définir démolir durcir éclaircir élargir enrichir envahir établir faiblir finir fleurir fournir franchir garantir
grandir grossir guérir investir jaillir jouir maigrir munir nourrir obéir périr pourrir punir ralentir réagir rebondir
réfléchir refroidir réjouir pâtir blanchir noircir bannir brandir fléchir mûrir ternir vomir embellir amortir assouplir agrandir raccourcir rajeunir engloutir rejaillir surenchérir divertir investir convertir réinvestir démunir resurgir éblouir trahir attendrir endurcir approfondir assagir adoucir assombrir remplir resplendir rétablir réunir réussir rougir saisir subir surgir trahir unir vieillir amoindrir ravir rétrécir sévir tarir
""".split()

# Third group: present singular, present plural, imperfect stem, future stem, past singular, past plural.
THIRD = """
est sont ét ser fut furent
a ont av aur eut eurent
va vont all ir alla allèrent
fait font fais fer fit firent
peut peuvent pouv pourr put purent
doit doivent dev devr dut durent
veut veulent voul voudr voulut voulurent
sait savent sav saur sut surent
faut - fall faudr fallut -
vaut valent val vaudr valut valurent
dit disent dis dir dit dirent
interdit interdisent interdis interdir interdit interdirent
prédit prédisent prédis prédir prédit prédirent
voit voient voy verr vit virent
prévoit prévoient prévoy prévoir prévit prévirent
vient viennent ven viendr vint vinrent
devient deviennent deven deviendr devint devinrent
intervient interviennent interven interviendr intervint intervinrent
parvient parviennent parven parviendr parvint parvinrent
provient proviennent proven proviendr provint provinrent
revient reviennent reven reviendr revint revinrent
survient surviennent surven surviendr survint survinrent
tient tiennent ten tiendr tint tinrent
appartient appartiennent apparten appartiendr appartint appartinrent
contient contiennent conten contiendr contint continrent
détient détiennent déten détiendr détint détinrent
maintient maintiennent mainten maintiendr maintint maintinrent
obtient obtiennent obten obtiendr obtint obtinrent
retient retiennent reten retiendr retint retinrent
soutient soutiennent souten soutiendr soutint soutinrent
prend prennent pren prendr prit prirent
apprend apprennent appren apprendr apprit apprirent
comprend comprennent compren comprendr comprit comprirent
reprend reprennent repren reprendr reprit reprirent
surprend surprennent surpren surprendr surprit surprirent
entreprend entreprennent entrepren entreprendr entreprit entreprirent
met mettent mett mettr mit mirent
admet admettent admett admettr admit admirent
commet commettent commett commettr commit commirent
permet permettent permett permettr permit permirent
promet promettent promett promettr promit promirent
remet remettent remett remettr remit remirent
soumet soumettent soumett soumettr soumit soumirent
transmet transmettent transmett transmettr transmit transmirent
rend rendent rend rendr rendit rendirent
attend attendent attend attendr attendit attendirent
défend défendent défend défendr défendit défendirent
descend descendent descend descendr descendit descendirent
entend entendent entend entendr entendit entendirent
étend étendent étend étendr étendit étendirent
perd perdent perd perdr perdit perdirent
prétend prétendent prétend prétendr prétendit prétendirent
répond répondent répond répondr répondit répondirent
correspond correspondent correspond correspondr correspondit correspondirent
suspend suspendent suspend suspendr suspendit suspendirent
vend vendent vend vendr vendit vendirent
dépend dépendent dépend dépendr dépendit dépendirent
part partent part partir partit partirent
sort sortent sort sortir sortit sortirent
sert servent serv servir servit servirent
dort dorment dorm dormir dormit dormirent
sent sentent sent sentir sentit sentirent
ressent ressentent ressent ressentir ressentit ressentirent
meurt meurent mour mourr mourut moururent
court courent cour courr courut coururent
accourt accourent accour accourr accourut accoururent
ouvre ouvrent ouvr ouvrir ouvrit ouvrirent
couvre couvrent couvr couvrir couvrit couvrirent
découvre découvrent découvr découvrir découvrit découvrirent
offre offrent offr offrir offrit offrirent
souffre souffrent souffr souffrir souffrit souffrirent
reçoit reçoivent recev recevr reçut reçurent
perçoit perçoivent percev percevr perçut perçurent
conçoit conçoivent concev concevr conçut conçurent
connaît connaissent connaiss connaîtr connut connurent
reconnaît reconnaissent reconnaiss reconnaîtr reconnut reconnurent
paraît paraissent paraiss paraîtr parut parurent
apparaît apparaissent apparaiss apparaîtr apparut apparurent
disparaît disparaissent disparaiss disparaîtr disparut disparurent
naît naissent naiss naîtr naquit naquirent
croît croissent croiss croîtr crût crûrent
croit croient croy croir crut crurent
boit boivent buv boir but burent
conduit conduisent conduis conduir conduisit conduisirent
construit construisent construis construir construisit construisirent
détruit détruisent détruis détruir détruisit détruisirent
produit produisent produis produir produisit produisirent
introduit introduisent introduis introduir introduisit introduisirent
réduit réduisent réduis réduir réduisit réduisirent
traduit traduisent traduis traduir traduisit traduisirent
écrit écrivent écriv écrir écrivit écrivirent
décrit décrivent décriv décrir décrivit décrivirent
inscrit inscrivent inscriv inscrir inscrivit inscrivirent
lit lisent lis lir lut lurent
élit élisent élis élir élut élurent
rit rient ri rir rit rirent
vit vivent viv vivr vécut vécurent
survit survivent surviv survivr survécut survécurent
suit suivent suiv suivr suivit suivirent
poursuit poursuivent poursuiv poursuivr poursuivit poursuivirent
craint craignent craign craindr craignit craignirent
plaint plaignent plaign plaindr plaignit plaignirent
contraint contraignent contraign contraindr contraignit contraignirent
atteint atteignent atteign atteindr atteignit atteignirent
éteint éteignent éteign éteindr éteignit éteignirent
rejoint rejoignent rejoign rejoindr rejoignit rejoignirent
bat battent batt battr battit battirent
abat abattent abatt abattr abattit abattirent
combat combattent combatt combattr combattit combattirent
débat débattent débatt débattr débattit débattirent
conclut concluent conclu conclur conclut conclurent
exclut excluent exclu exclur exclut exclurent
inclut incluent inclu inclur inclut inclurent
rompt rompent romp rompr rompit rompirent
interrompt interrompent interromp interrompr interrompit interrompirent
vainc vainquent vainqu vaincr vainquit vainquirent
convainc convainquent convainqu convaincr convainquit convainquirent
plaît plaisent plais plair plut plurent
satisfait satisfont satisfais satisfer satisfit satisfirent
acquiert acquièrent acquér acquerr acquit acquirent
requiert requièrent requér requerr requit requirent
fuit fuient fuy fuir fuit fuirent
accueille accueillent accueill accueiller accueillit accueillirent
recueille recueillent recueill recueiller recueillit recueillirent
dément démentent dément démentir démentit démentirent
prévient préviennent préven préviendr prévint prévinrent
souvient souviennent souven souviendr souvint souvinrent
émet émettent émett émettr émit émirent
omet omettent omett omettr omit omirent
séduit séduisent séduis séduir séduisit séduisirent
reconduit reconduisent reconduis reconduir reconduisit reconduisirent
tend tendent tend tendr tendit tendirent
répand répandent répand répandr répandit répandirent
nuit nuisent nuis nuir nuisit nuisirent
souscrit souscrivent souscriv souscrir souscrivit souscrivirent
enfuit enfuient enfuy enfuir enfuit enfuirent
assoit assoient assey assiér assit assirent
comparaît comparaissent comparaiss comparaîtr comparut comparurent
entretient entretiennent entreten entretiendr entretint entretinrent
abstient abstiennent absten abstiendr abstint abstinrent
advient adviennent adven adviendr advint advinrent
convient conviennent conven conviendr convint convinrent
redevient redeviennent redeven redeviendr redevint redevinrent
déçoit déçoivent décev décevr déçut déçurent
entrevoit entrevoient entrevoy entreverr entrevit entrevirent
renaît renaissent renaiss renaîtr renaquit renaquirent
accroît accroissent accroiss accroîtr accrut accrurent
recourt recourent recour recourr recourut recoururent
parcourt parcourent parcour parcourr parcourut parcoururent
secourt secourent secour secourr secourut secoururent
sourit sourient souri sourir sourit sourirent
prescrit prescrivent prescriv prescrir prescrivit prescrivirent
proscrit proscrivent proscriv proscrir proscrivit proscrivirent
transparaît transparaissent transparaiss transparaîtr transparut transparurent
vêt vêtent vêt vêtir vêtit vêtirent
revêt revêtent revêt revêtir revêtit revêtirent
conquiert conquièrent conquér conquerr conquit conquirent
repart repartent repart repartir repartit repartirent
ressort ressortent ressort ressortir ressortit ressortirent
endort endorment endorm endormir endormit endormirent
consent consentent consent consentir consentit consentirent
revend revendent revend revendr revendit revendirent
confond confondent confond confondr confondit confondirent
fond fondent fond fondr fondit fondirent
tord tordent tord tordr tordit tordirent
mord mordent mord mordr mordit mordirent
distend distendent distend distendr distendit distendirent
compromet compromettent compromett compromettr compromit compromirent
restreint restreignent restreign restreindr restreignit restreignirent
enfreint enfreignent enfreign enfreindr enfreignit enfreignirent
peint peignent peign peindr peignit peignirent
suffit suffisent suffis suffir suffit suffirent
relit relisent relis relir relut relurent
retranscrit retranscrivent retranscriv retranscrir retranscrivit retranscrivirent
""".strip()


# Participles and nouns with the very form of a finite verb: "conduit", "produit", "un fait".
PARTICIPLE_TOO = frozenset(
    """
    fait dit mis pris conduit construit détruit produit introduit réduit traduit écrit décrit inscrit contraint craint
    éteint atteint rejoint satisfait interdit prédit plaint part sort débat combat sent court vit suit bat conclut
    promit vend nuit tend souscrit séduit reconduit convient fond prescrit proscrit ressort restreint enfreint peint
    """.split()
)


@cache
def finite_forms() -> frozenset[str]:
    """Finite third-person forms, lower case, that are verbs wherever no determiner precedes them."""
    forms: set[str] = set()
    for infinitive in ER:
        forms |= _first_group(infinitive[:-2], infinitive[:-2])
    for mute, full in CHANGING:
        forms |= _first_group(mute, full)
    for infinitive in IR:
        stem = infinitive[:-1]
        forms |= {stem + "t", stem + "ssent", stem + "ssait", stem + "ssaient", stem + "rent"}
        forms |= _future(infinitive)
    for line in THIRD.splitlines():
        singular, plural, imperfect, future, past, pasts = line.split()
        forms |= {singular, plural, past, pasts, imperfect + "ait", imperfect + "aient"} | _future(future)
    return frozenset(forms - {"-", "entre", "contre", "outre", "président"})


def _first_group(mute: str, full: str) -> set[str]:
    """The forms of a first-group stem: `annonc` → annonce, annonçait, annonça, annoncera."""
    soft = {"c": full[:-1] + "ç", "g": full + "e"}.get(full[-1], full)
    forms = {mute + "e", mute + "ent", soft + "ait", soft + "aient", soft + "a", full + "èrent"}
    return forms | _future(mute + "er") | _future(full + "er")


def _future(stem: str) -> set[str]:
    return {stem + ending for ending in ("a", "ont", "ait", "aient")}
