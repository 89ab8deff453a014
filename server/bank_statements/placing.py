"""Where a statement stands among those already there: new, known, or in contradiction. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from .chain import ONE, Span
from .reading.records import ToldMovement
from .refusals import StatementContradicts, StatementOpensOtherwise

Moved = Counter[tuple[date, int]]
"""How many movements of so many cents an account has on a day."""


class PlacedMovement(NamedTuple):
    """A movement, the day that it counts to, and which it is of those with its day and cents, from 1.

    These three tell a movement: banks give the same one other references in another file, and two transfers of one
    sum on one day are two in every statement of that day.
    """

    movement: ToldMovement
    day: date
    nth: int


def place(span: Span, movements: Sequence[ToldMovement], around: Sequence[Span], stored: Moved) -> list[PlacedMovement]:
    """The movements that are new, given an account's other statements and the movements stored on these days.

    Raises StatementContradicts, StatementOpensOtherwise.
    """
    days = [min(max(one.booking_day, span.from_day), span.to_day) for one in movements]
    told = Moved((day, one.cents) for day, one in zip(days, movements, strict=True))
    if _is_known(span, told, around, stored):
        return []
    both = [other for other in around if other.from_day <= span.to_day and span.from_day <= other.to_day]
    agreeing = [other for other in both if _agree(span, told, other, stored)]
    _check_continues(span, [other for other in both if other not in agreeing])
    _check_neighbours(span, around)
    new = [(day, one) for day, one in zip(days, movements, strict=True) if not _covers(agreeing, day)]
    return list(_numbered(new, stored))


def _is_known(span: Span, told: Moved, around: Sequence[Span], stored: Moved) -> bool:
    """Whether the same statement is there, in whatever format it came; one page of a day, too."""
    return told <= stored and any(other[:4] == span[:4] for other in around)


def _agree(span: Span, told: Moved, other: Span, stored: Moved) -> bool:
    """Whether two statements have the same balance and the same movements on the days that both cover."""
    first, last = max(span.from_day, other.from_day), min(span.to_day, other.to_day)
    mine, theirs = (_between(moved, first, last) for moved in (told, stored))
    before = _sum(_between(told, span.from_day, first - ONE))
    before_other = _sum(_between(stored, other.from_day, first - ONE))
    return mine == theirs and span.opening_cents + before == other.opening_cents + before_other


def _check_continues(span: Span, others: Sequence[Span]) -> None:
    """Another page of a day, or of the day on which both end and begin, goes on where one of them stops."""
    if not others:
        return
    meet = all(other.to_day == span.from_day or other.from_day == span.to_day for other in others)
    if not (meet and any(_touch(other, span) or _touch(span, other) for other in others)):
        raise StatementContradicts


def _touch(before: Span, after: Span) -> bool:
    return before.to_day == after.from_day and before.closing_cents == after.opening_cents


def _check_neighbours(span: Span, around: Sequence[Span]) -> None:
    """The statement of the day before ends with our opening, that of the day after begins with our closing.

    A page that goes on where another of its day stops has its neighbour there.
    """
    before = [other for other in around if other.to_day == span.from_day - ONE]
    after = [other for other in around if other.from_day == span.to_day + ONE]
    goes_on, is_followed = (
        any(_touch(other, span) for other in around),
        any(_touch(span, other) for other in around),
    )
    is_after = not before or goes_on or any(other.closing_cents == span.opening_cents for other in before)
    is_before = not after or is_followed or any(other.opening_cents == span.closing_cents for other in after)
    if not (is_after and is_before):
        raise StatementOpensOtherwise


def _numbered(movements: Sequence[tuple[date, ToldMovement]], stored: Moved) -> Iterator[PlacedMovement]:
    count = stored.copy()
    for day, movement in movements:
        count[day, movement.cents] += 1
        yield PlacedMovement(movement, day, count[day, movement.cents])


def _between(moved: Moved, first: date, last: date) -> Moved:
    return Moved({key: count for key, count in moved.items() if first <= key[0] <= last})


def _sum(moved: Moved) -> int:
    return sum(cents * count for (_day, cents), count in moved.items())


def _covers(spans: Sequence[Span], day: date) -> bool:
    return any(span.from_day <= day <= span.to_day for span in spans)
