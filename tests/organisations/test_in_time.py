"""A scan is judged by the qualification at its time (docs/glossary.md, rule 21 "When qualification counts")."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.organisations.spans import Span, close_span, covers, is_open, open_span
from server.redemptions.rules import UPLOAD_DAYS

START = datetime(2026, 3, 1, tzinfo=UTC)
LONG = timedelta(days=UPLOAD_DAYS)
SECOND = timedelta(seconds=1)

moments = st.lists(st.integers(1, 10**6), min_size=1, max_size=8, unique=True).map(sorted)


def at(seconds: int) -> datetime:
    return START + timedelta(seconds=seconds)


def told(changes: list[int]) -> list[Span]:
    """The spans of an organisation qualified at the first of these seconds, suspended at the next, and so on."""
    spans: list[Span] = []
    for number, seconds in enumerate(changes):
        spans = (close_span if number % 2 else open_span)(spans, at(seconds))
    return spans


@given(moments, st.integers(0, 10**6))
def test_any_scan_is_judged_as_the_organisation_stood_at_its_time(changes: list[int], scanned: int) -> None:
    decided = sum(change <= scanned for change in changes)
    assert covers(told(changes), at(scanned), at(10**6), UPLOAD_DAYS) == (decided % 2 == 1)


@given(moments, st.integers(0, 10**6), st.integers(0, 10**6))
def test_no_later_decision_refuses_an_honest_scan(changes: list[int], scanned: int, sent: int) -> None:
    scanned, sent = min(scanned, sent), max(scanned, sent)
    known = [change for change in changes if change <= scanned]
    if covers(told(known), at(scanned), at(scanned), UPLOAD_DAYS):
        assert covers(told(changes), at(scanned), at(sent), UPLOAD_DAYS)


@given(moments)
def test_the_same_decision_again_changes_no_span(changes: list[int]) -> None:
    spans = told(changes)
    again = open_span if is_open(spans) else close_span
    assert again(spans, at(10**6)) == spans


@pytest.mark.parametrize(("after", "taken"), [(LONG - SECOND, True), (LONG, False)])
def test_a_scan_from_before_a_suspension_may_arrive_for_thirty_days(after: timedelta, taken: bool) -> None:
    spans = told([0, 100])
    assert covers(spans, at(50), at(100) + after, UPLOAD_DAYS) == taken


def test_both_ends_count_to_the_millisecond() -> None:
    spans = told([10, 20])
    just = timedelta(milliseconds=1)
    seen = [covers(spans, moment, at(30), UPLOAD_DAYS) for moment in (at(10) - just, at(10), at(20) - just, at(20))]
    assert seen == [False, True, True, False]
