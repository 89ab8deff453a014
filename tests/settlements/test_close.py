"""Closing a month: when it is refused, and that each movement is frozen in exactly one month."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError

from server import clock
from server.access import Actor
from server.db import db, transaction
from server.settlements import closing, overview, service
from server.settlements.models import StatementLine
from server.settlements.refusals import EarlierPeriodOpen, InvalidMonth, PeriodAlreadyClosed, PeriodNotOver
from server.settlements.tally import Totals
from tests.support.rows import Scanner

OCTOBER = datetime(2026, 10, 14, 9, tzinfo=UTC)
NOVEMBER = datetime(2026, 11, 23, 14, 5, tzinfo=UTC)
DECEMBER = datetime(2026, 12, 2, 8, tzinfo=UTC)
ONE = Totals(1, 1000, 40, 960)
NONE = Totals()
MINUS_ONE = Totals(-1, -1000, -40, -960)


@pytest.fixture(autouse=True)
def in_december() -> object:
    with time_machine.travel(DECEMBER, tick=False):
        yield


def total(month: str) -> Totals:
    return service.tally(month).total


def test_a_closed_month_holds_what_the_open_one_showed(scanner: Scanner, operator: Actor) -> None:
    scanner.accepted(NOVEMBER)
    shown = service.tally("2026-11")
    closed = closing.close_period(operator, "2026-11")
    assert (shown.status, closed.status) == ("open", "closed")
    assert (closed.venues, closed.total) == (shown.venues, shown.total)
    assert closed.total == ONE
    assert closed.closed_at == DECEMBER


def test_a_month_closes_from_the_first_moment_after_it_in_paris(scanner: Scanner, operator: Actor) -> None:
    end = clock.month_bounds("2026-12")[1]
    with time_machine.travel(end - timedelta(microseconds=1), tick=False), pytest.raises(PeriodNotOver):
        closing.close_period(operator, "2026-12")
    with time_machine.travel(end, tick=False):
        assert closing.close_period(operator, "2026-12").status == "closed"


def test_a_month_closes_only_once(scanner: Scanner, operator: Actor) -> None:
    scanner.accepted(NOVEMBER)
    closing.close_period(operator, "2026-11")
    with pytest.raises(PeriodAlreadyClosed):
        closing.close_period(operator, "2026-11")
    assert total("2026-11") == ONE


def test_a_month_waits_for_earlier_ones_that_still_hold_something(scanner: Scanner, operator: Actor) -> None:
    scanner.accepted(OCTOBER)
    with pytest.raises(EarlierPeriodOpen, match="Clôturez d'abord le mois d’octobre 2026"):
        closing.close_period(operator, "2026-11")
    closing.close_period(operator, "2026-10")
    assert closing.close_period(operator, "2026-11").total == NONE
    assert total("2026-10") == ONE


def test_a_refused_closing_leaves_the_month_open(scanner: Scanner, operator: Actor) -> None:
    scanner.accepted(OCTOBER)
    with pytest.raises(EarlierPeriodOpen):
        closing.close_period(operator, "2026-11")
    assert service.tally("2026-11").status == "open"


def test_an_empty_earlier_month_does_not_stand_in_the_way(scanner: Scanner, operator: Actor) -> None:
    scanner.accepted(NOVEMBER)
    assert closing.close_period(operator, "2026-11").total == ONE
    assert closing.close_period(operator, "2026-10").total == NONE


def test_months_are_cut_at_midnight_in_paris(scanner: Scanner, operator: Actor) -> None:
    midnight = clock.month_bounds("2026-11")[0]
    scanner.accepted(midnight - timedelta(microseconds=1))
    scanner.accepted(midnight)
    assert (total("2026-10"), total("2026-11")) == (ONE, ONE)
    closing.close_period(operator, "2026-10")
    assert (total("2026-10"), total("2026-11")) == (ONE, ONE)


def test_a_redemption_committed_after_its_month_closed_falls_into_the_next(scanner: Scanner, operator: Actor) -> None:
    closing.close_period(operator, "2026-10")
    scanner.accepted(OCTOBER)
    scanner.accepted(NOVEMBER)
    assert (total("2026-10"), total("2026-11")) == (NONE, ONE + ONE)
    closing.close_period(operator, "2026-11")
    assert (total("2026-10"), total("2026-11")) == (NONE, ONE + ONE)


def test_a_late_redemption_skips_the_closed_month_even_when_the_next_is_empty(
    scanner: Scanner, operator: Actor
) -> None:
    closing.close_period(operator, "2026-09")
    scanner.accepted(OCTOBER - timedelta(days=31))
    assert (total("2026-09"), total("2026-10"), total("2026-11")) == (NONE, ONE, NONE)
    with pytest.raises(EarlierPeriodOpen, match="octobre 2026"):
        closing.close_period(operator, "2026-11")


def test_a_reversal_in_the_same_month_cancels_its_redemption(scanner: Scanner, operator: Actor) -> None:
    redemption = scanner.accepted(OCTOBER)
    scanner.reverse(redemption, NOVEMBER, effective_at=redemption.recorded_at)
    assert (total("2026-10"), total("2026-11")) == (NONE, NONE)
    closing.close_period(operator, "2026-10")
    assert (total("2026-10"), total("2026-11")) == (NONE, NONE)


def test_a_reversal_after_closing_is_negative_in_the_next_month(scanner: Scanner, operator: Actor) -> None:
    redemption = scanner.accepted(OCTOBER)
    closing.close_period(operator, "2026-10")
    scanner.reverse(redemption, NOVEMBER)
    assert (total("2026-10"), total("2026-11")) == (ONE, MINUS_ONE)
    closing.close_period(operator, "2026-11")
    assert (total("2026-10"), total("2026-11")) == (ONE, MINUS_ONE)


def test_a_reversal_that_met_the_closing_is_negative_in_the_next_month(scanner: Scanner, operator: Actor) -> None:
    redemption = scanner.accepted(OCTOBER)
    closing.close_period(operator, "2026-10")
    scanner.reverse(redemption, NOVEMBER, effective_at=redemption.recorded_at)
    assert (total("2026-10"), total("2026-11")) == (ONE, MINUS_ONE)


def test_a_voucher_used_again_after_a_reversal_counts_again(scanner: Scanner, operator: Actor) -> None:
    redemption = scanner.accepted(OCTOBER)
    scanner.reverse(redemption, OCTOBER, effective_at=redemption.recorded_at)
    scanner.accepted(OCTOBER, voucher_id=redemption.voucher_id)
    assert closing.close_period(operator, "2026-10").total == ONE


def test_refused_scans_and_conflicts_are_worth_nothing(scanner: Scanner, operator: Actor) -> None:
    first = scanner.accepted(NOVEMBER)
    scanner.turned_away(NOVEMBER, first=first)
    scanner.turned_away(NOVEMBER, "expired")
    assert total("2026-11") == ONE
    assert closing.close_period(operator, "2026-11").total == ONE


def test_venues_are_told_apart_and_add_up(scanner: Scanner, operator: Actor) -> None:
    other = Scanner("Atelier")
    scanner.accepted(NOVEMBER)
    scanner.accepted(NOVEMBER, gross_cents=1555, fee_cents=62, net_cents=1493)
    other.accepted(NOVEMBER)
    tally = closing.close_period(operator, "2026-11")
    assert [(venue.name, venue.totals) for venue in tally.venues] == [
        ("Atelier", ONE),
        ("Médiathèque", Totals(2, 2555, 102, 2453)),
    ]
    assert tally.total == Totals(3, 3555, 142, 3413)


def test_what_happens_later_never_changes_a_closed_month(scanner: Scanner, operator: Actor) -> None:
    redemption = scanner.accepted(NOVEMBER)
    closed = closing.close_period(operator, "2026-11")
    scanner.accepted(NOVEMBER)
    scanner.reverse(redemption, DECEMBER)
    assert service.tally("2026-11") == closed


@pytest.mark.parametrize("month", ["2026-13", "november", "2026-1", "1026-01"])
def test_a_text_that_names_no_month_is_refused(operator: Actor, month: str) -> None:
    with pytest.raises(InvalidMonth):
        service.tally(month)
    with pytest.raises(InvalidMonth):
        closing.close_period(operator, month)


def test_months_in_sight_go_from_the_first_unsettled_movement_to_now(scanner: Scanner, operator: Actor) -> None:
    scanner.accepted(OCTOBER - timedelta(days=31))
    closing.close_period(operator, "2026-09")
    scanner.accepted(NOVEMBER)
    seen = [(month.period, month.status, month.total) for month in overview.months_in_sight()]
    assert seen == [
        ("2026-12", "open", NONE),
        ("2026-11", "open", ONE),
        ("2026-09", "closed", ONE),
    ]


def test_months_in_sight_place_late_redemptions_where_the_tally_does(scanner: Scanner, operator: Actor) -> None:
    closing.close_period(operator, "2026-09")
    scanner.accepted(OCTOBER - timedelta(days=31))
    for month in overview.months_in_sight():
        assert month.total == total(month.period)


def test_without_any_redemption_only_the_present_month_is_in_sight(scanner: Scanner) -> None:
    assert [(month.period, month.total) for month in overview.months_in_sight()] == [("2026-12", NONE)]


def test_the_database_itself_refuses_to_settle_anything_twice(scanner: Scanner, operator: Actor) -> None:
    redemption = scanner.accepted(OCTOBER)
    closing.close_period(operator, "2026-10")
    scanner.reverse(redemption, NOVEMBER)
    closing.close_period(operator, "2026-11")
    for line in db.session.scalars(select(StatementLine)).all():
        copied = {column.name: getattr(line, column.name) for column in StatementLine.__table__.columns}
        with pytest.raises(IntegrityError), transaction() as session:
            session.execute(insert(StatementLine), copied | {"id": line.id + 100})
