"""The rules of a redemption: may this voucher be used here, for this, at that time? Pure.

From docs/glossary.md: rule 6 "Validity", rule 15 "Clock of the phone", rule 16 "Expired at upload",
rule 17 "Voucher of a booklet nobody handed over", rule 21 "When qualification counts", rule 30 "Inert until funded",
rule 33 "When approval counts",
docs/decisions/revoked-phones.md, docs/decisions/campaign-approval.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from .. import clock
from ..organisations.spans import ALWAYS, Span, close_span, covers, merge

UPLOAD_DAYS = 30
CLOCK_TOLERANCE = timedelta(minutes=5)


class VoucherFacts(NamedTuple):
    """What the database knows of a voucher, its booklet, order and campaign, and of the venue that scans it.

    ``qualified_spans``: when the venue's organisation was or is qualified.
    ``voided``: the booklet, or only this voucher as surplus of a replacement (docs/decisions/replacement-booklets.md).
    ``phone_revoked_at``: since when the phone may no longer scan.
    ``open_spans``: when the campaign needed no approval, None for always; ``approved_spans``: when the organisation had
    its sponsor's, None for never.
    """

    qualified_spans: Sequence[Span]
    venue_closed_from: date | None
    issued_at: datetime
    handed_over_at: datetime | None
    voided: bool
    blocked: bool
    funded: bool
    stock_blocked: bool
    last_day: date | None
    grace_day: date | None
    valid_days: int | None
    services: list[str] | None
    phone_revoked_at: datetime | None = None
    open_spans: Sequence[Span] | None = None
    approved_spans: Sequence[Span] | None = None


class ScanTime(NamedTuple):
    """When the server takes a scan to have happened, and whether the phone's clock looks wrong."""

    at: datetime
    doubtful: bool


class Verdict(NamedTuple):
    """The reason to refuse a voucher; or None, and whether it is accepted in grace or hands its booklet over by use."""

    reason: str | None = None
    in_grace: bool = False
    handed_over_by_use: bool = False


def believe(scanned_at: datetime, recorded_at: datetime, issued_at: datetime) -> ScanTime:
    """The phone's time limited to what is possible: after issue, not after receipt.

    A wrong clock never refuses a scan, it marks it as doubtful (docs/glossary.md, rule 15 "Clock of the phone").
    """
    if scanned_at < issued_at:
        return ScanTime(recorded_at, doubtful=True)
    return ScanTime(min(scanned_at, recorded_at), doubtful=scanned_at > recorded_at + CLOCK_TOLERANCE)


def judge(facts: VoucherFacts, service: str, scanned_at: datetime, recorded_at: datetime) -> Verdict:
    """The verdict on an existing voucher, leaving aside whether it is redeemed already."""
    if facts.phone_revoked_at and scanned_at > facts.phone_revoked_at:
        return Verdict("device_revoked")
    reason = _place_reason(facts, scanned_at, recorded_at) or _standing_reason(facts) or _service_reason(facts, service)
    return Verdict(reason) if reason else _judge_time(facts, scanned_at, recorded_at)


def may_flush(revoked_at: datetime | None, lost: bool, recorded_at: datetime) -> bool:
    """Whether a phone may send: until 30 days after it was revoked, and not at all once it is lost or stolen."""
    return revoked_at is None or (not lost and recorded_at < revoked_at + timedelta(days=UPLOAD_DAYS))


def last_days(facts: VoucherFacts) -> tuple[date | None, date | None]:
    """Last day of use and last day of grace (Paris); both None before hand-over where days count from hand-over."""
    if facts.valid_days is None:
        return facts.last_day, facts.grace_day
    if facts.handed_over_at is None:
        return None, None
    last = clock.paris_day(facts.handed_over_at) + timedelta(days=facts.valid_days)
    return last, clock.month_later(last)


def _place_reason(facts: VoucherFacts, scanned_at: datetime, recorded_at: datetime) -> str | None:
    """Whether the venue could redeem at that time; what ended since refuses no scan that arrives within UPLOAD_DAYS."""
    if not covers(facts.qualified_spans, scanned_at, recorded_at, UPLOAD_DAYS):
        return "venue_not_qualified"
    closed = facts.venue_closed_from
    if closed and not covers(close_span(ALWAYS, _start(closed)), scanned_at, recorded_at, UPLOAD_DAYS):
        return "venue_closed"
    if facts.open_spans is not None and not _is_approved(facts, scanned_at, recorded_at):
        return "not_approved"
    return None


def _is_approved(facts: VoucherFacts, scanned_at: datetime, recorded_at: datetime) -> bool:
    spans = merge(facts.open_spans or (), facts.approved_spans or ())
    return covers(spans, scanned_at, recorded_at, UPLOAD_DAYS)


def _standing_reason(facts: VoucherFacts) -> str | None:
    if facts.voided:
        return "voided"
    if not facts.funded:
        return "not_funded"
    if facts.blocked:
        return "blocked"
    if facts.stock_blocked and not facts.handed_over_at:
        return "not_handed_over"
    return None


def _service_reason(facts: VoucherFacts, service: str) -> str | None:
    return "service_not_allowed" if facts.services is not None and service not in facts.services else None


def _judge_time(facts: VoucherFacts, scanned_at: datetime, recorded_at: datetime) -> Verdict:
    last, grace = last_days(facts)
    by_use = facts.handed_over_at is None
    if last is None or scanned_at < _end(last):
        in_grace = False
    elif grace is None or scanned_at >= _end(grace):
        return Verdict("expired")
    elif by_use:
        return Verdict("not_handed_over")
    else:
        in_grace = True
    final = grace or last
    if final and recorded_at >= _end(final) + timedelta(days=UPLOAD_DAYS):
        return Verdict("expired")
    return Verdict(in_grace=in_grace, handed_over_by_use=by_use)


_end = lru_cache(maxsize=1024)(clock.end_of_day)
_start = lru_cache(maxsize=1024)(clock.start_of_day)
