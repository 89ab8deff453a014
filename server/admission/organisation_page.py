"""One organisation, with all that the operator knows of it: `show_organisation`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from ..accounts.models import Membership
from ..db import db
from ..organisations.models import Organisation, QualificationDecision
from ..organisations.qualification import MAY_FOLLOW
from ..organisations.refusals import UnknownOrganisation
from ..venues.models import Venue
from .answers import answers_of, decisions_on
from .applications.models import AdmissionApplication
from .models import OrganisationAnswer

MOST_VENUES = 200


@dataclass(frozen=True, slots=True)
class OrganisationFile:
    """An organisation with its venues, decisions, answers, applications and how many people have a role in it."""

    organisation: Organisation
    venues: Sequence[Venue]
    decisions: Sequence[QualificationDecision]
    answers: Sequence[OrganisationAnswer]
    applications: Sequence[AdmissionApplication]
    people: int

    @property
    def possible(self) -> list[str]:
        """The decisions that may follow its present state."""
        state = self.organisation.qualification
        return [decision for decision, before in MAY_FOLLOW.items() if state in before]


def show_organisation(organisation_id: int) -> OrganisationFile:
    """Everything about an organisation. Raises UnknownOrganisation."""
    organisation = db.session.get(Organisation, organisation_id)
    if organisation is None:
        raise UnknownOrganisation
    venues = select(Venue).where(Venue.organisation_id == organisation_id).order_by(Venue.name, Venue.id)
    people = select(Membership.person_id).where(Membership.organisation_id == organisation_id).distinct()
    applications = select(AdmissionApplication).where(AdmissionApplication.organisation_id == organisation_id)
    return OrganisationFile(
        organisation,
        db.session.scalars(venues.limit(MOST_VENUES)).all(),
        decisions_on(organisation_id),
        answers_of(organisation_id),
        db.session.scalars(applications.order_by(AdmissionApplication.id.desc())).all(),
        len(db.session.scalars(people).all()),
    )
