"""Where an account stands: the bank's last word, and what nobody has explained."""

from __future__ import annotations

import pytest

from server.books.position import BankPosition, bank_position
from server.db import db
from tests.bank_statements.support import camt
from tests.bank_statements.support.desk import bring_days, day, movements

pytestmark = pytest.mark.usefixtures("office")


def funds() -> BankPosition:
    return bank_position(db.session())[0]


def test_an_account_without_a_statement_has_no_position() -> None:
    assert funds() == BankPosition(camt.FUNDS, "funds")


def test_an_account_stands_where_its_last_statement_ends() -> None:
    bring_days((0, 0, [500]), (1, 500, [-200, 30]))
    movement = movements()[-1]
    at = funds()
    assert (at.day, at.closing_cents, at.statement_id) == (day(1), 330, movement.statement_id)
    assert len(at.digest or "") == 64
    assert at.masked_iban.endswith("0143")


def test_what_nobody_explained_is_told_with_its_age() -> None:
    bring_days((0, 0, [500]), (1, 500, [-200, 30]))
    at = funds()
    assert (at.unexplained_cents, at.unexplained_count, at.oldest_unexplained_day) == (330, 3, day(0))
