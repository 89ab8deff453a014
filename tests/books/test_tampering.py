"""An amount that is changed behind the application's back is found, even in all rows at once.

Each column alone is bent in `tests/audit/test_any_bit.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
import time_machine
from flask import Flask
from sqlalchemy import select, update

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
