"""Money that comes: a credit on a statement of an account of ours, and an order paid by one, as a bank and we would."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta
from itertools import count
from typing import Any

from schwifty import IBAN
from sqlalchemy import select

from server import clock
from server.bank_statements.models import FUNDS, BankMovement, BankStatement, BankStatementFile, OwnBankAccount
from server.bank_statements.reading.records import STATEMENT, TABLE, ToldMovement, ToldStatement
from server.bank_statements.storing import InFile, store_statement
from server.campaigns.models import Order
from server.commands import CONSOLE
from server.db import db, transaction
from server.matching.effects import Part
from server.matching.models import ORDER
from server.matching.service import propose

_accounts = count(1)


def credit(cents: int, day: date | None = None, **told: Any) -> BankMovement:
    """A movement on a statement of one day, yesterday unless told otherwise, of an account of its own."""
    day = day or clock.paris_day(clock.now()) - timedelta(days=1)
    iban = str(IBAN.generate("FR", bank_code="30001", account_code=f"{next(_accounts):011d}", branch_code="00794"))
    movement = ToldMovement(cents=cents, booking_day=day, **told)
    days = {"from_day": day, "to_day": day, "opening_cents": 0, "closing_cents": cents}
    with transaction() as session:
        session.add(OwnBankAccount(iban=iban, name="Fonds", kind=FUNDS, added_at=clock.now()))
        content = f"{iban} {day} {cents}".encode()
        file = BankStatementFile(
            digest=hashlib.sha256(content).digest(), name=iban, format=TABLE, content=content, imported_at=clock.now()
        )
        statement = ToldStatement(STATEMENT, iban, movements=(movement,), **days)
        store_statement(session, CONSOLE, InFile(file, 0), statement)
        stored = select(BankMovement).join(BankStatement, BankStatement.id == BankMovement.statement_id)
        return session.scalars(stored.where(BankMovement.iban == iban)).one()


def pay(order_id: int, payment_order: str = "M-2026-1") -> Order:
    """Fund an order by a credit of all that it lacks, unless it is funded."""
    order = db.session.get_one(Order, order_id, populate_existing=True)
    if order.funded_at is None:
        whole = order.total_cents
        agrees = {"reference_agrees": True, "amount_agrees": True, "iban_agrees": True}
        propose(CONSOLE, credit(whole, text=payment_order).id, [Part(ORDER, whole, order_id=order_id, **agrees)])
        db.session.refresh(order)
    return order
