"""What is changed behind the application's back is found: by the check, by the log, by who has only an archive."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from flask import Flask
from sqlalchemy import delete, select, text, update

from server.archive import writing
from server.audit import ledger as ledger_check
from server.bank_statements.models import BankMovement, BankMovementPayment, BankStatement, BankStatementFile
from server.db import db, transaction
from server.transparency import log_check, service
from server.verify.__main__ import main
from tests.archive.support.revisions import migrated
from tests.bank_statements.support import camt
from tests.bank_statements.support.desk import MONDAY, bring, day
from tests.support import factories
from tests.support.constraints import refuses
from tests.support.databases import unguard

pytestmark = pytest.mark.usefixtures("accounts")

TABLES = (BankStatementFile, BankStatement, BankMovement, BankMovementPayment)


@pytest.fixture(autouse=True)
def _told(accounts: None) -> None:
    """Two statements in the log, one with a batch."""
    factories.key_ring()
    batch = camt.movement(1500, day(1), camt.payment(1000), camt.payment(500))
    bring(camt.document(camt.statement(MONDAY, 0, [5]), camt.statement(day(1), 5, [1500], movements=batch)))
    service.publish(whole=True)


def tampered(query: Any) -> None:
    """Run a query as somebody does who first takes the guards away."""
    with transaction() as session:
        unguard(session.connection())
        session.execute(query)
    db.session.expire_all()


def found() -> list[str]:
    """What the checks find, with numbers of rows left out."""
    return [without_numbers(one) for one in (*ledger_check.find_problems(), *log_check.find_problems())]


def without_numbers(sentence: str) -> str:
    return re.sub(r" \d+", " N", sentence, flags=re.ASCII)


@pytest.mark.parametrize("model", TABLES)
def test_the_database_refuses_to_change_what_the_bank_said(model: type[Any]) -> None:
    key = next(iter(model.__table__.primary_key))  # type: ignore[attr-defined]  # a table's columns
    refuses(update(model).values({key.name: key + 100}))
    refuses(delete(model))


def test_nothing_is_found_while_nothing_is_changed() -> None:
    assert found() == []


def test_one_changed_byte_of_a_stored_file_is_found() -> None:
    (content,) = db.session.scalars(select(BankStatementFile.content))
    tampered(update(BankStatementFile).values(content=content.replace(b"15.00", b"15.01")))
    assert found() == ["bank: file N is not what the bank delivered"]


def test_a_file_changed_with_its_digest_is_found() -> None:
    (content,) = db.session.scalars(select(BankStatementFile.content))
    tampered(update(BankStatementFile).values(content=content + b" ", digest=sha256(content + b" ").digest()))
    assert sorted(found()) == ["bank: statement N is of another file"] * 2 + [
        "log: bank_file N is not what leaf N says"
    ]


@pytest.mark.parametrize(
    "query",
    [
        update(BankMovement).where(BankMovement.cents == 1500).values(cents=1501),
        update(BankMovement).where(BankMovement.cents == 1500).values(party="Someone else"),
        update(BankMovementPayment).where(BankMovementPayment.position == 1).values(cents=1001),
        delete(BankMovementPayment).where(BankMovementPayment.position == 1),
    ],
)
def test_a_changed_movement_is_found(query: Any) -> None:
    tampered(query)
    assert "bank: the movements of statement N are not those that were imported" in found()


@pytest.mark.parametrize("column", ["opening_cents", "closing_cents"])
def test_a_balance_cannot_be_changed_alone(column: str) -> None:
    refuses(update(BankStatement).values({column: 7}))


def test_a_changed_statement_is_not_what_the_log_holds() -> None:
    tampered(update(BankStatement).where(BankStatement.position == 1).values(opening_cents=6, closing_cents=1506))
    assert found() == [f"log: {kind} N is not what leaf N says" for kind in ("bank", "bank_told")]


@pytest.fixture
def archive(app: Flask, tmp_path: Path) -> Path:
    """All of it, as a successor gets it."""
    with db.engine.begin() as connection:
        migrated(connection)
    writing.export(tmp_path / "archive")
    with db.engine.begin() as connection:
        connection.execute(text("DROP TABLE alembic_version"))
    return tmp_path / "archive"


def resealed(archive: Path, name: str, change: Callable[[dict[str, Any]], None]) -> str:
    """What the verifier says once the last row of a table is changed and the archive sealed again."""
    file = archive / f"{name}.jsonl"
    rows = [json.loads(line) for line in file.read_text().splitlines()]
    change(rows[-1])
    file.write_text("".join(f"{json.dumps(row, separators=(',', ':'), ensure_ascii=False)}\n" for row in rows))
    sums = [line.split("  ") for line in (archive / "SHA256SUMS").read_text().splitlines()]
    digests = (f"{sha256((archive / one).read_bytes()).hexdigest()}  {one}\n" for _old, one in sums)
    (archive / "SHA256SUMS").write_text("".join(digests))
    return verified(archive)


def verified(archive: Path) -> str:
    return CliRunner().invoke(main, ["export", str(archive)]).output


def test_who_has_only_an_archive_verifies_every_bank_statement(archive: Path) -> None:
    assert "2 bank statements are what the bank delivered, with all their movements." in verified(archive)


@pytest.mark.parametrize(
    ("table", "change", "sentence"),
    [
        ("bank_statement_files", lambda row: row.update(content="00" + row["content"][2:]), "the bank's file N is not"),
        ("bank_statements", lambda row: row.update(to_day="2026-11-04"), "bank N is not what the log holds"),
        ("bank_movements", lambda row: row.update(cents=1), "the movements of bank statement N are not"),
        ("bank_movements", lambda row: row.update(statement_id=None), "the movements of bank statement N are not"),
        ("bank_movement_payments", lambda row: row.update(text="x"), "the movements of bank statement N are not"),
    ],
)
def test_a_changed_archive_is_found(archive: Path, table: str, change: Callable[[Any], None], sentence: str) -> None:
    assert sentence in without_numbers(resealed(archive, table, change))
