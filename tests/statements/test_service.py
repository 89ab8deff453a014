"""Statements as their readers open them: who sees which, and that sections, lines and sums are the same money."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient

from server import clock, csv_dialects
from server.access import Actor
from server.commands import CONSOLE
from server.db import db
from server.keys import ring
from server.settlements.closing import close_period
from server.settlements.tally import Totals, total
from server.statements import listing, service
from server.statements.exports import lines_csv, receipts
from server.statements.listing import StatementFilter
from server.statements.service import PAGE_LENGTH, StatementPage, UnknownStatement
from server.transparency.models import LogHead
from tests.support import factories
from tests.support.queries import heard
from tests.support.rows import Scanner

OCTOBER = datetime(2026, 10, 14, 9, tzinfo=UTC)
NOVEMBER = datetime(2026, 11, 23, 14, 5, tzinfo=UTC)
DECEMBER = datetime(2026, 12, 2, 8, tzinfo=UTC)
ONE = Totals(1, 1000, 40, 960)


@pytest.fixture(autouse=True)
def in_december() -> object:
    with time_machine.travel(DECEMBER, tick=False):
        yield


@pytest.fixture
def manager(scanner: Scanner) -> Actor:
    return factories.actor(factories.manager(scanner.venue))


def opened(
    actor: Actor, number: str = "R-2026-11-0001", *, venue_id: int | None = None, page: int = 1
) -> StatementPage:
    return service.statement_page(actor, number, venue_id=venue_id, page=page)


def test_a_managers_statements_are_those_of_the_organisation_newest_first(
    scanner: Scanner, manager: Actor, operator: Actor
) -> None:
    Scanner("Ailleurs").accepted(NOVEMBER)
    scanner.accepted(OCTOBER)
    scanner.accepted(NOVEMBER)
    close_period(operator, "2026-10")
    close_period(operator, "2026-11")
    mine, all_of_them = (
        listing.statement_list(manager, StatementFilter()),
        listing.statement_list(operator, StatementFilter()),
    )
    assert [one.statement.month for one in mine.statements] == ["2026-11", "2026-10"]
    assert {one.statement.organisation_id for one in mine.statements} == {scanner.venue.organisation_id}
    assert (mine.sums.total_cents, all_of_them.sums.total_cents) == (2 * 960, 3 * 960)
    assert [one.statement.month for one in all_of_them.statements] == ["2026-11", "2026-11", "2026-10"]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (StatementFilter(month="2026-11"), {"Ailleurs", "Mairie de Médoc"}),
        (StatementFilter(month="2026-10"), set()),
        (StatementFilter(text="MEDOC mairie"), {"Mairie de Médoc"}),
        (StatementFilter(text="R-2026-11-0002"), {"Ailleurs"}),
        (StatementFilter(text="%"), set()),
    ],
)
def test_statements_are_found_by_month_number_and_name(
    operator: Actor, wanted: StatementFilter, found: set[str]
) -> None:
    for name in ("Mairie de Médoc", "Ailleurs"):
        scanner = Scanner()
        scanner.venue.organisation.name = name
        db.session.commit()
        scanner.accepted(NOVEMBER)
    close_period(operator, "2026-11")
    answer = listing.statement_list(operator, wanted)
    assert {one.statement.organisation_name for one in answer.statements} == found
    assert answer.total == len(found)


def test_another_organisations_statement_is_as_unknown_as_none(
    scanner: Scanner, manager: Actor, operator: Actor
) -> None:
    Scanner().accepted(NOVEMBER)
    close_period(operator, "2026-11")
    for number in ("R-2026-11-0001", "R-2026-11-0099", "", "nonsense"):
        with pytest.raises(UnknownStatement):
            opened(manager, number)
        with pytest.raises(UnknownStatement):
            service.list_lines(manager, number)


def test_venues_and_campaigns_each_add_up_to_the_statement(scanner: Scanner, manager: Actor, operator: Actor) -> None:
    beside = Scanner("Antenne", beside=scanner)
    scanner.accepted(NOVEMBER)
    scanner.accepted(NOVEMBER)
    beside.accepted(NOVEMBER)
    close_period(operator, "2026-11")
    document = opened(manager)
    assert [(venue.name, venue.totals) for venue in document.venues] == [
        ("Antenne", ONE),
        ("Médiathèque", ONE + ONE),
    ]
    statement = document.statement
    sums = Totals(statement.redemptions, statement.gross_cents, statement.fee_cents, statement.net_cents)
    assert total(venue.totals for venue in document.venues) == sums
    assert total(campaign.totals for campaign in document.campaigns) == sums


def test_a_later_reversal_is_a_negative_line_with_its_reason(scanner: Scanner, manager: Actor, operator: Actor) -> None:
    redemption = scanner.accepted(OCTOBER)
    close_period(operator, "2026-10")
    scanner.reverse(redemption, NOVEMBER)
    scanner.accepted(NOVEMBER)
    close_period(operator, "2026-11")
    undone, standing = sorted(opened(manager).lines, key=lambda line: line.line.net_cents)
    assert (undone.kind, undone.reason, undone.line.net_cents) == ("reversal", "mistake", -960)
    assert (undone.voucher, undone.redemption.id) == (standing.voucher[:-1] + undone.voucher[-1], redemption.id)
    assert (standing.kind, standing.reason) == ("redemption", None)


def test_what_is_below_nothing_is_carried_on_once_and_not_paid(
    scanner: Scanner, manager: Actor, operator: Actor
) -> None:
    redemption = scanner.accepted(OCTOBER)
    close_period(operator, "2026-10")
    scanner.reverse(redemption, NOVEMBER)
    close_period(operator, "2026-11")
    with time_machine.travel(DECEMBER + timedelta(days=62), tick=False):
        for month in (12, 13):
            scanner.accepted(DECEMBER + timedelta(days=31 * (month - 12)))
            scanner.accepted(DECEMBER + timedelta(days=31 * (month - 12)))
        close_period(operator, "2026-12")
        close_period(operator, "2027-01")
    told = [
        (one.statement.month, one.statement.carried_cents, one.statement.total_cents, str(one.pay_by))
        for one in listing.statement_list(manager, StatementFilter()).statements
    ]
    assert told == [
        ("2027-01", 0, 1920, "2027-02-15"),
        ("2026-12", -960, 960, "2027-01-15"),
        ("2026-11", 0, -960, "None"),
        ("2026-10", 0, 960, "2026-11-15"),
    ]


def test_lines_come_in_pages_venue_after_venue_or_of_one_venue(
    scanner: Scanner, manager: Actor, operator: Actor
) -> None:
    beside = Scanner("Antenne", beside=scanner)
    beside.accepted(NOVEMBER)
    for minute in range(PAGE_LENGTH):
        scanner.accepted(NOVEMBER + timedelta(minutes=minute))
    close_period(operator, "2026-11")
    first, second = opened(manager), opened(manager, page=2)
    assert (first.pages, first.total, len(first.lines), len(second.lines)) == (2, 51, 50, 1)
    assert first.lines[0].venue.name == "Antenne"
    assert second.lines[-1].at == NOVEMBER + timedelta(minutes=PAGE_LENGTH - 1)
    alone = opened(manager, venue_id=beside.venue.id)
    assert (alone.total, [line.venue.name for line in alone.lines]) == (1, ["Antenne"])
    assert opened(manager, venue_id=Scanner().venue.id).total == 0
    assert list(opened(manager, page=3).lines) == []


def test_the_logs_head_of_the_month_is_shown(app: Flask, scanner: Scanner, manager: Actor, operator: Actor) -> None:
    ring.rotate(CONSOLE)
    scanner.accepted(NOVEMBER)
    close_period(operator, "2026-11")
    head = opened(manager).head
    assert isinstance(head, LogHead)
    assert (head.size > 0, len(head.root)) == (True, 32)


def test_a_month_closed_without_a_signing_key_has_no_head(scanner: Scanner, manager: Actor, operator: Actor) -> None:
    scanner.accepted(NOVEMBER)
    close_period(operator, "2026-11")
    assert opened(manager).head is None


@pytest.mark.parametrize(
    ("siret", "public"), [("21330063500017", True), ("13000000000017", True), ("44306184100047", False), (None, False)]
)
def test_public_organisations_have_an_attestation(
    scanner: Scanner, manager: Actor, operator: Actor, siret: str | None, public: bool
) -> None:
    scanner.venue.organisation.siret = siret
    db.session.commit()
    scanner.accepted(NOVEMBER)
    close_period(operator, "2026-11")
    assert opened(manager).attestation is public


def test_the_cents_of_a_statements_csv_are_the_statements(scanner: Scanner, manager: Actor, operator: Actor) -> None:
    redemption = scanner.accepted(OCTOBER)
    close_period(operator, "2026-10")
    scanner.reverse(redemption, NOVEMBER)
    for minute in range(PAGE_LENGTH + 3):
        scanner.accepted(NOVEMBER + timedelta(minutes=minute))
    close_period(operator, "2026-11")
    header, *rows = lines_csv(service.list_lines(manager, "R-2026-11-0001"), csv_dialects.STANDARD).splitlines()
    names = header.split(",")
    statement = opened(manager).statement
    for name in ("gross_cents", "fee_cents", "net_cents"):
        assert sum(int(row.split(",")[names.index(name)]) for row in rows) == getattr(statement, name)


def test_french_excel_opens_a_statement(scanner: Scanner, manager: Actor, operator: Actor) -> None:
    redemption = scanner.accepted(NOVEMBER)
    close_period(operator, "2026-11")
    header, line = lines_csv(service.list_lines(manager, "R-2026-11-0001"), csv_dialects.FRENCH).splitlines()
    assert header.startswith("\ufeffMouvement;Motif;Enregistré le;Scanné le;Pass;Service;Lieu;Campagne;Commanditaire;")
    assert line.startswith("Scan;;23/11/2026 15:05:00;")
    assert f";10,00;0,40;9,60;{redemption.id};" in line


def test_receipts_of_a_statement_are_those_that_stand_in_it(scanner: Scanner, manager: Actor, operator: Actor) -> None:
    settled = scanner.accepted(OCTOBER, receipt="october")
    close_period(operator, "2026-10")
    scanner.reverse(settled, NOVEMBER)
    scanner.accepted(NOVEMBER, receipt="stands")
    scanner.reverse(scanner.accepted(NOVEMBER, receipt="undone"), NOVEMBER, effective_at=NOVEMBER)
    close_period(operator, "2026-11")
    assert receipts(service.list_lines(manager, "R-2026-11-0001")) == "stands\n"
    assert receipts(service.list_lines(manager, "R-2026-10-0001")) == "october\n"


def test_a_statement_asks_the_database_as_often_however_many_lines_it_has(
    app: Flask, scanner: Scanner, manager: Actor, operator: Actor
) -> None:
    for minute in range(20):
        scanner.accepted(NOVEMBER + timedelta(minutes=minute))
    scanner.accepted(OCTOBER)
    close_period(operator, "2026-10")
    close_period(operator, "2026-11")
    asked = []
    for number in ("R-2026-10-0001", "R-2026-11-0001"):
        with heard(app) as statements:
            opened(manager, number)
        asked.append(len(statements))
    assert asked[0] == asked[1] <= 6


def test_the_file_has_the_statements_of_the_list_and_no_formula(operator: Actor, client: FlaskClient) -> None:
    for name in ("=Mairie", "Ailleurs"):
        scanner = Scanner()
        scanner.venue.organisation.name = name
        db.session.commit()
        scanner.accepted(NOVEMBER)
    close_period(operator, "2026-11")
    factories.sign_in(client, factories.operator())
    header, line = client.get("/api/statements.csv?text=mairie").text.splitlines()
    assert header.startswith("\ufeffRelevé;Mois;Structure;SIRET;Scans;")
    assert ";2026-11;'=Mairie;;1;10,00;0,40;9,60;0,00;9,60;" in line
    today = clock.paris_day(clock.now())
    assert client.get(f"/api/statements?from={today}").json["total"] == 2
    assert client.get(f"/api/statements?to={today - timedelta(days=1)}").json["total"] == 0
