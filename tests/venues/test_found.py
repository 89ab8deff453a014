"""Venues found again on a desk: by words, postcode, service, whether open; their pages and their file."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient

from server import clock, paging
from server.access import Actor
from server.commands import CONSOLE
from server.venues.found.listing import VenueFilter, find_venues
from tests.support import factories as make
from tests.support.plans import asked

pytestmark = pytest.mark.usefixtures("app")
TODAY = clock.paris_day(clock.now())


def found(actor: Actor = CONSOLE, **wanted: Any) -> list[str]:
    return [venue.name for venue in find_venues(actor, VenueFilter(**wanted)).rows]


@pytest.mark.parametrize(
    ("wanted", "fits"),
    [
        ({"text": "mediatheque"}, True),
        ({"text": "MÉDIATHÈQUE pessac"}, True),
        ({"text": "ville"}, True),
        ({"text": "boetie"}, True),
        ({"text": "bordeaux"}, False),
        ({"postcode": "336"}, True),
        ({"postcode": "330"}, False),
        ({"service": "digital_tools"}, True),
        ({"service": "parenting"}, False),
        ({"state": "open"}, True),
        ({"state": "closed"}, False),
    ],
)
def test_words_postcode_service_and_state_narrow_them(wanted: dict[str, Any], fits: bool) -> None:
    owner = make.qualified_organisation(name="Ville")
    make.venue(owner, name="Médiathèque", commune="Pessac", postcode="33600")
    assert found(**wanted) == (["Médiathèque"] if fits else [])


def test_a_venue_is_closed_from_its_first_closed_day_on() -> None:
    make.venue(name="Fermé", closed_from=TODAY)
    make.venue(name="Ferme demain", closed_from=TODAY + timedelta(days=1))
    assert found(state="closed") == ["Fermé"]
    assert found(state="open") == ["Ferme demain"]


def test_a_manager_finds_their_own_and_the_newest_first() -> None:
    mine = make.qualified_venue(name="À moi")
    make.venue(mine.organisation, name="Aussi à moi")
    make.venue(name="À d’autres")
    assert found(make.actor(make.manager(mine))) == ["Aussi à moi", "À moi"]
    assert found()[0] == "À d’autres"


def test_a_page_takes_two_queries_however_long_it_is() -> None:
    made = [make.venue().name for _ in range(paging.PAGE_LENGTH + 1)]
    with asked() as queries:
        page = find_venues(CONSOLE, VenueFilter())
        assert all(venue.organisation.name for venue in page.rows)
    assert len([one for one in queries if one[0].startswith("SELECT")]) == 2
    rest = find_venues(CONSOLE, VenueFilter(), 2)
    assert [venue.name for venue in (*page.rows, *rest.rows)] == made[::-1]


def test_the_file_has_what_is_shown_and_no_formula(client: FlaskClient) -> None:
    make.venue(name="=Lieu", commune="Pessac")
    make.venue(name="Autre", commune="Bordeaux")
    make.sign_in(client, make.operator())
    header, line = client.get("/api/venues/found.csv?text=pessac").text.splitlines()
    assert header == "\ufeffLieu;Structure;État;Adresse;Code postal;Commune;Téléphone"
    assert line.startswith("'=Lieu;")
    page = client.get("/api/venues/found?text=pessac").json
    assert [(one["name"], one["state"]) for one in page["venues"]] == [("=Lieu", "open")]
