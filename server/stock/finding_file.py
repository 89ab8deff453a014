"""Booklets that were found, as CSV. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from ..csv_dialects import Cell, write_csv
from ..vouchers.stock import state_today
from .finding import Found

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
STATES: Final = {
    "in_stock": "En stock",
    "expired": "Périmé",
    "handed_over": "Remis",
    "blocked": "Bloqué",
    "voided": "Annulé",
}
WORDS: Final = {"state": STATES}


def found_csv(found: Iterable[Found], dialect: str) -> str:
    """One line for each booklet, in the given order."""
    return write_csv(COLUMNS, map(_row, found), dialect, WORDS)


def _row(one: Found) -> tuple[Cell, ...]:
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
