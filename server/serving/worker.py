"""A gunicorn worker whose threads never wait for a client to send: only a request that came whole takes one.

Gunicorn's own threaded worker gives a thread to each connection, and lets it read: a dozen half-sent requests
keep every thread (docs/decisions/slow-clients.md).
"""

from __future__ import annotations

import errno
import selectors
import socket
import time
from concurrent.futures import Future
from contextlib import suppress
from functools import partial
from typing import Any

from gunicorn.workers.gthread import TConn, ThreadWorker

from . import refusals
from .arrival import MOST_KEPT_BYTES, Arrived, TooLong, find_request
from .lanes import Lane, lane_of
from .pools import Pools

SEND_SECONDS = 30
"""For sending a request that is waited for: a hundred scans take ten over a bad network."""
MOST_ARRIVING = 400
"""Of more requests under way, the oldest is dropped: who floods us with half-sent ones pushes out their own."""
MOST_IDLE = 300
"""Connections kept for a next request; further ones are closed after their answer."""
BUFFER_BYTES = 512 * 1024
"""Asked of the system for what is sent: an answer that fits in keeps no thread, however slowly it is read."""
PASSING = {errno.EAGAIN, errno.ECONNABORTED, errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM}


class PatientWorker(ThreadWorker):
    """The main thread collects what clients send, bounded in time and number; the threads of lanes answer it."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.max_keepalived = MOST_IDLE
        self.pools = Pools()
        self.arriving: dict[TConn, tuple[bytearray, float]] = {}
        self.answering: dict[TConn, tuple[Lane, float]] = {}

    def get_thread_pool(self) -> Pools:  # type: ignore[override]  # gunicorn itself only shuts it down
        """The threads of every lane."""
        return self.pools

    def accept(self, listener: socket.socket) -> None:
        """Take a new connection."""
        try:
            client, address = listener.accept()
        except OSError as error:
            if error.errno not in PASSING:
                raise
            return
        client.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, BUFFER_BYTES)
        self.nr_conns += 1
        self.enqueue_req(TConn(self.cfg, client, address, listener.getsockname()))

    def enqueue_req(self, conn: TConn) -> None:
        """Collect a connection's first or next request; gunicorn calls this for a kept one that has begun to send."""
        if self.cfg.is_ssl:  # only a thread can read what is encrypted
            self._submit(conn, lane_of(Arrived("")))
            return
        conn.sock.setblocking(False)
        before = conn.parser.unreader.take_buffered() if conn.parser else b""  # type: ignore[union-attr]  # no HTTP/2
        self.arriving[conn] = bytearray(before), time.monotonic() + SEND_SECONDS
        self._receive(conn)
        if conn in self.arriving:
            self.poller.register(conn.sock, selectors.EVENT_READ, partial(self._on_sent, conn))
            if len(self.arriving) > MOST_ARRIVING:
                self._drop(next(iter(self.arriving)))

    def murder_pending(self) -> None:
        """End what has taken too long; gunicorn calls this at least once a second."""
        super().murder_pending()
        now = time.monotonic()
        for conn in [conn for conn, (_, until) in self.arriving.items() if until < now]:
            self._drop(conn, refusals.TOO_SLOW)
        for conn in [conn for conn, (_, until) in self.answering.items() if until < now]:
            _cut(conn.sock)  # if its thread is sending, it gets an error

    def finish_request(self, conn: TConn, done: Future[Any]) -> None:
        """A thread is done with a connection; gunicorn then keeps or closes it."""
        lane, _ = self.answering.pop(conn)
        self.pools.release(lane)
        super().finish_request(conn, done)

    def _cap_keepalive(self, deadline: float) -> None:
        """The process is to stop: who is still sending must be done by then."""
        super()._cap_keepalive(deadline)  # type: ignore[misc]  # gunicorn's stubs lack it
        for conn, (sent, until) in self.arriving.items():
            self.arriving[conn] = sent, min(until, deadline)

    def _on_sent(self, conn: TConn, _socket: socket.socket) -> None:
        if conn in self.arriving:
            self._receive(conn)

    def _receive(self, conn: TConn) -> None:
        """Take in what has come; a request that is complete goes to its lane, or is refused if that is full."""
        try:
            request = self._read(conn)
        except TooLong:
            self._drop(conn, refusals.TOO_LONG)
        except OSError:
            self._drop(conn)
        else:
            if request:
                self._dispatch(conn, lane_of(request))

    def _read(self, conn: TConn) -> Arrived | None:
        """Read without waiting; returns the request if it is complete. Raises OSError, TooLong."""
        sent, _ = self.arriving[conn]
        try:
            more = conn.sock.recv(MOST_KEPT_BYTES)
        except BlockingIOError:
            return find_request(sent)
        sent += more
        request = find_request(sent)
        if not more and not request:
            raise ConnectionAbortedError  # the client has gone
        return request

    def _dispatch(self, conn: TConn, lane: Lane) -> None:
        if self.pools.is_full(lane):
            self._drop(conn, refusals.BUSY)
            return
        sent = self._forget(conn)
        conn.init()
        conn.parser.unreader.unread(bytes(sent))  # type: ignore[union-attr]  # no HTTP/2
        self._submit(conn, lane)

    def _submit(self, conn: TConn, lane: Lane) -> None:
        conn.data_ready = not self.cfg.is_ssl
        self.answering[conn] = lane, time.monotonic() + lane.seconds
        answered = self.pools.submit(lane, self.handle, conn)
        answered.add_done_callback(partial(self.method_queue.defer, self.finish_request, conn))

    def _forget(self, conn: TConn) -> bytearray:
        sent, _ = self.arriving.pop(conn)
        if conn.sock in self.poller.get_map():
            self.poller.unregister(conn.sock)
        return sent

    def _drop(self, conn: TConn, answer: bytes = b"") -> None:
        """Close a connection whose request is not answered by the app."""
        self._forget(conn)
        self.nr_conns -= 1
        with suppress(OSError):
            conn.sock.send(answer)
        conn.close()


def _cut(sock: socket.socket) -> None:
    with suppress(OSError):
        sock.shutdown(socket.SHUT_RDWR)
