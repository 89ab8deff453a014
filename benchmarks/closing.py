"""`close_1m`: `flask settlements close` of a month with a million redemptions, against a bare INSERT … SELECT.

The bare statement copies the month's lines into an empty table of the same shape, with its indexes and checks. Phones
keep scanning during both.
"""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from statistics import median
from typing import cast

from sqlalchemy import func, select, text

from server import clock
from server.db import db, transaction
from server.settlements.models import Statement, StatementLine
from tests.support import factories as make

from . import history, leaves, phones, servers, worlds
from .load import BadAnswer, Load
from .rows import Row, at_most
from .scans import Scans
from .servers import Server
from .worlds import World

ROWS = ("close_1m",)
REDEMPTIONS = 1_000_000
ORGANISATIONS = 100
PHONES, PAUSE_SECONDS = 8, 0.2  # some 40 scans a second: a million and a half in ten hours
SCANS, SECONDS_BEFORE = 5_000, 10
COPIES = 3
MOST_COPIES = 10

COPY = "CREATE TABLE copied_lines (LIKE statement_lines INCLUDING ALL)"
EMPTY = "TRUNCATE copied_lines"
INSERT = "INSERT INTO copied_lines SELECT * FROM statement_lines WHERE month = :month"


def measure() -> Iterator[Row]:
    """The command's time over the bare statement's; in the detail, how long scans took before it and while it ran."""
    with _world() as (world, operator, month), servers.poincon(world.database_url) as server:
        with _scanning(server, world) as before:
            time.sleep(SECONDS_BEFORE)
        with _scanning(server, world) as during:
            seconds = _close(world.database_url, month, operator)
        with _scanning(server, world):
            copying = _copying_seconds(world.database_url, month)
        _check(world.database_url, month, before, during)
    told = {"seconds": seconds, "bare_seconds": copying, **_told("before", before), **_told("during", during)}
    yield at_most("close_1m", seconds / copying, MOST_COPIES, "x INSERT", **told)


@contextmanager
def _world() -> Iterator[tuple[World, str, str]]:
    """A past month with a million redemptions of a hundred organisations, and unused vouchers for the phones."""
    month = clock.month_of(clock.now().replace(day=1) - timedelta(days=2))
    with worlds.postgres() as url:
        with worlds.inside(url):
            make.key_ring()
            for _ in range(ORGANISATIONS):
                worlds.enrol(1)
            history.issued(REDEMPTIONS).redeem(REDEMPTIONS, *clock.month_bounds(month))
            leaves.fill(leaves.OF_REDEMPTIONS, REDEMPTIONS)
            bearers = worlds.enrol(PHONES)
            scans = Scans(worlds.issued(3 * SCANS))
            operator = make.operator().email
        worlds.settle_down(url)
        yield World(url, bearers, scans), operator, month


class _Pace:
    """Request bodies with a pause before each, until the event is set; threads may share the iterator."""

    def __init__(self, bodies: Sequence[bytes], enough: threading.Event) -> None:
        self._waiting, self._enough = list(bodies), enough

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        if self._enough.wait(PAUSE_SECONDS) or not self._waiting:
            raise StopIteration
        return self._waiting.pop()


@contextmanager
def _scanning(server: Server, world: World) -> Iterator[Load]:
    """Let phones scan during the block; the load has their answers after it."""
    enough, load = threading.Event(), Load()
    bodies = cast(Sequence[bytes], _Pace(world.scans.bodies(SCANS), enough))
    with ThreadPoolExecutor(1) as pool:
        sending = pool.submit(phones.send, server.port, bodies, world.bearers)
        yield load
        enough.set()
        load.__dict__.update(sending.result().__dict__)


def _close(database_url: str, month: str, operator: str) -> float:
    command = (sys.executable, "-m", "flask", "--app", "server", "settlements", "close", month, "--by", operator)
    started = time.perf_counter()
    subprocess.run(command, env=servers.environment(database_url), check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started


def _copying_seconds(database_url: str, month: str) -> float:
    """The time of the bare statement, the median of three."""
    times = []
    with worlds.inside(database_url):
        with transaction() as session:
            session.execute(text(COPY))
        for _ in range(COPIES):
            with transaction() as session:
                session.execute(text(EMPTY))
            started = time.perf_counter()
            with transaction() as session:
                session.execute(text(INSERT), {"month": month})
            times.append(time.perf_counter() - started)
    return median(times)


def _check(database_url: str, month: str, *loads: Load) -> None:
    """Check that all redemptions have lines, statements have the right sum, and all scans were accepted."""
    for load in loads:
        load.redemptions_per_second(len(load.bodies))
    with worlds.inside(database_url):
        lines = db.session.scalar(select(func.count()).where(StatementLine.month == month))
        net = db.session.scalar(select(func.sum(Statement.net_cents)).where(Statement.month == month))
    if (lines, net) != (REDEMPTIONS, REDEMPTIONS * 960):
        raise BadAnswer(f"{lines} lines worth {net} cents")


def _told(when: str, load: Load) -> dict[str, float | str]:
    figures = {"p50_ms": load.percentile(0.5), "p95_ms": load.percentile(0.95), "slowest_ms": max(load.milliseconds)}
    return {f"{when}_{name}": value for name, value in figures.items()} | {f"{when}_scans": len(load.bodies)}
