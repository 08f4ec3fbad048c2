"""Sets the capitals of French names and titles: "l'Union Européenne", "le vice-Président", "un chef d'état", "dans l'hexagone".

Imprimerie nationale, Lexique des règles typographiques, « Capitales »: of a body's name the first noun has a capital and the adjective behind
it none; a function has none, the State has one.
"""

from __future__ import annotations

import re

from summarize.text.signed import signed

# "l'Union Européenne", "le Front National", "les Nations Unies", "un code Pénal"
_BODY = signed(
    " Européen| National| Unies| Constitutionnel| Socialiste| Communiste| Mondiale| Sociale| Pénal",
    r"(?<![\w-])(?:(?:Union|Commission|Banque centrale) Européenne|(?:Parlement|Conseil) Européen|(?:Assemblée|[EÉ]ducation|Garde) Nationale|(?:Rassemblement|Front) National|"
    r"Nations Unies|Conseil Constitutionnel|Parti (?:Socialiste|Communiste)|Banque Mondiale|Sécurité Sociale|Cour Pénale|[Cc]ode Pénal)(?![\w-]| [A-ZÀ-Ý])",
)
# "un chef d'état", "la raison d'état", "le chef de l'état"; a staff is "un état-major". France is "l'Hexagone".
_STATE = signed(
    "'état|’état|'hexagone|’hexagone",
    r"['’](?:(?<=[lL].)hexagone(?![\w-])|(?:(?<=hef d.)|(?<=hefs d.)|(?<=taire d.)|(?<=taires d.)|(?<=istre d.)|(?<=istres d.)|(?<=oup d.)|(?<=oups d.)|(?<=omme d.)|(?<=ommes d.)|"
    r"(?<=aison d.)|(?<=ecret d.)|(?<=ffaire d.)|(?<=andale d.)|(?<=orisme d.)|(?<=onseil d.)|(?<=hef de l.)|(?<=hefs de l.)|(?<=ommet de l.))état(?![\w-]| d['’]))",
)
# "le vice-Président", "une ex-Ministre": it opens on the hyphen and looks back from there.
_FUNCTION = re.compile(
    r"-[PMDS](?:(?<=\b[Vv]ice-.)|(?<=\b[Ee]x-.)|(?<=\b[Cc]o-.)|(?<=\b[Ss]ous-.))(?=résident|inistre|irect|éputé|aire|énat|ecrétaire)"
)
# "le premier Ministre", "des gilets Jaunes", "sa majesté la reine"
_TITLE = signed(
    " Ministre| Jaune| majesté| Majesté| altesse| Altesse| sainteté| Sainteté",
    r"(?<![\w-])(?:[Pp]rem(?:ier|ière)s? Ministre|gilets? Jaunes?|"
    r"(?:sa|son|leurs?) (?:(?:Majesté|Altesse|Sainteté)s?|(?:majesté|altesse|sainteté)s? (?=royale|impériale|le pape|le roi|la reine|l['’]|[A-ZÀ-Ý])))",
)
# "au Sud de Bombay", "dans l'Est de l'Inde": a side of a place that is named; "le Nord de Kim" is a country.
_SIDE = signed(
    " Nord | Sud |'Est |’Est |'Ouest |’Ouest ",
    r"(?<![\w-])(?:(?:au|dans le|sur le) (?:Nord|Sud)|(?:[àa]|dans|sur) l['’](?:Est|Ouest)) (?=(?:de (?:la |l['’]|[A-ZÀ-Ý])|d['’][A-ZÀ-Ý]|du |des ))",
)
# "Ca va mieux": the cedilla stays under a capital.
_THAT = signed("Ca ", r"C(?<![\w'’-].)a (?=[a-zà-ÿ])(?!et |ou )")


def capitalised(text: str) -> str:
    """A French text whose names and titles have their capitals, and no others.

    >>> capitalised("Le vice-Président de l'Union Européenne et un chef d'état sont venus dans l'hexagone.")
    "Le vice-président de l'Union européenne et un chef d'État sont venus dans l'Hexagone."
    >>> capitalised("Une digue a cédé au Sud de Vernoise, dans l'Ouest du pays; l'Afrique du Sud aide le Nord.")
    "Une digue a cédé au sud de Vernoise, dans l'ouest du pays; l'Afrique du Sud aide le Nord."
    """
    if "-" in text:
        text = _FUNCTION.sub(lambda found: found[0].lower(), text)
    text = _SIDE.sub(lambda found: found[0].lower(), text)
    text = _STATE.sub(lambda found: found[0].title(), _BODY.sub(_adjective_small, text))
    return _THAT.sub("Ça ", _TITLE.sub(_in_use, text))


def _adjective_small(match: re.Match[str]) -> str:
    name, _, adjective = match[0].rpartition(" ")
    return f"{name} {adjective.lower()}"


def _in_use(match: re.Match[str]) -> str:
    """A title as it is used: "Premier ministre", "gilets jaunes", "Sa Majesté"."""
    words = match[0]
    if words.startswith(("s", "l")) and " " in words:  # a rank and its owner
        return words.title()
    return words.lower() if words.startswith("g") else words.capitalize()
