"""A closed month's papers are frozen: the same bytes after everything was renamed, and on another server."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
import time_machine
from flask import Flask
from sqlalchemy import Column, Date, Table, select, update
from sqlalchemy.orm import Session

from server import csv_dialects
from server.archive import reading, writing
from server.commands import CONSOLE
from server.credits import paper as credit_paper
from server.credits import service as credits_service
from server.db import FreeTextColumn, db, transaction
from server.invoicing.identity import Identity, record_identity
from server.invoicing.models import FrozenNames, IssuedInvoice
from server.settlements.closing import close_period
from server.statements import exports as statement_exports
from server.statements import service as statements
from server.statements.log_source import NAMES
from server.statements.pdf import service as statement_pdf
from server.tables import list_tables
from server.transparency import log_check
from server.transparency import service as log
from server.transparency.models import LogLeaf
from tests.credits.support.ends import SUMMER, End
from tests.invoicing.support.samples import IDENTITY
from tests.printing.support.paper import texts
from tests.support import factories
from tests.support.databases import unguard

NUMBER, NOTE = "R-2026-07-0001", "A-2027-000001"
AUGUST = datetime(2026, 8, 3, 9, tzinfo=UTC)
NEXT_YEAR = datetime(2028, 2, 29, 23, 59, tzinfo=UTC)
LATER = Identity("Autre SCOP", "SARL", "55208131766522", "1 rue Autre", "13001", "Marseille", "autre@example.org")
NUMBERS = {"siret": 10**13, "postcode": 10**4, "support_phone": 10**9}


@pytest.fixture
def moving() -> Iterator[time_machine.Traveller]:
    """A clock that the test moves on."""
    with time_machine.travel(SUMMER, tick=False) as traveller:
        yield traveller


@pytest.fixture
def closed(here: Flask, moving: time_machine.Traveller) -> Flask:
    """A public organisation's closed month, and the credit note of an ended campaign; no paper was drawn yet."""
    factories.key_ring()
    record_identity(CONSOLE, IDENTITY)
    end = End(moving, name="Été « 2026 »")
    with transaction() as session:
        session.merge(end.venue.organisation).siret = "21330318100013"
    (booklet,) = end.booklets(end.order())
    for position in range(1, 4):
        end.scan(booklet, position)
    moving.move_to(AUGUST)
    close_period(end.operator, "2026-07")
    end.over()
    credits_service.issue(end.operator, end.campaign.id)
    return here


def drawn() -> dict[str, str]:
    """The digest of every paper of the closed month and of the credit note."""
    lines = statements.list_lines(CONSOLE, NUMBER)
    made = {
        "statement": statement_pdf.statement_pdf(CONSOLE, NUMBER).content,
        "invoice": statement_pdf.invoice_pdf(CONSOLE, NUMBER).content,
        "attestation": statement_pdf.attestation_pdf(CONSOLE, NUMBER).content,
        "credit note": credit_paper.credit_note_pdf(CONSOLE, NOTE).content,
        "receipts": statement_exports.receipts(lines).encode(),
        **{dialect: statement_exports.lines_csv(lines, dialect).encode() for dialect in csv_dialects.DIALECTS},
    }
    for invoice in db.session.scalars(select(IssuedInvoice).order_by(IssuedInvoice.number)):
        made[f"all of {invoice.number}"] = invoice.content
    db.session.rollback()
    return {name: sha256(content).hexdigest() for name, content in made.items()}


def change_everything() -> None:
    """Change every name, address, number and day that the database allows to be changed."""
    with transaction() as session:
        for table in list_tables():
            if "append_only" not in table.info:
                _change(session, table)
    record_identity(CONSOLE, LATER)
    db.session.expire_all()


def _change(session: Session, table: Table) -> None:
    changed = {column: kind for column in table.columns if (kind := _kind(column))}
    keys = list(table.primary_key)
    for nth, row in enumerate(session.execute(select(*keys)).all() if changed else ()):
        same = [key == value for key, value in zip(keys, row, strict=True)]
        values = {column.name: _other(column, kind, nth) for column, kind in changed.items()}
        session.execute(update(table).where(*same).values(values))


def _kind(column: Column[Any]) -> str:
    if isinstance(column.type, FreeTextColumn):
        return "number" if column.name in NUMBERS else "text"
    if column.name in NUMBERS:
        return "number"
    return "day" if isinstance(column.type, Date) and column.table.name == "campaigns" else ""


def _other(column: Column[Any], kind: str, nth: int) -> object:
    if kind == "day":
        return date(2026, 2, 1) if column.name == "first_day" else date(2026, 12, 30)
    return str(NUMBERS[column.name] + nth) if kind == "number" else f"autre {nth}"


def test_whatever_is_changed_the_papers_of_a_closed_month_are_the_same(
    closed: Flask, moving: time_machine.Traveller
) -> None:
    before = drawn()
    moving.move_to(NEXT_YEAR)
    change_everything()
    assert drawn() == before


def test_papers_first_looked_at_next_year_say_what_they_would_have_said(
    closed: Flask, moving: time_machine.Traveller
) -> None:
    moving.move_to(NEXT_YEAR)
    change_everything()
    words = " ".join(
        text
        for made in (statement_pdf.statement_pdf(CONSOLE, NUMBER), credit_paper.credit_note_pdf(CONSOLE, NOTE))
        for text in texts(made.content)
    )
    assert "autre" not in words.lower()
    assert "Été « 2026 »" in words


def test_a_successor_draws_the_same_papers(closed: Flask, elsewhere: Flask, tmp_path: Path) -> None:
    before = drawn()
    change_everything()
    writing.export(tmp_path / "archive")
    with elsewhere.app_context():
        reading.take_in(tmp_path / "archive")
        assert drawn() == before


def test_frozen_names_are_leaves_of_the_public_log(closed: Flask) -> None:
    log.publish()
    assert db.session.query(LogLeaf).filter_by(kind=NAMES).count() == db.session.query(FrozenNames).count() == 2
    assert list(log_check.find_problems()) == []
    with transaction() as session:
        unguard(session.connection())
        session.execute(update(FrozenNames).values(content=FrozenNames.content + " "))
    assert [sentence for sentence in log_check.find_problems() if NAMES in sentence]
