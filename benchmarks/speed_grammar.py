"""Events for benchmarks/speed.py that a small grammar writes: made-up news of made-up places, in French.

Every event has its own people, places, figures and days; its newsrooms tell a part of its facts each, in
words of their own, among sentences that no other has.
"""

from __future__ import annotations

import random

_SYLLABLES = [
    "bel",
    "cour",
    "dan",
    "fon",
    "gri",
    "jou",
    "lan",
    "mar",
    "neu",
    "or",
    "pel",
    "ro",
    "sau",
    "tri",
    "val",
    "vern",
]
_ENDINGS = ["ac", "ange", "ard", "court", "elle", "ette", "ières", "igny", "mont", "ois", "ville"]
_GIVEN = [
    "Adèle",
    "Bastien",
    "Clément",
    "Diane",
    "Émile",
    "Fanny",
    "Gaspard",
    "Hélène",
    "Irène",
    "Jules",
    "Lucie",
    "Maxime",
    "Noémie",
    "Simon",
]
_OUTLETS = [
    "Phare",
    "Écho",
    "Courrier",
    "Journal",
    "Réveil",
    "Messager",
    "Télégraphe",
    "Matin",
    "Soir",
    "Quotidien",
]
_OFFICES = [
    "le maire", "la préfète", "le procureur", "la directrice", "le porte-parole", "la ministre",
    "le président du conseil départemental", "la cheffe des secours",
]  # fmt: skip
_DAYS = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]
_THINGS = [
    "usine",
    "entrepôt",
    "hôpital",
    "pont",
    "tunnel",
    "lycée",
    "port",
    "barrage",
    "musée",
    "marché",
    "théâtre",
    "stade",
    "gymnase",
    "gare",
]
_MISHAPS = [
    "un incendie", "une inondation", "un éboulement", "une fuite de gaz", "une panne", "un effondrement",
    "une coupure de courant", "une pollution",
]  # fmt: skip
# Each fact in several wordings; the names in braces are the event's own.
_FACTS = [
    ("{mishap} a touché {thing} de {town} dans la nuit de {day} à {next_day}, a annoncé {office} {person}.",
     "{thing} de {town} a été touché par {mishap} dans la nuit de {day} à {next_day}, selon {office}."),
    ("Au moins {hurt} personnes ont été blessées, dont {grave} grièvement, d'après les secours.",
     "Les secours font état de {hurt} blessés, dont {grave} sont dans un état grave.",
     "Le bilan est de {hurt} blessés, a précisé {person}."),
    ("Près de {moved} habitants du quartier {quarter} ont dû quitter leur logement.",
     "{moved} riverains ont été évacués du quartier {quarter}, où un gymnase les accueille."),
    ("Les dégâts sont estimés à {cost} millions d'euros par le département.",
     "Le département chiffre les dégâts à {cost} millions d'euros."),
    ("« Nous n'avions pas vu cela depuis {years} ans », a déclaré {person}, {office}, devant la presse.",
     "{person}, {office}, a dit n'avoir rien vu de tel depuis {years} ans."),
    ("Une enquête a été ouverte par le parquet de {city} pour en établir les causes.",
     "Le parquet de {city} a ouvert une enquête, confiée à la gendarmerie."),
    ("La ligne entre {town} et {city} restera fermée jusqu'au {date}, a indiqué l'exploitant.",
     "L'exploitant ne prévoit pas de rouvrir la ligne de {town} à {city} avant le {date}."),
    ("{firemen} pompiers et {engines} engins étaient mobilisés {next_day} matin.",
     "Quelque {firemen} pompiers, venus de {city}, luttaient encore {next_day} à la mi-journée."),
    ("La société {firm}, qui emploie {staff} salariés sur le site, a promis de coopérer avec la justice.",
     "{firm} emploie {staff} personnes à {town} ; la société assure qu'elle collaborera à l'enquête."),
    ("Une première alerte avait été donnée en {year} par un syndicat, qui dénonçait un manque d'entretien.",
     "Dès {year}, un syndicat avait signalé que l'entretien laissait à désirer."),
]  # fmt: skip
# What one article alone says, so that no two are alike: openings, subjects, verbs and ends, in any mixture.
_OPENINGS = [
    "Dans la rue {quarter}", "Devant la mairie de {town}", "À {city}", "Peu avant {hour} heures", "Depuis {day}",
    "Sur place", "Au {number} de la rue {quarter}", "Pour sa part", "De son côté", "Avec {number} autres témoins",
]  # fmt: skip
_SUBJECTS = [
    "{other}", "une voisine de {age} ans", "un ancien employé", "l'association {firm}", "le comité de quartier",
    "un commerçant", "{other}, qui habite à {city},", "une équipe de {number} techniciens", "la commission",
]  # fmt: skip
_VERBS = [
    "a raconté", "craint", "a rappelé", "regrette", "a vérifié", "attend encore", "a demandé", "n'a pas oublié",
    "a noté", "a découvert", "soutient",
]  # fmt: skip
_ENDS = [
    "la fermeture de l'école voisine", "une réponse de l'assureur, reçue le {date}", "les {number} recours déposés",
    "un bruit sourd, puis l'odeur de la fumée", "la longue attente des familles", "le rapport de {year}",
    "que les travaux, payés {number} 000 euros, n'avaient servi à rien", "le retour de l'eau potable",
    "combien le quartier {quarter} avait changé", "la visite de {other}, restée sans suite",
]  # fmt: skip


