"""The invoice of a statement's fee: what the operator kept from each campaign's vouchers, or gives back."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from ... import clock
from ...invoicing import sellers
from ...invoicing.amounts import deduct_vat, deduct_vat_from_each
from ...invoicing.invoice import CREDIT_NOTE, INVOICE, Invoice, InvoiceLine
from ...invoicing.words import euros, percent
from ...settlements import names
from ...settlements.models import Statement, StatementPart
from ...settlements.names import Names
from .parties import parties_of


class Kept(NamedTuple):
    """The fee that the operator kept from one campaign (in ``part``), with the campaign's frozen names and rate."""

    part: StatementPart
    campaign: str
    fee_bps: int
    sponsor: str


def invoice(session: Session, statement: Statement) -> Invoice:
    """The invoice of a statement; a credit note when late reversals exceed the month's fee. Raises OperatorUnknown."""
    named, issued_day = names.load_names(statement), clock.paris_day(statement.issued_at)
    parties = parties_of(statement, named)
    sign = 1 if statement.fee_cents > 0 else -1
    first_day = date.fromisoformat(f"{statement.month}-01")
    fee_cents, vat_bps = sign * statement.fee_cents, parties.seller.vat_bps
    return Invoice(
        kind=INVOICE if sign > 0 else CREDIT_NOTE,
        number=statement.invoice_number or "",
        issued_day=issued_day,
        seller=parties.operator,
        buyer=parties.organisation,
        lines=_lines(_kept(session, statement, named), sign, vat_bps),
        tax=sellers.tax_of(parties.seller),
        tax_cents=fee_cents - deduct_vat(fee_cents, vat_bps),
        first_day=first_day,
        last_day=clock.next_month(first_day) - timedelta(days=1),
        due_day=issued_day,
        statement=statement.number,
        paid_how=_settled(statement, sign),
        preceding=() if sign > 0 else _preceding(session, statement),
        notes=sellers.NOTES,
    )


def _settled(statement: Statement, sign: int) -> str:
    if sign > 0:
        return f"Réglée par compensation : retenue sur le relevé {statement.number}."
    return f"Remboursé par compensation : rendu sur le relevé {statement.number}."


def _kept(session: Session, statement: Statement, named: Names) -> list[Kept]:
    """The fee kept from each campaign where it is not 0, by the campaign's name."""
    of_statement = StatementPart.statement_id == statement.id
    parts = {part.campaign_id: part for part in session.scalars(select(StatementPart).where(of_statement))}
    kept = [(parts[one.id], one) for one in named.campaigns.values()]
    return [Kept(part, one.name, one.fee_bps, one.sponsor) for part, one in kept if part.fee_cents]


def _lines(kept: list[Kept], sign: int, vat_bps: int) -> tuple[InvoiceLine, ...]:
    nets = deduct_vat_from_each([sign * one.part.fee_cents for one in kept], vat_bps)
    return tuple(
        InvoiceLine(f"Frais de gestion, campagne {one.campaign}", net_cents, _describe(one))
        for one, net_cents in zip(kept, nets, strict=True)
        if net_cents
    )


def _describe(one: Kept) -> str:
    if one.part.redemptions > 0:
        what = f"{percent(one.fee_bps)} de {euros(one.part.gross_cents)}, {one.part.redemptions} pass"
    else:
        what = f"annulations de mois clôturés, {euros(one.part.gross_cents)}"
    return f"{what}, commanditaire {one.sponsor}"


def _preceding(session: Session, statement: Statement) -> tuple[tuple[str, date], ...]:
    """The number and day of the last invoice with a fee for this organisation, which a credit note must name."""
    charged = select(Statement).where(
        Statement.organisation_id == statement.organisation_id,
        Statement.id < statement.id,
        Statement.fee_cents > 0,
    )
    last = session.scalar(charged.order_by(Statement.id.desc()).limit(1))
    if last is None or last.invoice_number is None:
        return ()
    return ((last.invoice_number, clock.paris_day(last.issued_at)),)
