"""How much of a movement is matched: `take` a part of it, `give_back` what is no longer matched."""

from __future__ import annotations

from sqlalchemy import update
from sqlalchemy.orm import Session

from ..bank_statements.models import BankMovement
from ..db import insert_into
from .models import MovementStanding
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


def give_back(session: Session, movement_id: int, cents: int) -> None:
    """Mark a part of a movement as to be explained again."""
    _move(session, movement_id, -cents)


def _move(session: Session, movement_id: int, cents: int, *conditions: object) -> bool:
    """One UPDATE, so that two at once see each other's; the database refuses to go beyond the movement, too."""
    moved = (
        update(MovementStanding)
        .where(MovementStanding.movement_id == movement_id, *conditions)
        .values(taken_cents=MovementStanding.taken_cents + cents)
        .returning(MovementStanding.movement_id)
    )
    return session.scalar(moved.execution_options(synchronize_session=False)) is not None
