"""`agree`: whether reference, amount and payer's IBAN of a proposal say its order, by what is stored alone."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy.orm import Session

from ..bank_statements.models import BankMovement, BankMovementPayment
from ..campaigns.models import Order
from .models import BankMatch
from .standing import is_all_taken
from .suggestions.known import load_payers, load_references
from .suggestions.references import find_orders


class Agreement(NamedTuple):
    """Which of the three agree; one person is enough where all do."""

    reference: bool
    amount: bool
    iban: bool


def agree(session: Session, match: BankMatch, order: Order, lacking_cents: int) -> Agreement:
    """Compare a credit with the order it is said to pay.

    The reference: its texts name the order. The amount: exactly what the order lacks, and all of the transfer has been
    said what it is. The IBAN: the sponsor's organisation has confirmed that account, or paid from it before.
    """
    source = match.movement if match.payment is None else _payment(match)
    organisation_id = order.campaign.sponsor.organisation_id
    named = find_orders(texts_of(source), load_references(session, organisation_id))
    whole = match.cents == source.cents or is_all_taken(session, match.movement.id)
    return Agreement(
        reference=order.id in named,
        amount=match.cents == lacking_cents and whole,
        iban=organisation_id in load_payers(session, organisation_id).get(source.party_iban, ()),
    )


def texts_of(source: BankMovement | BankMovementPayment) -> tuple[str, ...]:
    """Where a payer's reference may stand in what the bank tells."""
    return source.text, source.creditor_reference, source.end_to_end_id, source.reference


def _payment(match: BankMatch) -> BankMovementPayment:
    return next(one for one in match.movement.payments if one.position == match.payment)
