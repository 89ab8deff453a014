"""Months: how they are named, and which open month a movement falls into. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime

from .. import clock

MONTH = re.compile(r"20\d\d-(0[1-9]|1[0-2])", re.ASCII)
SINCE_EVER = datetime.min.replace(tzinfo=UTC)
PAY_DAY = 15
NAMES = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)


@dataclass(frozen=True, slots=True)
class Window:
    """The times of the movements that count in a month: from ``start``, before ``end``."""

    start: datetime
    end: datetime


NEVER = Window(SINCE_EVER, SINCE_EVER)


def is_month(text: str) -> bool:
    """Whether a text names a month ``yyyy-mm`` of this century."""
    return MONTH.fullmatch(text) is not None


def spell_out(month: str) -> str:
    """A month as people say it in French: ``octobre 2026``."""
    year, number = month.split("-")
    return f"{NAMES[int(number) - 1]} {year}"


def month_after(month: str) -> str:
    """The month after a month."""
    return f"{clock.next_month(date.fromisoformat(f'{month}-01')):%Y-%m}"


def pay_by(month: str) -> date:
    """The last day to pay a month's statements, the 15th of the next (docs/glossary.md, rule 27 "Payment day")."""
    return clock.next_month(date.fromisoformat(f"{month}-01")).replace(day=PAY_DAY)


def span(first: str, last: str) -> list[str]:
    """Every month from one to another, both included."""
    found = [first]
    while found[-1] < last:
        found.append(month_after(found[-1]))
    return found


def place(moment: datetime, last_closed: str | None) -> str:
    """The month in which an unsettled movement counts: its own, or the first open one if its own is closed."""
    own = clock.month_of(moment)
    return own if last_closed is None else max(own, month_after(last_closed))


def window(month: str, last_closed: str | None) -> Window:
    """The times whose `place` is this month; NEVER for a closed month.

    The first open month also takes what came too late for the closed ones.
    """
    start, end = clock.month_bounds(month)
    if last_closed is None or month > month_after(last_closed):
        return Window(start, end)
    return Window(SINCE_EVER, end) if month > last_closed else NEVER
