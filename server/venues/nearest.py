"""Which qualified venues are near a position or a postcode: a box and an order in SQL, true distances here."""

from __future__ import annotations

from dataclasses import dataclass
from math import asin, cos, degrees, radians, sin, sqrt
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, false, func, or_, select
from sqlalchemy.orm import Session

from .models import QUALIFIED, Organisation, Venue

Position = tuple[float, float]

EARTH_RADIUS_KM = 6371.0088
RADII_KM = (10.0, 60.0, 400.0)
OVERSEAS = ("97", "98")
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
)


@dataclass(frozen=True, slots=True)
class VenueView:
    """What the public sees of a venue; ``distance_km`` is None when nobody knows its position."""

    id: int
    name: str
    address: str
    postcode: str
    commune: str
    latitude: float | None
    longitude: float | None
    phone: str
    opening_hours: str
    services: list[str]
    distance_km: float | None = None


def nearest_venues(session: Session, *, near: Position | str, limit: int) -> list[VenueView]:
    """The venues of qualified organisations nearest to a position (degrees north, degrees east) or a postcode.

    A postcode lies amid its venues, else amid those of its département; a venue there without a known position is
    near. The search widens until it has enough and never reads more than a few times ``limit`` rows.
    """
    if not isinstance(near, str):
        return _widening(session, near, false(), limit)
    unplaced = and_(Venue.latitude.is_(None), Venue.postcode == near)
    centre = _centre_of(session, near)
    if centre is None:
        return [_view(row, None) for row in session.execute(_query(unplaced).order_by(Venue.id).limit(limit))]
    return _widening(session, centre, unplaced, limit)


def distance_km(here: Position, there: Position) -> float:
    """The length of the great circle between two positions (haversine)."""
    north, south = radians(here[0]), radians(there[0])
    east = radians(there[1] - here[1])
    half_chord = sin((south - north) / 2) ** 2 + cos(north) * cos(south) * sin(east / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(sqrt(min(1.0, half_chord)))


def _centre_of(session: Session, postcode: str) -> Position | None:
    department = postcode[:3] if postcode.startswith(OVERSEAS) else postcode[:2]
    neighbours = Venue.postcode.between(department.ljust(5, "0"), department.ljust(5, "9"))
    for there in (Venue.postcode == postcode, neighbours):
        north, east = session.execute(select(func.avg(Venue.latitude), func.avg(Venue.longitude)).where(there)).one()
        if north is not None:
            return north, east
    return None


def _widening(session: Session, centre: Position, also: ColumnElement[bool], limit: int) -> list[VenueView]:
    found: list[VenueView] = []
    for radius_km in (*RADII_KM, None):
        rows = session.execute(
            _query(or_(_box(centre, radius_km), also)).order_by(_flat_distance(centre), Venue.id).limit(2 * limit + 10)
        )
        views = [_view(row, centre) for row in rows]
        found = sorted((view for view in views if radius_km is None or _km(view) <= radius_km), key=_km)[:limit]
        if len(found) == limit:
            break
    return found


def _km(view: VenueView) -> float:
    return view.distance_km or 0.0


def _query(where: ColumnElement[bool]) -> Any:
    return select(*SHOWN).join(Venue.organisation).where(Organisation.qualification == QUALIFIED, where)


def _view(row: Row[Any], centre: Position | None) -> VenueView:
    if centre is None or row.latitude is None:
        return VenueView(**row._mapping)
    return VenueView(**row._mapping, distance_km=round(distance_km(centre, (row.latitude, row.longitude)), 2))


def _box(centre: Position, radius_km: float | None) -> ColumnElement[bool]:
    if radius_km is None:
        return Venue.latitude.is_not(None)
    north, east = centre
    tall = degrees(radius_km / EARTH_RADIUS_KM)
    wide = tall / _shrink(abs(north) + tall)
    return and_(Venue.latitude.between(north - tall, north + tall), Venue.longitude.between(east - wide, east + wide))


def _flat_distance(centre: Position) -> ColumnElement[float]:
    """The square of the distance on a flat map of the centre's surroundings: right order, no trigonometry in SQL."""
    north, east = Venue.latitude - centre[0], (Venue.longitude - centre[1]) * _shrink(centre[0])
    return func.coalesce(north * north + east * east, 0.0)


def _shrink(latitude: float) -> float:
    """How much shorter a degree of longitude is at a latitude."""
    return max(cos(radians(min(latitude, 90.0))), 0.01)
