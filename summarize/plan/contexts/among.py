"""Whether a French sentence tells of some or of others among what was told: "Quinze autres", "21 % refusent", "une mesure similaire"."""

from __future__ import annotations

import re

from summarize.plan.contexts.connectives import OWN_HALF
from summarize.text.signed import signed

# "Quinze autres ont suivi", "la dernière prévoit": of which ones?
_AUTRES = signed(
    "autre|sauf |également |aussi |premi|derni|second|deuxième|troisième",
    r"(?<![\w-])(?:\d+|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente|plusieurs|certains|les) autres "
    r"(?:sont|ont|étaient|avaient|seront|,|\.)|^sauf (?:si|que|qu')|^(?:[^\W\d_]++['’]?\s?){1,5} (?:également|aussi(?! [a-zà-ÿ]+ qu[e'])) |^l['’]autre |^(?:le|la) (?:premi(?:er|ère)|derni(?:er|ère)|seconde?|deuxième|troisième) "
    r"(?:a|est|avait|était|sera|serait|aurait|concerne|décrit|fait|prévoit|évoque|se|s'est|y|en date|,)(?![\w-])",
    re.IGNORECASE,
)
# "La plus touchée", "encore plus net": of which ones, than what?
_COMPARED = signed(
    "encore plus |encore moins |le plus |la plus |les plus |le moins |la moins |les moins |le mieux |la mieux |les mieux |visé|ciblé|concerné|touché",
    r"(?<![\w-])encore (?:plus|moins) [a-zà-ÿ]+(?=\s*(?:[.!;:,]|$))|"
    r"(?<![\w-])(?:le|la|les|l') ?[a-zà-ÿ]+ (?:le|la|les) (?:plus|moins) (?!brefs?\b|brèves?\b|tota|complet|complèt|absolu|strict|entière?s?\b|haut|vifs?\b|vives?\b|divers)[a-zà-ÿ]+(?=\s*(?:[.:;!]|$))|"
    r"(?<![\w-])(?:est|sont|était|étaient|reste|restent) (?:le|la|les) (?:plus|moins|mieux) [a-zà-ÿ]+(?=\s*(?:[.:;!,]|$))|"
    r"(?<![\w-])(?:particulièrement|notamment|tout aussi|aussi|plus|moins) (?:visée?s?|ciblée?s?|concernée?s?|touchée?s?)(?=\s*(?:[.!;]|$))",
)
# "La même unité avait saisi …": one that was told before; "le même espoir" and "le même maillot que" are none.
_SAME_ONE = signed(
    " même | mêmes ",
    r"(?<![\w-])(?:les?|la|du|aux?|des) mêmes? (?P<noun>unité|port|ville|village|lieu|endroit|institut|interview|raison|tribunal|quartier|rue|hôpital|juge|"
    r"source|enquête|occasion|document|revue|journal|chaîne|équipe|opération|affaire|plateau|émission|communiqué|entretien|discours|sondage|étude|bâtiment|immeuble|texte|tribune|commission|ministre|homme|femme|constat|avis|diagnostic|"
    r"enquêteur|rapport|article|revue|responsable|personne)"
    r"s?(?![\w-])(?! que\b| qu')",
    re.IGNORECASE,
)

