"""A wrong position affects neither its postcode nor its neighbours nor the map, and is corrected."""

from __future__ import annotations

import pytest
from flask.testing import FlaskCliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete

from server.commands import CONSOLE
from server.db import db, transaction
from server.organisations import qualification
from server.venues.checking import check_positions
from server.venues.distances import distance_km
from server.venues.models import Venue
from server.venues.nearest import nearest_venues
from server.venues.placing import NEAR_KM, is_believed, place
from server.venues.postcodes import position_of
from tests.support import factories
from tests.venues.support.places import exported, import_rows
from tests.venues.support.places import place as cells

pytestmark = pytest.mark.usefixtures("app")

GRADIGNAN = (44.7727, -0.6148)
LORMONT = (44.879, -0.517)
POISON = [(0.0, 0.0), (-0.6148, 44.7727), (48.8566, 2.3522), (40.4, -3.7), (-44.7727, 0.6148), (90.0, 180.0)]


def stored(position: tuple[float | None, float | None], postcode: str = "33170", commune: str = "Gradignan") -> Venue:
    """A venue stored before positions were checked."""
    place = {"latitude": position[0], "longitude": position[1], "postcode": postcode, "commune": commune}
    return factories.qualified_venue(**place)


@pytest.mark.parametrize("poison", POISON)
def test_a_wrong_position_sends_nobody_of_its_postcode_elsewhere(poison: tuple[float, float]) -> None:
    near = stored(LORMONT, "33310", "Lormont")
    wrong = stored(poison)
    found = nearest_venues(db.session(), near="33170", limit=5)
    assert [view.id for view in found] == [wrong.id, near.id]
    assert (found[0].latitude, found[0].longitude, found[0].distance_km) == (None, None, None)
    assert (found[1].distance_km or 99) < 20


@pytest.mark.parametrize("poison", POISON)
def test_a_wrong_position_is_near_nobody_who_is_there(poison: tuple[float, float]) -> None:
    right = stored(GRADIGNAN)
    stored(poison)
    assert [view.id for view in nearest_venues(db.session(), near=poison, limit=5)] == [right.id]


def test_the_middle_of_a_postcode_is_that_of_most_of_its_venues() -> None:
    for step in range(5):
        stored((GRADIGNAN[0] + step / 1000, GRADIGNAN[1]))
    stored((45.05, -0.6148))  # believed, but far
    far = nearest_venues(db.session(), near="33170", limit=9)[-1]
    assert (far.distance_km or 0) > 30
    assert nearest_venues(db.session(), near="33170", limit=1)[0].distance_km < 0.3


@pytest.mark.parametrize("poison", [*POISON, (None, None)])
def test_the_day_puts_stored_positions_right_once(poison: tuple[float | None, float | None]) -> None:
    venue, right = stored(poison), stored(GRADIGNAN)
    assert check_positions() == 1
    db.session.expire_all()
    swapped = poison == (GRADIGNAN[1], GRADIGNAN[0])
    assert (venue.latitude, venue.longitude) == (GRADIGNAN if swapped else position_of("33170"))
    assert venue.position_assumed is not swapped
    assert (right.latitude, right.longitude, right.position_assumed) == (*GRADIGNAN, False)
    assert check_positions() == 0


def test_the_command_of_the_day_tells_it(runner: FlaskCliRunner) -> None:
    stored((0.0, 0.0))
    assert "venues: 1 positions put right" in runner.invoke(args=["day"]).stdout


def test_an_assumed_position_gives_a_distance_and_no_point_and_is_not_exported() -> None:
    import_rows(cells(latitude="0", longitude="0", code_postal="33310", commune="Lormont"))
    assert (exported()[0]["latitude"], exported()[0]["longitude"]) == ("", "")
    qualification.qualify_all(CONSOLE)
    [view] = nearest_venues(db.session(), near=GRADIGNAN, limit=5)
    assert (view.latitude, view.longitude) == (None, None)
    assert 5 < (view.distance_km or 0) < 20


@pytest.mark.parametrize(
    ("postcode", "commune", "there"),
    [
        ("33077", "Bordeaux Cedex", (44.84, -0.58)),  # a code of the mail
        ("33999", "", (44.84, -0.58)),
        ("40273", "Mérignac", (44.843, -0.648)),  # a wrong postcode, and a commune that fits
        ("33540", "Sauveterre-de-Guyenne", (44.69, -0.086)),
        ("97370", "Maripasoula", (3.64, -54.03)),
        ("98820", "Lifou", (-20.92, 167.24)),
        ("97133", "Saint-Barthélemy", (17.9, -62.83)),
        ("98000", "Monaco", (43.73, 7.42)),
        ("20000", "Ajaccio", (41.92, 8.73)),
    ],
)
def test_a_position_near_the_postcode_or_the_commune_is_believed(
    postcode: str, commune: str, there: tuple[float, float]
) -> None:
    assert is_believed(postcode, commune, there)
    assert not is_believed(postcode, commune, (0.0, 0.0))
    assert not is_believed(postcode, commune, (there[1], there[0]))


@given(
    st.sampled_from(["33000", "75011", "97400", "98800", "20200", "05000"]), st.floats(-90, 90), st.floats(-180, 180)
)
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_numbers_become_a_place_near_the_postcode(postcode: str, latitude: float, longitude: float) -> None:
    placed = place(postcode, "", latitude, longitude)
    centre = position_of(postcode)
    assert centre
    assert placed.latitude is not None
    assert placed.longitude is not None
    assert distance_km(centre, (placed.latitude, placed.longitude)) <= 8 * NEAR_KM
    assert placed.note or (placed.latitude, placed.longitude) == (latitude, longitude)


@given(st.lists(st.sampled_from(POISON), max_size=4))
@settings(deadline=None, max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_however_many_are_wrong_the_nearest_stays_the_nearest(poison: list[tuple[float, float]]) -> None:
    with transaction() as session:
        session.execute(delete(Venue))
    right = stored(GRADIGNAN)
    wrong = [stored(position) for position in poison]
    found = nearest_venues(db.session(), near="33170", limit=9)
    assert [view.id for view in found if view.distance_km is not None] == [right.id]
    assert {view.id for view in found} == {right.id, *(venue.id for venue in wrong)}
