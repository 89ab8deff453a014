"""Whether what the bank tells agrees with an order (`agree`) or a payout: reference, amount and IBAN, as stored."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy.orm import Session

from ..bank_statements.models import BankMovement, BankMovementPayment
from ..campaigns.models import Order
from ..payouts.models import Payout
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
    source = payment_of(match) or match.movement
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


def agree_on_payout(
    movement: BankMovement, payment: BankMovementPayment | None, payout: Payout, whole_file: int | None = None
) -> tuple[bool, bool, bool]:
    """Whether reference, amount and IBAN of a movement, or of a payment inside, are those of a payout.

    ``whole_file``: the sum of its file, where the movement stands for that without details. Of a transfer that came
    back some banks name both sides as they were, and so ourselves.
    """
    if whole_file is not None:
        return _names_file(movement, payout), abs(movement.cents) == whole_file, True
    told = payment or movement
    reference = payout.end_to_end_id in (told.end_to_end_id, told.reference)
    iban = told.party_iban in ("", payout.iban, payout.batch.debtor_iban)
    return reference, abs(told.cents) == payout.cents, iban


def payment_of(match: BankMatch) -> BankMovementPayment | None:
    """The payment inside its movement that a match is about; their places are counted from 1."""
    inside, place = match.movement.payments, match.payment or 0
    return inside[place - 1] if 0 < place <= len(inside) else None


def _names_file(movement: BankMovement, payout: Payout) -> bool:
    """Whether a movement quotes the message id of a payout's file."""
    return payout.message_id in (movement.reference, movement.end_to_end_id, *movement.text.split())
