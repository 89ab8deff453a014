"""Which month a movement belongs to: months of Paris, and the first open one for what comes too late."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from server import clock
from server.settlements import months

MONTHS = st.integers(2000 * 12, 2099 * 12 + 11).map(lambda n: f"{n // 12}-{n % 12 + 1:02}")
MOMENTS = st.integers(0, 99 * 365 * 86_400).map(
    lambda seconds: datetime(2000, 2, 1, tzinfo=UTC) + timedelta(seconds=seconds)
)


@pytest.mark.parametrize(
    ("moment", "month"),
    [
        ("2026-10-31T22:59:59.999999+00:00", "2026-10"),  # winter time since the 25th: one hour ahead
        ("2026-10-31T23:00:00+00:00", "2026-11"),
        ("2026-03-31T21:59:59.999999+00:00", "2026-03"),  # summer time since the 29th: two hours ahead
        ("2026-03-31T22:00:00+00:00", "2026-04"),
        ("2026-12-31T22:59:59.999999+00:00", "2026-12"),
        ("2026-12-31T23:00:00+00:00", "2027-01"),
        ("2024-03-31T21:59:59.999999+00:00", "2024-03"),  # the clocks changed on this very day
        ("2024-03-31T22:00:00+00:00", "2024-04"),
        ("2021-10-31T22:59:59.999999+00:00", "2021-10"),
        ("2021-10-31T23:00:00+00:00", "2021-11"),
    ],
)
def test_months_turn_at_midnight_in_paris_on_both_sides_of_both_clock_changes(moment: str, month: str) -> None:
    at = datetime.fromisoformat(moment)
    start, end = clock.month_bounds(month)
    assert months.place(at, None) == month
    assert start <= at < end


@pytest.mark.parametrize("text", ["2026-13", "2026-00", "2026-1", "1999-12", "2026-11-01", "٢٠٢٦-١١", "", " 2026-11"])
def test_other_texts_are_not_months(text: str) -> None:
    assert not months.is_month(text)


@given(MONTHS)
def test_months_follow_each_other_without_gap_or_overlap(month: str) -> None:
    assert months.is_month(month)
    assert clock.month_bounds(month)[1] == clock.month_bounds(months.month_after(month))[0]


@given(moment=MOMENTS, month=MONTHS, last_closed=st.none() | MONTHS)
@example(moment=datetime(2026, 10, 5, tzinfo=UTC), month="2026-10", last_closed="2026-10")
@example(moment=datetime(2026, 9, 5, tzinfo=UTC), month="2026-11", last_closed="2026-10")
def test_a_moment_lies_in_the_window_of_its_place_and_in_no_other(
    moment: datetime, month: str, last_closed: str | None
) -> None:
    window = months.window(month, last_closed)
    assert (window.start <= moment < window.end) == (months.place(moment, last_closed) == month)


def test_what_came_too_late_for_a_closed_month_falls_into_the_next() -> None:
    end_of_october = clock.month_bounds("2026-10")[1] - timedelta(microseconds=1)
    assert months.place(end_of_october, "2026-10") == "2026-11"


def test_a_span_holds_both_its_ends() -> None:
    assert months.span("2026-11", "2027-02") == ["2026-11", "2026-12", "2027-01", "2027-02"]


def test_months_are_named_in_french() -> None:
    names = [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ]
    assert [months.spell_out(f"2026-{number:02}") for number in range(1, 13)] == [f"{name} 2026" for name in names]


def test_a_months_statements_are_paid_until_the_fifteenth_of_the_next() -> None:
    assert months.pay_by("2026-12") == date(2027, 1, 15)
