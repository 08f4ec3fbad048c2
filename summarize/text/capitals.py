"""Sets the capitals of French names and titles: "l'Union Européenne", "le vice-Président", "un chef d'état", "dans l'hexagone".

Imprimerie nationale, Lexique des règles typographiques, « Capitales »: of a body's name the first noun has a capital and the adjective behind
it none; a function has none, the State has one.
"""

from __future__ import annotations

import re

from summarize.text.signed import signed

# "l'Union Européenne", "le Front National", "les Nations Unies", "un code Pénal"
_BODY = signed(
    " Europ| National| Unies| Constitutionnel| Socialiste| Communiste| Mondiale| Sociale| Pénal",
    r"(?<![\w-])(?:(?:Union|Commission|Banque centrale) Européenne|(?:Parlement|Conseil) Européen|(?:Assemblée|[EÉ]ducation|Garde) Nationale|(?:Rassemblement|Front) National|"
    r"Nations Unies|Conseil Constitutionnel|Parti (?:Socialiste|Communiste)|Banque Mondiale|Sécurité Sociale|Cour Pénale|[Cc]ode Pénal)(?![\w-]| [A-ZÀ-Ý])",
)
# "un chef d'état", "le ministre d'état", "la raison d'état"; a staff is "un état-major".
_STATE = signed(
    "'état|’état",
    r"(?:(?<=hef d)|(?<=hefs d)|(?<=taire d)|(?<=taires d)|(?<=istre d)|(?<=istres d)|(?<=oup d)|(?<=oups d)|(?<=omme d)|(?<=ommes d)|(?<=aison d)|(?<=ecret d)|"
    r"(?<=ffaire d)|(?<=andale d)|(?<=orisme d)|(?<=onseil d)|(?<=hef de l)|(?<=hefs de l)|(?<=ommet de l))(?P<apostrophe>['’])état(?![\w-]| d['’e])",
)
# "le vice-Président", "le premier Ministre", "des gilets Jaunes", "sa majesté la reine"
_TITLE = signed(
    "-Prés|-Min|-Direct|-Dép|-Maire|-Sénat|-Secr| Ministre|ilets J|ilet J| majesté| Majesté| altesse| Altesse| sainteté| Sainteté",
    r"(?<![\w-])(?:(?:[Vv]ice|[Ee]x|[Cc]o|[Ss]ous)-(?:Président|Ministre|Direct(?:eur|rice)|Député|Maire|Sénat(?:eur|rice)|Secrétaire)|[Pp]rem(?:ier|ière)s? Ministre|"
    r"gilets? Jaune|(?:sa|son|leurs?) (?:(?:Majesté|Altesse|Sainteté)s?|(?:majesté|altesse|sainteté)s? (?=royale|impériale|le pape|le roi|la reine|l['’]|[A-ZÀ-Ý])))",
)
# "dans l'hexagone": France has a capital.
_FRANCE = signed("'hexagone|’hexagone", r"(?<=[lL])(?P<apostrophe>['’])hexagone(?![\w-])")
# "Ca va mieux": the cedilla stays under a capital.
_THAT = signed("Ca ", r"C(?<![\w'’-].)a (?=[a-zà-ÿ])(?!et |ou )")


def capitalised(text: str) -> str:
    """A French text whose names and titles have their capitals, and no others.

    >>> capitalised("Le vice-Président de l'Union Européenne et un chef d'état sont venus dans l'hexagone.")
    "Le vice-président de l'Union européenne et un chef d'État sont venus dans l'Hexagone."
    """
    text = _BODY.sub(_adjective_small, text)
    text = _STATE.sub(lambda found: f"{found['apostrophe']}État", text)
    text = _TITLE.sub(_in_use, text)
    text = _FRANCE.sub(lambda found: f"{found['apostrophe']}Hexagone", text)
    return _THAT.sub("Ça ", text)


def _adjective_small(match: re.Match[str]) -> str:
    name, _, adjective = match[0].rpartition(" ")
    return f"{name} {adjective.lower()}"


def _in_use(match: re.Match[str]) -> str:
    """A title as it is used: a function small behind its prefix, "Premier ministre", "Sa Majesté"."""
    words = match[0]
    if words.startswith(("s", "l")) and " " in words:  # a rank and its owner
        return words.title()
    if words.startswith("g"):
        return words.lower()
    if " " in words:
        return words.capitalize()
    prefix, function = words.split("-")
    return f"{prefix}-{function.lower()}"
