"""Which qualified venues are near a position or a postcode: a box and an order in SQL, true distances here."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, degrees, radians
from typing import Any

from sqlalchemy import Float, Row, bindparam, func, select
from sqlalchemy.orm import Session

from ..errors import NotFound
from .distances import EARTH_RADIUS_KM, Position, distance_km
from .hours_in_words import hours_in_words
from .models import ITINERANT, QUALIFIED, Organisation, Venue
from .postcodes import position_of

RADII_KM = (8.0, 20.0, 60.0, 400.0, 21_000.0)
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
)
QUALIFIED_VENUES: Any = select(*SHOWN).join(Venue.organisation).where(Organisation.qualification == QUALIFIED)
NORTH = Venue.latitude - bindparam("latitude", type_=Float)
EAST = (Venue.longitude - bindparam("longitude", type_=Float)) * bindparam("shrink", type_=Float)
WITHIN = (
    QUALIFIED_VENUES.where(Venue.latitude.between(bindparam("south"), bindparam("north")))
    .where(Venue.longitude.between(bindparam("west"), bindparam("east")))
    .order_by(NORTH * NORTH + EAST * EAST, Venue.id)  # right order nearby, without trigonometry in SQL
    .limit(bindparam("most"))
)
UNPLACED = (
    QUALIFIED_VENUES.where(Venue.postcode == bindparam("postcode"), Venue.latitude.is_(None))
    .order_by(Venue.id)
    .limit(bindparam("most"))
)
OF_POSTCODE = select(
    func.count(), func.count(Venue.latitude), func.avg(Venue.latitude), func.avg(Venue.longitude)
).where(Venue.postcode == bindparam("postcode"))


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
        return _widening(session, near, limit)
    centre, unplaced = _centre_of(session, near)
    here = _unplaced_in(session, near, limit) if unplaced else []
    return [*here, *_widening(session, centre, limit)][:limit]


def _centre_of(session: Session, postcode: str) -> tuple[Position, int]:
    """The middle of a postcode, and how many of its venues have no position."""
    venues, placed, north, east = session.execute(OF_POSTCODE, {"postcode": postcode}).one()
    centre = (north, east) if placed else position_of(postcode)
    if centre is None:
        raise UnknownPostcode
    return centre, venues - placed


def _unplaced_in(session: Session, postcode: str, limit: int) -> list[VenueView]:
    rows = session.execute(UNPLACED, {"postcode": postcode, "most": limit})
    return [_view(row, None) for row in rows]


def _widening(session: Session, centre: Position, limit: int) -> list[VenueView]:
    found: list[tuple[float, Row[Any]]] = []
    for radius_km in RADII_KM:
        rows = session.execute(WITHIN, _box(centre, radius_km) | {"most": 2 * limit + 10})
        away = [(distance_km(centre, (row.latitude, row.longitude)), row) for row in rows]
        found = sorted((one for one in away if one[0] <= radius_km), key=_km)[:limit]
        if len(found) == limit:
            break
    return [_view(row, round(km, 2)) for km, row in found]


def _km(found: tuple[float, Row[Any]]) -> float:
    return found[0]


def _view(row: Row[Any], km: float | None) -> VenueView:
    return VenueView(**row._mapping, distance_km=km)


def _box(centre: Position, radius_km: float) -> dict[str, float]:
    """What the circle around a centre fits in, and how a flat map of the surroundings shrinks eastward degrees."""
    north, east = centre
    tall = degrees(radius_km / EARTH_RADIUS_KM)
    wide = tall / _shrink(abs(north) + tall)
    edges = {"south": north - tall, "north": north + tall, "west": east - wide, "east": east + wide}
    return {**edges, "latitude": north, "longitude": east, "shrink": _shrink(north)}


def _shrink(latitude: float) -> float:
    """How much shorter a degree of longitude is at a latitude."""
    return max(cos(radians(min(latitude, 90.0))), 0.01)
