"""Exports of a venue's month: its movements as CSV in two dialects, its receipts as one file. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import orjson

from ..csv_dialects import Cell, written
from ..redemptions.answers import MESSAGES
from ..redemptions.models import Redemption
from ..venues.services import SERVICES
from .detail import Line, Undoing
from .venue_months import Statement

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
    "honour": "Payé par la garantie",
    "accepted": "Accepté",
    "conflict": "Déjà utilisé",
    "refused": "Refusé",
    "reversed": "Annulé",
    "mistake": "Erreur de scan",
    "wrong_person": "Pas la bonne personne",
    "session_cancelled": "Séance annulée",
    "other": "Autre raison",
    "by_rule": "Scan de bonne foi",
    "session_shown": "Séance justifiée",
    "not_their_fault": "Sans faute du lieu",
}
IN_WORDS = dict.fromkeys(("kind", "status", "reason", "service"), WORDS)
"""What French spreadsheets show in words, column by column."""


def statement_csv(statement: Statement, dialect: str) -> str:
    """A statement with all its lines; its cents add up to the statement's sums."""
    return written(COLUMNS, _rows(statement), dialect, IN_WORDS)


def receipts(statement: Statement) -> str:
    """The receipts of the redemptions that count in the month, one a line."""
    return "".join(f"{redemption.receipt}\n" for redemption in with_receipts(statement))


def with_receipts(statement: Statement) -> list[Redemption]:
    """The redemptions that count in the month."""
    standing = (line.redemption for line in statement.page.lines if not _undoing_in(statement, line))
    return [redemption for redemption in standing if redemption.receipt]


def json_lines(objects: Iterable[Mapping[str, Any]]) -> str:
    """One JSON object a line."""
    return "".join(f"{orjson.dumps(one).decode()}\n" for one in objects)


def _rows(statement: Statement) -> Iterator[list[Cell]]:
    for line in statement.page.lines:
        yield _redemption(line)
    for line in (*statement.page.lines, *statement.corrections):
        undoing = _undoing_in(statement, line)
        if undoing:
            yield _reversal(line, undoing)


def _undoing_in(statement: Statement, line: Line) -> Undoing | None:
    return line.undoing if line.undoing and line.undoing.period == statement.period else None


def _redemption(line: Line) -> list[Cell]:
    scan, paid = line.redemption, line.amounts
    kind = "honour" if line.honour else "redemption"
    what: list[Cell] = [kind, scan.status, scan.reason, line.voucher, scan.service, scan.scanned_at]
    cents = (paid.gross_cents, paid.fee_cents, paid.net_cents)
    return [*what, scan.recorded_at, line.person, line.device, *cents, str(scan.id)]


def _reversal(line: Line, undoing: Undoing) -> list[Cell]:
    scan, reversal = line.redemption, undoing.reversal
    what: list[Cell] = ["reversal", "reversed", reversal.reason, line.voucher, scan.service, scan.scanned_at]
    cents = [-(cents or 0) for cents in (scan.gross_cents, scan.fee_cents, scan.net_cents)]
    return [*what, reversal.recorded_at, undoing.person, None, *cents, str(reversal.id)]
