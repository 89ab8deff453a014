"""`flask doctor` names what is wrong in words, whatever else is wrong, and tells no secret."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskCliRunner
from sqlalchemy import text, update

from server import clock
from server.audit.night import audit_tonight
from server.commands import CONSOLE
from server.config import Config
from server.db import db, transaction
from server.keys import ring
from server.keys.models import SigningKey
from server.ledger.audit_models import AuditRun
from server.trail.recording import Subject, record
from tests.messages.support.postbox import Postbox
from tests.support import factories as make
from tests.support.databases import PUBLIC_URL, SECRET_KEY
from tests.support.source import SERVER

Seen = Callable[..., dict[str, list[str]]]
FLASK = Path(sys.executable).parent / "flask"


@pytest.fixture
def see(app: Flask, config: Config, runner: FlaskCliRunner, monkeypatch: pytest.MonkeyPatch) -> Seen:
    """What the doctor says of this test's database: by subject, the states and texts."""

    def see(**environment: str) -> dict[str, list[str]]:
        plain = {"DATABASE_URL": config.database_url, "SECRET_KEY": SECRET_KEY, "PUBLIC_URL": PUBLIC_URL}
        for name, value in (plain | environment).items():
            monkeypatch.setenv(name, value)
        db.session.rollback()
        done = runner.invoke(args=["doctor"])
        assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
        assert done.exit_code == (1 if "FAIL " in done.stdout else 0)
        found: dict[str, list[str]] = {}
        for line in done.stdout.splitlines()[:-1]:
            state, _, rest = line.partition(" ")
            about, _, said = rest.strip().partition(": ")
            found.setdefault(about, []).append(f"{state} {said}")
        return found

    return see


def run(environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """The command as an operator runs it, with these settings alone."""
    path = {"PATH": os.environ["PATH"], "FLASK_SKIP_DOTENV": "1", "FLASK_APP": "server"}
    command = [str(FLASK), "doctor"]
    return subprocess.run(  # noqa: S603  # our own
        command, cwd=SERVER.parent, env=path | environment, capture_output=True, text=True, check=False
    )


def test_without_settings_it_says_which_are_missing() -> None:
    done = run({})
    assert done.returncode == 1
    assert done.stderr == ""
    for name in ("DATABASE_URL", "SECRET_KEY", "PUBLIC_URL"):
        assert f"FAIL  settings: {name} is not set" in done.stdout


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("nonsense", "is no address"),
        ("postgresql://u:geheim@host:port/db", "is no address"),
        ("postgresql://u:geheim@127.0.0.1:1/db", "does not answer"),
        ("sqlite:////nowhere/at/all.db", "run flask db upgrade"),
    ],
)
def test_a_database_that_is_not_there_is_told_without_its_password(url: str, said: str) -> None:
    done = run({"DATABASE_URL": url, "SECRET_KEY": SECRET_KEY, "PUBLIC_URL": "https://pass.example.fr"})
    assert done.returncode == 1
    assert said in done.stdout
    assert "Traceback" not in done.stderr
    assert "geheim" not in done.stdout + done.stderr


def test_a_sound_deployment_fails_nothing_but_what_it_cannot_have_here(see: Seen, app: Flask) -> None:
    ring.rotate(CONSOLE)
    for _ in range(2):
        make.operator()
    audit_tonight()
    found = see(PUBLIC_URL="https://pass.example.fr")
    for about in ("settings", "SECRET_KEY", "PUBLIC_URL", "database", "writing", "clock", "signing key", "operator"):
        assert [said[:3] for said in found[about]] == ["ok "], found[about]
    assert [said[:3] for said in found["flask day"] + found["ledger and log"] + found["outbox"]] == ["ok "] * 3
    assert SECRET_KEY not in str(found)


def test_tables_of_another_version_are_told(see: Seen) -> None:
    assert "FAIL they are at nothing" in see()["tables"][0]  # tests make their tables without Alembic
    with transaction() as session:
        session.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32))"))
        session.execute(text("INSERT INTO alembic_version VALUES ('0001')"))
    try:
        assert "FAIL they are at 0001" in see()["tables"][0]
    finally:
        with transaction() as session:
            session.execute(text("DROP TABLE alembic_version"))


