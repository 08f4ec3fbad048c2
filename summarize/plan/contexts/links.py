"""Whether a French sentence is said beside, after or against one before it: "a également promis", "quinze autres"."""

from __future__ import annotations

import re
from functools import lru_cache

from summarize.plan.contexts.among import one_of_them
from summarize.plan.contexts.connectives import OWN_HALF, joined
from summarize.plan.contexts.fragments import fragment
from summarize.plan.contexts.whose import of_nobody_told
from summarize.text import grammar
from summarize.text.entities.quotations import QUOTED
from summarize.text.signed import signed

# "Beaucoup l'avaient présentée": one short subject stands before, and what the pronoun takes up is not it.
_CLITIC = re.compile(
    r"^[«\"\s]*(?:[^\W\d_]++['’]?\s?){1,4}(?:, (?:qui|dont|où) [^,;:]{3,80},)?\s(?:l['’]|les\s|le\s|la\s|lui\s|leur\s)(?:a|ont|avait|avaient|aura|auront|est|était|aurait|auraient)\s"
)
# "Le taux était de 6,9 % vendredi": beside the one of today, which the sentence before told.
_MEASURE_WAS = re.compile(
    r"^(?:Le|La|Ce|Cette) (?:taux|chiffre|nombre|total|bilan|montant|niveau|part|proportion|moyenne|score) (?:était|s'élevait|atteignait|s'établissait) "
)
# "Le parquet a confirmé les avoir diligentées": what, the sentence before told.
_HAVING = signed(
    "'avoir| avoir|'être| être",
    r"^[^,;:«»]{3,100} (?:(?:a|ont|avait|avaient) )?(?:confirm|reconn|adm|ni|affirm|assur|dit|dém|déclar|indiqu|estim|pens|jur)[a-zà-ÿ]* (?:ne pas )?"
    r"(?:l'|les |le |la |lui |leur |y |en )(?:avoir|être) ",
)
# "Si le Palt ne doit pas le disputer, …": what, the sentence before said.
_TAKEN_UP = re.compile(
    r"^(?:Si|S'il|Quand|Lorsque?|Comme|Bien que|Puisque|Alors que|Tandis que) [^,]{3,80}"
    r"\b(?:doi(?:t|vent)|peu(?:t|vent)|veu(?:t|lent)|va|vont|pas|plus|pouvoir|souhaitent?|devai(?:t|ent)|pouvai(?:t|ent)) "
    r"(?:l'|(?:le|la|les|lui|leur|y|en) )[a-zà-ÿ]+(?:er|ir|re|oir)(?=,| [a-zà-ÿ])",
)
# "Comme Odile, une cinquantaine de riverains …": one whom only her first name tells.
_LIKE_ONE = re.compile(
    r"^(?:Comme|A l'image d['e]|À l'image d['e]|A l'instar d['e]|À l'instar d['e]) ?[A-ZÀ-Ý][a-zà-ÿ]+(?:, | et [A-ZÀ-Ý][a-zà-ÿ]+, )"
)

# "…", a ajouté la préfète", "La préfète a ajouté que": to what she said before.
_ADDS = re.compile(
    r"(?:«|,) ?(?:(?:a|ont|avait|avaient) (?:ajouté|poursuivi|renchéri|enchaîné|complété)|ajoute(?:nt)?|poursui(?:t|vent)|renchéri(?:t|ssent)|"
    r"enchaîne(?:nt)?)(?: [a-zà-ÿ]|, | [A-ZÀ-Ý])|"
    r"^[^,;:«»\"“”]{3,80} (?:a|ont|avait|avaient) (?:ajouté|renchéri|enchaîné) (?:que |qu'|«)"
)

