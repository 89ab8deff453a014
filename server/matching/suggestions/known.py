"""What credits are recognised by: the references of orders, and the accounts that sponsors pay from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Select, case, select
from sqlalchemy.orm import Session

from ...bank_statements.models import BankMovement, BankMovementPayment
from ...billing.models import OrderInvoice, Quote
from ...campaigns.models import PROMISE, Campaign, Order, Sponsor
from ...payouts.bank_accounts.models import CONFIRMED as ACCOUNT_CONFIRMED
from ...payouts.bank_accounts.models import BankAccount
from ..models import ADVANCE, HOLDS, ORDER, BankMatch
from .blocked import is_blocked
from .references import key_of

SHORTEST = 5
"""Characters of an engagement number that nothing else is likely to spell."""


def load_references(session: Session, organisation_id: int | None = None) -> dict[str, frozenset[int]]:
    """Keys (`references.key_of`) with the orders they name: of one sponsor, or of all. A constant number of queries.

    Order, invoice and quote numbers; the buyer's engagement number and that of a payment order it promised.
    """
    promised_by = case((Order.funded_by == PROMISE, Order.payment_order), else_="")
    orders = select(Order.id, promised_by)
    invoices = select(OrderInvoice.order_id, OrderInvoice.number, OrderInvoice.engagement).join(OrderInvoice.order)
    quotes = select(Quote.order_id, Quote.number).join(Quote.order)
    found: dict[str, set[int]] = defaultdict(set)
    for order_id, promised in _of(session, orders, organisation_id):
        _add(found, order_id, f"Commande {order_id}", promised)
    for order_id, number, engagement in _of(session, invoices, organisation_id):
        _add(found, order_id, number, engagement)
    for order_id, number in _of(session, quotes, organisation_id):
        _add(found, order_id, number)
    return {key: frozenset(order_ids) for key, order_ids in found.items()}


def load_payers(session: Session, organisation_id: int | None = None) -> dict[str, frozenset[int]]:
    """IBANs with the organisations that pay from them: confirmed accounts, and those of credits matched before.

    Those in a blocked country are nobody's: so no match of theirs agrees, and each takes two people.
    """
    accounts = select(BankAccount.organisation_id, BankAccount.iban).where(BankAccount.state == ACCOUNT_CONFIRMED)
    holds = (BankMatch.kind.in_((ORDER, ADVANCE)), *HOLDS)
    matched = select(Sponsor.organisation_id, BankMovement.party_iban, BankMovementPayment.party_iban).where(*holds)
    matched = matched.join(BankMatch.movement).join(Campaign, Campaign.id == BankMatch.campaign_id)
    matched = matched.join(Campaign.sponsor).outerjoin(
        BankMovementPayment,
        (BankMovementPayment.movement_id == BankMatch.movement_id)
        & (BankMovementPayment.position == BankMatch.payment),
    )
    if organisation_id is not None:
        accounts = accounts.where(BankAccount.organisation_id == organisation_id)
        matched = matched.where(Sponsor.organisation_id == organisation_id)
    found: dict[str, set[int]] = defaultdict(set)
    for payer, iban in session.execute(accounts):
        found[iban].add(payer)
    for payer, whole, part in session.execute(matched.distinct()):
        found[part or whole].add(payer)
    return {iban: frozenset(payers) for iban, payers in found.items() if iban and not is_blocked(iban)}


def _of(session: Session, query: Select[*tuple[Any, ...]], organisation_id: int | None) -> Iterable[Sequence[Any]]:
    if organisation_id is not None:
        query = query.join(Order.campaign).join(Campaign.sponsor).where(Sponsor.organisation_id == organisation_id)
    return session.execute(query)


def _add(found: dict[str, set[int]], order_id: int, *references: str) -> None:
    for reference in references:
        key = key_of(reference)
        if len(key) >= SHORTEST and not key.isalpha():
            found[key].add(order_id)