# "Une autre étude alertait", "un autre homme est recherché": beside which? "D'une autre manière" is none.
_ANOTHER = signed(
    " autre |une autre ",
    r"^(?P<before>(?:[^,;:«»]{0,40}, )?[^,;:«»]{0,60}?)(?<![\w'-])une? autre (?!part\b|fois\b|chose\b|manière\b|façon\b|côté\b|monde\b|temps\b|nom\b)(?P<noun>[a-zà-ÿ][\w-]+)",
    re.IGNORECASE,
)
# "Une mesure similaire" to which one, "une seconde enveloppe" after which first? Of 37,000 sentences from within articles
# 35 have these, and hardly one stands alone; "une deuxième vague" and "un second tour" do.
_LIKENED = signed(
    "similaire|semblable|comparable|identique",
    r"^[^;:«»]{0,140}(?<!\w)(?:similaire|semblable|comparable|identique)s?(?! (?:à|au|aux|entre|en)(?!\w))(?!\w)",
)
_NUMBERED = re.compile(
    r"^(?:Dans |Lors d'|Pour |Avec |Sur |Selon )?[Uu]ne? (?:second|deuxième|troisième|quatrième|cinquième|sixième|septième|huitième|neuvième|dixième|onzième|"
    r"douzième)e? (?!(?:vague|tour|mandat|fois|temps|vie|édition|trimestre|semestre|degré)(?!\w))"
)
# "Les deux ont passé des contrats", "Le plus symbolique, la statue de Brun, …", "Le membre du conseil a parlé": of which?
_OF_WHICH = re.compile(
    r"^(?:(?:Les|Tous les|Toutes les) (?:deux|trois|quatre|cinq|six) (?=(?:ont|sont|avaient|étaient|auront|seront|se|ne|en|y) |[sn]')|"
    r"L[ea]s? (?:plus|moins) [a-zà-ÿ]+(?=,| (?:est|sont|était|étaient|a|ont|reste|restent|fut) )|"
    r"(?:La|Une) (?:(?:grande|vaste|large|très grande|écrasante) )?(?:majorité|moitié|quasi-totalité|plupart) (?=(?:est|sont|étaient|était|a|ont|avait|avaient|ne|n'|se|s'|y|en|vient|viennent) |[sn]')|"
    r"L[ea] membre (?:du |de la |de l'|des )(?![^.]{0,80}[A-ZÀ-Ý][\w'-]+ [A-ZÀ-Ý]))"
)
# "Un tel accord": as which? "Une telle ampleur que" says it itself. Of the same sentences 82, hardly one alone.
_SUCH = signed(
    "un tel |une telle |de tels |de telles ",
    r"(?<![\w'-])(?:un tel|une telle|de tels|de telles) (?P<noun>[a-zà-ÿ]{3,}+)(?! qu[e'])",
    re.IGNORECASE,
)

_SEVERAL = "et|les|tous|toutes|ils|elles"  # "Odile et Paul habitent la même rue"


