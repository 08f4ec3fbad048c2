"""What systems wrote beside what it is held against: row by row, in one order, with the sources it cites."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from summarize.errors import SummarizeError
from summarize.evaluate.corpora.files import LINE
from summarize.evaluate.corpora.naming import rows_named
from summarize.evaluate.corpora.reading import Predictions, References, read_predictions, read_references
from summarize.evaluate.segments import Example, Prediction
from summarize.records import Article, CitedSummary
from summarize.text.sentences import sentence_spans

__all__ = [
    "Pairs",
    "Predictions",
    "References",
    "agree",
    "pair",
    "read_predictions",
    "read_references",
    "with_sources",
]


@dataclass(frozen=True, slots=True)
class Pairs:
    """As many examples as predictions, in the references' order, and what the user must be told."""

    examples: tuple[Example, ...]
    predictions: tuple[Prediction, ...]
    warnings: tuple[str, ...]


def pair(predictions: Predictions, references: References) -> Pairs:
    """Each prediction beside its references: by id where both have ids, else by row or by order.

    By row where neither has ids and the references' numbers have gaps: a corpus leaves out rows without
    a reference, which must not shift the others.

    A row without any reference cannot be scored and is left out, predictions without a row among the
    references too; warnings name both.

    Raises:
        SummarizeError: both are one column of one file, a row of the references has no prediction, the
            numbers of rows differ where only their order can match them, or nothing is left to score.
    """
    _refuse_itself(predictions, references)
    warnings = [*predictions.warnings, *references.warnings]
    if predictions.has_ids and references.has_ids:
        written = {row.example_id: row for row in predictions.rows}
        missing = [row.example_id for row in references.rows if row.example_id not in written]
        if len(missing) == len(references.rows):
            raise SummarizeError(
                f"{predictions.path} has no id of {references.path}: {_some_ids(predictions)} against "
                f"{_some_ids(references)}; give the same ids in both, or leave them out of one to match rows by order"
            )
        if missing:
            raise SummarizeError(
                f"{predictions.path}: no prediction for ids of {references.path}: "
                f"{rows_named([repr(m) for m in missing])}; give one each, empty where the system wrote nothing"
            )
        known = {row.example_id for row in references.rows}
        extra = [repr(row.example_id) for row in predictions.rows if row.example_id not in known]
        if extra:
            warnings.append(
                f"{predictions.path}: no references for these ids, not scored: {rows_named(extra)}"
            )
        pairs = [(example, written[example.example_id]) for example in references.rows]
    elif not (predictions.has_ids or references.has_ids) and _have_gaps(references, predictions):
        by_number = {row.example_id: row for row in predictions.rows}
        pairs = [(example, by_number[example.example_id]) for example in references.rows]
    else:
        if len(predictions.rows) != len(references.rows):
            more, fewer = (
                (predictions, references)
                if len(predictions.rows) > len(references.rows)
                else (references, predictions)
            )
            raise SummarizeError(
                f"{predictions.path} has {len(predictions.rows)} rows, {references.path} {len(references.rows)}; "
                f"without ids in both they are matched by order: {more.places[len(fewer.rows)]} is the first left over"
                f"{_blank(more, len(fewer.rows))}; give as many rows, or ids"
            )
        if predictions.has_ids != references.has_ids:
            bare = references if predictions.has_ids else predictions
            warnings.append(f"{bare.path}: has no ids; rows are matched by their order")
        # The ids that there are belong to both.
        pairs = [
            (example, replace(written, example_id=example.example_id))
            if references.has_ids
            else (replace(example, example_id=written.example_id), written)
            for example, written in zip(references.rows, predictions.rows, strict=True)
        ]
    unscored = [place for (e, _), place in zip(pairs, references.places, strict=True) if not e.references]
    if unscored:
        warnings.append(f"{references.path}: no reference, not scored: {rows_named(unscored)}")
    pairs = [(example, written) for example, written in pairs if example.references]
    if not pairs:
        raise SummarizeError(
            f"{references.path}: nothing to score: {'every reference is empty' if unscored else 'no rows'}; "
            "check the file and its column"
        )
    examples, texts = zip(*pairs, strict=True)
    return Pairs(examples, texts, tuple(warnings))


