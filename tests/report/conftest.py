"""A summary with everything that a report has to show, about invented people and places."""

from datetime import UTC, datetime

import pytest

from summarize.records import Article, Citation, CitedSummary, Claim, Disagreement, Sentence, SummarySource

FRENCH = (
    "Un pont s'est effondré mardi à Valmont. Douze personnes ont été blessées, selon la préfecture.\n"
    "Le trafic est interrompu."
)
GERMAN = "In Valmont ist am Dienstag eine Brücke eingestürzt. 14 Menschen wurden verletzt."


def citation(source: int, article: Article, quoted: str, score: float = 0.9) -> Citation:
    start = article.text.index(quoted)
    return Citation(source, article.article_id, start, start + len(quoted), score)


@pytest.fixture
def articles() -> tuple[Article, ...]:
    return (
        Article(
            "a1", FRENCH, title="Valmont : un pont s'effondre", source="Le Courrier de Valmont",
            url="https://courrier.example/pont?a=1&b=2", published_at=datetime(2025, 5, 1, 9, 10, tzinfo=UTC),
            language="fr", copies=("a9",),
        ),
        Article("a2", GERMAN, title="Brücke stürzt ein", source=None, url="https://www.zeitung.example/x", language="de"),
    )  # fmt: skip


@pytest.fixture
def summary(articles: tuple[Article, ...]) -> CitedSummary:
    first, second = articles
    return CitedSummary(
        event_id="evt-1",
        headline="Un pont s'effondre à Valmont",
        sentences=(
            Sentence(
                "Un pont s'est effondré mardi à Valmont.",
                "verbatim",
                (
                    citation(1, first, "Un pont s'est effondré mardi à Valmont.", 1.0),
                    citation(2, second, "In Valmont ist am Dienstag eine Brücke eingestürzt."),
                ),
            ),
            Sentence(
                "Le trafic est interrompu.", "generated", (citation(1, first, "Le trafic est interrompu."),)
            ),
        ),
        sources=(
            SummarySource(1, "a1", first.title, first.source, first.url, first.published_at, "fr", ("a9",)),
            SummarySource(2, "a2", second.title, None, second.url, None, "de", ()),
        ),
        independent_sources=2,
        disagreements=(
            Disagreement(
                "number",
                "personnes blessées",
                update=False,
                claims=(
                    Claim(
                        "12", (citation(1, first, "Douze personnes ont été blessées, selon la préfecture."),)
                    ),
                    Claim("14", (citation(2, second, "14 Menschen wurden verletzt."),)),
                ),
            ),
        ),
        related=("evt-0",),
    )
