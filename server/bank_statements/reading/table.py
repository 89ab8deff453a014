"""A bank's table with a balance on each line: account, date, amount (or debit and credit), text, balance. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from ...banking import csv_cells, csv_tables
from ...banking.currencies import EUROS
from ...banking.refusals import UnreadableBankFile
from .limits import LONGEST, check_count, unreadable
from .records import STATEMENT, TABLE, ToldFile, ToldMovement, ToldStatement

NAMES = {
    **dict.fromkeys(("account", "compte", "iban", "numero de compte"), "account"),
    **dict.fromkeys(("date", "jour", "date d operation", "date operation", "date comptable"), "date"),
    **dict.fromkeys(("value date", "date de valeur", "date valeur"), "value"),
    **dict.fromkeys(("amount", "montant"), "amount"),
    **dict.fromkeys(("debit", "montant debit"), "debit"),
    **dict.fromkeys(("credit", "montant credit"), "credit"),
    **dict.fromkeys(("text", "libelle", "intitule", "motif"), "text"),
    **dict.fromkeys(("reference", "reference banque"), "reference"),
    **dict.fromkeys(("end to end id", "endtoendid"), "end_to_end_id"),
    **dict.fromkeys(("counterparty", "tiers", "contrepartie", "nom"), "party"),
    **dict.fromkeys(("balance", "solde", "solde apres operation"), "balance"),
    **dict.fromkeys(("currency", "devise"), "currency"),
}
NEEDED = {"account", "date", "balance"}
Line = tuple[ToldMovement, int]
"""A movement and the balance after it, in cents."""


def read(content: bytes) -> ToldFile:
    """A statement for each account of a table. Raises UnreadableBankFile, TooManyEntries."""
    check_count(max(content.count(b"\n"), content.count(b"\r")))
    _separator, rows = csv_tables.split(content, NAMES)
    columns = [NAMES.get(csv_cells.simplify(cell), "") for cell in rows[0]] if rows else []
    if not (set(columns) >= NEEDED and {"amount", "debit", "credit"} & set(columns)):
        raise unreadable("Un tableau doit avoir une ligne de titres avec compte, date, montant, libellé et solde")
    by_account: dict[str, list[dict[str, str]]] = {}
    for row in rows[1:]:
        cells = dict(zip(columns, (cell.strip() for cell in row), strict=False))
        by_account.setdefault("".join(cells.get("account", "").split()).upper(), []).append(cells)
    return ToldFile(TABLE, tuple(_statement(account, lines) for account, lines in by_account.items()))


def _statement(account: str, rows: Sequence[Mapping[str, str]]) -> ToldStatement:
    currencies = {row.get("currency", "").upper().replace("€", EUROS) or EUROS for row in rows}
    told = ToldStatement(STATEMENT, account, next(iter(sorted(currencies - {EUROS})), EUROS)[:3])
    try:
        lines = _oldest_first([_line(row) for row in rows])
    except (UnreadableBankFile, ValueError):
        return replace(told, is_readable=False)
    days = [movement.booking_day for movement, _balance in lines]
    first, balance = lines[0]
    return replace(
        told,
        from_day=min(days),
        to_day=max(days),
        opening_cents=balance - first.cents,
        closing_cents=lines[-1][1],
        movements=tuple(movement for movement, _balance in lines),
    )


def _oldest_first(lines: list[Line]) -> list[Line]:
    """Banks write the newest line first or last: the balances say which. Raises UnreadableBankFile."""
    for ordered in (lines, lines[::-1]):
        if all(before[1] + after[0].cents == after[1] for before, after in pairwise(ordered)):
            return ordered
    raise unreadable()


def _line(row: Mapping[str, str]) -> Line:
    """Raises UnreadableBankFile."""
    movement = ToldMovement(
        cents=_moved(row),
        booking_day=csv_cells.day(row["date"]),
        value_day=_day(row.get("value")),
        reference=row.get("reference", "")[:LONGEST],
        end_to_end_id=row.get("end_to_end_id", "")[:LONGEST],
        text=row.get("text", "")[:LONGEST],
        party=row.get("party", "")[:LONGEST],
    )
    return movement, _signed(row["balance"])


def _moved(row: Mapping[str, str]) -> int:
    """The amount, or the credit less the debit; banks write a debit with or without its sign."""
    if row.get("amount"):
        return _signed(row["amount"])
    credit, debit = (abs(_signed(row[name])) if row.get(name) else 0 for name in ("credit", "debit"))
    if not (credit or debit):
        raise unreadable()
    return credit - debit


def _signed(text: str) -> int:
    cents = csv_cells.amount(text).cents
    return -cents if "-" in text.replace("−", "-") else cents


def _day(text: str | None) -> date | None:
    return csv_cells.day(text) if text else None
