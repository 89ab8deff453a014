"""A harsher load: one thread on raw sockets leaves more processor to the server, which helps the bare one most."""

from __future__ import annotations

import selectors
import socket
import time
from collections.abc import Iterator, Sequence

from .load import Load
from .phones import PATH


def send(port: int, bodies: Sequence[bytes], bearers: Sequence[str]) -> Load:
    """Send all bodies, with one connection for each bearer token; each waits for its answer before sending again."""
    load, waiting = Load(), iter(bodies)
    selector = selectors.DefaultSelector()
    started = time.perf_counter()
    for bearer in bearers:
        _Connection(port, bearer).send_next(waiting, selector)
    while selector.get_map():
        for key, _ in selector.select():
            connection: _Connection = key.data
            if connection.receive(load):
                connection.send_next(waiting, selector)
    load.seconds = time.perf_counter() - started
    return load


class _Connection:
    def __init__(self, port: int, bearer: str) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port))
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        lines = (f"POST {PATH} HTTP/1.1", "Host: localhost", "Content-Type: application/json")
        self._head = "\r\n".join((*lines, f"Authorization: Bearer {bearer}", "Content-Length: ")).encode()
        self._got = b""
        self._sent_at = 0.0

    def send_next(self, waiting: Iterator[bytes], selector: selectors.BaseSelector) -> None:
        body = next(waiting, None)
        if self._sent_at:
            selector.unregister(self._socket)
        if body is None:
            self._socket.close()
            return
        self._got, self._sent_at = b"", time.perf_counter()
        self._socket.sendall(b"%s%d\r\n\r\n%s" % (self._head, len(body), body))
        selector.register(self._socket, selectors.EVENT_READ, self)

    def receive(self, load: Load) -> bool:
        """Read the available bytes; returns whether the answer is complete, and adds it to the load then."""
        self._got += self._socket.recv(1 << 18)
        head, separator, body = self._got.partition(b"\r\n\r\n")
        if not separator or len(body) < _content_length(head):
            return False
        load.add((time.perf_counter() - self._sent_at) * 1000, int(head[9:12]), body)
        return True


def _content_length(head: bytes) -> int:
    return int(head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0])
