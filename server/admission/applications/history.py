"""An application's next state, written on it and into its history: `enter`."""

from __future__ import annotations

from sqlalchemy.orm import Session

from ... import clock
from ...access import Actor
from .models import AdmissionApplication, ApplicationEvent
from .refusals import ApplicationDecided
from .states import DECIDED, DRAFT, MAY_FOLLOW


def enter(session: Session, actor: Actor | None, application: AdmissionApplication, state: str, text: str = "") -> None:
    """Bring a locked application into a state, in the caller's transaction. Raises ApplicationDecided.

    A draft that is withdrawn has no history: it is deleted with all its parts after 90 days.
    """
    if application.state not in MAY_FOLLOW[state]:
        raise ApplicationDecided
    kept, now = application.state != DRAFT or application.submitted_at is not None, clock.now()
    application.state, application.changed_at = state, now
    if state in DECIDED:
        application.decided_at, application.reason = now, text
    if kept:
        event = ApplicationEvent(application_id=application.id, kind=state, text=text, at=now)
        event.person_id = (actor.person_id or None) if actor else None
        session.add(event)
