"""The operator's desk of applications: what waits, one application, questions, refusal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from ...access import Actor
from ...db import db, transaction
from ...organisations.models import Organisation
from ...redemptions.models import Redemption
from ...trail.recording import Changed, Subject, record
from ..answers import count_open_answers
from .completeness import list_missing
from .history import enter
from .letters import tell_applicant
from .models import AdmissionApplication, ApplicationEvent, ApplicationVenue
from .refusals import ApplicationDecided, RefusalReasonMissing, UnknownApplication
from .states import DECIDED, DRAFT, QUESTION, REFUSED, WAITING, WITHDRAWN


@dataclass(frozen=True, slots=True)
class WaitingForOperator:
    """How much waits for the operator: applications, and answers of organisations to a decision."""

    applications: int
    answers: int


@dataclass(frozen=True, slots=True)
class ClaimedVenue:
    """A venue of an application, and for a claimed one whose it is now; with scans it cannot move."""

    part: ApplicationVenue
    owner: Organisation | None
    has_scans: bool


@dataclass(frozen=True, slots=True)
class ApplicationFile:
    """All of an application for whoever decides: what is missing, what it claims, who else applied with its SIRET."""

    application: AdmissionApplication
    venues: Sequence[ClaimedVenue]
    missing: Sequence[str]
    others: Sequence[int]


def count_waiting() -> WaitingForOperator:
    """What of applications and answers waits for the operator."""
    waiting = select(func.count()).select_from(AdmissionApplication).where(AdmissionApplication.state.in_(WAITING))
    return WaitingForOperator(db.session.scalars(waiting).one(), count_open_answers())


def show_application(application_id: int) -> ApplicationFile:
    """One application that was sent. Raises UnknownApplication."""
    application = db.session.get(AdmissionApplication, application_id)
    if application is None or application.submitted_at is None:
        raise UnknownApplication(NOT_THERE)
    same = AdmissionApplication.siret == application.siret, AdmissionApplication.id != application.id
    others = select(AdmissionApplication.id).where(*same, AdmissionApplication.submitted_at.is_not(None))
    return ApplicationFile(
        application,
        [_claimed(part) for part in application.venues],
        list_missing(application),
        db.session.scalars(others.order_by(AdmissionApplication.id)).all(),
    )


def ask(actor: Actor, application_id: int, text: str) -> AdmissionApplication:
    """Ask the applicant, whose form opens again until the answer. Raises UnknownApplication, ApplicationDecided."""
    with transaction() as session:
        application = find_undecided(session, application_id)
        enter(session, actor, application, QUESTION, text.strip())
        changed = Changed(reason=text.strip()[:500])
        record(session, actor, "application.questioned", _subject(application), changed)
        tell_applicant(session, application, "application_question", _turn(session, application), question=text.strip())
    return application


def refuse(actor: Actor, application_id: int, reason: str) -> AdmissionApplication:
    """Turn an application down. Raises UnknownApplication, ApplicationDecided, RefusalReasonMissing."""
    if not reason.strip():
        raise RefusalReasonMissing
    with transaction() as session:
        application = find_undecided(session, application_id)
        enter(session, actor, application, REFUSED, reason.strip())
        record(session, actor, "application.refused", _subject(application), Changed(reason=reason.strip()[:500]))
        tell_applicant(session, application, "application_refused", REFUSED, reason=reason.strip())
    return application


def find_undecided(session: Session, application_id: int) -> AdmissionApplication:
    """A sent application, locked, that nobody has decided. Raises UnknownApplication, ApplicationDecided."""
    application = session.get(AdmissionApplication, application_id, with_for_update=True)
    if application is None or application.state == DRAFT or application.submitted_at is None:
        raise UnknownApplication(NOT_THERE)
    if application.state in (*DECIDED, WITHDRAWN):
        raise ApplicationDecided
    return application


NOT_THERE: Final = "Cette candidature n'existe pas. Rechargez la liste."


def _claimed(part: ApplicationVenue) -> ClaimedVenue:
    if part.venue is None:
        return ClaimedVenue(part, None, has_scans=False)
    scanned = select(exists().where(Redemption.venue_id == part.venue_id))
    return ClaimedVenue(part, part.venue.organisation, bool(db.session.scalar(scanned)))


def _turn(session: Session, application: AdmissionApplication) -> str:
    session.flush()
    asked = select(func.count()).select_from(ApplicationEvent).where(ApplicationEvent.application_id == application.id)
    return f"question:{session.scalars(asked).one()}"


def _subject(application: AdmissionApplication) -> Subject:
    return Subject("application", application.id, application.organisation_id)
