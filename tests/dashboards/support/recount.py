"""A dashboard computed naively: every row read, nothing cached."""

from __future__ import annotations

from collections import Counter

from sqlalchemy import select

from server import clock
from server.campaigns.models import Campaign
from server.dashboards.dashboard import Dashboard, monday_of
from server.db import db
from server.redemptions.models import ACCEPTED, Redemption
from server.vouchers import ids
from server.vouchers.models import Booklet

Facts = dict[str, object]


def told(seen: Dashboard) -> Facts:
    """The figures of a dashboard as comparable facts, without weeks without a use."""
    stages = {stage.stage: stage for stage in seen.stages}
    return {
        "handed_over": (stages["handed_over"].booklets, stages["handed_over"].vouchers),
        "started": (stages["started"].booklets, stages["started"].vouchers),
        "redeemed": (stages["redeemed"].vouchers, stages["redeemed"].cents),
        "weeks": {week.monday: week.vouchers for week in seen.weeks if week.vouchers != 0},
        "services": {line.service: (line.booklets, line.vouchers) for line in seen.services},
        "prescribers": {line.key: (line.handed_over, line.started, line.vouchers) for line in seen.prescribers},
    }


def counted(campaign: Campaign) -> Facts:
    """The same facts, computed from the rows themselves."""
    live = (Redemption.status == ACCEPTED, Redemption.reversed_at.is_(None))
    uses = [use for use in db.session.scalars(select(Redemption).where(*live)) if _campaign_of(use) == campaign.id]
    booklets = list(db.session.scalars(select(Booklet).where(Booklet.campaign_id == campaign.id)))
    used = Counter(_booklet_of(use) for use in uses)
    services = {use.service for use in uses}
    return {
        "handed_over": _vouchers(booklets, used, booklets),
        "started": _vouchers(booklets, used, [booklet for booklet in booklets if used[booklet.id]]),
        "redeemed": (len(uses), sum(use.gross_cents or 0 for use in uses)),
        "weeks": dict(Counter(monday_of(clock.paris_day(use.recorded_at)) for use in uses)),
        "services": {key: _service([use for use in uses if use.service == key]) for key in services},
        "prescribers": _held(booklets, used),
    }


def _in_hand(booklet: Booklet) -> bool:
    return booklet.handed_over_at is not None and booklet.voided_at is None


def _vouchers(booklets: list[Booklet], used: Counter[int], these: list[Booklet]) -> tuple[int, int]:
    """Of these booklets: how many are handed over, their vouchers, and used vouchers of the others."""
    mine = [booklet for booklet in these if _in_hand(booklet)]
    gone = sum(used[booklet.id] for booklet in booklets if not _in_hand(booklet))
    return len(mine), sum(booklet.worth for booklet in mine) + gone


def _service(uses: list[Redemption]) -> tuple[int, int]:
    return len({_booklet_of(use) for use in uses}), len(uses)


def _held(booklets: list[Booklet], used: Counter[int]) -> dict[int | None, tuple[int, int, int]]:
    """By holder: booklets handed over and started, vouchers redeemed; holders without any are left out."""
    held: dict[int | None, tuple[int, int, int]] = {}
    for booklet in booklets:
        uses, in_hand = used[booklet.id], _in_hand(booklet)
        if uses or in_hand:
            before = held.get(booklet.holder_id, (0, 0, 0))
            held[booklet.holder_id] = (before[0] + in_hand, before[1] + (in_hand and uses > 0), before[2] + uses)
    return held


def _booklet_of(use: Redemption) -> int:
    return ids.booklet_of(use.voucher_id or 0)


def _campaign_of(use: Redemption) -> int:
    return _booklet_of(use) >> ids.SERIAL_BITS
