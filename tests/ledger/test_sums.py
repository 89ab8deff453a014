"""Day sums equal the plain sums of the lines, however late a line is posted and whenever they are counted."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import count

import pytest
import time_machine
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select, update

from server import clock
from server.db import db, transaction
from server.ledger import day_sums, sums
from server.ledger.day_models import DaySum
from server.ledger.models import FUNDED, REDEEMED, LedgerLine
from server.ledger.posting import Posting, post
from server.ledger.rules import ACCOUNTS, Accounts, funded, redeemed
from server.ledger.sums import LedgerSum
from tests.support import factories as make
from tests.support.queries import heard

MIDNIGHT = datetime(2026, 10, 24, 22, tzinfo=UTC)  # the day before the clocks change begins in Paris
NUMBERS = count(1)
SCAN = redeemed(1000, 40)
Plain = dict[int, dict[str, LedgerSum]]


def add(campaign_id: int, at: datetime, accounts: Accounts = SCAN) -> None:
    kind, owner_id = FUNDED if accounts.bank else REDEEMED, make.organisation().id
    with transaction() as session:
        post(session, Posting(kind, f"{next(NUMBERS)}", campaign_id, at, accounts, owner_id))


def plain(before: date | None = None) -> Plain:
    """The same sums from the lines themselves."""
    found: Plain = {}
    for line in db.session.scalars(select(LedgerLine)):
        if before is None or clock.paris_day(line.recorded_at) < before:
            one = LedgerSum(1, Accounts(*(getattr(line, name) for name in ACCOUNTS)))
            kinds = found.setdefault(line.campaign_id, {})
            kinds[line.kind] = sums.total([kinds.get(line.kind, LedgerSum()), one])
    return found


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    steps=st.lists(
        st.tuples(st.booleans(), st.integers(0, 40), st.integers(0, 359), st.integers(0, 100_000), st.booleans()),
        max_size=25,
    )
)
def test_the_sums_are_those_of_the_lines(app: Flask, steps: list[tuple[bool, int, int, int, bool]]) -> None:
    day_sums.start_over()
    campaigns, now = [make.campaign().id, make.campaign().id], MIDNIGHT
    for other, hours, minutes_late, cents, counted in steps:
        now += timedelta(hours=hours)
        accounts = redeemed(cents, cents // 25) if cents % 2 else funded(cents, cents // 50, cents // 99)
        add(campaigns[other], now - timedelta(minutes=minutes_late), accounts)
        if counted:
            with time_machine.travel(now, tick=False):
                day_sums.bring_up_to_date()
        assert sums.sum_by_campaign(db.session()) == plain()
    day = clock.paris_day(now) - timedelta(days=1)
    assert sums.sum_by_campaign(db.session(), before=day) == plain(day)
    one = plain().get(campaigns[0])
    assert sums.sum_by_campaign(db.session(), campaign_id=campaigns[0]) == ({campaigns[0]: one} if one else {})
    assert [*day_sums.find_problems(db.session())] == []


@pytest.mark.parametrize(("at", "until"), [(timedelta(hours=6), 1), (timedelta(hours=6, microseconds=-1), 0)])
def test_a_day_is_counted_six_hours_after_its_end(app: Flask, at: timedelta, until: int) -> None:
    add(make.campaign().id, MIDNIGHT - timedelta(hours=1))
    with time_machine.travel(MIDNIGHT + at, tick=False):
        assert day_sums.bring_up_to_date() == until
        assert day_sums.bring_up_to_date() == 0


def test_nothing_is_counted_before_the_first_line(app: Flask) -> None:
    assert day_sums.bring_up_to_date() == 0
    add(make.campaign().id, MIDNIGHT - timedelta(days=400))
    with time_machine.travel(MIDNIGHT, tick=False):
        day_sums.bring_up_to_date()
    assert sums.sum_by_campaign(db.session()) == plain()


def test_a_line_of_the_day_before_the_first_one_may_come_after_it(app: Flask) -> None:
    campaign_id = make.campaign().id
    add(campaign_id, MIDNIGHT)
    with time_machine.travel(MIDNIGHT, tick=False):
        assert day_sums.bring_up_to_date() == 0
    add(campaign_id, MIDNIGHT - timedelta(hours=1))
    assert sums.sum_by_campaign(db.session()) == plain()
    with time_machine.travel(MIDNIGHT + timedelta(days=2), tick=False):
        assert day_sums.bring_up_to_date() == 2
    assert sums.sum_by_campaign(db.session()) == plain()
    assert [*day_sums.find_problems(db.session())] == []


def test_a_line_that_came_too_late_is_named_and_a_new_count_takes_it(app: Flask) -> None:
    campaign_id = make.campaign().id
    add(campaign_id, MIDNIGHT - timedelta(days=2))
    with time_machine.travel(MIDNIGHT, tick=False):
        day_sums.bring_up_to_date()
        add(campaign_id, MIDNIGHT - timedelta(days=1, hours=1))
        assert len([*day_sums.find_problems(db.session())]) == 1
        day_sums.start_over()
        day_sums.bring_up_to_date()
        assert [*day_sums.find_problems(db.session())] == []
        assert sums.sum_by_campaign(db.session()) == plain()


@pytest.mark.parametrize("change", ["lines", "all"])
def test_a_changed_day_sum_is_named(app: Flask, change: str) -> None:
    add(make.campaign().id, MIDNIGHT - timedelta(days=2))
    with time_machine.travel(MIDNIGHT, tick=False):
        day_sums.bring_up_to_date()
    with transaction() as session:
        session.execute(update(DaySum).values(lines=2) if change == "lines" else delete(DaySum))
    [told] = day_sums.find_problems(db.session())
    assert "day sums" in told


def test_they_take_two_statements_however_many_campaigns_there_are(app: Flask) -> None:
    for _ in range(3):
        add(make.campaign().id, MIDNIGHT - timedelta(days=2))
    with heard(app) as statements:
        sums.sum_by_campaign(db.session())
    assert len(statements) == 2
