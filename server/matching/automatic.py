"""What needs one word alone: `explain_by_itself` matches payouts, returns, fees and interest of new movements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from ..access import Actor
from ..bank_statements.models import BankMovement, BankMovementPayment, OwnBankAccount
from ..db import db
from ..errors import Refusal
from ..payouts.models import CANCELLED, PREPARED, REJECTED, SENT, Payout, PayoutBatch
from ..payouts.models import PAID as WAS_PAID
from ..payouts.models import RETURNED as CAME_BACK
from ..payouts.splitting import list_batches
from .effects import Part
from .models import LIVE, OWN_TRANSFER, PAYOUT, RETURNED, BankMatch, MovementStanding
from .paying import agreement, names_file
from .recognising import recognise
from .service import propose

MAY_COME_BACK = (SENT, WAS_PAID, REJECTED, CAME_BACK)
"""States of payouts that a credit may be the return of; an answer of the bank's may have told it before."""
MOST, AT_ONCE = 2_000, 5_000
"""Movements looked at in one transaction, names looked for in one query."""


def explain_by_itself(actor: Actor) -> int:
    """Match what reference, amount and account, or the bank's own code, say alone; how many movements. Idempotent.

    What a refusal stops stays to be explained and stops no other.
    """
    explained, after = 0, 0
    while ids := _untouched(db.session(), after):
        after, known = ids[-1], _list_known(db.session(), ids)
        db.session.rollback()
        explained += sum(_explain(actor, one) for one in known)
    return explained


def _untouched(session: Session, after: int) -> Sequence[int]:
    """Movements of statements of which nothing is matched or proposed, the oldest first."""
    free = (
        ~select(MovementStanding)
        .where(MovementStanding.movement_id == BankMovement.id, MovementStanding.taken_cents != 0)
        .exists()
    )
    on_statements = select(BankMovement.id).where(BankMovement.statement_id.is_not(None), BankMovement.id > after, free)
    return session.scalars(on_statements.order_by(BankMovement.id).limit(MOST)).all()


def _list_known(session: Session, ids: Sequence[int]) -> list[int]:
    """The few that the bank's code, an account of ours, or a payout's number or file may explain; all others are none
    of these, and ten thousand of them cost no more queries than some.
    """
    rows = select(BankMovement).where(BankMovement.id.in_(ids)).options(selectinload(BankMovement.payments))
    movements = session.scalars(rows.order_by(BankMovement.id)).all()
    own = set(session.scalars(select(OwnBankAccount.iban)))
    files = set(session.scalars(select(PayoutBatch.message_id)))
    numbers = _known_numbers(session, sorted({name for one in movements for name in _numbers(one)}))
    return [
        one.id
        for one in movements
        if recognise(one.code)
        or one.party_iban in own
        or numbers & _numbers(one)
        or files & {*list_batches(_files(one))}
    ]


def _known_numbers(session: Session, names: Sequence[str]) -> set[str]:
    """Which of these are numbers of payouts."""
    found: set[str] = set()
    for start in range(0, len(names), AT_ONCE):
        few = names[start : start + AT_ONCE]
        found.update(session.scalars(select(Payout.end_to_end_id).where(Payout.end_to_end_id.in_(few))))
    return found


def _numbers(movement: BankMovement) -> set[str]:
    """What a movement, or a payment inside, quotes that may be a payout's number."""
    told: list[BankMovement | BankMovementPayment] = [movement, *movement.payments]
    return {name for one in told for name in (one.end_to_end_id, one.reference) if name}


def _files(movement: BankMovement) -> set[str]:
    """What it quotes that may be the name of a file."""
    return {movement.reference, movement.end_to_end_id, *movement.text.split()} - {""}


def _explain(actor: Actor, movement_id: int) -> bool:
    session = db.session()
    movement = session.get_one(BankMovement, movement_id, options=[selectinload(BankMovement.payments)])
    parts = list(_parts(session, movement))
    session.rollback()
    try:
        return bool(parts and propose(actor, movement_id, parts, only_agreeing=True))
    except Refusal:
        return False


def _parts(session: Session, movement: BankMovement) -> Iterable[Part]:
    """What a movement is for certain; nothing where it is not."""
    kind = recognise(movement.code)
    if kind:
        return [Part(kind, movement.cents)]
    parts = _of_payouts(session, movement)
    if not parts and movement.cents > 0 and _is_transfer_of_ours(session, movement):
        return [Part(OWN_TRANSFER, movement.cents)]
    return parts


def _is_transfer_of_ours(session: Session, movement: BankMovement) -> bool:
    other = select(OwnBankAccount.id).where(OwnBankAccount.iban == movement.party_iban)
    return movement.party_iban != movement.iban and session.scalar(other) is not None


def _of_payouts(session: Session, movement: BankMovement) -> list[Part]:
    """A payout's debit or return, each payment of a batch that is told one by one, or a whole file."""
    kind = PAYOUT if movement.cents < 0 else RETURNED
    told: Sequence[BankMovementPayment | None] = movement.payments or [None]
    known = _candidates(session, movement, kind)
    found = [_one(movement, payment, kind, known) for payment in told]
    if all(found):
        return [part for part in found if part]
    return list(_file(movement, known)) if kind == PAYOUT and not movement.payments else []


def _one(
    movement: BankMovement, payment: BankMovementPayment | None, kind: str, known: Sequence[Payout]
) -> Part | None:
    agreeing = [one for one in known if all(agreement(movement, payment, one))]
    if len(agreeing) != 1:
        return None
    cents = payment.cents if payment else movement.cents
    return Part(kind, cents, payout_id=agreeing[0].id, payment=payment.position if payment else None)


def _file(movement: BankMovement, known: Sequence[Payout]) -> Iterator[Part]:
    """Every payout of the file that a debit names, if their sum is the debit's."""
    named = [one for one in known if names_file(movement, one)]
    if named and sum(one.cents for one in named) == -movement.cents:
        yield from (Part(PAYOUT, -one.cents, payout_id=one.id) for one in named)


def _candidates(session: Session, movement: BankMovement, kind: str) -> Sequence[Payout]:
    """Payouts of the account that the movement quotes by number or file, and that no movement of the kind has yet."""
    matched = select(BankMatch.payout_id).where(BankMatch.kind == kind, BankMatch.payout_id.is_not(None), *LIVE)
    quoted = Payout.end_to_end_id.in_(_numbers(movement)) | PayoutBatch.message_id.in_(list_batches(_files(movement)))
    rows = select(Payout).join(Payout.batch).where(quoted, PayoutBatch.debtor_iban == movement.iban)
    fresh = rows.where(Payout.state.not_in((PREPARED, CANCELLED)), Payout.id.not_in(matched)).order_by(Payout.id)
    found = session.scalars(fresh.options(selectinload(Payout.batch))).all()
    return found if kind == PAYOUT else [one for one in found if one.state in MAY_COME_BACK]
