"""Which qualified venues are near a position or a postcode: a box and an order in SQL, true distances here."""

from __future__ import annotations

from dataclasses import dataclass
from math import asin, cos, degrees, radians, sin, sqrt
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, false, func, or_, select
from sqlalchemy.orm import Session

from ..errors import NotFound
from .hours_in_words import hours_in_words
from .models import QUALIFIED, Organisation, Venue
from .postcodes import Position, position_of

EARTH_RADIUS_KM = 6371.0088
RADII_KM = (10.0, 60.0, 400.0)
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
    Venue.mobility.contains("Itinérant").label("itinerant"),
)


class UnknownPostcode(NotFound):
    code = "unknown_postcode"
    message = (
        "Ce code postal n'existe pas. Vérifiez ses cinq chiffres ; "
        "au lieu d'un code CEDEX, donnez le code postal de la commune."
    )


@dataclass(frozen=True, slots=True)
class VenueView:
    """What the public sees of a venue; ``distance_km`` is None when nobody knows its position.

    An itinerant one goes to several places: its address is only where it starts from.
    """

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
    itinerant: bool
    distance_km: float | None = None

    @property
    def opening_words(self) -> list[str]:
        """The opening hours as short French sentences; none when nobody knows."""
        return hours_in_words(self.opening_hours)


def nearest_venues(session: Session, *, near: Position | str, limit: int) -> list[VenueView]:
    """The venues of qualified organisations nearest to a position (degrees north, degrees east) or a postcode.

    A postcode lies amid its venues, else where the table of postcodes says; a venue there without a known position
    is near. The search widens until it has enough and never reads more than a few times ``limit`` rows.
    Raises UnknownPostcode when there is no such postcode.
    """
    if not isinstance(near, str):
        return _widening(session, near, false(), limit)
    return _widening(session, _centre_of(session, near), and_(Venue.latitude.is_(None), Venue.postcode == near), limit)


def distance_km(here: Position, there: Position) -> float:
    """The length of the great circle between two positions (haversine)."""
    north, south = radians(here[0]), radians(there[0])
    east = radians(there[1] - here[1])
    half_chord = sin((south - north) / 2) ** 2 + cos(north) * cos(south) * sin(east / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(sqrt(min(1.0, half_chord)))


def _centre_of(session: Session, postcode: str) -> Position:
    middle = select(func.avg(Venue.latitude), func.avg(Venue.longitude)).where(Venue.postcode == postcode)
    north, east = session.execute(middle).one()
    centre = position_of(postcode) if north is None else (north, east)
    if centre is None:
        raise UnknownPostcode
    return centre


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


def _view(row: Row[Any], centre: Position) -> VenueView:
    if row.latitude is None:
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
