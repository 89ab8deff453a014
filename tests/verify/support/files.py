"""A folder of files as the API gives them out, and the verifying command in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any
from uuid import uuid4

from flask.testing import FlaskClient

from server import clock
from server.access import Actor
from server.accounts.models import Person
from server.redemptions import service as redemptions
from server.redemptions.intake import Scan
from server.venues.models import Venue
from tests.support import factories

ROOT = Path(__file__).parents[3]


class Files:
    """The files that a venue's manager downloads, in a folder without server, database or settings."""

    def __init__(self, folder: Path, client: FlaskClient, venue: Venue, manager: Person) -> None:
        self._folder, self._client, self._venue, self._manager = folder, client, venue, manager

    def fetch(self, month: str = "") -> None:
        """Download the keys, and the receipts and proofs of a month, by default of the current one."""
        factories.sign_in(self._client, self._manager)
        query = f"?month={month or clock.month_of(clock.now())}"
        for name in ("receipts", "proofs"):
            self.write(name, self._client.get(f"/api/venues/{self._venue.id}/{name}{query}").text)
        self.write("keys", self._client.get("/api/keys").text)

    def get(self, path: str) -> Any:
        return self._client.get(path).json

    def text(self, path: str) -> str:
        """The text at a path of the API, as the manager gets it."""
        return factories.sign_in(self._client, self._manager).get(path).text

    def write(self, name: str, text: str) -> None:
        (self._folder / name).write_text(text)

    def read(self, name: str) -> str:
        return (self._folder / name).read_text()

    def verify(self, *arguments: str) -> tuple[int, str]:
        """The command's exit code and its whole output."""
        command = [sys.executable, "-m", "server.verify", *arguments, "--keys", "keys"]
        settings = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)}
        done = subprocess.run(command, cwd=self._folder, env=settings, capture_output=True, text=True, check=False)  # noqa: S603
        return done.returncode, done.stdout + done.stderr


def scan(phone: Actor, count: int = 3) -> list[str]:
    """Redeem the first vouchers of a new booklet; the ids of the redemptions."""
    texts = factories.tokens(factories.booklet())[:count]
    answers = redemptions.redeem(
        phone, [Scan(uuid4(), "digital_tools", clock.now(), n, t) for n, t in enumerate(texts)]
    )
    assert {answer["status"] for answer in answers} == {"accepted"}
    return [str(answer["id"]) for answer in answers]
