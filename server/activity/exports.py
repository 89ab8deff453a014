"""Exports of a venue's month: its movements as CSV in two dialects, its receipts as one file. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import orjson

from ..csv_dialects import Cell, write_csv
from ..redemptions.answers import MESSAGES
from ..redemptions.models import Redemption
from ..states import STATES
from ..venues.services import SERVICES
from .detail import RedemptionDetail, Undoing
from .venue_months import VenueMonth

COLUMNS = {
    "kind": "Mouvement",
    "status": "État",
    "reason": "Motif",
    "voucher": "Pass",
    "service": "Service",
    "scanned_at": "Scanné le",
    "recorded_at": "Enregistré le",
    "person": "Par",
    "device": "Téléphone",
    "gross_cents": "Brut (€)",
    "fee_cents": "Frais (€)",
    "net_cents": "Net (€)",
    "id": "Identifiant",
}
WORDS = {
    **SERVICES,
    **MESSAGES,
    "redemption": "Scan",
    "reversal": "Annulation",
    "honour": STATES["scan"]["honoured"],
    **STATES["scan"],
    "mistake": "Erreur de scan",
    "wrong_person": "Pas la bonne personne",
    "session_cancelled": "Séance annulée",
    "other": "Autre raison",
    "by_rule": "Scan de bonne foi",
    "session_shown": "Séance justifiée",
    "not_their_fault": "Le lieu n’y est pour rien",
}
IN_WORDS = dict.fromkeys(("kind", "status", "reason", "service"), WORDS)
"""For the French dialect: words to show instead of codes, by column."""


def month_csv(month: VenueMonth, dialect: str) -> str:
    """All movements of a month as CSV; their cents add up to the month's sums."""
    return write_csv(COLUMNS, _rows(month), dialect, IN_WORDS)


def receipts(month: VenueMonth) -> str:
    """The receipts of the redemptions that count in the month, one a line."""
    return "".join(f"{redemption.receipt}\n" for redemption in list_with_receipts(month))


def list_with_receipts(month: VenueMonth) -> list[Redemption]:
    """The redemptions of a month that have a receipt and were not undone in it."""
    standing = (line.redemption for line in month.page.lines if not _undoing_in(month, line))
    return [redemption for redemption in standing if redemption.receipt]


def json_lines(objects: Iterable[Mapping[str, Any]]) -> str:
    """The objects as JSON Lines."""
    return "".join(f"{orjson.dumps(one).decode()}\n" for one in objects)


def _rows(month: VenueMonth) -> Iterator[list[Cell]]:
    for line in month.page.lines:
        yield _redemption(line)
    for line in (*month.page.lines, *month.corrections):
        undoing = _undoing_in(month, line)
        if undoing:
            yield _reversal(line, undoing)


def _undoing_in(month: VenueMonth, line: RedemptionDetail) -> Undoing | None:
    return line.undoing if line.undoing and line.undoing.period == month.period else None


def _redemption(line: RedemptionDetail) -> list[Cell]:
    scan, paid = line.redemption, line.amounts
    kind = "honour" if line.honour else "redemption"
    what: list[Cell] = [kind, scan.status, scan.reason, line.voucher, scan.service, scan.scanned_at]
    cents = (paid.gross_cents, paid.fee_cents, paid.net_cents)
    return [*what, scan.recorded_at, line.person, line.device, *cents, str(scan.id)]


def _reversal(line: RedemptionDetail, undoing: Undoing) -> list[Cell]:
    scan, reversal = line.redemption, undoing.reversal
    what: list[Cell] = ["reversal", "reversed", reversal.reason, line.voucher, scan.service, scan.scanned_at]
    cents = [-(cents or 0) for cents in (scan.gross_cents, scan.fee_cents, scan.net_cents)]
    return [*what, reversal.recorded_at, undoing.person, None, *cents, str(reversal.id)]
