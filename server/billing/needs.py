"""What a buyer's accountant wants on its invoices: `needs_of`, `record_needs`, and the check of what was given."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from sqlalchemy.orm import Session

from ..access import SPONSOR, Actor
from ..db import db, transaction
from ..invoicing.invoice import BuyerReferences
from ..organisations.models import Organisation
from ..organisations.refusals import UnknownOrganisation
from ..trail.recording import Changed, Subject, record
from .models import BuyerNeeds
from .refusals import ReferencesMissing


@dataclass(frozen=True, slots=True)
class Needs:
    """Which of `BuyerReferences` are required."""

    service: bool = False
    engagement: bool = False
    contract: bool = False


def needs_of(session: Session, organisation_id: int) -> Needs:
    """What a buyer's accountant wants; nothing unless it was recorded."""
    found = session.get(BuyerNeeds, organisation_id)
    return Needs(found.service, found.engagement, found.contract) if found else Needs()


def record_needs(actor: Actor, organisation_id: int, needs: Needs) -> Needs:
    """Record what a buyer's accountant wants on invoices from now on. Idempotent. Raises UnknownOrganisation."""
    _check_seen(actor, organisation_id)
    with transaction() as session:
        before = needs_of(session, organisation_id)
        if needs != before:
            session.merge(BuyerNeeds(organisation_id=organisation_id, **asdict(needs)))
            subject = Subject("organisation", organisation_id, organisation_id)
            record(session, actor, "buyer_needs.changed", subject, Changed(asdict(before), asdict(needs)))
    return needs


def check_references(needs: Needs, given: BuyerReferences) -> None:
    """Raises ReferencesMissing for what is needed and empty."""
    missing = [name for name, value in given._asdict().items() if getattr(needs, name) and not value]
    if missing:
        raise ReferencesMissing(missing)


def _check_seen(actor: Actor, organisation_id: int) -> None:
    if not actor.sees(organisation_id, SPONSOR) or db.session.get(Organisation, organisation_id) is None:
        raise UnknownOrganisation
