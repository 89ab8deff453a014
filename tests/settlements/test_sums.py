"""Redeeming, replaying, reversing and closing in any order: the sums are those of the redemptions that stand."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    initialize,
    invariant,
    rule,
)

from server import clock
from server.activity import venue_months
from server.activity.reversals import AlreadyReversed, NotAccepted, TooLateToReverse, Undo, reverse
from server.activity.venue_months import EVERYTHING
from server.payouts import balances
from server.redemptions.intake import Scan
from server.redemptions.service import redeem
from server.settlements import closing, overview, service
from server.settlements.refusals import EarlierPeriodOpen, PeriodAlreadyClosed, PeriodNotOver
from server.settlements.tally import Tally, Totals, total
from tests.support import factories
from tests.support.databases import PostgresSchema, SqliteFiles
from tests.support.machines import Machine, run
from tests.support.sizes import sized

START = datetime(2026, 9, 29, 20, tzinfo=UTC)
BOOKLETS = 2


class Months(Machine):
    """Two phones of two venues, their manager, the operator, and a clock that advances."""

    start = START
    sent = Bundle("sent")

    def check_at_the_end(self) -> None:
        self.check_that_lines_explain_the_sums()

    @initialize()
    def open_two_venues(self) -> None:
        owner = factories.qualified_organisation()
        self.venue_ids = []
        self.phones = []
        for _ in range(2):
            venue = factories.venue(owner)
            self.venue_ids.append(venue.id)
            self.phones.append(factories.device_actor(factories.phone(venue)[0]))
        self.manager = factories.actor(factories.manager(venue))
        self.operator = factories.actor(factories.operator())
        factories.key_ring()
        self.tokens = [text for _ in range(BOOKLETS) for text in factories.tokens(factories.booklet())]
        self.live: set[UUID] = set()
        self.closed: dict[str, Tally] = {}

    @rule(
        target=sent,
        phone=st.integers(0, 1),
        chosen=st.lists(st.integers(0, 10 * BOOKLETS - 1), min_size=1, max_size=5),
    )
    def redeem(self, phone: int, chosen: list[int]) -> Any:
        batch = [
            Scan(id=uuid4(), service="employment", scanned_at=clock.now(), seq=seq, token=self.tokens[index])
            for seq, index in enumerate(chosen)
        ]
        self._redeem(phone, batch)
        return phone, batch

    @rule(again=sent)
    def replay(self, again: tuple[int, list[Scan]]) -> None:
        before = set(self.live)
        self._redeem(*again)
        assert self.live == before

    def _redeem(self, phone: int, batch: list[Scan]) -> None:
        answers = redeem(self.phones[phone], batch)
        self.live.update(UUID(answer["id"]) for answer in answers if answer["status"] == "accepted")

    @rule(who=st.sampled_from(["phone", "manager", "operator"]), again=sent, nth=st.integers(0, 4))
    def undo(self, who: str, again: tuple[int, list[Scan]], nth: int) -> None:
        phone, batch = again
        actor = self.phones[phone] if who == "phone" else getattr(self, who)
        asked = Undo(uuid4(), "mistake")
        redemption_id = batch[nth % len(batch)].id
        try:
            reverse(actor, redemption_id, asked)
        except (AlreadyReversed, NotAccepted, TooLateToReverse):
            return
        assert reverse(actor, redemption_id, asked).id == asked.id
        self.live.remove(redemption_id)

    @rule()
    def wait_until_phones_undo_no_more(self) -> None:
        self.clock.shift(timedelta(minutes=16))

    @rule(before=st.booleans())
    def wait_for_the_end_of_the_month(self, before: bool) -> None:
        """Advance to the last moment of a month, or to the first of the next."""
        end = clock.month_bounds(clock.month_of(clock.now()))[1]
        self.clock.move_to(end - timedelta(microseconds=before))

    @rule(nth=st.integers(0, 2))
    def close(self, nth: int) -> None:
        """Close one of the oldest open months; sometimes a closed one, or the current one, which is refused."""
        seen = [month.period for month in overview.months_in_sight()][::-1]
        ours = [month for month in seen if month not in self.closed] + [*self.closed]
        month = ours[nth % len(ours)]
        try:
            tally = closing.close_period(self.operator, month)
        except PeriodNotOver:
            assert month == clock.month_of(clock.now())
        except PeriodAlreadyClosed:
            assert month in self.closed
        except EarlierPeriodOpen:
            assert min(set(seen) - set(self.closed)) < month
        else:
            self.closed[month] = tally

    @invariant()
    def closed_months_never_change(self) -> None:
        for month, tally in getattr(self, "closed", {}).items():
            assert service.tally(month) == tally

    @invariant()
    def sums_are_the_live_redemptions(self) -> None:
        if not hasattr(self, "live"):
            return
        live = len(self.live)
        everything = Totals(live, 1000 * live, 40 * live, 960 * live)
        seen = overview.months_in_sight()
        assert total(month.total for month in seen) == everything
        assert all(month.total.net_cents == month.total.gross_cents - month.total.fee_cents for month in seen)
        owed = [balances.balance(self.manager, venue_id) for venue_id in self.venue_ids]
        assert total(part for each in owed for part in (each.this_period, each.waiting, each.paid)) == everything

    def check_that_lines_explain_the_sums(self) -> None:
        for month in (seen.period for seen in overview.months_in_sight()):
            for venue_id in self.venue_ids:
                told = venue_months.venue_month(self.manager, venue_id, month, EVERYTHING)
                lines = [line for line in told.page.lines if line.redemption.status == "accepted"]
                undone = [line for line in lines if line.undoing and line.undoing.period == month]
                assert told.sums.redemptions == len(lines) - len(undone) - len(told.corrections)


def test_sums_are_the_live_redemptions_and_closed_months_never_change(
    databases: SqliteFiles | PostgresSchema,
) -> None:
    run(lambda: Months(databases), examples=sized(6, 40), steps=30)
