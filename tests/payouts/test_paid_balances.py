"""What was paid is no longer waiting, and waits again when the money comes back; nothing is counted twice."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import uuid4

import time_machine

from server.access import Actor
from server.activity.reversals import Undo, reverse
from server.payouts import balances
from server.settlements.tally import Totals
from tests.payouts.support.office import Office
from tests.support import factories

JANUARY, FEBRUARY = datetime(2027, 1, 4, 9, tzinfo=UTC), datetime(2027, 2, 2, 9, tzinfo=UTC)
NONE, TWO, FIVE, MINUS_TWO = (Totals(n, n * 1000, n * 40, n * 960) for n in (0, 2, 5, -2))


def told(actor: Actor, venue_id: int) -> tuple[Totals, Totals, Totals]:
    found = balances.balance(actor, venue_id)
    return found.this_period, found.waiting, found.paid


def test_a_venue_waits_until_the_bank_paid_and_again_when_it_comes_back(office: Office) -> None:
    venue, phone = office.place()
    manager = factories.actor(factories.manager(venue))
    office.scans(phone, 2)
    office.close()
    office.account(venue.organisation)
    office.sent()
    assert told(manager, venue.id) == (NONE, TWO, NONE)
    office.answered("2026-12-03;R-2026-11-0001;19,20;paid;")
    assert told(manager, venue.id) == (NONE, NONE, TWO)
    office.answered("2026-12-05;R-2026-11-0001;19,20;returned;AC04")
    assert told(manager, venue.id) == (NONE, TWO, NONE)


def test_a_month_below_nothing_waits_until_the_one_that_carries_it_is_paid(
    office: Office, december: time_machine.Traveller
) -> None:
    venue, phone = office.place()
    manager = factories.actor(factories.manager(venue))
    scans = office.scans(phone, 2)
    office.close()
    office.account(venue.organisation)
    office.sent()
    office.answered("2026-12-03;R-2026-11-0001;19,20;paid;")
    for scan in scans:
        reverse(office.first, scan, Undo(uuid4(), "mistake"))
    december.move_to(JANUARY)
    office.close("2026-12")
    assert told(manager, venue.id) == (NONE, MINUS_TWO, TWO)
    office.scans(phone, 5, JANUARY)
    december.move_to(FEBRUARY)
    office.close("2027-01")
    office.sent()
    assert told(manager, venue.id) == (NONE, FIVE + MINUS_TWO, TWO)
    office.answered("2027-02-03;R-2027-01-0001;28,80;paid;")
    assert told(manager, venue.id) == (NONE, NONE, FIVE)


def test_a_month_that_comes_to_nothing_is_settled_without_a_payment(
    office: Office, december: time_machine.Traveller
) -> None:
    venue, phone = office.place()
    manager = factories.actor(factories.manager(venue))
    scans = office.scans(phone, 2)
    office.close()
    for scan in scans:
        reverse(office.first, scan, Undo(uuid4(), "mistake"))
    office.scans(phone, 2)
    december.move_to(JANUARY)
    office.close("2026-12")
    assert told(manager, venue.id) == (NONE, TWO, NONE)
