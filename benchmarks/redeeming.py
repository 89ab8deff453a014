"""`one_per_request`, `batch` and `queue_500`: redemptions, against a bare application's answers to single requests.

The load by neighbours on a shared host changes within seconds. So a round has many short measurements, each of ours
next to one of the bare application; its ratio is the median of theirs, and the row's that of three rounds.
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

ROWS = ("one_per_request", "batch", "queue_500")
PHONES = 8
ROUNDS, PARTS = 3, 5
SINGLES, BATCHES, QUEUE = 400, 24, 5  # requests in each part of a round; a queue is 500 scans of one phone
BARE = 1200
WARM_UP = 400
VOUCHERS = WARM_UP + ROUNDS * PARTS * (3 * SINGLES + (BATCHES + QUEUE) * BATCH)

# "apart": gunicorn closes a connection idle for two seconds, so a phone that scans now and then opens a new one.
LOADS = {"apart": partial(phones.send, kept=False), "kept": phones.send, "raw": sockets.send}


@dataclass
class Pace:
    """The rates of one load, part by part: requests a second of the bare server, redemptions a second of ours."""

    bare: list[float] = field(default_factory=list)
    ours: list[float] = field(default_factory=list)

    def ratio(self) -> float:
        """The median of the rounds' ratios."""
        return median(self.rounds())

    def rounds(self) -> list[float]:
        """Each round's ratio."""
        starts = range(0, len(self.ours), PARTS)
        return [middle_ratio(self.ours[at : at + PARTS], self.bare[at : at + PARTS]) for at in starts]

    def detail(self) -> dict[str, float | str]:
        """The rates, and the rounds' ratios, the lowest first."""
        ratios = ", ".join(f"{ratio:.3f}" for ratio in sorted(self.rounds()))
        return {"redemptions_per_second": median(self.ours), "bare_per_second": median(self.bare), "rounds": ratios}


@dataclass
class Paces:
    """The rates with one scan per request under each load, in batches, and of one phone that sends a queue."""

    one: dict[str, Pace] = field(default_factory=lambda: {name: Pace() for name in LOADS})
    batch: Pace = field(default_factory=Pace)
    queue: Pace = field(default_factory=Pace)


def measure() -> Iterator[Row]:
    """The three rows, and the informative ones of harsher loads."""
    paces = Paces()
    with (
        worlds.world(worlds.postgres, VOUCHERS, PHONES) as world,
        servers.bare() as bare,
        servers.poincon(world.database_url) as ours,
    ):
        _warm_up(world, bare, ours)
        for _ in range(ROUNDS * PARTS):
            _part(world, bare, ours, paces)
    yield from _rows(paces)


def _warm_up(world: World, bare: Server, ours: Server) -> None:
    bodies = world.scans.bodies(WARM_UP)
    phones.send(bare.port, bodies, world.bearers)
    phones.send(ours.port, bodies, world.bearers).redemptions_per_second(WARM_UP)


def _part(world: World, bare: Server, ours: Server, paces: Paces) -> None:
    """Measure ours and bare in turn, each next to what it is compared with."""
    batches = world.scans.bodies(BATCHES, BATCH)
    paces.batch.ours.append(phones.send(ours.port, batches, world.bearers).redemptions_per_second(BATCHES * BATCH))
    for name, send in LOADS.items():
        singles = world.scans.bodies(SINGLES)
        same = (singles * 3)[:BARE]
        paces.one[name].ours.append(send(ours.port, singles, world.bearers).redemptions_per_second(SINGLES))
        paces.one[name].bare.append(send(bare.port, same, world.bearers).requests_per_second())
    paces.batch.bare.append(paces.one["apart"].bare[-1])
    _queue(world, bare, ours, (singles * 2)[: QUEUE * BATCH], paces.queue)


def _queue(world: World, bare: Server, ours: Server, singles: list[bytes], pace: Pace) -> None:
    """One phone sends 500 scans in batches; then it sends as many single requests to the bare server."""
    phone, queue = world.bearers[:1], world.scans.bodies(QUEUE, BATCH)
    pace.ours.append(phones.send(ours.port, queue, phone).redemptions_per_second(QUEUE * BATCH))
    pace.bare.append(phones.send(bare.port, singles, phone).requests_per_second())


def _rows(paces: Paces) -> Iterator[Row]:
    apart, kept, raw = paces.one.values()
    yield at_least("one_per_request", apart.ratio(), 0.40, "x bare", **apart.detail())
    yield told("one_per_request_kept", kept.ratio(), "x bare", **kept.detail())
    yield told("one_per_request_raw", raw.ratio(), "x bare", **raw.detail())
    yield at_least("batch", paces.batch.ratio(), 2, "x bare", **paces.batch.detail())
    yield _queue_row(paces.queue)


def _queue_row(pace: Pace) -> Row:
    """The time of a queue of 500 scans over that of 500 single bare requests."""
    ours, bare = (1000 * QUEUE * BATCH / median(rates) for rates in (pace.ours, pace.bare))
    return at_most("queue_500", 1 / pace.ratio(), 0.5, "x 500 bare", ms=ours, bare_ms=bare, phones=1, batches=QUEUE)
