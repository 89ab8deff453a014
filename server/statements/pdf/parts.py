"""Parts that the papers of a statement share: the header, and sums formatted in French. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ... import clock
from ...invoicing import papers
from ...invoicing.words import euros, format_integer
from ...settlements.models import Statement
from ...settlements.tally import Totals
from ..lines import Section
from .parties import Parties

STANDARDS = ("a-2a", "ua-1")


def beginning(statement: Statement, parties: Parties, document: str, kind: str) -> dict[str, Any]:
    """The data for the header and the PDF metadata; ``document`` names the layout, ``kind`` is the French title."""
    issued_day = clock.paris_day(statement.issued_at)
    name = f"{kind} {statement.number}"
    return {
        "document": document,
        "standards": STANDARDS,
        "title": f"{name} – {statement.organisation_name}",
        "name": name,
        "author": parties.operator.name,
        "dated": [issued_day.year, issued_day.month, issued_day.day],
        "kind": kind,
        "number": statement.number,
        "seller": papers.party(parties.operator),
        "buyer": papers.party(parties.organisation),
    }


def sums(statement: Statement) -> list[dict[str, Any]]:
    """The rows from gross amount to amount paid, each with its French name and amount."""
    what = "facture" if statement.fee_cents > 0 else "avoir"
    fee = f"Frais de gestion ({what} {statement.invoice_number})" if statement.invoice_number else "Frais de gestion"
    paid = "À vous verser" if statement.total_cents >= 0 else "Reporté sur le prochain relevé"
    found = [("Montant brut", statement.gross_cents), (fee, -statement.fee_cents), ("Montant net", statement.net_cents)]
    if statement.carried_cents:
        found.append(("Report du relevé précédent", statement.carried_cents))
    rows = [{"name": name, "amount": euros(cents)} for name, cents in found]
    return [*rows, {"name": paid, "amount": euros(statement.total_cents), "strong": True}]


def make_rows(sections: Iterable[Section]) -> list[dict[str, Any]]:
    """Table rows for sections: sums by venue or by campaign."""
    return [{"name": one.name, "detail": one.detail, "sums": totals(one.totals)} for one in sections]


def totals(of: Totals) -> list[str]:
    """Sums as table cells: count, gross, fee, net."""
    return [format_integer(of.redemptions), euros(of.gross_cents), euros(of.fee_cents), euros(of.net_cents)]


def totals_of(statement: Statement) -> Totals:
    """A statement's own sums."""
    return Totals(statement.redemptions, statement.gross_cents, statement.fee_cents, statement.net_cents)
