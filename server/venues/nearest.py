"""The qualified venues near a position or a postcode: SQL preselects by a box, exact distances are computed here."""

from __future__ import annotations

from datetime import date
from math import cos, degrees, radians
from statistics import median
from typing import Any

from sqlalchemy import ColumnElement, Float, Row, bindparam, select, true
from sqlalchemy.orm import Session

from .. import clock
from ..errors import NotFound
from ..organisations.models import QUALIFIED, Organisation
from .distances import EARTH_RADIUS_KM, Position, distance_km
from .models import ITINERANT, Venue, is_open
from .placing import is_believed
from .postcodes import position_of
from .venue_views import VenueView, view_of

REACH_KM = 30.0
"""How far somebody goes to a venue: one further away is told as the nearest, and alone."""
WITHIN_REACH_KM = (8.0, 20.0, REACH_KM)
BEYOND_KM = (60.0, 400.0, 21_000.0)
RADII_KM = (8.0, 20.0, *BEYOND_KM)
SHOWN = (
    Venue.id,
    Venue.name,
    Venue.address,
    Venue.postcode,
    Venue.commune,
    Venue.latitude,
    Venue.longitude,
    Venue.phone,
    Venue.opening_hours,
    Venue.services,
    Venue.mobility.contains(ITINERANT).label("itinerant"),
    Venue.position_assumed,
    Venue.corrected.contains("opening_hours").label("hours_confirmed"),
    Venue.special_care,
    Venue.languages,
    Venue.booking_link,
)
TODAY = "today"
QUALIFIED_VENUES: Any = (
    select(*SHOWN).join(Venue.organisation).where(Organisation.qualification == QUALIFIED, is_open(bindparam(TODAY)))
)
NORTH = Venue.latitude - bindparam("latitude", type_=Float)
EAST = (Venue.longitude - bindparam("longitude", type_=Float)) * bindparam("shrink", type_=Float)
WITHIN = (
    QUALIFIED_VENUES.where(Venue.latitude.between(bindparam("south"), bindparam("north")))
    .where(Venue.longitude.between(bindparam("west"), bindparam("east")))
    .order_by(NORTH * NORTH + EAST * EAST, Venue.id)  # right order nearby, without trigonometry in SQL
    .limit(bindparam("most"))
)
UNPLACED = (
    QUALIFIED_VENUES.where(Venue.id.in_(bindparam("unplaced", expanding=True)))
    .order_by(Venue.id)
    .limit(bindparam("most"))
)
OF_POSTCODE = select(
    Venue.id, Venue.postcode, Venue.commune, Venue.latitude, Venue.longitude, Venue.position_assumed
).where(Venue.postcode == bindparam("postcode"))


class UnknownPostcode(NotFound):
    code = "unknown_postcode"
    message = (
        "Ce code postal n'existe pas. Vérifiez ses cinq chiffres ; "
        "au lieu d'un code CEDEX, donnez le code postal de la commune."
    )


def reachable_venues(
    session: Session, *, near: Position | str, limit: int, among: ColumnElement[bool] | None = None
) -> list[VenueView]:
    """Of `nearest_venues` those within REACH_KM, nearest first; where there is none, the nearest alone."""
    reached = nearest_venues(session, near=near, limit=limit, among=among, radii=WITHIN_REACH_KM)
    return reached or nearest_venues(session, near=near, limit=1, among=among, radii=BEYOND_KM)


def nearest_venues(
    session: Session,
    *,
    near: Position | str,
    limit: int,
    among: ColumnElement[bool] | None = None,
    radii: tuple[float, ...] = RADII_KM,
) -> list[VenueView]:
    """The venues of qualified organisations nearest to a position (degrees north, degrees east) or a postcode.

    ``among`` is a condition on `Venue` and `Organisation` that narrows them; ``radii`` say in which circles, in
    kilometres, it looks one after the other until it has enough.

    A postcode lies amid its venues, else where the table of postcodes says; a venue there without a known position
    is near. The search widens until it has enough and never reads more than a few times ``limit`` rows.
    Raises UnknownPostcode when there is no such postcode.
    """
    among = true() if among is None else among
    if not isinstance(near, str):
        return _widening(session, near, limit, among, radii)
    centre, unplaced = _centre_of(session, near)
    return [*_unplaced(session, unplaced, limit, among), *_widening(session, centre, limit, among, radii)][:limit]


def _centre_of(session: Session, postcode: str) -> tuple[Position, list[int]]:
    """The middle of a postcode, and which of its venues have no position that can be believed."""
    rows = session.execute(OF_POSTCODE, {"postcode": postcode}).all()
    known = [(row.latitude, row.longitude) for row in rows if not row.position_assumed and _is_placed(row)]
    centre = (median(north for north, _ in known), median(east for _, east in known)) if known else None
    if centre is None and (centre := position_of(postcode)) is None:
        raise UnknownPostcode
    return centre, [row.id for row in rows if not _is_placed(row)]


def _is_placed(row: Any) -> bool:
    """Whether a venue lies where it says; rows written before positions were checked may not."""
    there = row.latitude, row.longitude
    return None not in there and (row.position_assumed or is_believed(row.postcode, row.commune, there))


def _unplaced(session: Session, ids: list[int], limit: int, among: ColumnElement[bool]) -> list[VenueView]:
    rows = session.execute(UNPLACED.where(among), {"unplaced": ids, "most": limit, TODAY: _today()}) if ids else ()
    return [view_of(row, None) for row in rows]


def _widening(
    session: Session, centre: Position, limit: int, among: ColumnElement[bool], radii: tuple[float, ...]
) -> list[VenueView]:
    found: list[tuple[float, Row[Any]]] = []
    for radius_km in radii:
        rows = session.execute(WITHIN.where(among), _box(centre, radius_km) | {"most": 2 * limit + 10, TODAY: _today()})
        away = [(distance_km(centre, (row.latitude, row.longitude)), row) for row in rows if _is_placed(row)]
        found = sorted((one for one in away if one[0] <= radius_km), key=_km)[:limit]
        if len(found) == limit:
            break
    return [view_of(row, round(km, 2)) for km, row in found]


def _km(found: tuple[float, Row[Any]]) -> float:
    return found[0]


def _today() -> date:
    return clock.paris_day(clock.now())


def _box(centre: Position, radius_km: float) -> dict[str, float]:
    """The box around a circle, and the factor by which degrees of longitude are shorter there than of latitude."""
    north, east = centre
    tall = degrees(radius_km / EARTH_RADIUS_KM)
    wide = tall / _shrink(abs(north) + tall)
    edges = {"south": north - tall, "north": north + tall, "west": east - wide, "east": east + wide}
    return {**edges, "latitude": north, "longitude": east, "shrink": _shrink(north)}


def _shrink(latitude: float) -> float:
    """How much shorter a degree of longitude is at a latitude."""
    return max(cos(radians(min(latitude, 90.0))), 0.01)
