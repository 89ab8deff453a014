"""A small application to serve: it echoes lengths, sends a lot, and waits when told to."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from typing import Any

BIG = b"x" * 4_000_000
_GATE = threading.Event()


def app(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """`/wait` answers once somebody asked for `/healthz?go`; any other path with the length of what was sent."""
    path = environ["PATH_INFO"]
    if environ["QUERY_STRING"] == "go":
        _GATE.set()
    if path == "/wait":
        _GATE.wait(30)
    body = BIG if path == "/big.pdf" else str(len(environ["wsgi.input"].read())).encode()
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", str(len(body)))])
    return [body]
