"""Money that comes: a credit on a statement of an account of ours, and an order paid by one, as a bank and we would."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta
from itertools import count
from typing import Any

from schwifty import IBAN
from sqlalchemy import select

from server import clock
from server.access import OPERATOR, Actor
from server.accounts.models import Person
from server.bank_statements.models import FUNDS, BankMovement, BankStatement, BankStatementFile, OwnBankAccount
from server.bank_statements.reading.records import STATEMENT, TABLE, ToldMovement, ToldStatement
from server.bank_statements.storing import InFile, store_statement
from server.campaigns.models import Order
from server.commands import CONSOLE
from server.db import db, transaction
from server.matching.effects import Part
from server.matching.models import ORDER, BankMatch
from server.matching.service import confirm, propose

_accounts = count(1)


def credit(cents: int, day: date | None = None, kind: str = FUNDS, **told: Any) -> BankMovement:
    """A movement on a statement of one day, yesterday unless told otherwise, of an account of its own."""
    day = day or clock.paris_day(clock.now()) - timedelta(days=1)
    iban = str(IBAN.generate("FR", bank_code="30001", account_code=f"{next(_accounts):011d}", branch_code="00794"))
    movement = ToldMovement(cents=cents, booking_day=day, **told)
    days = {"from_day": day, "to_day": day, "opening_cents": 0, "closing_cents": cents}
    with transaction() as session:
        session.add(OwnBankAccount(iban=iban, name="Fonds", kind=kind, added_at=clock.now()))
        content = f"{iban} {day} {cents}".encode()
        file = BankStatementFile(
            digest=hashlib.sha256(content).digest(), name=iban, format=TABLE, content=content, imported_at=clock.now()
        )
        statement = ToldStatement(STATEMENT, iban, movements=(movement,), **days)
        store_statement(session, CONSOLE, InFile(file, 0), statement)
        stored = select(BankMovement).join(BankStatement, BankStatement.id == BankMovement.statement_id)
        return session.scalars(stored.where(BankMovement.iban == iban)).one()


def treasurer(name: str = "Trésorière") -> Actor:
    """One of two people who match: who proposes, and ``Trésorier``, who confirms. They are nobody else."""
    email = f"{len(name)}.tresor@example.org"
    with transaction() as session:
        someone = session.scalar(select(Person).where(Person.email == email))
        if someone is None:
            someone = Person(email=email, name=name, password_hash=f"none of {email}")
            session.add(someone)
            session.flush()
        return Actor(someone.id, frozenset({(OPERATOR, None)}))


def match(movement: BankMovement, *parts: Part) -> list[BankMatch]:
    """Parts of a movement, proposed by one person and confirmed by another."""
    proposed = propose(treasurer(), movement.id, parts)
    return [confirm(treasurer("Trésorier"), one.id) for one in proposed]


def pay(order_id: int, payment_order: str = "M-2026-1") -> Order:
    """Fund an order by a credit of all that it lacks, unless it is funded."""
    order = db.session.get_one(Order, order_id, populate_existing=True)
    if order.funded_at is None:
        lacking = order.total_cents - order.received_cents
        match(credit(lacking, text=payment_order), Part(ORDER, lacking, order_id=order_id))
        db.session.refresh(order)
    return order
