"""Any changed bit of a table that money depends on is found: of all of them, in a scheme that has rows in each."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
import time_machine
from flask import Flask
from sqlalchemy import Column, Table, select

from server.audit import ledger as ledger_check
from server.db import db
from server.tables import list_tables
from server.transparency import log_check
from tests.audit.support.everything import make_everything
from tests.audit.support.outside import COLUMNS, TABLES
from tests.credits.support.ends import SUMMER
from tests.support.bits import bend, unguarded
from tests.support.sizes import sized

ALSO = ("own_bank_accounts", "bank_accounts", "bank_imports", "payout_batches", "reversals")
"""Tables without an amount that say where money goes, who sent it, or what a bank answered."""
PARTS = 6


def money_tables() -> list[Table]:
    """All tables that are only added to or have an amount, and those that say where it goes."""
    return [
        table for table in list_tables() if table.info.get("append_only") or _has_amounts(table) or table.name in ALSO
    ]


def _has_amounts(table: Table) -> bool:
    return any(column.name.endswith(("cents", "_bps")) for column in table.c)


def columns() -> list[Column[object]]:
    """Every column that the check or the log answers for."""
    inside = [column for table in money_tables() if table.name not in TABLES for column in table.c]
    return [column for column in inside if str(column) not in COLUMNS]


@pytest.fixture
def everything(app: Flask) -> Iterator[None]:
    with time_machine.travel(SUMMER, tick=False) as moving:
        make_everything(moving)
        with unguarded(checked=False):
            yield


def is_found() -> bool:
    db.session.expire_all()
    return any(next(problems, "") for problems in (log_check.find_problems(), ledger_check.find_problems()))


@pytest.mark.usefixtures("everything")
@pytest.mark.parametrize("part", range(PARTS))
def test_a_bit_of_any_column_is_found(part: int) -> None:
    dice, missed = random.Random(part), []  # noqa: S311  # the same bits every time
    tried = 0
    for column in columns()[part::PARTS] * sized(2, 6):
        with db.session.begin_nested() as savepoint:
            bit = bend(column, dice)
            tried += bool(bit)
            if bit and not is_found():
                missed.append(bit)
            savepoint.rollback()
    assert not missed, "\n".join(missed)
    assert tried > len(columns()) // PARTS


@pytest.mark.usefixtures("everything")
def test_what_nobody_bent_fits_and_every_table_has_rows() -> None:
    assert [*log_check.find_problems(), *ledger_check.find_problems()] == []
    empty = [
        table.name
        for table in money_tables()
        if table.name not in TABLES and not db.session.scalar(select(1).select_from(table))
    ]
    assert empty == []


def test_what_lies_outside_is_there_and_has_a_reason() -> None:
    names = {table.name for table in money_tables()}
    assert set(TABLES) <= names
    assert set(COLUMNS) <= {str(column) for table in money_tables() if table.name not in TABLES for column in table.c}
    assert all(len(reason) > 20 for reason in (*TABLES.values(), *COLUMNS.values()))
