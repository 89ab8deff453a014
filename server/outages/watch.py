"""Watch: finds out that PostgreSQL hangs, and frees the threads that wait for it.

A database that hangs (stopped, its disk not answering, the network to it dropping packets) sends no error: whoever
asked it waits, until every thread does. So when a connection has been in use for some seconds, a thread of the process
tries to open one more. If that is not answered either, the database is away: the connections in use are cut, so that
their threads go on with an error, and nobody gets a connection until one can be opened again.
"""

from __future__ import annotations

import os
import socket
import threading
import time
from contextlib import suppress
from typing import Any

import psycopg
from psycopg import pq
from psycopg.conninfo import make_conninfo
from sqlalchemy import Engine, event

from ..engines import CONNECT_SECONDS
from ..errors import DatabaseAway

LONG_SECONDS, PAUSE_SECONDS = 2.0, 0.25


class Watch:
    """Watches the connections of engines on one database; has a thread in each process that uses them."""

    def __init__(self, *engines: Engine) -> None:
        self.is_away = False
        known = engines[0].dialect.create_connect_args(engines[0].url)[1]
        known.pop("context", None)  # SQLAlchemy's types, which are no part of the address
        self._address = {**known, "connect_timeout": CONNECT_SECONDS}
        self._text = make_conninfo(**self._address).encode()
        self._in_use: dict[psycopg.Connection[Any], float] = {}
        self._begun_in = 0
        self._beginning = threading.Lock()
        self._is_closed = threading.Event()
        heard = {"do_connect": self._on_connect, "checkout": self._on_checkout, "checkin": self._on_checkin}
        self._listeners = [(engine, name, listener) for engine in engines for name, listener in heard.items()]
        for listener in self._listeners:
            event.listen(*listener)

    def close(self) -> None:
        """Watch no more: the engines may be used by another app."""
        self._is_closed.set()
        for listener in self._listeners:
            event.remove(*listener)

    def _on_connect(self, *_of_connection: Any) -> None:
        """Raises DatabaseAway."""
        if self.is_away:
            raise DatabaseAway

    def _on_checkout(self, connection: psycopg.Connection[Any], _record: Any, _proxy: Any) -> None:
        """Raises DatabaseAway."""
        if self.is_away:
            raise DatabaseAway
        self._in_use[connection] = time.monotonic()
        if self._begun_in != os.getpid():
            self._begin()

    def _on_checkin(self, connection: psycopg.Connection[Any] | None, _record: Any) -> None:
        if connection is not None:
            self._in_use.pop(connection, None)

    def _begin(self) -> None:
        """Start the thread, unless this process has it: a forked process has none of the threads before it."""
        with self._beginning:
            if self._begun_in != os.getpid():
                self._begun_in = os.getpid()
                threading.Thread(target=self._run, name="database-watch", daemon=True).start()

    def _run(self) -> None:
        while not self._is_closed.wait(PAUSE_SECONDS):
            if self.is_away or self._is_late():
                self.is_away = not self._answers()
                if self.is_away:
                    self._cut_all()

    def _is_late(self) -> bool:
        """Whether a connection has long been in use; that may be right, as for an export."""
        long_ago = time.monotonic() - LONG_SECONDS
        return any(since < long_ago for since in list(self._in_use.values()))

    def _answers(self) -> bool:
        """Whether the database lets a connection be opened, or says why not."""
        try:
            psycopg.connect(**self._address).close()
        except psycopg.errors.ConnectionTimeout:
            return False
        except psycopg.OperationalError:
            return pq.PGconn.ping(self._text) == pq.Ping.OK  # such as: it has no connection left
        return True

    def _cut_all(self) -> None:
        for connection in list(self._in_use):
            self._in_use.pop(connection, None)
            _cut(connection)


def _cut(connection: psycopg.Connection[Any]) -> None:
    """End a connection that another thread waits for: that thread is told that the server closed it."""
    with suppress(OSError, psycopg.Error), socket.socket(fileno=os.dup(connection.fileno())) as wire:
        wire.shutdown(socket.SHUT_RDWR)  # unless it has ended by itself
