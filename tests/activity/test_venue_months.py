"""A venue's month line by line: which lines are listed, and that they sum to the month's figures."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from flask import Flask
from sqlalchemy import event

from server.access import Actor
from server.activity import venue_months
from server.activity.venue_months import EVERYTHING, PAGE_LENGTH, Filter, VenueMonth
from server.db import db
from server.settlements import closing, service
from server.settlements.tally import Totals
from server.venues.refusals import UnknownVenue
from server.vouchers import ids
from tests.support import factories
from tests.support.rows import Scanner

OCTOBER = datetime(2026, 10, 14, 9, tzinfo=UTC)
NOVEMBER = datetime(2026, 11, 23, 14, 5, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def in_november() -> object:
    with time_machine.travel(NOVEMBER + timedelta(hours=1), tick=False):
        yield


@pytest.fixture
def manager(scanner: Scanner) -> Actor:
    return factories.actor(factories.manager(scanner.venue))


def of(scanner: Scanner, actor: Actor, month: str = "2026-11", wanted: Filter = EVERYTHING) -> VenueMonth:
    return venue_months.venue_month(actor, scanner.venue.id, month, wanted)


def listed(statement: VenueMonth) -> list[object]:
    return [line.redemption.id for line in statement.page.lines]


def test_the_newest_redemption_comes_first(scanner: Scanner, manager: Actor) -> None:
    older = scanner.accepted(NOVEMBER, scanned_at=NOVEMBER - 3 * MINUTE)
    newest = scanner.accepted(NOVEMBER + MINUTE)
    scanned_later = scanner.accepted(NOVEMBER, scanned_at=NOVEMBER - 2 * MINUTE)
    assert listed(of(scanner, manager)) == [newest.id, scanned_later.id, older.id]


def test_a_line_tells_who_scanned_with_which_phone(scanner: Scanner, manager: Actor) -> None:
    redemption = scanner.accepted(NOVEMBER)
    line = of(scanner, manager).page.lines[0]
    assert (line.person, line.device) == (scanner.device.person.name, "Téléphone de l'accueil")
    assert line.voucher == ids.voucher_number(redemption.voucher_id)
    assert (line.period, line.settled, line.first, line.undoing) == ("2026-11", False, None, None)


def test_a_conflict_tells_where_and_when_the_first_was(scanner: Scanner, manager: Actor) -> None:
    other = Scanner("Atelier")
    first = other.accepted(NOVEMBER)
    scanner.turned_away(NOVEMBER + MINUTE, first=first)
    told = of(scanner, manager).page.lines[0].first
    assert (told.venue, told.commune, told.at, told.here) == ("Atelier", "Bordeaux", NOVEMBER, False)


def test_a_refused_scan_without_a_known_voucher_is_listed(scanner: Scanner, manager: Actor) -> None:
    scan = scanner.turned_away(NOVEMBER, "malformed", voucher_id=None)
    line = of(scanner, manager).page.lines[0]
    assert (line.redemption.id, line.redemption.reason, line.voucher) == (scan.id, "malformed", None)


def test_a_reversed_redemption_tells_why_when_and_by_whom(scanner: Scanner, manager: Actor) -> None:
    redemption = scanner.accepted(NOVEMBER)
    scanner.reverse(redemption, NOVEMBER + MINUTE, effective_at=NOVEMBER)
    undoing = of(scanner, manager).page.lines[0].undoing
    assert (undoing.reversal.reason, undoing.reversal.recorded_at) == ("mistake", NOVEMBER + MINUTE)
    assert (undoing.person, undoing.period, undoing.settled) == (scanner.device.person.name, "2026-11", False)


def test_a_reversal_of_a_closed_month_is_a_correction_of_this_one(
    scanner: Scanner, manager: Actor, operator: Actor
) -> None:
    redemption = scanner.accepted(OCTOBER)
    closing.close_period(operator, "2026-10")
    scanner.reverse(redemption, NOVEMBER)
    november, october = of(scanner, manager), of(scanner, manager, "2026-10")
    assert [line.redemption.id for line in november.corrections] == [redemption.id]
    assert (listed(november), november.sums) == ([], Totals(-1, -1000, -40, -960))
    assert (listed(october), october.corrections) == ([redemption.id], [])
    assert (october.page.lines[0].settled, october.page.lines[0].undoing.period) == (True, "2026-11")


def test_a_redemption_too_late_for_its_closed_month_is_listed_where_it_counts(
    scanner: Scanner, manager: Actor, operator: Actor
) -> None:
    closing.close_period(operator, "2026-10")
    late = scanner.accepted(OCTOBER)
    assert listed(of(scanner, manager)) == [late.id]
    assert listed(of(scanner, manager, "2026-10")) == []
    assert of(scanner, manager).page.lines[0].period == "2026-11"


def test_a_refused_scan_stays_in_its_month_whatever_was_closed(
    scanner: Scanner, manager: Actor, operator: Actor
) -> None:
    closing.close_period(operator, "2026-10")
    refused = scanner.turned_away(OCTOBER)
    statement = of(scanner, manager, "2026-10")
    assert (listed(statement), statement.page.lines[0].period) == ([refused.id], "2026-10")


def test_lines_less_undone_less_corrections_are_the_sums(scanner: Scanner, manager: Actor, operator: Actor) -> None:
    settled = scanner.accepted(OCTOBER)
    closing.close_period(operator, "2026-10")
    scanner.reverse(settled, NOVEMBER)
    undone = scanner.accepted(NOVEMBER)
    scanner.reverse(undone, NOVEMBER, effective_at=NOVEMBER)
    scanner.accepted(OCTOBER)
    first = scanner.accepted(NOVEMBER)
    scanner.turned_away(NOVEMBER, first=first)
    statement = of(scanner, manager)
    accepted = [line for line in statement.page.lines if line.redemption.net_cents]
    minus = [line for line in accepted if line.undoing] + statement.corrections
    assert (len(accepted), len(minus)) == (3, 2)
    net_cents = sum(line.redemption.net_cents for line in accepted) - sum(line.redemption.net_cents for line in minus)
    assert statement.sums == Totals(1, 1000, 40, net_cents) == service.tally("2026-11").total


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Filter(status="accepted"), ["a", "b"]),
        (Filter(status="conflict"), ["c"]),
        (Filter(status="refused"), ["d"]),
        (Filter(status="reversed"), ["e"]),
        (Filter(service="employment"), ["b"]),
        (Filter(service="employment", status="refused"), []),
        (Filter(), ["a", "b", "c", "d", "e"]),
    ],
)
def test_lines_are_filtered_by_status_and_service(
    scanner: Scanner, manager: Actor, wanted: Filter, expected: list[str]
) -> None:
    a = scanner.accepted(NOVEMBER)
    b = scanner.accepted(NOVEMBER, service="employment")
    found = {
        a.id: "a",
        b.id: "b",
        scanner.turned_away(NOVEMBER, first=a).id: "c",
        scanner.turned_away(NOVEMBER).id: "d",
    }
    undone = scanner.accepted(NOVEMBER)
    scanner.reverse(undone, NOVEMBER)
    found[undone.id] = "e"
    statement = of(scanner, manager, wanted=wanted)
    assert sorted(found[key] for key in listed(statement)) == expected
    assert statement.page.total == len(expected)


def test_counts_by_status_ignore_the_status_wanted(scanner: Scanner, manager: Actor) -> None:
    scanner.turned_away(NOVEMBER, first=scanner.accepted(NOVEMBER))
    statement = of(scanner, manager, wanted=Filter(status="refused"))
    assert statement.page.counts == {"accepted": 1, "conflict": 1, "refused": 0, "reversed": 0}


def test_what_was_undone_is_listed_as_reversed_and_no_longer_as_accepted(
    scanner: Scanner, manager: Actor, operator: Actor
) -> None:
    scanner.accepted(OCTOBER)
    undone_later = scanner.accepted(OCTOBER)
    scanner.reverse(scanner.accepted(OCTOBER), OCTOBER)
    closing.close_period(operator, "2026-10")
    scanner.reverse(undone_later, NOVEMBER)
    october = of(scanner, manager, "2026-10", Filter(status="accepted"))
    assert (october.page.counts, october.page.total) == (
        {"accepted": 2, "conflict": 0, "refused": 0, "reversed": 1},
        2,
    )
    assert october.sums.redemptions == october.page.counts["accepted"]


def test_a_number_finds_a_voucher_or_all_of_a_booklet(scanner: Scanner, manager: Actor) -> None:
    booklet, other = (factories.vouchers(factories.booklet()) for _ in range(2))
    one, two, _ = (scanner.accepted(NOVEMBER, voucher_id=voucher.id).id for voucher in (*booklet[:2], other[0]))
    of_voucher = of(scanner, manager, wanted=Filter(number=booklet[0].number))
    of_booklet = of(scanner, manager, wanted=Filter(number=booklet[0].booklet.number))
    of_nothing = of(scanner, manager, wanted=Filter(number="le carnet bleu"))
    assert listed(of_voucher) == [one]
    assert sorted(listed(of_booklet)) == sorted([one, two])
    assert listed(of_nothing) == []


def test_pages_cut_the_list_and_leave_no_line_out(scanner: Scanner, manager: Actor) -> None:
    made = [scanner.accepted(NOVEMBER + n * MINUTE / 60).id for n in range(PAGE_LENGTH + 1)]
    first, second = (of(scanner, manager, wanted=Filter(page=page)) for page in (1, 2))
    assert listed(first) + listed(second) == made[::-1]
    assert (first.page.pages, first.page.total, len(first.page.lines)) == (2, PAGE_LENGTH + 1, PAGE_LENGTH)
    assert listed(of(scanner, manager, wanted=Filter(page=3))) == []


def test_a_statement_takes_as_many_statements_for_one_line_as_for_many(
    app: Flask, scanner: Scanner, manager: Actor
) -> None:
    counted: list[str] = []
    event.listen(db.engine, "before_cursor_execute", lambda *args: counted.append(args[2]))
    lengths = []
    for lines in (1, 20):
        for _ in range(lines):
            scanner.reverse(scanner.accepted(NOVEMBER), NOVEMBER, effective_at=NOVEMBER)
        counted.clear()
        of(scanner, manager)
        lengths.append(len(counted))
    assert lengths[0] == lengths[1] <= 8


def test_another_organisations_venue_is_unknown_to_a_manager(scanner: Scanner, manager: Actor) -> None:
    with pytest.raises(UnknownVenue):
        of(Scanner(), manager)
