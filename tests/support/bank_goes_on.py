"""The bank goes on telling: statements without movements, so that accounts that began in the past do not age."""

from __future__ import annotations

import hashlib
from datetime import timedelta

from sqlalchemy import select

from server import clock
from server.bank_statements.models import BankStatement, BankStatementFile
from server.bank_statements.reading.records import STATEMENT, TABLE, ToldStatement
from server.bank_statements.storing import InFile, store_statement
from server.commands import CONSOLE
from server.db import transaction

DAY = timedelta(days=1)


def tell_until_yesterday() -> None:
    """A statement without movements from each account's last day to yesterday."""
    yesterday = clock.paris_day(clock.now()) - DAY
    with transaction() as session:
        rows = session.scalars(select(BankStatement).order_by(BankStatement.to_day, BankStatement.id))
        for last in {row.iban: row for row in rows}.values():
            if last.to_day >= yesterday:
                continue
            days = {"from_day": last.to_day + DAY, "to_day": yesterday}
            balance = {"opening_cents": last.closing_cents, "closing_cents": last.closing_cents}
            content = f"{last.iban} {yesterday} nothing".encode()
            digest = hashlib.sha256(content).digest()
            file = BankStatementFile(
                digest=digest, name=last.iban, format=TABLE, content=content, imported_at=clock.now()
            )
            store_statement(session, CONSOLE, InFile(file, 0), ToldStatement(STATEMENT, last.iban, **days, **balance))
