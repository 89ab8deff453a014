"""The list of organisations, as the operator sees them."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select

from ..db import db
from ..organisations.models import Organisation
from ..venues.models import Venue


@dataclass(frozen=True, slots=True)
class OrganisationView:
    """What the operator sees of an organisation; ``venues`` counts them."""

    id: int
    siret: str | None
    name: str
    qualification: str
    reason: str
    venues: int


def list_organisations(qualification: str | None = None) -> list[OrganisationView]:
    """Every organisation, or those in a state, in the order of their numbers."""
    shown = Organisation.id, Organisation.siret, Organisation.name, Organisation.qualification, Organisation.reason
    count = func.count(Venue.id)
    query = select(*shown, count).outerjoin(Venue, Venue.organisation_id == Organisation.id).group_by(*shown)
    if qualification:
        query = query.where(Organisation.qualification == qualification)
    return [OrganisationView(*row) for row in db.session.execute(query.order_by(Organisation.id))]
