"""`proof` and `log_growth`: how fast a log of ten million leaves proves one, and grows compared with an empty one."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median
from typing import Any
from uuid import UUID

from flask import Flask
from sqlalchemy import select

from server import clock
from server.db import db
from server.redemptions.models import Redemption
from server.transparency import events, nodes, service, tree
from server.transparency.checks import check_inclusion
from server.transparency.leaves import leaf_hash
from server.transparency.sources import REDEMPTION
from server.venues.models import Venue
from tests.support import factories as make

from . import history, reading, worlds
from . import leaves as filling
from .history import History
from .load import BadAnswer
from .rows import Row, at_least, at_most, middle_ratio
from .worlds import SIZE

ROWS = ("proof", "log_growth")
LEAVES = 10_000_000
PROVEN, AT_ONCE = 400, 50
MOST_KEY_READS = 5
ROUNDS = 7
APPENDED = 4_000


def measure() -> Iterator[Row]:
    """Both rows, on the same full log; its growth is compared with that of an empty log in another database."""
    with _log(0) as empty, _log(LEAVES) as full:
        yield _proof(full)
        yield _log_growth(empty, full)


@dataclass
class Log:
    """A log, the redemptions it contains, and the history that makes further ones."""

    url: str
    app: Flask
    past: History
    held: list[UUID]
    start: datetime

    def append(self) -> float:
        """Redeem APPENDED more vouchers; returns how many leaves a second the log then adds."""
        with self.app.app_context():
            until = self.start + timedelta(seconds=1)
            self.past.redeem(APPENDED, self.start, until)
            self.start = until
            started = time.perf_counter()
            taken = service.grow()
            seconds = time.perf_counter() - started
        if taken < APPENDED:
            raise BadAnswer(f"the log took in {taken} of {APPENDED}")
        return taken / seconds


@contextmanager
def _log(leaves: int) -> Iterator[Log]:
    with worlds.postgres() as url, worlds.inside(url) as app:
        make.key_ring()
        worlds.enrol(1)
        start = clock.now() - timedelta(minutes=1)
        past = history.issued(SIZE * -(-(PROVEN + (ROUNDS + 1) * APPENDED) // SIZE))
        past.redeem(PROVEN, start - timedelta(days=30), start - timedelta(days=29))
        held = list(db.session.scalars(select(Redemption.id)))
        if leaves:
            _fill(leaves, held)
        service.publish()
        worlds.settle_down(url)
        yield Log(url, app, past, held, clock.now())


def _fill(leaves: int, held: Sequence[UUID]) -> None:
    """Fill the log with so many leaves, those of the real redemptions spread evenly among them."""
    known = events.find_by_key(db.session(), REDEMPTION, [key.hex for key in held])
    places = [leaves // len(held) * n + n for n in range(len(held))]
    real = [
        {"index": index, "event_id": event.key, "moment": event.moment, "hash": leaf_hash(event)}
        for index, event in zip(places, known.values(), strict=True)
    ]
    filling.fill(filling.OF_NOTHING, leaves, real)


def _proof(log: Log) -> Row:
    """The time of a proof over that of a read by primary key (`reading`): the 95th percentiles of both."""
    with log.app.app_context():
        venue_ids, size = list(db.session.scalars(select(Venue.id))), nodes.leaf_count(db.session())
        db.session.rollback()
    paths = [f"/api/log/redemptions/{key}" for key in random.Random(3).sample(log.held, PROVEN)]  # noqa: S311
    rounds = [paths[start : start + AT_ONCE] for start in range(0, PROVEN, AT_ONCE)]
    reads = reading.compared(log.url, rounds, venue_ids, _check_proof)
    p50, p95 = (reads.milliseconds(share) for share in (0.5, 0.95))
    detail = {"p50_ms": p50, "p95_ms": p95, "key_p95_ms": reads.key_milliseconds(0.95)}
    return at_most("proof", reads.ratio(0.95), MOST_KEY_READS, "x key read", **detail, leaves=size)


def _check_proof(proof: dict[str, Any]) -> None:
    """Check a proof against its head."""
    head, leaf = proof["head"], tree.leaf_hash(bytes.fromhex(proof["receipt_digest"] + proof["columns_digest"]))
    path = [bytes.fromhex(one) for one in proof["path"]]
    check_inclusion(leaf, proof["index"], head["size"], path, bytes.fromhex(head["root"]))


def _log_growth(empty: Log, full: Log) -> Row:
    for log in (empty, full):
        log.append()
        worlds.settle_down(log.url)
    rates = [(empty.append(), full.append()) for _ in range(ROUNDS)]
    few, many = ([pair[side] for pair in rates] for side in (0, 1))
    detail = {"leaves_per_second": median(many), "leaves_per_second_empty": median(few)}
    return at_least("log_growth", middle_ratio(many, few), 0.8, "x empty's", **detail)
