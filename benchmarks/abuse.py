"""`abuse_p99`: how long phones wait while visitors misbehave, against how long they wait in quiet."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.client import HTTPConnection

from sqlalchemy import select

from server.campaigns.models import Order
from server.db import db
from tests.support import factories as make

from . import abusers, phones, servers, worlds
from .load import BadAnswer, Load
from .rows import Row, at_most
from .servers import Server
from .worlds import World

ROWS = ("abuse_p99",)
PHONES, VISITS = 4, 100
"""How many phones, and how many scans and bundles each sends in one part of the measurement."""
APART_SECONDS, SETTLE_SECONDS = 0.04, 1.0
MOST = 10
KINDS = tuple(abusers.kinds("", ""))
VOUCHERS = PHONES * VISITS * (len(KINDS) + 2)


@dataclass
class Waits:
    """What phones were answered, scans and bundles apart."""

    scans: Load = field(default_factory=Load)
    bundles: Load = field(default_factory=Load)

    def check(self) -> None:
        """Raises BadAnswer unless every scan was accepted and every bundle came."""
        self.scans.redemptions_per_second(len(self.scans.bodies))
        self.bundles.requests_per_second()


def measure() -> Iterator[Row]:
    """The worst kind's p99 over the quiet one, of scans or of bundles; Raises BadAnswer if a phone was refused."""
    with worlds.world(worlds.postgres, VOUCHERS, PHONES) as world, servers.poincon(world.database_url) as server:
        cookie, paper = _office(world)
        _visit(world, server)
        quiet, ratios = _visit(world, server), {}
        for kind in KINDS:
            with _misbehaving(kind, server, cookie, paper):
                ratios[kind] = _ratio(_visit(world, server), quiet)
    detail = {"quiet_scan_ms": quiet.scans.percentile(0.99), "quiet_bundle_ms": quiet.bundles.percentile(0.99)}
    yield at_most("abuse_p99", max(ratios.values()), MOST, "x quiet p99", **detail, **ratios)


def _ratio(abused: Waits, quiet: Waits) -> float:
    pairs = ((abused.scans, quiet.scans), (abused.bundles, quiet.bundles))
    return max(one.percentile(0.99) / other.percentile(0.99) for one, other in pairs)


def _visit(world: World, server: Server) -> Waits:
    """Have every phone scan and ask for its bundle now and then, at moments of its own."""
    waits = Waits()
    bodies = [world.scans.bodies(VISITS) for _ in range(PHONES)]
    with ThreadPoolExecutor(PHONES) as pool:
        list(pool.map(partial(_work, server, waits), world.bearers, bodies))
    waits.scans.seconds = waits.bundles.seconds = 1
    waits.check()
    return waits


def _work(server: Server, waits: Waits, bearer: str, bodies: list[bytes]) -> None:
    for body in bodies:
        _ask(server, waits.scans, bearer, phones.PATH, body)
        _ask(server, waits.bundles, bearer, "/api/bundle")
        time.sleep(APART_SECONDS)


def _ask(server: Server, load: Load, bearer: str, path: str, body: bytes | None = None) -> None:
    """A request on a connection of its own, as when scans are seconds apart; a POST when it has a body."""
    headers = {"Authorization": f"Bearer {bearer}", "Content-Type": "application/json"}
    started = time.perf_counter()
    connection = HTTPConnection("127.0.0.1", server.port, timeout=60)
    connection.request("POST" if body else "GET", path, body, headers)
    answer = connection.getresponse()
    content = answer.read()
    load.add((time.perf_counter() - started) * 1000, answer.status, content)
    connection.close()


def _office(world: World) -> tuple[str, str]:
    """The cookie of an operator, and the path of a proof of print that takes long to draw."""
    with worlds.inside(world.database_url) as app:
        order_id = db.session.scalars(select(Order.id)).first()
        client = make.sign_in(app.test_client(), make.operator())
        name = app.config["SESSION_COOKIE_NAME"]
        cookie = client.get_cookie(name)
        return f"{name}={cookie.value if cookie else ''}", f"/api/orders/{order_id}/proof.pdf"


@contextmanager
def _misbehaving(kind: str, server: Server, cookie: str, paper: str) -> Iterator[None]:
    """Visitors of a kind, until the block ends."""
    command = [sys.executable, "-m", "benchmarks.abusers", kind, str(server.port), cookie, paper]
    process = subprocess.Popen(command)
    try:
        time.sleep(SETTLE_SECONDS)
        yield
        if process.poll() is not None:
            raise BadAnswer(f"the visitors of {kind} ended")
    finally:
        process.kill()
        process.wait()
