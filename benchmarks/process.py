"""`start` and `memory`: the time to the first answer over a bare application's, and both workers' memory after work."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from . import phones, servers, worlds
from .rows import Row, at_most, middle_ratio
from .scans import BATCH
from .servers import Server, pss_bytes
from .worlds import World

ROWS = ("start", "memory")
PHONES = 8
STARTS = 7
MOST_BARE_STARTS, MOST_MB = 3, 110
SINGLES, BATCHES = 500, 40
MB = 1e6


def measure() -> Iterator[Row]:
    """Measured on PostgreSQL, whose driver takes more time and memory than SQLite's."""
    with worlds.world(worlds.postgres, SINGLES + BATCHES * BATCH, PHONES) as world:
        yield _start(world)
        with servers.poincon(world.database_url) as server:
            yield _memory(world, server)


def _start(world: World) -> Row:
    """The time to start over that of the bare Flask application, which starts next to it."""
    seconds, bare = [], []
    for _ in range(STARTS + 1):
        with servers.poincon(world.database_url) as server:
            seconds.append(server.start_seconds)
        with servers.bare() as server:
            bare.append(server.start_seconds)
    ours, theirs = seconds[1:], bare[1:]  # the first ones compile
    detail = {"seconds": median(ours), "slowest": max(ours), "bare_seconds": median(theirs)}
    return at_most("start", middle_ratio(ours, theirs), MOST_BARE_STARTS, "x bare", **detail)


def _memory(world: World, server: Server) -> Row:
    """The workers' PSS, which divides shared pages among processes, so that the sum is what they really take."""
    for bodies in (world.scans.bodies(SINGLES), world.scans.bodies(BATCHES, BATCH)):
        phones.send(server.port, bodies, world.bearers).requests_per_second()
    workers = [pss_bytes(pid) / MB for pid in server.workers()]
    first = pss_bytes(server.pid) / MB
    return at_most("memory", sum(workers), MOST_MB, "MB", measure="PSS", workers=len(workers), first_process_mb=first)