_VERB = (
    "(?:(?:ne |n'|se |s'|en |y |l'|lui |leur )*(?:ont|sont|avaient|étaient|auront|seront|auraient|seraient|peuvent|vont|font|doivent|"
    r"[a-zà-ÿ]{2,}(?:ent|aient|ont))(?![\w-]))"
)
_NUMERAL = (
    r"(?:\d[\d.,]*(?: ?%)?|(?:[Dd]eux|[Tt]rois|[Qq]uatre|[Cc]inq|[Ss]ix|[Ss]ept|[Hh]uit|[Nn]euf|[Dd]ix|[Oo]nze|[Dd]ouze|[Qq]uinze|[Vv]ingt|"
    "[Tt]rente|[Qq]uarante|[Cc]inquante|[Cc]ent|[Mm]ille)(?:-[a-z]+)*)(?: (?:millions?|milliards?))?"
)
# "1.804 étaient neufs", "21 % refusent", "Moins d'un sur deux votera": of what? A year has one verb in the singular.
_COUNTED_OFF = re.compile(
    rf"^(?:(?:Près|Plus|Moins|Environ|Quelque|Quelques|Au moins|Presque|Seuls|Seules|Seulement) ?(?:de |d'|des |les )?)?"
    rf"(?:{_NUMERAL}(?: sur (?:[a-z]+|\d+))? ?(?:\([^)]*\) ?)?{_VERB}|une? sur (?:deux|trois|quatre|cinq|dix) ?(?:\([^)]*\) ?)?[a-zà-ÿ]+[at](?!\w))"
)
# "Beaucoup dormaient", "Aucun n'a signé", "Une partie demande une digue": of whom?
_SOME = re.compile(
    rf"^(?:(?!Certain|Les uns|Si |S'|Parmi|Des )[^,«]{{3,70}}, )?(?:[Bb]eaucoup|[Qq]uelques-une?s|[Dd]'autres|[Pp]lusieurs|[Tt]ous|[Tt]outes|[Tt]rès peu|"
    rf"[Ll]a plupart|[Cc]ertaine?s|[Ll]es autres) {_VERB}|"
    r"^(?:Aucune?|Chacune?|Une partie|Une? autre|L'une?|La moitié|Le reste|Le tout) (?:ne |n'|se |s'|en |y )?(?:a|est|était|avait|sera|aura|serait|"
    r"aurait|va|peut|doit|fait|demande|réclame|reste|concerne)(?!\w)"
)
# "Six autres bacs ont coulé", "rapporte un autre pêcheur": beside which?
_OTHERS = signed(
    "autres |un autre |une autre ",
    r"^(?P<before>[^,;:«»]{0,45}, )?(?:[Ll]es )?(?:\d+|[Dd]eux|[Tt]rois|[Qq]uatre|[Cc]inq|[Ss]ix|[Ss]ept|[Hh]uit|[Nn]euf|[Dd]ix|[Oo]nze|[Dd]ouze|[Qq]uinze|[Vv]ingt|"
    r"[Pp]lusieurs|[Qq]uelques|[Dd]e (?:très )?nombreu(?:x|ses)|[Cc]ertaine?s|[Bb]eaucoup d'|[Dd]')(?: |(?<='))autres (?!fois|part)[a-zà-ÿ]+|"
    r"[«»],? (?:(?:a|ont|avait) [a-zà-ÿ]+(?:é|it|u)|s'[a-zà-ÿ]+(?:e|ait)|[a-zà-ÿ]+(?:e|t|ait)) une? autre (?!fois)[a-zà-ÿ]",
)
_ONE_OF_THEM = re.compile(
    r"(?<![\w-])(?:certain|les uns|comme|outre|parmi|en plus|avec|si|s')", re.IGNORECASE
)
# "À Varlin, la démarche est la même", "selon la même logique": as which?
_THE_SAME = signed(
    " même| mêmes",
    r"(?:est|sont|était|étaient|reste|restent) (?:peu ou prou |quasi(?:ment)? |exactement |à peu près )?(?:la|le|les) mêmes?"
    r"(?=[.,;:]| (?:à|en|dans|chez|aux?|du côté|pour (?!tou))|$)|"
    r"^[^,;:«»]{2,90} (?:la|le|les|du|une|aux?|dans l[ea]s?|sous les) mêmes? (?:tendance|logique|schéma|scénario|registre|thème|sens|phénomène|"
    r"problème|stratégie|auspices|raisonnement|sort|réflexe|principe|difficulté|recette|refrain|méthode)s?(?! que| qu'| pour tou)(?![\w-])",
)


def one_of_them(sentence: str, unquoted: str) -> bool:
    """Whether a sentence tells of some among what was told before it, or of one beside, like or after it.

    Args:
        sentence: French, with straight apostrophes.
        unquoted: the same with marks for what it quotes.
    """
    if any(pattern.search(sentence) for pattern in (_AUTRES, _COMPARED, _NUMBERED, _OF_WHICH)):
        return True
    if _COUNTED_OFF.match(unquoted) or _SOME.match(unquoted) or _THE_SAME.search(unquoted):
        return True
    likened = _LIKENED.match(unquoted)
    if likened and not OWN_HALF.search(likened[0]):
        return True
    others = _OTHERS.search(unquoted)
    if others and not (others["before"] and _ONE_OF_THEM.match(others["before"])):
        return True
    same = _SAME_ONE.search(unquoted)
    if same and not re.search(
        rf"(?<!\w)(?:{same['noun']}|{_SEVERAL})(?!\w)", unquoted[: same.start()], re.IGNORECASE
    ):
        return True
    such = _SUCH.search(unquoted)
    if such and such["noun"].casefold() not in unquoted[: such.start()].casefold():
        return True
    another = _ANOTHER.match(unquoted)
    return (
        another is not None
        and another["noun"].rstrip("s").casefold() not in unquoted[: another.start("noun")].casefold()
        and not another["before"].endswith((" et ", " ou "))  # "Odile Brun et une autre élue": beside her
    )
