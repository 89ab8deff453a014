"""Statements as they are written: numbered in turn, invoiced without gaps, and what is below nothing carried over."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from sqlalchemy import select

from server.access import Actor
from server.campaigns.models import Campaign
from server.db import db, transaction
from server.ledger.models import LedgerLine
from server.settlements import closing, freezing, lines_root, months, statement_writing
from server.settlements.lines_root import LineContent
from server.settlements.models import Period, Statement, StatementLine, StatementPart
from tests.support import factories
from tests.support.rows import Scanner

OCTOBER = datetime(2026, 10, 14, 9, tzinfo=UTC)
NOVEMBER = datetime(2026, 11, 23, 14, 5, tzinfo=UTC)
DECEMBER = datetime(2026, 12, 2, 8, tzinfo=UTC)
JANUARY = datetime(2027, 1, 2, 8, tzinfo=UTC)
NEW_YEAR_IN_PARIS = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def in_january() -> object:
    with time_machine.travel(JANUARY, tick=False):
        yield


@pytest.fixture
def other(scanner: Scanner) -> Scanner:
    """A venue of another organisation."""
    return Scanner("Atelier")


def of(campaign: Campaign) -> dict[str, int]:
    """A voucher of a campaign, as a scan's column."""
    booklet = factories.booklet(factories.funded_order(campaign))
    return {"voucher_id": factories.vouchers(booklet)[0].id}


def statements(month: str) -> list[Statement]:
    query = select(Statement).where(Statement.month == month).order_by(Statement.id)
    return list(db.session.scalars(query))


def parts(month: str) -> list[tuple[int, int, int]]:
    """Of each part of a month its campaign, what is carried over in it, and its total."""
    query = select(StatementPart).join(Statement).where(Statement.month == month).order_by(StatementPart.id)
    return [(part.campaign_id, part.carried_cents, part.total_cents) for part in db.session.scalars(query)]


def test_each_organisation_has_one_statement_that_says_who_when_and_how_much(
    scanner: Scanner, other: Scanner, operator: Actor
) -> None:
    with transaction() as session:
        session.merge(scanner.venue.organisation).siret = "73282932000074"
    scanner.accepted(NOVEMBER)
    scanner.accepted(NOVEMBER, gross_cents=1555, fee_cents=62, net_cents=1493)
    other.accepted(NOVEMBER)
    closing.close_period(operator, "2026-11")
    first, second = statements("2026-11")
    owner = scanner.venue.organisation
    assert (first.number, first.invoice_number) == ("R-2026-11-0001", "F-2027-000001")
    assert (first.organisation_id, first.organisation_name) == (owner.id, owner.name)
    assert first.organisation_siret == "73282932000074"
    assert (first.redemptions, first.gross_cents, first.fee_cents, first.net_cents) == (2, 2555, 102, 2453)
    assert (first.carried_cents, first.total_cents, first.issued_at) == (0, 2453, JANUARY)
    assert (second.number, second.invoice_number) == ("R-2026-11-0002", "F-2027-000002")
    assert (second.organisation_id, second.total_cents) == (other.venue.organisation_id, 960)


def test_invoices_have_numbers_without_gaps_and_only_where_there_is_a_fee(
    scanner: Scanner, other: Scanner, operator: Actor
) -> None:
    without_fee = {"gross_cents": 1000, "fee_cents": 0, "net_cents": 1000}
    for month in (OCTOBER, NOVEMBER):
        scanner.accepted(month, **without_fee)
        other.accepted(month)
    closing.close_period(operator, "2026-10")
    closing.close_period(operator, "2026-11")
    written = [*statements("2026-10"), *statements("2026-11")]
    assert [one.invoice_number for one in written] == [None, "F-2027-000001", None, "F-2027-000002"]


def test_numbers_and_days_are_those_of_the_moment_the_month_was_closed(scanner: Scanner, operator: Actor) -> None:
    scanner.accepted(NOVEMBER)
    with time_machine.travel(DECEMBER, tick=False):
        next(closing.close_in_steps(operator, "2026-11"))
        month_draft = statement_writing.drafts(db.session(), "2026-11")
        with transaction() as session:
            period = session.get_one(Period, "2026-11")
            period.closed_at = NEW_YEAR_IN_PARIS
            assert statement_writing.issue(session, period, month_draft) == 1
    (one,) = statements("2026-11")
    assert (one.invoice_number, one.issued_at) == ("F-2027-000001", NEW_YEAR_IN_PARIS)


