"""The qualified venues nearest to a postcode or a position, with their opening hours: all, or those that are wanted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import partial
from itertools import islice
from typing import Final

from sqlalchemy import ColumnElement, and_, true

from .. import clock
from ..campaigns.approval_models import redeems_in
from ..campaigns.models import Campaign
from ..db import db
from ..venues.distances import Position
from ..venues.nearest import (
    BEYOND_KM,
    REACH_KM,
    WITHIN_REACH_KM,
    UnknownPostcode,
    nearest_venues,
    reachable_venues,
)
from ..venues.venue_views import VenueView
from .offers import access_of, spoken_at
from .opening import Hours, open_hours, zone_of
from .wanted import Wish

MOST_LOOKED_AT: Final = 200
"""Of how many venues within reach a search by opening hours reads these at most."""
MOST_BEYOND: Final = 50
"""And of how many beyond, where none within reach is open then."""
GRID: Final = 2
"""Decimals of a degree to which a searcher's position is rounded: a kilometre is all that a list of places needs."""


@dataclass(frozen=True, slots=True)
class NearVenue(VenueView):
    """A venue near the holder, with its opening hours of the coming days; None when they are not known."""

    open: Hours | None = None

    @property
    def zone(self) -> str:
        """The IANA name of its time zone."""
        return zone_of(self.postcode).key

    @property
    def access(self) -> list[str]:
        """Whom it receives well, as keys of `offers.ACCESS`."""
        return access_of(self.special_care)

    @property
    def spoken(self) -> list[str]:
        """What it speaks beside French, as keys of `offers.SPOKEN`."""
        return spoken_at(self.languages, self.special_care)


@dataclass(frozen=True, slots=True)
class NearPlaces:
    """Places, the nearest first, all within REACH_KM or else one further away.

    ``looked_km``: how far all were looked at.
    """

    places: list[NearVenue]
    looked_km: float = REACH_KM


def places_near(postcode: str, limit: int, campaign: Campaign) -> list[NearVenue]:
    """The nearest venues that redeem in a campaign, nearest first; an empty list for a postcode that does not exist."""
    try:
        return find_places(near=postcode, limit=limit, among=redeems_in(campaign)).places
    except UnknownPostcode:
        return []


def find_places(
    *,
    near: Position | str,
    limit: int,
    wanted: Wish = Wish(),  # noqa: B008  # frozen
    among: ColumnElement[bool] | None = None,
) -> NearPlaces:
    """The nearest qualified venues that are wanted; ``among`` narrows their organisations. Raises UnknownPostcode.

    A position is rounded to GRID decimals first.
    """
    there = near if isinstance(near, str) else (round(near[0], GRID), round(near[1], GRID))
    condition = and_(wanted.condition, true() if among is None else among)
    if wanted.when is None:
        views = reachable_venues(db.session(), near=there, limit=limit, among=condition)
        return NearPlaces(list(_with_hours(views, clock.now())))
    return _open_ones(there, limit, condition, wanted)


def _open_ones(near: Position | str, limit: int, condition: ColumnElement[bool], wanted: Wish) -> NearPlaces:
    """Reads the opening hours of venues one by one, until there are enough; beyond reach until there is one."""
    find, now = partial(nearest_venues, db.session(), near=near, among=condition), clock.now()
    reached = find(limit=MOST_LOOKED_AT, radii=WITHIN_REACH_KM)
    if found := list(islice(_met(reached, wanted, now), limit)):
        return NearPlaces(found)
    if len(reached) == MOST_LOOKED_AT:
        return NearPlaces([], reached[-1].distance_km or 0.0)
    further = find(limit=len(reached) + MOST_BEYOND, radii=BEYOND_KM)[len(reached) :]
    return NearPlaces(list(islice(_met(further, wanted, now), 1)))


def _met(views: Iterable[VenueView], wanted: Wish, now: datetime) -> Iterator[NearVenue]:
    return (place for place in _with_hours(views, now) if wanted.is_met_by(place.open, now))


def _with_hours(views: Iterable[VenueView], now: datetime) -> Iterator[NearVenue]:
    for view in views:
        yield NearVenue(**asdict(view), open=open_hours(view.told_hours, view.postcode, now))
