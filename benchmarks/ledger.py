"""`ledger`: what the ledger and the public log take of the rate of redemptions, one a request and in batches.

Two servers side by side, each on a database of its own: Poinçon, and the same code whose insert posts no ledger line.
The time in which the log takes in the round's scans is added to ours as if nothing else could be done meanwhile.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from statistics import median

from flask import Flask

from server.transparency import service as log

from . import phones, servers, worlds
from .load import BadAnswer, Load
from .rows import Row, at_most, middle_ratio
from .scans import BATCH
from .servers import Server
from .worlds import World

ROWS = ("ledger",)
PHONES = 8
ROUNDS = 9
SINGLES, BATCHES = 400, 24
VOUCHERS = (ROUNDS + 1) * (SINGLES + BATCHES * BATCH)
APART = partial(phones.send, kept=False)


@dataclass
class Pace:
    """Seconds for each redemption, round by round: without the ledger, with it, and of the log."""

    without: list[float] = field(default_factory=list)
    posting: list[float] = field(default_factory=list)
    logging: list[float] = field(default_factory=list)

    def cost(self) -> float:
        """Which part of the rate ledger and log take together."""
        both = [posting + logging for posting, logging in zip(self.posting, self.logging, strict=True)]
        return 1 - middle_ratio(self.without, both)

    def detail(self, name: str) -> dict[str, float | str]:
        figures = {"before": self.without, "with_ledger": self.posting, "log": self.logging}
        return {f"{name}_{one}_us": 1e6 * median(seconds) for one, seconds in figures.items()}


def measure() -> Iterator[Row]:
    """The worse of both makes the row."""
    single, batch = Pace(), Pace()
    with (
        worlds.world(worlds.postgres, VOUCHERS, PHONES) as bare_world,
        worlds.world(worlds.postgres, VOUCHERS, PHONES) as world,
        servers.poincon(bare_world.database_url, "benchmarks.without_ledger:create_app()") as before,
        servers.poincon(world.database_url) as ours,
        worlds.inside(world.database_url) as app,
    ):
        for round_ in range(ROUNDS + 1):
            for pace, count, length in ((single, SINGLES, 1), (batch, BATCHES, BATCH)):
                without = _seconds(before, bare_world, count, length)
                posting = _seconds(ours, world, count, length)
                logging = _logged(app, count * length)
                if round_:  # the first one warms up
                    pace.without.append(without)
                    pace.posting.append(posting)
                    pace.logging.append(logging)
    costs = {"single": single.cost(), "batch": batch.cost()}
    yield at_most(
        "ledger", max(costs.values()), 0.25, "of the rate", **costs, **single.detail("single"), **batch.detail("batch")
    )


def _seconds(server: Server, world: World, count: int, length: int) -> float:
    """For each redemption, of so many requests of so many scans."""
    send = APART if length == 1 else phones.send
    load: Load = send(server.port, world.scans.bodies(count, length), world.bearers)
    return 1 / load.redemptions_per_second(count * length)


def _logged(app: Flask, count: int) -> float:
    """Seconds in which the log takes in one of them."""
    with app.app_context():
        started = time.perf_counter()
        taken = log.grow()
        seconds = time.perf_counter() - started
    if taken < count:
        raise BadAnswer(f"the log took in {taken} of {count}")
    return seconds / taken
