"""The calendar of credit notes: from the first day they are possible, no scan can be accepted any more."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import example, given
from hypothesis import strategies as st

from server import clock
from server.credits import days
from server.organisations.spans import ALWAYS
from server.redemptions.rules import VoucherFacts, judge

ANY_DAY = st.dates(date(2024, 1, 1), date(2099, 1, 1))
LAST_CHANGES = (date(2027, 2, 25), date(2027, 9, 29))  # so that a clock change lies between grace and the note


def facts(grace_day: date) -> VoucherFacts:
    """A voucher that only its dates can make unacceptable."""
    issued = datetime(2020, 1, 1, tzinfo=UTC)
    return VoucherFacts(ALWAYS, None, issued, issued, False, False, True, False, grace_day, grace_day, None, None)


@given(ANY_DAY, st.integers(0, 10**6), st.integers(0, 10**8))
@example(LAST_CHANGES[0], 0, 0)
@example(LAST_CHANGES[1], 0, 0)
def test_no_scan_is_accepted_that_is_recorded_a_day_before_the_first_or_later(
    grace_day: date, later_seconds: int, scanned_before_seconds: int
) -> None:
    recorded_at = clock.start_of_day(days.first_day(grace_day) - timedelta(days=1)) + timedelta(hours=1)
    recorded_at += timedelta(seconds=later_seconds)
    scanned_at = recorded_at - timedelta(seconds=scanned_before_seconds)
    assert judge(facts(grace_day), "digital_tools", scanned_at, recorded_at).reason == "expired"


@given(ANY_DAY)
def test_the_last_upload_day_is_the_last_on_which_one_is_accepted(grace_day: date) -> None:
    scanned_at = clock.end_of_day(grace_day) - timedelta(seconds=1)
    last = clock.end_of_day(days.last_upload_day(grace_day))
    for recorded_at, reason in ((last - timedelta(hours=2), None), (last + timedelta(hours=1), "expired")):
        assert judge(facts(grace_day), "digital_tools", scanned_at, recorded_at).reason == reason


@given(ANY_DAY)
def test_the_first_day_is_two_after_the_last_upload(grace_day: date) -> None:
    assert days.first_day(grace_day) - days.last_upload_day(grace_day) == timedelta(days=2)
