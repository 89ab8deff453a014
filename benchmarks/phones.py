"""The main load: each phone is a thread with the standard library's http.client."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from http.client import HTTPConnection

from .load import Load

PATH = "/api/redemptions"


def send(port: int, bodies: Sequence[bytes], bearers: Sequence[str], *, kept: bool = True) -> Load:
    """Send all bodies, with one phone for each bearer token; a phone waits for its answer before it sends the next.

    With ``kept`` a phone keeps its connection; without, it opens a new one each time, as when scans are seconds apart.
    """
    load, waiting = Load(), iter(bodies)
    phones = [HTTPConnection("127.0.0.1", port) for _ in bearers]
    with ThreadPoolExecutor(len(phones)) as pool:
        started = time.perf_counter()
        list(pool.map(partial(_send_next, waiting, load, kept), phones, bearers))
        load.seconds = time.perf_counter() - started
    return load


def _send_next(waiting: Iterator[bytes], load: Load, kept: bool, phone: HTTPConnection, bearer: str) -> None:
    headers = {"Authorization": f"Bearer {bearer}", "Content-Type": "application/json"}
    for body in waiting:
        started = time.perf_counter()
        phone.request("POST", PATH, body, headers)
        answer = phone.getresponse()
        content = answer.read()
        load.add((time.perf_counter() - started) * 1000, answer.status, content)
        if not kept:
            phone.close()
    phone.close()
