"""`one_per_request` and `batch`: redemptions a second, against a bare application's answers to the same requests.

There are many short rounds, and the median of their ratios counts, because the load by neighbours on a shared host
changes within seconds.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from statistics import median

from . import phones, servers, sockets, worlds
from .rows import Row, at_least, at_most, middle_ratio, told
from .scans import BATCH
from .servers import Server
from .worlds import World

ROWS = ("one_per_request", "batch")
PHONES = 8
ROUNDS = 15
SINGLES, BATCHES, QUEUE = 400, 24, 5  # requests in a round; a queue is 500 scans of one phone
BARE = 1200
WARM_UP = 400
VOUCHERS = WARM_UP + ROUNDS * (3 * SINGLES + (BATCHES + QUEUE) * BATCH)

# "apart": gunicorn closes a connection idle for two seconds, so a phone that scans now and then opens a new one.
LOADS = {"apart": partial(phones.send, kept=False), "kept": phones.send, "raw": sockets.send}


@dataclass
class Pace:
    """The rates of one load, round by round: requests a second of the bare server, redemptions a second of ours."""

    bare: list[float] = field(default_factory=list)
    ours: list[float] = field(default_factory=list)

    def ratio(self) -> float:
        return middle_ratio(self.ours, self.bare)

    def detail(self) -> dict[str, float | str]:
        return {"redemptions_per_second": median(self.ours), "bare_per_second": median(self.bare)}


@dataclass
class Rounds:
    """The rates with one scan per request under each load, the rates in batches, and the milliseconds for 500 scans."""

    one: dict[str, Pace] = field(default_factory=lambda: {name: Pace() for name in LOADS})
    batch: list[float] = field(default_factory=list)
    queue: list[float] = field(default_factory=list)


def measure() -> Iterator[Row]:
    """The two rows, the informative ones of harsher loads, and one for a phone that sends a queue of 500 scans."""
    rounds = Rounds()
    with (
        worlds.world(worlds.postgres, VOUCHERS, PHONES) as world,
        servers.bare() as bare,
        servers.poincon(world.database_url) as ours,
    ):
        _warm_up(world, bare, ours)
        for _ in range(ROUNDS):
            _round(world, bare, ours, rounds)
    yield from _rows(rounds)


def _warm_up(world: World, bare: Server, ours: Server) -> None:
    bodies = world.scans.bodies(WARM_UP)
    phones.send(bare.port, bodies, world.bearers)
    phones.send(ours.port, bodies, world.bearers).redemptions_per_second(WARM_UP)


def _round(world: World, bare: Server, ours: Server, rounds: Rounds) -> None:
    """Measure ours and bare in turn, each next to what it is compared with."""
    for name, send in LOADS.items():
        singles = world.scans.bodies(SINGLES)
        same = (singles * 3)[:BARE]
        rounds.one[name].ours.append(send(ours.port, singles, world.bearers).redemptions_per_second(SINGLES))
        rounds.one[name].bare.append(send(bare.port, same, world.bearers).requests_per_second())
    batches, queue = world.scans.bodies(BATCHES, BATCH), world.scans.bodies(QUEUE, BATCH)
    scans = phones.send(ours.port, batches, world.bearers).redemptions_per_second(BATCHES * BATCH)
    rounds.batch.append(scans)
    alone = phones.send(ours.port, queue, world.bearers[:1]).redemptions_per_second(QUEUE * BATCH)
    rounds.queue.append(1000 * QUEUE * BATCH / alone)


def _rows(rounds: Rounds) -> Iterator[Row]:
    apart, kept, raw = rounds.one.values()
    batch = Pace(apart.bare, rounds.batch)
    yield at_least("one_per_request", apart.ratio(), 0.33, "x bare", **apart.detail())
    yield told("one_per_request_kept", kept.ratio(), "x bare", **kept.detail())
    yield told("one_per_request_raw", raw.ratio(), "x bare", **raw.detail())
    yield at_least("batch", batch.ratio(), 2, "x bare", **batch.detail())
    yield at_most("queue_500_ms", median(rounds.queue), 100, "ms", phones=1, batches=QUEUE)
