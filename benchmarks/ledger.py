"""`ledger` and `ledger_batch`: by what share the ledger and the public log lower the rate of redemptions.

Two servers run on databases of their own: Poinçon, and the same code without ledger lines. While Poinçon handles a
round's scans, another process (`publisher`) publishes those of the round before, as happens every minute; the round
ends when both are done. So all work for ledger and log counts, whichever process does it.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from statistics import median
from typing import NamedTuple

from . import phones, servers, worlds
from .load import BadAnswer
from .rows import Row, at_most, middle_ratio
from .scans import BATCH
from .servers import Server
from .worlds import World

ROWS = ("ledger", "ledger_batch")
PHONES = 8
ROUNDS = 6
MOST = 0.25
SINGLES, BATCHES = 1_500, 30
VOUCHERS = (ROUNDS + 1) * (SINGLES + BATCHES * BATCH)
APART = partial(phones.send, kept=False)


class Round(NamedTuple):
    """Redemptions a second without the ledger and the log, with the ledger alone, and with both."""

    before: float
    posting: float
    both: float


def measure() -> Iterator[Row]:
    """One scan a request; and full batches, as phones send after a day without network."""
    with (
        worlds.world(worlds.postgres, VOUCHERS, PHONES) as bare,
        worlds.world(worlds.postgres, 2 * VOUCHERS, PHONES) as world,
        servers.poincon(bare.database_url, "benchmarks.without_ledger:create_app()") as before,
        servers.poincon(world.database_url) as ours,
        Publisher(world.database_url) as publisher,
    ):
        single, batch = (
            [_round((before, bare), (ours, world), publisher, count, length) for _ in range(ROUNDS + 1)][1:]
            for count, length in ((SINGLES, 1), (BATCHES, BATCH))
        )
    yield at_most("ledger", _cost(single), MOST, "of the rate", **_detail(single))
    yield at_most("ledger_batch", _cost(batch), MOST, "of the rate", **_detail(batch))


def _cost(rounds: list[Round]) -> float:
    return 1 - middle_ratio([one.both for one in rounds], [one.before for one in rounds])


def _detail(rounds: list[Round]) -> dict[str, float | str]:
    names = ("per_second_before", "per_second_with_ledger", "per_second_with_both")
    return {name: median(values) for name, values in zip(names, zip(*rounds, strict=True), strict=True)}


def _round(
    before: tuple[Server, World],
    ours: tuple[Server, World],
    publisher: Publisher,
    count: int,
    length: int,
) -> Round:
    without, posting = (_seconds(*side, count, length) for side in (before, ours))
    started = time.perf_counter()
    publisher.ask()
    _seconds(*ours, count, length)
    publisher.answer()
    both = time.perf_counter() - started
    publisher.ask()
    publisher.answer()
    return Round(*(count * length / seconds for seconds in (without, posting, both)))


def _seconds(server: Server, world: World, count: int, length: int) -> float:
    """The time for ``count`` requests of ``length`` scans each."""
    send = APART if length == 1 else phones.send
    load = send(server.port, world.scans.bodies(count, length), world.bearers)
    load.redemptions_per_second(count * length)
    return load.seconds


class Publisher:
    """A process that publishes the log of a database whenever `ask` is called."""

    def __init__(self, database_url: str) -> None:
        command = (sys.executable, "-m", "benchmarks.publisher", database_url)
        self._process = subprocess.Popen(command, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def __enter__(self) -> Publisher:
        return self

    def __exit__(self, *_error: object) -> None:
        self._process.kill()
        self._process.communicate()

    def ask(self) -> None:
        """Let the process start publishing; `answer` waits for it."""
        print(file=self._process.stdin, flush=True)

    def answer(self) -> None:
        """Wait until it has published."""
        if not (self._process.stdout and self._process.stdout.readline().strip().isdigit()):
            raise BadAnswer("the log was not published")
