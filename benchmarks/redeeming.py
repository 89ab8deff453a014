"""`one_per_request` and `batch`: how many redemptions a second, against a bare answer to the same request."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from statistics import median

from . import phones, servers, sockets, worlds
from .rows import Row, at_least, at_most, middle_ratio, told
from .scans import BATCH
from .servers import Server
from .worlds import World

ROWS = ("one_per_request", "batch")
PHONES = 8
ROUNDS = 9  # each on new connections, which the workers share out by chance
SINGLES, BATCHES, QUEUE = 1000, 40, 5  # requests in a round; a queue is 500 scans of one phone
BARE = 2500
WARM_UP = 400
VOUCHERS = WARM_UP + ROUNDS * (2 * SINGLES + (BATCHES + QUEUE) * BATCH)


@dataclass
class Rounds:
    """Requests a second of the bare server; redemptions a second of ours; milliseconds of a queue of 500."""

    bare: list[float] = field(default_factory=list)
    bare_raw: list[float] = field(default_factory=list)
    one: list[float] = field(default_factory=list)
    one_raw: list[float] = field(default_factory=list)
    batch: list[float] = field(default_factory=list)
    queue: list[float] = field(default_factory=list)


def measure() -> Iterator[Row]:
    """The two rows and what informs beside them: the harsher load, and a queue of 500 that one phone sends."""
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
    """Bare, ours, bare, ours: each beside what it is compared with."""
    singles, others = world.scans.bodies(SINGLES), world.scans.bodies(SINGLES)
    batches, queue = world.scans.bodies(BATCHES, BATCH), world.scans.bodies(QUEUE, BATCH)
    same, everyone, alone = (singles * 3)[:BARE], world.bearers, world.bearers[:1]
    rounds.one.append(phones.send(ours.port, singles, everyone).redemptions_per_second(SINGLES))
    rounds.bare.append(phones.send(bare.port, same, everyone).requests_per_second())
    rounds.batch.append(phones.send(ours.port, batches, everyone).redemptions_per_second(BATCHES * BATCH))
    rounds.bare_raw.append(sockets.send(bare.port, same, everyone).requests_per_second())
    rounds.one_raw.append(sockets.send(ours.port, others, everyone).redemptions_per_second(SINGLES))
    rounds.queue.append(
        1000 * QUEUE * BATCH / phones.send(ours.port, queue, alone).redemptions_per_second(QUEUE * BATCH)
    )


def _rows(rounds: Rounds) -> Iterator[Row]:
    bare, raw = median(rounds.bare), median(rounds.bare_raw)
    one = {"redemptions_per_second": median(rounds.one), "bare_per_second": bare}
    one_raw = {"redemptions_per_second": median(rounds.one_raw), "bare_per_second": raw}
    batch = {"redemptions_per_second": median(rounds.batch), "bare_per_second": bare}
    yield at_least("one_per_request", middle_ratio(rounds.one, rounds.bare), 0.33, "x bare", **one)
    yield told("one_per_request_raw", middle_ratio(rounds.one_raw, rounds.bare_raw), "x bare", **one_raw)
    yield at_least("batch", middle_ratio(rounds.batch, rounds.bare), 2, "x bare", **batch)
    yield at_most("queue_500_ms", median(rounds.queue), 100, "ms", phones=1, batches=QUEUE)