def written_events(count: int, articles: int, words: int, seed: int = 1) -> list[list[dict[str, str]]]:
    """Records of `count` events of so many articles of about so many words each; the same for a seed."""
    rng = random.Random(seed)
    return [_event(rng, number, articles, words) for number in range(count)]


def _event(rng: random.Random, number: int, articles: int, words: int) -> list[dict[str, str]]:
    own = _names(rng)
    day = 1 + number % 28
    rows = []
    for place in range(articles):
        text = _text(rng, own, words)
        rows.append({
            "id": f"{number}-{place}", "event_id": f"event {number}", "text": text,
            "title": _filled(own, "{mishap} à {town} : {hurt} blessés"),
            "source": f"{_OUTLETS[place % len(_OUTLETS)]} {place // len(_OUTLETS)}",
            "date": f"2031-03-{day:02}T{6 + place:02}:00:00Z",
        })  # fmt: skip
    return rows


def _text(rng: random.Random, own: dict[str, str], words: int) -> str:
    told = [rng.choice(fact) for fact in _FACTS if rng.random() < 0.7] or [_FACTS[0][0]]
    sentences = [_filled(own, fact) for fact in told]
    while sum(len(sentence.split()) for sentence in sentences) < words:
        parts = (_OPENINGS, _SUBJECTS, _VERBS, _ENDS)
        opening, subject, verb, end = (rng.choice(part) for part in parts)
        filled = _filled(own | _passing(rng), f"{opening}, {subject} {verb} {end}.")
        sentences.insert(rng.randrange(1, len(sentences) + 1), filled)
    return "\n".join(" ".join(sentences[at : at + 4]) for at in range(0, len(sentences), 4))


def _filled(own: dict[str, str], pattern: str) -> str:
    text = pattern.format(**own)
    return text[:1].upper() + text[1:]


def _names(rng: random.Random) -> dict[str, str]:
    day = rng.randrange(7)
    thing = rng.choice(_THINGS)
    return _passing(rng) | {
        "mishap": rng.choice(_MISHAPS), "town": _place(rng), "city": _place(rng), "person": _person(rng),
        "thing": f"l'{thing}" if thing[0] in "aeéhuo" else f"le {thing}", "office": rng.choice(_OFFICES),
        "day": _DAYS[day], "next_day": _DAYS[(day + 1) % 7], "hurt": str(rng.randint(5, 60)),
        "grave": str(rng.randint(2, 4)), "moved": str(rng.randint(100, 900)), "cost": f"{rng.randint(2, 90)},5",
        "years": str(rng.randint(10, 60)), "firemen": str(rng.randint(40, 300)), "firm": _place(rng),
        "engines": str(rng.randint(10, 39)), "staff": str(rng.randint(60, 900)),
    }  # fmt: skip


def _passing(rng: random.Random) -> dict[str, str]:
    months = ["avril", "mai", "juin", "juillet"]
    return {
        "quarter": _place(rng), "other": _person(rng), "hour": str(rng.randint(5, 22)),
        "age": str(rng.randint(20, 90)), "number": str(rng.randint(2, 60)), "year": str(rng.randint(2012, 2029)),
        "date": f"{rng.randint(2, 28)} {rng.choice(months)}",
    }  # fmt: skip


def _place(rng: random.Random) -> str:
    return (rng.choice(_SYLLABLES) + rng.choice(_SYLLABLES) + rng.choice(_ENDINGS)).capitalize()


def _person(rng: random.Random) -> str:
    return f"{rng.choice(_GIVEN)} {_place(rng)}"
