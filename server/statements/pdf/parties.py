"""The parties on a statement's papers: operator and organisation as they were when it was issued."""

from __future__ import annotations

from typing import NamedTuple

from ...invoicing import sellers
from ...invoicing.invoice import Party
from ...invoicing.models import Seller
from ...settlements.models import Statement
from ...settlements.names import Names


class Parties(NamedTuple):
    """The operator's identity (VAT rate and the like), and operator and organisation as they are printed."""

    seller: Seller
    operator: Party
    organisation: Party


def parties_of(statement: Statement, names: Names) -> Parties:
    """The parties of a statement. Raises OperatorUnknown."""
    seller = sellers.seller_at(statement.issued_at)
    organisation = Party(statement.organisation_name, names.address, statement.organisation_siret)
    return Parties(seller, sellers.party_of(seller), organisation)
