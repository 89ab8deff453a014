"""A new process answers its first requests even when they all come at once."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from flask.testing import FlaskClient, FlaskCliRunner
from sqlalchemy import select

from server.accounts.models import Person
from server.config import Config
from server.db import db
from server.demo.cast import ACCOUNTS
from tests.support import factories
from tests.support.examples import read_addresses


def test_first_requests_at_once_break_nothing(
    client: FlaskClient, runner: FlaskCliRunner, config: Config, tmp_path: Path
) -> None:
    assert runner.invoke(args=["demo", "load", "--file", str(tmp_path / "demo.json")]).exit_code == 0
    people = db.session.scalars(select(Person).where(Person.email.in_([account.email for account in ACCOUNTS]))).all()
    users = [factories.session_key(person) for person in (*people, *people)]
    asked = json.dumps({"users": users, "addresses": read_addresses(client)})
    command = [sys.executable, "-m", "tests.support.stampede", config.database_url]
    done = subprocess.run(command, check=True, capture_output=True, text=True, input=asked)  # noqa: S603  # our own
    assert (len(users), done.stdout) == (2 * len(ACCOUNTS), "")
