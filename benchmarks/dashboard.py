"""`dashboard`: a sponsor's dashboard of a campaign with a million vouchers, most of them redeemed over ten months."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from flask import Flask
from sqlalchemy import select, text

from server import clock
from server.db import db, transaction
from server.venues.models import Venue
from server.vouchers import ids
from tests.support import factories as make

from . import growth, reading, servers, worlds
from .load import BadAnswer, Load
from .reading import Client
from .rows import Row, at_most
from .worlds import SIZE

ROWS = ("dashboard",)
VOUCHERS = 1_000_000
REDEEMED = 600_000
PRESCRIBERS = 40
DAYS = 300
ROUNDS, AT_ONCE = 7, 3
MOST_KEY_READS = 300

# Stores with SQL what hand-overs and scans would, spread over prescribers, départements, services and days.
HANDED_OVER = """
    UPDATE booklets SET handed_over_at = now() - (id % :days) * interval '1 day',
        holder_id = :first_holder + id % :prescribers, postcode = lpad((id % 95 * 1000 + 1000)::text, 5, '0')
    WHERE id % 10 < 9
"""
REDEMPTIONS = """
    INSERT INTO redemptions (id, status, content, voucher_id, venue_id, device_id, person_id, service, scanned_at,
        recorded_at, seq, typed, clock_doubtful, in_grace, gross_cents, fee_cents, net_cents, receipt)
    SELECT gen_random_uuid(), 'accepted', repeat('0', 32), id, :venue_id, :device_id, :person_id,
        (ARRAY['digital_tools', 'employment', 'administrative_help', 'safe_use'])[1 + id % 4], at, at, n, false, false,
        false, 1000, 40, 960, repeat('r', 600)
    FROM (SELECT id, n, now() - (:count - n) * (:days * interval '1 day' / :count) AS at
        FROM (SELECT id, row_number() OVER (ORDER BY hashint8(booklet_id / 8), id) AS n FROM vouchers) AS numbered
        WHERE n <= :count) AS scans ORDER BY n
"""


def measure() -> Iterator[Row]:
    """The time of a dashboard over that of a read by primary key (`reading`).

    The detail has the first dashboard, too, which counts all past days.
    """
    with worlds.postgres() as url:
        with worlds.inside(url) as app:
            path = f"/api/campaigns/{_filled()}/dashboard"
            venue_ids = list(db.session.scalars(select(Venue.id)))
            cookie = _cookie(app)
        worlds.settle_down(url)
        with servers.poincon(url) as server:
            first = Load()
            Client(server.port, cookie).get(path, first)
        worlds.settle_down(url)
        reads = reading.compared(url, [[path] * AT_ONCE] * ROUNDS, venue_ids, _check, cookie)
    ours, worst = reads.milliseconds(0.5), max(load.percentile(1) for load in reads.ours)
    detail = {
        "ms": ours,
        "worst_ms": worst,
        "key_ms": reads.key_milliseconds(0.5),
        "first_ever_ms": first.percentile(1),
    }
    yield at_most("dashboard", reads.ratio(0.5), MOST_KEY_READS, "x key read", **detail)


def _filled() -> int:
    booklets = VOUCHERS // SIZE
    order = make.funded_order(booklet_size=SIZE, booklet_count=booklets, issued_at=clock.now())
    holders = [make.qualified_organisation().id for _ in range(PRESCRIBERS)]
    device, _bearer = make.phone(make.qualified_venue())
    who = {"venue_id": device.venue_id, "device_id": device.id, "person_id": device.person_id}
    campaign_id = order.campaign_id
    numbers = {"first": ids.booklet_id(campaign_id, 1), "campaign_id": campaign_id, "order_id": order.id}
    handing = {"days": DAYS, "first_holder": holders[0], "prescribers": PRESCRIBERS}
    with transaction() as session:
        session.execute(text(growth.BOOKLETS), {**numbers, "count": booklets, "size": SIZE})
        session.execute(text(growth.VOUCHERS), {"size": SIZE, "bits": ids.POSITION_BITS})
        session.execute(text(HANDED_OVER), handing)
        session.execute(text(REDEMPTIONS), {**who, "count": REDEEMED, "days": DAYS})
    return campaign_id


def _cookie(app: Flask) -> dict[str, str]:
    """The header by which a server knows an operator."""
    cookie = make.sign_in(app.test_client(), make.operator()).get_cookie(app.config["SESSION_COOKIE_NAME"])
    return {"Cookie": f"{cookie.key}={cookie.value}"} if cookie else {}


def _check(answer: dict[str, Any]) -> None:
    if answer["stages"][5]["vouchers"] != REDEEMED:
        raise BadAnswer(f"the stages are {answer['stages']}")
