"""Table of venues, which hold every column of the national schema."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import (
    JSON,
    BindParameter,
    CheckConstraint,
    ColumnElement,
    ForeignKey,
    Index,
    String,
    false,
    or_,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ..db import Base, FreeTextColumn
from ..organisations.models import Organisation

ITINERANT = "Itinérant"
"""How the national schema writes in ``mobility`` that a venue goes to several places."""


class Venue(Base):
    """A place where sessions happen. ``source_id`` is its ``id`` in the national schema.

    Texts are empty when unknown; several values stand in one text split by ``|``, as the schema writes them.
    A position is assumed when only the postcode or the commune says where the venue is.
    ``other_pivot`` is a number of another register than SIRET.
    ``closed_from`` is the first Paris day on which it is closed for good.
    ``corrected`` lists the columns that its manager has corrected: imports leave them alone.
    """

    __tablename__ = "venues"
    __table_args__ = (
        CheckConstraint("source_id <> ''", name="source_id_given"),
        CheckConstraint("name <> ''", name="name_given"),
        CheckConstraint("length(postcode) = 5", name="postcode_length"),
        CheckConstraint("latitude BETWEEN -90 AND 90", name="latitude"),
        CheckConstraint("longitude BETWEEN -180 AND 180", name="longitude"),
        CheckConstraint("(latitude IS NULL) = (longitude IS NULL)", name="position_whole"),
        Index(None, "latitude", "longitude"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    source_id: Mapped[str] = mapped_column(String, unique=True)
    name: Mapped[str]
    commune: Mapped[str]
    postcode: Mapped[str] = mapped_column(String(5), index=True)
    insee_code: Mapped[str] = mapped_column(default="", server_default="")
    address: Mapped[str]
    address_extra: Mapped[str] = mapped_column(default="", server_default="")
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    position_assumed: Mapped[bool] = mapped_column(default=False, server_default=false())
    typology: Mapped[str] = mapped_column(default="", server_default="")
    phone: Mapped[str] = mapped_column(default="", server_default="")
    emails: Mapped[str] = mapped_column(default="", server_default="")
    websites: Mapped[str] = mapped_column(default="", server_default="")
    opening_hours: Mapped[str] = mapped_column(default="", server_default="")
    summary: Mapped[str] = mapped_column(FreeTextColumn(lines=True), default="", server_default="")
    description: Mapped[str] = mapped_column(FreeTextColumn(lines=True), default="", server_default="")
    source: Mapped[str] = mapped_column(default="", server_default="")
    mobility: Mapped[str] = mapped_column(default="", server_default="")
    parent_name: Mapped[str] = mapped_column(default="", server_default="")
    source_updated_day: Mapped[str] = mapped_column(default="", server_default="")
    services: Mapped[list[str]] = mapped_column(JSON)
    target_publics: Mapped[str] = mapped_column(default="", server_default="")
    special_care: Mapped[str] = mapped_column(default="", server_default="")
    charges: Mapped[str] = mapped_column(default="", server_default="")
    national_programmes: Mapped[str] = mapped_column(default="", server_default="")
    training_labels: Mapped[str] = mapped_column(default="", server_default="")
    other_labels: Mapped[str] = mapped_column(default="", server_default="")
    access_modes: Mapped[str] = mapped_column(default="", server_default="")
    support_modes: Mapped[str] = mapped_column(default="", server_default="")
    accessibility_link: Mapped[str] = mapped_column(default="", server_default="")
    booking_link: Mapped[str] = mapped_column(default="", server_default="")
    other_pivot: Mapped[str] = mapped_column(String, default="", server_default="")
    price_text: Mapped[str] = mapped_column(FreeTextColumn(200), default="", server_default="")
    languages: Mapped[str] = mapped_column(default="", server_default="")
    closed_from: Mapped[date | None]
    corrected: Mapped[str] = mapped_column(String, default="", server_default="")

    organisation: Mapped[Organisation] = relationship()

    @property
    def itinerant(self) -> bool:
        """Whether it goes to several places: its address is only where it starts from."""
        return ITINERANT in self.mobility


def is_open(today: date | BindParameter[Any]) -> ColumnElement[bool]:
    """SQL condition: the venue is not closed on this Paris day."""
    return or_(Venue.closed_from.is_(None), Venue.closed_from > today)
