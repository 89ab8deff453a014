"""How much of a movement is matched: `take` a part of it, `give_back` what is no longer matched."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from ..bank_statements.models import BankMovement
from ..db import insert_into
from .models import LIVE, BankMatch, MovementStanding
from .refusals import TakenAlready, UnknownMovement


def movement_of(session: Session, movement_id: int) -> BankMovement:
    """A movement that stands on a statement; a notice is nothing final. Raises UnknownMovement."""
    movement = session.get(BankMovement, movement_id)
    if movement is None or movement.statement_id is None:
        raise UnknownMovement
    return movement


def take(session: Session, parts: Iterable[tuple[BankMovement, int]]) -> None:
    """Mark parts of movements as matched, each with its sign. Raises TakenAlready where less of one is left.

    Movements are locked by their ids, in one statement, so that two at once see each other's and none deadlocks.
    """
    wanted: dict[int, tuple[BankMovement, int]] = {}
    for movement, cents in parts:
        if (cents > 0) != (movement.cents > 0):
            raise TakenAlready
        wanted[movement.id] = movement, cents + wanted.get(movement.id, (movement, 0))[1]
    if any(abs(cents) > abs(movement.cents) for movement, cents in wanted.values()):
        raise TakenAlready
    if wanted:
        _take(session, [_row(*wanted[movement_id]) for movement_id in sorted(wanted)])


def _row(movement: BankMovement, cents: int) -> dict[str, int]:
    return {"movement_id": movement.id, "cents": movement.cents, "taken_cents": cents}


def _take(session: Session, rows: Sequence[dict[str, int]]) -> None:
    first = insert_into(session, MovementStanding)
    both = MovementStanding.taken_cents + first.excluded.taken_cents
    take_more = first.on_conflict_do_update(
        index_elements=["movement_id"],
        set_={"taken_cents": both},
        where=func.abs(both) <= func.abs(MovementStanding.cents),
    )
    moved = session.execute(take_more.returning(MovementStanding.movement_id), rows).all()
    if len(moved) != len(rows):
        raise TakenAlready


def is_all_taken(session: Session, movement_id: int) -> bool:
    """Whether nothing of a movement is left to be explained, proposals included."""
    left = select(MovementStanding.cents - MovementStanding.taken_cents).where(
        MovementStanding.movement_id == movement_id
    )
    return session.scalar(left) == 0


def check_payments(session: Session, parts: Iterable[tuple[BankMovement, int, int]]) -> None:
    """Check parts of movements that are of payments inside, told by their places; the standings are locked.

    Raises UnknownMovement, and TakenAlready where less of a payment is left.
    """
    wanted = [(movement, place, cents) for movement, place, cents in parts]
    taken = _taken_inside(session, {movement.id for movement, _place, _cents in wanted}) if wanted else Counter()
    told = {
        (one.movement_id, one.position): one.cents
        for movement in {row[0] for row in wanted}
        for one in movement.payments
    }
    for movement, place, cents in wanted:
        payment = movement.id, place
        if payment not in told:
            raise UnknownMovement
        taken[payment] += cents
        if abs(taken[payment]) > abs(told[payment]):
            raise TakenAlready


def _taken_inside(session: Session, movement_ids: Collection[int]) -> Counter[tuple[int, int]]:
    """How many cents of each payment inside some movements are matched."""
    of_payments = BankMatch.movement_id.in_(movement_ids), BankMatch.payment.is_not(None), *LIVE
    place = BankMatch.movement_id, BankMatch.payment
    rows = session.execute(select(*place, func.sum(BankMatch.cents)).where(*of_payments).group_by(*place))
    return Counter({(movement_id, payment or 0): int(cents) for movement_id, payment, cents in rows})


def give_back(session: Session, movement_id: int, cents: int) -> None:
    """Mark a part of a movement as to be explained again; the database refuses to go beyond the movement."""
    back = update(MovementStanding).where(MovementStanding.movement_id == movement_id)
    back = back.values(taken_cents=MovementStanding.taken_cents - cents)
    session.execute(back.execution_options(synchronize_session=False))
