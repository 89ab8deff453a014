"""The steps of the expiry procedure and their days (docs/glossary.md, rule 7 "Expiry procedure"). Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date, timedelta

ALERT, BLOCK, ACKNOWLEDGE = "alert", "block", "acknowledge"
LAST_DAY, REFUSAL, STATEMENT = "last_day", "refusal", "statement"
STEPS = (ALERT, BLOCK, ACKNOWLEDGE, LAST_DAY, REFUSAL, STATEMENT)
"""In their order."""
EDITABLE = (ALERT, BLOCK, ACKNOWLEDGE, STATEMENT)
"""Steps whose day can be moved; the others follow from the campaign's last day and grace day."""
CONFIRMED = (BLOCK, ACKNOWLEDGE, STATEMENT)
OF_THE_SPONSOR = (BLOCK, ACKNOWLEDGE)
"""Confirmed by the sponsor alone, until the last day. The statement is confirmed by both sides."""
MOST_DAYS_AFTER_GRACE = 60

_BEFORE = {ALERT: 30, BLOCK: 15, ACKNOWLEDGE: 7}
_STATEMENT_AFTER = timedelta(days=37)
_DAY = timedelta(days=1)

Plan = dict[str, date]


def plan_days(last_day: date, grace_day: date, fixed: Mapping[str, date]) -> Plan:
    """The day of each step, in order: offsets from the last day, except where a day was fixed."""
    refusal = grace_day + _DAY
    offsets = {step: last_day - timedelta(days=days) for step, days in _BEFORE.items()}
    ends = {LAST_DAY: last_day, REFUSAL: refusal, STATEMENT: max(last_day + _STATEMENT_AFTER, refusal)}
    return {step: fixed.get(step, day) for step, day in {**offsets, **ends}.items()}


def is_in_order(plan: Plan) -> bool:
    """Whether no step comes before the one it follows, and the statement not long after grace."""
    days = [plan[step] for step in STEPS]
    return days == sorted(days) and plan[STATEMENT] <= plan[REFUSAL] + MOST_DAYS_AFTER_GRACE * _DAY


def wait_for(done: Collection[str], *, sponsor: bool) -> Iterator[str]:
    """The steps taken that a side has to confirm, in order."""
    for step in CONFIRMED:
        theirs = step not in OF_THE_SPONSOR or (sponsor and LAST_DAY not in done)
        if step in done and theirs:
            yield step


def due(plan: Plan, done: Collection[str], today: date) -> Iterator[str]:
    """The steps to take today, in order: none before its day, none while one before it waits."""
    for step in STEPS:
        if step in done:
            continue
        if plan[step] > today:
            return
        yield step
