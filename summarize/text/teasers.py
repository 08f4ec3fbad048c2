"""French titles that promise the news, or invite to read it, and do not tell it."""

from __future__ import annotations

import re

# Titles that promise the news and do not tell it, and a petition's slogan.
_TELLS_NOTHING = re.compile(
    r"\b(?:le point (?:sur|à|de)|point de situation|ce qu(?:e l'on|'on|'il faut|e nous|e vous) (?:\w+ )?(?:sait|savoir|retenir|savons|devez)|"
    r"(?:l'essentiel|les (?:dernières|principales) (?:infos|informations|nouvelles|annonces|actualités)|les faits du jour)\b|"
    r"^(?:sui(?:s|vez)|revivez|regardez|découvrez|à savoir|a savoir)\b|^pour (?:l['’]|(?:la?|les|une?) )[^,:]*$|revue de presse|en (?:images|bref|chiffres)|(?:(?<=: )|(?<=^)|(?<=, ))retour sur|mode d'emploi|toutes les réponses|voici (?:ce|la|le|les|pourquoi|comment))",
    re.IGNORECASE,
)


def tells_nothing(title: str) -> bool:
    """Whether a title promises the news, or invites to read it, and does not tell it."""
    return _TELLS_NOTHING.search(title.replace("’", "'")) is not None
