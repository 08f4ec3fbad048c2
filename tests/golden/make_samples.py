"""Writes the samples that no editor can open: Parquet, gzip, Zstandard, cp1252 (`python tests/golden/make_samples.py`).

The texts stand here so that they can be read and changed; the other samples are edited in place. The
script is not in samples/, because a run reads every file of that folder.
"""

from __future__ import annotations

import gzip
import io
import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import zstandard

# A French newsroom's editor that still saves as cp1252: curly quotes, œ and € are where it differs from Latin-1.
PHARE = """Accueil > Actualités > Justice

AFFAIRE DU PORT : VAUTRILLON MIS EN EXAMEN, LES QUAIS SOUS LE CHOC

Suivez-nous sur Facebook


La nouvelle a couru les quais avant même le communiqué du parquet. Gérard Vautrillon, le président du syndicat mixte du port, a été mis en examen mercredi pour détournement de fonds publics, favoritisme et corruption passive.


Les enquêteurs s’intéressent à huit marchés de dragage confiés à Brévault Marine entre 2019 et 2023. Selon la procureure, Agathe Rouvellan, la collectivité aurait payé 1,8 million d’euros de trop. « Il n’est pas question ici d’une erreur de calcul », a-t-elle déclaré devant la presse.

Une villa, des factures et un intermédiaire

L’ancien capitaine de remorqueur, 61 ans, est soupçonné d’avoir fait rénover sa villa italienne de Porto Selvino aux frais de l’entreprise. La facture, 240 000 €, serait passée par Nautica Selvina, une société de Gênes. Thierry Brévault, présumé corrupteur, a lui aussi été mis en examen. Son avocat n’a pas répondu à nos appels.

Me Sandrine Cauvet, qui défend Gérard Vautrillon, dénonce « un dossier monté sur des rumeurs ». Son client, libre sous contrôle judiciaire, devra verser une caution de 150 000 €.


« On ne veut pas être tous mis dans le même sac »

Au bar de la Criée, on parle bas. « Ça fait mal au cœur pour le port », lâche Yannick, patron pêcheur. « On ne veut pas être tous mis dans le même sac. » Beaucoup avaient vu les policiers emporter des cartons en février. « Depuis, on attendait », dit une employée.


J.Kerambrun--PL

À lire aussi : Le bassin des plaisanciers bientôt agrandi
Commentez cet article sur notre page Facebook
"""

# One article, compressed as the crawler stored it.
ALPENBOTE_NIGHT_TRAIN = """Folgen Sie uns auf Facebook
Newsletter abonnieren

Nachtzug entgleist in Tirol: neun Leichtverletzte

Nachtzug entgleist in Tirol: neun Leichtverletzte



Bei der Entgleisung eines Nachtzugs in Tirol sind in der Nacht auf Dienstag neun Menschen leicht verletzt worden. Der „Alpenstern“ der Bahngesellschaft Transalpina war mit 112 Fahrgästen von München nach Venedig unterwegs.

Gegen 1.50 Uhr prallte der Zug bei Sankt Wendolin auf Felsbrocken, die nach starkem Regen auf die Gleise gestürzt waren. Die Lokomotive und die beiden ersten Wagen entgleisten, 800 Meter vor dem Finsterkar-Tunnel. Umgestürzt ist kein Wagen.

Der 44 Jahre alte Lokführer brach sich den Arm. „Er hat sofort die Notbremse gezogen, sonst stünden wir heute vor etwas ganz anderem“, sagte Einsatzleiter Josef Unterrainer. Der Zug sei mit 70 Kilometern pro Stunde gefahren.

Evakuierung im Dunkeln

Die Reisenden wurden in die Turnhalle von Sankt Wendolin gebracht. 180 Einsatzkräfte und zwei Hubschrauber waren in der Nacht im Einsatz.

Bis Freitag bleibt die Strecke gesperrt, Busse ersetzen die Züge. Auf den Gleisen liegen nach Angaben der Landesgeologin Miriam Tasch rund 40 Kubikmeter Gestein.



Lesen Sie auch: Wie sicher sind die Alpenbahnen?
Treten Sie unserem WhatsApp-Kanal bei
"""

