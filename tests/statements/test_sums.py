"""Redeeming and undoing before or after a closing: each movement is on one statement, and all sums agree."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from uuid import UUID

import time_machine
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from server import create_app
from server.access import Actor
from server.commands import CONSOLE
from server.db import db
from server.redemptions.models import Redemption
from server.settlements.closing import close_period
from server.settlements.models import Statement, StatementPart
from server.settlements.service import tally
from server.settlements.tally import Totals, total
from server.statements import listing, service
from server.statements.lines import DocumentLine
from server.statements.listing import StatementFilter
from server.statements.service import StatementPage
from tests.support import factories
from tests.support.databases import PostgresSchema, SqliteFiles, release
from tests.support.databases import settings as settings_of
from tests.support.rows import Scanner
from tests.support.sizes import sized

MONTHS = ("2026-08", "2026-09", "2026-10", "2026-11")
AT = {month: datetime.fromisoformat(f"{month}-14T09:00:00+00:00") for month in MONTHS}
ACTS = st.tuples(st.integers(0, 3), st.sampled_from(["redeem", "undo"]), st.integers(0, 9))
A_YEAR_OF_ACTS = st.lists(st.lists(ACTS, max_size=8), min_size=len(MONTHS), max_size=len(MONTHS))


class Books:
    """Four venues of two organisations, and their movements."""

    def __init__(self) -> None:
        first, other = Scanner("Un"), Scanner("Trois")
        self.scanners = [first, Scanner("Deux", beside=first), other, Scanner("Quatre", beside=other)]
        self.operator: Actor = factories.actor(factories.operator())
        self.live: list[tuple[Scanner, Redemption, str]] = []
        self.movements: set[UUID] = set()

    def act(self, month: str, venue: int, verb: str, nth: int) -> None:
        """Redeem at a venue, or reverse a redemption that stands, there or elsewhere."""
        if verb == "redeem":
            redemption = self.scanners[venue].accepted(AT[month])
            self.live.append((self.scanners[venue], redemption, month))
            self.movements.add(redemption.id)
        elif self.live:
            scanner, redemption, of = self.live.pop(nth % len(self.live))
            at = AT[month] + timedelta(hours=1)
            effective_at = at if of != month else AT[month]
            self.movements.add(scanner.reverse(redemption, at, effective_at).id)


def whole(number: str) -> tuple[StatementPage, list[DocumentLine]]:
    document = service.statement_page(CONSOLE, number, venue_id=None, page=1)
    lines = [*document.lines]
    for page in range(2, document.pages + 1):
        lines += service.statement_page(CONSOLE, number, venue_id=None, page=page).lines
    return document, lines


def sums_of(statement: Statement) -> Totals:
    return Totals(statement.redemptions, statement.gross_cents, statement.fee_cents, statement.net_cents)


def check_month(month: str) -> list[UUID]:
    """Check a closed month's statements; returns the movements on them."""
    statements = listing.list_all(CONSOLE, StatementFilter(month=month))
    assert total(map(sums_of, statements)) == tally(month).total
    found: list[UUID] = []
    for statement in statements:
        document, lines = whole(statement.number)
        assert total(section.totals for section in document.venues) == sums_of(statement)
        assert total(section.totals for section in document.campaigns) == sums_of(statement)
        assert sum(line.line.net_cents for line in lines) == statement.net_cents
        parts = db.session.scalars(select(StatementPart).where(StatementPart.statement_id == statement.id)).all()
        assert sum(part.total_cents for part in parts) == statement.total_cents
        found += [line.id for line in lines]
    return found


def check_chain(organisation_id: int) -> None:
    """Negative totals are carried on once, so that what is paid is what was earned, but for what is still carried."""
    of_it = listing.list_all(CONSOLE, StatementFilter(organisation_id=organisation_id))[::-1]
    before = 0
    for statement in of_it:
        assert statement.carried_cents == min(0, before)
        before = statement.total_cents
    paid = sum(max(0, statement.total_cents) for statement in of_it)
    assert paid + min(0, before) == sum(statement.net_cents for statement in of_it)


@settings(max_examples=sized(6, 60), deadline=None, suppress_health_check=list(HealthCheck))
@given(year=A_YEAR_OF_ACTS)
def test_each_movement_is_on_one_statement_and_all_sums_meet(
    databases: SqliteFiles | PostgresSchema, year: list[list[tuple[int, str, int]]]
) -> None:
    with ExitStack() as end:
        clock = end.enter_context(time_machine.travel(datetime(2026, 8, 1, tzinfo=UTC), tick=False))
        app = create_app(settings_of(end.enter_context(databases.empty())))
        end.enter_context(app.app_context())
        end.callback(release, app)
        books = Books()
        for month, acts in zip(MONTHS, year, strict=True):
            for venue, verb, nth in acts:
                books.act(month, venue, verb, nth)
            clock.move_to(AT[month] + timedelta(days=20))
            close_period(books.operator, month)
        found = [key for month in MONTHS for key in check_month(month)]
        assert len(found) == len(set(found))
        assert set(found) == books.movements
        for scanner in books.scanners:
            check_chain(scanner.venue.organisation_id)
