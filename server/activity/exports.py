"""Exports of a month: a venue's movements or all venues' sums as CSV in two dialects, receipts as one file. Pure."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

import orjson

from .. import clock, money
from ..redemptions.answers import MESSAGES
from ..redemptions.models import Redemption
from ..settlements.tally import Tally, Totals
from ..venues.services import SERVICES
from .detail import Line, Undoing
from .venue_months import Statement

FRENCH, STANDARD = "french", "standard"
DIALECTS = (FRENCH, STANDARD)
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
TALLY_COLUMNS = {
    "venue": "Lieu",
    "redemptions": "Pass",
    "gross_cents": "Brut (€)",
    "fee_cents": "Frais (€)",
    "net_cents": "Net (€)",
    "venue_id": "Identifiant",
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
IN_WORDS = ("kind", "status", "reason", "service")
FORMULA = ("=", "+", "-", "@")
NUMBER = re.compile(r"[0-9]+")
EXCEL_NEEDS_MARK = "\ufeff"

Cell = str | int | datetime | None


def statement_csv(statement: Statement, dialect: str) -> str:
    """A statement with all its lines; its cents add up to the statement's sums."""
    return written(COLUMNS, _rows(statement), dialect)


def tally_csv(tally: Tally, dialect: str) -> str:
    """A tally, one venue a line."""
    rows = ([venue.name, *_totals(venue.totals), str(venue.venue_id)] for venue in tally.venues)
    return written(TALLY_COLUMNS, rows, dialect)


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


def written(columns: Mapping[str, str], rows: Iterable[Sequence[Cell]], dialect: str) -> str:
    """French: as Excel opens it there, semicolons, decimal commas, Paris times. Standard: RFC 4180, cents, UTC."""
    text = io.StringIO()
    french = dialect == FRENCH
    writer = csv.writer(text, delimiter=";" if french else ",")
    writer.writerow(columns.values() if french else columns)
    for row in rows:
        writer.writerow(map(_in_french if french else _in_standard, columns, row))
    return EXCEL_NEEDS_MARK + text.getvalue() if french else text.getvalue()


def _totals(totals: Totals) -> list[Cell]:
    return [str(totals.redemptions), totals.gross_cents, totals.fee_cents, totals.net_cents]


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


def _in_french(column: str, cell: Cell) -> str:
    if isinstance(cell, datetime):
        return f"{cell.astimezone(clock.PARIS):%d/%m/%Y %H:%M:%S}"
    if isinstance(cell, int):
        return money.in_euros(cell)
    return WORDS[cell] if cell and column in IN_WORDS else _harmless(cell)


def _in_standard(_column: str, cell: Cell) -> str:
    if isinstance(cell, datetime):
        return clock.iso(cell)
    return str(cell) if isinstance(cell, int) else _harmless(cell)


def _harmless(text: str | None) -> str:
    """People's own words, which a spreadsheet must not take for a formula; a number is none."""
    return f"'{text}" if text and text.startswith(FORMULA) and not NUMBER.fullmatch(text[1:]) else text or ""
