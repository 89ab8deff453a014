"""The published rule on any facts: each condition alone leaves a conflict to the operator."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.guarantee import rules
from server.guarantee.rules import Facts, Journal, is_whole, why_not

NOON = datetime(2026, 10, 20, 12, tzinfo=UTC)
WHOLE = Journal(missing=0, repeated=0, reversals=0, latest_before=None)
GOOD = Facts(
    typed=False,
    clock_doubtful=False,
    scanned_at=NOON,
    journal=WHOLE,
    rules_fetched_at=NOON - timedelta(hours=5),
    first_recorded_at=NOON + timedelta(minutes=1),
    first_reversed=False,
    same_venue=False,
    same_organisation=False,
)
BROKEN: list[tuple[str, dict[str, Any]]] = [
    (rules.SAME_VENUE, {"same_venue": True}),
    (rules.SAME_ORGANISATION, {"same_organisation": True}),
    (rules.TYPED_CODE, {"typed": True}),
    (rules.CLOCK_DOUBTFUL, {"clock_doubtful": True}),
    (rules.SCANNED_AFTER, {"first_recorded_at": NOON}),
    (rules.BUNDLE_STALE, {"rules_fetched_at": None}),
    (rules.JOURNAL_BROKEN, {"journal": WHOLE._replace(missing=1)}),
    (rules.WINNER_REVERSED, {"first_reversed": True}),
]
moments = st.integers(-6_000, 6_000).map(lambda minutes: NOON + timedelta(minutes=minutes))
journals = st.builds(
    Journal,
    missing=st.integers(0, 3),
    repeated=st.integers(0, 2),
    reversals=st.integers(0, 3),
    latest_before=st.none() | moments,
)
facts = st.builds(
    Facts,
    typed=st.booleans(),
    clock_doubtful=st.booleans(),
    scanned_at=moments,
    journal=journals,
    rules_fetched_at=st.none() | moments,
    first_recorded_at=moments,
    first_reversed=st.booleans(),
    same_venue=st.booleans(),
    same_organisation=st.booleans(),
)


def test_a_scan_in_good_faith_has_no_reason_against_it() -> None:
    assert why_not(GOOD) == ()


@pytest.mark.parametrize(("reason", "changed"), BROKEN, ids=[reason for reason, _ in BROKEN])
def test_each_condition_alone_leaves_it_to_the_operator(reason: str, changed: dict[str, Any]) -> None:
    assert why_not(GOOD._replace(**changed)) == (reason,)


@given(st.lists(st.sampled_from(BROKEN), min_size=1))
def test_each_thing_that_is_wrong_is_told(wrong: list[tuple[str, dict[str, Any]]]) -> None:
    known, expected = GOOD, set()
    for reason, changed in wrong:
        known = known._replace(**changed)
        expected.add(reason)
    if rules.SAME_VENUE in expected:  # which says more than that it is the same organisation
        expected.discard(rules.SAME_ORGANISATION)
    assert set(why_not(known)) == expected


@given(facts)
def test_what_is_paid_was_scanned_before_the_winner_was_recorded_by_fresh_rules(known: Facts) -> None:
    if why_not(known):
        return
    assert known.scanned_at < known.first_recorded_at
    assert known.rules_fetched_at is not None
    assert timedelta(0) <= known.scanned_at - known.rules_fetched_at <= rules.FRESH + rules.ROUNDING
    assert is_whole(known.journal, known.scanned_at)
    assert not any((known.typed, known.clock_doubtful, known.same_venue, known.same_organisation))


@pytest.mark.parametrize(("hours", "fresh"), [(0, True), (72, True), (73, True), (73.1, False), (-0.1, False)])
def test_rules_are_fresh_for_three_days_and_the_hour_we_round_by(hours: float, *, fresh: bool) -> None:
    told = why_not(GOOD._replace(rules_fetched_at=NOON - timedelta(hours=hours)))
    assert told == (() if fresh else (rules.BUNDLE_STALE,))


@given(journals, moments)
def test_a_journal_that_lacks_more_than_its_reversals_explain_is_broken(journal: Journal, at: datetime) -> None:
    if journal.missing > journal.reversals or journal.repeated:
        assert not is_whole(journal, at)


@pytest.mark.parametrize(("seconds", "whole"), [(-60, True), (300, True), (301, False)])
def test_scan_times_may_go_back_five_minutes(seconds: int, *, whole: bool) -> None:
    journal = WHOLE._replace(latest_before=NOON + timedelta(seconds=seconds))
    assert is_whole(journal, NOON) == whole


def test_the_reasons_are_stored_and_shown_under_these_codes() -> None:
    assert rules.WHY_NOT == (
        "same_venue",
        "same_organisation",
        "typed_code",
        "clock_doubtful",
        "scanned_after",
        "bundle_stale",
        "journal_broken",
        "winner_reversed",
        "ceiling_reached",
    )
