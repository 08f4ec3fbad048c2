"""Finds French words that only sound as the right ones: "va dores et déjà", "à peu prêt", "pour palier la perte", "ça c'est passé vite".

Each stands in a phrase that takes one of the two only (Grevisse, Le Bon Usage; Girodet, Pièges et difficultés).
"""

from __future__ import annotations

from summarize.text.signed import signed

# "va dores et déjà", "à peu prêt", "au fur et à mesures"
_PHRASES = signed(
    "ores et déjà|ore et déjà|peu prêt|peut prêt|fur et ",
    r"(?<![\w'’-])(?:[dh]?ores?(?<!['’]ores)|d['’]h?ores?(?<!['’]ores)) et déjà|(?<![\w-])à peut? prêts?(?![\w-])|(?<![\w-])au fur et (?:à mesures|mesure)",
)
# "pour palier les pertes": "pallier" is what one does, "palier" a landing.
_REMEDY = signed(
    " palier ",
    r" palier (?:(?<=[Pp]our palier )|(?<=fin de palier )|(?<=peut palier )|(?<=peuvent palier )|(?<=va palier )|(?<=vont palier )|(?<=doit palier )|(?<=doivent palier )|(?<=faut palier )|"
    r"(?<=rait palier )|(?<=met de palier )|(?<=ant à palier )|(?<=ervir à palier ))(?:l[ea]s? |l['’]|aux? |à |ces? |cette |une? |s[ae]s? |leurs? )",
)
# "quand ça c'est arrêté": behind "ça", "il" or "ce qui" a participle wants "s'est".
_HAPPENED = signed(
    "a c'est|a c’est|i c'est|i c’est|l c'est|l c’est|lle c'est|lle c’est|n c'est|n c’est",
    r"(?<![\w'’-])(?:[Cc]ela|[Çç]a|ce qui|qui|[Ii]l|[Ee]lle|[Oo]n) c['’]est (?:(?:très |si |trop |plutôt |aussi |[a-zà-ÿ]{3,}ment )?(?:bien |mal |vite )?)?"
    r"(?:passé|arrêté|produit|terminé|déroulé|tenu|fait|rendu|retrouvé|vu|effondré|trompé|engagé|révélé|avéré|transformé|banalisé|ajouté|installé|emparé|blessé|tué|dégradé|accéléré|calmé|poursuivi)"
    r"e?(?![\w'’-])",
)
# "Et bien non": who answers says "Eh bien".
_WELL = signed(
    "Et bien",
    r"(?:(?<=^)|(?<=[.!?…:«\"“] )|(?<=[«\"“]))Et bien(?:,| (?:on|il|elle|je|nous|vous|ils|elles|non|oui|moi)(?!\w)| [jc]['’])",
)
# "filmé entrain de courir": "l'entrain" is a mood.
_BUSY = signed(
    "entrain d",
    r"(?<![\w-])(?:est|sont|était|étaient|être|suis|sommes|étant|montr(?:e|ant)|voit|vue?s?|filmée?s?|surprise?s?|aperçue?s?) (?:déjà |encore |toujours )?entrain d(?:e |['’])",
)
# "Il fait peut être partie": behind another verb "peut-être" is one word.
_PERHAPS = signed(
    " peut être",
    r" peut être(?:(?<=\best peut être)|(?<=\bsont peut être)|(?<=\ba peut être)|(?<=\bont peut être)|(?<=\bfait peut être)|(?<=\bfont peut être)|(?<=\bétait peut être)|(?<=\bétaient peut être)|"
    r"(?<=\bavait peut être)|(?<=\bavaient peut être)|(?<=\bsera peut être)|(?<=\bseront peut être)|(?<=\baura peut être)|(?<=\bva peut être)|(?<=\bvont peut être)|(?<=\bdoit peut être)|"
    r"(?<=\bdoivent peut être)|(?<=\bsuis peut être)|(?<=\bai peut être)|(?<=\bserait peut être))(?! qu)(?![\w-])",
)
# "grâce au soutient d'un élu": a noun has no "-t".
_SUPPORT = signed(
    "soutient",
    r"(?<![\w'’-])(?:(?:du|au|un|son|sans|(?:avec|avoir|apporter|reçu|obtenu|recevoir|obtenir) le) soutient|le soutient d['’](?=[A-ZÀ-Ý]))(?![\w'’-])",
)
# "ils chantent en cœur": in a choir.
_CHOIR = signed(
    "en cœur|en coeur",
    r"(?<![\w-])(?:chant(?:e|ent|é|er)|répèt(?:e|ent)|répond(?:ent|u)?|repren(?:d|nent)|repris|dit|disent|clam(?:e|ent|é|er)|cri(?:e|ent|é|er)|scand(?:e|ent|é|er)|applaudi(?:ssent|t)) "
    r"(?:tous |toutes |presque )?en c(?:œ|oe)ur(?![\w-]| d)",
)
# "les reformes du port": the verb has no accent, the noun has.
_REFORM = signed(
    "reforme",
    r"(?<![\w'’-])(?:(?:une|cette|sa|de la|à la|leur) reforme|(?:[Ll]es|[Dd]es|ces|ses|leurs|aux|de) reformes)(?![\w'’-])",
)
# "dan le port", "ente l'Aurance et Brévans": a small word before an article, less a letter.
_LETTER = signed(
    " dan | ente | ver | sou | ave ",
    r" (?:dan|ente|ver|sou|ave) (?:l[ea]s? |l['’]|une? |s[ae]s? |son |ces? |cette |des )",
)
# "ils seront tout deux": "tous deux".
_BOTH = signed(
    "tout deux|tout trois",
    r"(?<![\w-])(?:sont|seront|seraient|étaient|furent|ont|avaient|auront|auraient|eux|ils|vont|doivent|peuvent|veulent|font|venus|nés|élus|[,(]) tout (?:deux|trois)(?! (?:ans|fois|jours|mois|heures))(?![\w-])",
)
# "due a la crue": the preposition "à" behind what takes it.
_HAS = signed(
    " a ",
    r" a (?:(?<=\bdue a )|(?<=\bdues a )|(?<=\bdû a )|(?<=\bdus a )|(?<=\bliée a )|(?<=\bliées a )|(?<=\bliés a )|(?<=\blié a )|(?<=opposée a )|(?<=opposés a )|(?<=opposées a )|"
    r"(?<=nfrontée a )|(?<=nfrontés a )|(?<=nfrontées a )|(?<=férieure a )|(?<=férieures a )|(?<=périeure a )|(?<=périeures a ))(?=l[ea]s? |l['’]|son |s[ae]s? |cette |ces? |une? |des |[\"«])",
)
# "au moment ou le pont cède", "d'ou vient": a place or a time takes "où".
_OR = signed(
    " ou |'ou |’ou ",
    r" ou (?:(?<=u moment ou )|(?<=u moment même ou )|(?<=[Dd]ans le cas ou )|(?<=[Aa]u cas ou )|(?<=la mesure ou )|(?<=[Ll]e jour ou )|(?<=le jour même ou )|(?<=à l.heure ou )|(?<=au point ou ))"
    r"(?=l[ea]s? (?!autre|même|jour|nuit|veille|moment)|l['’](?!autre|heure)|ils? |elles? |on |nous |vous |justement |cette |s['’]|se )|"
    r"['’]ou (?<=\b[Dd].ou )(?=l[ea]s? |l['’]|son |sa |ses |une? |ils? |elles? |on |vien)",
)
# Those with rare signs are tried as one: to ask each takes four times as long.
_RARE = (_PHRASES, _REMEDY, _WELL, _BUSY, _PERHAPS, _SUPPORT, _CHOIR, _REFORM, _LETTER, _BOTH)
_PATTERNS = (
    signed("|".join(sign for rare in _RARE for sign in rare.signs), "|".join(rare.source for rare in _RARE)),
    _HAPPENED,
    _HAS,
    _OR,
)


def homophones(text: str) -> list[str]:
    """The stretches of a French text with a word in place of one that sounds like it.

    >>> homophones("Le maire va dores et déjà pallier la panne, au moment ou la digue cède.")
    ['dores et déjà', ' ou ']
    """
    return [match[0] for pattern in _PATTERNS for match in pattern.finditer(text)]
