"""What is changed behind the application's back is found: of house lines, openings, disbursements, matches, payouts."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from flask import Flask
from sqlalchemy import Column, select, update
from sqlalchemy.exc import SQLAlchemyError

from server.audit import ledger as ledger_check
from server.bank_statements.models import OwnBankAccount
from server.books import disbursing, openings
from server.db import Base, db
from server.matching.automatic.explaining import explain_by_itself
from server.transparency import log_check, service
from tests.bank_statements.support import camt
from tests.bank_statements.support.desk import bring
from tests.payouts.support.office import Office
from tests.support import factories
from tests.support.databases import unguard
from tests.support.sizes import sized

LOGGED = ("house_lines", "disbursements", "disbursement_decisions")
DAY = date(2026, 12, 2)


@pytest.fixture
def history(app: Flask, office: Office) -> Iterator[None]:
    """A bank fee, an opening, a withdrawal that was sent, one that was refused, all in a log."""
    with time_machine.travel("2026-12-03T09:00:00Z", tick=False):
        factories.key_ring()
        office.owed(3)
        moved = camt.movement(-35, DAY).replace("ESCT", "CHRG")
        bring(camt.document(camt.statement(DAY, 1_000, [-35], movements=moved)))
        assert explain_by_itself(office.first) == 1
        account = db.session.scalars(select(OwnBankAccount.id).where(OwnBankAccount.iban == camt.FUNDS)).one()
        openings.tell(office.first, account, 900)
        openings.confirm(office.second, account)
        for reason in ("Frais", "Encore"):
            asked = disbursing.ask_withdrawal(office.first, 20, reason)
            decide = disbursing.confirm if reason == "Frais" else disbursing.refuse
            decide(office.second, asked.id)
        office.sent()
        service.publish(whole=True)
        assert found() == []
        yield


def found() -> list[str]:
    db.session.expire_all()
    return [*ledger_check.find_problems(), *log_check.find_problems()]


def changed(value: Any, chance: random.Random) -> Any:
    """A value with one bit changed, or the nearest there is of its kind."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value ^ (1 << chance.randrange(8))
    if isinstance(value, datetime):
        return value + timedelta(microseconds=1 << chance.randrange(20))
    if isinstance(value, date):
        return value + timedelta(days=1 << chance.randrange(4))
    at = chance.randrange(len(value))
    return value[:at] + chr(ord(value[at]) ^ (1 << chance.randrange(3))) + value[at + 1 :]


def columns() -> list[tuple[str, Column[Any]]]:
    tables = Base.metadata.tables
    return [(name, column) for name in LOGGED for column in tables[name].columns]


@pytest.mark.usefixtures("history")
def test_any_changed_bit_of_the_operators_own_money_is_found() -> None:
    """Of every column that holds something, several times; what the database itself refuses is not tried further."""
    tried, chance = 0, random.Random(13)  # noqa: S311  # chooses bits
    for name, column in columns():
        for _ in range(sized(2, 40)):
            tried += _is_found(name, column, chance)
    assert tried > len(columns())


def _is_found(name: str, column: Column[Any], chance: random.Random) -> bool:
    session = db.session()
    table = Base.metadata.tables[name]
    key = next(iter(table.primary_key.columns))
    rows = session.execute(select(key, column).where(column.is_not(None)).order_by(key)).all()
    if not rows:
        return False
    row = chance.choice(rows)
    try:
        unguard(session.connection())
        if session.get_bind().dialect.name == "sqlite":
            session.connection().exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        session.execute(update(table).where(key == row[0]).values({column.name: changed(row[1], chance)}))
        assert found(), f"{name}.{column.name} of {row[0]}"
    except SQLAlchemyError:
        return False
    finally:
        session.rollback()
    return True


@pytest.mark.parametrize(
    ("table", "column"),
    [("payouts", "cents"), ("payout_parts", "cents"), ("bank_matches", "cents"), ("account_openings", "cents")],
)
@pytest.mark.usefixtures("history")
def test_an_amount_that_is_another_is_found(table: str, column: str) -> None:
    session = db.session()
    unguard(session.connection())
    amount = Base.metadata.tables[table].c[column]
    session.execute(update(Base.metadata.tables[table]).values({column: amount + 1}))
    assert found()
    session.rollback()
