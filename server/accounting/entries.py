"""An entry of the journal and its lines. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple


class LetteringMark(NamedTuple):
    """What ties the lines of an account that settle each other, and the day when they did."""

    code: str
    day: date


class EntryLine(NamedTuple):
    """What one account gets, in cents: debit above nothing, credit below. ``owner_id``: the auxiliary account's."""

    role: str
    cents: int
    owner_id: int | None = None
    letter: LetteringMark | None = None


@dataclass(frozen=True, slots=True)
class SourcePiece:
    """The document behind an entry, its day, and the entry in words."""

    reference: str
    day: date
    words: str


class Unbalanced(Exception):
    """An entry whose debits are not its credits: a bug, and no file is written."""


@dataclass(frozen=True, slots=True)
class AccountEntry:
    """One entry: its journal's role, its day, the document, and lines that sum to nothing. Raises Unbalanced."""

    journal: str
    day: date
    piece: SourcePiece
    lines: tuple[EntryLine, ...]

    def __post_init__(self) -> None:
        if sum(line.cents for line in self.lines):
            raise Unbalanced(self.piece.reference)


def make_entry(journal: str, day: date, piece: SourcePiece, *lines: EntryLine) -> AccountEntry:
    """An entry without the lines that move nothing."""
    return AccountEntry(journal, day, piece, tuple(line for line in lines if line.cents))
