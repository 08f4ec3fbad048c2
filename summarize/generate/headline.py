"""A headline for an event: a source's own French title where there is one, else a cut sentence."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Mapping, Sequence
from decimal import Decimal

from summarize.generate.cutting.cuts import HEADLINE_MAX_WORDS, headline_cuts, opens_on_connective
from summarize.generate.cutting.pieces import lay_out
from summarize.generate.joins import leans_back
from summarize.generate.undated import without_relative_day
from summarize.plan.told import least_told
from summarize.plan.unfit.latest import of_the_last_day
from summarize.records import Article, Fact, GroundedSentence
from summarize.text.deixis import deictics
from summarize.text.entities.numbers import Number, numbers, same_number
from summarize.text.entities.quotations import QUOTED
from summarize.text.teasers import tells_nothing
from summarize.text.words import content_stems, count_words

TOP_FACTS = 5  # what a headline should speak of; later facts are detail
# A newsroom's own title is left whole up to here: 98 in 100 of OrangeSum's have no more, and what a cut leaves of it or
# of a sentence reads worse.
TITLE_WORDS = 18
# What the summary must say of another article's title than the one whose words open it: readers found the news of such
# titles told in 20 of 25 summaries above it and in 4 of 17 below; below it that of the opening article's own title in 57 of 68.
TOLD = 0.6
HALF_TOLD = 0.3  # of the last day's; a title of an older day that is told better is old
MIN_WORDS, MAX_WORDS = 4, 25  # fewer is a section name, more is a first sentence
SHOUTING = 0.7  # share of capitals from which a title shouts; "La SNCF et la RATP à l'ONU" has 0.63

# Factors by eye over 35 events without titles: the opening tells the news unless another says it far better,
# and a title of 22 words, the most that a page bears, is worth half of one of 14 that says as much.
LATER, TOO_LONG = 0.75, 1.5
LONGEST = 22
# What went before, or did not come: "avait dévoilé", "Quelques heures plus tard", "n'a pas souhaité s'exprimer".
_BACKGROUND = re.compile(
    r"\bavai(?:t|ent) (?:[^\W\d_]+ ){0,2}?[^\W\d_]+(?:é|i|u|is|it)e?s?\b|^(?:Quelques|Peu de|Plusieurs) [a-zé]+ (?:plus tard|auparavant|plus tôt|après)|"
    r"\bpas (?:souhaité|voulu|joignables?|répondu|été joint)|^Contactée?s?\b"
)
# "cette enquête", "l'avait promis", "les 13 autres", "c'est": the page above a headline is empty.
_POINTS_BACK = re.compile(
    r"(?<![\w-])(?:(?:cet|cette|ces) [^\W\d_]|ce (?!(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b)[^\W\d_]|c'|celle?s?-ci|"
    r"(?<=, )(?:son|sa|ses|leurs?) (?=[^\W\d_]+ )|[ld]es? (?:\d+ )?autres |(?:l'|y |en |lui |leur )(?:a|ont|avait|aura) |"
    r"également|aussi|d'ailleurs|ainsi|là|ici|l'information|conséquence ?:|résultat ?:)(?![\w-]*-)|-t?-?(?:il|elle|ils|elles)\b",
    re.IGNORECASE,
)

# Labels that newsrooms put before a title: about the page, never about the event.
_LABEL = re.compile(
    r"^\W*(?:en direct|direct|live|vid[ée]os?|photos?|images?|diaporama|podcast|audio|exclusif|exclu|alerte(?: info)?|"
    r"urgent|reportage|enqu[êe]te|entretien|interview|infographie|carte|mise [àa] jour|màj|breaking|flash info)"
    r"(?:\s*\]|\s*\)|\s*[:.|–—-]|(?=\s+[A-ZÉÀÎÔ«]))[\s\])]*",
    re.IGNORECASE,
)
_TRAILING_LABEL = re.compile(
    r"\s*[\[(]\s*(?:vid[ée]os?|photos?|en images?|podcast|m[àa]j|mise [àa] jour)\s*[\])]\s*$|"
    # the page's own title: "Le pont rouvre : actualité régionale, infos, vidéos"
    r"\s*[:|–—-]\s*(?:toute l['’])?actualités?(?: [a-zà-ÿ]+)?(?:, [^:]{0,60})?$",
    re.IGNORECASE,
)


def clean_title(title: str, source: str | None = None) -> str:
    """A title without emoji, newsroom labels ("EN DIRECT", "[Vidéo]") and its outlet's name."""
    text = "".join(
        " " if unicodedata.category(c) in {"So", "Sk", "Cs", "Co", "Cn", "Cc"} else c for c in title
    )
    text = text.replace("\ufe0f", "").replace("\u200d", "")
    text = " ".join(text.split())
    before = None
    while before != text:  # "EN DIRECT. VIDÉO - …"
        before = text
        # Labels are cut where they stand in capitals or before a sign, never as plain words.
        found = _LABEL.match(text)
        if found and (found[0].isupper() or re.search(r"[\]):.|–—-]\s*$", found[0])):
            text = text[found.end() :]
        text = _TRAILING_LABEL.sub("", text)
    if source:
        text = re.sub(rf"\s*[|–—-]\s*{re.escape(source)}\s*$", "", text, flags=re.IGNORECASE)
    return (text[:1].upper() + text[1:]).strip()


