"""When a voucher is valid: until its last day in Paris, in grace for a month once handed over, on any calendar."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from server import clock
from server.organisations.spans import ALWAYS
from server.redemptions import rules
from server.redemptions.rules import Verdict, VoucherFacts

ISSUED = datetime(2020, 1, 1, tzinfo=UTC)
DAYS = st.dates(date(2020, 3, 1), date(2199, 1, 1))
SECONDS = st.integers(-3 * 86_400, 45 * 86_400) | st.integers(-7200, 7200)
HANDED_OVER = datetime(2020, 2, 1, tzinfo=UTC)


def facts(**columns: object) -> VoucherFacts:
    """A funded voucher of a campaign with a last day."""
    usual = {
        "qualified_spans": ALWAYS,
        "venue_closed_from": None,
        "issued_at": ISSUED,
        "handed_over_at": HANDED_OVER,
        "voided": False,
        "blocked": False,
        "funded": True,
        "stock_blocked": False,
        "last_day": None,
        "grace_day": None,
        "valid_days": None,
        "services": None,
    }
    return VoucherFacts(**usual | columns)


def scanned(voucher: VoucherFacts, at: datetime) -> Verdict:
    """The verdict on a scan that is uploaded at once."""
    return rules.judge(voucher, "digital_tools", at, at)


def as_the_calendar_says(day: date, last_day: date, grace_day: date, *, handed_over: bool) -> Verdict:
    """The verdict computed from a calendar of Paris alone."""
    if day <= last_day:
        return Verdict(handed_over_by_use=not handed_over)
    if day > grace_day:
        return Verdict("expired")
    return Verdict(in_grace=True) if handed_over else Verdict("not_handed_over")


@given(DAYS, SECONDS, st.booleans())
@example(date(2027, 2, 28), 0, True)
@example(date(2028, 2, 28), 86_400, True)  # the 29th is in grace
@example(date(2027, 1, 31), 0, True)
@example(date(2027, 3, 27), 3600, False)  # an hour into the day of 23 hours
@example(date(2027, 10, 30), 25 * 3600 - 1, True)  # the last second of the day of 25
def test_a_scan_is_judged_by_its_day_in_paris(last_day: date, seconds: int, handed_over: bool) -> None:
    at = clock.start_of_day(last_day) + timedelta(days=1, seconds=seconds)
    grace_day = clock.month_later(last_day)
    given_at = HANDED_OVER if handed_over else None
    voucher = facts(last_day=last_day, grace_day=grace_day, handed_over_at=given_at)
    expected = as_the_calendar_says(clock.paris_day(at), last_day, grace_day, handed_over=handed_over)
    assert scanned(voucher, at) == expected


@given(st.datetimes(datetime(2021, 1, 1), datetime(2190, 1, 1), timezones=st.just(UTC)), st.integers(1, 800), SECONDS)  # noqa: DTZ001  # made aware
@example(datetime(2028, 2, 28, 23, 30, tzinfo=UTC), 1, -1)  # in Paris already the 29th
def test_days_from_hand_over_count_from_its_day_in_paris(given_at: datetime, valid_days: int, seconds: int) -> None:
    last_day = clock.paris_day(given_at) + timedelta(days=valid_days)
    at = max(clock.end_of_day(last_day) + timedelta(seconds=seconds), given_at)
    voucher = facts(handed_over_at=given_at, valid_days=valid_days)
    expected = as_the_calendar_says(clock.paris_day(at), last_day, clock.month_later(last_day), handed_over=True)
    assert scanned(voucher, at) == expected


@given(DAYS, st.integers(0, 60 * 86_400))
@example(date(2027, 2, 28), 30 * 86_400 - 1)
@example(date(2027, 2, 28), 30 * 86_400)
def test_what_was_scanned_in_time_may_come_thirty_days_late(last_day: date, seconds: int) -> None:
    grace_day = clock.month_later(last_day)
    voucher = facts(last_day=last_day, grace_day=grace_day)
    recorded_at = clock.end_of_day(grace_day) + timedelta(seconds=seconds)
    verdict = rules.judge(voucher, "digital_tools", clock.start_of_day(last_day), recorded_at)
    assert verdict == (Verdict() if seconds < 30 * 86_400 else Verdict("expired"))


STANDING = [  # each before those below it
    ("device_revoked", {"phone_revoked_at": ISSUED - timedelta(seconds=1)}),
    ("venue_not_qualified", {"qualified_spans": ()}),
    ("not_approved", {"open_spans": ()}),
    ("voided", {"voided": True}),
    ("not_funded", {"funded": False}),
    ("blocked", {"blocked": True}),
    ("not_handed_over", {"stock_blocked": True, "handed_over_at": None}),
    ("service_not_allowed", {"services": ["employment"]}),
]


@pytest.mark.parametrize("first", range(len(STANDING)), ids=[reason for reason, _ in STANDING])
def test_the_first_reason_that_holds_is_the_one_that_is_told(first: int) -> None:
    wrong = {name: value for _, columns in STANDING[first:] for name, value in columns.items()}
    assert scanned(facts(**wrong), ISSUED) == Verdict(STANDING[first][0])
    assert scanned(facts(**STANDING[first][1]), ISSUED) == Verdict(STANDING[first][0])


def test_a_blocked_stock_refuses_only_what_was_not_handed_over() -> None:
    assert scanned(facts(stock_blocked=True), HANDED_OVER) == Verdict()


@pytest.mark.parametrize("services", [None, ["employment", "digital_tools"]])
def test_a_service_that_the_campaign_pays_is_accepted(services: list[str] | None) -> None:
    assert scanned(facts(services=services), HANDED_OVER) == Verdict()


RECORDED = datetime(2026, 10, 20, 12, tzinfo=UTC)
TOLERANCE = timedelta(minutes=5)
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("claimed", "believed", "doubtful"),
    [
        (ISSUED - SECOND, RECORDED, True),  # before the voucher existed
        (ISSUED, ISSUED, False),
        (RECORDED - SECOND, RECORDED - SECOND, False),
        (RECORDED, RECORDED, False),
        (RECORDED + TOLERANCE, RECORDED, False),
        (RECORDED + TOLERANCE + SECOND, RECORDED, True),
    ],
)
def test_a_phones_clock_is_believed_within_what_is_possible(
    claimed: datetime, believed: datetime, doubtful: bool
) -> None:
    assert rules.believe(claimed, RECORDED, ISSUED) == rules.ScanTime(believed, doubtful)
