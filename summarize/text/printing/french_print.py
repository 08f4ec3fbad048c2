"""French typography that a newsroom left untidy and that only one way mends: "60mm", "l’ eau", "midi ,", "5ème", "au delà de"."""

from __future__ import annotations

import re

from summarize.text.dictionary import inflections
from summarize.text.printing.capitals import capitalised
from summarize.text.printing.hyphens import hyphenated
from summarize.text.signed import signed
from summarize.text.small_words import elides

NBSP = "\u00a0"

# Symbols of units that stand after a figure with a blank in French, none of which a figure makes a name ("5G", "2D",
# "A320", "100m haies"): the metre alone is left, as "200m" is also a race, and the litre, as "1l" is misread.
_UNIT = re.compile(
    r"(\d(?<![\w.,/:-].)\d{0,2}(?:[.,\u00a0\u202f]\d{1,3})*)(km/h|km²|km2|m²|m³|km|cm|mm|kg|mg|hl|ha|kW|MW|GW|kWh|MWh|GWh|TWh|°C)(?![\w/])"
)
_ELIDED = signed(
    "' |’ |'\u00a0|’\u00a0|'\u202f|’\u202f",
    r"(?<![^\W\d_])([cdjlmnstCDJLMNST]|[qQ][uU]|(?:[lL]ors|[pP]uis|[jJ]us|[qQ]uoi)qu)(['’])[ \u00a0\u202f](?=[^\W\d_])",
)
# "la courbe de admissions", "puisque il", "si ils": what is elided in one way only; "le autres" may want "les".
_UNELIDED = re.compile(
    r"[DdQqPpLlSs](?<![\w'’«»\"“”-].)(?:(?:(?<=[Dd])|(?<=[Qq])u)e (?=(?P<word>[aeiouàâéèêëîïôûœ][a-zà-ÿœæ]+)(?![\w'’-]))|"
    r"(?:(?<=[Pp])uisqu|(?<=[Ll])orsqu)e (?=(?:ils?|elles?|on|une?)(?!\w))|(?<=[Ss])i (?=ils?(?!\w)))"
)
# Here and below what stands before is asked behind the first sign: to ask it at every letter takes ten times as long.
_BEFORE_MARK = re.compile(
    r"[ \u00a0\u202f](?:(?<=[^\W_].)|(?<=[\"»”)].))[ \u00a0\u202f]*(?=,(?:\s|$)|\.(?:\s|$)|[)\]](?:[\s.,;]|$))"
)
# What stands in all of these; to look for it takes a tenth of the time.
_BLANK_BEFORE = re.compile(r"[,.)\]](?<=[ \u00a0\u202f].)")
_AFTER_BRACKET = re.compile(r"([(\[])[ \u00a0\u202f]+(?=[^\W_])")
_AFTER_COMMA = re.compile(r",(?<=[a-zà-ÿ]{2}.)(?=[a-zà-ÿ]{2})|,(?<=[a-zà-ÿ]{3}.)(?=[A-ZÀ-Ý][a-zà-ÿ]{2,} )")
# "\"Il pleut.\", dit-il": before the comma no full stop.
_STOP_INSIDE = signed('.",|.»,|.”,', r"\.(?<=[^\W\d_]{3}\.)(?<!etc\.)([\"»”],)")
_MANY_DOTS = signed("....", r"\.\.\.\.+")
_TWICE = signed("..|,,|;;", r"(?:\.(?<=\w.)\.(?!\.)|,(?<=\w.),|;(?<=\w.);)(?=\s|$)")
_APOSTROPHES = signed("''|’’|´|`", r"(?<=[^\W\d_])(?:''|’’|´|`)(?=[^\W\d_])")
# An agency's dashes, with the blanks that French has: "la digue--dix mètres en mai--tient", "le mur --en pierre – tient",
# "– deux mètres en une heure-- et", "le mur -- en pierre -- tient".
_DASHES = re.compile(
    r"(?P<inside>(?<=[^\W\d_]{2})--(?=[a-zà-ÿ«\"“]))"
    r"|(?P<closing>(?<=[^\W_])[ \u00a0]?--(?=[,.;:)]|[ \u00a0][a-zà-ÿ«\"“]))"
    r"|(?P<opening>(?<=\s)--(?=[\w«\"“]))"
    r"|(?P<alone>(?<=\s)--(?=\s))"
)
_DASH = {"inside": " – ", "closing": " –", "opening": "– ", "alone": "–"}
# "la digue -dix mètres en mai- tient": an aside between dashes has its blanks, outside and not inside a word.
_GLUED_DASHES = re.compile(
    r"-(?<=[\w»”\")%] .)(?P<aside>(?:[a-zà-ÿ\d«\"]|(?=[A-ZÀ-Ý][^-–—\n.!?]{2,80}[\w»”\")%]-))(?:[^-–—\n.!?]|(?<=\d)\.(?=\d)){3,200}[\w»”\")%])"
    r"[ \u00a0]?[-–—](?=[\s,.;:)])"
)
# "\"Tu pars,\" a-t-il dit": in French the comma stands behind the quotation. What a pair of marks closes, not what one opens.
_COMMA_INSIDE = re.compile(r"(?<=[^\W_]),(?P<sign>[\"”]) ?(?=[a-zà-ÿ(])")
# What a newsroom wrote in one word, in two, or with a hyphen too many: "covid19", "Covid 19", "compte-tenu".
_COVID = signed(
    "ovid19|ovid 19|OVID19|OVID 19", r"(?<![\w-])([Cc]ovid|COVID) ?(19)(?!\w| (?:cas|morts|pays|décès))"
)
_AT_THE_EXPENSE = signed("ux dépends", r"(?<![\w-])([Aa]ux dépen)ds(?= d(?:e|u|es)(?![\w-])| d['’])")
_UNTIL = signed("usqu", r"(?<![\w-])([Jj]usqu['’]à)(?= qu(?:e |['’]))")  # "jusqu'à que"
_GIVEN = signed("ompte-tenu", r"(?<![\w-])([Cc]ompte)-(tenu)(?![\w-])")
# "intitulé \"Le Port\"(un film)": a bracket glued to what is quoted.
_BEFORE_BRACKET = re.compile(r"\((?<=[^\W_][\"»”].)(?=[^\W\d_]{2})")
# Words that French writes with hyphens, in one way only: "au delà de", "vis à vis", "c'est à dire".
_HYPHENS = re.compile(
    r"(?<![\w'’-])(?:[Aa]u delà(?= même)|(?P<above>[Aa]u|[Pp]ar|[Ll]à) (?P<place>delà|dessus|dessous|devant)(?= d(?:e|u|es)?(?![\w])| d['’]|[,.]|$)|(?P<opposite>[Vv]is) à vis(?![\w-])|"
    r"(?P<say>[Cc]['’]est) à dire(?![\w-])|(?P<ready>[Pp]rêt)(?: à-| à |-à )porter(?![\w-])|(?P<fire>sapeurs?) pompiers?(?![\w-])|"
    r"(?:(?<=[Ll]e )|(?<=[Uu]n )|(?<=[Dd]u )|(?<=[Dd]e )|(?<=[Aa]u )|(?<=pour ))non (?:respect|lieu)(?![\w-])|(?:(?<= de )|(?<=les )|(?<=des )|(?<=aux ))sans abri(?![\w-]))"
)
_PARTED = (
    " delà", " dessus", " dessous", " devant", " à vis", " à dire", "à porter", "à-porter", "eur pompier", "eurs pompier", " non respect",
    " non lieu", "sans abri",
)  # fmt: skip
# "explique t-elle", "a t'il": the letter between a verb and who does it stands between hyphens.
_EUPHONIC = signed(
    " t-| t'| t’|-t i|-t e|-t o|-til|-tel",
    r"(?<=[a-zà-ÿ][ea]|[ ,\"»”]a)(?:(?: t[-'’]|-t )(?P<who>(?:il|elle)s?|on)(?![\w'’])|-t(?P<glued>(?:il|elle)s?)(?![\w'’-]))",
)
# What is one word with its hyphen wherever it stands so: "lui même", "ce jour là", "la quasi totalité", "la mi mars". The
# most frequent only, as every sign is looked for in every article.
_JOINED = (
    signed(
        "ui même|x même",
        r"(?<![\w-])(?:[Ll]ui|[Ee]ux) mêmes?(?! (?:si|pas|quand|après|avant|au|en|sans|pour)(?!\w))(?![\w'’-])",
    ),
    signed(
        "lques un|oment là|oir là|our là|sque là|elui ci|eux ci|elle ci|elles ci",
        r"(?<![\w-])(?:[Cc]e (?P<when>moment|soir|jour) là|[Jj]usque là|[Qq]uelques une?s|(?:[Cc]elui|[Cc]elles?|[Cc]eux) ci)(?![\w'’-])",
    ),
    signed(
        "uasi t|uasi u|entre ville|utre mer|orte parole|emi heure|ex Prem|ex pré|ex min|ex dép|ice prés|eek end|rès midi|f d'œuvre|f d’œuvre",
        r"(?<![\w-])(?:quasi (?:totalité|unanimité)|(?:(?<=[Ll]e )|(?<=[Dd]u )|(?<=[Aa]u )|(?<=en ))centre ville|outre mer|porte parole|chef d['’]œuvre|"
        r"demi heures?|ex (?:Premi(?:er|ère)(?= ministre)|présidente?|ministre|députée?)|[Vv]ice présidente?s?|week ends?|"
        r"(?:(?<=di )|(?<=manche )|(?<=cet )|(?<=cette )|(?<=['’]))après midi)(?![\w'’-])",
    ),
)
# "à la mi mars"
_MIDDLE = re.compile(
    r"(?<= )mi (?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)(?![\w'’-])"
)
# Names of places and bodies that are one word: "Etats Unis", "l'Ile de France".
_PLACES = signed(
    "le de F|tats Unis|yaume Uni|ays Bas|n Orient|e Orient|étéo France|uts de |hes du R|te d'Or|te d’Or|lpes Mar|utes Pyr|utes Alp|"
    "aute Sav|aute Gar|aute Vie|aute Cor|aute Mar|aute Saô|asse Nor|aute Nor|eine Saint|eine Mar|re Atl|as de C|al de M|al d'O|al d’O|"
    "e-Saint D|e et M|e et L|t et G|n et G|r et C|e et V|uy de D|ux Sèv|es Ori|es Atl|nte Mar",
    r"(?<![\w-])(?:[IÎ]le de France|[EÉ]tats Unis|Royaume Uni|Pays Bas|(?:Moyen|Proche|Extrême) Orient|Météo France|"
    r"Hauts de (?:Seine|France)|Bouches du Rhône|Côte d['’]Or|Alpes Maritimes|Hautes (?:Pyrénées|Alpes)|"
    r"Haute (?:Savoie|Garonne|Vienne|Corse|Marne|Saône|Normandie)|Basse Normandie|Seine Saint[ -]Denis|Seine-Saint Denis|(?:Seine|Charente) Maritime|Loire Atlantique|"
    r"Pas de Calais|Val (?:de Marne|d['’]Oise)|Meurthe et Moselle|(?:Maine|Saône|Indre) et Loire|Eure et Loir|(?:Lot|Tarn) et Garonne|Loir et Cher|Ille et Vilaine|"
    r"Seine et Marne|Puy de Dôme|Deux Sèvres|Pyrénées (?:Orientales|Atlantiques))(?![\w'’-])",
)
# "deux d'entre-eux", "lui-aussi": a hyphen where two words stand.
_PARTED_WORDS = signed(
    "entre-e|-aussi|-à-fait|bien-sûr",
    r"(?<![\w-])(?:entre-(?:eux|elles)|(?:lui|elles?|eux)-aussi|tout-à-fait|bien-sûr)(?![\w-])",
)
# "La Maison blanche", "la Seconde guerre mondiale", "Afrique de l'ouest": small letters in names that have capitals.
_SMALL = signed(
    "aison blanche| guerre mondiale| de l'ouest| de l’ouest| de l'est| de l’est| du nord| du sud",
    r"(?<![\w-])(?:(?<=[Ll]a )Maison blanche|(?:Première|Seconde) guerre mondiale|(?:Afrique|Amérique|Corée|Irlande|Europe|Asie) (?:du (?:nord|sud)|de l['’](?:ouest|est)))(?![\w-])",
)
# Names that have a capital inside, as their bearers write them.
_CAPITALS = {
    "Youtube": "YouTube",
    "Tiktok": "TikTok",
    "Whatsapp": "WhatsApp",
    "Linkedin": "LinkedIn",
    "Cnews": "CNews",
}
_CAPITAL = signed(
    "outube|iktok|hatsapp|inkedin", r"(?<![\w@#./-])(?:Youtube|Tiktok|Whatsapp|Linkedin)(?![\w/-]|\.\w)"
)
# "selon une étude* du port", "… à Brévans.* Étude menée en mai": a footnote's sign leaves the word, and keeps its note apart.
_NOTE = re.compile(r"\*(?<=[^\W\d_]{3}.)(?=[ ,.;:)\n]|$)")
_NOTE_BEHIND = re.compile(r"\*(?<=[^\W\d_][.!].)(?= [A-ZÀ-Ý])")
# "la digue, - dix mètres en mai -, tient": dashes alone set an aside off.
_COMMA_DASH = signed(", -|, –|, —", r",(?P<aside> [-–—] [^,\n]{3,160}? [-–—],)")
# "30.5 kg", "1.6 million": French parts decimals by a comma. Three figures behind the point are thousands, and hours,
# minutes and versions have points of their own.
_DECIMAL = re.compile(
    r"\.(?=\d{1,2}(?: (?:et|à|ou) \d{1,3}[.,]\d{1,2})?[ \u00a0](?:secondes?|milli(?:on|ard)s?|kg|kilos?|grammes?|tonnes?|km|kilomètres?|[cm]?m|mètres?|litres?|hectares?|points?|degrés?|euros?|dollars?|%)(?![\w/]))"
    r"(?:(?<=[^\w.,:/-]\d\.)|(?<=[^\w.,:/-]\d\d\.)|(?<=[^\w.,:/-]\d{3}\.)|(?<=^\d\.)|(?<=^\d\d\.))"
)
# "320000 soignants": from five figures on they stand in threes before what they count.
_UNPARTED = re.compile(r"\d(?<![\w.,:/°#-].)\d{4,8}(?= (?P<counted>[a-zà-ÿ]{3,}))")
# "(un élu)des Vernois", "suite àun printemps", "(17%,)", "des tests, etc)": what is glued or lacks its mark.
_BEHIND_BRACKET = re.compile(
    r"\)(?<=[\w%]{2}.)(?=(?:d[eu]s?|et|l[ea]s?|qui|que|dans|à|aux?|ont|est|sont|pour|sur|en|une?)(?![\w'’-])|d['’])"
)
_GLUED_AT = re.compile(
    r"à(?<![\w'’-].)(?=(?:une?|l[ea]s?|des|ce|cette|ces|son|sa|ses|leurs?|partir|nouveau|cause|peine|propos|travers|côté)(?![\w'’-]))"
)
_COMMA_LAST = re.compile(r",(?=[)\]])")
_AND_SO_ON = re.compile(r"(?<![\w-])etc(?=[),;\"»”]| [a-zà-ÿ])")
# "au 1e étage": of "premier" the last letters stay.
_FIRST = signed(
    "1e ", r"\b(?:(?P<she>[Ll]a|[Uu]ne|[Cc]ette|[Ss]a)|[Ll]e|[Aa]u|[Dd]u|[Uu]n|[Cc]e|[Ss]on) 1e (?=[a-zà-ÿ])"
)
# Ordinals as French abridges them: "5ème", "10 000ième", "1ère".
_ORDINAL = re.compile(
    r"(?P<figure>\d(?<![\w.,-].)\d{0,2}(?:[ .\u00a0\u202f]\d{3})?)(?P<end>i?[èe]mes?|(?<!la \d)ère)(?![\w-])"
)
# "« … » a déclaré le maire", "« … » a-t-il dit": what is quoted whole ends in a comma before who says it.
_SAID = re.compile(
    r"(?P<quoted>[\"«“](?:(?<![^\n].)|(?<=[.!?…:] .))[^\"«»“”\n]{25,600}[^\"«»“”\n.,!?…][\"»”])(?= (?:[a-zà-ÿ]{1,14}-(?:t-)?(?:ils?|elles?|on)(?![\w'’-])|(?:a|ont|avait|avaient) (?:déclaré|affirmé|annoncé|indiqué|"
    r"expliqué|précisé|ajouté|souligné|estimé|assuré|confié|insisté|lancé|tweeté|réagi|répondu|regretté|dénoncé|martelé|rappelé|conclu|poursuivi|écrit|dit|"
    r"jugé|raconté|témoigné|promis|commenté|plaidé|averti|prévenu|confirmé) (?!(?:que|comme)(?!\w)|qu['’])))"
)
# "Elle a expliqué \"J'aime le port et ses bateaux\"": a colon opens what is quoted whole.
_QUOTES = re.compile(
    r" (?=[\"«“][ \u00a0]?[A-ZÀ-Ý][a-zà-ÿ'’]* [a-zà-ÿ][^\"«»“”\n]{18,}[\"»”])(?:(?<=[at] expliqué )|(?<=[at] (?:précisé|déclaré|affirmé) )|(?<=[at] (?:confié|ajouté|assuré|conclu) )|(?<=a (?:écrit|lancé) )|(?<=d.ajouter )|(?<=par affirmer ))"
)
# "le parquet a lui plaidé": a stressed pronoun between an auxiliary and its participle is set off.
_STRESSED = signed(
    " lui | elle | elles | eux ",
    r" (?P<pronoun>lui|elles?|eux) (?=(?:été |[a-zà-ÿ]+ment )?[a-zà-ÿ]{2,}(?:é|ée|és|ées|u|us|ue|ues)(?![\w-]))",
)
_HAVE = re.compile(
    r"(?<![\w'’-])(?<!dont )(?<!que )(?<!quant )(?:a|ont|est|sont|était|étaient|avait|avaient|sera|seront)$"
)
_HAVE_LENGTH = 16  # code points that "que étaient" and its neighbours take at most