def headline(
    facts: Sequence[Fact],
    articles: Sequence[Article],
    sentences: Sequence[GroundedSentence] = (),
    standing: Sequence[GroundedSentence] = (),
    before: Sequence[Article] = (),
) -> str:
    """The headline of an event, from its facts, its articles and its summary's own sentences.

    The cleaned French title of a source, word for word or less whole chunks where it has more than 18 words: of the article
    whose words open the summary, of one of the last day, of another, those before all that announce what the sentences tell
    (`TOLD`, `HALF_TOLD`). The titles of `before`, articles that others of their day follow, stand in for one that the sentences do
    not announce where they do announce that. Of several the one that best covers the top facts (those of the summary
    where it has sentences): each content stem of the title weighs the share of salience of the facts
    that hold it, and the sum is divided by the root of the stem count, so that neither length nor
    shortness wins alone. Ties go to the earlier article. Titles that ask or cry out, that are cut off, in capitals or leave a quotation open
    are passed over; so are those of more than 25 words, and those that give a figure which no sentence gives.

    Without such a title, the cut of the summary's sentences (of `standing`, those that need nothing
    told before them, where there are any), or without a summary of the facts' French wordings, that
    covers most by the same measure. The first sentence is preferred, and so are cuts of at most 14
    words; one that leans on what is not there comes last. "" where nothing is in French.
    """
    opening = sentences[0].fact.passages[0].article_id if sentences else ""
    first = [article for article in articles if article.article_id == opening]
    weights = _stem_weights(([sentence.fact for sentence in sentences] or list(facts))[:TOP_FACTS])
    told = " ".join(sentence.text for sentence in sentences)
    forms = [
        (article, form)
        for article in (*articles, *before)
        if article.language == "fr" and article.title
        for form in _title_forms(clean_title(article.title, article.source))
    ]
    forms = [(article, form) for article, form in forms if not sentences or _same_figures(form, told)]
    last = of_the_last_day(articles)
    ranks = (
        (first, TOLD),
        (last, TOLD),
        (first, HALF_TOLD),
        (before, TOLD),
        (first, 0.0),
        (last, HALF_TOLD),
        (articles, TOLD),
        (articles, 0.0),
    )
    for those, least in ranks:
        titles = [
            form
            for article, form in forms
            if article in those and (not sentences or least_told(form, told) >= least)
        ]
        best = max(titles, key=lambda title: _coverage(title, weights), default="")
        if _coverage(best, weights) > 0:
            return best
    french = [sentence.text for sentence in (standing or sentences)]
    # Past the summary only as many facts as a headline should speak of: a title made of the tenth is no title.
    french += [p.text for fact in facts[:TOP_FACTS] for p in fact.passages[:1] if p.language == "fr"]
    french = list(dict.fromkeys(french))
    return _best_cut(french[: len(standing or sentences) or 1], weights) or _best_cut(french, weights)


# "Plus de 7.000 cas" over "7.183 cas", "près de 300 blessés" over "296".
_BOUND = re.compile(
    r"(?:(?P<more>plus d(?:e |['’])|au moins )|(?P<almost>près d(?:e |['’])))$", re.IGNORECASE
)
MOST_MORE, LEAST_ALMOST = Decimal("1.25"), Decimal("0.9")  # of the bound, what it rounds
_NO_FIGURES = ("code", "approximate")  # "Covid-19", "des dizaines"


