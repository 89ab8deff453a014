"""Scans through the whole server: approved, withdrawn, sent late; the bundle says the same, and no query is added."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient

from server import clock
from server.access import Actor
from server.approvals import deciding
from server.approvals.need import set_need
from server.approvals.writing import ApprovalStep
from server.campaigns.models import Campaign
from server.commands import CONSOLE
from server.db import db
from server.redemptions.check import check
from server.redemptions.intake import Scan
from server.redemptions.service import redeem
from server.venues.models import Venue
from tests.support import factories as make
from tests.support.queries import heard

NOW = datetime(2026, 11, 23, 14, 5, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def clocks(app: Flask) -> Iterator[time_machine.Traveller]:
    assert app
    make.key_ring()
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def campaign(clocks: time_machine.Traveller) -> Campaign:
    """It needs approval, and nobody has it."""
    assert clocks
    return make.campaign(open_spans=[])


@pytest.fixture
def texts(campaign: Campaign) -> list[str]:
    """Vouchers that exist since the day before."""
    return make.tokens(make.booklet(make.funded_order(campaign), issued_at=NOW - 24 * HOUR))


@pytest.fixture
def venue(clocks: time_machine.Traveller) -> Venue:
    assert clocks
    return make.qualified_venue()


@pytest.fixture
def phone(venue: Venue) -> Actor:
    return make.device_actor(make.phone(venue)[0])


def sent(phone: Actor, text: str, scanned_at: datetime | None = None) -> tuple[str, str | None]:
    [answer] = redeem(phone, [Scan(uuid4(), "digital_tools", scanned_at or clock.now(), 1, token=text)])
    return answer["status"], answer["reason"]


def decided(campaign: Campaign, venue: Venue, state: str) -> None:
    deciding.decide(
        CONSOLE, campaign.id, ApprovalStep(venue.organisation_id, state, "" if state == "approved" else "Raison")
    )


def approved_in_bundle(client: FlaskClient, venue: Venue) -> list[bool]:
    _device, bearer = make.phone(venue)
    told: Any = client.get("/api/bundle", headers=make.bearer_header(bearer)).json
    return [one["approved"] for one in told["campaigns"]]


def test_only_an_approved_organisation_redeems(
    phone: Actor, venue: Venue, campaign: Campaign, texts: list[str]
) -> None:
    assert sent(phone, texts[0]) == ("refused", "not_approved")
    decided(campaign, venue, "approved")
    assert sent(phone, texts[1]) == ("accepted", None)
    other = make.device_actor(make.phone(make.qualified_venue())[0])
    assert sent(other, texts[2]) == ("refused", "not_approved")


def test_a_scan_from_before_the_withdrawal_is_paid_and_one_after_is_not(
    clocks: time_machine.Traveller, phone: Actor, venue: Venue, campaign: Campaign, texts: list[str]
) -> None:
    decided(campaign, venue, "approved")
    clocks.move_to(NOW + 2 * HOUR)
    decided(campaign, venue, "withdrawn")
    clocks.move_to(NOW + 24 * HOUR)
    assert sent(phone, texts[0], NOW + HOUR) == ("accepted", None)
    assert sent(phone, texts[1], NOW + 3 * HOUR) == ("refused", "not_approved")


def test_a_scan_from_before_the_campaign_needed_approval_is_paid(clocks: time_machine.Traveller, phone: Actor) -> None:
    campaign = make.campaign()
    texts = make.tokens(make.booklet(make.funded_order(campaign), issued_at=NOW - 24 * HOUR))
    clocks.move_to(NOW + 2 * HOUR)
    set_need(CONSOLE, campaign.id, needed=True)
    clocks.move_to(NOW + 24 * HOUR)
    assert sent(phone, texts[0], NOW + HOUR) == ("accepted", None)
    assert sent(phone, texts[1], NOW + 3 * HOUR) == ("refused", "not_approved")


def test_who_redeemed_already_goes_on_when_approval_becomes_needed(phone: Actor) -> None:
    campaign = make.campaign()
    texts = make.tokens(make.booklet(make.funded_order(campaign)))
    sent(phone, texts[0])
    set_need(CONSOLE, campaign.id, needed=True)
    assert sent(phone, texts[1]) == ("accepted", None)


def test_the_bundle_says_what_the_server_would(
    client: FlaskClient, phone: Actor, venue: Venue, campaign: Campaign, texts: list[str]
) -> None:
    make.campaign()
    assert approved_in_bundle(client, venue) == [False, True]
    decided(campaign, venue, "approved")
    assert approved_in_bundle(client, venue) == [True, True]
    decided(campaign, venue, "withdrawn")
    assert approved_in_bundle(client, venue) == [False, True]
    assert sent(phone, texts[0]) == ("refused", "not_approved")


def test_checking_a_voucher_says_so_too(phone: Actor, venue: Venue, campaign: Campaign, texts: list[str]) -> None:
    assert check(phone, text=texts[0])["reason"] == "not_approved"
    decided(campaign, venue, "approved")
    assert check(phone, text=texts[0])["state"] == "redeemable"


@pytest.mark.parametrize("size", [1, 10])
def test_a_batch_takes_as_many_statements_as_without_approval(
    app: Flask, campaign: Campaign, texts: list[str], size: int
) -> None:
    venue = make.qualified_venue()
    make.approved(venue.organisation, campaign)
    phone = make.device_actor(make.phone(venue)[0])
    batch = [Scan(uuid4(), "digital_tools", clock.now(), 1, token=text) for text in texts[:size]]
    with heard(app) as statements:
        answers = redeem(phone, batch)
    assert {answer["status"] for answer in answers} == {"accepted"}
    assert len(statements) == (3 if db.engine.dialect.name == "sqlite" else 2), statements
