"""The threshold of the ACPR: payment operations over twelve rolling months, and when they went over. Pure.

Whoever issues means of payment for a limited network declares it once they exceed one million euros over the past
twelve months (code monétaire et financier, article L. 521-3 II). The ACPR counts what comes in and what goes out
(docs/decisions/acpr-total.md; docs/glossary.md, rule 11 "ACPR declaration").
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

THRESHOLD_CENTS = 1_000_000_00
ALERT_CENTS = THRESHOLD_CENTS * 8 // 10
LEVELS = {"alert": ALERT_CENTS, "beyond": THRESHOLD_CENTS}
"""Level → the cents from which it holds, the lowest first. Under all of them: BELOW."""
BELOW = "below"
ONE_DAY = timedelta(days=1)


class Flow(NamedTuple):
    """Payment operations in cents: face value paid by sponsors, and vouchers paid to venues less those reversed."""

    in_cents: int = 0
    out_cents: int = 0

    @property
    def cents(self) -> int:
        return self.in_cents + self.out_cents


Days = Mapping[date, Flow]


def first_day(last_day: date) -> date:
    """The first of the twelve months of days that end with a day: ``2025-11-24`` for ``2026-11-23``."""
    leap = (last_day.month, last_day.day) == (2, 29)
    return last_day.replace(year=last_day.year - 1, day=28 if leap else last_day.day) + ONE_DAY


def level_of(cents: int) -> str:
    """The highest level that an amount reaches."""
    return next((name for name, least in reversed(LEVELS.items()) if cents >= least), BELOW)


def sum_twelve_months(days: Days, last_day: date) -> Flow:
    """What the twelve months that end with a day come to."""
    first = first_day(last_day)
    flows = [flow for day, flow in days.items() if first <= day <= last_day]
    return Flow(sum(flow.in_cents for flow in flows), sum(flow.out_cents for flow in flows))


def find_reached(days: Days, last_day: date) -> dict[str, date]:
    """For each level that holds on the last day, since which day without a break."""
    total, since, leaving = 0, dict[str, date](), min(days, default=last_day)
    day = leaving
    while day <= last_day:
        total += days.get(day, Flow()).cents
        while leaving < first_day(day):
            total -= days.get(leaving, Flow()).cents
            leaving += ONE_DAY
        since = {name: since.get(name, day) for name, least in LEVELS.items() if total >= least}
        day += ONE_DAY
    return since
