"""Fixtures of archives: databases that say their revision, a world worth taking over, a place to take it to."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from flask import Flask
from sqlalchemy import create_engine, select, text

from server import clock, create_app
from server.activity.reversals import Undo, reverse
from server.commands import CONSOLE
from server.db import db, transaction
from server.redemptions import service as redemptions
from server.redemptions.intake import Scan
from server.transparency import service as log
from server.vouchers import issue
from server.vouchers.models import Booklet
from tests.archive.support.revisions import migrated
from tests.support import factories as make
from tests.support.clients import FreshRunner
from tests.support.databases import create_tables, release, settings
from tests.support.money_in import pay


@pytest.fixture
def here(app: Flask) -> Iterator[Flask]:
    """The app on a migrated database."""
    with db.engine.begin() as connection:
        migrated(connection)
    yield app
    db.session.rollback()
    with db.engine.begin() as connection:
        connection.execute(text("DROP TABLE alembic_version"))


@pytest.fixture
def world(here: Flask) -> Flask:
    """Two campaigns' worth of what happens: paid, issued, redeemed, undone, in conflict, published."""
    order_id = make.order(booklet_size=5, booklet_count=2).id
    pay(order_id, "BC-1")
    for _done in issue.issue(CONSOLE, order_id):
        pass
    phone = make.device_actor(make.phone(make.qualified_venue(name="Médiathèque « L'Été »"))[0])
    booklets = db.session.scalars(select(Booklet).where(Booklet.order_id == order_id)).all()
    texts = [one for booklet in booklets for one in make.tokens(booklet)]
    scans = [Scan(uuid4(), "digital_tools", clock.now(), seq, one) for seq, one in enumerate([*texts[:7], texts[0]])]
    answers = redemptions.redeem(phone, scans)
    reverse(phone, UUID(str(answers[1]["id"])), Undo(uuid4(), "mistake"))
    log.publish()
    with transaction() as session:
        session.merge(booklets[0]).renewal_of_id = booklets[1].id  # refers to a row after it
    return here


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite database without rows."""
    file = tmp_path_factory.mktemp("elsewhere") / "empty.db"
    create_tables(f"sqlite:///{file}")
    engine = create_engine(f"sqlite:///{file}")
    with engine.begin() as connection:
        migrated(connection)
    engine.dispose()
    return file


@pytest.fixture
def elsewhere(empty_file: Path, tmp_path: Path) -> Iterator[Flask]:
    """A successor's server, on an empty SQLite database of its own."""
    shutil.copy(empty_file, tmp_path / "elsewhere.db")
    app = create_app(settings(f"sqlite:///{tmp_path / 'elsewhere.db'}"))
    app.test_cli_runner_class = FreshRunner
    yield app
    with app.app_context():
        release(app)