def agree(predictions: Sequence[Predictions]) -> tuple[Predictions, ...]:
    """Systems' predictions in one order, for references without ids: theirs is the only order there is.

    Where the first that has ids and another have the same ones, the other's rows are put in the order of
    the first's, and a warning says so. What has no ids stays as it is.

    Raises:
        SummarizeError: two have not the same ids, so that no order matches both to the references.
    """
    model = next((one for one in predictions if one.has_ids), None)
    if model is None:
        return tuple(predictions)
    order = [row.example_id for row in model.rows]
    agreed = []
    for one in predictions:
        own = [row.example_id for row in one.rows]
        if one.has_ids and own != order:
            odd = sorted(set(own) ^ set(order))
            if odd:
                raise SummarizeError(
                    f"{one.path} has not the ids of {model.path}: {rows_named([repr(o) for o in odd])} in one of them only "
                    f"({_some_ids(one)} against {_some_ids(model)}); the references have none to match either by: "
                    "give them ids, or both systems the same"
                )
            at = {name: place for place, name in enumerate(own)}
            one = replace(  # noqa: PLW2901 - the same predictions in another order
                one,
                rows=tuple(one.rows[at[name]] for name in order),
                places=tuple(one.places[at[name]] for name in order),
                warnings=(
                    *one.warnings,
                    f"{one.path}: rows are put in the order of {model.path}, by their ids",
                ),
            )
        agreed.append(one)
    return tuple(agreed)


def with_sources(
    predictions: Sequence[Prediction], examples: Sequence[Example]
) -> tuple[tuple[Prediction, ...], tuple[str, ...]]:
    """Cited summaries that came without their run's articles, given the sources of the examples of their ids.

    Spans point into the articles as the run cleaned them. A source is taken for such an article where its id
    is the one cited and every span begins and ends as sentences of its text do; a prediction keeps
    all of its articles or gets none.

    Returns:
        The predictions, in their order, and a warning that names those whose citations stay without a text.
    """
    sources = {example.example_id: {a.article_id: a for a in example.sources} for example in examples}
    found, bare = [], []
    for prediction in predictions:
        summary = prediction.summary
        if summary is None or all(s.article_id in prediction.articles for s in summary.sources):
            found.append(prediction)
            continue
        cited = _cited_sources(summary, sources.get(prediction.example_id, {}))
        if cited is None:
            bare.append(repr(prediction.example_id))
            found.append(prediction)
        else:
            found.append(replace(prediction, articles=MappingProxyType(cited)))
    warning = (
        "summaries without the articles that they cite, and whose spans are no sentences of the examples' sources: "
        f"{rows_named(bare)}; score the run's folder, which holds the articles"
    )
    return tuple(found), (warning,) if bare else ()


def _cited_sources(summary: CitedSummary, sources: dict[str, Article]) -> dict[str, Article] | None:
    """The summary's sources, when all that it cites are sentences of theirs."""
    languages = {source.article_id: source.language for source in summary.sources}
    cited = {
        name: replace(sources[name], language=sources[name].language or language)
        for name, language in languages.items()
        if name in sources
    }
    edges = {}
    for name, article in cited.items():
        spans = sentence_spans(article.text, article.language)
        edges[name] = {span.start for span in spans}, {span.end for span in spans}
    for citation in (citation for sentence in summary.sentences for citation in sentence.citations):
        starts, ends = edges.get(citation.article_id, (set(), set()))
        if not (citation.start in starts and citation.end in ends and citation.start < citation.end):
            return None
    return cited


def _refuse_itself(predictions: Predictions, references: References) -> None:
    """Raises SummarizeError where the same texts are the predictions and a reference of theirs."""
    for path, column in references.read:
        if predictions.column == column and predictions.path.resolve() == path.resolve():
            what = "the file" if column == LINE else f"column '{column}'"
            raise SummarizeError(
                f"{path}: {what} is read as the predictions and as the references, and would be scored against itself; "
                "give another file, or name the columns (--column, --reference-column)"
            )


def _some_ids(given: Predictions | References) -> str:
    """The first few ids of a file, for a message."""
    some = [repr(row.example_id)[:40] for row in given.rows[:3]]
    return ", ".join([*some, "…"] if len(given.rows) > len(some) else some)


def _blank(given: Predictions | References, at: int) -> str:
    """What to add of a row that holds nothing."""
    row = given.rows[at]
    written = row.text if isinstance(row, Prediction) else "".join(row.references)
    return "" if written.strip() else " (it is blank)"


def _have_gaps(references: References, predictions: Predictions) -> bool:
    """Whether the references' row numbers leave some out, all of them among the predictions' own."""
    numbers = {row.example_id for row in references.rows}
    known = {row.example_id for row in predictions.rows}
    return str(len(numbers)) not in numbers and numbers <= known
