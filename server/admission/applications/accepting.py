"""Accepting an application: organisation, venues, qualification and invitation in one transaction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from ...access import MANAGER, PRESCRIBER, SPONSOR, Actor
from ...db import transaction
from ...organisations import qualification
from ...organisations.models import PRESCRIBES, QUALIFIED, RUNS_VENUES, SPONSORS, Organisation
from ...people.invitations import Guest, Invited, invite_in
from ...redemptions.moving import check_no_scans
from ...trail.recording import Changed, Subject, record
from ...venues.adding import insert_located
from ...venues.corrections import subject_of
from ...venues.models import Venue
from ..decisions import decide_in
from ..organisations import change_in, create_in
from .desk import find_undecided
from .history import enter
from .letters import tell_applicant
from .models import AdmissionApplication, ApplicationVenue
from .states import ACCEPTED

ROLE_OF: Final = {RUNS_VENUES: MANAGER, PRESCRIBES: PRESCRIBER, SPONSORS: SPONSOR}
"""Capacity → the role in which the representative is invited."""
FILLED: Final = ("legal_form", "address", "postcode", "commune", "email", "phone")
SOURCE: Final = "candidature"


@dataclass(frozen=True, slots=True)
class Accepted:
    """An accepted application; ``links`` of the invitations are for the operator to pass on where no mail goes out."""

    application: AdmissionApplication
    links: list[str]


def accept(actor: Actor, application_id: int, reason: str = "") -> Accepted:
    """Admit who applied. Raises UnknownApplication, ApplicationDecided, VenueHasScans, NotInThatState, SiretTaken."""
    with transaction() as session:
        application = find_undecided(session, application_id)
        organisation = _organisation(session, actor, application)
        for part in application.venues:
            _admit_venue(session, actor, organisation, part)
        _qualify(session, actor, organisation, known=application.organisation_id is not None)
        application.organisation_id = organisation.id
        enter(session, actor, application, ACCEPTED, reason.strip())
        changed = Changed(after={"organisation_id": organisation.id}, reason=reason.strip()[:500])
        record(session, actor, "application.accepted", Subject("application", application.id, organisation.id), changed)
        tell_applicant(session, application, "application_accepted", ACCEPTED, reason=reason.strip())
        invited = [_invite(session, actor, application, role) for role in _roles(application)]
    return Accepted(application, [one.link for one in invited if one.link])


def _organisation(session: Session, actor: Actor, application: AdmissionApplication) -> Organisation:
    """The known organisation with what it lacked, or a new one."""
    wanted = {name: True for name in ROLE_OF if getattr(application, name)}
    known = session.scalar(select(Organisation).where(Organisation.siret == application.siret).with_for_update())
    if known is None:
        facts: dict[str, Any] = {name: getattr(application, name) for name in ("siret", "name", *FILLED)}
        return create_in(session, actor, **facts, **wanted)
    application.organisation_id = known.id
    lacking = {name: getattr(application, name) for name in FILLED if not getattr(known, name)}
    return change_in(session, actor, known.id, **lacking, **wanted)


def _qualify(session: Session, actor: Actor, organisation: Organisation, *, known: bool) -> None:
    """Qualify it; the people of one that was known are told, a new one has the letter to the applicant."""
    if organisation.qualification == QUALIFIED:
        return
    if known:
        decide_in(session, actor, organisation.id, QUALIFIED)
    else:
        qualification.decide(session, actor, organisation.id, QUALIFIED)


def _admit_venue(session: Session, actor: Actor, organisation: Organisation, part: ApplicationVenue) -> None:
    """Move a claimed venue, whose scans must not be another's money, or make the one that was typed."""
    if part.venue_id is None:
        _make_venue(session, actor, organisation, part)
        return
    venue = session.get_one(Venue, part.venue_id, with_for_update=True)
    before = venue.organisation_id
    if before == organisation.id:
        return
    check_no_scans(session, venue)
    venue.organisation_id = organisation.id
    changed = Changed({"organisation_id": before}, {"organisation_id": organisation.id})
    record(session, actor, "venue.moved", subject_of(venue), changed)


def _make_venue(session: Session, actor: Actor, organisation: Organisation, part: ApplicationVenue) -> None:
    application = session.get_one(AdmissionApplication, part.application_id)
    venue = Venue(organisation_id=organisation.id, source_id=f"{SOURCE}_{part.id}", source=SOURCE, name=part.name)
    venue.address, venue.postcode, venue.commune, venue.phone = part.address, part.postcode, part.commune, part.phone
    venue.services = list(application.services)
    insert_located(session, venue)
    part.venue_id = venue.id
    record(session, actor, "venue.created", subject_of(venue), Changed(after={"name": venue.name}))


def _roles(application: AdmissionApplication) -> list[str]:
    return [role for capacity, role in ROLE_OF.items() if getattr(application, capacity)]


def _invite(session: Session, actor: Actor, application: AdmissionApplication, role: str) -> Invited:
    guest = Guest(
        email=application.email,
        name=application.representative,
        role=role,
        organisation_id=application.organisation_id,
    )
    return invite_in(session, actor, guest)
