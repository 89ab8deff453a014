"""The applicant's side of an application: start, save, add and remove parts, send, answer, withdraw.

Whoever has the link is the applicant: each function takes its token.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from ... import clock
from ...access import network_of_request
from ...accounts import throttle
from ...accounts.people import check_email
from ...db import db, transaction
from ...messages.service import THE_OPERATOR, Note, mail_is_set_up, write
from ...organisations.models import CAPACITIES, Organisation
from ...organisations.sirets import read_siret
from ...trail.recording import Subject, record
from ..register import CLOSED, FOUND, UNKNOWN, look_up
from . import links
from .charter import CHARTER_VERSION
from .completeness import list_missing
from .history import enter
from .letters import tell_applicant
from .models import AdmissionApplication
from .refusals import ApplicationDecided, ApplicationIncomplete, ApplicationSent, UnknownApplication
from .states import ANSWERED, DECIDED, DRAFT, EDITABLE, MAY_FOLLOW, QUESTION, SUBMITTED, WITHDRAWN

STARTS, STARTS_SECONDS = 5, 3600
"""Applications that one mail address may begin in an hour: each sends it a mail."""
STARTS_OF_NETWORK = 60
SAVED: Final = (
    "siret",
    "name",
    "legal_form",
    "address",
    "postcode",
    "commune",
    "representative",
    "email",
    "phone",
    *CAPACITIES,
    "services",
)
"""The columns that the form writes."""


@dataclass(frozen=True, slots=True)
class Started:
    """A new application with the token that opens it; ``mailed`` when its link is on its way to the address."""

    application: AdmissionApplication
    token: str
    mailed: bool


def start(email: str) -> Started:
    """Begin an application, and mail its link. Raises EmailInvalid, and TooMany above STARTS an hour."""
    address, now = check_email(email), clock.now()
    with transaction() as session:
        throttle.hit(session, f"application:{sha256(address.encode()).hexdigest()}", STARTS, STARTS_SECONDS)
        throttle.hit(session, f"applications:{network_of_request()}", STARTS_OF_NETWORK, STARTS_SECONDS)
    with transaction() as session:
        made = AdmissionApplication(key=secrets.token_hex(16), email=address, started_at=now, changed_at=now)
        session.add(made)
        session.flush()
        tell_applicant(session, made, "application_started", "start")
    return Started(made, links.token_of(made.id, made.key), mail_is_set_up())


def open_application(token: str | None) -> AdmissionApplication:
    """The application that a link opens. Raises UnknownApplication."""
    return _found(db.session(), token, locked=False)


def save(token: str | None, *, charter: bool | None = None, **facts: Any) -> AdmissionApplication:
    """Write a step of the form; what is left out stays. ``charter`` accepts the charter of today, or takes that back.

    Raises UnknownApplication, ApplicationSent, WrongSiret, SirenGiven, EmailInvalid.
    """
    if facts.get("siret"):
        facts["siret"] = read_siret(facts["siret"])
    if "email" in facts:
        facts["email"] = check_email(facts["email"])
    with transaction() as session:
        application = find_editable(session, token)
        if facts.get("siret", application.siret) != application.siret:
            application.register_says = ""
        for name in facts.keys() & set(SAVED):
            setattr(application, name, facts[name])
        if charter is not None:
            application.charter_version = CHARTER_VERSION if charter else ""
            application.charter_accepted_at = clock.now() if charter else None
    return application


def submit(token: str | None) -> AdmissionApplication:
    """Send an application to the operator; sent already, nothing changes.

    The register is asked before, outside the transaction: what it says is noted and stops nobody.
    Raises UnknownApplication, ApplicationDecided, ApplicationIncomplete.
    """
    waiting = open_application(token)
    says = _register_says(waiting.siret) if waiting.state == DRAFT and waiting.siret else waiting.register_says
    db.session.rollback()
    with transaction() as session:
        application = _found(session, token, locked=True)
        if application.state != DRAFT:
            _check_open(application)
            return application
        if missing := list_missing(application):
            raise ApplicationIncomplete(fields={"missing": missing})
        known = select(Organisation.id).where(Organisation.siret == application.siret)
        application.organisation_id = session.scalar(known)
        application.register_says, application.submitted_at = says, clock.now()
        enter(session, None, application, SUBMITTED)
        record(session, None, "application.submitted", _subject(application))
        tell_applicant(session, application, "application_received", "received")
        _tell_operator(session, application, "application_submitted")
    return application


def answer(token: str | None, text: str) -> AdmissionApplication:
    """Answer the operator's question; what the form lacks may have been added before.

    Raises UnknownApplication, ApplicationDecided, ApplicationSent when nothing was asked.
    """
    with transaction() as session:
        application = _found(session, token, locked=True)
        _check_open(application)
        if application.state != QUESTION:
            raise ApplicationSent
        enter(session, None, application, ANSWERED, text.strip())
        record(session, None, "application.answered", _subject(application))
        _tell_operator(session, application, "application_answered", answer=text.strip())
    return application


def withdraw(token: str | None) -> AdmissionApplication:
    """Take an application back. Idempotent. Raises UnknownApplication, ApplicationDecided."""
    with transaction() as session:
        application = _found(session, token, locked=True)
        if application.state == WITHDRAWN:
            return application
        if application.state not in MAY_FOLLOW[WITHDRAWN]:
            raise ApplicationDecided
        sent = application.state != DRAFT
        enter(session, None, application, WITHDRAWN)
        record(session, None, "application.withdrawn", _subject(application))
        if sent:
            _tell_operator(session, application, "application_withdrawn")
    return application


def find_editable(session: Session, token: str | None) -> AdmissionApplication:
    """An application that its form may change now, locked. Raises UnknownApplication, ApplicationSent."""
    application = _found(session, token, locked=True)
    if application.state not in EDITABLE:
        raise ApplicationSent
    application.changed_at = clock.now()
    return application


def _found(session: Session, token: str | None, *, locked: bool) -> AdmissionApplication:
    application_id, key = links.read(token)
    found = session.get(AdmissionApplication, application_id, with_for_update=True if locked else None)
    if found is None or found.key != key:
        raise UnknownApplication
    return found


def _check_open(application: AdmissionApplication) -> None:
    if application.state in (*DECIDED, WITHDRAWN):
        raise ApplicationDecided


def _register_says(siret: str) -> str:
    said = look_up(siret).state
    return said if said in (FOUND, CLOSED, UNKNOWN) else ""


def _subject(application: AdmissionApplication) -> Subject:
    return Subject("application", application.id, application.organisation_id)


def _tell_operator(session: Session, application: AdmissionApplication, text: str, **values: str) -> None:
    key = f"application:{application.id}:{text}:{clock.iso(application.changed_at)}"
    write(session, [Note(key, THE_OPERATOR, text, {"organisation": application.name, **values})])
