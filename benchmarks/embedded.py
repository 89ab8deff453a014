"""`sqlite_p95` and `sqlite_errors`: sixteen phones at the same time on SQLite."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from . import phones, servers, worlds
from .load import Load
from .rows import Row, at_most

ROWS = ("sqlite_p95", "sqlite_errors")
PHONES = 16
ROUNDS = 3
SINGLES = 1500
WARM_UP = 300


def measure() -> Iterator[Row]:
    """The 95th percentile of response times over the median, and how many requests failed."""
    vouchers = WARM_UP + ROUNDS * SINGLES
    with worlds.world(worlds.sqlite, vouchers, PHONES) as world, servers.poincon(world.database_url) as server:
        phones.send(server.port, world.scans.bodies(WARM_UP), world.bearers)
        loads = [phones.send(server.port, world.scans.bodies(SINGLES), world.bearers) for _ in range(ROUNDS)]
    yield from _rows(loads)


def _rows(loads: list[Load]) -> Iterator[Row]:
    p50, p95 = (median(load.percentile(share) for load in loads) for share in (0.5, 0.95))
    ratio = median(load.percentile(0.95) / load.percentile(0.5) for load in loads)
    rate = median(load.accepted() / load.seconds for load in loads)
    yield at_most("sqlite_p95", ratio, 4, "x p50", p50_ms=p50, p95_ms=p95, redemptions_per_second=rate)
    errors = sum(SINGLES - load.accepted() for load in loads)
    yield at_most("sqlite_errors", errors, 0, "answers", of=ROUNDS * SINGLES)
