"""What the match of a payout's debit, or of a transfer that came back, does: what a bank's answer would have done.

Whichever tells it first, camt.054, pain.002 or the statement, moves the payout; the others find it moved.
"""

from __future__ import annotations

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import Session

from ..access import Actor
from ..bank_statements.models import BankMovement, BankMovementPayment
from ..messages.service import write
from ..payouts.bank_answers import applying, notes
from ..payouts.bank_answers import matching as answers
from ..payouts.bank_answers.models import APPLIED
from ..payouts.bank_files import entries
from ..payouts.bank_files.entries import Entry
from ..payouts.models import CANCELLED, PREPARED, Payout
from .effects import Effect
from .models import LIVE, PAYOUT, RETURNED, BankMatch
from .refusals import PayoutMatchedAlready, PayoutNotSent, UnlikePayout

RESULT = {PAYOUT: entries.PAID, RETURNED: entries.RETURNED}


def _prepare(session: Session, match: BankMatch) -> None:
    payout = applying.payout_locked(session, match.payout_id or 0)
    _check(session, match, payout)
    agreed = agreement(match.movement, payment_of(match), payout, _whole_file(match, payout))
    match.reference_agrees, match.amount_agrees, match.iban_agrees = agreed


def _check(session: Session, match: BankMatch, payout: Payout) -> None:
    """Raises UnlikePayout, PayoutNotSent, PayoutMatchedAlready."""
    sign = -1 if match.kind == PAYOUT else 1
    if match.cents != sign * payout.cents or match.movement.iban != payout.batch.debtor_iban:
        raise UnlikePayout
    if payout.state in (PREPARED, CANCELLED):
        raise PayoutNotSent
    if session.scalar(select(exists().where(_other(match), BankMatch.payout_id == payout.id, *LIVE))):
        raise PayoutMatchedAlready


def _other(match: BankMatch) -> ColumnElement[bool]:
    return (BankMatch.kind == match.kind) & BankMatch.id.is_distinct_from(match.id)


def _confirmed(session: Session, _actor: Actor, match: BankMatch) -> None:
    payout = applying.payout_locked(session, match.payout_id or 0)
    _check(session, match, payout)
    told = _told(match, payout)
    effects = answers.EFFECTS.get((payout.state, told.result), ())
    done = applying.apply(session, [answers.Match(told.key, told, payout, APPLIED, effects)])
    write(session, notes.make_notes(done))


def _undone(_session: Session, _actor: Actor, _match: BankMatch) -> None:
    """The payout stays as it is: the books then say that it was paid, and that no statement tells it."""


PAYING = {kind: Effect(_prepare, _confirmed, _undone) for kind in RESULT}


def agreement(
    movement: BankMovement, payment: BankMovementPayment | None, payout: Payout, whole_file: int | None = None
) -> tuple[bool, bool, bool]:
    """Whether reference, amount and IBAN of a movement, or of a payment inside, are those of a payout.

    ``whole_file``: the sum of its file, where the movement stands for that without details. Of a transfer that came
    back some banks name both sides as they were, and so ourselves.
    """
    if whole_file is not None:
        return names_file(movement, payout), abs(movement.cents) == whole_file, True
    told = payment or movement
    reference = payout.end_to_end_id in (told.end_to_end_id, told.reference)
    iban = told.party_iban in ("", payout.iban, payout.batch.debtor_iban)
    return reference, abs(told.cents) == payout.cents, iban


def names_file(movement: BankMovement, payout: Payout) -> bool:
    """Whether a movement quotes the message id of a payout's file."""
    return payout.message_id in (movement.reference, movement.end_to_end_id, *movement.text.split())


def payment_of(match: BankMatch) -> BankMovementPayment | None:
    """The payment inside its movement that a match is about."""
    return next((one for one in match.movement.payments if one.position == match.payment), None)


def _whole_file(match: BankMatch, payout: Payout) -> int | None:
    """The sum of a payout's file, for the debit of a file that tells no payment by itself."""
    if match.kind != PAYOUT or match.payment is not None or match.movement.payments:
        return None
    if payout.end_to_end_id in (match.movement.end_to_end_id, match.movement.reference):
        return None
    return sum(one.cents for one in payout.batch.payouts if one.file_number == payout.file_number)


def _told(match: BankMatch, payout: Payout) -> Entry:
    """What the statement says of the payout, as an answer of the bank's would."""
    told = payment_of(match) or match.movement
    return Entry(
        RESULT[match.kind],
        payout.end_to_end_id,
        cents=payout.cents,
        reason_code=told.return_code or match.movement.return_code or None,
        day=match.movement.booking_day,
        account=match.movement.iban,
    )
