"""The qualified venues nearest to a postcode, with their opening hours."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from sqlalchemy import ColumnElement

from .. import clock
from ..campaigns.approval_models import redeems_in
from ..campaigns.models import Campaign
from ..db import db
from ..venues.nearest import UnknownPostcode, keep_within_reach, nearest_venues
from ..venues.venue_views import VenueView
from .opening import Hours, open_hours, zone_of


@dataclass(frozen=True, slots=True)
class NearVenue(VenueView):
    """A venue near the holder, with its opening hours of the coming days; None when they are not known."""

    open: Hours | None = None

    @property
    def zone(self) -> str:
        """The IANA name of its time zone."""
        return zone_of(self.postcode).key


def places_near(postcode: str, limit: int, campaign: Campaign) -> list[NearVenue]:
    """The nearest venues that redeem in a campaign, nearest first; an empty list for a postcode that does not exist."""
    try:
        return find_places(postcode=postcode, limit=limit, among=redeems_in(campaign))
    except UnknownPostcode:
        return []


def find_places(*, postcode: str, limit: int, among: ColumnElement[bool] | None = None) -> list[NearVenue]:
    """The nearest qualified venues, nearest first; ``among`` narrows their organisations. Raises UnknownPostcode."""
    now = clock.now()
    views = keep_within_reach(nearest_venues(db.session(), near=postcode, limit=limit, among=among))
    return [NearVenue(**asdict(view), open=open_hours(view.told_hours, view.postcode, now)) for view in views]
