"""Reads: the times of GET requests to Poinçon, each next to bare reads of one row by its primary key (`key_read`).

Both servers stand behind gunicorn's settings and on the same database; one client asks one after the other.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from http.client import HTTPConnection
from itertools import chain
from random import Random
from statistics import median
from typing import Any

import orjson

from . import servers
from .load import BadAnswer, Load
from .rows import middle_ratio

KEYS = 50  # bare reads in a round, at least
IDLE_SECONDS = 1  # gunicorn closes a connection that was idle for two
Check = Callable[[Any], object]


@dataclass
class Reads:
    """The times of both servers, round by round."""

    ours: list[Load] = field(default_factory=list)
    keys: list[Load] = field(default_factory=list)

    def ratio(self, share: float) -> float:
        """The response time that ``share`` of our requests did not exceed, over that of the bare reads."""
        return middle_ratio(*([one.percentile(share) for one in side] for side in (self.ours, self.keys)))

    def milliseconds(self, share: float) -> float:
        """That response time of ours, the median of the rounds."""
        return median(one.percentile(share) for one in self.ours)

    def key_milliseconds(self, share: float) -> float:
        """That response time of the bare reads, the median of the rounds."""
        return median(one.percentile(share) for one in self.keys)


class Client:
    """One client with one connection, which it opens again after a pause."""

    def __init__(self, port: int, headers: Mapping[str, str] | None = None) -> None:
        self._connection = HTTPConnection("127.0.0.1", port)
        self._headers, self._used_at = headers or {}, 0.0

    def get(self, path: str, load: Load) -> None:
        """Ask, and add the answer to the load. Raises BadAnswer unless it is a 200."""
        started = time.perf_counter()
        if started > self._used_at + IDLE_SECONDS:
            self._connection.close()
        self._connection.request("GET", path, headers=self._headers)
        answer = self._connection.getresponse()
        body = answer.read()
        self._used_at = time.perf_counter()
        load.add((self._used_at - started) * 1000, answer.status, body)
        if answer.status != 200:
            raise BadAnswer(f"{answer.status}: {body[:200]!r}")


def compared(
    database_url: str,
    rounds: Sequence[Sequence[str]],
    venue_ids: Sequence[int],
    check: Check,
    headers: Mapping[str, str] | None = None,
) -> Reads:
    """Ask for each round's paths in turn with random venues by key; ``check`` raises for a wrong answer of ours.

    Before, the first round's are asked for unmeasured, so that both servers are warm.
    """
    reads = Reads()
    with servers.poincon(database_url) as ours, servers.key_read(database_url) as bare:
        clients = Client(ours.port, headers), Client(bare.port)
        for paths in (rounds[0], *rounds):
            for side, load in zip((reads.ours, reads.keys), _round(*clients, paths, venue_ids), strict=True):
                side.append(load)
    del reads.ours[0], reads.keys[0]
    for body in chain.from_iterable(load.bodies for load in reads.ours):
        check(orjson.loads(body))
    return reads


def _round(ours: Client, bare: Client, paths: Sequence[str], venue_ids: Sequence[int]) -> tuple[Load, Load]:
    """Each path is followed by so many bare reads that neighbours on the machine disturb both sides alike."""
    of_ours, of_keys, random = Load(), Load(), Random(5)  # noqa: S311  # the same venues in every run
    for path in paths:
        ours.get(path, of_ours)
        for key in random.choices(venue_ids, k=-(-KEYS // len(paths))):
            bare.get(f"/venues/{key}", of_keys)
    return of_ours, of_keys
