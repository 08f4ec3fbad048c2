"""Finds French words that only sound as the right ones: "va dores et déjà", "à peu prêt", "pour palier la perte", "ça c'est passé vite".

Each stands in a phrase that takes one of the two only (Grevisse, Le Bon Usage; Girodet, Pièges et difficultés).
"""

from __future__ import annotations

from summarize.text.signed import signed

_PATTERNS = (
    # "va dores et déjà", "à peu prêt", "d'ore et déjà", "au fur et à mesures"
    signed(
        "ores et déjà|ore et déjà|peu prêt|peut prêt|fur et ",
        r"(?<![\w'’-])(?:[dh]?ores?(?<!['’]ores)|d['’]h?ores?(?<!['’]ores)) et déjà|(?<![\w-])à peut? prêts?(?![\w-])|(?<![\w-])au fur et à mesures|(?<![\w-])au fur et mesure",
    ),
    # "pour palier les pertes": "pallier" is what one does, "palier" a landing.
    signed(
        "palier ",
        r"(?<![\w-])(?:[Pp]our|[Aa]fin de|peut|peuvent|va|vont|doit|doivent|faut|pourra|pourrait|permet(?:tra|tant)? de|servi(?:r|ra) à|cherche à|visant à|censé|tente de) palier (?:l[ea]s? |l['’]|aux? |à |ces? |cette |une? |s[ae]s? |leurs? )",
    ),
    # "quand ça c'est arrêté": behind "ça", "il" or "ce qui" a participle wants "s'est".
    signed(
        " c'est| c’est",
        r"(?<![\w'’-])(?:[Cc]ela|[Çç]a|ce qui|qui|[Ii]l|[Ee]lle|[Oo]n) c['’]est (?:(?:très |si |trop |plutôt |aussi |[a-zà-ÿ]{3,}ment )?(?:bien |mal |vite )?)?"
        r"(?:passée?|arrêtée?|produite?|terminée?|déroulée?|tenue?|faite?|rendue?|mise?|retrouvée?|vue?|effondrée?|trompée?|engagée?|révélée?|avérée?|transformée?|banalisée?|ajoutée?|installée?|emparée?|blessée?|tuée?|dégradée?|accélérée?|calmée?|poursuivie?)(?![\w'’-])",
    ),
    # "Et bien non": who answers says "Eh bien".
    signed(
        "Et bien",
        r"(?:(?<=^)|(?<=[.!?…:«\"“] )|(?<=[«\"“]))Et bien(?:,| (?:on|il|elle|je|nous|vous|ils|elles|non|oui|moi)(?!\w)| [jc]['’])",
    ),
    # "filmé entrain de courir": "l'entrain" is a mood.
    signed(
        "entrain d",
        r"(?<![\w-])(?:est|sont|était|étaient|être|suis|sommes|étant|montr(?:e|ant)|voit|vue?s?|filmée?s?|surprise?s?|aperçue?s?) (?:déjà |encore |toujours )?entrain d(?:e |['’])",
    ),
    # "Il fait peut être partie": behind another verb "peut-être" is one word.
    signed(
        "peut être",
        r"(?<![\w'’-])(?:est|sont|a|ont|fait|font|était|étaient|avait|avaient|sera|seront|aura|auront|va|vont|doit|doivent|suis|ai|serait|aurait|veut|vient) peut être(?! (?:que|qu)(?!\w))(?![\w-])",
    ),
    # "ils seront tout deux": "tous deux".
    signed(
        "tout deux|tout trois",
        r"(?<![\w-])(?:sont|seront|seraient|étaient|furent|ont|avaient|auront|auraient|eux|ils|vont|doivent|peuvent|veulent|font|venus|nés|élus|[,(]) tout (?:deux|trois)(?! (?:ans|fois|jours|mois|heures))(?![\w-])",
    ),
    # "due a la crue": the preposition "à" behind what takes it.
    signed(
        ' a la | a les | a l\'| a l’| a son | a sa | a ses | a ce| a un| a des | a "| a «',
        r"(?<![\w-])(?:dues?|dû|dus|liée?s?|opposée?s?|confrontée?s?|inférieure?s?|supérieure?s?) a (?:la |les |l['’]|son |sa |ses |cette |ces |ce |une? |des |[\"«])",
    ),
    # "grâce au soutient d'un élu": a noun has no "-t".
    signed(
        "soutient",
        r"(?<![\w'’-])(?:(?:du|au|un|son|sans|(?:avec|avoir|apporter|reçu|obtenu|recevoir|obtenir) le|leur plein) soutient|le soutient d['’](?=[A-ZÀ-Ý]))(?![\w'’-])",
    ),
    # "ils chantent en cœur": in a choir.
    signed(
        "en cœur|en coeur",
        r"(?<![\w-])(?:chant(?:e|ent|é|er)|répèt(?:e|ent)|répond(?:ent|u)?|repren(?:d|nent)|repris|dit|disent|clam(?:e|ent|é|er)|cri(?:e|ent|é|er)|scand(?:e|ent|é|er)|applaudi(?:ssent|t)) "
        r"(?:tous |toutes |presque )?en c(?:œ|oe)ur(?![\w-]| d)",
    ),
    # "au moment ou le pont cède", "d'ou vient": a place or a time takes "où".
    signed(
        "t ou |s ou |e ou |r ou |'ou |’ou ",
        r"(?<![\w'’-])(?:(?:[Aa]u moment|[Dd]ans le cas|[Aa]u cas|[Dd]ans la mesure|[Ll]e jour|à l['’]heure|au point)(?: même)? ou (?:l[ea]s? (?!autre|même|jour|nuit|veille|moment)|l['’](?!autre|heure)|ils? |elles? |on |nous |vous |justement |cette |s['’]|se )|"
        r"[Dd]['’]ou (?:l[ea]s? |l['’]|son |sa |ses |une? |ils? |elles? |on |vien))",
    ),
    # "les reformes du port": the verb has no accent, the noun has.
    signed(
        "reforme",
        r"(?<![\w'’-])(?:(?:une|cette|sa|de la|à la|leur) reforme|(?:[Ll]es|[Dd]es|ces|ses|leurs|aux|de) reformes)(?![\w'’-])",
    ),
    # "dan le port", "ente l'Aurance et Brévans": a small word before an article, less a letter.
    signed(
        "dan |ente |ver |sou |pou |ave ",
        r"(?<![\w'’-])(?:dan|ente|ver|sou|pou|ave) (?:l[ea]s? |l['’]|une? |s[ae]s? |son |ces? |cette |des )",
    ),
)


def homophones(text: str) -> list[str]:
    """The stretches of a French text with a word in place of one that sounds like it.

    >>> homophones("Le maire va dores et déjà pallier la panne, au moment ou la digue cède.")
    ['dores et déjà', 'au moment ou la ']
    """
    return [match[0] for pattern in _PATTERNS for match in pattern.finditer(text)]
