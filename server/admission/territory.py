"""What a hub or a sponsor sees of its territory: who announced itself, applied and is qualified there. Read only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import ColumnElement, or_, select, true

from ..access import HUB, SPONSOR, Actor
from ..db import db
from ..front.announcements import list_announcements
from ..front.models import CONTACTED, NEW, Announcement
from ..organisations.models import QUALIFIED, Organisation
from .applications.models import AdmissionApplication, ApplicationVenue
from .applications.states import ANSWERED, QUESTION, SUBMITTED
from .listing import OrganisationView, lies_in, list_views, match_departments

MOST_SHOWN: Final = 500


@dataclass(frozen=True, slots=True)
class SeenTerritory:
    """``departments`` is None for the whole country; at most `MOST_SHOWN` rows of each kind."""

    departments: Sequence[str] | None
    qualified: Sequence[OrganisationView]
    announced: Sequence[Announcement]
    applied: Sequence[AdmissionApplication]


def show_territory(actor: Actor) -> SeenTerritory:
    """Who announced itself, applied and is qualified where the actor's organisations look after it.

    The operator and auditors see everywhere. An announcement that became an application, or was closed, is over.
    """
    departments = _departments(actor)
    here = true() if departments is None else lies_in(*departments)
    qualified = select(Organisation).where(Organisation.qualification == QUALIFIED, here)
    open_states = AdmissionApplication.state.in_((SUBMITTED, QUESTION, ANSWERED))
    applied = select(AdmissionApplication).where(open_states, _applies_in(departments))
    announced = [one for one in list_announcements(departments) if one.state in (NEW, CONTACTED)]
    return SeenTerritory(
        departments=departments,
        announced=announced[:MOST_SHOWN],
        qualified=list_views(qualified.order_by(Organisation.name, Organisation.id).limit(MOST_SHOWN)),
        applied=db.session.scalars(applied.order_by(AdmissionApplication.submitted_at.desc()).limit(MOST_SHOWN)).all(),
    )


def _departments(actor: Actor) -> list[str] | None:
    """The départements of all organisations in which the actor is a hub or a sponsor; one without any sees all."""
    if actor.sees_all:
        return None
    own = select(Organisation.territory).where(Organisation.id.in_(actor.organisation_ids(HUB, SPONSOR)))
    territories = db.session.scalars(own).all()
    if any(territory is None for territory in territories):
        return None
    return sorted({code for territory in territories for code in territory or ()})


def _applies_in(departments: Sequence[str] | None) -> ColumnElement[bool]:
    """Whether an application has its seat or a typed venue there."""
    if departments is None:
        return true()
    there = select(ApplicationVenue.application_id).where(
        or_(*match_departments(ApplicationVenue.postcode, departments))
    )
    return or_(*match_departments(AdmissionApplication.postcode, departments), AdmissionApplication.id.in_(there))
