"""The ACPR's threshold: operations of twelve rolling months, and a message each time a level is reached."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient, FlaskCliRunner
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from server import clock
from server.campaigns.models import Campaign
from server.db import db, transaction
from server.ledger import day_sums, rules
from server.ledger.models import FUNDED, HONOURED, REDEEMED, REVERSED
from server.ledger.posting import Posting, post
from server.ledger.rules import Accounts
from server.messages.models import Message
from server.solvency import acpr
from server.solvency.acpr_rules import (
    ALERT_CENTS,
    LEVELS,
    THRESHOLD_CENTS,
    Flow,
    find_reached,
    first_day,
    sum_twelve_months,
)
from tests.support import factories

NOON = datetime(2026, 11, 23, 11, tzinfo=UTC)
DAYS = st.dictionaries(
    st.dates(date(2025, 1, 1), date(2026, 12, 31)),
    st.builds(Flow, st.integers(0, ALERT_CENTS), st.integers(-1000, ALERT_CENTS)),
    max_size=12,
)


@pytest.fixture
def moving() -> Iterator[time_machine.Traveller]:
    """A clock that the test moves on."""
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def campaign(app: Flask, moving: time_machine.Traveller) -> Campaign:
    """The campaign that the ledger lines belong to."""
    return factories.campaign()


def posted(campaign: Campaign, kind: str, accounts: Accounts, *, key: str, days_ago: int = 0) -> None:
    """Post a ledger line dated some days ago."""
    owed = campaign.sponsor.organisation_id if accounts.payable else None
    with transaction() as session:
        post(session, Posting(kind, key, campaign.id, clock.now() - timedelta(days=days_ago), accounts, owed))


def told() -> list[tuple[str, str]]:
    db.session.rollback()
    messages = db.session.scalars(select(Message).where(Message.key.startswith("acpr")).order_by(Message.id))
    return [(message.key, message.subject) for message in messages]


@pytest.mark.parametrize(
    ("last", "first"),
    [
        (date(2026, 11, 23), date(2025, 11, 24)),
        (date(2026, 12, 31), date(2026, 1, 1)),
        (date(2028, 2, 29), date(2027, 3, 1)),
        (date(2029, 2, 28), date(2028, 2, 29)),
    ],
)
def test_twelve_months_of_days(last: date, first: date) -> None:
    assert first_day(last) == first


@given(DAYS)
def test_a_level_is_reached_on_the_first_day_of_those_that_reach_it_without_a_break(days: dict[date, Flow]) -> None:
    last = date(2026, 12, 31)
    since = find_reached(days, last)
    for name, least in LEVELS.items():
        assert (name in since) == (sum_twelve_months(days, last).cents >= least)
        if name in since:
            assert sum_twelve_months(days, since[name]).cents >= least
            assert sum_twelve_months(days, since[name] - timedelta(days=1)).cents < least


def test_what_comes_in_and_what_goes_out_counts_and_reversals_count_off(campaign: Campaign) -> None:
    posted(campaign, FUNDED, rules.funded(10_000, 400, 200), key="1", days_ago=40)
    posted(campaign, REDEEMED, rules.redeemed(1000, 40), key="a", days_ago=3)
    posted(campaign, REDEEMED, rules.redeemed(1000, 40), key="b", days_ago=2)
    posted(campaign, REVERSED, rules.reversed_(1000, 40), key="c")
    posted(campaign, HONOURED, rules.honoured(1000, 40), key="d")
    found = acpr.acpr()
    assert (found.first_day, found.last_day) == (date(2025, 11, 24), date(2026, 11, 23))
    assert (found.flow, found.level) == (Flow(10_000, 2_000), "below")


def test_what_is_older_than_twelve_months_no_longer_counts(campaign: Campaign, moving: time_machine.Traveller) -> None:
    posted(campaign, REDEEMED, rules.redeemed(1000, 40), key="a", days_ago=364)
    assert acpr.acpr().flow.cents == 1000
    moving.shift(timedelta(days=1))
    assert acpr.acpr().flow.cents == 0


def test_the_same_before_and_after_days_are_counted(campaign: Campaign, moving: time_machine.Traveller) -> None:
    for n in range(5):
        posted(campaign, REDEEMED, rules.redeemed(1000, 40), key=str(n), days_ago=n)
    assert acpr.acpr().flow.cents == 5000
    for hours in (0, 7, 20, 24, 72):
        moving.move_to(NOON + timedelta(hours=hours))
        day_sums.bring_up_to_date()
        assert acpr.acpr().flow.cents == 5000


def test_each_level_is_told_once_each_time_it_is_reached(
    campaign: Campaign, runner: FlaskCliRunner, moving: time_machine.Traveller
) -> None:
    posted(campaign, FUNDED, rules.funded(ALERT_CENTS - 1, 0, 0), key="1")
    assert "acpr" not in runner.invoke(args=["day"]).output
    posted(campaign, REDEEMED, rules.redeemed(1000, 40), key="a")
    assert "acpr: alert\n" in runner.invoke(args=["day"]).output
    moving.shift(timedelta(days=1))
    assert acpr.tell_crossings() == []
    posted(campaign, FUNDED, rules.funded(THRESHOLD_CENTS - ALERT_CENTS, 0, 0), key="2")
    assert acpr.tell_crossings() == ["beyond"]
    assert acpr.tell_crossings() == []
    assert told() == [
        ("acpr:alert:2026-11-23", "ACPR\u00a0: 80\u00a0% du seuil de déclaration atteints"),
        ("acpr:beyond:2026-11-24", "ACPR\u00a0: seuil de déclaration dépassé"),
    ]
    body = db.session.scalars(select(Message.body).where(Message.key == "acpr:beyond:2026-11-24")).one()
    assert "atteignent le seuil de 1\u00a0000\u00a0000,00\u00a0€\u00a0: 1\u00a0000\u00a0009,99\u00a0€." in body
    moving.shift(timedelta(days=370))
    assert acpr.tell_crossings() == []
    posted(campaign, FUNDED, rules.funded(ALERT_CENTS, 0, 0), key="3")
    assert acpr.tell_crossings() == ["alert"]


def test_the_operator_sees_it_and_nobody_else(client: FlaskClient, campaign: Campaign) -> None:
    posted(campaign, FUNDED, rules.funded(85_000_000, 0, 0), key="1")
    assert factories.sign_in(client, factories.operator()).get("/api/acpr").json == {
        "first_day": "2025-11-24",
        "last_day": "2026-11-23",
        "in_cents": 85_000_000,
        "out_cents": 0,
        "total_cents": 85_000_000,
        "alert_cents": 80_000_000,
        "threshold_cents": 100_000_000,
        "level": "alert",
    }
    factories.sign_in(client, factories.sponsor_person(campaign.sponsor))
    assert client.get("/api/acpr").status_code == 403