def _same_figures(title: str, text: str) -> bool:
    """Whether a text tells every figure of a title, or what it rounds; a title of another day's toll has its own."""
    told = numbers(text, "fr")
    figures = [one for one in numbers(title, "fr") if one.kind not in _NO_FIGURES]
    return all(
        any(same_number(one, other) or _rounds(title, one, other) for other in told) for one in figures
    )


def _rounds(title: str, one: Number, other: Number) -> bool:
    """Whether a title's figure is a bound of another near it."""
    bound = _BOUND.search(title[: one.start])
    if bound is None or one.unit != other.unit:
        return False
    if bound["more"]:
        return one.value <= other.value <= MOST_MORE * one.value
    return LEAST_ALMOST * one.value <= other.value <= one.value


def _best_cut(texts: Sequence[str], weights: Mapping[str, float]) -> str:
    """The cut of some sentences that says most of what the event is about, in few words; "" without any.

    What a headline cannot lean on (a pronoun, "cette décision", someone's answer) comes only where
    nothing else is left.
    """
    forms: dict[str, tuple[bool, bool, float]] = {}
    for place, text in enumerate(texts):
        for form in headline_cuts(without_relative_day(text, lone=True), "fr"):
            length = len(form.split())
            worth = _coverage(form, weights) * (1.0 if place == 0 else LATER)
            if length > HEADLINE_MAX_WORDS:
                worth *= (HEADLINE_MAX_WORDS / length) ** TOO_LONG
            fits = length <= LONGEST and not QUOTED.match(form) and not _BACKGROUND.search(form)
            forms.setdefault(form, (_stands(form), fits, round(worth, 9)))
    # Of equals the earlier: forms come in the order of the sentences.
    return max(forms, key=lambda form: forms[form], default="")


def _stands(form: str) -> bool:
    """Whether a cut can open a page: no pronoun or link at its head, nothing that points back, no heap of brackets."""
    plain = form.replace("’", "'")
    return not (
        leans_back(plain)
        or opens_on_connective(plain)
        or _POINTS_BACK.search(QUOTED.sub(" ", plain))
        or plain.endswith((":", "?"))
        or len(plain.split()) < MIN_WORDS + 1
    )


def _title_forms(title: str) -> list[str]:
    """The title, or its longest cut of at most 14 words where it has more than 18; none where it cannot be printed."""
    words = count_words(title)
    if not MIN_WORDS <= words <= MAX_WORDS or not _printable(title):
        return []
    title = without_relative_day(title, lone=True)
    if any(one.kind == "day" for one in deictics(title, None)):
        return []  # "Le pont rouvrira demain": the page may be read on any day
    if words <= TITLE_WORDS:
        return [title]
    forms = [form for form in headline_cuts(title, "fr") if len(form.split()) <= HEADLINE_MAX_WORDS]
    longest = max((len(form.split()) for form in forms), default=0)
    return [form for form in forms if len(form.split()) == longest][:1]


def _printable(title: str) -> bool:
    """Whether a title stands by itself: no question, no cry, no open end or quotation, no shouting, and no mere promise."""
    if title.endswith(("?", "!", "…", "..", ":", ",")) or lay_out(title) is None:
        return False
    if tells_nothing(title):
        return False
    letters = [sign for sign in title if sign.isalpha()]
    return sum(sign.isupper() for sign in letters) <= SHOUTING * len(letters)


def _coverage(title: str, weights: Mapping[str, float]) -> float:
    stems = set(content_stems(title, "fr"))
    return round(sum(sorted(weights.get(s, 0.0) for s in stems)) / math.sqrt(max(len(stems), 1)), 9)


def _stem_weights(facts: Sequence[Fact]) -> dict[str, float]:
    """For each content stem, the share of the facts' salience that speaks of it, in 0..1."""
    total = sum(max(fact.salience, 0.0) for fact in facts) or 1.0
    weights: dict[str, float] = {}
    for fact in facts:
        stems = {s for p in fact.passages for s in content_stems(p.text, p.language or "")}
        for stem in sorted(stems):
            weights[stem] = weights.get(stem, 0.0) + max(fact.salience, 0.0) / total
    return weights
