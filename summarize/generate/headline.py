"""A headline for an event: a source's own French title where there is one, else a cut sentence."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from summarize.generate.cuts import HEADLINE_MAX_WORDS, headline_cuts
from summarize.records import Article, Fact, GroundedSentence
from summarize.text.words import content_stems

TOP_FACTS = 5  # what a headline should speak of; later facts are detail
MIN_WORDS, MAX_WORDS = 4, 25  # fewer is a section name, more is a first sentence

# Labels that newsrooms put before a title: about the page, never about the event.
_LABEL = re.compile(
    r"^\W*(?:en direct|direct|live|vid[ée]os?|photos?|images?|diaporama|podcast|audio|exclusif|exclu|alerte(?: info)?|"
    r"urgent|reportage|enqu[êe]te|entretien|interview|infographie|carte|mise [àa] jour|màj|breaking|flash info)"
    r"(?:\s*\]|\s*\)|\s*[:.|–—-]|(?=\s+[A-ZÉÀÎÔ«]))[\s\])]*",
    re.IGNORECASE,
)
_TRAILING_LABEL = re.compile(
    r"\s*[\[(]\s*(?:vid[ée]os?|photos?|en images?|podcast|m[àa]j|mise [àa] jour)\s*[\])]\s*$", re.IGNORECASE
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
    facts: Sequence[Fact], articles: Sequence[Article], sentences: Sequence[GroundedSentence] = ()
) -> str:
    """The headline of an event, from its facts, its articles and its summary's own sentences.

    The cleaned French title of a source, word for word, that best covers the top facts (those
    of the summary where it has sentences): each content stem of the title weighs the share of
    salience of the facts that hold it, and the sum is divided by the root of the stem count, so
    that neither length nor shortness wins alone. Ties go to the earlier article.

    Without a French title, the longest cut of the summary's first sentence that fits 16 words,
    else its shortest; without a summary, of the first French passage; "" where nothing is in
    French.
    """
    best, best_score = "", 0.0
    weights = _stem_weights(([sentence.fact for sentence in sentences] or list(facts))[:TOP_FACTS])
    for article in articles:
        if article.language != "fr" or not article.title:
            continue
        title = clean_title(article.title, article.source)
        if not MIN_WORDS <= len(title.split()) <= MAX_WORDS:
            continue
        stems = set(content_stems(title, "fr"))
        score = round(sum(sorted(weights.get(s, 0.0) for s in stems)) / max(len(stems), 1) ** 0.5, 9)
        if score > best_score:
            best, best_score = title, score
    if best:
        return best
    french = [sentence.text for sentence in sentences]
    french += [passage.text for fact in facts for passage in fact.passages if passage.language == "fr"]
    forms = headline_cuts(french[0], "fr") if french else ()
    fitting = [form for form in forms if len(form.split()) <= HEADLINE_MAX_WORDS]
    if fitting:
        return max(fitting, key=lambda form: len(form.split()))
    return min(forms, key=lambda form: len(form.split()), default="")


def _stem_weights(facts: Sequence[Fact]) -> dict[str, float]:
    """For each content stem, the share of the facts' salience that speaks of it, in 0..1."""
    total = sum(max(fact.salience, 0.0) for fact in facts) or 1.0
    weights: dict[str, float] = {}
    for fact in facts:
        stems = {s for p in fact.passages for s in content_stems(p.text, p.language or "")}
        for stem in sorted(stems):
            weights[stem] = weights.get(stem, 0.0) + max(fact.salience, 0.0) / total
    return weights
