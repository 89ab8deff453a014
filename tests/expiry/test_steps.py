"""The days of the steps: offsets, unusual calendars, and each step once, in order, never before its day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server import clock
from server.expiry import steps

DAYS = st.dates(date(2020, 3, 1), date(2199, 1, 1))


def plan(last_day: date, fixed: dict[str, date] | None = None) -> steps.Plan:
    return steps.plan_days(last_day, clock.month_later(last_day), fixed or {})


@pytest.mark.parametrize(
    ("last_day", "days"),
    [
        ("2026-12-31", "2026-12-01 2026-12-16 2026-12-24 2026-12-31 2027-02-01 2027-02-06"),
        ("2027-02-28", "2027-01-29 2027-02-13 2027-02-21 2027-02-28 2027-03-29 2027-04-06"),
        ("2028-02-28", "2028-01-29 2028-02-13 2028-02-21 2028-02-28 2028-03-29 2028-04-05"),
        ("2028-02-29", "2028-01-30 2028-02-14 2028-02-22 2028-02-29 2028-03-30 2028-04-06"),
        ("2027-01-31", "2027-01-01 2027-01-16 2027-01-24 2027-01-31 2027-03-01 2027-03-09"),
        ("2028-01-31", "2028-01-01 2028-01-16 2028-01-24 2028-01-31 2028-03-01 2028-03-08"),
        ("2027-03-28", "2027-02-26 2027-03-13 2027-03-21 2027-03-28 2027-04-29 2027-05-04"),
        ("2027-10-31", "2027-10-01 2027-10-16 2027-10-24 2027-10-31 2027-12-01 2027-12-07"),
    ],
)
def test_days_count_from_the_last_day(last_day: str, days: str) -> None:
    assert [str(day) for day in plan(date.fromisoformat(last_day)).values()] == days.split()


@given(DAYS)
def test_the_offsets_of_any_last_day_are_in_order(last_day: date) -> None:
    assert steps.is_in_order(plan(last_day))


@given(DAYS, st.integers(0, 3650))
def test_a_long_grace_puts_the_statement_off(last_day: date, grace: int) -> None:
    days = steps.plan_days(last_day, last_day + timedelta(days=grace), {})
    assert steps.is_in_order(days)
    assert days[steps.STATEMENT] > last_day + timedelta(days=grace)


@given(
    DAYS,
    st.dictionaries(st.sampled_from(steps.EDITABLE), st.integers(-60, 60)),
    st.lists(st.integers(0, 20), max_size=60),
)
def test_each_step_is_taken_once_in_order_and_never_before_its_day(
    last_day: date, moved: dict[str, int], pauses: list[int]
) -> None:
    """For any days, even out of order, and any times at which the daily work runs."""
    offsets = plan(last_day)
    days = plan(last_day, {step: offsets[step] + timedelta(days=by) for step, by in moved.items()})
    today, taken = last_day - timedelta(days=100), []
    for pause in [*pauses, 400]:
        today += timedelta(days=pause)
        for step in steps.due(days, taken, today):
            assert days[step] <= today
            taken.append(step)
    assert taken == list(steps.STEPS)


@pytest.mark.parametrize(
    "moved",
    [
        {"alert": "2026-12-17"},
        {"block": "2026-12-25"},
        {"acknowledge": "2027-01-01"},
        {"statement": "2027-01-31"},
        {"statement": "2027-04-03"},
    ],
)
def test_days_that_do_not_follow_each_other_are_not_in_order(moved: dict[str, str]) -> None:
    fixed = {step: date.fromisoformat(day) for step, day in moved.items()}
    assert not steps.is_in_order(plan(date(2026, 12, 31), fixed))
