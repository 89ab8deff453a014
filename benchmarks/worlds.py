"""Worlds: fresh databases with funded, handed-over vouchers and phones to scan them."""

from __future__ import annotations

import os
import sys
import tempfile
import uuid
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from flask import Flask
from sqlalchemy import create_engine, text, update

from server import clock, create_app
from server.campaigns.models import Campaign
from server.commands import CONSOLE
from server.db import db, transaction
from server.vouchers import ids, issue, token
from server.vouchers.models import Booklet
from tests.support import factories as make
from tests.support.databases import PUBLIC_URL, create_tables, release, settings

from .scans import Scans

SIZE = 10
Database = Callable[[], AbstractContextManager[str]]


@dataclass(frozen=True)
class World:
    """A database, the bearer tokens of one venue's phones, and scans that are not sent yet."""

    database_url: str
    bearers: list[str]
    scans: Scans


@contextmanager
def postgres() -> Iterator[str]:
    """The URL of a fresh PostgreSQL schema with empty tables; dropped after the block."""
    address = os.environ.get("TEST_DATABASE_URL") or sys.exit("No PostgreSQL: run `make bench`.")
    schema = f"poincon_bench_{uuid.uuid4().hex[:12]}"
    _run(address, f"CREATE SCHEMA {schema}")
    try:
        url = f"{address}{'&' if '?' in address else '?'}options=-csearch_path%3D{schema}"
        create_tables(url)
        yield url
    finally:
        _run(address, f"DROP SCHEMA {schema} CASCADE")


@contextmanager
def sqlite() -> Iterator[str]:
    """The URL of a fresh SQLite file with empty tables; removed after the block."""
    with tempfile.TemporaryDirectory(prefix="poincon-bench-") as folder:
        url = f"sqlite:///{Path(folder) / 'bench.db'}"
        create_tables(url)
        yield url


@contextmanager
def inside(database_url: str) -> Iterator[Flask]:
    """An app on the database with its context pushed, for calling services; closes connections after the block."""
    app = create_app(settings(database_url))
    with app.app_context():
        try:
            yield app
        finally:
            release(app)
            db.engine.dispose()


@contextmanager
def world(database: Database, vouchers: int, phones: int) -> Iterator[World]:
    """A fresh database in which so many vouchers can be redeemed by so many phones of one venue."""
    with database() as url:
        with inside(url):
            bearers = enrol(phones)
            scans = Scans(issued(vouchers))
        settle_down(url)
        yield World(url, bearers, scans)


def enrol(phones: int) -> list[str]:
    """Enrol so many phones at a new qualified venue; returns their bearer tokens."""
    venue = make.qualified_venue()
    return [make.phone(venue)[1] for _ in range(phones)]


def issued(vouchers: int) -> list[str]:
    """Issue so many vouchers with the app's own service, funded and handed over; returns their QR texts."""
    order = make.funded_order(booklet_size=SIZE, booklet_count=-(-vouchers // SIZE))
    for _ in issue.issue(CONSOLE, order.id):
        pass
    with transaction() as session:
        session.execute(update(Booklet).values(handed_over_at=clock.now()))
    db.session.refresh(order)
    keys = [key << ids.POSITION_BITS | position for key in issue.booklet_ids(order) for position in range(1, SIZE + 1)]
    return qr_texts(keys[:vouchers], order.campaign_id)


def qr_texts(voucher_ids: list[int], campaign_id: int) -> list[str]:
    """The QR texts of a campaign's vouchers."""
    ring = make.key_ring()
    last_day = token.day_number(db.session.get_one(Campaign, campaign_id).last_day)
    places = [(ids.serial_of(ids.booklet_of(voucher)), ids.position_of(voucher)) for voucher in voucher_ids]
    payloads = [token.Payload(ring.signing_id, campaign_id, *place, last_day) for place in places]
    return [token.qr_text(token.sign(payload, ring.signing_number), PUBLIC_URL) for payload in payloads]


def settle_down(database_url: str) -> None:
    """Do now what a database does after bulk loading: statistics; on PostgreSQL also vacuum and checkpoint."""
    _run(database_url, *(("ANALYZE",) if database_url.startswith("sqlite") else ("VACUUM (ANALYZE)", "CHECKPOINT")))


def _run(database_url: str, *statements: str) -> None:
    engine = create_engine(settings(database_url).database_url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()
