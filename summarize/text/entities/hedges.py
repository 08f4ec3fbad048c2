"""Words that deny, hedge or attribute what a sentence says, per language."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple, get_args

from summarize.text.entities.tables import word_set
from summarize.text.normalize import fold

MarkerKind = Literal["negation", "hedge", "attribution"]


class Marker(NamedTuple):
    """A word or phrase that changes what the words around it claim; `text` is `source[start:end]`."""

    start: int
    end: int
    text: str
    kind: MarkerKind


# Patterns over the lower-cased text, "'" for every apostrophe; `~` stands for any word ending.
_PATTERNS: dict[str, dict[MarkerKind, str]] = {
    "fr": {
        "negation": (
            r"ne|n'|pas(?! à pas)|jamais|aucune?s?|ni|sans(?!-)|nulle?ment|rien|guère|non(?!-)|"
            r"refus(?:e|ent|é|és|ée|ées|ait|aient|er|ant)|dément(?:i|ent|ir|it|ie|is)?|ni(?:e|ent|é|er|ait)(?! )|"
            r"faute d[e']|à l'exception|hormis|impossible"
        ),
        "hedge": (
            r"soupçonn~|présum~|supposé(?:e|s|es)?|prétendu(?:e|s|es)?|mise?s? en examen|mises? en cause|"
            r"accusé(?:e|s|es)?|inculpé(?:e|s|es)?|suspect(?:e|s|es|é|ée|és|ées)?|poursuivi(?:e|s|es)? pour|prévenue?s?|"
            r"peut-être|probable(?:s|ment)?|vraisemblable(?:s|ment)?|apparemment|éventuel(?:s|le|les|lement)?|"
            r"possible(?:s|ment)?|potentiel(?:s|le|les|lement)?|hypothétique~|sans doute|"
            r"sembl(?:e|ent|ait|aient)|paraît|paraissent|devrai(?:t|ent)|pourrai(?:t|ent)|"
            r"peut|peuvent|risqu(?:e|ent|ait|aient) d[e']|envisag~|espèr(?:e|ent)|souhait(?:e|ent)|"
            r"tentative~?|tent(?:é|er|e|ent|ait) d[e']|menac(?:e|ent|é|ait|aient) d[e']|"
            r"environ|près d[e'](?= ?\d| ?(?:une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|vingt|trente|quarante|cinquante|soixante|cent|mille|la moitié)\b)|quelque(?= \d)|"
            r"presque|quasi(?:ment)?|au moins|au plus|plus d[e'](?= ?\d| ?(?:une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|vingt|trente|quarante|cinquante|soixante|cent|mille|la moitié)\b)|"
            r"moins d[e'](?= ?\d| ?(?:une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|vingt|trente|quarante|cinquante|soixante|cent|mille|la moitié)\b)|jusqu'à(?= \d)|une? (?:dizaine|centaine|millier)|"
            r"si(?= (?:le|la|les|l'|elle|ils?|on|un|une|ce|cette|ces)\b)|rumeurs?|allégations?|allégué(?:e|s|es)?|"
            r"non confirmé(?:e|s|es)?|à confirmer|sous réserve"
        ),
        "attribution": (
            r"selon|d'après(?!-midi)|aux dires d[e']|aux yeux d[e']|de source~? [^\W\d_]+|de l'avis d[e']|"
            r"affirm(?:e|ent|ait|aient|é|ant|er)|assur(?:e|ent|ait|é|ant)(?= qu| «| \"|,|\.)|(?:a|ont|avait) assuré|"
            r"(?:a|ont|avait|avaient|a-t-(?:il|elle|on)|ont-(?:ils|elles)) (?:(?!pas |plus |jamais )\w+ )?(?:déclaré|indiqué|expliqué|précisé|annoncé|ajouté|estimé|"
            r"souligné|raconté|confié|rapporté|révélé|reconnu|admis|confirmé|dit|écrit|répondu|lancé|jugé|fait savoir|"
            r"dénoncé|regretté|rappelé|insisté|martelé|prévenu|averti|plaidé|soutenu|prétendu|accusé|tweeté|réagi|commenté|fait valoir)|"
            r"déclar(?:e|ent)|indiqu(?:e|ent|ait|aient)|expliqu(?:e|ent|ait)|précis(?:e|ent|ait)(?= |-t-|,|\.)|annonc(?:e|ent|ait)|estim(?:e|ent|ait|aient)|"
            r"soulign(?:e|ent|ait)|racont(?:e|ent)|rapport(?:e|ent)(?= que| qu'| l'| le |,|\.| «)|prétend(?:ent|ait|aient)?|dit|disent|disait|"
            r"juge(?=,| que| qu'| «|-t-|nt)|pens(?:e|ent|ait)|croi(?:t|ent)|soutien(?:t|nent)|"
            r"confirm(?:e|ent)|dénonc(?:e|ent)|regrett(?:e|ent)|rappell(?:e|ent)|insist(?:e|ent)|évoqu(?:e|ent)|plaid(?:e|ent)|"
            r"a-t-(?:il|elle|on) (?:\w+)|ont-(?:ils|elles) \w+|dixit|à en croire|à l'en croire|"
            r"(?<=[,»”\"] )(?:assur|précis|jug|rapport|not|avanc|lanc|résum|tranch|poursui|conclu|écri|avert|préd|prévi)(?:e|ent|t|vent|it|ient)|"
            r"reproch~|accus(?:e|ent|ait|aient)"
        ),
    },
    "en": {
        "negation": r"not|\w+n't|no|never|without|neither|nor|none|nobody|nothing|cannot|den(?:y|ies|ied|ying)|refus~|fail(?:s|ed) to",
        "hedge": (
            r"alleged(?:ly)?|suspected|suspicion|accused|charged with|presumed|reported(?:ly)?|purported(?:ly)?|supposed(?:ly)?|apparent(?:ly)?|"
            r"may|might|could|would|should|perhaps|maybe|probabl[ey]|possibl[ey]|likely|potential(?:ly)?|seem(?:s|ed)?|appear(?:s|ed)? to|"
            r"about(?= \d)|around(?= \d)|some(?= \d)|nearly|almost|at least|at most|more than|less than|fewer than|up to(?= \d)|approximately|roughly|"
            r"attempted|expected to|if|unconfirmed|thought to|believed to|said to"
        ),
        "attribution": (
            r"according to|sa(?:id|ys|ying)|told|claim(?:s|ed)?|stat(?:ed|es)|announc(?:ed|es)|report(?:s|ed)(?= that)|insist(?:s|ed)|argu(?:es|ed)|"
            r"warn(?:s|ed)|add(?:s|ed)|explain(?:s|ed)|confirm(?:s|ed)|den(?:ies|ied)|believ(?:es|ed)|think(?:s)?|estimat(?:es|ed)|wrote|tweeted"
        ),
    },
    "de": {
        "negation": r"nicht|kein(?:e|en|em|er|es)?|nie|niemals|niemand(?:en|em)?|nichts|ohne|weder|noch nie|bestreite~|bestritt~|dementier~|verweiger~",
        "hedge": (
            r"mutmaßlich~|angeblich~|verdächtig~|verdacht~|beschuldigt~|angeklagt~|vermutlich~|wohl|möglicherweise|vielleicht|wahrscheinlich~|"
            r"offenbar|anscheinend|soll|sollen|sollte(?:n)?|könnte(?:n)?|dürfte(?:n)?|würde(?:n)?|wäre(?:n)?|hätte(?:n)?|"
            r"etwa|rund|circa|ca|fast|beinahe|knapp|mindestens|höchstens|mehr als|weniger als|bis zu|über(?= \d)|ungefähr|versucht~|falls"
        ),
        "attribution": (
            r"laut|gemäß|gemäss|zufolge|nach angaben|sagt(?:e|en)?|erklärt(?:e|en)?|teilt(?:e|en)? mit|mitgeteilt|behauptet(?:e|en)?|"
            r"betont(?:e|en)?|berichtet(?:e|en)?|sei|seien|habe|hätten|meint(?:e|en)?|schreib(?:t|en)|schrieb(?:en)?|kündigt(?:e|en)? an|so der|so die"
        ),
    },
    "es": {
        "negation": r"no|nunca|jamás|sin|ningun[oa]s?|ningún|nadie|nada|tampoco|ni|neg(?:ó|aron|ado|ar)|niega(?:n)?|desmint~",
        "hedge": (
            r"presunt[oa]s?|presuntamente|supuest[oa]s?|supuestamente|sospechos[oa]s?|acusad[oa]s?|imputad[oa]s?|investigad[oa]s?|"
            r"quizás?|tal vez|probable(?:s|mente)?|posible(?:s|mente)?|al parecer|podrían?|debería(?:n)?|habrían?|sería(?:n)?|"
            r"unos(?= \d)|unas(?= \d)|cerca de|alrededor de|casi|al menos|más de|menos de|hasta(?= \d)|aproximadamente"
        ),
        "attribution": r"según|afirm(?:ó|a|an|aron)|asegur(?:ó|a|an|aron)|declar(?:ó|a|aron)|dij(?:o|eron)|dice(?:n)?|explic(?:ó|a|aron)|señal(?:ó|a|aron)|indic(?:ó|a|aron)|anunci(?:ó|a|aron)|de acuerdo con|denunci(?:ó|a|aron)",
    },
    "it": {
        "negation": r"non|mai|senza|nessun[oa]?|niente|nulla|né|neanche|nemmeno|neppure|smentis~|neg(?:a|ano|ato|ò)",
        "hedge": (
            r"presunt[oiae]|sospettat[oiae]|accusat[oiae]|indagat[oiae]|imputat[oiae]|forse|probabil(?:e|i|mente)|possibil(?:e|i|mente)|"
            r"sembr(?:a|ano|erebbe)|parrebbe|\w{2,}rebber?o?|circa|quasi|almeno|più di|meno di|oltre(?= \d)|fino a(?= \d)"
        ),
        "attribution": r"secondo|stando a|afferm(?:a|ano|ato|ò)|dichiar(?:a|ano|ato|ò)|(?:ha|hanno) (?:detto|spiegato|annunciato|precisato|riferito|aggiunto)|dice|dicono|spieg(?:a|ano)|sostien(?:e|gono)|riferi(?:sce|scono)",
    },
    "pt": {
        "negation": r"não|nunca|jamais|sem|nenhu(?:m|ma|ns|mas)|ninguém|nada|nem|neg(?:ou|a|aram|ado)|desment~",
        "hedge": (
            r"alegad[oa]s?|alegadamente|supost[oa]s?|supostamente|suspeit[oa]s?|acusad[oa]s?|arguid[oa]s?|presumíve(?:l|is)|"
            r"talvez|provave(?:l|lmente)|provável|possíve(?:l|is)|possivelmente|poderá|poderia(?:m)?|deveria(?:m)?|teria(?:m)?|seria(?:m)?|"
            r"cerca de|quase|pelo menos|mais de|menos de|até(?= \d)|aproximadamente"
        ),
        "attribution": r"segundo|de acordo com|conforme|afirm(?:ou|a|aram)|disse(?:ram)?|declar(?:ou|a|aram)|explic(?:ou|a|aram)|anunci(?:ou|a|aram)|garanti(?:u|ram)|indic(?:ou|a|aram)",
    },
    "nl": {
        "negation": r"niet|geen|nooit|zonder|niemand|niets|noch|ontken(?:t|de|nen)|weiger~",
        "hedge": (
            r"vermoedelijk~|vermeende?|verdacht~|beschuldigd~|aangeklaagd~|mogelijk~|misschien|waarschijnlijk~|wellicht|blijkbaar|zou|zouden|"
            r"ongeveer|circa|zo'n|bijna|minstens|hoogstens|meer dan|minder dan|tot(?= \d)"
        ),
        "attribution": r"volgens|aldus|zegt|zei(?:den)?|verklaar(?:t|de|den)|meld(?:t|de|en)|stelt|stelde|bericht~|kondigt|kondigde",
    },
}

# Words in -rait(ent) that are no conditionals: imperfects of verbs in -rer and -rir, presents, nouns.
_NOT_CONDITIONAL = re.compile(
    r".*(?:ér|tr(?<!ttr)(?<!îtr)(?<!aitr)|vr(?<!evr)(?<!uivr)(?<!vivr)|ffr|arr|err(?<!verr)|"
    r"ur(?<!aur)(?<!clur)|ar|or|ôr|br|cr(?<!ncr)|gr|pr(?<!mpr)|cadr|effondr|engendr|poudr|"
    r"air(?<!plair)(?<!tair)|sp[iî]r|oupir|dés[iî]r)ai(?:t|ent)"
    # -tirer, -mirer, -virer, not sortir, dormir, servir
    r"|(?:(?:re|at|é|sou)?t|(?:ad)?m|(?:re|cha)?v|emp|déch|c)irai(?:t|ent)"
    r"|(?:ex|por|at|re|abs|dis|sous)?traits?|fraient"
)
_CONDITIONAL = re.compile(r"(?<![\w-])[^\W\d_]{1,24}rai(?:t|ent)(?![^\W_])", re.IGNORECASE)
_CONDITIONAL_ENDING = re.compile(r"rai(?:t|ent)(?![^\W_])", re.IGNORECASE)
_WORD_BEFORE = re.compile(r"([^\W\d_]+['’]?)\s?$")
_DENYING_PLUS = re.compile(r"\s?(?:[^\W\d_]+['’\s]\s?){1,3}?(plus)(?!\w)(?!\s+d[e'’]\s?\d)")


@cache
def _compiled(language: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    groups = []
    for kind in get_args(MarkerKind):
        body = (
            _PATTERNS[language][kind].replace("~", r"\w*").replace("d[e']", "d(?:e|')").replace("'", "['’]")
        )
        groups.append(rf"(?P<{kind}>{body})")
    # Hedges first: "sans doute" before "sans", "non confirmé" before "non".
    order = [groups[1], groups[2], groups[0]]
    return re.compile(rf"(?<![\w])(?:{'|'.join(order)})(?:(?<=['’])|(?!\w))", flags)


def markers(text: str, language: str | None) -> list[Marker]:
    """All markers of `text`, in order, not overlapping; none for a language without a table."""
    if language not in _PATTERNS:
        return []
    # Nearly every text keeps its length in lower case, and is then read in a third of the time.
    lower = text.lower()
    pattern = _compiled(language)
    if len(lower) != len(text):
        lower, pattern = text, _compiled(language, re.IGNORECASE)
    found = [
        Marker(*match.span(), text[match.start() : match.end()], _kind(match))
        for match in pattern.finditer(lower)
    ]
    if language == "fr":
        found = _french(text, found)
    elif language == "en":  # the month
        found = [m for m in found if m.text != "May" or not _beside_digit(text, m)]
    return found


def _beside_digit(text: str, marker: Marker) -> bool:
    around = (
        text[max(0, marker.start - 3) : marker.start].strip()[-1:]
        + text[marker.end : marker.end + 3].strip()[:1]
    )
    return any(char.isdigit() for char in around)


def is_conditional(word: str) -> bool:
    """Whether a French word has the form of a conditional of the third person: "aurait", not "entrait"."""
    lower = word.lower()
    if not re.fullmatch(r"[^\W\d_]+rai(?:t|ent)", lower):
        return False
    return _NOT_CONDITIONAL.fullmatch(lower) is None


def _kind(match: re.Match[str]) -> MarkerKind:
    if match["negation"]:
        return "negation"
    return "hedge" if match["hedge"] else "attribution"


def _french(text: str, found: list[Marker]) -> list[Marker]:
    """Add conditionals, and drop look-alikes: "un pas", "le suspect" stays, "pas" the noun goes."""
    kept = [marker for marker in found if not _is_noun(text, marker)]
    # The whole word is a longer search than its ending, which few sentences have.
    for match in _CONDITIONAL.finditer(text) if _CONDITIONAL_ENDING.search(text) else ():
        if is_conditional(match[0]) and not any(
            m.start < match.end() and match.start() < m.end for m in kept
        ):
            kept.append(Marker(*match.span(), match[0], "hedge"))
    kept.extend(_negative_plus(text, kept))
    return sorted(kept)


_DETERMINER = word_set(
    "un le les des ses ces leurs premier premiers grands petits bons faux quelques de d' au"
)


def _is_noun(text: str, marker: Marker) -> bool:
    word = fold(marker.text)
    if word not in ("pas", "dit", "peut"):
        return False
    before = _WORD_BEFORE.search(text[max(0, marker.start - 14) : marker.start])
    previous = fold(before[1]) if before else ""
    if word == "pas":
        return previous in _DETERMINER
    return word in ("dit", "peut") and previous in ("le", "la", "les", "un", "une")


def _negative_plus(text: str, found: list[Marker]) -> list[Marker]:
    """The "plus" that denies: after "ne" within three words, and no comparison follows."""
    added = []
    for ne in found:
        if ne.kind == "negation" and fold(ne.text) in ("ne", "n'"):
            match = _DENYING_PLUS.match(text, ne.end)
            if match:
                added.append(Marker(match.start(1), match.end(1), match[1], "negation"))
    return added
