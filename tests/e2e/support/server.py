"""The real server: gunicorn as the Procfile starts it, on a port and an SQLite file of its own, killed by its pid."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import socket
import subprocess
import sys
from http.client import HTTPException
from pathlib import Path
from urllib.request import urlopen

from .patience import eventually

ROOT = Path(__file__).parents[3]
PROGRAMS = Path(sys.executable).parent
NOW, LATER = "server:create_app()", "tests.e2e.support.later:create_app()"
SECRET_KEY = "a secret of the browser tests, long enough for anyone"


def free_port() -> int:
    """A port that nobody uses now."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


class Server:
    """A deployment that a test may kill and restart; its database and address stay."""

    def __init__(self, folder: Path) -> None:
        self.port = free_port()
        self.url = f"http://localhost:{self.port}"
        self.database = folder / "poincon.db"
        self.environment = {
            "DATABASE_URL": f"sqlite:///{self.database}",
            "SECRET_KEY": SECRET_KEY,
            "PUBLIC_URL": self.url,
            "DEMO": "1",
        }
        self.code = ROOT
        self.days_later = 0
        self._log = folder / "server.log"
        self._process: subprocess.Popen[bytes] | None = None

    def release(self) -> None:
        """Run the release step, as a host does before it starts a version."""
        subprocess.run(**self._command("release"), check=True, capture_output=True)

    def release_as(self, other: Server) -> None:
        """The same with the tables of another, released and never started: a copy is quicker than every migration."""
        shutil.copy(other.database, self.database)

    def start(self, port: int | None = None) -> None:
        """Start the server unless it runs, and wait until it answers; on another port when a relay has its address."""
        if self._process:
            return
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                **self._command("web", PORT=str(port or self.port)), stdout=log, stderr=log, start_new_session=True
            )
        eventually(lambda: self._answers(port or self.port))

    def go_on(self, days: int) -> None:
        """Restart it as it will be so many days from now."""
        self.kill()
        self.days_later = days
        self.start()

    def kill(self) -> None:
        """Kill the server at once."""
        if not self._process:
            return
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self._process = None

    def _answers(self, port: int) -> bool:
        assert self._process is not None
        assert self._process.poll() is None, self._log.read_text()
        try:
            with urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5) as answer:
                return bool(answer.status == 200)
        except (OSError, HTTPException):
            return False

    def _command(self, process: str, **environment: str) -> dict[str, object]:
        lines = (self.code / "Procfile").read_text().splitlines()
        commands = dict(line.split(": ", 1) for line in lines)
        program, *arguments = shlex.split(commands[process])
        if self.days_later:
            arguments = [LATER if one == NOW else one for one in arguments]
            environment["DAYS_LATER"] = str(self.days_later)
        return {
            "args": [str(PROGRAMS / program), *arguments],
            "cwd": self.code,
            "env": {**os.environ, **self.environment, **environment},
        }
