"""Visitors that misbehave, a process of their own: `python -m benchmarks.abusers KIND PORT COOKIE PAPER`, without end.

One thread has all connections of a kind, so that the abuser takes little of the processor that the server needs. A
connection that the server closes, that has had its answer, or that is old, is replaced.
"""

from __future__ import annotations

import selectors
import socket
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count

PAUSE_SECONDS, OLD_SECONDS = 0.05, 5.0
NUMBERS = count(1)


@dataclass(frozen=True)
class Kind:
    """So many connections, and what each sends at once.

    ``drips``: then it sends a byte every PAUSE_SECONDS. ``deaf``: it reads nothing of what it is answered.
    """

    connections: int
    request: Callable[[], bytes]
    drips: bool = False
    deaf: bool = False


def kinds(cookie: str, paper: str) -> dict[str, Kind]:
    """What visitors do. ``cookie`` is of one who may have ``paper``, the path of a document that takes long to make."""
    return {
        "half_sent": Kind(200, lambda: _get("/lieux")[:40]),
        "trickle": Kind(100, lambda: _sign_in("", 20_000), drips=True),
        "slow_readers": Kind(50, lambda: _get("/api/openapi.json"), deaf=True),
        "sign_ins": Kind(16, _made_up),
        "pages": Kind(16, lambda: _get("/solvabilite")),
        "papers": Kind(8, lambda: _get(paper, f"Cookie: {cookie}")),
    }


def _get(path: str, *lines: str) -> bytes:
    return "\r\n".join((f"GET {path} HTTP/1.1", "Host: localhost", "Connection: close", *lines, "", "")).encode()


def _sign_in(body: str, length: int) -> bytes:
    lines = ("POST /api/session HTTP/1.1", "Host: localhost", "Connection: close", "Content-Type: application/json")
    return "\r\n".join((*lines, f"Content-Length: {length}", "", body)).encode()


def _made_up() -> bytes:
    body = f'{{"email": "personne{next(NUMBERS)}@example.org", "password": "une phrase quelconque"}}'
    return _sign_in(body, len(body))


class Visitor:
    """One connection after the other."""

    def __init__(self, kind: Kind, port: int, selector: selectors.BaseSelector) -> None:
        self._kind, self._port, self._selector = kind, port, selector
        self._begin()

    def _begin(self) -> None:
        self._begun_at = time.monotonic()
        self._socket = socket.create_connection(("127.0.0.1", self._port))
        self._socket.sendall(self._kind.request())
        if not self._kind.deaf:
            self._selector.register(self._socket, selectors.EVENT_READ, self)

    def hear(self) -> None:
        """Read what came."""
        try:
            if self._socket.recv(1 << 16):
                return
        except OSError:
            pass  # as an end
        self._begin_again()

    def go_on(self) -> None:
        """Send one byte more, if it is of that kind; called every PAUSE_SECONDS."""
        try:
            if self._kind.drips:
                self._socket.send(b" ")
        except OSError:
            self._begin_again()
        if self._kind.deaf and time.monotonic() > self._begun_at + OLD_SECONDS:
            self._begin_again()

    def _begin_again(self) -> None:
        if not self._kind.deaf:
            self._selector.unregister(self._socket)
        self._socket.close()
        self._begin()


def main(name: str, port: int, cookie: str, paper: str) -> None:
    """Misbehave until the process is ended."""
    kind, selector = kinds(cookie, paper)[name], selectors.DefaultSelector()
    visitors = [Visitor(kind, port, selector) for _ in range(kind.connections)]
    next_at = time.monotonic()
    while True:
        for key, _ in selector.select(max(0.0, next_at - time.monotonic())):
            key.data.hear()
        if time.monotonic() >= next_at:
            next_at = time.monotonic() + PAUSE_SECONDS
            for visitor in visitors:
                visitor.go_on()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), *sys.argv[3:])
