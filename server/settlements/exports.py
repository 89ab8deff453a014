"""Exports of a month: all venues' sums as CSV in two dialects. Pure."""

from __future__ import annotations

from ..csv_dialects import Cell, write_csv
from .tally import Tally, Totals

COLUMNS = {
    "venue": "Lieu",
    "redemptions": "Pass",
    "gross_cents": "Brut (€)",
    "fee_cents": "Frais (€)",
    "net_cents": "Net (€)",
    "venue_id": "Identifiant",
}


def tally_csv(tally: Tally, dialect: str) -> str:
    """A tally as CSV, one line for each venue; ``dialect`` is one of `csv_dialects`."""
    rows = ([venue.name, *_totals(venue.totals), str(venue.venue_id)] for venue in tally.venues)
    return write_csv(COLUMNS, rows, dialect)


def _totals(totals: Totals) -> list[Cell]:
    return [str(totals.redemptions), totals.gross_cents, totals.fee_cents, totals.net_cents]
