"""`suggest_all`: suggestions for any number of credits by a constant number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import ColumnElement, Row, func, select
from sqlalchemy.orm import Session

from ...bank_statements.models import FEES, BankMovement, BankMovementPayment, OwnBankAccount
from ...banking import ibans
from ...campaigns.models import CANCELLED, DRAFT, WORD, Campaign, Order, Sponsor
from ...money import share_of
from ..models import LIVE, BankMatch, MovementStanding
from .blocked import is_blocked
from .known import load_payers, load_references
from .reasons import Known, OpenCredit, OrderDue, Suggestion, suggest

AnyRow = Row[*tuple[Any, ...]]
Place = tuple[int, int | None]
"""A movement, and the place of a payment inside it."""


def suggest_all(session: Session, movement_ids: Collection[int] | None = None) -> dict[Place, list[Suggestion]]:
    """For each credit that is not explained, of some movements or of all, the orders it may pay."""
    known = Known(load_dues(session), load_references(session), load_payers(session))
    return {(one.movement_id, one.payment): suggest(one, known) for one in load_open(session, movement_ids)}


def is_open() -> ColumnElement[bool]:
    """SQL condition on `BankMovement` outer joined with its standing: it stands on a statement and is not explained."""
    left = MovementStanding.movement_id.is_(None) | (MovementStanding.taken_cents != MovementStanding.cents)
    return BankMovement.statement_id.is_not(None) & (BankMovement.cents != 0) & left


def load_open(session: Session, movement_ids: Collection[int] | None = None) -> Iterator[OpenCredit]:
    """What is left of credits, payment by payment where the bank told them."""
    wanted = [is_open(), BankMovement.cents > 0]
    if movement_ids is not None:
        wanted.append(BankMovement.id.in_(movement_ids))
    payments = _payments(session, wanted)
    columns = select(*BankMovement.__table__.c, MovementStanding.taken_cents, OwnBankAccount.kind)
    columns = columns.select_from(BankMovement).join(OwnBankAccount, OwnBankAccount.iban == BankMovement.iban)
    columns = columns.outerjoin(MovementStanding, MovementStanding.movement_id == BankMovement.id)
    for row in session.execute(columns.where(*wanted).order_by(BankMovement.id)):
        inside = [] if row.payments_differ else payments.get(row.id, [])
        for payment, taken in inside if len(inside) > 1 else [(None, row.taken_cents or 0)]:
            source = payment or row
            if source.cents > taken:
                yield _credit(row, source, source.cents - taken, payment.position if payment else None)


def load_dues(session: Session) -> dict[int, OrderDue]:
    """All placed orders with what they lack."""
    columns = (Order.id, Order.campaign_id, Sponsor.organisation_id, Order.funded_cents, Order.received_cents)
    price = (Order.booklet_count, Order.booklet_size, Order.vat_cents, Campaign.voucher_cents, Campaign.sponsor_fee_bps)
    placed = select(*columns, *price).join(Order.campaign).join(Campaign.sponsor)
    placed = placed.where(Order.state.not_in((DRAFT, CANCELLED)), func.coalesce(Order.funded_by, "") != WORD)
    return {row.id: _due(row) for row in session.execute(placed)}


def _due(row: AnyRow) -> OrderDue:
    total = row.funded_cents
    if total is None:
        face = row.booklet_count * row.booklet_size * row.voucher_cents
        total = face + share_of(face, row.sponsor_fee_bps) + (row.vat_cents or 0)
    return OrderDue(row.id, row.campaign_id, row.organisation_id, total - row.received_cents)


def _payments(session: Session, wanted: Collection[ColumnElement[bool]]) -> dict[int, list[tuple[AnyRow, int]]]:
    """The payments of movements, each with what of it is matched."""
    live = (*LIVE, BankMatch.payment.is_not(None))
    sums = select(BankMatch.movement_id, BankMatch.payment, func.sum(BankMatch.cents)).where(*live)
    taken = {
        (row[0], row[1]): row[2] for row in session.execute(sums.group_by(BankMatch.movement_id, BankMatch.payment))
    }
    inside = select(*BankMovementPayment.__table__.c).join(
        BankMovement, BankMovement.id == BankMovementPayment.movement_id
    )
    inside = inside.outerjoin(MovementStanding, MovementStanding.movement_id == BankMovement.id).where(*wanted)
    found = defaultdict(list)
    for row in session.execute(inside.order_by(BankMovementPayment.movement_id, BankMovementPayment.position)):
        found[row.movement_id].append((row, int(taken.get((row.movement_id, row.position), 0))))
    return found


def _credit(row: AnyRow, source: AnyRow, left: int, payment: int | None) -> OpenCredit:
    texts = source.text, source.creditor_reference, source.end_to_end_id, source.reference
    iban = source.party_iban
    outside = bool(iban) and not ibans.is_in_sepa(iban)
    return OpenCredit(row.id, payment, left, texts, iban, outside, row.kind == FEES, is_blocked(iban))
