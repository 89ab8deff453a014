"""A scan is judged by the campaign's approval at its time: docs/decisions/campaign-approval.md."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from server.organisations.spans import Span, close_span, covers, merge, open_span
from server.redemptions.rules import UPLOAD_DAYS, VoucherFacts, judge

START = datetime(2026, 3, 1, tzinfo=UTC)
NOW = 10**6

changes = st.lists(st.integers(1, NOW), max_size=6, unique=True).map(sorted)
seconds = st.integers(0, NOW)


def at(second: int) -> datetime:
    return START + timedelta(seconds=second)


def turned(spans: list[Span], changes: list[int], *, on_first: bool) -> list[Span]:
    for number, second in enumerate(changes):
        opens = (number % 2 == 0) == on_first
        spans = (open_span if opens else close_span)(spans, at(second))
    return spans


def need(changes: list[int]) -> list[Span]:
    """When a campaign was open to all: from the start until the first of these seconds, from the next, and so on."""
    return turned([(0, None)], changes, on_first=False)


def approval(changes: list[int]) -> list[Span]:
    """When an organisation was approved: from the first of these seconds, until the next, and so on."""
    return turned([], changes, on_first=True)


def verdict(needs: list[int], approvals: list[int], scanned: int, sent: int) -> str | None:
    voucher = VoucherFacts(
        qualified_spans=[(0, None)],
        venue_closed_from=None,
        issued_at=START,
        handed_over_at=START,
        voided=False,
        blocked=False,
        funded=True,
        stock_blocked=False,
        last_day=None,
        grace_day=None,
        valid_days=None,
        services=None,
        open_spans=need(needs),
        approved_spans=approval(approvals),
    )
    return judge(voucher, "digital_tools", at(scanned), at(sent)).reason


def known(changes: list[int], second: int) -> list[int]:
    return [change for change in changes if change <= second]


@given(changes, changes, seconds)
def test_any_scan_is_judged_as_campaign_and_organisation_stood_at_its_time(
    needs: list[int], approvals: list[int], scanned: int
) -> None:
    needed, approved = len(known(needs, scanned)) % 2 == 1, len(known(approvals, scanned)) % 2 == 1
    expected = "not_approved" if needed and not approved else None
    assert verdict(needs, approvals, scanned, NOW) == expected


@given(changes, changes, seconds, seconds)
def test_no_later_decision_refuses_an_honest_scan(
    needs: list[int], approvals: list[int], scanned: int, sent: int
) -> None:
    scanned, sent = min(scanned, sent), max(scanned, sent)
    if verdict(known(needs, scanned), known(approvals, scanned), scanned, scanned) is None:
        assert verdict(needs, approvals, scanned, sent) is None


@given(changes, changes, seconds)
def test_both_kinds_of_spans_together_cover_what_either_covers(one: list[int], other: list[int], second: int) -> None:
    spans = need(one), approval(other)
    either = any(covers(each, at(second), at(second), UPLOAD_DAYS) for each in spans)
    assert covers(merge(*spans), at(second), at(second), UPLOAD_DAYS) == either


@given(changes, changes)
def test_spans_put_together_stand_in_order_and_do_not_touch(one: list[int], other: list[int]) -> None:
    merged = merge(need(one), approval(other))
    for (_, end), (start, _after) in pairwise(merged):
        assert end is not None
        assert start is not None
        assert end < start


def test_who_is_approved_as_the_campaign_closes_to_others_was_never_outside() -> None:
    late = START + timedelta(days=UPLOAD_DAYS + 60)
    kept = merge(close_span([(0, None)], at(100)), open_span([], at(100)))
    assert covers(kept, at(50), late, UPLOAD_DAYS)


def test_a_scan_from_before_a_withdrawal_may_arrive_for_thirty_days() -> None:
    month = UPLOAD_DAYS * 24 * 3600
    assert verdict([10], [20, 100], 50, 100 + month - 1) is None
    assert verdict([10], [20, 100], 50, 100 + month) == "not_approved"
