"""Histories: redemptions and their ledger lines, stored with SQL in seconds for a million."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import text

from server import clock
from server.db import transaction
from server.vouchers import ids
from tests.support import factories as make

from . import growth
from .worlds import SIZE

# Stores what redeeming would, with receipts as long as real ones, spread over all phones and a span of time.
REDEMPTIONS = """
    WITH phones AS (SELECT id, venue_id, person_id, row_number() OVER (ORDER BY id) - 1 AS place FROM devices),
        used AS (SELECT id, row_number() OVER (ORDER BY id) - 1 AS n
            FROM (SELECT id FROM vouchers WHERE booklet_id >= :first ORDER BY id OFFSET :skipped LIMIT :count) AS next)
    INSERT INTO redemptions (id, status, content, voucher_id, venue_id, device_id, person_id, service, scanned_at,
        recorded_at, seq, typed, clock_doubtful, in_grace, gross_cents, fee_cents, net_cents, receipt)
    SELECT gen_random_uuid(), 'accepted', repeat('0', 32), used.id, phones.venue_id, phones.id, phones.person_id,
        'digital_tools', at, at, n, false, false, false, 1000, 40, 960, repeat('r', 750)
    FROM used JOIN phones ON place = n % (SELECT count(*) FROM phones),
        LATERAL (SELECT CAST(:start AS timestamptz) + n * (CAST(:until AS timestamptz) - :start) / :count AS at) AS one
    ORDER BY n
"""
LINES = """
    INSERT INTO ledger_lines (event_id, kind, campaign_id, organisation_id, recorded_at, outstanding, payable,
        fees_earned)
    SELECT replace(r.id::text, '-', ''), 'redeemed', :campaign_id, organisation_id, recorded_at, 1000, -960, -40
    FROM redemptions r JOIN venues ON venues.id = venue_id WHERE recorded_at >= :start AND recorded_at < :until
"""


@dataclass
class History:
    """An order's vouchers, and how many of them were used."""

    campaign_id: int
    first: int
    used: int = 0

    def redeem(self, count: int, start: datetime, until: datetime) -> None:
        """Redeem so many more vouchers, spread over a span of time and over all phones in turn."""
        used = {"first": self.first, "skipped": self.used, "count": count}
        between = {"start": start, "until": until}
        with transaction() as session:
            session.execute(text(REDEMPTIONS), used | between)
            session.execute(text(LINES), {"campaign_id": self.campaign_id} | between)
        self.used += count


def issued(vouchers: int) -> History:
    """Store so many vouchers, funded and handed over, ready to be redeemed."""
    booklets = vouchers // SIZE
    numbered = {"issued_at": clock.now(), "first_serial": 1, "last_serial": booklets}
    order = make.funded_order(booklet_size=SIZE, booklet_count=booklets, **numbered)
    first = ids.booklet_id(order.campaign_id, 1)
    numbers = {"first": first, "campaign_id": order.campaign_id, "order_id": order.id, "count": booklets, "size": SIZE}
    with transaction() as session:
        session.execute(text(growth.BOOKLETS), numbers)
        session.execute(text(growth.VOUCHERS), {"size": SIZE, "bits": ids.POSITION_BITS})
    return History(order.campaign_id, first)