@pytest.mark.parametrize(
    ("environment", "about", "said"),
    [
        ({"SECRET_KEY": "short"}, "SECRET_KEY", "FAIL it has fewer"),
        ({"SECRET_KEY": "ab" * 20}, "SECRET_KEY", "FAIL it repeats"),
        ({"PUBLIC_URL": "http://pass.example.fr"}, "PUBLIC_URL", "FAIL it is not https"),
        ({"PUBLIC_URL": "http://localhost:8000"}, "PUBLIC_URL", "warn only this machine"),
        ({"PUBLIC_URL": "https://a.example.fr", "DEMO": "1"}, "DEMO", "FAIL DEMO=1"),
        ({"SECOND_FACTOR": "off"}, "SECOND_FACTOR", "warn it is off"),
        ({"SMTP_URL": "ftp://x"}, "settings", "FAIL SMTP_URL must"),
        ({"SMTP_URL": ""}, "mail", "warn SMTP_URL is not set"),
        ({"SMTP_URL": "smtp://127.0.0.1:1"}, "mail", "FAIL the server of SMTP_URL"),
        (
            {"OIDC_ISSUER": "http://127.0.0.1:1", "OIDC_CLIENT_ID": "a", "OIDC_CLIENT_SECRET": "b"},
            "OIDC_ISSUER",
            "FAIL http://127.0.0.1:1 does not answer",
        ),
        ({"SIRET_LOOKUP_URL": "http://127.0.0.1:1/{siret}"}, "SIRET_LOOKUP_URL", "warn it does not answer"),
    ],
)
def test_a_setting_that_is_wrong_is_told(see: Seen, environment: dict[str, str], about: str, said: str) -> None:
    assert see(**environment)[about][0].startswith(said)


def test_the_mail_server_is_really_asked(see: Seen) -> None:
    box = Postbox()
    box.open()
    try:
        assert see(SMTP_URL=box.url)["mail"][0].startswith("ok ")
        assert box.mails == []
    finally:
        box.close()


def test_a_key_of_another_secret_is_told(see: Seen) -> None:
    assert see()["signing key"][0].startswith("warn there is none")
    ring.rotate(CONSOLE)
    assert see(SECRET_KEY=f"{SECRET_KEY} another")["signing key"][0].startswith("FAIL key 1 was encrypted with another")


def test_people_are_counted(see: Seen) -> None:
    assert "flask people first" in see()["operator"][0]
    make.operator()
    assert see()["operator"][0].startswith("warn there is one person")


def test_a_night_that_was_missed_is_told(see: Seen) -> None:
    assert see()["flask day"][0].startswith("warn it never ran")
    ring.rotate(CONSOLE)
    audit_tonight()
    with transaction() as session:
        session.execute(update(AuditRun).values(finished_at=clock.now() - timedelta(days=2), broken=3))
    found = see()
    assert found["flask day"][0].startswith("FAIL its last nightly check")
    assert found["ledger and log"][0].startswith("FAIL 3 things")


def test_a_clock_that_was_set_back_is_told(see: Seen, app: Flask) -> None:
    with time_machine.travel(clock.now() + timedelta(hours=2)):
        ring.rotate(CONSOLE)
    assert see()["clock"][0].startswith("FAIL something was recorded")


def test_it_changes_nothing(see: Seen, config: Config) -> None:
    ring.rotate(CONSOLE)
    before = [tuple(row) for row in db.session.execute(SigningKey.__table__.select())]
    found = see()
    assert found["writing"] == ["ok the database can be written to"]
    assert [tuple(row) for row in db.session.execute(SigningKey.__table__.select())] == before


def test_a_database_that_anyone_reads_in_a_place_that_goes_is_told(tmp_path: Path) -> None:
    path = tmp_path / "poincon.db"
    path.touch(0o644)
    done = run({"DATABASE_URL": f"sqlite:///{path}", "SECRET_KEY": SECRET_KEY, "PUBLIC_URL": PUBLIC_URL})
    assert f"chmod 600 {path}" in done.stdout
    assert "FAIL  tables: they are at nothing" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    assert path.stat().st_size == 0


def test_the_last_backup_is_told(see: Seen) -> None:
    assert see()["back-up"][0].startswith("warn none was ever made")
    with transaction() as session:
        record(session, CONSOLE, "backup.made", Subject("backup", "night.tar.gz"))
    assert see()["back-up"][0].startswith("ok one was made at")
    with time_machine.travel(clock.now() + timedelta(hours=31)):
        assert see()["back-up"][0].startswith("warn the last one is of")


def test_a_wal_that_others_may_read_is_told(tmp_path: Path) -> None:
    file = tmp_path / "poincon.db"
    file.touch(mode=0o600)
    wal = tmp_path / "poincon.db-wal"
    wal.touch()
    wal.chmod(0o640)
    done = run({"DATABASE_URL": f"sqlite:///{file}", "SECRET_KEY": SECRET_KEY, "PUBLIC_URL": PUBLIC_URL})
    assert f"chmod 600 {wal}" in done.stdout
