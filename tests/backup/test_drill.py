"""The restore drill: a back-up made in use, put back elsewhere, has every number, and what was published verifies."""

from __future__ import annotations

from pathlib import Path
from threading import Event, Thread

import pytest
from flask import Flask
from sqlalchemy import NullPool, create_engine, func, select

from server.audit import ledger
from server.backup import making, restoring
from server.backup.facts import DatabaseFacts, read_facts
from server.backup.refusals import BackupRefused
from server.config import add_driver
from server.db import db
from server.keys import jws_check, ring
from server.redemptions.models import Redemption
from server.trail.models import Act
from server.transparency import log_check
from server.transparency import service as log
from server.transparency.checks import HEAD, check_consistency
from server.transparency.models import LogHead
from server.vouchers.models import Voucher
from tests.backup.support.servers import idle
from tests.support import factories as make
from tests.support.databases import PUBLIC_URL

pytestmark = pytest.mark.database


def facts(app: Flask) -> DatabaseFacts:
    """The numbers of a server's database now."""
    with app.app_context(), db.engine.connect() as connection:
        return read_facts(connection)


def test_the_drill(here: Flask, there: Flask, tmp_path: Path) -> None:
    """By the commands, as the one on call types them; the published head still verifies on the restored server."""
    head = db.session.scalars(select(LogHead)).one()
    size, root, signed = head.size, head.root, head.signed
    jwks = ring.public_jwks()
    made = here.test_cli_runner().invoke(args=["backup", str(tmp_path / "night.tar.gz")])
    assert made.exit_code == 0, made.output
    back = there.test_cli_runner().invoke(args=["restore", str(tmp_path / "night.tar.gz")])
    assert back.exit_code == 0, back.output
    said = [line for line in back.output.splitlines() if line.startswith(("vouchers", "ledger", "log"))]
    assert set(said) < set(made.output.splitlines())
    assert said[0] == "vouchers: 10; redemptions accepted: 5"
    with there.app_context():
        assert db.session.scalar(select(func.count()).select_from(Voucher)) == 10
        assert db.session.scalar(select(func.count()).select_from(Redemption)) == 6
        assert list(ledger.find_problems()) == []
        assert list(log_check.find_problems()) == []
        kept = db.session.scalars(select(LogHead)).one()
        assert (kept.size, kept.signed) == (size, signed)
        assert jws_check.verify(HEAD, kept.signed, jwks)["size"] == size
        assert "backup.restored" in db.session.scalars(select(Act.verb)).all()
        later = log.publish()  # SECRET_KEY opens the key, and the log goes on from what was published
        assert later
        assert later.size > size
        check_consistency(size, root, later.size, later.root, log.prove_growth(size, later.size))


def test_what_is_written_meanwhile_is_in_it_whole_or_not_at_all(here: Flask, tmp_path: Path) -> None:
    """Back-ups taken while rows come in are whole: each has the rows of one moment, checked against its manifest."""
    done, seen = Event(), []

    def write() -> None:
        with here.app_context():
            while not done.is_set():
                make.person()
            db.session.remove()

    writer = Thread(target=write)
    writer.start()
    try:
        for number in range(3):
            made = making.make(db.engine, tmp_path / f"{number}.tar.gz", PUBLIC_URL, [])
            seen.append(restoring.check(made.file, None, None).facts.rows["people"])
    finally:
        done.set()
        writer.join()
    assert sorted(seen) == seen
    assert seen[0] < seen[-1]


def test_a_database_with_rows_is_replaced_only_when_told(here: Flask, tmp_path: Path) -> None:
    made = making.make(db.engine, tmp_path / "one.tar.gz", PUBLIC_URL, [])
    make.person()
    db.session.rollback()
    before = facts(here)
    idle(here)
    with pytest.raises(BackupRefused, match="has rows"):
        restoring.restore(db.engine, made.file, None, overwrite=False)
    assert facts(here) == before
    idle(here)
    restored = restoring.restore(db.engine, made.file, None, overwrite=True)
    assert facts(here) == made.manifest.facts
    assert restored.kept is None or restored.kept.stat().st_mode & 0o077 == 0


def test_nothing_is_replaced_while_a_server_is_connected(here: Flask, places: list[str], tmp_path: Path) -> None:
    made = making.make(db.engine, tmp_path / "one.tar.gz", PUBLIC_URL, [])
    idle(here)
    server = create_engine(add_driver(places[0]), poolclass=NullPool)
    with server.connect() as connection:
        connection.execute(select(func.count()).select_from(Voucher))
        connection.rollback()  # a connection of a server that has nothing to do
        with pytest.raises(BackupRefused, match="stop the server"):
            restoring.restore(db.engine, made.file, None, overwrite=True)
    assert facts(here) == made.manifest.facts
