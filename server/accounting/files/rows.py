"""The rows of an entry: the order's 18 columns, one row for each line. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from ..chart import Chart, Named
from ..entries import EntryLine
from ..journal import NumberedEntry

NOBODY = Named("", "")


class Row(NamedTuple):
    """One line of an entry, column by column, in the order of `words.COLUMNS`; amounts in cents."""

    journal_code: str
    journal_title: str
    entry_number: str
    entry_day: date
    account: str
    account_title: str
    auxiliary: str
    auxiliary_title: str
    piece: str
    piece_day: date
    words: str
    debit_cents: int
    credit_cents: int
    letter: str
    letter_day: date | None
    valid_day: date
    foreign_amount: str = ""
    currency: str = ""


def list_rows(numbered: NumberedEntry, chart: Chart, auxiliaries: Mapping[int, Named]) -> Iterator[Row]:
    """The rows of an entry. It is valid from its day on: the database refuses to change what it was made from."""
    number, entry = numbered
    for line in entry.lines:
        yield Row(
            *chart.journals[entry.journal],
            str(number),
            entry.day,
            *chart.accounts[line.role],
            *_auxiliary(line, auxiliaries),
            entry.piece.reference,
            entry.piece.day,
            entry.piece.words,
            max(line.cents, 0),
            max(-line.cents, 0),
            line.letter.code if line.letter else "",
            line.letter.day if line.letter else None,
            entry.day,
        )


def _auxiliary(line: EntryLine, auxiliaries: Mapping[int, Named]) -> Named:
    return auxiliaries[line.owner_id] if line.owner_id is not None else NOBODY
