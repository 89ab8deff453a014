"""Booklets that were found, as CSV."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from ..csv_dialects import Cell, write_csv
from ..states import STATES
from ..vouchers.stock import state_today
from .finding import FoundBooklet

COLUMNS: Final = {
    "number": "Carnet",
    "handed_over_at": "Remis le",
    "campaign": "Campagne",
    "prescriber": "Prescripteur",
    "postcode": "Code postal",
    "public": "Public",
    "state": "État",
    "worth": "Pass",
    "left": "Pass restants",
}
WORDS: Final = {"state": STATES["booklet"]}


def found_csv(found: Iterable[FoundBooklet], dialect: str) -> str:
    """One line for each booklet, in the given order."""
    return write_csv(COLUMNS, map(_row, found), dialect, WORDS)


def _row(one: FoundBooklet) -> tuple[Cell, ...]:
    booklet = one.booklet
    return (
        booklet.number,
        booklet.handed_over_at,
        booklet.campaign.name,
        booklet.holder.name if booklet.holder else "",
        booklet.postcode or "",
        booklet.target_public or "",
        state_today(booklet),
        str(booklet.worth),
        str(one.left),
    )
