"""Clients that behave badly: what they send, and what they read, byte by byte."""

from __future__ import annotations

import socket

from tests.support.gunicorn import PATIENCE_SECONDS, Gunicorn


def send(server: Gunicorn, sent: bytes) -> socket.socket:
    """A connection on which these bytes were sent, and nothing was read."""
    client = socket.create_connection(("127.0.0.1", server.port), timeout=PATIENCE_SECONDS)
    client.sendall(sent)
    return client


def read_all(client: socket.socket) -> bytes:
    """All that the server sends before it closes."""
    parts = []
    while part := client.recv(65536):
        parts.append(part)
    return b"".join(parts)
