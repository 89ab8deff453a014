"""Who stands on the papers of a statement: the operator as it was then, and the organisation."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import select

from ..db import db
from ..invoicing import sellers
from ..invoicing.invoice import Address, Party
from ..invoicing.models import Seller
from ..venues.models import Venue
from .models import Statement


class Parties(NamedTuple):
    """The operator's identity, the operator and the organisation as parties."""

    seller: Seller
    operator: Party
    organisation: Party


def parties_of(statement: Statement) -> Parties:
    """Who a statement is from and for. Raises OperatorUnknown."""
    seller = sellers.seller_at(statement.issued_at)
    return Parties(seller, sellers.party_of(seller), _organisation(statement))


def _organisation(statement: Statement) -> Party:
    """As it was named then, at the address of its first venue: its own is not known."""
    first = select(Venue).where(Venue.organisation_id == statement.organisation_id).order_by(Venue.id).limit(1)
    venue = db.session.scalars(first).one()
    lines = tuple(line for line in (venue.address, venue.address_extra) if line)
    address = Address(lines, venue.postcode, venue.commune)
    return Party(statement.organisation_name, address, statement.organisation_siret)
