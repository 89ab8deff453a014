"""Any changed bit of a table that money depends on is found: of all of them, in a scheme that has rows in each.

Three bits of every column, some 1,200, one at a time; the first are the same in every run.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
import time_machine
from flask import Flask
from sqlalchemy import select

from server.audit import ledger as ledger_check
from server.db import db
from server.transparency import log_check
from tests.audit.support.everything import enter_everything
from tests.audit.support.outside import COLUMNS, TABLES
from tests.audit.support.tampering import columns, is_found, money_tables
from tests.credits.support.ends import SUMMER
from tests.support.bits import bend, unguarded
from tests.support.sizes import sized

PARTS = 4
BITS = 1_000
"""So many are tried at least in each run."""


@pytest.fixture
def everything(app: Flask) -> Iterator[None]:
    with time_machine.travel(SUMMER, tick=False) as moving:
        enter_everything(moving)
        with unguarded(checked=False):
            yield


@pytest.mark.usefixtures("everything")
@pytest.mark.parametrize("part", range(PARTS))
def test_a_bit_of_any_column_is_found(part: int) -> None:
    dice, missed = random.Random(part), []  # noqa: S311  # the same bits every time
    tried = 0
    for column in columns()[part::PARTS] * sized(3, 12):
        with db.session.begin_nested() as savepoint:
            bit = bend(column, dice)
            tried += bool(bit)
            if bit and not is_found(column.table):
                missed.append(bit)
            savepoint.rollback()
    assert not missed, "\n".join(missed)
    assert tried >= BITS // PARTS


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
