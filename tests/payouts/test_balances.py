"""What a venue is owed, and who may see it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
import time_machine
from flask import Flask
from sqlalchemy import event

from server.access import Actor
from server.db import db
from server.payouts import balances
from server.settlements import closing, service
from server.settlements.tally import Totals
from server.venues.refusals import UnknownVenue
from tests.support import factories
from tests.support.rows import Scanner

OCTOBER = datetime(2026, 10, 14, 9, tzinfo=UTC)
NOVEMBER = datetime(2026, 11, 23, 14, 5, tzinfo=UTC)
ONE = Totals(1, 1000, 40, 960)
NONE = Totals()


@pytest.fixture(autouse=True)
def in_november() -> object:
    with time_machine.travel(NOVEMBER, tick=False):
        yield


@pytest.fixture
def manager(scanner: Scanner) -> Actor:
    return factories.actor(factories.manager(scanner.venue))


def test_a_redemption_is_owed_960_cents_this_month(scanner: Scanner, manager: Actor) -> None:
    scanner.accepted(NOVEMBER)
    balance = balances.balance(manager, scanner.venue.id)
    assert (balance.venue_id, balance.name, balance.period) == (scanner.venue.id, "Médiathèque", "2026-11")
    assert (balance.this_period, balance.waiting, balance.paid) == (ONE, NONE, NONE)


def test_a_closed_month_waits_for_its_payment(scanner: Scanner, manager: Actor, operator: Actor) -> None:
    scanner.accepted(OCTOBER)
    closing.close_period(operator, "2026-10")
    balance = balances.balance(manager, scanner.venue.id)
    assert (balance.this_period, balance.waiting) == (NONE, ONE)


def test_an_earlier_month_that_nobody_closed_yet_waits_too(scanner: Scanner, manager: Actor) -> None:
    scanner.accepted(OCTOBER)
    scanner.accepted(NOVEMBER)
    balance = balances.balance(manager, scanner.venue.id)
    assert (balance.this_period, balance.waiting) == (ONE, ONE)


def test_a_reversal_of_a_closed_month_is_owed_back_this_month(
    scanner: Scanner, manager: Actor, operator: Actor
) -> None:
    redemption = scanner.accepted(OCTOBER)
    closing.close_period(operator, "2026-10")
    scanner.reverse(redemption, NOVEMBER)
    balance = balances.balance(manager, scanner.venue.id)
    assert (balance.this_period, balance.waiting) == (Totals(-1, -1000, -40, -960), ONE)


def test_this_period_is_the_open_tally_of_the_month(scanner: Scanner, manager: Actor, operator: Actor) -> None:
    closing.close_period(operator, "2026-10")
    scanner.accepted(OCTOBER)
    scanner.accepted(NOVEMBER)
    balance = balances.balance(manager, scanner.venue.id)
    assert balance.this_period == service.tally("2026-11").total == ONE + ONE


def test_other_venues_do_not_count(scanner: Scanner, manager: Actor) -> None:
    Scanner().accepted(NOVEMBER)
    assert balances.balance(manager, scanner.venue.id).this_period == NONE


def test_a_manager_sees_the_venues_of_the_organisation_and_no_other(scanner: Scanner, manager: Actor) -> None:
    sister = factories.venue(scanner.venue.organisation, name="Annexe")
    stranger = factories.qualified_venue()
    assert [balance.name for balance in balances.balances(manager)] == ["Annexe", "Médiathèque"]
    assert balances.balance(manager, sister.id).this_period == NONE
    for venue_id in (stranger.id, stranger.id + 1000):
        with pytest.raises(UnknownVenue):
            balances.balance(manager, venue_id)


def test_a_mediator_of_the_organisation_is_not_its_manager(scanner: Scanner) -> None:
    with pytest.raises(UnknownVenue):
        balances.balance(factories.actor(factories.mediator(scanner.venue)), scanner.venue.id)


def test_a_phone_sees_its_own_venue_only(scanner: Scanner) -> None:
    sister = factories.venue(scanner.venue.organisation)
    phone = factories.device_actor(scanner.device)
    scanner.accepted(NOVEMBER)
    assert balances.balance(phone, scanner.venue.id).this_period == ONE
    with pytest.raises(UnknownVenue):
        balances.balance(phone, sister.id)


def test_the_operator_sees_every_venue(scanner: Scanner, operator: Actor) -> None:
    scanner.accepted(NOVEMBER)
    assert balances.balance(operator, scanner.venue.id).this_period == ONE


def test_the_balances_of_many_venues_take_as_many_statements_as_of_one(
    app: Flask, scanner: Scanner, manager: Actor
) -> None:
    counted: list[str] = []
    event.listen(db.engine, "before_cursor_execute", lambda *args: counted.append(args[2]))
    scanner.accepted(NOVEMBER)
    counted.clear()
    balances.balances(manager)
    of_one = len(counted)
    for _ in range(5):
        factories.venue(scanner.venue.organisation)
        scanner.accepted(NOVEMBER)
    counted.clear()
    assert len(balances.balances(manager)) == 6
    assert len(counted) == of_one


def test_the_days_of_payment_are_those_of_the_rule_also_over_the_turn_of_a_year(
    scanner: Scanner, manager: Actor
) -> None:
    balance = balances.balance(manager, scanner.venue.id)
    assert (balance.pay_by, balance.waiting_pay_by) == (date(2026, 12, 15), date(2026, 11, 15))
    with time_machine.travel(datetime(2026, 12, 31, 23, 30, tzinfo=UTC), tick=False):  # January in Paris
        balance = balances.balance(manager, scanner.venue.id)
    assert (balance.pay_by, balance.waiting_pay_by) == (date(2027, 2, 15), date(2027, 1, 15))
