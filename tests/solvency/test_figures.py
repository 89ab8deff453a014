"""The figures of a campaign through its life: at each step, every euro that came in has a place, and they add up."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from flask.testing import FlaskClient

from server import clock
from server.credits.service import issue
from server.dashboards.service import dashboard
from server.db import transaction
from server.ledger import rules
from server.ledger.models import FUNDED
from server.ledger.posting import Posting, post
from server.organisations.models import QUALIFIED
from server.organisations.spans import ALWAYS
from tests.credits.support.ends import End
from tests.payouts.support.office import Office
from tests.solvency.support.places import money, solvency
from tests.solvency.support.scans import DECEMBER, scans
from tests.support import factories as make

LATER = datetime(2027, 3, 10, 9, tzinfo=UTC)


def test_paid_orders_are_held_until_their_booklets_exist(end: End, client: FlaskClient) -> None:
    end.order(2)
    end.order(issued=False)
    assert money(client, end.campaign.id) == {"held": 10000, "outstanding": 20000, "guarantee": 600, "fees": 600}


def test_scans_are_owed_then_due_then_on_their_way_then_paid(end: End, office: Office, client: FlaskClient) -> None:
    scans(end, 3)
    rest = {"outstanding": 7000, "guarantee": 200, "fees": 320}
    assert money(client, end.campaign.id) == {**rest, "payable": 2880}
    end.moving.move_to(DECEMBER)
    [statement] = office.close()
    assert money(client, end.campaign.id) == {**rest, "due": 2880}
    office.account(end.venue.organisation)
    office.sent()
    assert money(client, end.campaign.id) == {**rest, "in_transit": 2880}
    office.answered(f"2026-12-02;{statement.number};28,80;paid;")
    assert money(client, end.campaign.id) == {**rest, "paid": 2880}
    [paid] = [stage for stage in dashboard(end.sponsor, end.campaign.id).stages if stage.stage == "paid"]
    assert (paid.vouchers, paid.cents) == (3, 3000)
    assert solvency(client)["bank_import_at"] == clock.iso(DECEMBER)
    office.answered(f"2026-12-02;{statement.number};28,80;returned;AC04")
    assert money(client, end.campaign.id) == {**rest, "due": 2880}


@pytest.mark.parametrize("own_venue", [False, True])
def test_what_goes_back_to_the_sponsor_is_apart_even_where_the_sponsor_has_a_venue(
    end: End, office: Office, client: FlaskClient, own_venue: bool
) -> None:
    sponsor = end.campaign.sponsor.organisation
    if own_venue:
        with transaction() as session:
            merged = session.merge(sponsor)
            merged.qualification, merged.decided_at, merged.qualified_spans = QUALIFIED, clock.now(), list(ALWAYS)
        end.venue = make.venue(sponsor)
        end.phone = make.device_actor(make.phone(end.venue)[0])
    scans(end, 2)
    end.moving.move_to(DECEMBER)
    office.close()
    end.over()
    note = issue(end.operator, end.campaign.id)
    fees = {"fees": 480}
    assert money(client, end.campaign.id) == {**fees, "due": 1920, "credit_due": 8000}
    end.moving.move_to(LATER)
    office.account(end.venue.organisation)
    if not own_venue:
        office.account(sponsor)
    office.sent()
    assert money(client, end.campaign.id) == {**fees, "in_transit": 1920, "credit_in_transit": 8000}
    office.answered(f"2027-03-10;{note.number};80,00;paid;")
    assert money(client, end.campaign.id) == {**fees, "in_transit": 1920, "credit_paid": 8000}


def test_they_are_those_of_the_sponsors_orders_and_dashboard(end: End, client: FlaskClient) -> None:
    scans(end, 4)
    order = end.order(2)
    seen = solvency(client, f"/api/solvency/{end.campaign.id}")["figures"]
    stages = {stage.stage: stage.cents for stage in dashboard(end.sponsor, end.campaign.id).stages}
    assert seen["received_cents"] - 10400 == order.face_value_cents + order.sponsor_fee_cents
    assert seen["received_cents"] == stages["funded"] * 104 // 100
    assert seen["outstanding_cents"] == stages["issued"] - stages["redeemed"]


def test_money_that_no_order_explains_turns_the_word_red(end: End, client: FlaskClient) -> None:
    end.order()
    with transaction() as session:
        post(session, Posting(FUNDED, "none", end.campaign.id, clock.now(), rules.funded(1000, 0, 0)))
    assert not solvency(client)["holds"]
    assert not solvency(client, f"/api/solvency/{end.campaign.id}")["holds"]


def test_a_campaign_that_owes_more_than_it_has_turns_the_word_red(end: End, client: FlaskClient) -> None:
    end.order()
    owner_id = end.venue.organisation_id
    with transaction() as session:
        post(session, Posting("redeemed", "none", end.campaign.id, clock.now(), rules.redeemed(20000, 0), owner_id))
    assert not solvency(client)["holds"]