# What a foreign desk's collector left: one JSON object a line, the fields of three different feeds.
FOREIGN_DESK = [
    {
        "id": "alpenbote-sainte-ombeline",
        "title": "Großbrand in französischem Chemielager: zwölf Verletzte",
        "publisher": {"name": "Der Alpenbote"},
        "datePublished": "2025-06-12T10:50:00+02:00",
        "inLanguage": "de",
        "articleBody": """In einem Chemielager im Südosten Frankreichs ist am Donnerstag ein Großbrand ausgebrochen. Zwölf Menschen wurden verletzt, zwei davon schwer, wie die Behörden mitteilten. 650 Einwohner des Ortes Sainte-Ombeline wurden evakuiert.

Das Feuer brach um 5.40 Uhr in einer 6000 Quadratmeter großen Halle des Unternehmens Solvanne aus, in der Lösungsmittel lagern. Rund 150 Feuerwehrleute waren am Vormittag im Einsatz. „Wir müssen die Tanks hinter der Halle schützen“, sagte ein Sprecher der Feuerwehr.

Die Rauchsäule war 30 Kilometer weit zu sehen. Wer im Umkreis von zwei Kilometern wohnt, soll Fenster und Türen geschlossen halten. Die sechs Schulen der Stadt blieben zu. Bislang wurden nach Angaben der Präfektur keine giftigen Konzentrationen in der Luft gemessen.

Bei den Schwerverletzten handelt es sich um Beschäftigte, die Verbrennungen erlitten und nach Lyon geflogen wurden. Das Werk mit 140 Mitarbeitern gehört zu den Störfallbetrieben der höchsten Stufe. Warum der Brand ausbrach, ist noch unklar.

Mehr zum Thema: Wie gefährlich sind Lösungsmittel?""",
    },
    {
        "id": "alpenbote-vautrillon",
        "title": "Französischer Hafenchef unter Korruptionsverdacht",
        "publisher": {"name": "Der Alpenbote"},
        "datePublished": "2025-10-09T11:15:00+02:00",
        "inLanguage": "de",
        "articleBody": """Gegen den Präsidenten des Hafenverbands der französischen Stadt Port-Lamberge, Gérard Vautrillon, ist am Mittwoch ein förmliches Ermittlungsverfahren eröffnet worden. Der 61-Jährige soll öffentliche Gelder veruntreut und Bestechungsgeld angenommen haben, teilte die Staatsanwaltschaft mit.

Acht Aufträge für Baggerarbeiten, die zwischen 2019 und 2023 an das Unternehmen Brévault Marine gingen, sollen überteuert gewesen sein. Den mutmaßlichen Schaden beziffert Staatsanwältin Agathe Rouvellan auf 1,8 Millionen Euro.

Als Gegenleistung soll die Firma die Renovierung einer Villa bezahlt haben, die Vautrillon in Ligurien besitzt. Auch gegen Firmenchef Thierry Brévault wird ermittelt. Vautrillon bestreitet die Vorwürfe. „Hier wurde aus Gerede eine Akte gemacht“, sagte seine Anwältin Sandrine Cauvet.

Der Hafenchef kam gegen eine Kaution von 150.000 Euro frei, darf Frankreich aber nicht verlassen. Ins Rollen gebracht hatte die Ermittlungen eine Anzeige des Vereins Transparence Littoral. Im Februar hatte die Polizei die Büros des Hafenverbands durchsucht.

Lesen Sie auch: Häfen im Norden rüsten auf""",
    },
    {
        "id": "laguna-treno-notturno",
        "headline": "Deraglia in Tirolo il treno notturno Monaco-Venezia, nove feriti lievi",
        "source": "Corriere della Laguna",
        "published": "2025-06-17 10:30:00+02:00",
        "language": "it",
        "content": """VENEZIA - Paura nella notte tra lunedì e martedì sul treno notturno Monaco-Venezia, deragliato in Austria all'1.50 dopo avere urtato alcuni massi caduti sui binari. Nove persone sono rimaste ferite in modo lieve.

L'incidente è avvenuto nei pressi di Sankt Wendolin, in Tirolo, a 800 metri dall'imbocco della galleria del Finsterkar. Sono uscite dai binari la locomotiva e le prime due carrozze. A bordo dell'«Alpenstern» viaggiavano 112 passeggeri, molti dei quali attesi a Venezia in mattinata.

«Il personale ha fatto scendere tutti in venti minuti, al buio e sotto la pioggia», ha riferito Carla Benassi, portavoce della compagnia Transalpina. Il macchinista, di 44 anni, si è rotto un braccio. I viaggiatori sono stati accolti nella palestra della scuola, poi hanno proseguito in pullman.

Alla stazione di Santa Lucia, Giulia Ferro aspettava la figlia Marta, 22 anni. «Mi ha chiamata alle tre: mamma, sto bene, ma il treno non c'è più», racconta.

La linea resterà chiusa fino a venerdì. Lo stesso tratto, ricordano i sindacati, era stato segnalato più volte per il rischio di frane.

Iscriviti al nostro canale Telegram""",
    },
    {
        "id": "crr-alpenstern",
        "title": "Rockfall derails Munich-Venice sleeper in the Tyrol",
        "site": "Continental Rail Review",
        "published_at": "2025-06-18T09:00:00Z",
        "lang": "en",
        "text": """Investigators in Austria are examining how a rockfall was able to derail the Munich-Venice night train near Sankt Wendolin in the early hours of Tuesday, slightly injuring nine people.

Transalpina's Alpenstern, carrying 112 passengers and a crew of six, struck boulders at 1.50am, 800 metres short of the Finsterkar tunnel. The locomotive and the first two coaches left the rails but stayed upright.

The train was doing 70km/h, well below the line limit, because of a restriction imposed after heavy rain. "That restriction did its job," said Josef Unterrainer, who led the rescue. The driver, 44, has a broken arm.

The state geologist, Miriam Tasch, put the volume of the fall at 40 cubic metres and said the netting above the line had been designed for smaller stones. Union officials say they had warned about the slope.

About 180 rescuers took part. A party of 23 school pupils from Grenoble was unhurt. The line is due to reopen on Friday, once a crane has lifted the locomotive.

Sign up to our weekly newsletter""",
    },
]

