"""The results as Markdown tables, every column with the signature of its figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from summarize.evaluate.results import EVERYTHING, ComparisonRow, Curve, Results, ScoreRow
from summarize.evaluate.settings import Family

# What the tables show of each family, in this order; precision, recall, counts by output and the
# other n-grams are in results.json.
SHOWN: Mapping[Family, tuple[str, ...]] = {
    "rouge": ("rouge1.f1", "rouge2.f1", "rougeL.f1", "rougeLsum.f1"),
    "grounding": tuple(
        f"unsupported.{kind}"
        for kind in ("any", "number", "date", "name", "quotation", "negation", "hedge", "relation")
    ),
    "citations": (
        "citation.recall", "citation.precision", "citation.f1", "citation.uncited", "coverage.sources", "voices.two",
    ),
    "texts": (
        "words", "sentences", "compression", "coverage", "density", "novel.sentence", "novel.2gram", "repeated.3gram",
    ),
    "translation": ("chrf", "corpus.chrf", "corpus.bleu"),
    "alignment": ("alignment.f1",),
}  # fmt: skip


def results_to_markdown(results: Results, *, groups: bool = True) -> str:
    """Tables of scores and comparisons per corpus and group, then signatures and warnings.

    The tables hold the values of `SHOWN`; results.json holds all. Without `groups` only the whole
    corpora are told.
    """
    confidence = results.settings["confidence"]
    notes: dict[str, list[str]] = {}
    parts = []
    for corpus, facts in results.corpora.items():
        for group in (EVERYTHING, *(facts.groups if groups else ())):
            rows = [r for r in results.scores if (r.corpus, r.group) == (corpus, group)]
            if not rows:
                continue
            count = facts.examples if group == EVERYTHING else facts.groups[group]
            title = corpus if group == EVERYTHING else f"{corpus}, {group}"
            parts.append(
                f"## {title} ({count} {'topics' if rows[0].family == 'alignment' else 'examples'})\n"
            )
            if group == EVERYTHING and facts.note:
                parts.append(f"{facts.note}\n")
            parts += [_score_table(table, notes) for table in _families(rows)]
            told = [c for c in results.comparisons if (c.corpus, c.group) == (corpus, group)]
            if told:
                parts.append(_comparison_table(told, notes, confidence))
        curves = [curve for curve in results.curves if curve.gold == corpus]
        if curves:
            parts.append(_curve_table(curves, notes))
    if notes:
        lines = [
            f"[{number}] `{','.join(dict.fromkeys(heads))}|{tail}`"
            for number, (tail, heads) in enumerate(notes.items(), start=1)
        ]
        parts.append("\n".join(lines) + "\n")
    if results.warnings:
        parts.append("Warnings:\n\n" + "\n".join(f"- {warning}" for warning in results.warnings) + "\n")
    return "\n".join(parts)


def _families(rows: Sequence[ScoreRow]) -> list[list[ScoreRow]]:
    """The rows of each table, in the order of `SHOWN`."""
    found = []
    for family in dict.fromkeys(row.family for row in rows):
        shown = [row for row in rows if row.family == family and row.metric in SHOWN[family]]
        shown.sort(key=lambda row: SHOWN[row.family].index(row.metric))
        if any(row.mean is not None for row in shown):
            found.append(shown)
    return found


def _score_table(rows: Sequence[ScoreRow], notes: dict[str, list[str]]) -> str:
    """Systems by metrics; where a column's figures were not all made alike, each has its own note."""
    metrics = list(dict.fromkeys(row.metric for row in rows))
    systems = list(dict.fromkeys(row.system for row in rows if row.mean is not None))
    cells = {(row.system, row.metric): row for row in rows}
    marks = {metric: _marks(rows, metric, notes) for metric in metrics}
    header = [
        "",
        *(
            f"{m} {'' if len(set(marks[m].values())) > 1 else next(iter(marks[m].values()), '')}"
            for m in metrics
        ),
    ]
    lines = [
        [
            system,
            *(
                _cell(cells.get((system, metric)))
                + (f" {marks[metric].get(system, '')}" if len(set(marks[metric].values())) > 1 else "")
                for metric in metrics
            ),
        ]
        for system in systems
    ]
    return markdown_table(header, lines)


def _marks(rows: Sequence[ScoreRow], metric: str, notes: dict[str, list[str]]) -> dict[str, str]:
    """The note of each system's figure in a column."""
    return {
        row.system: _mark(row.signature, notes)
        for row in rows
        if row.metric == metric and row.mean is not None
    }


def _mark(signature: str, notes: dict[str, list[str]]) -> str:
    """The number of a note; signatures that differ only in what stands before the first "|" share one."""
    head, _, tail = signature.partition("|")
    notes.setdefault(tail, []).append(head)
    return f"[{list(notes).index(tail) + 1}]"


def _cell(row: ScoreRow | None) -> str:
    if row is None or row.mean is None:
        return "–"
    if row.low is None or row.high is None:
        return f"{row.mean:.2f}"
    return f"{row.mean:.2f} [{row.low:.2f}, {row.high:.2f}]"


def _comparison_table(rows: Sequence[ComparisonRow], notes: dict[str, list[str]], confidence: float) -> str:
    """All pairs in figures; in words what may be claimed, and in one sentence what may not."""
    lines, claims = [], []
    unclaimed: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        known = row.difference is not None and row.low is not None and row.high is not None
        span = f"{row.difference:+.2f} [{row.low:+.2f}, {row.high:+.2f}]" if known else "–"
        p = "–" if row.p_value is None else f"{row.p_value:.4f}"
        counts = f"{row.wins}/{row.ties}/{row.losses}"
        lines.append([f"{row.metric} {_mark(row.signature, notes)}", f"{row.a} − {row.b}", span, p, counts])
        if row.claimed(confidence):
            claims.append(row.conclusion)
        else:
            unclaimed.setdefault((row.a, row.b), []).append(row.metric)
    if unclaimed:
        pairs = "; ".join(f"{a} and {b} ({', '.join(metrics)})" for (a, b), metrics in unclaimed.items())
        claims.append(f"No difference may be claimed between {pairs}; nor are they shown to be equal.")
    table = markdown_table(["paired", "systems", "difference", "p (Holm)", "won/tied/lost"], lines)
    return table + "\n" + "\n".join(f"- {claim}" for claim in claims) + "\n"


def _curve_table(curves: Sequence[Curve], notes: dict[str, list[str]]) -> str:
    """The best point of each curve: the threshold is chosen on the very topics, which flatters."""
    lines = []
    for curve in curves:
        best = max(curve.points, key=lambda point: point.f1)
        figures = (best.threshold, best.precision, best.recall, best.f1)
        mark = _mark(curve.signature, notes)
        lines.append([f"{curve.scorer} {mark}", *(f"{figure:.3f}" for figure in figures)])
    return markdown_table(["best threshold for all topics", "threshold", "precision", "recall", "F1"], lines)


def markdown_table(header: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    """A Markdown table; no cell ends its line or its column, whatever it holds."""

    def row(cells: Sequence[str]) -> str:
        return "| " + " | ".join(" ".join(cell.split()).replace("|", "\\|") for cell in cells) + " |"

    rule = "|" + "---|" * len(header)
    return "\n".join([row(header), rule, *(row(line) for line in lines)]) + "\n"
