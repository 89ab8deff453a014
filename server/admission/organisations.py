"""Organisations made and changed by the operator: `create_organisation`, `change_organisation`."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import exists, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from ..access import PRESCRIBER, Actor
from ..accounts.models import Membership
from ..campaigns.models import Campaign, Sponsor
from ..campaigns.sponsors import add_sponsor_in
from ..db import transaction
from ..errors import Conflict
from ..organisations.models import PRESCRIBES, QUALIFIED, RUNS_VENUES, SPONSORS, Organisation
from ..organisations.qualification import decide
from ..organisations.refusals import SiretTaken, UnknownOrganisation
from ..organisations.sirets import read_siret
from ..trail.recording import Changed, Subject, record
from ..venues.models import Venue

FACTS: Final = (
    "siret",
    "name",
    "legal_form",
    "address",
    "postcode",
    "commune",
    "email",
    "phone",
    RUNS_VENUES,
    PRESCRIBES,
    SPONSORS,
    "territory",
)
"""The columns that the operator writes."""


class CapacityInUse(Conflict):
    code = "capacity_in_use"
    message = "Cette structure s'en sert : elle a des lieux, des prescripteurs ou des campagnes. Retirez-les d'abord."


def create_organisation(actor: Actor, *, qualified: bool = False, **facts: Any) -> Organisation:
    """Make an organisation, qualified at once if told so. Raises WrongSiret, SirenGiven, SiretTaken."""
    with transaction() as session:
        return create_in(session, actor, qualified=qualified, **facts)


def create_in(session: Session, actor: Actor, *, qualified: bool = False, **facts: Any) -> Organisation:
    """`create_organisation` in the caller's transaction."""
    organisation = Organisation(**_checked(facts))
    session.add(organisation)
    _flush(session)
    _make_sponsor(session, organisation)
    after = {name: getattr(organisation, name) for name in FACTS}
    record(session, actor, "organisation.created", _subject(organisation), Changed({}, after))
    if qualified:
        decide(session, actor, organisation.id, QUALIFIED)
    return organisation


def change_organisation(actor: Actor, organisation_id: int, **facts: Any) -> Organisation:
    """Change what is known of an organisation; what is left out stays.

    Raises UnknownOrganisation, WrongSiret, SirenGiven, SiretTaken, CapacityInUse.
    """
    with transaction() as session:
        return change_in(session, actor, organisation_id, **facts)


def change_in(session: Session, actor: Actor, organisation_id: int, **facts: Any) -> Organisation:
    """`change_organisation` in the caller's transaction."""
    organisation = session.get(Organisation, organisation_id, with_for_update=True)
    if organisation is None:
        raise UnknownOrganisation
    wanted = {name: value for name, value in _checked(facts).items() if value != getattr(organisation, name)}
    before = {name: getattr(organisation, name) for name in wanted}
    for name in wanted.keys() & IN_USE.keys():
        if not wanted[name]:
            _check_unused(session, organisation.id, name)
    for name, value in wanted.items():
        setattr(organisation, name, value)
    _flush(session)
    _make_sponsor(session, organisation)
    if wanted:
        record(session, actor, "organisation.changed", _subject(organisation), Changed(before, wanted))
    return organisation


IN_USE: Final = {
    RUNS_VENUES: lambda key: exists().where(Venue.organisation_id == key),
    PRESCRIBES: lambda key: exists().where(Membership.organisation_id == key, Membership.role == PRESCRIBER),
    SPONSORS: lambda key: exists().where(Campaign.sponsor_id == Sponsor.id, Sponsor.organisation_id == key),
}
"""Capacity → whether an organisation has something that needs it."""


def _check_unused(session: Session, organisation_id: int, capacity: str) -> None:
    if session.scalar(select(IN_USE[capacity](organisation_id))):
        raise CapacityInUse


def _checked(facts: dict[str, Any]) -> dict[str, Any]:
    """The facts with a SIRET that is right, or none, and a territory that is a list or None."""
    checked = dict(facts)
    if "siret" in checked:
        checked["siret"] = read_siret(checked["siret"]) if checked["siret"] else None
    if "territory" in checked:
        checked["territory"] = sorted(set(checked["territory"] or [])) or None
    return checked


def _make_sponsor(session: Session, organisation: Organisation) -> None:
    if organisation.sponsors:
        add_sponsor_in(session, organisation.id)


def _flush(session: Session) -> None:
    """Raises SiretTaken: the SIRET is the only thing of an organisation that another cannot have."""
    try:
        session.flush()
    except IntegrityError as error:
        raise SiretTaken from error


def _subject(organisation: Organisation) -> Subject:
    return Subject("organisation", organisation.id, organisation.id)
