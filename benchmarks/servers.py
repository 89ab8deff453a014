"""Servers under measurement: gunicorn with two gthread workers, as the Procfile starts it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass(frozen=True)
class Server:
    """A server that answers: its port, its process and the seconds from start to the first answer."""

    port: int
    pid: int
    start_seconds: float


@contextmanager
def gunicorn(app: str, environment: Mapping[str, str], first: str) -> Iterator[Server]:
    """Serve an app until the block ends; ``first`` is the path asked until it answers."""
    port = _free_port()
    command = [sys.executable, "-m", "gunicorn", "--config", "server/gunicorn_conf.py"]
    started = time.perf_counter()
    process = subprocess.Popen(
        [*command, "--bind", f"127.0.0.1:{port}", "--log-level", "warning", app], env={**os.environ, **environment}
    )
    try:
        _wait_for(f"http://127.0.0.1:{port}{first}", process)
        yield Server(port, process.pid, time.perf_counter() - started)
    finally:
        process.terminate()
        process.wait(20)


def _wait_for(url: str, process: subprocess.Popen[bytes]) -> None:
    while process.poll() is None:
        try:
            urllib.request.urlopen(url, timeout=5)  # noqa: S310  # our own server
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.005)
        else:
            return
    raise RuntimeError("the server ended before it answered")


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port
