"""`growth`: redemptions a second in a database of a million vouchers, against one of ten thousand."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from random import Random
from statistics import median

from sqlalchemy import text

from server.db import transaction
from server.vouchers import ids
from tests.support import factories as make

from . import phones, servers, worlds
from .rows import Row, at_least, middle_ratio
from .scans import Scans
from .worlds import SIZE, World

ROWS = ("growth",)
FEW, MANY = 10_000, 1_000_000
PHONES = 8
ROUNDS = 5
SINGLES = 1000
WARM_UP = 1000
SCANNED = WARM_UP + ROUNDS * SINGLES

# Stores with SQL what issuing would, in seconds for a million; codes are unique and as scattered as random ones.
BOOKLETS = """
    INSERT INTO booklets (id, campaign_id, order_id, size, issued_at, handed_over_at, handed_over_by_use,
        criteria_checked)
    SELECT :first + n, :campaign_id, :order_id, :size, now(), now(), false, false FROM generate_series(0, :count - 1) n
"""
VOUCHERS = """
    INSERT INTO vouchers (id, booklet_id, code)
    SELECT (id << :bits) + n, id, lpad(to_hex(((id & 4294967295) * 16 + n) * 2654435761 % 17592186044416), 11, '0')
    FROM booklets, generate_series(1, :size) n ORDER BY id, n
"""


def measure() -> Iterator[Row]:
    """Alternate between two databases, each with a server of its own; scans are spread over all vouchers."""
    with (
        _world(FEW) as small,
        _world(MANY) as large,
        servers.poincon(small.database_url) as few,
        servers.poincon(large.database_url) as many,
    ):
        sides = ((few.port, small), (many.port, large))
        _rates(sides, WARM_UP)
        rates = [_rates(sides, SINGLES) for _ in range(ROUNDS)]
    slow, quick = [many for _, many in rates], [few for few, _ in rates]
    detail = {"per_second_10000": median(quick), "per_second_1000000": median(slow)}
    yield at_least("growth", middle_ratio(slow, quick), 0.8, "x 10,000's", **detail)


def _rates(sides: tuple[tuple[int, World], ...], count: int) -> list[float]:
    return [
        phones.send(port, world.scans.bodies(count), world.bearers).redemptions_per_second(count)
        for port, world in sides
    ]


@contextmanager
def _world(vouchers: int) -> Iterator[World]:
    with worlds.postgres() as url:
        with worlds.inside(url):
            bearers = worlds.enrol(PHONES)
            scans = Scans(_filled(vouchers))
        worlds.settle_down(url)
        yield World(url, bearers, scans)


def _filled(vouchers: int) -> list[str]:
    """Store so many vouchers; returns the QR texts of SCANNED random ones."""
    booklets = vouchers // SIZE
    order = make.funded_order(booklet_size=SIZE, booklet_count=booklets)
    first = ids.booklet_id(order.campaign_id, 1)
    numbers = {"first": first, "campaign_id": order.campaign_id, "order_id": order.id, "count": booklets, "size": SIZE}
    with transaction() as session:
        session.execute(text(BOOKLETS), numbers)
        session.execute(text(VOUCHERS), {"size": SIZE, "bits": ids.POSITION_BITS})
    picked = Random(2).sample(range(vouchers), SCANNED)  # noqa: S311  # the same vouchers in every run
    keys = [(first + n // SIZE) << ids.POSITION_BITS | n % SIZE + 1 for n in picked]
    return worlds.qr_texts(keys, order.campaign_id)
