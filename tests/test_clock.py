"""Days and months in Paris: leap years, the 31st, both clock changes, on any calendar."""

from __future__ import annotations

import calendar
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server import clock

ONE_DAY = timedelta(days=1)
DAYS = st.dates(date(2020, 1, 1), date(2199, 12, 1))
MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2199, 12, 1), timezones=st.just(UTC))  # noqa: DTZ001  # made aware


@given(MOMENTS)
def test_a_moment_lies_in_its_day_and_in_no_other(moment: datetime) -> None:
    day = clock.paris_day(moment)
    assert clock.start_of_day(day) <= moment < clock.end_of_day(day)


@given(DAYS)
def test_days_follow_each_other_without_gap_or_overlap(day: date) -> None:
    assert clock.end_of_day(day) == clock.start_of_day(day + ONE_DAY)
    assert clock.paris_day(clock.end_of_day(day)) == day + ONE_DAY
    assert clock.paris_day(clock.end_of_day(day) - timedelta(microseconds=1)) == day


@given(st.integers(2020, 2199))
def test_a_year_has_one_day_of_23_hours_and_one_of_25(year: int) -> None:
    days = [date(year, 1, 1) + n * ONE_DAY for n in range(366 if calendar.isleap(year) else 365)]
    hours = Counter((clock.end_of_day(day) - clock.start_of_day(day)) // timedelta(hours=1) for day in days)
    assert hours == {24: len(days) - 2, 23: 1, 25: 1}


@pytest.mark.parametrize(
    ("day", "starts", "ends"),
    [
        ("2027-03-28", "2027-03-27T23:00:00.000Z", "2027-03-28T22:00:00.000Z"),
        ("2027-10-31", "2027-10-30T22:00:00.000Z", "2027-10-31T23:00:00.000Z"),
        ("2028-02-29", "2028-02-28T23:00:00.000Z", "2028-02-29T23:00:00.000Z"),
    ],
)
def test_a_day_starts_and_ends_at_midnight_in_paris(day: str, starts: str, ends: str) -> None:
    there = date.fromisoformat(day)
    assert (clock.iso(clock.start_of_day(there)), clock.iso(clock.end_of_day(there))) == (starts, ends)


@pytest.mark.parametrize(
    ("day", "later"),
    [
        ("2027-01-31", "2027-02-28"),
        ("2028-01-31", "2028-02-29"),
        ("2028-01-29", "2028-02-29"),
        ("2027-01-29", "2027-02-28"),
        ("2027-02-28", "2027-03-28"),
        ("2028-02-29", "2028-03-29"),
        ("2026-12-31", "2027-01-31"),
        ("2027-03-31", "2027-04-30"),
        ("2099-12-31", "2100-01-31"),
        ("2100-01-31", "2100-02-28"),  # no leap year
    ],
)
def test_a_month_later_is_the_same_day_or_that_month_s_last(day: str, later: str) -> None:
    assert str(clock.month_later(date.fromisoformat(day))) == later


@given(DAYS)
def test_a_month_later_is_in_the_next_month_and_never_skips_one(day: date) -> None:
    later = clock.month_later(day)
    assert later.replace(day=1) == clock.next_month(day)
    assert later.day == min(day.day, calendar.monthrange(later.year, later.month)[1])


@given(DAYS)
def test_of_two_days_the_earlier_is_the_earlier_a_month_later(day: date) -> None:
    assert clock.month_later(day) <= clock.month_later(day + ONE_DAY)


@given(MOMENTS)
def test_a_moment_lies_in_its_month(moment: datetime) -> None:
    first, after = clock.month_bounds(clock.month_of(moment))
    assert first <= moment < after


def test_a_pretended_moment_ends_with_its_block_and_is_nobody_else_s() -> None:
    then = datetime(2020, 3, 1, 9, tzinfo=UTC)
    with ThreadPoolExecutor(1) as elsewhere, clock.pretending(then):
        assert clock.now() == then
        assert elsewhere.submit(clock.now).result() > then + ONE_DAY
    assert clock.now() > then + ONE_DAY
