"""What is told of a venue, and what of it its manager may correct."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from .. import glyphs
from .hours.doubts import doubt_of, say_hours
from .models import Venue
from .open_data.columns import COLUMNS, PRINTED
from .telephones import say_telephones

FIELDS: Final = {
    "name": "name",
    "address": "address",
    "address_extra": "address_extra",
    "postcode": "postcode",
    "commune": "commune",
    "latitude": "latitude",
    "longitude": "longitude",
    "phone": "phone",
    "email": "emails",
    "website": "websites",
    "opening_hours": "opening_hours",
    "itinerant": "mobility",
    "services": "services",
    "access_modes": "access_modes",
    "charges": "charges",
    "price_text": "price_text",
    "booking_link": "booking_link",
    "languages": "languages",
}
"""What can be corrected, and the column it stands in."""
SEVERAL: Final = ("access_modes", "charges", "languages")
"""Columns that hold several values, split by ``|``."""
ACCESS_MODES: Final = (
    "Se présenter",
    "Téléphoner",
    "Contacter par mail",
    "Prendre un RDV en ligne",
    "Envoyer un mail avec une fiche de prescription",
    "Ce lieu n'accueille pas de public",
)
CHARGES: Final = ("Gratuit", "Gratuit sous condition", "Payant")
"""Both lists as the national schema writes them."""


@dataclass(frozen=True, slots=True)
class VenueFacts:
    """What the public is told of a venue, for those who may correct it; ``corrected`` names what they did."""

    venue: Venue

    @property
    def phone_said(self) -> str:
        """The telephone as people say and type it."""
        return say_telephones(self.venue.phone, self.venue.postcode)

    @property
    def opening_words(self) -> list[str]:
        return say_hours(self.venue.opening_hours, confirmed=self.hours_confirmed)

    @property
    def hours_confirmed(self) -> bool:
        """Whether somebody of the venue wrote its hours."""
        return "opening_hours" in self.corrected

    @property
    def hours_question(self) -> str:
        """What is to be asked about hours that nobody of the venue has confirmed; empty when they are clear."""
        doubt = None if self.hours_confirmed else doubt_of(self.venue.opening_hours)
        return doubt.question if doubt else ""

    @property
    def access_modes(self) -> list[str]:
        return split(self.venue.access_modes)

    @property
    def charges(self) -> list[str]:
        return split(self.venue.charges)

    @property
    def languages(self) -> list[str]:
        return split(self.venue.languages)

    @property
    def closed_from(self) -> date | None:
        """The first day on which it is closed for good."""
        return self.venue.closed_from

    @property
    def replaced_on_paper(self) -> list[str]:
        return glyphs.list_replaced(*(getattr(self.venue, COLUMNS[column]) for column in PRINTED))

    @property
    def corrected(self) -> list[str]:
        columns = split(self.venue.corrected)
        return [name for name, column in FIELDS.items() if column in columns]


def split(text: str) -> list[str]:
    """The values of a text that holds several."""
    return [each.strip() for each in text.split("|") if each.strip()]