# "S'agissant de la digue, …": an item of a list that the sentences before it go through.
TURNS_TO = re.compile(
    r"^(?:S['’]agissant d(?:e |es |u |['’])|Concernant |Quant (?:à |aux? )|Côté |Au sujet d(?:e |es |u |['’])|[AÀ] propos d(?:e |es |u |['’])|"
    r"Pour ce qui (?:est|concerne) |En ce qui concerne |En matière d(?:e |['’]))(?P<to>[^,]{2,60}),"
)
# "Afin d'éviter la contagion, il faudrait le porter.": what? "Il faut le dire" takes up nothing that has a name.
_OBJECT = re.compile(
    r"^(?:(?:Afin|Pour|Dans|En|À|A|Selon|D'après|Par)\b[^,]{2,60}, )?il (?:faut|faudra|faudrait|fallait|(?:est|serait|sera) [a-zé]+ de|convient de) "
    r"(?:ne (?:pas|plus) )?(?:le|la|les) (?!(?:dire|faire|savoir|reconnaître|rappeler|répéter|voir|croire|noter|souligner|mois|maire|titre|nombre|"
    r"premier|dernier|chantier|dossier|pouvoir|plaisir|guerre|mer|terre|lumière|manière|première|dernière|carrière|matière)\b)[a-zà-ÿ]+(?:er|ir|re|oir)\b",
    re.IGNORECASE,
)

# "Webmaster du journal, celui qui se dit survivant …": of 37,000 sentences 14 have such a subject, and none names it.
_THE_ONE = signed(
    "celui qui |celle qui |ceux qui |celles qui ", r"^[^«»;:.]{2,90}, (?:celui|celle|ceux|celles) qui "
)

# "D'un côté" without the other side, "dans un premier temps" without the second, "la banque doit, elle, …".
_HALVES = (
    (
        re.compile(r"^D'(?:un|une) (?P<half>côté|part)(?=,)"),
        re.compile(r"(?:de l'|d')autre|de l'autre", re.IGNORECASE),
    ),
    (
        re.compile(r"(?<![\w-])dans un premier temps(?![\w-])", re.IGNORECASE),
        re.compile(
            r"(?<![\w-])(?:avant|puis|ensuite|second|deuxième|enfin|finalement|mais)(?![\w-])|"
            # "une marche qui avait dans un premier temps été interdite": it has been held, the main clause says
            r"(?<![\w-])qui (?:a|ont|avait|avaient|était|étaient) dans un premier temps(?![\w-])",
            re.IGNORECASE,
        ),
    ),
)
# "Beaucoup s'en souviennent ici": where the reporter stands.
_HERE = signed("ici", r"(?<![\w'’-])ici(?![\w-])(?! et là)")

# "Si celui-ci avait lieu, …": what, the sentence before told.
_LATTER = re.compile(
    r"^(?:Si|Quand|Lorsque|Comme|Pour|Selon|Avec|Dans|Chez|D'après) (?:celui|celle|ceux|celles)-ci(?![\w-])"
)
# "Suivent le Palt et la Serre", "Approche alors la maire", "Sont visés les bacs": the verb first goes on from what was told.
# Of 60,000 sentences of articles 77 open so, and each of the dozen read does.
_VERB_FIRST = re.compile(
    r"^(?:Approche(?:nt)?|Arrive(?:nt)?|Suit|Suivent|Vient|Viennent|Reste(?:nt)?|S'(?:y )?ajoute(?:nt)?|Sont|Est|Étaient|Était|Seront|Sera|Figurent|Figure(?= (?:aussi|également|notamment|parmi|en|au|dans|sur|à|une?|le|la|les|des|l')(?!\w))|"
    r"Apparaît|Apparaissent|Manque(?:nt)?|Surgit|Surgissent|Commence(?:nt)?|Débute(?:nt)?|Entre(?:nt)?|Demeure(?:nt)?|Survient|Surviennent|Domine(?:nt)?) "
)
# "…", pouvait-on y lire", "était-il écrit de l'autre", "précise-t-on de même source": on what, from which?
_READ_THERE = signed(
    " y lire|y lit-on|y lisait-on|-il écrit|même source",
    r"(?:de|selon une|selon cette) même source|(?:(?:pouvait|peut|pourra)-on|on (?:pouvait|peut)) y lire|(?<![\w-])y (?:lit|lisait)-on|(?:est|était)-il écrit(?! (?:sur|dans|à|en|au|aux)\b)",
)

