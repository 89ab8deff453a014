"""A rotated key signs only after every phone can have fetched it; until then the one before does."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient

from server import clock
from server.commands import CONSOLE
from server.keys import ring
from server.redemptions.bundle.service import REFRESH
from server.redemptions.intake import Scan
from server.redemptions.service import redeem
from server.vouchers import token
from tests.support import factories as make

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def signer(app: Flask) -> int:
    app.extensions.pop("key_ring", None)
    return ring.key_ring().signing_id


def test_it_waits_as_long_as_a_phone_s_rules_may_be_old(app: Flask) -> None:
    assert ring.KNOWN_AFTER >= REFRESH
    with time_machine.travel(NOW, tick=False) as travel:
        ring.rotate(CONSOLE)
        assert signer(app) == 1  # the first signs at once: no phone knows another
        ring.rotate(CONSOLE)
        assert (signer(app), [jwk["kid"] for jwk in ring.public_jwks()]) == (1, ["1", "2"])
        travel.shift(REFRESH - SECOND)
        assert signer(app) == 1
        travel.shift(SECOND)
        assert signer(app) == 2
    assert [key.state_at(NOW + REFRESH) for key in ring.list_keys()] == ["retired", "signs"]


def test_a_phone_that_fetched_its_rules_any_time_in_between_knows_what_signs(app: Flask, client: FlaskClient) -> None:
    """Rules fetched just after the rotation, and used up to 72 hours later, have the key of every receipt and paper."""
    with time_machine.travel(NOW, tick=False) as travel:
        ring.rotate(CONSOLE)
        device, bearer = make.phone(make.qualified_venue())
        ring.rotate(CONSOLE)
        travel.shift(SECOND)
        bundle = client.get("/api/bundle", headers=make.bearer_header(bearer)).json
        known = {int(key["kid"]) for key in bundle["keys"]}
        for _ in range(4):
            app.extensions.pop("key_ring", None)
            paper = make.tokens(make.booklet())[0]
            assert token.read(paper, ring.key_ring().public_points).voucher_id
            assert signer(app) in known
            answer = redeem(make.device_actor(device), [Scan(uuid4(), "digital_tools", clock.now(), 1, paper)])[0]
            assert answer["receipt"] or answer["reason"]
            travel.shift(REFRESH / 3)
    assert signer(app) == 2


def test_a_clock_that_was_set_back_stops_no_signing(app: Flask) -> None:
    with time_machine.travel(NOW, tick=False):
        ring.rotate(CONSOLE)
        ring.rotate(CONSOLE)
    with time_machine.travel(NOW - timedelta(days=40), tick=False):
        assert signer(app) == 1


def test_in_an_emergency_it_signs_at_once(app: Flask) -> None:
    ring.rotate(CONSOLE)
    ring.rotate(CONSOLE)
    ring.rotate(CONSOLE, at_once=True)
    assert signer(app) == 3


def test_a_rotation_while_one_waits_makes_that_one_sign_for_its_time(app: Flask) -> None:
    with time_machine.travel(NOW, tick=False) as travel:
        seen = []
        ring.rotate(CONSOLE)
        ring.rotate(CONSOLE)
        travel.shift(timedelta(hours=24))
        ring.rotate(CONSOLE)
        for _ in range(5):
            seen.append(signer(app))
            travel.shift(timedelta(hours=24))
    assert seen == [1, 1, 2, 3, 3]


@pytest.mark.parametrize("shift", [timedelta(0), timedelta(days=4)])
def test_the_private_number_fits_the_public_point_that_is_told(app: Flask, shift: timedelta) -> None:
    ring.rotate(CONSOLE)
    ring.rotate(CONSOLE)
    with time_machine.travel(clock.now() + shift):
        app.extensions.pop("key_ring", None)
        found = ring.key_ring()
        assert ring.public_point(found.signing_number) == found.public_points[found.signing_id]
