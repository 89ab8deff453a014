"""Undoing: who may undo a redemption until when, and what it does to the voucher and the month."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
import time_machine
from flask.testing import FlaskClient
from sqlalchemy import select

from server import clock
from server.access import Actor
from server.activity import reversals
from server.activity.reversals import Undo, reverse
from server.db import db
from server.messages.models import Message
from server.redemptions.intake import Scan
from server.redemptions.service import redeem
from server.settlements.closing import close_period
from server.settlements.service import tally
from server.venues.models import Venue
from tests.support import factories as make

NOON = datetime(2026, 10, 20, 10, 0, tzinfo=UTC)


@pytest.fixture
def venue() -> Venue:
    make.key_ring()
    return make.qualified_venue()


@pytest.fixture
def phone(app: object, venue: Venue) -> Actor:  # the app's context
    return make.device_actor(make.phone(venue)[0])


@pytest.fixture
def manager(venue: Venue) -> Actor:
    return make.actor(make.manager(venue))


@pytest.fixture
def operator() -> Actor:
    return make.actor(make.operator())


@pytest.fixture
def token(app: object) -> str:  # the app's context
    with time_machine.travel(NOON - timedelta(days=30), tick=False):
        return make.tokens(make.booklet())[0]


def redeemed(phone: Actor, token: str, at: datetime = NOON) -> UUID:
    with time_machine.travel(at, tick=False):
        [answer] = redeem(phone, [Scan(uuid4(), "digital_tools", clock.now(), 1, token)])
    assert answer["status"] == "accepted"
    return UUID(answer["id"])


def undo(actor: Actor, redemption: UUID, at: datetime, reversed_at: datetime | None = None) -> UUID:
    asked = Undo(uuid4(), "mistake", reversed_at)
    with time_machine.travel(at, tick=False):
        return reverse(actor, redemption, asked).id


def net(month: str) -> tuple[int, int]:
    total = tally(month).total
    return total.redemptions, total.net_cents


def test_an_undone_voucher_may_serve_again(phone: Actor, token: str) -> None:
    undo(phone, redeemed(phone, token), NOON + timedelta(minutes=15))
    assert net("2026-10") == (0, 0)
    redeemed(phone, token, NOON + timedelta(minutes=16))
    assert net("2026-10") == (1, 960)


def test_a_phone_is_too_late_after_fifteen_minutes(phone: Actor, token: str) -> None:
    redemption = redeemed(phone, token)
    with pytest.raises(reversals.TooLateToReverse):
        undo(phone, redemption, NOON + timedelta(minutes=15, seconds=1))


def test_an_undo_without_network_counts_from_when_it_was_done(phone: Actor, token: str) -> None:
    redemption = redeemed(phone, token)
    assert undo(phone, redemption, NOON + timedelta(hours=5), reversed_at=NOON + timedelta(minutes=5))


def test_a_phone_cannot_claim_an_undo_before_the_scan(phone: Actor, token: str) -> None:
    redemption = redeemed(phone, token)
    with pytest.raises(reversals.TooLateToReverse):
        undo(phone, redemption, NOON + timedelta(hours=5), reversed_at=NOON - timedelta(minutes=5))


def test_the_same_undo_again_gets_the_same_answer(phone: Actor, token: str) -> None:
    redemption, asked = redeemed(phone, token), Undo(uuid4(), "mistake")
    with time_machine.travel(NOON, tick=False):
        first = reverse(phone, redemption, asked).recorded_at
    with time_machine.travel(NOON + timedelta(days=3), tick=False):
        assert reverse(phone, redemption, asked).recorded_at == first


def test_another_undo_is_told_that_it_is_done(phone: Actor, token: str) -> None:
    redemption = redeemed(phone, token)
    undo(phone, redemption, NOON)
    with pytest.raises(reversals.AlreadyReversed):
        undo(phone, redemption, NOON)


def test_an_undo_keeps_its_number_for_itself(phone: Actor, token: str) -> None:
    redemption, asked = redeemed(phone, token), uuid4()
    with time_machine.travel(NOON, tick=False):
        reverse(phone, redemption, Undo(asked, "mistake"))
        with pytest.raises(reversals.ReversalIdReused):
            reverse(phone, redemption, Undo(asked, "other"))


def test_a_conflict_has_nothing_to_undo(phone: Actor, token: str) -> None:
    redeemed(phone, token)
    with time_machine.travel(NOON, tick=False):
        [answer] = redeem(phone, [Scan(uuid4(), "digital_tools", clock.now(), 2, token)])
    with pytest.raises(reversals.NotAccepted):
        undo(phone, UUID(answer["id"]), NOON)


def test_another_venue_sees_no_such_redemption(phone: Actor, token: str) -> None:
    redemption = redeemed(phone, token)
    stranger = make.device_actor(make.phone(make.qualified_venue())[0])
    for who in (stranger, make.actor(make.manager(make.qualified_venue()))):
        with pytest.raises(reversals.UnknownRedemption):
            undo(who, redemption, NOON)


def test_a_manager_undoes_until_the_month_is_frozen(phone: Actor, token: str, manager: Actor, operator: Actor) -> None:
    redemption = redeemed(phone, token)
    with time_machine.travel(datetime(2026, 11, 2, tzinfo=UTC), tick=False):
        close_period(operator, "2026-10")
    with pytest.raises(reversals.TooLateToReverse):
        undo(manager, redemption, datetime(2026, 11, 3, tzinfo=UTC))


def test_an_undo_before_the_freeze_leaves_both_months_at_nothing(phone: Actor, token: str, manager: Actor) -> None:
    undo(manager, redeemed(phone, token), datetime(2026, 11, 2, tzinfo=UTC))
    assert net("2026-10") == (0, 0)
    assert net("2026-11") == (0, 0)


def test_the_operator_undoes_a_frozen_one_as_a_negative_line_of_the_next_month(
    phone: Actor, token: str, operator: Actor
) -> None:
    redemption = redeemed(phone, token)
    november = datetime(2026, 11, 3, tzinfo=UTC)
    with time_machine.travel(november, tick=False):
        close_period(operator, "2026-10")
    undo(operator, redemption, november)
    assert net("2026-10") == (1, 960)
    assert net("2026-11") == (-1, -960)


def test_the_route_undoes_and_the_story_tells_it(client: FlaskClient, venue: Venue) -> None:
    device, bearer = make.phone(venue)
    with client:
        redemption = redeemed(make.device_actor(device), make.tokens(make.booklet())[0], clock.now())
    path, asked = f"/api/redemptions/{redemption}", str(uuid4())
    headers = make.bearer_header(bearer)
    answer = client.post(f"{path}/reversal", json={"id": asked, "reason": "mistake"}, headers=headers)
    assert (answer.status_code, answer.json["status"]) == (200, "reversed")
    assert answer.json["reversal"]["id"] == asked
    assert client.get(path, headers=headers).json["reversal"]["reason"] == "mistake"
    assert client.post(f"{path}/reversal", json={"id": asked, "reason": "because"}, headers=headers).status_code == 422


def test_the_venue_is_told_why_the_operator_undid_its_scan(
    phone: Actor, operator: Actor, manager: Actor, token: str, venue: Venue
) -> None:
    undo(operator, redeemed(phone, token), NOON + timedelta(days=2))
    message = db.session.scalars(select(Message)).one()
    assert (message.role, message.organisation_id) == ("manager", venue.organisation_id)
    assert "Raison\u00a0: erreur de scan." in message.body


def test_who_undoes_a_scan_of_their_own_is_told_nothing(phone: Actor, manager: Actor, token: str) -> None:
    undo(manager, redeemed(phone, token), NOON + timedelta(minutes=1))
    assert db.session.scalars(select(Message)).all() == []
