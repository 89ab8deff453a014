"""`return_100k`: the network is back, and a hundred phones send a thousand scans each, all at once."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor

from . import phones, servers, worlds
from .load import BadAnswer, Load
from .rows import Row, at_most
from .scans import BATCH
from .servers import Server, pss_bytes
from .waiting import EACH_VISIT, MOST, PHONES, Waits, ratio, visit
from .worlds import World

ROWS = ("return_100k", "return_memory")
RETURNING, SCANS, WARM_UP = 100, 100_000, 10_000
MOST_VISITS = 20
"""For which there are vouchers, while the scans come."""
MOST_GROWTH = 1.15
VOUCHERS = SCANS + WARM_UP + (MOST_VISITS + 2) * EACH_VISIT


def measure() -> Iterator[Row]:
    """How long other phones wait meanwhile, and what memory the processes have after it. Raises BadAnswer."""
    with (
        worlds.world(worlds.postgres, VOUCHERS, PHONES + RETURNING) as world,
        servers.poincon(world.database_url) as server,
        ProcessPoolExecutor(1) as apart,
    ):
        visit(world, server)
        quiet = visit(world, server)
        apart.submit(phones.send, server.port, *_queues(world, WARM_UP)).result().redemptions_per_second(WARM_UP)
        before = _memory(server)
        returning = apart.submit(phones.send, server.port, *_queues(world, SCANS))
        ratios = list(_ratios(world, server, returning, quiet))
        rate, grown = returning.result().redemptions_per_second(SCANS), _memory(server) / before
    yield at_most("return_100k", max(ratios), MOST, "x quiet p99", redemptions_per_second=rate, visits=len(ratios))
    yield at_most("return_memory", grown, MOST_GROWTH, "x before", before_mb=before / 1e6)


def _queues(world: World, scans: int) -> tuple[list[bytes], list[str]]:
    """Request bodies as phones send what waited, and the bearer tokens of the phones that return."""
    return world.scans.bodies(scans // BATCH, BATCH), world.bearers[PHONES:]


def _ratios(world: World, server: Server, returning: Future[Load], quiet: Waits) -> Iterator[float]:
    """The waits of each visit of the other phones until all have returned. Raises BadAnswer if that takes too long."""
    for _ in range(MOST_VISITS):
        yield ratio(visit(world, server), quiet)
        if returning.done():
            return
    raise BadAnswer("the phones that return take too long")


def _memory(server: Server) -> int:
    return sum(pss_bytes(pid) for pid in server.workers())
