"""Exports of the journal: what is refused, who may, what is recorded, and what they cost."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient, FlaskCliRunner
from sqlalchemy import select

from server.accounting import service
from server.accounting.fiscal import year_of
from server.accounting.refusals import ExportUnderWay
from server.accounting.service import JournalWanted
from server.commands import CONSOLE
from server.db import db
from server.trail.models import Act
from tests.accounting.support.reader import read_fec
from tests.payouts.support.office import Office
from tests.support import factories
from tests.support.queries import heard

AFTER = datetime(2026, 12, 26, 9, tzinfo=UTC)
ADDRESS = "/api/ledger/journal"
DECEMBER = {"first_day": "2026-12-01", "last_day": "2026-12-24"}


@pytest.mark.parametrize(
    ("period", "code"),
    [
        (("2026-12-02", "2026-12-01"), "period_reversed"),
        (("2026-12-01", "2026-12-26"), "day_not_over"),
        (("2025-12-01", "2026-01-01"), "two_fiscal_years"),
        (("2026-12-01", ""), "invalid"),
        (("2026-13-01", "2026-12-01"), "invalid"),
    ],
)
def test_a_period_that_makes_no_file_is_refused(
    office: Office, client: FlaskClient, moving: time_machine.Traveller, period: tuple[str, str], code: str
) -> None:
    moving.move_to(AFTER)
    factories.sign_in(client, factories.operator())
    answer = client.get(ADDRESS, query_string=dict(zip(("first_day", "last_day"), period, strict=True)))
    assert (answer.status_code, answer.json["error"]["code"]) == (422, code)


def test_a_day_is_over_once_all_its_lines_are_stored(
    office: Office, client: FlaskClient, moving: time_machine.Traveller
) -> None:
    for hour, status in ((4, 422), (5, 200)):
        moving.move_to(datetime(2026, 12, 25, hour, tzinfo=UTC))
        factories.sign_in(client, factories.operator())
        assert client.get(ADDRESS, query_string=DECEMBER).status_code == status


def test_an_operator_unknown_in_law_has_no_file(client: FlaskClient) -> None:
    factories.sign_in(client, factories.operator())
    answer = client.get(ADDRESS, query_string={"first_day": "2026-01-01", "last_day": "2026-01-02"})
    assert (answer.status_code, answer.json["error"]["code"]) == (409, "operator_unknown")


@pytest.mark.parametrize(("role", "status"), [("operator", 200), ("auditor", 200), ("manager", 403), ("sponsor", 403)])
def test_operator_and_auditor_take_the_file(
    office: Office, client: FlaskClient, moving: time_machine.Traveller, role: str, status: int
) -> None:
    moving.move_to(AFTER)
    where = None if status == 200 else factories.organisation()
    factories.sign_in(client, factories.person(role, where))
    assert client.get(ADDRESS, query_string=DECEMBER).status_code == status


def test_who_took_which_file_stands_in_the_trail(
    office: Office, client: FlaskClient, moving: time_machine.Traveller
) -> None:
    office.payable(2)
    moving.move_to(AFTER)
    someone = factories.person("auditor")
    answer = factories.sign_in(client, someone).get(ADDRESS, query_string=DECEMBER)
    assert answer.headers["Content-Disposition"] == 'attachment; filename="732829320FEC20261224.txt"'
    assert answer.headers["Cache-Control"] == "no-store"
    fec = read_fec("732829320FEC20261224.txt", answer.data)
    act = db.session.scalars(select(Act).where(Act.verb == "journal.exported")).one()
    assert (act.person_id, act.subject_id) == (someone.id, "2026-12-01/2026-12-24")
    assert (act.after["format"], act.after["entries"], act.after["lines"]) == ("fec", 2, len(fec.lines))


def test_csv_is_asked_for_in_the_same_place(
    office: Office, client: FlaskClient, moving: time_machine.Traveller
) -> None:
    office.payable(2)
    moving.move_to(AFTER)
    factories.sign_in(client, factories.operator())
    answer = client.get(ADDRESS, query_string=DECEMBER | {"format": "french"})
    assert answer.data.decode().startswith("\ufeffJournalCode;JournalLib;")
    assert "journal-20261201-20261224.csv" in answer.headers["Content-Disposition"]
    assert client.get(ADDRESS, query_string=DECEMBER | {"format": "xlsx"}).status_code == 422


def test_one_export_at_a_time(office: Office, moving: time_machine.Traveller) -> None:
    moving.move_to(AFTER)
    with service.ONE_AT_A_TIME, pytest.raises(ExportUnderWay):
        service.export(CONSOLE, JournalWanted(date(2026, 12, 1), date(2026, 12, 24)))
    service.export(CONSOLE, JournalWanted(date(2026, 12, 1), date(2026, 12, 24))).file.close()


def test_the_command_names_the_file_as_the_law_does(
    office: Office, runner: FlaskCliRunner, moving: time_machine.Traveller, tmp_path: Path
) -> None:
    office.payable(2)
    moving.move_to(AFTER)
    days = ["--from", "2026-01-01", "--to", "2026-12-24"]
    told = runner.invoke(args=["ledger", "fec", *days, str(tmp_path)])
    written = tmp_path / "732829320FEC20261224.txt"
    assert f"{written}: 7 entries, " in told.output
    read_fec(written.name, written.read_bytes())
    runner.invoke(args=["ledger", "fec", *days, "--format", "standard", str(tmp_path / "journal.csv")])
    assert (tmp_path / "journal.csv").read_text().startswith("journal_code,")
    refused = runner.invoke(args=["ledger", "fec", "--from", "2026-12-02", "--to", "2026-12-01", str(tmp_path)])
    assert (refused.exit_code, "finit avant" in refused.output) == (1, True)


def test_a_day_costs_the_same_queries_whatever_it_holds(
    app: Flask, office: Office, moving: time_machine.Traveller
) -> None:
    def spent() -> int:
        with heard(app) as queries:
            service.export(CONSOLE, JournalWanted(date(2026, 11, 20), date(2026, 11, 20))).file.close()
        return len(queries)

    moving.move_to(AFTER)
    office.owed(1)
    before = spent()
    for count in (2, 9, 5):
        office.owed(count)
    assert spent() == before


@pytest.mark.parametrize(
    ("day", "ends_month", "first", "last"),
    [
        (date(2026, 1, 1), 12, date(2026, 1, 1), date(2026, 12, 31)),
        (date(2026, 6, 30), 6, date(2025, 7, 1), date(2026, 6, 30)),
        (date(2026, 7, 1), 6, date(2026, 7, 1), date(2027, 6, 30)),
        (date(2028, 2, 29), 2, date(2027, 3, 1), date(2028, 2, 29)),
    ],
)
def test_an_accounting_year_is_twelve_months(day: date, ends_month: int, first: date, last: date) -> None:
    assert year_of(day, ends_month) == (first, last)
    assert year_of(last + timedelta(days=1), ends_month).first == last + timedelta(days=1)
