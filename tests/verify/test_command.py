"""`python -m server.verify` in a process without settings, database or network, over files that the API gave out."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from flask.testing import FlaskClient

from server import clock
from server.access import Actor
from server.accounts.models import Person
from server.redemptions import service as redemptions
from server.redemptions.intake import Scan
from server.transparency import service as log
from server.venues.models import Venue
from server.vouchers import keys
from tests import factories

ROOT = Path(__file__).parents[2]


class Files:
    """A folder of files as the API gives them out, and the command that looks at them."""

    def __init__(self, folder: Path, client: FlaskClient, venue: Venue, manager: Person) -> None:
        self._folder, self._client, self._venue, self._manager = folder, client, venue, manager

    def fetch(self) -> None:
        """Get the keys, the receipts and proofs of this month."""
        factories.sign_in(self._client, self._manager)
        month = f"?month={clock.month_of(clock.now())}"
        for name in ("receipts", "proofs"):
            self.write(name, self._client.get(f"/api/venues/{self._venue.id}/{name}{month}").text)
        self.write("keys", self._client.get("/api/keys").text)

    def get(self, path: str) -> Any:
        return self._client.get(path).json

    def write(self, name: str, text: str) -> None:
        (self._folder / name).write_text(text)

    def read(self, name: str) -> str:
        return (self._folder / name).read_text()

    def verify(self, *arguments: str) -> tuple[int, str]:
        """The command's exit code and all it says."""
        command = [sys.executable, "-m", "server.verify", *arguments, "--keys", "keys"]
        settings = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)}
        done = subprocess.run(command, cwd=self._folder, env=settings, capture_output=True, text=True, check=False)  # noqa: S603
        return done.returncode, done.stdout + done.stderr


@pytest.fixture
def venue(client: FlaskClient) -> Venue:
    keys.rotate()
    return factories.qualified_venue()


@pytest.fixture
def phone(venue: Venue) -> Actor:
    return factories.device_actor(factories.phone(venue)[0])


@pytest.fixture
def files(tmp_path: Path, client: FlaskClient, venue: Venue) -> Files:
    return Files(tmp_path, client, venue, factories.manager(venue))


def scan(phone: Actor) -> None:
    texts = factories.tokens(factories.booklet())[:3]
    answers = redemptions.redeem(
        phone, [Scan(uuid4(), "digital_tools", clock.now(), n, t) for n, t in enumerate(texts)]
    )
    assert {answer["status"] for answer in answers} == {"accepted"}


def test_receipts_are_genuine_and_in_the_log(files: Files, phone: Actor) -> None:
    scan(phone)
    log.publish()
    files.fetch()
    assert files.verify("receipts", "receipts") == (0, "3 of 3 receipts are genuine, 28,80 € net.\n")
    whole = files.verify("receipts", "receipts", "--proofs", "proofs")
    assert whole == (0, "3 of 3 receipts are genuine and in the log, 28,80 € net.\n")


def test_a_scan_that_the_log_dropped_is_shown_by_its_receipt(files: Files, phone: Actor) -> None:
    scan(phone)
    log.publish()
    files.fetch()
    files.write("proofs", "".join(files.read("proofs").splitlines(keepends=True)[1:]))
    code, said = files.verify("receipts", "receipts", "--proofs", "proofs")
    assert (code, "no proof that the log holds this receipt" in said) == (1, True)


def test_a_proof_of_another_place_proves_nothing(files: Files, phone: Actor) -> None:
    scan(phone)
    log.publish()
    files.fetch()
    bent = [json.loads(line) for line in files.read("proofs").splitlines()]
    bent[0]["index"] += 1
    files.write("proofs", "".join(f"{json.dumps(one)}\n" for one in bent))
    code, said = files.verify("receipts", "receipts", "--proofs", "proofs")
    assert code == 1
    assert "2 of 3 receipts are genuine and in the log" in said


def test_the_log_only_grew_and_a_copy_of_it_fits(files: Files, phone: Actor) -> None:
    for name in ("older", "newer"):
        scan(phone)
        files.write(name, log.publish().signed)
    files.fetch()
    newest, oldest = files.get("/api/log/heads")["heads"]
    path = files.get(f"/api/log/consistency?first={oldest['size']}&second={newest['size']}")
    files.write("path", json.dumps(path))
    assert files.verify("growth", "older", "newer", "path")[0] == 0
    assert files.verify("growth", "newer", "older", "path")[0] == 1
    hashes = files.get("/api/log/leaves")["hashes"]
    files.write("leaves", "\n".join(hashes))
    assert files.verify("tree", "leaves", "newer")[0] == 0
    files.write("leaves", "\n".join(reversed(hashes)))
    assert files.verify("tree", "leaves", "newer")[0] == 1