def printed(text: str) -> str:
    r"""A French text with the blanks and marks that print demands; no word and no figure changes.

    Line ends stay. Only what can be read in one way is mended: what may be a name, a race or a quotation is left.

    >>> printed("Il est tombé 60mm sur l’ île , dit-on..")
    'Il est tombé 60\xa0mm sur l’île, dit-on.'
    """
    text = _UNIT.sub(rf"\1{NBSP}\2", text)
    text = _ELIDED.sub(r"\1\2", text)
    text = _UNELIDED.sub(_elided, text)
    if _BLANK_BEFORE.search(text):
        text = _BEFORE_MARK.sub("", text)
    if "(" in text or "[" in text:
        text = _AFTER_BRACKET.sub(r"\1", text)
    text = _AFTER_COMMA.sub(", ", text)
    text = _STOP_INSIDE.sub(r"\1", _MANY_DOTS.sub("...", text))
    text = _TWICE.sub(lambda twice: twice[0][0], text)
    text = (
        "\n".join(_one_apostrophe(line) for line in text.split("\n")) if _APOSTROPHES.search(text) else text
    )
    text = _COVID.sub(r"\1-\2", text)
    text = _GIVEN.sub(r"\1 \2", text)
    text = _AT_THE_EXPENSE.sub(r"\1s", text)
    text = _UNTIL.sub(r"\1 ce", text)
    if "(" in text:
        text = _BEHIND_BRACKET.sub(") ", _COMMA_LAST.sub("", _BEFORE_BRACKET.sub(" (", text)))
    text = _GLUED_AT.sub("à ", _UNPARTED.sub(_in_threes, _DECIMAL.sub(",", text)))
    if "etc" in text:
        text = _AND_SO_ON.sub("etc.", text)
    text = _FIRST.sub(_first, text)
    text = _ORDINAL.sub(_abridged, text)
    if any(part in text for part in _PARTED):
        text = _HYPHENS.sub(_hyphenated, text)
    text = _EUPHONIC.sub(lambda found: f"-t-{found['who'] or found['glued']}", text)
    for joined in (*_JOINED, _PLACES):
        text = joined.sub(_hyphenated, text)
    if " mi " in text:
        text = _MIDDLE.sub(_hyphenated, text)
    text = _PARTED_WORDS.sub(lambda words: words[0].replace("-", " "), text)
    text = _CAPITAL.sub(lambda name: _CAPITALS[name[0]], text)
    text = hyphenated(capitalised(_SMALL.sub(_with_capitals, text)))
    text = _COMMA_DASH.sub(_aside, text)
    if "*" in text:
        text = _NOTE_BEHIND.sub(" *", _NOTE.sub("", text))
    text = _SAID.sub(r"\g<quoted>,", text)
    if ' "' in text or " «" in text or " “" in text:
        text = _QUOTES.sub(": ", text)
    text = _STRESSED.sub(_set_off, text)
    if " -" in text:
        text = _GLUED_DASHES.sub(r"– \g<aside> –", text)
    if "--" in text:
        text = _DASHES.sub(lambda dash: _DASH[dash.lastgroup or "alone"], text)
    return _COMMA_INSIDE.sub(_comma_behind, text) if ',"' in text or ",”" in text else text


