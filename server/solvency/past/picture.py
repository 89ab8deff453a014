"""The history as a picture: lines of bank and books, what had to be there as an area, in the units of an SVG. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .history import PastDay

WIDTH, HEIGHT = 720, 240
"""Of the drawing, in units of its SVG."""


class Picture(NamedTuple):
    """Attributes of the SVG's shapes: the points of three lines, the outline of an area; the amount at the top.

    ``bank`` begins where the bank's word does. ``short`` has the middles of days that were not covered.
    """

    bank: str
    books: str
    needed: str
    short: Sequence[float]
    top_cents: int


def draw(days: Sequence[PastDay]) -> Picture:
    """The picture of some days, from nothing at the bottom to the largest amount at the top."""
    amounts = [cents for one in days for cents in (one.bank_cents, one.books_cents, one.needed_cents) if cents]
    top = max(amounts, default=0) or 1
    return Picture(
        bank=_line([one.bank_cents for one in days], top),
        books=_line([one.books_cents for one in days], top),
        needed=_area([one.needed_cents for one in days], top),
        short=[_x(at, len(days)) for at, one in enumerate(days) if one.is_short],
        top_cents=top,
    )


def _line(amounts: Sequence[int | None], top: int) -> str:
    return " ".join(_points(amounts, top))


def _area(amounts: Sequence[int], top: int) -> str:
    return " ".join([f"0,{HEIGHT}", *_points(amounts, top), f"{WIDTH},{HEIGHT}"])


def _points(amounts: Sequence[int | None], top: int) -> Iterator[str]:
    for at, cents in enumerate(amounts):
        if cents is not None:
            yield f"{_x(at, len(amounts))},{round(HEIGHT - max(cents, 0) * HEIGHT / top, 1)}"


def _x(at: int, count: int) -> float:
    return round(at * WIDTH / max(count - 1, 1), 1)
