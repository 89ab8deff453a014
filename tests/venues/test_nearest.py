"""The nearest venues: right order, qualified only, from a radius that grows far enough, reading few rows."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from server.commands import CONSOLE
from server.db import db
from server.organisations import qualification
from server.venues import nearest as nearest_module
from server.venues.distances import distance_km
from server.venues.models import Venue
from server.venues.nearest import UnknownPostcode, nearest_venues
from server.venues.postcodes import position_of
from server.venues.venue_views import VenueView
from tests.support import factories
from tests.venues.support.places import import_file, statements

pytestmark = pytest.mark.usefixtures("app")

BORDEAUX, PARIS, REUNION = (44.8378, -0.5792), (48.8566, 2.3522), (-20.8789, 55.4481)


def at(position: tuple[float, float], **columns: object) -> Venue:
    return factories.qualified_venue(latitude=position[0], longitude=position[1], **columns)


def nearest(near: tuple[float, float] | str, limit: int = 5) -> list[VenueView]:
    return nearest_venues(db.session(), near=near, limit=limit)


def ids(near: tuple[float, float] | str, limit: int = 5) -> list[int]:
    return [view.id for view in nearest(near, limit)]


@pytest.mark.parametrize(
    ("here", "there", "km"),
    [(BORDEAUX, BORDEAUX, 0), (BORDEAUX, PARIS, 499), (PARIS, REUNION, 9370), ((0, 0), (0, 180), 20015)],
)
def test_distances_are_those_of_the_globe(here: tuple[float, float], there: tuple[float, float], km: float) -> None:
    assert distance_km(here, there) == pytest.approx(km, abs=1 + km / 500)


def test_the_nearest_comes_first_with_its_distance() -> None:
    far, near = at((44.9, -0.58)), at((44.85, -0.58))
    found = nearest((44.84, -0.58))
    assert [view.id for view in found] == [near.id, far.id]
    assert [view.distance_km for view in found] == [1.11, 6.67]


@pytest.mark.parametrize("state", ["applied", "suspended", "dequalified"])
def test_only_qualified_organisations_are_shown(state: str) -> None:
    shown = at(BORDEAUX)
    other = at(BORDEAUX)
    if state == "applied":
        factories.venue(latitude=BORDEAUX[0], longitude=BORDEAUX[1])
    if state == "suspended":
        qualification.suspend(CONSOLE, other.organisation_id, reason="x")
    if state == "dequalified":
        qualification.dequalify(CONSOLE, other.organisation_id, reason="x")
    expected = [shown.id, other.id] if state == "applied" else [shown.id]
    assert ids(BORDEAUX) == expected


def test_a_postcode_lies_amid_its_venues_even_those_not_qualified() -> None:
    factories.venue(postcode="33500", latitude=44.90, longitude=-0.24)
    factories.venue(postcode="33500", latitude=44.92, longitude=-0.24)
    venue = at((44.91, -0.25), postcode="33570")
    assert [(view.id, view.distance_km) for view in nearest("33500")] == [(venue.id, 0.79)]


@pytest.mark.parametrize(
    ("asked", "beside"),
    [("33200", "33000"), ("20090", "20000"), ("97419", "97400"), ("98800", "98809"), ("75116", "75001")],
)
def test_a_postcode_without_venue_lies_where_the_table_says(asked: str, beside: str) -> None:
    position = position_of(asked)
    assert position
    there = at((position[0] + 0.01, position[1]), postcode=beside)
    assert [(view.id, view.distance_km) for view in nearest(asked)] == [(there.id, 1.11)]


def test_a_cedex_code_lies_amid_its_venues_where_it_has_any() -> None:
    venue = at(BORDEAUX, postcode="33077")
    assert ids("33077") == [venue.id]


@pytest.mark.parametrize("asked", ["33999", "00000", "33078", "", "3300", "é"])
def test_a_postcode_that_does_not_exist_is_refused(asked: str) -> None:
    at(BORDEAUX)
    with pytest.raises(UnknownPostcode):
        nearest(asked)


def test_a_venue_without_position_is_near_its_own_postcode_only() -> None:
    unplaced = at((None, None), postcode="33500")
    placed = at(BORDEAUX, postcode="33000")
    found = nearest("33500")
    assert [(view.id, view.distance_km) for view in found[:1]] == [(unplaced.id, None)]
    assert ids("33000") == ids(BORDEAUX) == [placed.id]


def test_the_search_widens_to_the_other_side_of_the_world() -> None:
    venue = at(BORDEAUX)
    assert ids(REUNION) == [venue.id]


def test_enough_venues_nearby_hide_those_far_away() -> None:
    near = [at((44.84, -0.58 + step / 1000)).id for step in range(3)]
    at(PARIS)
    assert ids((44.84, -0.58), limit=3) == near


@given(st.tuples(st.floats(42, 51), st.floats(-5, 8)), st.integers(1, 12))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=30)
def test_anywhere_in_france_the_nearest_are_those_of_a_full_reckoning(here: tuple[float, float], limit: int) -> None:
    if not db.session.scalar(select(Venue.id).limit(1)):
        import_file()
        qualification.qualify_all(CONSOLE)
    everywhere = [distance_km(here, (venue.latitude, venue.longitude)) for venue in db.session.scalars(select(Venue))]
    found = [view.distance_km for view in nearest(here, limit)]
    assert found == [round(km, 2) for km in sorted(everywhere)[:limit]]


@pytest.mark.parametrize("near", [BORDEAUX, PARIS, REUNION, "33000", "33121"])
def test_a_search_takes_few_statements_and_reads_few_rows(
    near: tuple[float, float] | str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import_file()
    qualification.qualify_all(CONSOLE)
    seen: list[VenueView] = []
    view_of = nearest_module.view_of
    monkeypatch.setattr(nearest_module, "view_of", lambda *args: seen.append(view_of(*args)) or seen[-1])
    with statements() as sent:
        assert len(nearest(near, 5)) == 5
    assert len(sent) <= 7
    assert len(seen) <= 4 * 20
