"""A load generator light enough to share two cores with what it measures: one process, raw keep-alive sockets."""

from __future__ import annotations

import selectors
import socket
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field


@dataclass
class Load:
    """What came back: seconds for all, milliseconds of each request, statuses, bodies."""

    seconds: float = 0.0
    milliseconds: list[float] = field(default_factory=list)
    statuses: dict[int, int] = field(default_factory=dict)
    bodies: list[bytes] = field(default_factory=list)

    def per_second(self) -> float:
        return len(self.milliseconds) / self.seconds

    def percentile(self, share: float) -> float:
        """Milliseconds that a share of the requests did not exceed."""
        return sorted(self.milliseconds)[int(len(self.milliseconds) * share)]


def post(path: str, body: bytes, headers: Mapping[str, str]) -> bytes:
    """One HTTP request as bytes."""
    lines = [f"POST {path} HTTP/1.1", "Host: localhost", "Content-Type: application/json"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, f"Content-Length: {len(body)}", "", ""]).encode() + body


def run(port: int, requests: Iterable[bytes], clients: int) -> Load:
    """Send all requests over so many connections, each waiting for its answer before the next."""
    load, waiting = Load(), iter(requests)
    selector = selectors.DefaultSelector()
    started = time.perf_counter()
    for _ in range(clients):
        _Client(port).send_next(waiting, selector)
    while selector.get_map():
        for key, _ in selector.select():
            client: _Client = key.data
            if client.receive(load):
                selector.unregister(client.socket)
                client.send_next(waiting, selector)
    load.seconds = time.perf_counter() - started
    return load


class _Client:
    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._got = b""
        self._sent_at = 0.0

    def send_next(self, waiting: Iterator[bytes], selector: selectors.BaseSelector) -> None:
        request = next(waiting, None)
        if request is None:
            self.socket.close()
            return
        self._got, self._sent_at = b"", time.perf_counter()
        self.socket.sendall(request)
        selector.register(self.socket, selectors.EVENT_READ, self)

    def receive(self, load: Load) -> bool:
        """Read what is there; whether the answer is whole."""
        self._got += self.socket.recv(1 << 18)
        head, separator, body = self._got.partition(b"\r\n\r\n")
        if not separator or len(body) < _content_length(head):
            return False
        status = int(head[9:12])
        load.statuses[status] = load.statuses.get(status, 0) + 1
        load.milliseconds.append((time.perf_counter() - self._sent_at) * 1000)
        load.bodies.append(body)
        return True


def _content_length(head: bytes) -> int:
    return int(head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0])
