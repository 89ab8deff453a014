"""`abuse_p99`: how long phones wait while visitors misbehave, against how long they wait in quiet."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import select

from server.campaigns.models import Order
from server.db import db
from tests.support import factories as make

from . import abusers, servers, worlds
from .load import BadAnswer
from .rows import Row, at_most
from .servers import Server
from .waiting import EACH_VISIT, MOST, PHONES, ratio, visit
from .worlds import World

ROWS = ("abuse_p99",)
SETTLE_SECONDS = 1.0
KINDS = tuple(abusers.kinds("", ""))
VOUCHERS = EACH_VISIT * (len(KINDS) + 2)


def measure() -> Iterator[Row]:
    """The worst kind's p99 over the quiet one, of scans or of bundles; Raises BadAnswer if a phone was refused."""
    with worlds.world(worlds.postgres, VOUCHERS, PHONES) as world, servers.poincon(world.database_url) as server:
        cookie, paper = _office(world)
        visit(world, server)
        quiet, ratios = visit(world, server), {}
        for kind in KINDS:
            with _misbehaving(kind, server, cookie, paper):
                ratios[kind] = ratio(visit(world, server), quiet)
    detail = {"quiet_scan_ms": quiet.scans.percentile(0.99), "quiet_bundle_ms": quiet.bundles.percentile(0.99)}
    yield at_most("abuse_p99", max(ratios.values()), MOST, "x quiet p99", **detail, **ratios)


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
