"""Rows: a figure with its goal and whether it is met; printed as a table and saved as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import median

RESULTS = Path(__file__).parent / "results.json"
INFORMATIVE = "informative"


@dataclass(frozen=True)
class Row:
    """One line of the table; ``detail`` holds the absolute figures behind it."""

    name: str
    value: float
    unit: str
    goal: str = INFORMATIVE
    holds: bool = True
    detail: dict[str, float | str] = field(default_factory=dict)


def at_least(name: str, value: float, least: float, unit: str, **detail: float | str) -> Row:
    """A row whose goal is a minimum."""
    return Row(name, _short(value), unit, f">= {least}", value >= least, _shortened(detail))


def at_most(name: str, value: float, most: float, unit: str, **detail: float | str) -> Row:
    """A row whose goal is a maximum."""
    return Row(name, _short(value), unit, f"<= {most}", value <= most, _shortened(detail))


def told(name: str, value: float, unit: str, **detail: float | str) -> Row:
    """An informative row, without a goal."""
    return Row(name, _short(value), unit, detail=_shortened(detail))


def middle_ratio(ours: Sequence[float], bare: Sequence[float]) -> float:
    """The median of the rounds' ratios, in which noise that lasts longer than a round cancels out."""
    return median(one / other for one, other in zip(ours, bare, strict=True))


def line(row: Row) -> str:
    """A row as one line of the table."""
    verdict = "" if row.goal == INFORMATIVE else ("holds" if row.holds else "MISSED")
    detail = ", ".join(f"{name} {value}" for name, value in row.detail.items())
    return f"{row.name:22} {row.value:>9} {row.unit:11} {row.goal:12} {verdict:7} {detail}".rstrip()


def save(rows: Sequence[Row]) -> None:
    """Write all rows of a run to ``benchmarks/results.json``."""
    RESULTS.write_text(json.dumps({"rows": [asdict(row) for row in rows]}, indent=2) + "\n")


def _short(value: float) -> float:
    return round(value, 3) if value < 10 else round(value, 1)


def _shortened(detail: dict[str, float | str]) -> dict[str, float | str]:
    return {name: _short(value) if isinstance(value, float) else value for name, value in detail.items()}
