"""The operator's desk in tests of bank statements: two accounts, files imported, the books that come of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select

from server import create_app
from server.bank_statements import covering, own_accounts
from server.bank_statements.imports import import_files
from server.bank_statements.models import FEES, FUNDS, BankMovement, BankStatement
from server.bank_statements.outcomes import PartOutcome
from server.bank_statements.own_accounts import OwnAccountDetails
from server.commands import CONSOLE
from server.db import db
from tests.bank_statements.support import camt
from tests.support.databases import PostgresSchema, SqliteFiles, release, settings

MONDAY = date(2026, 11, 2)
"""The first day of the tests' statements."""


def day(number: int) -> date:
    """That many days after the first."""
    return MONDAY + timedelta(days=number)


def open_accounts() -> None:
    own_accounts.add(CONSOLE, OwnAccountDetails("Cantonné", FUNDS, camt.FUNDS))
    own_accounts.add(CONSOLE, OwnAccountDetails("Frais", FEES, camt.FEES))


def bring(content: bytes, name: str = "releve.xml") -> list[PartOutcome]:
    """Import one file; what became of its parts."""
    return [part for file in import_files(CONSOLE, name, content) for part in file.parts]


def bring_days(*days: tuple[int, int, Iterable[int]], **otherwise: Any) -> list[PartOutcome]:
    """Import one camt.053 with a statement for each (day, opening balance, movements)."""
    return bring(
        camt.document(*(camt.statement(day(number), opening, cents, **otherwise) for number, opening, cents in days))
    )


def told(parts: Iterable[PartOutcome]) -> list[str]:
    """Of each part its outcome, or the code of its refusal."""
    return [part.code or part.outcome for part in parts]


def books(iban: str = camt.FUNDS) -> Counter[tuple[date, int]]:
    """The movements that stand on statements, by day and cents."""
    rows = select(BankMovement.day, BankMovement.cents).where(BankMovement.iban == iban)
    return Counter(
        (day, cents) for day, cents in db.session.execute(rows.where(BankMovement.statement_id.is_not(None)))
    )


def movements() -> list[BankMovement]:
    return list(db.session.scalars(select(BankMovement).order_by(BankMovement.id)))


def statements() -> list[BankStatement]:
    return list(db.session.scalars(select(BankStatement).order_by(BankStatement.id)))


def funds() -> covering.CoveredAccount:
    """What is covered of the segregated account."""
    return covering.list_covered()[0]


@contextmanager
def opened(databases: SqliteFiles | PostgresSchema) -> Iterator[None]:
    """Our accounts in an empty database, for one of many examples."""
    with databases.empty() as url:
        app = create_app(settings(url))
        with app.app_context():
            try:
                open_accounts()
                yield
            finally:
                release(app)
