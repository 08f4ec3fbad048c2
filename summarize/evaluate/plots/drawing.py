"""What every plot shares: one style whatever the user's settings, the same bytes on every run, no noise.

Matplotlib is used without pyplot: nothing is opened, and no state is left behind.
"""

from __future__ import annotations

import logging
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarize.errors import SummarizeError
from summarize.runs import atomic_path

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

# Okabe & Ito (2008), told apart by colour-blind readers; yellow is left out, being faint on white.
COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#000000", "#56B4E9", "#E69F00")
MARKERS = "osD^vPX<>hd*"  # a shape each, for grey paper
LINES = ("-", "--", "-.", ":")
INK, PALE = "#222222", "#b5b5b5"
WIDTH = 7.5  # inches: a page's width between its margins
LABEL = 0.2  # inches: a line of 8.5 points
NAME_WIDTH = 40  # characters of a system's name; more would leave no room for the plot
FONT = "DejaVu Sans"  # comes with Matplotlib: the same outlines on every machine

_STYLE: dict[Any, Any] = {
    "font.family": FONT,
    "font.size": 9.0,
    "axes.titlesize": 9.0,
    "axes.edgecolor": "#666666",
    "axes.labelcolor": INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.axisbelow": True,
    "grid.color": "#e4e4e4",
    "legend.frameon": False,
    "legend.fontsize": 8.0,
    "text.color": INK,
    "text.parse_math": False,  # a "$" in a system's name is a dollar
    "svg.fonttype": "path",
    "svg.hashsalt": "summarize",  # the ids in the file do not change from run to run
    "savefig.dpi": 150.0,  # of the points that are drawn as an image
}


@contextmanager
def figure(
    path: Path, height: float, title: str, signature: str, labels: tuple[str, str] = ("", "")
) -> Iterator[Figure]:
    """An empty figure, saved as SVG at `path` when the block ends without an error.

    Args:
        path: of the file; its folder exists.
        height: in inches, of what the caller draws; title and signature come on top of it.
        title: says what is seen; wrapped.
        signature: all that the numbers depend on, in small print at the foot.
        labels: of the horizontal and the vertical axes, where panels share them.
    """
    with _quiet():
        import matplotlib as mpl
        from matplotlib.figure import Figure
        from matplotlib.layout_engine import ConstrainedLayoutEngine

        # What is printable need not be in the font: a box instead, and no warning.
        heading = textwrap.wrap(shown(title, 400), int(WIDTH * 11)) or [""]
        small_print = _wrap_signature(shown(signature, 2000), int(WIDTH * 17))
        foot = 0.13 * len(small_print) + 0.08 if small_print else 0.0
        foot += LABEL if any(labels) else 0.0
        total = height + 0.2 * len(heading) + foot
        with mpl.rc_context():
            mpl.rcdefaults()
            mpl.rcParams.update(_STYLE)
            layout = ConstrainedLayoutEngine(rect=(0, foot / total, 1, 1 - foot / total))
            drawn = Figure(figsize=(WIDTH, total), layout=layout)
            drawn.suptitle("\n".join(heading), x=0.012, ha="left", fontsize=10.5, fontweight="bold")
            drawn.text(
                0.012, 0.05 / total, "\n".join(small_print), fontsize=6, color="#5f5f5f", va="bottom",
                linespacing=1.3, in_layout=False,
            )  # fmt: skip
            if any(labels):
                # No supxlabel: it takes its place at the figure's edge, where the small print is.
                at = (foot - LABEL + 0.03) / total
                drawn.text(0.5, at, shown(labels[0], 200), ha="center", fontsize=8.5, in_layout=False)
                drawn.supylabel(shown(labels[1], 200), fontsize=8.5)
            yield drawn
            _settle(drawn)
            with atomic_path(path) as temporary:
                drawn.savefig(
                    temporary,
                    format="svg",
                    metadata={"Date": None, "Creator": "summarize", "Title": heading[0]},
                )


def _settle(drawn: Figure) -> None:
    """Lays the figure out once and rounds the places of its axes.

    The solver's last digits change from one call to the next; Matplotlib names clip paths by a hash
    of theirs, so that files which look the same would differ in their bytes.
    """
    drawn.draw_without_rendering()
    drawn.set_layout_engine("none")
    for axes in drawn.axes:
        axes.set_position([round(value, 6) for value in axes.get_position().bounds])  # type: ignore[arg-type]
    for text in drawn.texts:
        text.set_position(tuple(round(value, 6) for value in text.get_position()))  # type: ignore[arg-type]


def check_any(what: Sequence[object] | Mapping[str, object], path: Path) -> None:
    """Raises SummarizeError where there is nothing to draw."""
    if not what:
        raise SummarizeError(f"{path}: nothing to draw; give one system or more")


def shown(text: str, width: int = NAME_WIDTH) -> str:
    """A name on one line, cut in its middle to `width`, without what the font cannot draw."""
    from matplotlib import font_manager

    known = font_manager.get_font(font_manager.findfont(FONT)).get_charmap()
    line = "".join(c if ord(c) in known else "\ufffd" for c in " ".join(text.split()))
    if len(line) <= width:
        return line
    return f"{line[: width // 2].rstrip()}…{line[-(width - width // 2 - 1) :].lstrip()}"


def panels(drawn: Figure, count: int, columns: int) -> list[Axes]:
    """Axes for `count` panels that share their scales; the last row may be short."""
    rows = -(-count // columns)
    grid = drawn.subplots(rows, columns, sharex=True, sharey=True, squeeze=False)
    flat: list[Axes] = list(grid.flat)
    for spare in flat[count:]:
        spare.remove()
    for axes in flat[max(0, count - columns) : count]:
        axes.tick_params(labelbottom=True)
    return flat[:count]


def looks(count: int) -> list[tuple[str, str, str]]:
    """A colour, a line and a marker for each of `count` systems; lines change when colours come round again."""
    lines = [LINES[(n // len(COLOURS)) % len(LINES)] for n in range(count)]
    return list(zip(islice(cycle(COLOURS), count), lines, islice(cycle(MARKERS), count), strict=True))


def _wrap_signature(signature: str, width: int) -> list[str]:
    """Lines of a signature, cut after a "|" where there is one."""
    lines, line = [], ""
    for part in signature.replace("|", "|\0").split("\0"):
        if line and len(line) + len(part) > width:
            lines.append(line)
            line = ""
        line += part
    return [piece for whole in [*lines, line] for piece in textwrap.wrap(whole, width)]


@contextmanager
def _quiet() -> Iterator[None]:
    """Without Matplotlib's notices about its font cache and settings, which are not about the user's run."""
    logger = logging.getLogger("matplotlib")
    level = logger.level
    logger.setLevel(logging.ERROR)
    try:
        yield
    finally:
        logger.setLevel(level)
