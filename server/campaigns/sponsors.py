"""Sponsors: who may buy vouchers, and the telephone number on their booklets."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session, contains_eager

from ..db import db, transaction
from ..organisations.models import Organisation
from ..venues.telephones import calls
from .models import Sponsor
from .refusals import OneTelephone, UnknownSponsor


def add_sponsor(organisation_id: int, support_phone: str | None = None) -> Sponsor:
    """Make an organisation a sponsor; one that is a sponsor already only gets the new telephone number, if given.

    Raises UnknownSponsor when there is no such organisation, OneTelephone unless the text is exactly one number.
    """
    with transaction() as session:
        return add_sponsor_in(session, organisation_id, support_phone)


def add_sponsor_in(session: Session, organisation_id: int, support_phone: str | None = None) -> Sponsor:
    """`add_sponsor` in the caller's transaction; notes on the organisation that it is a sponsor."""
    dialled = read_support_phone(support_phone) if support_phone else None
    organisation = session.get(Organisation, organisation_id, with_for_update=True)
    if organisation is None:
        raise UnknownSponsor
    organisation.sponsors = True
    sponsor = session.scalar(select(Sponsor).where(Sponsor.organisation_id == organisation_id))
    sponsor = sponsor or Sponsor(organisation_id=organisation_id)
    sponsor.support_phone = dialled or sponsor.support_phone
    session.add(sponsor)
    return sponsor


def read_support_phone(text: str) -> str:
    """The one number in a text, as it is dialled. Raises OneTelephone."""
    found = calls(text)
    if len(found.phones) != 1 or found.phone_text or found.phones[0].extension:
        raise OneTelephone
    return found.phones[0].dialled


def sponsors() -> list[Sponsor]:
    """Everyone who may buy vouchers, by name."""
    query = select(Sponsor).join(Sponsor.organisation).order_by(Organisation.name, Sponsor.id)
    return list(db.session.scalars(query.options(contains_eager(Sponsor.organisation))))
