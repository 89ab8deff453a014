"""How long phones wait for small answers, scans and bundles, while something else goes on."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from http.client import HTTPConnection

from . import phones
from .load import Load
from .servers import Server
from .worlds import World

PHONES, VISITS = 4, 100
"""How many phones, and how many scans and bundles each sends in one visit."""
EACH_VISIT = PHONES * VISITS
APART_SECONDS = 0.04
MOST = 10
"""How much longer than in quiet a phone may wait."""


@dataclass
class Waits:
    """What phones were answered, scans and bundles apart."""

    scans: Load = field(default_factory=Load)
    bundles: Load = field(default_factory=Load)

    def check(self) -> None:
        """Raises BadAnswer unless every scan was accepted and every bundle came."""
        self.scans.check_accepted(len(self.scans.bodies))
        self.bundles.check_answered()


def ratio(later: Waits, before: Waits) -> float:
    """The p99 of scans or of bundles over that of before, whichever is the larger."""
    pairs = ((later.scans, before.scans), (later.bundles, before.bundles))
    return max(one.percentile(0.99) / other.percentile(0.99) for one, other in pairs)


def visit(world: World, server: Server) -> Waits:
    """Have every phone scan and ask for its bundle now and then, at moments of its own."""
    waits = Waits()
    bodies = [world.scans.bodies(VISITS) for _ in range(PHONES)]
    with ThreadPoolExecutor(PHONES) as pool:
        list(pool.map(partial(_work, server, waits), world.bearers, bodies))
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