# "Une mesure prise pour tenir la digue : selon le port, …": what stands before the colon is said of the sentence before.
# Of 23,000 sentences of articles 30 from within open so without a verb, and 28 of these lean.
_ANNOUNCES = re.compile(r"^(?:Une?|Des) [^:«»\"“”.]{5,140}?(?=\s?: )")

# "Avait alors dit": when, the sentence before told; unless this one does.
_THEN = signed(" alors ", r"^[^:;«»]{3,160}?(?<![\w-])(?:avait|avaient|était|étaient) alors (?!que )")
_WHEN = re.compile(
    r"(?<![\w-])(?:lorsqu|quand|après|lors|pendant|(?:1[89]|20)\d\d)|(?<!\w)\d{1,2} [a-zà-ÿ]{3,9}(?!\w)"
)
# "Un communiqué annonce qu'il part": who? A paper speaks, and nobody is named.
_PAPER = re.compile(
    r"^(?:Une?|Le|La|L'|Ce|Cette|Cet) ?(?:communiqué|tweet|message|texte|rapport|document|note|lettre|courrier|étude|enquête|article|arrêté|décret|"
    r"jugement|sondage)(?![\w-])(?P<before>[^«»]{0,120}?)(?:annonc|indiqu|précis|affirm|expliqu|rév[èé]l|confirm|soulign|rapport)[a-zà-ÿ]* "
    r"qu'(?:il|elle)s? (?!(?:y|faut|fallait|faudra|s'agi(?:t|ssait)|est (?:possible|nécessaire|important|interdit)|existe|convient)(?!\w))"
)
_WHOLE_NAME = re.compile(r"[A-ZÀ-Ý][\w'-]+ [A-ZÀ-Ý]|M(?:me|\.) [A-ZÀ-Ý]")

# "Certains préfèrent attendre", "Parmi les autres mesures, …", "A l'époque, la digue tenait", "L'ensemble est prêt", "Outre le
# lieu, …", "La maire assure que non": of whom, beside which, when, of what, and what was asked, the sentence before told. Of
# 37,000 sentences from within articles 66 are so, and all but four lean on it. "D'autant qu'il pleut", "Pour le reste, …", "Mieux :",
# "Même avis du côté du port": of 15 such that editors read beside what a reader knows each does.
_TAKES_UP = re.compile(
    r"^[^,;:«»]{3,100} que (?:non|oui)(?=[,.])|"
    r"^(?:Certain(?:s|es) (?:[nsl]'|ne |se |y )?(?=[a-zà-ÿ]+(?:ent|ont)(?!\w))|(?:Pour|Chez|Selon) (?:certain(?:s|es)|d'autres|beaucoup),|"
    r"(?:Parmi|Pour|Dans|Chez|Sur|Outre|Sous|Avec|De|Selon) (?:les|ses|leurs) autres |"
    r"D'autant (?:plus |moins )?qu|(?:Mieux|Pire|Conséquence|Problème|Verdict|Explication) ?:|Même [a-zà-ÿ]+ (?:du côté|pour|chez|de la part) |"
    r"(?:Pour le reste|Partout ailleurs|En riposte|Quoi qu'il en soit|[AÀ] chaque fois|Dans le sens inverse|En cas d(?:e rejet|e refus|'échec)),|Pour en revenir |"
    r"[AÀ] l'époque(?=,| (?:déjà|encore)(?!\w))|Par exemple(?!\w)|En particulier,|L'ensemble (?!d[eu]s? |d')[a-zà-ÿ]|"
    r"(?:Outre|Au-delà|Hormis) (?:d[eu]s? |d')?(?:les? |la |l')?(?:[a-zà-ÿ]+|\"[^\"]{2,40}\"|« ?[^»]{2,40}»),)"
)
# "La police a répliqué": to what, the sentence before told, unless this one does.
_REACTS = re.compile(
    r"^[^,;:«»]{2,60}(?<!\bqui) (?:a|ont|avait|avaient) (?:alors |aussitôt |ensuite |immédiatement )?(?:répliqué|riposté|rétorqué|embrayé|surenchéri|contre-argumenté)"
    r"(?! (?:à|aux?) (?![a-zà-ÿ]+ de (?:gaz|tirs)))"
)
# "« Tu as raison », a répondu le maire.": to what? Of 37,000 sentences from within articles 26, of which one tells it.
_ANSWERS = signed(
    "répond|répliqu|rétorqu",
    r"(?:«,? ?(?:a|ont|avait|avaient) (?:[a-zà-ÿ]+ment )?(?:répondu|répliqué|rétorqué)|«,? ?(?:répond|réplique|rétorque)(?:ent|nt)?)(?=[ ,])"
    r"(?![^«]* (?:à|aux?) )",
)
_ASKED = re.compile(r"[Ii]nterrog|question|propos|sujet|accus|critiqu|attaqu|demand|reproch")
# "Cette fois", "depuis lors": beside which other time, since when? In a first half of its own a sentence may tell it.
_TIME_TOLD = signed(
    "cette fois|depuis lors",
    r"^(?P<before>[^«»]{0,160}?)(?<![\w-])(?:cette fois(?![\w-])|depuis lors)",
    re.IGNORECASE,
)


