"""Gunicorn as the Procfile starts it, with one process, on a port of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection

from tests.e2e.support.patience import eventually
from tests.e2e.support.server import ROOT, free_port

PATIENCE_SECONDS = 60
"""For an answer that must come: far more than it takes."""
COMMAND = (sys.executable, "-m", "gunicorn", "--config", "server/gunicorn_conf.py", "--workers", "1")


@dataclass(frozen=True)
class Gunicorn:
    """A running server."""

    port: int
    process: subprocess.Popen[bytes]

    def get(self, path: str, **headers: str) -> int:
        """The status of an answer. Raises OSError when none comes."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_SECONDS)
        try:
            connection.request("GET", path, headers=headers)
            answer = connection.getresponse()
            answer.read()
            return answer.status
        finally:
            connection.close()

    def lives(self) -> bool:
        """Whether it answers."""
        try:
            return self.get("/healthz") == 200
        except OSError:
            return False

    def stop(self, seconds: float) -> int:
        """Ask it to end; returns its exit status. Raises TimeoutExpired if it takes longer than that."""
        self.process.terminate()
        return self.process.wait(seconds)


@contextmanager
def serve(app: str, *options: str, **settings: str) -> Iterator[Gunicorn]:
    """A server of an app, until the block ends."""
    port = free_port()
    command = [*COMMAND, *options, "--bind", f"127.0.0.1:{port}", app]
    process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **settings}, start_new_session=True)
    server = Gunicorn(port, process)
    try:
        eventually(server.lives)
        yield server
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