# What a press archive exports: one row without a date, one without a title.
DESK = [
    {
        "id": "laguna-perquisizioni",
        "source": "Corriere della Laguna",
        "lang": "it",
        "published": "2025-02-12T07:30:00+01:00",
        "title": "Appalti sospetti in un porto francese, perquisizioni anche a Genova",
        "text": """GENOVA - La Guardia di Finanza ha perquisito martedì a Genova gli uffici di Nautica Selvina, su richiesta della magistratura francese che indaga sugli appalti di dragaggio del porto di Port-Lamberge.

Nelle stesse ore la polizia francese entrava nella sede dell'ente portuale, in quella dell'impresa Brévault Marine e nell'abitazione del presidente dell'ente, Gérard Vautrillon. Secondo la stampa locale, una trentina di investigatori ha portato via dodici scatoloni di documenti.

L'inchiesta preliminare è stata aperta nel novembre 2023 dopo la denuncia dell'associazione Transparence Littoral. Nessuno è stato fermato. «Non ho nulla da nascondere», ha detto Vautrillon ai giornalisti che lo attendevano davanti a casa.

La società genovese, che vende e ripara imbarcazioni, si dice «estranea a qualsiasi irregolarità». Il suo ruolo resta da chiarire: gli inquirenti ipotizzano che abbia emesso fatture per conto dell'impresa francese. Computer e registri contabili saranno esaminati nelle prossime settimane.""",
    },
    {
        "id": "laguna-vautrillon",
        "source": "Corriere della Laguna",
        "lang": "it",
        "published": "2025-10-09T07:10:00+02:00",
        "title": "Una villa in Liguria al centro dell'inchiesta sul porto francese",
        "text": """GENOVA - C'è una villa di Porto Selvino, con vista sul golfo, al centro dell'inchiesta per corruzione che scuote il porto francese di Port-Lamberge. Il presidente dell'ente portuale, Gérard Vautrillon, 61 anni, è stato formalmente incriminato mercoledì per sottrazione di fondi pubblici, favoritismo e corruzione passiva.

Secondo la procura, l'uomo avrebbe affidato otto appalti di dragaggio alla Brévault Marine, tra il 2019 e il 2023, a prezzi gonfiati. Il danno ammonterebbe a 1,8 milioni di euro. In cambio l'impresa avrebbe pagato 240mila euro di lavori nella villa, passando per la genovese Nautica Selvina.

Vautrillon respinge le accuse. È libero, ma con il divieto di lasciare la Francia e una cauzione di 150mila euro. Anche il titolare dell'impresa, Thierry Brévault, è indagato, per corruzione attiva.

«Quella casa era un rudere, poi in un inverno è diventata una reggia», racconta un vicino. In febbraio la Guardia di Finanza aveva perquisito gli uffici della società genovese, che ribadisce la propria estraneità ai fatti.

Leggi anche: Porti turistici, la Liguria fa il pieno""",
    },
    {
        "id": "harbour-post-vautrillon",
        "source": "The Harbour Post",
        "lang": "en",
        "published": None,
        "title": "French port chief charged over dredging contracts",
        "text": """The head of the French port of Port-Lamberge has been placed under formal investigation on suspicion of steering dredging contracts to a favoured company, prosecutors said on Wednesday.

Gérard Vautrillon, 61, is suspected of embezzling public funds, favouritism and accepting bribes. He denies wrongdoing. The state prosecutor, Agathe Rouvellan, said eight contracts signed with Brévault Marine between 2019 and 2023 had allegedly been overpriced by a total of €1.8m.

The company reportedly paid €240,000 for work on a villa that Mr Vautrillon owns in Porto Selvino, on the Italian coast. Its chief executive, Thierry Brévault, 54, is under investigation for active corruption.

Mr Vautrillon was released on bail of €150,000 and may not leave France. "He is a man of the sea, not of money," his lawyer, Sandrine Cauvet, told reporters outside the court.

The case began with a complaint from Transparence Littoral, a campaign group, in November 2023. Police searched the port's offices in February.

Read more: Why Europe's harbours keep silting up""",
    },
    {
        "id": "harbour-post-delcassan",
        "source": "The Harbour Post",
        "lang": "en",
        "published": "2025-10-06T09:00:00+01:00",
        "title": None,
        "text": """Three masked men stole five pieces of 17th-century Spanish goldwork, worth €2.5m, from the Delcassan museum in the southern French town of Castelrive on Sunday.

They cut through a window in the north wing with an angle grinder at 6.15am, smashed a single display case and fled on two motorbikes, all within four minutes. The night guard, the only person in the building, was unhurt.

"They walked past coins and jewels worth a fortune," said Claire Monteuil, the museum's director. "They wanted these five objects and nothing else."

The haul includes a monstrance set with emeralds, two chalices, a pectoral cross and a reliquary. All were on loan from the diocesan museum of Valdemora, in Aragon, for an exhibition that opened on 20 September.

Étienne Larribe, the local prosecutor, is treating the raid as organised theft. About forty investigators are on the case, and no arrests have been made. One of the motorbikes was found burnt out at Fontvère, 12 kilometres away.

Follow us on Facebook""",
    },
]


def write_samples(folder: Path) -> None:
    """Writes the four files into a folder; the same bytes each time with the same libraries."""
    (folder / "le-phare-affaire-du-port.txt").write_bytes(PHARE.encode("cp1252"))

    compressor = zstandard.ZstdCompressor(level=19)
    night_train = compressor.compress(ALPENBOTE_NIGHT_TRAIN.encode("utf-8"))
    (folder / "alpenbote-nachtzug.txt.zst").write_bytes(night_train)

    lines = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in FOREIGN_DESK)
    packed = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", fileobj=packed, mtime=0) as stream:  # no name, no clock in it
        stream.write(lines.encode("utf-8"))
    (folder / "foreign-desk.jsonl.gz").write_bytes(packed.getvalue())

    pq.write_table(pa.Table.from_pylist(DESK), folder / "desk.parquet", compression="zstd")


if __name__ == "__main__":
    write_samples(Path(__file__).resolve().parents[2] / "samples")
