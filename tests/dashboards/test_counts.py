"""A dashboard is exact: after any redemptions and reversals it equals a naive recount."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, update

from server.access import Actor
from server.campaigns.models import Campaign
from server.dashboards import dashboard as shapes
from server.dashboards.day_counts import bring_up_to_date
from server.dashboards.models import BookletTotals, BookletUses, CountedUntil, DailyUses
from server.dashboards.service import dashboard
from server.db import transaction
from server.redemptions.models import Redemption
from server.vouchers.models import Booklet
from tests.dashboards.support.recount import counted, told
from tests.support import factories as make
from tests.support.rows import Scanner

NOON = datetime(2026, 10, 24, 12, tzinfo=UTC)  # the day before the clocks change
SERVICES = ("digital_tools", "employment")
STEPS = st.lists(
    st.tuples(st.sampled_from(["redeem", "redeem", "reverse", "void", "look"]), st.integers(0, 60), st.integers(0, 40)),
    max_size=30,
)


class Story:
    """A campaign of three booklets, two of them handed over, with one event an hour."""

    def __init__(self) -> None:
        with transaction() as session:
            for counts in (CountedUntil, BookletTotals, BookletUses, DailyUses):
                session.execute(delete(counts))
        self.actor: Actor = make.actor(make.operator())
        self.now = NOON
        order = make.funded_order(booklet_count=3)
        self.campaign: Campaign = order.campaign
        holder = make.qualified_organisation()
        self.booklets = [make.booklet(order, holder_id=holder_id) for holder_id in (holder.id, holder.id, None)]
        self.free = [voucher.id for booklet in self.booklets for voucher in make.vouchers(booklet)]
        self.live: list[Redemption] = []
        self.scanner = Scanner()

    def take(self, step: str, hours: int, choice: int) -> None:
        self.now += timedelta(hours=hours)
        if step == "redeem" and self.free:
            voucher_id = self.free.pop(choice % len(self.free))
            service = SERVICES[choice % 2]
            self.live.append(self.scanner.accepted(self.now, voucher_id=voucher_id, service=service))
        elif step == "reverse" and self.live:
            undone = self.live.pop(choice % len(self.live))
            self.free.append(undone.voucher_id or 0)
            self.scanner.reverse(undone, self.now)
        elif step == "void":
            self._lose(self.booklets[choice % len(self.booklets)])
        elif step == "look":
            self.look()

    def _lose(self, booklet: Booklet) -> None:
        """Void a booklet; its remaining vouchers are not used any more."""
        with transaction():
            booklet.voided_at, booklet.void_reason = self.now, "lost"
        lost = {voucher.id for voucher in make.vouchers(booklet)}
        self.free = [key for key in self.free if key not in lost]

    def look(self) -> shapes.Dashboard:
        with time_machine.travel(self.now, tick=False):
            return dashboard(self.actor, self.campaign.id)


@pytest.fixture
def everything_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """Figures before small counts are withheld."""
    monkeypatch.setattr(shapes, "find_withheld", lambda _people, also=(): frozenset(also))


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
@pytest.mark.usefixtures("app", "everything_shown")
def test_a_dashboard_equals_a_naive_recount(steps: list[tuple[str, int, int]]) -> None:
    story = Story()
    for step in steps:
        story.take(*step)
    assert told(story.look()) == counted(story.campaign)
    story.now += timedelta(days=3)
    assert told(story.look()) == counted(story.campaign)


@pytest.mark.usefixtures("app")
def test_a_redemption_committed_five_hours_late_is_counted() -> None:
    story = Story()
    story.scanner.accepted(NOON - timedelta(days=1), voucher_id=story.free.pop())
    midnight = datetime(2026, 10, 24, 22, tzinfo=UTC)
    story.now = midnight + timedelta(hours=5)
    assert story.look().stages[5].vouchers == 1
    story.scanner.accepted(midnight - timedelta(seconds=1), voucher_id=story.free.pop())
    story.now += timedelta(days=2)
    assert story.look().stages[5].vouchers == 2


@pytest.mark.usefixtures("app", "everything_shown")
def test_a_postcode_noted_after_the_first_use_moves_the_booklet_and_its_uses() -> None:
    story = Story()
    story.take("redeem", 0, 0)
    story.now += timedelta(days=3)
    assert {line.key: line.vouchers for line in story.look().territories} == {None: 1}
    with transaction() as session:
        session.execute(update(Booklet).values(postcode="33000"))
    assert {line.key: line.vouchers for line in story.look().territories} == {"33": 1}


def test_counting_twice_counts_once(app: Flask) -> None:
    story = Story()
    story.take("redeem", 0, 0)
    with time_machine.travel(NOON + timedelta(days=9), tick=False):
        bring_up_to_date()
        bring_up_to_date()
    story.now += timedelta(days=9)
    assert story.look().stages[5].vouchers == 1


def test_a_week_changes_on_monday_in_paris(app: Flask) -> None:
    story = Story()
    sunday, monday = datetime(2026, 10, 25, 22, 59, tzinfo=UTC), datetime(2026, 10, 25, 23, 0, tzinfo=UTC)
    for moment in [*[sunday] * 5, *[monday] * 6]:
        story.scanner.accepted(moment, voucher_id=story.free.pop())
    story.now = monday + timedelta(hours=1)
    assert [(f"{week.monday}", week.vouchers) for week in story.look().weeks] == [("2026-10-19", 5), ("2026-10-26", 6)]
