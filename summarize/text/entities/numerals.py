"""Numbers written as words, per language: the tables, and how a run of such words makes a value."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from summarize.text.entities.tables import word_list
from summarize.text.normalize import fold


class Numerals(NamedTuple):
    """How one language spells numbers; every word is folded (see `fold`).

    `joiners` maps a word that may stand inside a number ("et") to the values it may precede.
    `articles` also mean 1, but only beside another number ("un mort et deux blessés").
    `approximate` name a rounded count ("dizaine"); `ordinals` and `fractions` speak for themselves.
    """

    cardinals: dict[str, int]
    joiners: dict[str, range]
    scales: dict[str, int]
    articles: frozenset[str]
    approximate: dict[str, int]
    ordinals: dict[str, int]
    fractions: dict[str, tuple[int, int]]


def _table(text: str) -> dict[str, int]:
    """Words and values in turn ("un 1 deux 2") as a dictionary of folded words."""
    fields = text.split()
    return {fold(word): int(value) for word, value in zip(fields[::2], fields[1::2], strict=True)}


def _numbered(text: str, first: int) -> dict[str, int]:
    """Words in counting order; variants of one number are joined by "/"."""
    return {
        fold(variant): number
        for number, variants in enumerate(text.split(), start=first)
        for variant in variants.split("/")
    }


def _german_compounds(units: str, teens: str, tens: str, hundred: str, joiner: str) -> dict[str, int]:
    """0-999 in the Germanic way: unit, joiner, ten, in one word ("zweiundzwanzig")."""
    ones, small, decades = units.split(), teens.split(), tens.split()
    below = {word: number for number, word in enumerate([*ones, *small], start=1)}
    for ten, decade in enumerate(decades, start=2):
        below[decade] = ten * 10
        below |= {one + joiner + decade: ten * 10 + unit for unit, one in enumerate(ones, start=1)}
    table = dict(below)
    for count, prefix in enumerate(["", *ones], start=0):
        value = max(count, 1) * 100
        table[prefix + hundred] = value
        table |= {prefix + hundred + word: value + rest for word, rest in below.items()}
        table |= {prefix + hundred + "und" + word: value + rest for word, rest in below.items()}
    return {fold(word): value for word, value in table.items()}


def _italian_compounds() -> dict[str, int]:
    """0-999 in the Italian way: "trentuno" drops the vowel before uno and otto."""
    ones = word_list("uno due tre quattro cinque sei sette otto nove")
    teens = word_list(
        "dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove"
    )
    tens = word_list("venti trenta quaranta cinquanta sessanta settanta ottanta novanta")
    below = {word: number for number, word in enumerate([*ones, *teens], start=1)}
    for ten, decade in enumerate(tens, start=2):
        below[decade] = ten * 10
        for unit, one in enumerate(ones, start=1):
            below[(decade[:-1] if one[0] in "uo" else decade) + one] = ten * 10 + unit
        below |= {decade[:-1] + one: ten * 10 + 1 for one in ("un", "una")}  # before a noun: "ventun anni"
    table = dict(below)
    for count, prefix in enumerate(["", *ones]):
        value = max(count, 1) * 100
        table[prefix + "cento"] = value
        table |= {prefix + "cento" + word: value + rest for word, rest in below.items()}
    return {fold(word): value for word, value in table.items()}


_SPANISH_TWENTIES = "veintiuno/veintiun/veintiuna veintidos veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve"
_THOUSAND_STEMS = {"de": ("tausend",), "nl": ("duizend",), "it": ("mila", "mille")}

NUMERALS: dict[str, Numerals] = {
    "fr": Numerals(
        cardinals=_numbered(
            "zéro un/une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize",
            0,
        )
        | _table(
            "vingt 20 vingts 20 trente 30 quarante 40 cinquante 50 soixante 60 septante 70 huitante 80 "
            "octante 80 nonante 90 cent 100 cents 100"
        ),
        joiners={"et": range(1, 12)},
        scales=_table(
            "mille 1000 million 1000000 millions 1000000 milliard 1000000000 milliards 1000000000 mio 1000000 "
            "mia 1000000000 mrd 1000000000 billion 1000000000000 billions 1000000000000"
        ),
        articles=frozenset({"un", "une"}),
        approximate=_table(
            "dizaine 10 dizaines 10 douzaine 12 douzaines 12 quinzaine 15 vingtaine 20 trentaine 30 "
            "quarantaine 40 cinquantaine 50 soixantaine 60 centaine 100 centaines 100 millier 1000 milliers 1000"
        ),
        ordinals=_numbered(
            "premier/première/premiers/premières deuxième/deuxièmes/second/seconds troisième/troisièmes "
            "quatrième/quatrièmes cinquième/cinquièmes sixième septième huitième neuvième dixième onzième douzième "
            "treizième quatorzième quinzième seizième dix-septième dix-huitième dix-neuvième vingtième",
            1,
        )
        | _table("trentième 30 quarantième 40 cinquantième 50 centième 100"),
        fractions={"moitie": (1, 2), "tiers": (1, 3), "quart": (1, 4), "quarts": (1, 4)},
    ),
    "en": Numerals(
        cardinals=_numbered(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
            "sixteen seventeen eighteen nineteen",
            0,
        )
        | _table("twenty 20 thirty 30 forty 40 fifty 50 sixty 60 seventy 70 eighty 80 ninety 90 hundred 100"),
        joiners={"and": range(1, 100)},
        scales=_table(
            "thousand 1000 million 1000000 billion 1000000000 trillion 1000000000000 bn 1000000000 mn 1000000 m 1000000"
        ),
        articles=frozenset({"a", "an", "one"}),
        approximate=_table(
            "dozen 12 dozens 12 hundreds 100 thousands 1000 millions 1000000 billions 1000000000"
        ),
        ordinals=_numbered(
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
            "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
            1,
        ),
        fractions={"half": (1, 2), "third": (1, 3), "quarter": (1, 4), "quarters": (1, 4)},
    ),
    "de": Numerals(
        cardinals={"null": 0, "eins": 1, "zwo": 2}
        | _german_compounds(
            "ein zwei drei vier fünf sechs sieben acht neun",
            "zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn",
            "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig",
            "hundert",
            "und",
        )
        | _table("eine 1 einen 1 einem 1 einer 1 eines 1"),
        joiners={},
        scales=_table(
            "tausend 1000 million 1000000 millionen 1000000 milliarde 1000000000 milliarden 1000000000 "
            "mio 1000000 mrd 1000000000 billion 1000000000000 billionen 1000000000000"
        ),
        articles=frozenset({"ein", "eine", "einen", "einem", "einer", "eines"}),
        approximate=_table("dutzend 12 dutzende 12 hunderte 100 hunderten 100 tausende 1000 tausenden 1000"),
        ordinals={
            fold(stem + ending): number
            for number, stem in enumerate(
                word_list("erst zweit dritt viert fünft sechst siebt acht neunt zehnt elft zwölft"), start=1
            )
            for ending in ("e", "en", "er", "es", "em")
        },
        fractions={"halfte": (1, 2), "drittel": (1, 3), "viertel": (1, 4)},
    ),
    "es": Numerals(
        cardinals=_numbered(
            "cero un/uno/una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince "
            "dieciséis diecisiete dieciocho diecinueve veinte",
            0,
        )
        | _numbered(_SPANISH_TWENTIES, 21)
        | _table(
            "treinta 30 cuarenta 40 cincuenta 50 sesenta 60 setenta 70 ochenta 80 noventa 90 cien 100 ciento 100 "
            "doscientos 200 doscientas 200 trescientos 300 trescientas 300 cuatrocientos 400 cuatrocientas 400 "
            "quinientos 500 quinientas 500 seiscientos 600 seiscientas 600 setecientos 700 setecientas 700 "
            "ochocientos 800 ochocientas 800 novecientos 900 novecientas 900"
        ),
        joiners={"y": range(1, 10)},
        scales=_table("mil 1000 millón 1000000 millones 1000000 billón 1000000000000 billones 1000000000000"),
        articles=frozenset({"un", "uno", "una"}),
        approximate=_table(
            "decena 10 decenas 10 docena 12 docenas 12 veintena 20 treintena 30 cincuentena 50 centenar 100 "
            "centenares 100 cientos 100 miles 1000 millar 1000 millares 1000"
        ),
        ordinals=_numbered(
            "primer/primero/primera/primeros/primeras segundo/segunda tercer/tercero/tercera cuarto/cuarta "
            "quinto/quinta sexto/sexta séptimo/séptima octavo/octava noveno/novena décimo/décima",
            1,
        ),
        fractions={"mitad": (1, 2), "tercio": (1, 3), "tercios": (1, 3)},
    ),
    "it": Numerals(
        cardinals={"zero": 0} | _italian_compounds() | _table("un 1 una 1"),
        joiners={},
        scales=_table(
            "mille 1000 mila 1000 milione 1000000 milioni 1000000 miliardo 1000000000 miliardi 1000000000 mln 1000000 "
            "mld 1000000000 mio 1000000 mia 1000000000"
        ),
        articles=frozenset({"un", "uno", "una"}),
        approximate=_table(
            "decina 10 decine 10 dozzina 12 dozzine 12 quindicina 15 ventina 20 trentina 30 quarantina 40 "
            "cinquantina 50 centinaio 100 centinaia 100 migliaio 1000 migliaia 1000"
        ),
        ordinals=_numbered(
            "primo/prima/primi/prime secondo/seconda terzo/terza quarto/quarta quinto/quinta sesto/sesta "
            "settimo/settima ottavo/ottava nono/nona decimo/decima",
            1,
        ),
        fractions={"meta": (1, 2)},
    ),
    "pt": Numerals(
        cardinals=_numbered(
            "zero um/uma dois/duas três quatro cinco seis sete oito nove dez onze doze treze catorze/quatorze "
            "quinze dezasseis/dezesseis dezassete/dezessete dezoito dezanove/dezenove vinte",
            0,
        )
        | _table(
            "trinta 30 quarenta 40 cinquenta 50 sessenta 60 setenta 70 oitenta 80 noventa 90 cem 100 cento 100 "
            "duzentos 200 duzentas 200 trezentos 300 trezentas 300 quatrocentos 400 quatrocentas 400 quinhentos 500 "
            "quinhentas 500 seiscentos 600 seiscentas 600 setecentos 700 setecentas 700 oitocentos 800 oitocentas 800 "
            "novecentos 900 novecentas 900"
        ),
        joiners={"e": range(1, 100)},
        scales=_table(
            "mil 1000 milhão 1000000 milhões 1000000 bilhão 1000000000 bilhões 1000000000 bilião 1000000000000"
        ),
        articles=frozenset({"um", "uma"}),
        approximate=_table(
            "dezena 10 dezenas 10 dúzia 12 dúzias 12 centena 100 centenas 100 milhar 1000 milhares 1000"
        ),
        ordinals=_numbered(
            "primeiro/primeira segundo/segunda terceiro/terceira quarto/quarta quinto/quinta sexto/sexta "
            "sétimo/sétima oitavo/oitava nono/nona décimo/décima",
            1,
        ),
        fractions={"metade": (1, 2), "terço": (1, 3)},
    ),
    "nl": Numerals(
        cardinals={"nul": 0}
        | _german_compounds(
            "een twee drie vier vijf zes zeven acht negen",
            "tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien",
            "twintig dertig veertig vijftig zestig zeventig tachtig negentig",
            "honderd",
            "en",
        ),
        joiners={},
        scales=_table(
            "duizend 1000 miljoen 1000000 miljard 1000000000 biljoen 1000000000000 mln 1000000 mld 1000000000"
        ),
        articles=frozenset({"een"}),
        approximate=_table("tiental 10 tientallen 10 dozijn 12 honderden 100 duizenden 1000"),
        ordinals=_numbered(
            "eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde", 1
        ),
        fractions={"helft": (1, 2)},
    ),
}

# Folded words that are numbers only when a counted noun follows: "neuf" is also "new", Italian
# "sei" is also "you are".
NEEDS_NOUN: dict[str, frozenset[str]] = {"fr": frozenset({"neuf"}), "it": frozenset({"sei"})}


@lru_cache(maxsize=65536)
def cardinal(word: str, language: str) -> int | None:
    """Value of one folded word, or None: "zweiundzwanzig" (de) → 22, "duemila" (it) → 2000."""
    table = NUMERALS[language].cardinals
    if word in table:
        return table[word]
    for stem in _THOUSAND_STEMS.get(language, ()):
        left, found, right = word.partition(stem)
        if found and (left or right):
            high = table.get(left) if left else 1
            low = table.get(right.removeprefix("und")) if right else 0
            if high is not None and low is not None:
                return high * 1000 + low
    return None


def may_follow(previous: int, value: int, *, joined: bool, language: str) -> bool:
    """Whether `value` continues a spelled number whose last word was `previous`.

    French counts on from 60 and 80 up to 19 more, and makes 80 of 4 and 20.
    """
    if value >= 1000:
        return 0 < previous < value
    if value == 100 and previous < 10:
        return previous > 1 or language == "en"
    if previous >= 100:
        return value < previous
    if language == "fr":
        if previous == 4 and value == 20:
            return not joined
        if previous == 10:
            return 7 <= value <= 9
        if previous in (20, 60):  # 20 ends quatre-vingt as well as vingt
            return 0 < value < 20
    return previous >= 20 and previous % 10 == 0 and 0 < value < 10


def combine(values: list[int], language: str) -> int:
    """The number that a run of values spells: [4, 20, 11] (fr) → 91; [5, 100, 1000, 2] → 500,002."""
    total = current = 0
    for value in values:
        if value >= 1000:
            if value > 1000 and not current:
                total = max(total, 1) * value
            else:
                total += max(current, 1) * value
            current = 0
        elif value == 100:
            current = max(current, 1) * 100
        elif value == 20 and language == "fr" and current % 100 == 4:
            current += 76
        else:
            current += value
    return total + current
