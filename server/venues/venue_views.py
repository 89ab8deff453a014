"""A venue as the public sees it: what is known of it, and nothing that is in doubt."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Row

from .hours.doubts import say_hours, told_hours
from .telephone_numbers import Telephone
from .telephones import calls

WEB_ADDRESS: Final = re.compile(r"https?://[^\s|]+\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class VenueView:
    """What the public sees of a venue; its position is None when it is not known, and only assumed to be near.

    ``distance_km`` is None when not even the postcode says where it is.

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
    hours_confirmed: bool = False
    special_care: str = ""
    languages: str = ""
    booking_link: str = ""
    distance_km: float | None = None

    @property
    def phones(self) -> tuple[Telephone, ...]:
        """The numbers that can be dialled."""
        return calls(self.phone, self.postcode).phones

    @property
    def phone_text(self) -> str:
        """What stands for a telephone and is no number, or not only; empty when all of it can be dialled."""
        return calls(self.phone, self.postcode).phone_text

    @property
    def booking(self) -> str:
        """Where to make an appointment; empty when there is no address that a browser may open."""
        return self.booking_link if WEB_ADDRESS.match(self.booking_link) else ""

    @property
    def opening_words(self) -> list[str]:
        return say_hours(self.opening_hours, confirmed=self.hours_confirmed)

    @property
    def told_hours(self) -> str:
        """The opening hours without those in doubt."""
        return told_hours(self.opening_hours, confirmed=self.hours_confirmed)


def view_of(row: Row[Any], km: float | None) -> VenueView:
    """A row as the public sees it; of a position that is only assumed, or not believed, the distance at most."""
    values = dict(row._mapping)
    if values.pop("position_assumed") or km is None:
        values |= {"latitude": None, "longitude": None}
    return VenueView(**values, distance_km=km)
