"""A statement as files: its lines as CSV in two dialects, its receipts one a line. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from uuid import UUID

from ..activity.exports import IN_WORDS
from ..csv_dialects import Cell, write_csv
from ..settlements.lines_root import REDEMPTION
from ..settlements.models import Statement
from .lines import DocumentLine

COLUMNS = {
    "kind": "Mouvement",
    "reason": "Motif",
    "recorded_at": "Enregistré le",
    "scanned_at": "Scanné le",
    "voucher": "Pass",
    "service": "Service",
    "venue": "Lieu",
    "campaign": "Campagne",
    "sponsor": "Commanditaire",
    "gross_cents": "Brut (€)",
    "fee_cents": "Frais (€)",
    "net_cents": "Net (€)",
    "receipt": "Reçu",
    "id": "Identifiant",
}


LIST_COLUMNS = {
    "number": "Relevé",
    "month": "Mois",
    "organisation": "Structure",
    "siret": "SIRET",
    "redemptions": "Scans",
    "gross_cents": "Brut (€)",
    "fee_cents": "Frais (€)",
    "net_cents": "Net (€)",
    "carried_cents": "Report (€)",
    "total_cents": "Total (€)",
    "issued_at": "Établi le",
}


def statements_csv(statements: Iterable[Statement], dialect: str) -> str:
    """A list of statements as CSV, one a line."""
    return write_csv(LIST_COLUMNS, map(_statement, statements), dialect)


def _statement(one: Statement) -> tuple[Cell, ...]:
    sums = one.gross_cents, one.fee_cents, one.net_cents, one.carried_cents, one.total_cents
    names = one.number, one.month, one.organisation_name, one.organisation_siret, str(one.redemptions)
    return *names, *sums, one.issued_at


def lines_csv(lines: Iterable[DocumentLine], dialect: str) -> str:
    """A statement's lines as CSV; their cents add up to the statement's."""
    return write_csv(COLUMNS, map(_row, lines), dialect, IN_WORDS)


def receipts(lines: Sequence[DocumentLine]) -> str:
    """The receipts of a statement's redemptions that it does not also undo, one a line."""
    undone = {line.redemption.id for line in lines if line.line.reversal_id}
    return "".join(f"{receipt}\n" for receipt in _standing(lines, undone))


def _standing(lines: Sequence[DocumentLine], undone: set[UUID]) -> Iterator[str]:
    for line in lines:
        receipt = line.redemption.receipt
        if line.kind == REDEMPTION and receipt and line.redemption.id not in undone:
            yield receipt


def _row(line: DocumentLine) -> list[Cell]:
    scan, cents = line.redemption, line.line
    what: list[Cell] = [line.kind, line.reason, line.at, scan.scanned_at, line.voucher, scan.service]
    whose: list[Cell] = [line.venue.name, line.campaign, line.sponsor]
    receipt = str(line.receipt_number) if line.receipt_number else None
    return [*what, *whose, cents.gross_cents, cents.fee_cents, cents.net_cents, receipt, str(line.id)]
