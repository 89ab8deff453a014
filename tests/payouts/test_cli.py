"""`flask payouts …` takes a batch from due documents to the bank's answer, with two people."""

from __future__ import annotations

from pathlib import Path

from flask.testing import FlaskCliRunner

from server.accounts.models import Person
from server.db import db
from tests.payouts.bank_files.support.samples import table
from tests.payouts.support.office import Office, states


def test_two_people_take_a_batch_to_the_bank_and_read_its_answer(
    office: Office, runner: FlaskCliRunner, tmp_path: Path
) -> None:
    office.account(office.owed(1, name="Lieu de Bègles"))
    office.owed(2)
    office.close()
    first, second = (db.session.get_one(Person, who.person_id).email for who in (office.first, office.second))

    def run(*words: str) -> str:
        return str(runner.invoke(args=["payouts", *words]).output)

    assert "9,60 €\tready\n" in run("due")
    assert "19,20 €\tno_account\n" in run("due")
    number, _, told = run("prepare", "--by", first).partition(": ")
    assert told == "prepared, 1 payouts, 9,60 €\n"
    assert "une autre personne" in run("approve", "--by", first, number)
    assert run("approve", "--by", second, number) == f"{number}: approved, 1 payouts, 9,60 €\n"
    assert "bytes" in run("file", number, str(tmp_path / "file.xml"))
    assert b"R-2026-11-0001" in (tmp_path / "file.xml").read_bytes()
    assert run("sent", "--by", first, number) == f"{number}: sent, 1 payouts, 9,60 €\n"
    (tmp_path / "answer.csv").write_bytes(table("2026-12-04;R-2026-11-0001;9,60;rejected;AC04"))
    told = run("import", "--by", first, str(tmp_path / "answer.csv"))
    assert told == "csv: 1 new, 1 rejected applied, 0 told before\n"
    assert states() == ["rejected"]


def test_nobody_but_the_operators_people_pay(office: Office, runner: FlaskCliRunner) -> None:
    assert office
    assert "Personne" in runner.invoke(args=["payouts", "prepare", "--by", "someone@example.org"]).output


def test_a_batch_is_given_up(office: Office, runner: FlaskCliRunner) -> None:
    office.account(office.owed(1))
    office.close()
    email = db.session.get_one(Person, office.first.person_id).email
    number = runner.invoke(args=["payouts", "prepare", "--by", email]).output.partition(":")[0]
    assert "cancelled" in runner.invoke(args=["payouts", "cancel", "--by", email, number]).output
    assert states() == ["cancelled"]


def test_a_document_is_left_out_and_what_speaks_against_another_is_shown(
    office: Office, runner: FlaskCliRunner, tmp_path: Path
) -> None:
    owners = [office.owed(count) for count in (1, 2)]
    office.close()
    for owner in owners:
        office.account(owner)
    email = db.session.get_one(Person, office.first.person_id).email

    def run(*words: str) -> str:
        return str(runner.invoke(args=["payouts", *words]).output)

    number, _, told = run("prepare", "--by", email, "--without", "R-2026-11-0001").partition(": ")
    assert told == "prepared, 1 payouts, 19,20 €\n"
    assert "R-2026-11-0002" in run("show", number)
    assert "new account" in run("show", number)
    assert "not to be paid now" in run("prepare", "--by", email, "--without", "R-2026-11-0002")
    assert "samedi" in run("prepare", "--by", email, "--day", "2026-12-05")
    office.sent()
    office.answered("2026-12-04;R-2026-11-0001;9,60;returned;AC04")
    assert "account_refused\treturned: Compte clos" in run("due")
    (tmp_path / "large.csv").write_bytes(b"x" * (4 * 1024 * 1024 + 1))
    assert "4 Mo" in run("import", "--by", email, str(tmp_path / "large.csv"))
