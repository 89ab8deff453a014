"""Who stands on the papers of a statement: operator and organisation as they were then."""

from __future__ import annotations

from typing import NamedTuple

from ...invoicing import sellers
from ...invoicing.invoice import Party
from ...invoicing.models import Seller
from ...settlements.models import Statement
from ...settlements.names import Names


class Parties(NamedTuple):
    """The operator's identity, the operator and the organisation as parties."""

    seller: Seller
    operator: Party
    organisation: Party


def parties_of(statement: Statement, names: Names) -> Parties:
    """Who a statement is from and for. Raises OperatorUnknown."""
    seller = sellers.seller_at(statement.issued_at)
    organisation = Party(statement.organisation_name, names.address, statement.organisation_siret)
    return Parties(seller, sellers.party_of(seller), organisation)
