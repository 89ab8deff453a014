"""Exports: French Excel opens the CSV, its cents sum to the month's, and the receipts are those that count."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from server import csv_dialects, money
from server.access import Actor
from server.activity import exports, venue_months
from server.activity.venue_months import EVERYTHING, PAGE_LENGTH, VenueMonth
from server.db import db
from server.settlements import closing, service
from server.settlements import exports as settlement_exports
from tests.support import factories
from tests.support.rows import Scanner

OCTOBER = datetime(2026, 10, 14, 9, tzinfo=UTC)
NOVEMBER = datetime(2026, 11, 23, 14, 5, tzinfo=UTC)


@pytest.fixture(autouse=True)
def in_november() -> object:
    with time_machine.travel(NOVEMBER + timedelta(hours=1), tick=False):
        yield


@pytest.fixture
def manager(scanner: Scanner) -> Actor:
    return factories.actor(factories.manager(scanner.venue))


def of(scanner: Scanner, manager: Actor, month: str = "2026-11") -> VenueMonth:
    return venue_months.venue_month(manager, scanner.venue.id, month, EVERYTHING)


def in_standard(statement: VenueMonth) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(exports.month_csv(statement, csv_dialects.STANDARD))))


def test_french_excel_finds_its_mark_semicolons_commas_and_paris_times(scanner: Scanner, manager: Actor) -> None:
    scanner.accepted(NOVEMBER)
    text = exports.month_csv(of(scanner, manager), csv_dialects.FRENCH)
    header, line = text.splitlines()
    assert header.startswith("\ufeffMouvement;État;Motif;Pass;Service;Scanné le;Enregistré le;")
    assert line.startswith("Scan;Accepté;;")
    assert ";Maîtrise des outils numériques du quotidien;23/11/2026 15:05:00;" in line
    assert ";10,00;0,40;9,60;" in line


def test_the_standard_dialect_has_cents_and_utc(scanner: Scanner, manager: Actor) -> None:
    redemption = scanner.accepted(NOVEMBER)
    (row,) = in_standard(of(scanner, manager))
    assert (row["kind"], row["status"], row["net_cents"]) == ("redemption", "accepted", "960")
    assert (row["recorded_at"], row["id"]) == ("2026-11-23T14:05:00.000Z", str(redemption.id))


def test_refused_scans_say_why_and_are_worth_nothing(scanner: Scanner, manager: Actor) -> None:
    scanner.turned_away(NOVEMBER, "expired")
    statement = of(scanner, manager)
    assert "La date limite de ce pass est passée." in exports.month_csv(statement, csv_dialects.FRENCH)
    assert [row["net_cents"] for row in in_standard(statement)] == [""]


def test_the_cents_of_all_rows_add_up_to_the_sums(scanner: Scanner, manager: Actor, operator: Actor) -> None:
    settled = scanner.accepted(OCTOBER)
    closing.close_period(operator, "2026-10")
    scanner.reverse(settled, NOVEMBER)
    scanner.reverse(scanner.accepted(NOVEMBER), NOVEMBER, effective_at=NOVEMBER)
    for _ in range(PAGE_LENGTH + 1):
        scanner.accepted(NOVEMBER)
    statement = of(scanner, manager)
    rows = in_standard(statement)
    assert sum(int(row["net_cents"]) for row in rows) == statement.sums.net_cents == 960 * PAGE_LENGTH
    assert sum(1 if row["kind"] == "redemption" else -1 for row in rows) == statement.sums.redemptions


@pytest.mark.parametrize("label", ["=HYPERLINK(1)", "+33 6", "-1+1", "@home"])
def test_a_spreadsheet_runs_no_formula_from_a_phones_name(scanner: Scanner, manager: Actor, label: str) -> None:
    scanner.device.label = label
    db.session.commit()
    scanner.accepted(NOVEMBER)
    assert in_standard(of(scanner, manager))[0]["device"] == f"'{label}"
    assert f";'{label};" in exports.month_csv(of(scanner, manager), csv_dialects.FRENCH)


def test_a_phone_named_like_a_code_keeps_its_name(scanner: Scanner, manager: Actor) -> None:
    scanner.device.label = "expired"
    db.session.commit()
    scanner.accepted(NOVEMBER)
    assert ";expired;" in exports.month_csv(of(scanner, manager), csv_dialects.FRENCH)


@pytest.mark.parametrize(("cents", "text"), [(960, "9,60"), (-960, "-9,60"), (5, "0,05"), (-5, "-0,05"), (0, "0,00")])
def test_cents_are_written_with_a_decimal_comma(cents: int, text: str) -> None:
    assert money.format_euros(cents) == text


def test_a_tally_is_one_line_a_venue(scanner: Scanner) -> None:
    scanner.accepted(NOVEMBER)
    Scanner("=Atelier").accepted(NOVEMBER)
    header, *lines = settlement_exports.tally_csv(service.tally("2026-11"), csv_dialects.FRENCH).splitlines()
    assert header == "\ufeffLieu;Pass;Brut (€);Frais (€);Net (€);Identifiant"
    assert [line.rpartition(";")[0] for line in lines] == [
        "'=Atelier;1;10,00;0,40;9,60",
        "Médiathèque;1;10,00;0,40;9,60",
    ]


def test_a_negative_count_is_a_number_and_no_formula(scanner: Scanner, operator: Actor) -> None:
    redemption = scanner.accepted(OCTOBER)
    closing.close_period(operator, "2026-10")
    scanner.reverse(redemption, NOVEMBER)
    text = settlement_exports.tally_csv(service.tally("2026-11"), csv_dialects.STANDARD)
    assert text.splitlines()[1] == f"Médiathèque,-1,-1000,-40,-960,{scanner.venue.id}"


def test_receipts_are_those_of_the_redemptions_that_count(scanner: Scanner, manager: Actor, operator: Actor) -> None:
    settled = scanner.accepted(OCTOBER, receipt="october")
    closing.close_period(operator, "2026-10")
    scanner.reverse(settled, NOVEMBER)
    scanner.accepted(NOVEMBER, receipt="stands")
    scanner.reverse(scanner.accepted(NOVEMBER, receipt="undone"), NOVEMBER, effective_at=NOVEMBER)
    scanner.turned_away(NOVEMBER)
    assert exports.receipts(of(scanner, manager)) == "stands\n"
    assert exports.receipts(of(scanner, manager, "2026-10")) == "october\n"
