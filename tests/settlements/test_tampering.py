"""Any changed bit of what money depends on is found: 1,000 random bits, one at a time."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
import time_machine
from flask import Flask
from sqlalchemy import select

from server import clock
from server.activity.reversals import Undo, reverse
from server.audit import ledger as ledger_check
from server.commands import CONSOLE
from server.db import Base, db
from server.ledger.rules import ACCOUNTS
from server.redemptions import service as redemptions
from server.redemptions.intake import Scan
from server.settlements.closing import close_period
from server.transparency import log_check, service
from server.vouchers import issue
from server.vouchers.models import Booklet
from tests.support import factories
from tests.support.bits import bend, unguarded
from tests.support.money_in import pay
from tests.support.sizes import sized

LOGGED = ("redemptions", "reversals", "ledger_lines", "log_leaves", "log_nodes", "log_heads")
STATED = ("statements", "statement_parts", "statement_lines")
TABLES = (*LOGGED, *STATED)
ORDER_ONLY = "statement_lines.id"  # another number for the last line leaves all lines in their order
SUMS = "gross_cents fee_cents net_cents"
REFUSED = {
    "ledger_lines": " ".join(ACCOUNTS),
    "redemptions": f"status unknown_person_id {SUMS}",
    "reversals": "seq",
    "statement_lines": f"honour_id {SUMS}",
    "statement_parts": SUMS,
    "statements": f"organisation_siret carried_cents total_cents {SUMS}",
}
"""Columns where no bit can be changed alone: constraints of the database see it, or the column is empty here."""
UNTRIED = {f"{table}.{column}" for table, columns in REFUSED.items() for column in columns.split()}


@pytest.fixture
def history(app: Flask) -> None:
    """Two orders, redemptions, a conflict and a reversal, a closed month and a late reversal, in a log with heads."""
    order_id = factories.order(booklet_size=5, booklet_count=2).id
    pay(order_id, "BC-1")
    for _done in issue.issue(CONSOLE, order_id):
        pass
    phone = factories.device_actor(factories.phone(factories.qualified_venue())[0])
    booklets = db.session.scalars(select(Booklet).where(Booklet.order_id == order_id)).all()
    texts = [one for booklet in booklets for one in factories.tokens(booklet)]
    scans = [Scan(uuid4(), "digital_tools", clock.now(), seq, one) for seq, one in enumerate([*texts[:7], texts[0]])]
    answers = redemptions.redeem(phone, scans)
    assert {answer["status"] for answer in answers} == {"accepted", "conflict"}
    service.publish()
    reverse(phone, UUID(str(answers[1]["id"])), Undo(uuid4(), "mistake"))
    service.publish()
    month, operator = clock.month_of(clock.now()), factories.actor(factories.operator())
    for late in (2, 3):
        with time_machine.travel(clock.month_bounds(month)[1] + timedelta(hours=9), tick=False):
            close_period(operator, month)
            reverse(operator, UUID(str(answers[late]["id"])), Undo(uuid4(), "mistake"))
            month = clock.month_of(clock.now())
            service.publish()


@pytest.fixture
def without_guards(history: None) -> Iterator[None]:
    """The database without the triggers that protect it."""
    with unguarded():
        yield


@pytest.mark.usefixtures("without_guards")
def test_a_bit_of_any_column_is_found() -> None:
    dice, untried, missed = random.Random(9162), set(), []  # noqa: S311  # the same bits every time
    columns = [column for name in TABLES for column in Base.metadata.tables[name].c if str(column) != ORDER_ONLY]
    for column in columns * sized(2, 12):
        with db.session.begin_nested() as savepoint:
            if bit := bend(column, dice):
                db.session.expire_all()
                if not next(ledger_check.find_problems(), None) and not next(log_check.find_problems(), None):
                    missed.append(bit)
            else:
                untried.add(str(column))
            savepoint.rollback()
    assert missed == []
    assert untried == UNTRIED


@pytest.mark.usefixtures("history")
def test_what_nobody_bent_fits() -> None:
    assert [*ledger_check.find_problems(), *log_check.find_problems()] == []
