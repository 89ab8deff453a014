"""`start` and `memory`: the time from the command to the first answer, and both workers' memory after real work."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from . import phones, servers, worlds
from .rows import Row, at_most
from .scans import BATCH
from .servers import Server, pss_bytes
from .worlds import World

ROWS = ("start", "memory")
PHONES = 8
STARTS = 5
SINGLES, BATCHES = 500, 40
MB = 1e6


def measure() -> Iterator[Row]:
    """Measured on PostgreSQL, whose driver takes more time and memory than SQLite's."""
    with worlds.world(worlds.postgres, SINGLES + BATCHES * BATCH, PHONES) as world:
        yield _start(world)
        with servers.poincon(world.database_url) as server:
            yield _memory(world, server)


def _start(world: World) -> Row:
    """Start times; those of a bare Flask application show how fast the machine is at the moment."""
    seconds, bare = [], []
    for _ in range(STARTS + 1):
        with servers.poincon(world.database_url) as server:
            seconds.append(server.start_seconds)
        with servers.bare() as server:
            bare.append(server.start_seconds)
    ours, theirs = median(seconds[1:]), median(bare[1:])  # the first ones compile
    return at_most("start", ours, 0.6, "s", slowest=max(seconds[1:]), bare_seconds=theirs, x_bare=ours / theirs)


def _memory(world: World, server: Server) -> Row:
    """The workers' PSS, which divides shared pages among processes, so that the sum is what they really take."""
    for bodies in (world.scans.bodies(SINGLES), world.scans.bodies(BATCHES, BATCH)):
        phones.send(server.port, bodies, world.bearers).requests_per_second()
    workers = [pss_bytes(pid) / MB for pid in server.workers()]
    first = pss_bytes(server.pid) / MB
    return at_most("memory", sum(workers), 150, "MB", measure="PSS", workers=len(workers), first_process_mb=first)
