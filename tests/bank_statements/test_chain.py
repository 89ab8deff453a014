"""Which days are missing: judged by balances and the bank's numbers, not by the calendar alone."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from server.bank_statements.chain import Span, follow
from server.bank_statements.placing import Moved, place
from server.bank_statements.reading.records import ToldMovement

MONDAY = date(2026, 11, 2)


def span(first: int, last: int, opening: int, closing: int, number: int | None = None) -> Span:
    return Span(MONDAY + timedelta(days=first), MONDAY + timedelta(days=last), opening, closing, number)


def missing(*spans: Span) -> list[tuple[list[int], int]]:
    chain = follow(spans)
    assert chain
    return [([(day - MONDAY).days for day in gap.days], gap.cents) for gap in chain.gaps]


def test_without_statements_there_is_no_chain() -> None:
    assert follow([]) is None


def test_days_without_movement_have_no_statement_and_are_not_missing() -> None:
    assert missing(span(0, 0, 0, 5), span(3, 3, 5, 6), span(14, 14, 6, 6)) == []


def test_a_week_is_missing_where_the_balance_changed() -> None:
    assert missing(span(0, 0, 0, 5), span(8, 8, 9, 9)) == [([1, 2, 3, 4, 7], 4)]


def test_a_weekend_is_missing_only_where_the_balance_says_so() -> None:
    assert missing(span(4, 4, 0, 5), span(7, 7, 5, 6)) == []
    assert missing(span(4, 4, 0, 5), span(7, 7, 6, 6)) == [([5, 6], 1)]


def test_a_number_that_is_left_out_is_a_missing_statement_even_with_the_same_balance() -> None:
    assert missing(span(0, 0, 0, 5, 11), span(2, 2, 5, 6, 13)) == [([1], 0)]
    assert missing(span(0, 0, 0, 5, 11), span(2, 2, 5, 6, 12)) == []


def test_numbers_begin_anew_each_year() -> None:
    assert missing(span(0, 0, 0, 5, 250), span(2, 2, 5, 6, 1)) == []


def test_statements_inside_longer_ones_and_pages_of_a_day_are_no_gap() -> None:
    assert missing(span(0, 9, 0, 5), span(3, 3, 1, 2), span(10, 10, 5, 6), span(10, 10, 6, 9), span(11, 11, 9, 9)) == []
    chain = follow([span(10, 10, 6, 9), span(10, 10, 5, 6)])
    assert chain
    assert chain.last.closing_cents == 9


@given(st.lists(st.lists(st.integers(-1000, 1000), max_size=3), min_size=1, max_size=8), st.randoms())
def test_whichever_days_are_delivered_what_is_left_out_is_missing(days: list[list[int]], random: object) -> None:
    """Days that are not delivered are named if their movements do not cancel each other out."""
    balances = [sum(sum(day) for day in days[:number]) for number in range(len(days) + 1)]
    spans = [span(number, number, balances[number], balances[number + 1]) for number in range(len(days))]
    left = [one for number, one in enumerate(spans) if number in (0, len(spans) - 1) or random.random() < 0.5]  # type: ignore[attr-defined]
    chain = follow(left)
    assert chain
    told = sum(gap.cents for gap in chain.gaps)
    assert chain.first.opening_cents + sum(one.closing_cents - one.opening_cents for one in left) + told == balances[-1]


def test_the_day_of_a_movement_lies_in_its_statement() -> None:
    (placed,) = place(span(0, 1, 0, 5), [ToldMovement(5, MONDAY - timedelta(days=9))], [], Moved())
    assert placed.day == MONDAY
