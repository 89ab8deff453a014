"""The operator's decision on an organisation, told to its people with the reason: `decide`, `decide_in`."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from .. import clock
from ..access import MANAGER, PRESCRIBER, SPONSOR, Actor
from ..accounts.models import Membership
from ..db import transaction
from ..messages.service import Note, To, write
from ..organisations import qualification
from ..organisations.models import Organisation
from .answers import close_open_answers

TOLD = (MANAGER, PRESCRIBER, SPONSOR)
"""The roles in an organisation that are told what the operator decides on it."""


def decide(actor: Actor, organisation_id: int, state: str, reason: str = "") -> Organisation:
    """Qualify, suspend or dequalify an organisation and tell it. Idempotent.

    Raises UnknownOrganisation, ReasonMissing, NotInThatState.
    """
    with transaction() as session:
        return decide_in(session, actor, organisation_id, state, reason)


def decide_in(session: Session, actor: Actor, organisation_id: int, state: str, reason: str = "") -> Organisation:
    """`decide` in the caller's transaction."""
    organisation = qualification.decide(session, actor, organisation_id, state, reason)
    close_open_answers(session, actor, organisation_id)
    write(session, _notes(session, organisation))
    return organisation


def _notes(session: Session, organisation: Organisation) -> Iterator[Note]:
    """One note for each role; their keys name the decision, so that its repetition writes none."""
    held = select(Membership.role).where(Membership.organisation_id == organisation.id, Membership.role.in_(TOLD))
    first, *others = sorted(set(session.scalars(held))) or [MANAGER]
    values = {"organisation": organisation.name, "reason": organisation.reason}
    at = clock.iso(organisation.decided_at) if organisation.decided_at else ""
    addresses = {first: frozenset({organisation.email} - {""})}
    for role in (first, *others):
        key = f"organisation:{organisation.id}:{at}:{role}"
        to = To(role=role, organisation_id=organisation.id)
        also = addresses.get(role, frozenset())
        yield Note(key, to, f"organisation_{organisation.qualification}", values, also)
