"""Phones found again: by words, days, state, venue; their pages and their file."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import update

from server import clock, paging
from server.access import Actor
from server.accounts.models import Device
from server.commands import CONSOLE
from server.db import transaction
from server.phones.found import PhoneFilter, find_phones
from server.venues.models import Venue
from tests.support import factories as make
from tests.support.plans import asked

pytestmark = pytest.mark.usefixtures("app")
TODAY = clock.paris_day(clock.now())


def enrolled(where: Venue, label: str = "Téléphone de l’accueil", **columns: Any) -> Device:
    device, _ = make.phone(where)
    with transaction() as session:
        session.execute(update(Device).where(Device.id == device.id).values(label=label, **columns))
    return device


def found(actor: Actor = CONSOLE, **wanted: Any) -> list[str]:
    return [phone.device.label for phone in find_phones(actor, PhoneFilter(**wanted)).rows]


@pytest.mark.parametrize(
    ("wanted", "fits"),
    [
        ({"text": "telephone"}, True),
        ({"text": "ACCUEIL pessac"}, True),
        ({"text": "personne"}, True),
        ({"text": "bureau"}, False),
        ({"from_day": TODAY - timedelta(days=3), "to_day": TODAY - timedelta(days=3)}, True),
        ({"from_day": TODAY - timedelta(days=2)}, False),
        ({"to_day": TODAY - timedelta(days=4)}, False),
        ({"state": "in_use"}, True),
        ({"state": "revoked"}, False),
    ],
)
def test_words_days_and_state_narrow_them(wanted: dict[str, Any], fits: bool) -> None:
    enrolled(make.qualified_venue(commune="Pessac"), enrolled_at=clock.now() - timedelta(days=3))
    assert found(**wanted) == (["Téléphone de l’accueil"] if fits else [])


def test_those_in_use_come_first_then_the_newest() -> None:
    venue = make.qualified_venue()
    enrolled(venue, "ancien")
    enrolled(venue, "nouveau")
    enrolled(venue, "retiré", revoked_at=clock.now())
    assert found() == ["nouveau", "ancien", "retiré"]
    assert found(state="revoked") == ["retiré"]


def test_a_manager_finds_their_own_venues_phones_only() -> None:
    mine, other = make.qualified_venue(), make.qualified_venue()
    enrolled(mine, "à moi")
    enrolled(other, "à d’autres")
    manager = make.actor(make.manager(mine))
    assert found(manager) == ["à moi"]
    assert found(manager, venue_id=other.id) == []
    assert found(venue_id=other.id) == ["à d’autres"]


def test_a_page_takes_four_queries_however_long_it_is() -> None:
    venue = make.qualified_venue()
    made = [enrolled(venue, f"n{number}").label for number in range(paging.PAGE_LENGTH + 1)]
    with asked() as queries:
        page = find_phones(CONSOLE, PhoneFilter())
        assert all(phone.device.venue.name and phone.device.person.name for phone in page.rows)
    assert len([one for one in queries if one[0].startswith(("SELECT", "WITH"))]) == 4
    rest = find_phones(CONSOLE, PhoneFilter(), 2)
    assert [phone.device.label for phone in (*page.rows, *rest.rows)] == made[::-1]


def test_the_file_has_what_is_shown_and_no_formula(client: FlaskClient) -> None:
    venue = make.qualified_venue(name="Médiathèque")
    enrolled(venue, "@accueil")
    enrolled(venue, "bureau")
    make.sign_in(client, make.manager(venue))
    header, line = client.get("/api/devices.csv?text=accueil").text.splitlines()
    assert header == "\ufeffTéléphone;Lieu;Relié par;Relié le;État;Retiré le;Vu le"
    assert line.startswith("'@accueil;Médiathèque;Personne ")
    assert ";En service;;" in line
    page = client.get("/api/devices/found?text=accueil").json
    assert ([one["label"] for one in page["devices"]], page["total"]) == (["@accueil"], 1)
