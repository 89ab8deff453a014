"""A plain table of a bank's answers: date, end-to-end id, amount, status, reason, account. Pure."""

from __future__ import annotations

from dataclasses import replace

from ...banking import csv_cells, csv_tables
from ...banking.csv_cells import simplify
from ...banking.currencies import EUROS
from ...banking.refusals import TooManyEntries, UnreadableBankFile
from .entries import CSV, LONGEST, PAID, REJECTED, RETURNED, UNCLEAR, Answer, Entry
from .reasons import code_of

COLUMNS = ("date", "end_to_end_id", "amount", "status", "reason")
NAMES = {
    **dict.fromkeys(("date", "jour", "date d operation"), "date"),
    **dict.fromkeys(("end to end id", "endtoendid", "reference", "releve"), "end_to_end_id"),
    **dict.fromkeys(("amount", "montant"), "amount"),
    **dict.fromkeys(("status", "statut", "etat"), "status"),
    **dict.fromkeys(("reason", "motif"), "reason"),
    **dict.fromkeys(("currency", "devise"), "currency"),
    **dict.fromkeys(("account", "compte", "iban", "compte debite", "debtor iban", "compte donneur d ordre"), "account"),
    **dict.fromkeys(("file", "fichier", "message id", "msgid", "remise"), "message_id"),
}
WORDS = {
    **dict.fromkeys(("paid", "paye", "execute"), PAID),
    **dict.fromkeys(("rejected", "rejete"), REJECTED),
    **dict.fromkeys(("returned", "retourne", "retour"), RETURNED),
}
LEAST = 4


def read(content: bytes, most: int) -> Answer:
    """The entries of a table, with or without a line of names; a line that cannot be read is one for a person.

    Raises UnreadableBankFile where no line can be, TooManyEntries before any is.
    """
    if max(content.count(b"\n"), content.count(b"\r")) > most + 1:
        raise TooManyEntries
    separator, rows = csv_tables.split(content, NAMES)
    columns = _columns(rows[0]) if rows else None
    records = rows[1:] if columns else rows
    entries = tuple(_entry(columns or COLUMNS, row, separator) for row in records)
    if all(entry.result == UNCLEAR for entry in entries):
        raise UnreadableBankFile
    return Answer(CSV, entries)


def _columns(first: list[str]) -> tuple[str, ...] | None:
    """The names of the columns, if the first line has such."""
    if csv_tables.count_known(first, NAMES) < LEAST - 1:
        return None
    return tuple(NAMES.get(simplify(cell), cell) for cell in first)


def _entry(columns: tuple[str, ...], row: list[str], separator: str) -> Entry:
    cells = dict(zip(columns, (cell.strip() for cell in row), strict=False))
    try:
        return _read(cells, len(row))
    except (UnreadableBankFile, ValueError):
        named = cells.get("end_to_end_id") or None
        return Entry(UNCLEAR, named, reason=separator.join(row)[:LONGEST] or "-")


def _read(cells: dict[str, str], length: int) -> Entry:
    """One line. Raises UnreadableBankFile."""
    result = WORDS.get(simplify(cells.get("status", "")))
    if length < LEAST or result is None or not cells.get("end_to_end_id"):
        raise UnreadableBankFile
    total, reason = csv_cells.amount(cells.get("amount", "")), cells.get("reason") or None
    currency = cells.get("currency", "").upper().replace("€", EUROS) or total.currency
    entry = Entry(
        result,
        cells["end_to_end_id"],
        cells.get("message_id") or None,
        total.cents,
        code_of(None, reason),
        reason,
        csv_cells.day(cells.get("date", "")),
    )
    account = "".join(cells.get("account", "").split()).upper() or None
    return replace(entry, account=account, currency=(total.currency if total.currency != EUROS else currency)[:3])
