"""Places to go: the nearest qualified venues, with when they are open."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from .. import clock
from ..db import db
from ..venues.nearest import UnknownPostcode, nearest_venues, within_reach
from ..venues.venue_views import VenueView
from .opening import Hours, open_hours, zone_of


@dataclass(frozen=True, slots=True)
class NearVenue(VenueView):
    """A venue near the holder, with its open hours of the coming days; None when nobody knows them."""

    open: Hours | None = None

    @property
    def zone(self) -> str:
        """Whose time its hours are, as IANA names it."""
        return zone_of(self.postcode).key


def places_near(postcode: str, limit: int) -> list[NearVenue]:
    """The nearest qualified venues with their open hours; none for a postcode that does not exist."""
    try:
        return find_places(postcode=postcode, limit=limit)
    except UnknownPostcode:
        return []


def find_places(*, postcode: str, limit: int) -> list[NearVenue]:
    """The same for someone who typed the postcode. Raises UnknownPostcode."""
    now = clock.now()
    views = within_reach(nearest_venues(db.session(), near=postcode, limit=limit))
    return [NearVenue(**asdict(view), open=open_hours(view.told_hours, view.postcode, now)) for view in views]