def _comma_behind(match: re.Match[str]) -> str:
    """The comma behind the mark that closes a quotation; before a bracket none."""
    line = match.string[match.string.rfind("\n", 0, match.start()) + 1 : match.start()]
    if match["sign"] == '"' and line.count('"') % 2 == 0:
        return match[0]
    return match["sign"] + (" " if match.string[match.end()] == "(" else ", ")


def _abridged(match: re.Match[str]) -> str:
    if match["end"] == "ère":
        return match["figure"] + "re" if match["figure"] == "1" else match[0]
    return match["figure"] + ("es" if match["end"].endswith("s") else "e")


def _first(match: re.Match[str]) -> str:
    return f"{match[0][:-2]}{'re' if match['she'] else 'er'} "


def _in_threes(match: re.Match[str]) -> str:
    """The figure in groups of three before a noun of many."""
    form = inflections().get(match["counted"])
    if form is None or form.class_ == "adjective" or form.number != "p":
        return match[0]
    return f"{int(match[0]):,}".replace(",", NBSP)


def _hyphenated(match: re.Match[str]) -> str:
    """The words with their hyphens; a determiner before "jour là" has none."""
    determined = (
        next((word for word in match.groupdict().values() if word), None) if match.re.groupindex else None
    )
    if determined and match[0].startswith(("Ce", "ce")):
        return f"{match[0].split()[0]} {determined}-là"
    return re.sub(r"[ -]", "-", match[0])


