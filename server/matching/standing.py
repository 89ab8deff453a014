"""How much of a movement is matched: `take` a part of it, `give_back` what is no longer matched."""

from __future__ import annotations

from sqlalchemy import ColumnElement, func, select, update
from sqlalchemy.orm import Session

from ..bank_statements.models import BankMovement, BankMovementPayment
from ..db import insert_into
from .models import LIVE, BankMatch, MovementStanding
from .refusals import TakenAlready, UnknownMovement


def movement_of(session: Session, movement_id: int) -> BankMovement:
    """A movement that stands on a statement; a notice is nothing final. Raises UnknownMovement."""
    movement = session.get(BankMovement, movement_id)
    if movement is None or movement.statement_id is None:
        raise UnknownMovement
    return movement


def take(session: Session, movement: BankMovement, cents: int) -> None:
    """Mark a part of a movement as matched, with its sign. Raises TakenAlready where less is left."""
    fresh = insert_into(session, MovementStanding).values(movement_id=movement.id, cents=movement.cents, taken_cents=0)
    session.execute(fresh.on_conflict_do_nothing())
    left = MovementStanding.cents - MovementStanding.taken_cents
    enough = left >= cents if movement.cents > 0 else left <= cents
    if (cents > 0) != (movement.cents > 0) or not _move(session, movement.id, cents, enough):
        raise TakenAlready


def is_all_taken(session: Session, movement_id: int) -> bool:
    """Whether nothing of a movement is left to be explained, proposals included."""
    left = select(MovementStanding.cents - MovementStanding.taken_cents).where(
        MovementStanding.movement_id == movement_id
    )
    return session.scalar(left) == 0


def check_payment(session: Session, movement: BankMovement, position: int, cents: int) -> BankMovementPayment:
    """The payment inside a movement that a part of ``cents`` is of; the movement's standing is locked.

    Raises UnknownMovement, and TakenAlready where less of the payment is left.
    """
    payment = session.get(BankMovementPayment, (movement.id, position))
    if payment is None:
        raise UnknownMovement
    taken = select(func.coalesce(func.sum(BankMatch.cents), 0)).where(
        BankMatch.movement_id == movement.id, BankMatch.payment == position, *LIVE
    )
    if abs((session.scalar(taken) or 0) + cents) > abs(payment.cents):
        raise TakenAlready
    return payment


def give_back(session: Session, movement_id: int, cents: int) -> None:
    """Mark a part of a movement as to be explained again."""
    _move(session, movement_id, -cents)


def _move(session: Session, movement_id: int, cents: int, *conditions: ColumnElement[bool]) -> bool:
    """One UPDATE, so that two at once see each other's; the database refuses to go beyond the movement, too."""
    moved = (
        update(MovementStanding)
        .where(MovementStanding.movement_id == movement_id, *conditions)
        .values(taken_cents=MovementStanding.taken_cents + cents)
        .returning(MovementStanding.movement_id)
    )
    return session.scalar(moved.execution_options(synchronize_session=False)) is not None