def apposed(sentence: str) -> bool:
    """Whether a sentence from within its article opens on a thing without a verb, and a colon: "Une mesure contestée : …"."""
    announces = _ANNOUNCES.match(sentence)
    return announces is not None and grammar.main_verb(grammar.tokens(announces[0]), embedded=True) is None


def half_told(sentence: str) -> bool:
    """Whether a sentence tells one side of two, "D'un côté, …", and the other stands in the next."""
    return _tells_one_side(_unquoted(sentence.replace("’", "'")))


def _unquoted(sentence: str) -> str:
    """The sentence with marks for what it quotes, so that a quotation is no blank."""
    return QUOTED.sub(lambda quoted: "«" * len(quoted[0]), sentence)


def _tells_one_side(unquoted: str) -> bool:
    return any(half.search(unquoted) and not other.search(unquoted) for half, other in _HALVES)


@lru_cache(maxsize=4096)  # asked of an event's sentences alone, and again where they are cut
def links_back(sentence: str) -> bool:
    """Whether nothing but the sentence before it in its article tells what a sentence takes up.

    Args:
        sentence: French, with straight apostrophes.
    """
    if any(
        pattern.search(sentence)
        for pattern in (
            _MEASURE_WAS,
            _CLITIC,
            _TAKEN_UP,
            _LIKE_ONE,
            _OBJECT,
            _VERB_FIRST,
            _LATTER,
            _REACTS,
            _TAKES_UP,
        )
    ):
        return True
    unquoted = _unquoted(sentence)
    if _THE_ONE.match(unquoted):
        return True
    if _HAVING.match(unquoted) or _ADDS.search(unquoted) or _READ_THERE.search(unquoted):
        return True
    if fragment(sentence, unquoted):
        return True
    then = _THEN.match(unquoted)
    if then and not _WHEN.search(then[0]):
        return True
    answers = _ANSWERS.search(unquoted)
    if answers and not _ASKED.search(unquoted):
        return True
    time = _TIME_TOLD.match(unquoted)
    if time and not _WHEN.search(time["before"]) and not OWN_HALF.search(time["before"]):
        return True
    paper = _PAPER.match(unquoted)
    if paper and not _WHOLE_NAME.search(paper["before"]):
        return True
    if _tells_one_side(unquoted):
        return True
    if of_nobody_told(unquoted) or _HERE.search(unquoted):
        return True
    return one_of_them(sentence, unquoted) or joined(unquoted)
