"""A plain table of a bank's answers: date, end-to-end id, amount, status, reason. Pure."""

from __future__ import annotations

import csv
import io
import re
from datetime import date, datetime

from .. import money
from .entries import CSV, PAID, REJECTED, RETURNED, Answer, Entry
from .refusals import NotInEuros, UnreadableAnswer

COLUMNS = ("date", "end_to_end_id", "amount", "status", "reason")
NAMES = {
    "date": "date",
    **dict.fromkeys(("end_to_end_id", "endtoendid", "reference", "référence", "relevé"), "end_to_end_id"),
    **dict.fromkeys(("amount", "montant"), "amount"),
    **dict.fromkeys(("status", "statut", "état", "etat"), "status"),
    **dict.fromkeys(("reason", "motif"), "reason"),
    **dict.fromkeys(("currency", "devise"), "currency"),
}
WORDS = {
    **dict.fromkeys(("paid", "payé", "paye", "exécuté", "execute"), PAID),
    **dict.fromkeys(("rejected", "rejeté", "rejete"), REJECTED),
    **dict.fromkeys(("returned", "retourné", "retourne", "retour"), RETURNED),
}
LEAST = 4
DAYS = ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y")
AMOUNT = re.compile(r"([+-]?[0-9\s.,]+?)\s*(€|[A-Za-z]{3})?")
CODE = re.compile(r"[A-Z]{2}[0-9]{2}|[A-Z]{4}")


def read(content: bytes) -> Answer:
    """The entries of a table, with or without a line of names. Raises UnreadableAnswer, NotInEuros."""
    text = _decoded(content)
    separator = ";" if text.count(";") >= text.count(",") else ","
    try:
        rows = [row for row in csv.reader(io.StringIO(text), delimiter=separator, strict=True) if any(row)]
    except csv.Error as error:
        raise UnreadableAnswer from error
    columns = _columns(rows)
    if columns is not COLUMNS:
        rows = rows[1:]
    if not rows:
        raise UnreadableAnswer
    return Answer(CSV, tuple(_entry(number, columns, row) for number, row in enumerate(rows, 1)))


def _decoded(content: bytes) -> str:
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise UnreadableAnswer


def _columns(rows: list[list[str]]) -> tuple[str, ...]:
    """The names of the columns: of the first line, if it has names, else the usual ones."""
    first = [cell.strip().lower() for cell in rows[0]] if rows else []
    if first[:1] != ["date"]:
        return COLUMNS
    return tuple(NAMES.get(name, name) for name in first)


def _entry(number: int, columns: tuple[str, ...], row: list[str]) -> Entry:
    """One line. Raises UnreadableAnswer that names it."""
    cells = dict(zip(columns, (cell.strip() for cell in row), strict=False))
    result = WORDS.get(cells.get("status", "").lower())
    if len(row) < LEAST or result is None or not cells.get("end_to_end_id"):
        raise _at(number)
    if cells.get("currency", "EUR") not in ("EUR", "€", ""):
        raise NotInEuros
    reason = cells.get("reason") or None
    code = CODE.match(reason) if reason else None
    return Entry(
        result,
        cells["end_to_end_id"],
        cents=_cents(number, cells.get("amount", "")),
        reason_code=code.group() if code else None,
        reason=reason,
        day=_day(number, cells.get("date", "")),
    )


def _cents(number: int, text: str) -> int:
    found = AMOUNT.fullmatch(text)
    if found is None:
        raise _at(number)
    amount, currency = found.groups()
    if currency not in (None, "€", "EUR"):
        raise NotInEuros
    try:
        return abs(money.from_euros("".join(amount.split())))
    except ValueError as error:
        raise _at(number) from error


def _day(number: int, text: str) -> date:
    for shape in DAYS:
        try:
            return datetime.strptime(text, shape).date()  # noqa: DTZ007  # a day has no zone
        except ValueError:
            continue
    raise _at(number)


def _at(number: int) -> UnreadableAnswer:
    return UnreadableAnswer(
        f"La ligne {number} est illisible ou coupée : rien n'a changé. Corrigez-la, puis recommencez."
    )
