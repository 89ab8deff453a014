"""A venue that no import knows: added by its organisation's manager or by the operator."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from sqlalchemy.orm import Session

from ..access import MANAGER, Actor
from ..db import transaction
from ..organisations.models import Organisation
from ..organisations.refusals import UnknownOrganisation
from ..trail.recording import Changed, record
from .corrections import locate, subject_of
from .facts import FIELDS, SEVERAL, VenueFacts
from .models import ITINERANT, Venue
from .telephones import normalize
from .typed_facts import check_phone, chosen_hours

SOURCE = "Poinçon"
"""The source of what is added here, as the national schema has it."""


def add_venue(actor: Actor, *, organisation_id: int, **facts: Any) -> VenueFacts:
    """Add a venue to an organisation; it redeems at once if that is qualified. ``facts`` as `FIELDS` names them.

    Raises UnknownOrganisation, UnreadableHours, DoubtfulHours, UnreadablePhone, FarFromItsTown.
    """
    columns = columns_of(facts)
    with transaction() as session:
        organisation = session.get(Organisation, organisation_id, with_for_update=True)
        if organisation is None or not actor.sees(organisation_id, MANAGER):
            raise UnknownOrganisation
        organisation.runs_venues = True
        venue = Venue(organisation=organisation, source_id=f"poincon-{uuid4()}", source=SOURCE, **columns)
        venue.corrected = "|".join(sorted(columns))
        insert_located(session, venue, given="latitude" in columns)
        record(session, actor, "venue.added", subject_of(venue), Changed(after=columns))
    return VenueFacts(venue)


def insert_located(session: Session, venue: Venue, *, given: bool = False) -> None:
    """Insert a venue at its position, or amid its commune when none was ``given``. Raises FarFromItsTown."""
    locate(venue, given=given)
    session.add(venue)
    session.flush()


def columns_of(facts: dict[str, Any]) -> dict[str, Any]:
    """Typed facts as the columns that hold them. Raises UnreadableHours, DoubtfulHours, UnreadablePhone."""
    check_phone(facts.get("phone", ""), facts["postcode"])
    columns = {"services": [], "address": "", **{FIELDS[name]: value for name, value in facts.items()}}
    columns["phone"] = normalize(columns.get("phone", ""), facts["postcode"])
    columns["opening_hours"] = chosen_hours(columns.get("opening_hours", ""))
    columns["mobility"] = ITINERANT if columns.get("mobility") else ""
    for name in SEVERAL:
        columns[FIELDS[name]] = "|".join(columns.get(FIELDS[name], ()))
    return columns
