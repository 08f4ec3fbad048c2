"""The floors that quality may not fall below, in a sealed file: compare with them, raise them, or say why not.

A floor holds for one signature and for one state of its data files, and only a reason, which the file
keeps, lowers it. The seal is a digest of the contents, so that an edit by hand is noticed.
"""

from __future__ import annotations

import hashlib
import json
import math
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Literal

import msgspec

from summarize.errors import SummarizeError

Side = Literal["floor", "ceiling", "exact"]
HEAD = """\
# What quality may not fall below; written by `python benchmarks/quality_gate.py DATA --update`, never by hand:
# the seal would tell. Lowering a floor takes `--lower "REASON"`, which is kept at the end of this file.
"""


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured value and how far a later one may fall short of it (`margin`, in the value's unit)."""

    name: str
    value: float
    side: Side
    margin: float
    signature: str
    data: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Floor:
    """What a figure must reach ("floor"), may not pass ("ceiling"), or be but for `margin` ("exact").

    `data` maps each file it was measured on to its SHA-256.
    """

    bound: float
    measured: float
    side: Side
    margin: float
    signature: str
    data: dict[str, str]

    def holds(self, value: float) -> bool:
        """Whether a value is on the right side; a missing one (NaN) never is."""
        match self.side:
            case "floor":
                return value >= self.bound
            case "ceiling":
                return value <= self.bound
            case "exact":
                return abs(value - self.bound) <= self.margin

    def __str__(self) -> str:
        if self.side == "exact":
            return f"{self.bound:g} ± {self.margin:g}"
        return f"at least {self.bound:g}" if self.side == "floor" else f"at most {self.bound:g}"


@dataclass(frozen=True, slots=True)
class Lowered:
    """A floor that was given up, and why; what it was and became, None where it went."""

    figure: str
    reason: str
    old: str
    new: str | None = None


@dataclass(frozen=True, slots=True)
class Floors:
    """All floors by the figure's name, and the history of those that were lowered, oldest first."""

    floors: Mapping[str, Floor]
    lowered: tuple[Lowered, ...] = ()


def file_hashes(data: Path, files: Iterable[str]) -> dict[str, str]:
    """The SHA-256 of each file under the folder.

    Raises:
        SummarizeError: one of them cannot be read.
    """
    found = {}
    for name in sorted(set(files)):
        try:
            with (data / name).open("rb") as stream:
                found[name] = hashlib.file_digest(stream, "sha256").hexdigest()
        except OSError as error:
            raise SummarizeError(
                f"{data / name}: cannot be read: {error.strerror}; give the folder of the corpora"
            ) from None
    return found


def broken(figures: Sequence[Figure], floors: Floors, hashes: Mapping[str, str]) -> list[str]:
    """One plain line for each figure that does not pass, and none when all do."""
    lines = []
    for figure in figures:
        floor = floors.floors.get(figure.name)
        if floor is None:
            lines.append(f"{figure.name}: has no floor; set it with --update")
        elif told := _other_measure(figure, floor, hashes):
            lines.append(f"{figure.name}: cannot be compared with its floor: {told}")
        elif not floor.holds(figure.value):
            lines.append(f"{figure.name}: {figure.value:.4f}, and must be {floor} (was {floor.measured:.4f})")
    return lines


def updated(
    figures: Sequence[Figure],
    floors: Floors,
    hashes: Mapping[str, str],
    gone: Iterable[str] = (),
    reason: str | None = None,
) -> Floors:
    """The floors after a measurement: raised where the figures allow it, lowered only for a reason.

    A floor that still holds but that the figure would not set as high again stays as it is.

    Args:
        figures: what was measured.
        floors: those there are.
        hashes: SHA-256 of the data files.
        gone: figures with a floor that are not measured any more.
        reason: why floors may be lowered, dropped, or measured in another way.

    Raises:
        SummarizeError: a floor would be lowered and there is no reason, or a figure is missing (NaN).
    """
    kept, lowered = dict(floors.floors), list(floors.lowered)
    refused = []
    for figure in figures:
        if not math.isfinite(figure.value):
            raise SummarizeError(f"{figure.name}: was not measured (NaN); no floor can be set from that")
        new = _floor_of(figure, hashes)
        old = kept.get(figure.name)
        if old is None or (told := _loss(figure, old, hashes)) == "":
            kept[figure.name] = new if old is None or _is_tighter(new, old) else old
        elif reason:
            kept[figure.name] = new
            lowered.append(Lowered(figure.name, reason, str(old), f"{new} ({told})"))
        else:
            refused.append(f"{figure.name}: {told}")
    for name in sorted(set(gone) & kept.keys()):
        if reason:
            lowered.append(Lowered(name, reason, str(kept.pop(name)), None))
        else:
            refused.append(f"{name}: is not measured any more, and must be {kept[name]}")
    if refused:
        raise SummarizeError(
            "\n".join([*refused, 'no floor was changed; lowering takes --lower "REASON", which is recorded'])
        )
    return Floors(dict(sorted(kept.items())), tuple(lowered))


def _floor_of(figure: Figure, hashes: Mapping[str, str]) -> Floor:
    # To four decimals, as figures are told; outwards, so that the figure itself always holds.
    match figure.side:
        case "floor":
            bound = math.floor((figure.value - figure.margin) * 1e4) / 1e4
        case "ceiling":
            bound = math.ceil((figure.value + figure.margin) * 1e4) / 1e4
        case "exact":
            bound = round(figure.value, 4)
    return Floor(
        bound=bound,
        measured=round(figure.value, 4),
        side=figure.side,
        margin=figure.margin,
        signature=figure.signature,
        data={name: hashes[name] for name in figure.data},
    )


def _other_measure(figure: Figure, floor: Floor, hashes: Mapping[str, str]) -> str:
    """Why a figure and a floor are not of the same kind; "" when they are."""
    if figure.side != floor.side:
        return f"it was a {floor.side} and is a {figure.side}"
    if figure.signature != floor.signature:
        return f"the signature was {floor.signature} and is {figure.signature}"
    now = {name: hashes[name] for name in figure.data}
    for name in sorted(floor.data.keys() | now.keys()):
        if floor.data.get(name) != now.get(name):
            was, is_now = (found.get(name, "not used")[:12] for found in (floor.data, now))
            return f"{name} is other data than it was set on (sha256 {was}, now {is_now})"
    return ""


def _loss(figure: Figure, floor: Floor, hashes: Mapping[str, str]) -> str:
    """What would be given up if this figure set the floor anew; "" when nothing."""
    if told := _other_measure(figure, floor, hashes):
        return told
    if not floor.holds(figure.value):
        return f"{figure.value:.4f}, and must be {floor}"
    if figure.margin > floor.margin and figure.side == "exact":
        return f"the margin was {floor.margin:g} and is {figure.margin:g}"
    return ""


def _is_tighter(new: Floor, old: Floor) -> bool:
    match old.side:
        case "floor":
            return new.bound > old.bound
        case "ceiling":
            return new.bound < old.bound
        case "exact":
            return new.margin < old.margin  # the value itself stays: it would wander off in small steps


def seal_of(floors: Floors) -> str:
    """The digest of everything that the file says."""
    contents = json.dumps(
        {
            "floors": {name: asdict(floor) for name, floor in floors.floors.items()},
            "lowered": [asdict(one) for one in floors.lowered],
        },
        sort_keys=True,
    )
    return hashlib.sha256(contents.encode("utf-8")).hexdigest()


def read_floors(path: Path) -> Floors:
    """The floors of a file; none when there is no file.

    Raises:
        SummarizeError: the file is not what `write_floors` wrote, or its seal is broken.
    """
    try:
        record: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
        seal = record.pop("seal", None)
        floors = msgspec.convert(record, Floors)
    except FileNotFoundError:
        return Floors({})
    except (OSError, ValueError) as error:  # TOML's and msgspec's errors are ValueErrors
        raise SummarizeError(f"{path}: cannot be read: {error}; restore it from the repository") from None
    if seal != seal_of(floors):
        raise SummarizeError(
            f"{path}: was edited by hand: its seal does not fit; restore it from the repository and use "
            'quality_gate.py --update, with --lower "REASON" where a floor must fall'
        )
    return floors


def write_floors(path: Path, floors: Floors) -> None:
    """Writes the file with its seal; the same floors give the same bytes."""
    floors = replace(floors, floors=dict(sorted(floors.floors.items())))
    lines = [HEAD, f"seal = {_toml(seal_of(floors))}"]
    for name, floor in floors.floors.items():
        lines.append(f"\n[floors.{_toml(name)}]")
        lines += [f"{field} = {_toml(value)}" for field, value in asdict(floor).items()]
    for one in floors.lowered:
        lines.append("\n[[lowered]]")
        lines += [f"{field} = {_toml(value)}" for field, value in asdict(one).items() if value is not None]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def _toml(value: str | float | Mapping[str, str]) -> str:
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{_toml(name)} = {_toml(one)}" for name, one in value.items()) + " }"
    # A JSON text is a TOML text but for DEL, which no name or reason has a use for.
    return (
        json.dumps(value.replace("\x7f", ""), ensure_ascii=False) if isinstance(value, str) else repr(value)
    )