def test_what_is_below_nothing_is_carried_over_campaign_by_campaign_until_it_is_made_up(
    scanner: Scanner, other: Scanner, operator: Actor
) -> None:
    spring, autumn = factories.campaign(), factories.campaign()
    undone = [scanner.accepted(OCTOBER, **of(campaign)) for campaign in (spring, autumn)]
    closing.close_period(operator, "2026-10")
    for redemption in undone:
        scanner.reverse(redemption, NOVEMBER)
    other.accepted(NOVEMBER, **of(spring))
    closing.close_period(operator, "2026-11")
    assert [one.total_cents for one in statements("2026-11")] == [-1920, 960]
    scanner.accepted(DECEMBER, **of(spring))
    other.accepted(DECEMBER, **of(spring))
    closing.close_period(operator, "2026-12")
    assert [(one.carried_cents, one.total_cents) for one in statements("2026-12")] == [(-1920, -960), (0, 960)]
    assert parts("2026-12") == [(spring.id, -960, 0), (autumn.id, -960, -960), (spring.id, 0, 960)]


def test_a_statement_of_nothing_carries_no_campaign_over(scanner: Scanner, operator: Actor) -> None:
    spring, autumn = factories.campaign(), factories.campaign()
    undone = scanner.accepted(OCTOBER, **of(spring))
    closing.close_period(operator, "2026-10")
    scanner.reverse(undone, NOVEMBER)
    scanner.accepted(NOVEMBER, **of(autumn))
    closing.close_period(operator, "2026-11")
    assert [one.total_cents for one in statements("2026-11")] == [0]
    scanner.accepted(DECEMBER, **of(spring))
    closing.close_period(operator, "2026-12")
    assert parts("2026-12") == [(spring.id, 0, 960)]


def test_lines_are_of_the_campaign_of_their_voucher_and_hashed_with_their_event(
    scanner: Scanner, other: Scanner, operator: Actor
) -> None:
    spring, autumn = factories.campaign(), factories.campaign()
    kept = scanner.accepted(OCTOBER, **of(spring))
    undone = scanner.accepted(OCTOBER + timedelta(seconds=1), **of(autumn))
    other.accepted(OCTOBER, **of(spring))
    closing.close_period(operator, "2026-10")
    reversal = scanner.reverse(undone, NOVEMBER)
    closing.close_period(operator, "2026-11")
    owner, venue = scanner.venue.organisation_id, scanner.venue.id

    def lines(month: str, organisation_id: int | None = None) -> list[Any]:
        return list(statement_writing.contents(db.session(), month, organisation_id))

    assert lines("2026-10", owner) == [
        (owner, LineContent("redemption", kept.id.hex, venue, spring.id, 1000, 40, 960)),
        (owner, LineContent("redemption", undone.id.hex, venue, autumn.id, 1000, 40, 960)),
    ]
    assert len(lines("2026-10")) == 3
    (content,) = lines("2026-11")
    assert content == (owner, LineContent("reversal", reversal.id.hex, venue, autumn.id, -1000, -40, -960))
    assert statements("2026-11")[0].lines_root == lines_root.root([lines_root.line_hash(content[1])])


def test_a_part_without_net_posts_nothing(scanner: Scanner, operator: Actor) -> None:
    paid, undone = (scanner.accepted(OCTOBER, **of(factories.campaign())) for _ in range(2))
    scanner.reverse(undone, OCTOBER, effective_at=OCTOBER)
    closing.close_period(operator, "2026-10")
    posted = db.session.scalars(select(LedgerLine).where(LedgerLine.kind == "closed")).all()
    assert [(line.campaign_id, -line.due) for line in posted] == [(paid.voucher_id >> 40, 960)]
    assert len(parts("2026-10")) == 2


def test_freezing_again_writes_no_line_twice(scanner: Scanner, operator: Actor) -> None:
    scanner.accepted(NOVEMBER)
    next(closing.close_in_steps(operator, "2026-11"))
    assert list(freezing.freeze("2026-11", months.window("2026-11", None))) == [0]
    assert len(db.session.scalars(select(StatementLine)).all()) == 1
