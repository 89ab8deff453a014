"""Migrations: one head, up from empty and down again, with the same result as the models."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask
from flask_migrate import downgrade, upgrade
from sqlalchemy import func, inspect, select, text
from sqlalchemy.exc import DBAPIError

from server.access import MANAGER, MEDIATOR, OPERATOR, SPONSOR, Actor, DeviceRevoked
from server.accounts import passwords
from server.accounts.devices import device_actor
from server.accounts.models import DevicePerson
from server.accounts.sessions import sign_in
from server.accounts.tokens import hash_token
from server.audit import ledger as ledger_check
from server.cli import prepare_migrations
from server.db import Base, db
from server.invoicing import names
from server.ledger.models import LedgerLine
from server.organisations.models import Organisation
from server.settlements import closing
from server.settlements.models import Statement, StatementLine
from server.statements.log_source import NAMES
from server.transparency import events
from server.transparency.models import LogLeaf

MIGRATIONS = str(Path(__file__).parent.parent / "migrations")


@pytest.fixture(autouse=True)
def tables(app: Flask) -> Iterator[None]:
    """Drop all tables before a test, which migrates; create those of the models after it, for the next test."""
    prepare_migrations(app)
    Base.metadata.drop_all(db.engine)
    yield
    db.session.rollback()
    with db.engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE IF EXISTS alembic_version")
    Base.metadata.drop_all(db.engine)
    Base.metadata.create_all(db.engine)


def upgrade_with(revision: str, *rows: str) -> None:
    """Migrate to a revision, then run these INSERTs."""
    upgrade(MIGRATIONS, revision=revision)
    with db.engine.begin() as connection:
        for row in rows:
            connection.exec_driver_sql(row)


def differences() -> list[Any]:
    with db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return compare_metadata(context, Base.metadata)


def test_there_is_one_head() -> None:
    assert len(ScriptDirectory(MIGRATIONS).get_heads()) == 1


def test_migrations_build_what_the_models_say_and_take_it_away() -> None:
    upgrade(MIGRATIONS)
    assert differences() == []
    downgrade(MIGRATIONS, revision="base")
    assert set(inspect(db.engine).get_table_names()) <= {"alembic_version"}


ROWS = (
    "INSERT INTO organisations (id, name) VALUES (1, 'Département')",
    "INSERT INTO sponsors (id, organisation_id) VALUES (1, 1)",
    """INSERT INTO campaigns
        (id, sponsor_id, name, voucher_cents, fee_bps, first_day, last_day, grace_day, stock_blocked, next_serial)
        VALUES (1, 1, 'Pass', 1000, 400, '2026-01-01', '2026-12-31', '2027-01-31', false, 2)""",
    """INSERT INTO orders
        (id, campaign_id, booklet_size, booklet_count, state, payment_order, funded_at, first_serial, last_serial)
        VALUES (1, 1, 5, 1, 'funded', 'BC-1', '2026-01-01', 1, 1)""",
    """INSERT INTO booklets (id, campaign_id, order_id, size, issued_at, handed_over_by_use, criteria_checked)
        VALUES (4294967297, 1, 1, 5, '2026-01-01', false, false)""",
    "INSERT INTO vouchers (id, booklet_id, code) VALUES (1099511627777, 4294967297, 'AAAAAAAAAAA')",
    """INSERT INTO venues (id, organisation_id, source_id, name, commune, postcode, address, services)
        VALUES (1, 1, 's', 'Médiathèque', 'Bordeaux', '33000', '1 rue', '[]')""",
    """INSERT INTO people (id, email, name, password_hash, session_epoch) VALUES (1, 'a@example.org', 'A', 'x', 0)""",
    """INSERT INTO devices (id, token_hash, token_issued_at, venue_id, person_id, label, enrolled_at)
        VALUES (1, 'x', '2026-01-01', 1, 1, 'A', '2026-01-01')""",
    """INSERT INTO redemptions (id, status, content, voucher_id, venue_id, device_id, person_id, service, scanned_at,
            recorded_at, seq, typed, clock_doubtful, in_grace, gross_cents, fee_cents, net_cents, receipt, reversed_at)
        VALUES ('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'accepted', 'x', 1099511627777, 1, 1, 1, 'digital_tools',
            '2026-01-02', '2026-01-02', 1, false, false, false, 1000, 40, 960, 'receipt',
            '2026-01-03 00:00:00.000000')""",
    """INSERT INTO reversals (id, redemption_id, reason, person_id, recorded_at, effective_at) VALUES
        ('bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'mistake', 1,
        '2026-01-03 00:00:00.000000', '2026-01-03')""",
)
HISTORY = ("reversals", "redemptions", "device_people", "devices", "people", "venues", "vouchers", "booklets")


def test_an_upgrade_keeps_what_is_there() -> None:
    upgrade_with("0001", *ROWS)
    upgrade(MIGRATIONS)
    assert db.session.scalar(select(func.count()).select_from(LedgerLine)) == 4  # paid, issued, used and undone
    assert list(ledger_check.find_problems()) == []
    db.session.rollback()
    with pytest.raises(DBAPIError, match="append-only"), db.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE ledger_lines SET bank = bank")
    with db.engine.begin() as connection:
        kept = connection.exec_driver_sql("SELECT code, alone, allowance FROM vouchers, booklets, campaigns").one()
        assert tuple(kept) == ("AAAAAAAAAAA", False, 10)
        for table in HISTORY:
            connection.execute(Base.metadata.tables[table].delete())
    downgrade(MIGRATIONS, revision="base")


STRUCTURES = (
    """INSERT INTO organisations (id, siret, name, qualification, reason, decided_at) VALUES
        (1, '22330001300016', 'Département', 'qualified', '', '2026-01-05 00:00:00.000000'),
        (2, '13002526500013', 'Centre social', 'qualified', '', '2026-02-05 00:00:00.000000'),
        (3, NULL, 'Association', 'suspended', 'Assurance échue', '2026-03-05 00:00:00.000000')""",
    "INSERT INTO sponsors (id, organisation_id) VALUES (1, 1)",
    """INSERT INTO venues (id, organisation_id, source_id, name, commune, postcode, address, services) VALUES
        (1, 2, 'a', 'L''Escale', 'Bègles', '33130', '1 rue', '[]'),
        (2, 3, 'b', 'Le Local', 'Bègles', '33130', '2 rue', '[]')""",
)
PEOPLE = """INSERT INTO people (id, email, name, password_hash, session_epoch) VALUES
    (1, 'nadia@example.org', 'Nadia', :password, 3), (2, 'karim@example.org', 'Karim', :password, 0)"""
MEMBERSHIPS = """INSERT INTO memberships (id, person_id, role, organisation_id) VALUES
    (1, 1, 'manager', 2), (2, 1, 'sponsor', 1), (3, 2, 'mediator', 2), (4, 2, 'mediator', 3)"""
PHONES = """INSERT INTO devices (id, token_hash, token_issued_at, venue_id, person_id, label, enrolled_at, revoked_at)
    VALUES (1, :works, '2026-03-01 00:00:00.000000', 1, 2, 'Accueil', '2026-03-01 00:00:00.000000', NULL),
    (2, :ended, '2026-03-01 00:00:00.000000', 2, 2, 'Ancien', '2026-03-01 00:00:00.000000',
        '2026-04-01 00:00:00.000000')"""


def test_organisations_people_and_phones_keep_what_they_had_before_they_came_by_themselves() -> None:
    upgrade_with("0012", *STRUCTURES)
    with db.engine.begin() as connection:
        connection.execute(text(PEOPLE), {"password": passwords.hash_password("une phrase de longtemps")})
        connection.execute(text(MEMBERSHIPS))
        connection.execute(text(PHONES), {"works": hash_token("works"), "ended": hash_token("ended")})
    upgrade(MIGRATIONS)
    found = db.session.scalars(select(Organisation).order_by(Organisation.id)).all()
    assert [(one.name, one.siret, one.qualification, one.reason) for one in found] == [
        ("Département", "22330001300016", "qualified", ""),
        ("Centre social", "13002526500013", "qualified", ""),
        ("Association", None, "suspended", "Assurance échue"),
    ]
    assert [one.capacities for one in found] == [["sponsors"], ["runs_venues"], ["runs_venues"]]
    nadia, karim = (sign_in(email, "une phrase de longtemps") for email in ("Nadia@example.org", "karim@example.org"))
    assert nadia.roles == {(MANAGER, 2), (SPONSOR, 1)}
    assert karim.roles == {(MEDIATOR, 2), (MEDIATOR, 3)}
    phone = device_actor("works")
    assert phone
    assert (phone.person_id, phone.at.venue_id) == (2, 1)
    with pytest.raises(DeviceRevoked):
        device_actor("ended")


ON_A_PHONE = """
    INSERT INTO reversals (id, redemption_id, reason, person_id, device_id, recorded_at, effective_at) VALUES
    ('cccccccccccccccccccccccccccccccc', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'mistake', 1, 1,
    '2026-01-03 00:00:00.000000', '2026-01-03')"""


def test_scans_from_before_shared_phones_are_of_who_enrolled_the_phone_and_stay_so() -> None:
    upgrade_with("0001", *ROWS[:-1], ON_A_PHONE)
    upgrade(MIGRATIONS)
    db.engine.dispose()  # SQLite's connection that migrated still does not hold foreign keys
    with db.engine.begin() as connection:
        assert connection.execute(select(DevicePerson.device_id, DevicePerson.person_id)).all() == [(1, 1)]
        connection.exec_driver_sql(
            "INSERT INTO people (id, email, name, password_hash) VALUES (2, 'b@example.org', 'B', 'x')"
        )
    for change in ("redemptions SET person_id = 2", "reversals SET person_id = 2", "redemptions SET fee_cents = -1"):
        with pytest.raises(DBAPIError), db.engine.begin() as connection:
            connection.exec_driver_sql(f"UPDATE {change}")
    downgrade(MIGRATIONS, revision="0019")
    with db.engine.begin() as connection:
        assert connection.exec_driver_sql("SELECT person_id FROM redemptions").scalars().all() == [1]


LEAVES = """
    INSERT INTO log_leaves ("index", kind, event_id, hash) VALUES (0, 'funding', '1', ''), (1, 'issued', '1', ''),
    (2, 'redemption', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', ''), (3, 'reversal', 'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb', ''),
    (4, 'redemption', 'gone', '')
"""


def test_leaves_from_before_their_moment_was_kept_get_it() -> None:
    upgrade_with("0001", *ROWS)
    upgrade_with("0006", LEAVES)
    upgrade(MIGRATIONS)
    moments = list(db.session.scalars(select(LogLeaf.moment).order_by(LogLeaf.index)))
    days = [f"{moment:%Y-%m-%d}" for moment in moments]
    assert days == ["2026-01-01", "2026-01-01", "2026-01-02", "2026-01-03", "1970-01-01"]
    assert events.list_missing(db.session(), None, {}) == []
    db.session.rollback()
    with pytest.raises(DBAPIError, match="append-only"), db.engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM log_leaves")


CLOSED = (
    "INSERT INTO periods (month, closed_at, closed_by_id) VALUES ('2026-01', '2026-02-01 00:00:00.000000', 1)",
    """INSERT INTO statement_lines (month, venue_id, redemption_id, gross_cents, fee_cents, net_cents)
        VALUES ('2026-01', 1, 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 1000, 40, 960)""",
)


def test_a_month_closed_before_there_were_statements_gets_them_when_it_is_closed_again() -> None:
    upgrade_with("0004", *ROWS, *CLOSED)
    upgrade(MIGRATIONS)
    assert closing.close_period(Actor(1, frozenset({(OPERATOR, None)})), "2026-01").total.redemptions == 0
    statement, line = db.session.scalars(select(Statement)).one(), db.session.scalars(select(StatementLine)).first()
    assert (statement.redemptions, statement.total_cents, line.campaign_id) == (0, 0, 1)


DOCUMENTS = (
    """INSERT INTO statements (id, number, month, organisation_id, organisation_name, redemptions, gross_cents,
            fee_cents, net_cents, carried_cents, total_cents, invoice_number, lines_root, issued_at)
        VALUES (1, 'R-2026-01-0001', '2026-01', 1, 'Ancien nom', 1, 1000, 40, 960, 0, 960, 'F-2026-000001', '',
            '2026-02-01 00:00:00.000000')""",
    """INSERT INTO statement_parts
            (statement_id, campaign_id, redemptions, gross_cents, fee_cents, net_cents, carried_cents)
        VALUES (1, 1, 1, 1000, 40, 960, 0)""",
    """INSERT INTO credit_notes (id, number, campaign_id, organisation_id, organisation_name, issued_at, issued_on,
            vouchers, face_cents, unissued_cents, total_cents, released_cents)
        VALUES (1, 'A-2026-000001', 1, 1, 'Ancien nom', '2026-03-01 00:00:00.000000', '2026-03-01', 1, 1000, 0, 1000, 0)
    """,
)


def test_documents_from_before_names_were_frozen_get_todays() -> None:
    upgrade_with("0001", *ROWS)
    upgrade_with("0007", CLOSED[0], *DOCUMENTS)
    upgrade(MIGRATIONS)
    address = {"lines": ["1 rue"], "postcode": "33000", "city": "Bordeaux"}
    assert names.load_names("R-2026-01-0001") == {
        "address": address,
        "venues": [[1, "Médiathèque", "Bordeaux"]],
        "campaigns": [[1, "Pass", 400, "Département"]],
    }
    assert names.load_names("A-2026-000001") == {
        "address": address,
        "campaign": "Pass",
        "first_day": "2026-01-01",
        "last_day": "2027-01-31",
    }
    waiting = [event.key for event in events.list_missing(db.session(), None, {}) if event.kind == NAMES]
    assert waiting == ["1", "2"]
