"""Campaigns that ended weeks ago, made through the services with the clock on their days."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, time, timedelta
from uuid import uuid4

import time_machine

from server import clock
from server.access import Actor
from server.campaigns import service as campaigns
from server.campaigns.models import Campaign
from server.commands import CONSOLE
from server.db import transaction
from server.expiry import service as expiry
from server.redemptions.intake import Scan
from server.redemptions.service import redeem
from server.vouchers.issue import issue_now
from server.vouchers.models import Booklet
from tests.support import factories as make
from tests.support.bank_goes_on import tell_until_yesterday
from tests.support.money_in import pay

from .office import Office, _account
from .paper import Account

GRACE, STATEMENT, CREDIT = 30, 37, 62
"""Days after a campaign's last day: its grace is over, its statement is due, its credit note can be made."""


def ended(office: Office, name: str, *, days_ago: int = 75) -> Account:
    """Someone of a sponsor whose campaign has ended and is confirmed: 10 vouchers of 20 used, one in grace."""
    with office.app.app_context():
        operator = make.actor(make.operator())
        with on_day(-days_ago - 100):
            campaign = _campaign(name)
            someone = make.sponsor_person(campaign.sponsor)
            phone = make.device_actor(make.phone(make.qualified_venue())[0])
            first, second = _bought(operator, campaign)
            for booklet in (first, second):
                _scan(phone, booklet, range(1, 6) if booklet is first else range(1, 5))
        with on_day(GRACE - days_ago):
            _scan(phone, second, range(5, 6))
        with on_day(STATEMENT - days_ago):
            expiry.take_due_steps()
            for actor in (make.actor(someone), operator):
                expiry.confirm(actor, campaign.id, "statement")
        tell_until_yesterday()
        return _account(someone)


@contextmanager
def on_day(days: int) -> Iterator[None]:
    """Set the clock to noon in Paris, this many days from today."""
    noon = datetime.combine(clock.paris_day(clock.now()) + timedelta(days=days), time(12), clock.PARIS)
    with time_machine.travel(noon, tick=False):
        yield


def _campaign(name: str) -> Campaign:
    """A campaign that began ten days ago and ends in a hundred."""
    today = clock.paris_day(clock.now())
    last_day = today + timedelta(days=100)
    days = {"last_day": last_day, "grace_day": last_day + timedelta(days=GRACE)}
    return make.campaign(name=name, first_day=today - timedelta(days=10), **days)


def _bought(operator: Actor, campaign: Campaign) -> list[Booklet]:
    """Two booklets of ten, handed over, and a third that is paid but never issued."""
    for payment_order, count in (("M-2026-1", 2), ("M-2026-2", 1)):
        order = campaigns.place_order(operator, campaign_id=campaign.id, booklet_size=10, booklet_count=count)
        pay(order.id, payment_order)
        if payment_order == "M-2026-1":
            issue_now(CONSOLE, order.id)
    with transaction() as session:
        booklets = session.query(Booklet).filter_by(campaign_id=campaign.id).order_by(Booklet.id).all()
        for booklet in booklets:
            booklet.handed_over_at = clock.now()
    return booklets


def _scan(phone: Actor, booklet: Booklet, positions: range) -> None:
    texts = make.tokens(booklet)
    scans = [Scan(uuid4(), "digital_tools", clock.now(), n, texts[n - 1]) for n in positions]
    assert {answer["status"] for answer in redeem(phone, scans)} == {"accepted"}
