"""Admission of organisations: qualify, suspend, dequalify; a scan is judged by the qualification at its time."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from .. import clock
from ..access import Actor
from ..db import transaction
from ..errors import Conflict, Invalid
from ..trail.recording import Changed, Subject, record
from .models import APPLIED, DEQUALIFIED, QUALIFIED, SUSPENDED, Organisation, QualificationDecision
from .refusals import UnknownOrganisation
from .spans import close_span, open_span

MAY_FOLLOW: dict[str, Collection[str]] = {
    QUALIFIED: {APPLIED, SUSPENDED},
    SUSPENDED: {QUALIFIED},
    DEQUALIFIED: {APPLIED, QUALIFIED, SUSPENDED},
}
"""Decision → the states it may follow."""


class ReasonMissing(Invalid):
    code = "reason_missing"
    message = "Donnez la raison : la structure la lira."


class NotInThatState(Conflict):
    code = "not_in_that_state"
    message = "La qualification de cette structure ne permet pas cette décision."


def qualify(actor: Actor, organisation_id: int) -> None:
    """Admit an organisation: its venues redeem and are paid. Raises UnknownOrganisation, NotInThatState."""
    with transaction() as session:
        decide(session, actor, organisation_id, QUALIFIED)


def suspend(actor: Actor, organisation_id: int, *, reason: str) -> None:
    """Stop a qualified organisation for a time. Raises UnknownOrganisation, ReasonMissing, NotInThatState."""
    with transaction() as session:
        decide(session, actor, organisation_id, SUSPENDED, reason)


def dequalify(actor: Actor, organisation_id: int, *, reason: str) -> None:
    """Refuse or end a qualification. Raises UnknownOrganisation, ReasonMissing, NotInThatState."""
    with transaction() as session:
        decide(session, actor, organisation_id, DEQUALIFIED, reason)


def qualify_all(actor: Actor) -> int:
    """Admit every organisation that waits for a decision; how many."""
    with transaction() as session:
        waiting = select(Organisation).where(Organisation.qualification == APPLIED).order_by(Organisation.id)
        found = session.scalars(waiting.with_for_update()).all()
        for organisation in found:
            _write(session, actor, organisation, QUALIFIED, "")
    return len(found)


def decide(session: Session, actor: Actor, organisation_id: int, state: str, reason: str = "") -> Organisation:
    """Change a qualification in the caller's transaction; the same decision again, a double click, changes nothing.

    Raises UnknownOrganisation, ReasonMissing, NotInThatState.
    """
    reason = reason.strip()
    if state != QUALIFIED and not reason:
        raise ReasonMissing
    organisation = session.get(Organisation, organisation_id, with_for_update=True)
    if organisation is None:
        raise UnknownOrganisation
    if organisation.qualification == state:
        return organisation
    if organisation.qualification not in MAY_FOLLOW[state]:
        raise NotInThatState
    _write(session, actor, organisation, state, reason)
    return organisation


def _write(session: Session, actor: Actor, organisation: Organisation, state: str, reason: str) -> None:
    now, before = clock.now(), organisation.qualification
    turn = open_span if state == QUALIFIED else close_span
    organisation.qualified_spans = turn(organisation.qualified_spans, now)
    organisation.qualification, organisation.reason, organisation.decided_at = state, reason, now
    decision = QualificationDecision(organisation_id=organisation.id, state=state, reason=reason, decided_at=now)
    decision.decided_by_id = actor.person_id or None
    session.add(decision)
    subject = Subject("organisation", organisation.id, organisation.id)
    changed = Changed({"qualification": before}, {"qualification": state}, reason)
    record(session, actor, f"organisation.{state}", subject, changed)