def _with_capitals(match: re.Match[str]) -> str:
    """The name with its capitals: "Seconde Guerre mondiale"."""
    return re.sub(
        r"(?<![^\W\d_])(?:blanche|guerre|nord|sud|est|ouest)", lambda word: word[0].capitalize(), match[0]
    )


def _aside(match: re.Match[str]) -> str:
    """An aside between two dashes, one comma behind it where the sentence goes on."""
    inside = match["aside"].rstrip(",")
    return f" –{inside[2:-1]}–"


def _elided(match: re.Match[str]) -> str:
    """The small word with its apostrophe, but inside a quotation."""
    if (match["word"] and not elides(match["word"])) or _is_quoted(match):
        return match[0]
    return match[0][:-2] + "'"


# Code points in which a quotation is looked for; without a bound a text on one line takes its square.
_QUOTED_REACH = 5000


def _is_quoted(match: re.Match[str]) -> bool:
    """Whether a quotation was opened on the same line and not closed."""
    text, start = match.string, match.start()
    reach = max(0, start - _QUOTED_REACH)
    line = text[max(reach, text.rfind("\n", reach, start) + 1) : start]
    return line.count('"') % 2 == 1 or line.count("«") > line.count("»") or line.count("“") > line.count("”")


def _set_off(match: re.Match[str]) -> str:
    """Commas around the pronoun, but inside a quotation: what was said stays."""
    text, start = match.string, match.start()
    if not _HAVE.search(text, max(0, start - _HAVE_LENGTH), start):
        return match[0]
    return match[0] if _is_quoted(match) else f", {match['pronoun']}, "


def _one_apostrophe(line: str) -> str:
    """The line with its one doubled apostrophe single; two of them are somebody's quotation marks."""
    return _APOSTROPHES.sub("'", line) if line.count("''") + line.count("’’") <= 1 else line
