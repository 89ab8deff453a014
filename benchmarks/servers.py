"""Servers to measure: gunicorn as the Procfile starts it, and the memory of its processes."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

from tests.support.databases import PUBLIC_URL, SECRET_KEY

COMMAND = (sys.executable, "-m", "gunicorn", "--log-level", "warning", "--config")
OURS, BARE = "server/gunicorn_conf.py", "benchmarks/bare_conf.py"
UNSET = ("PYTHONDONTWRITEBYTECODE", "WEB_CONCURRENCY", "PORT")  # warm means compiled, two workers, a port of our own
POLL_SECONDS = 0.002


@dataclass(frozen=True)
class Server:
    """A running server: its port, its main process and the seconds from start to the first answer."""

    port: int
    pid: int
    start_seconds: float

    def workers(self) -> list[int]:
        """The ids of the worker processes."""
        return [int(pid) for pid in Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text().split()]


def environment(database_url: str) -> dict[str, str]:
    """The settings of a server or a command on a database."""
    known = {name: value for name, value in os.environ.items() if name not in UNSET}
    return known | {"DATABASE_URL": database_url, "SECRET_KEY": SECRET_KEY, "PUBLIC_URL": PUBLIC_URL}


@contextmanager
def bare() -> Iterator[Server]:
    """A server of the bare Flask application, until the block ends."""
    with _gunicorn(BARE, "benchmarks.bare:app", environment(""), "/healthz") as server:
        yield server


@contextmanager
def key_read(database_url: str) -> Iterator[Server]:
    """A server of the bare read by primary key, on Poinçon's database, until the block ends."""
    with _gunicorn(BARE, "benchmarks.key_read:create_app()", environment(database_url), "/healthz") as server:
        yield server


@contextmanager
def poincon(database_url: str, app: str = "server:create_app()") -> Iterator[Server]:
    """A server of Poinçon on a database, until the block ends."""
    with _gunicorn(OURS, app, environment(database_url), "/healthz") as server:
        yield server


def pss_bytes(pid: int) -> int:
    """The memory of a process, each shared page divided by the number of processes that share it."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))


@contextmanager
def _gunicorn(config: str, app: str, settings: Mapping[str, str], path: str) -> Iterator[Server]:
    port = _free_port()
    started = time.perf_counter()
    command = [*COMMAND, config, "--bind", f"127.0.0.1:{port}", app]
    process = subprocess.Popen(command, env=settings, start_new_session=True)
    try:
        _wait_for_answer(port, path, process)
        yield Server(port, process.pid, time.perf_counter() - started)
    finally:
        os.killpg(process.pid, signal.SIGKILL)  # a worker that is still starting ignores SIGTERM
        process.wait()


def _wait_for_answer(port: int, path: str, process: subprocess.Popen[bytes]) -> None:
    while process.poll() is None:
        connection = HTTPConnection("127.0.0.1", port, timeout=10)
        try:
            connection.request("GET", path)
            connection.getresponse().read()
        except OSError:
            time.sleep(POLL_SECONDS)
        else:
            return
        finally:
            connection.close()
    raise RuntimeError("the server ended before it answered")


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port
