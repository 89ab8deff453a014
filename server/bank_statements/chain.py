"""How an account's statements follow each other: which days are covered, which are missing. Pure.

Banks send nothing for days without movement, so a day without statement is missing only where the balances or the
bank's own numbers say so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from ..banking.bank_days import is_bank_day

ONE = timedelta(days=1)


class Span(NamedTuple):
    """A statement's days, booked balances in cents, and the bank's number of it, if any."""

    from_day: date
    to_day: date
    opening_cents: int
    closing_cents: int
    number: int | None = None


class MissingDays(NamedTuple):
    """Missing days between two statements, and by how much the balance changed meanwhile."""

    days: tuple[date, ...]
    cents: int


class Chain(NamedTuple):
    """All that an account's statements cover: the first, the state at the last day, what is missing between."""

    first: Span
    last: Span
    gaps: tuple[MissingDays, ...]


def follow(spans: Iterable[Span]) -> Chain | None:
    """The chain that an account's statements make; None without any."""
    ordered = sort_spans(spans)
    if not ordered:
        return None
    ends = list(list_ends(ordered))
    gaps = (_gap(before, after) for before, after in zip(ends, ordered[1:], strict=False))
    return Chain(ordered[0], ends[-1], tuple(gap for gap in gaps if gap))


def sort_spans(spans: Iterable[Span]) -> list[Span]:
    """Statements of an account as they follow each other."""
    return sorted(spans, key=lambda span: (span.from_day, span.to_day, span.number or 0))


def list_ends(ordered: Sequence[Span]) -> Iterator[Span]:
    """After each statement, the one that says how the account stands at the last day covered so far."""
    end = ordered[0]
    for span in ordered:
        is_next_page = span.to_day == end.to_day and span.opening_cents == end.closing_cents
        end = span if span.to_day > end.to_day or is_next_page else end
        yield end


def _gap(before: Span, after: Span) -> MissingDays | None:
    days = list_days(before.to_day + ONE, after.from_day - ONE)
    cents = after.opening_cents - before.closing_cents
    if not days or not (cents or _skips(before.number, after.number)):
        return None
    bank_days = tuple(day for day in days if is_bank_day(day))
    return MissingDays(bank_days or days, cents)


def _skips(before: int | None, after: int | None) -> bool:
    """Whether the bank's numbers leave one out; where they begin anew, they say nothing."""
    return before is not None and after is not None and after > before + 1


def list_days(first: date, last: date) -> tuple[date, ...]:
    """Every day from one to another."""
    return tuple(first + ONE * number for number in range((last - first).days + 1))
