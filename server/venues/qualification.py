"""Admission of organisations: qualify, suspend, dequalify; only qualified ones redeem and are paid."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import func, select, update

from .. import clock
from ..db import db, transaction
from ..errors import Conflict, Invalid
from .models import APPLIED, DEQUALIFIED, QUALIFIED, SUSPENDED, Organisation, Venue
from .refusals import UnknownOrganisation


class ReasonMissing(Invalid):
    code = "reason_missing"
    message = "Donnez la raison : la structure la lira."


class NotInThatState(Conflict):
    code = "not_in_that_state"
    message = "La qualification de cette structure ne permet pas cette décision."


@dataclass(frozen=True, slots=True)
class OrganisationView:
    """What the operator sees of an organisation; ``venues`` counts them."""

    id: int
    siret: str | None
    name: str
    qualification: str
    reason: str
    venues: int


def organisations(qualification: str | None = None) -> list[OrganisationView]:
    """Every organisation, or those in a state, in the order of their numbers."""
    shown = Organisation.id, Organisation.siret, Organisation.name, Organisation.qualification, Organisation.reason
    query = select(*shown, func.count(Venue.id)).outerjoin(Venue).group_by(*shown).order_by(Organisation.id)
    if qualification:
        query = query.where(Organisation.qualification == qualification)
    return [OrganisationView(*row) for row in db.session.execute(query)]


def qualify(organisation_id: int) -> None:
    """Admit an organisation: its venues redeem and are paid. Raises UnknownOrganisation, NotInThatState."""
    _decide(organisation_id, QUALIFIED, after={APPLIED, SUSPENDED})


def suspend(organisation_id: int, *, reason: str) -> None:
    """Stop a qualified organisation for a time. Raises UnknownOrganisation, ReasonMissing, NotInThatState."""
    _decide(organisation_id, SUSPENDED, after={QUALIFIED}, reason=reason)


def dequalify(organisation_id: int, *, reason: str) -> None:
    """Refuse or end a qualification. Raises UnknownOrganisation, ReasonMissing, NotInThatState."""
    _decide(organisation_id, DEQUALIFIED, after={APPLIED, QUALIFIED, SUSPENDED}, reason=reason)


def qualify_all() -> int:
    """Admit every organisation that waits for a decision; how many."""
    with transaction() as session:
        waiting = update(Organisation).where(Organisation.qualification == APPLIED)
        return len(
            session.scalars(
                waiting.values(qualification=QUALIFIED, decided_at=clock.now()).returning(Organisation.id)
            ).all()
        )


def _decide(organisation_id: int, state: str, *, after: Collection[str], reason: str | None = None) -> None:
    """Change a qualification; the same decision again, a double click, changes nothing."""
    if state != QUALIFIED and not (reason or "").strip():
        raise ReasonMissing
    with transaction() as session:
        organisation = session.get(Organisation, organisation_id, with_for_update=True)
        if organisation is None:
            raise UnknownOrganisation
        if organisation.qualification == state:
            return
        if organisation.qualification not in after:
            raise NotInThatState
        organisation.qualification = state
        organisation.reason = (reason or "").strip()
        organisation.decided_at = clock.now()
