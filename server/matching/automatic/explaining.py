"""What needs one word alone: `explain_by_itself` matches payouts, returns, fees and interest of new movements."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session, selectinload

from ...access import Actor
from ...bank_statements.models import BankMovement, OwnBankAccount
from ...db import db, transaction
from ...errors import Refusal
from ..effects import Part
from ..models import OWN_TRANSFER, MovementStanding
from ..proposing import Proposal, make_agreeing
from ..recognising import recognise
from .payouts import find_payouts

AT_ONCE = 500
"""Movements explained in one transaction."""


def explain_by_itself(actor: Actor) -> int:
    """Match what reference, amount and account, or the bank's own code, say alone; how many movements. Idempotent.

    What a refusal stops stays to be explained and stops no other.
    """
    explained, after = 0, 0
    while ids := _list_untouched(db.session(), after):
        after = ids[-1]
        explained += _explain(actor, ids)
    return explained


def _list_untouched(session: Session, after: int) -> Sequence[int]:
    """The next movements of statements of which nothing is matched or proposed, the oldest first."""
    on_statements = BankMovement.statement_id.is_not(None), BankMovement.cents != 0, BankMovement.id > after
    untouched = select(BankMovement.id).where(*on_statements, _is_untouched())
    return session.scalars(untouched.order_by(BankMovement.id).limit(AT_ONCE)).all()


def _is_untouched() -> ColumnElement[bool]:
    taken = MovementStanding.movement_id == BankMovement.id, MovementStanding.taken_cents != 0
    return ~select(MovementStanding).where(*taken).exists()


def _explain(actor: Actor, movement_ids: Sequence[int]) -> int:
    """Explain movements in one transaction; where any is refused, each half of them anew, by what is stored then."""
    try:
        with transaction() as session:
            certain = _find_certain(session, _load_untouched(session, movement_ids))
            make_agreeing(session, actor, certain)
    except Refusal:
        half = len(movement_ids) // 2
        return sum(_explain(actor, part) for part in (movement_ids[:half], movement_ids[half:]) if half)
    return len(certain)


def _load_untouched(session: Session, movement_ids: Sequence[int]) -> Sequence[BankMovement]:
    """Those of some movements that nobody has touched meanwhile."""
    rows = select(BankMovement).where(BankMovement.id.in_(movement_ids), _is_untouched()).order_by(BankMovement.id)
    return session.scalars(rows.options(selectinload(BankMovement.payments))).all()


def _find_certain(session: Session, movements: Sequence[BankMovement]) -> list[Proposal]:
    """What those movements are that say so for certain; a constant number of queries."""
    own = set(session.scalars(select(OwnBankAccount.iban)))
    transfers = {one.id: [Part(OWN_TRANSFER, one.cents)] for one in movements if _is_transfer_of_ours(one, own)}
    coded = {one.id: [Part(kind, one.cents)] for one in movements if (kind := recognise(one.code))}
    paid = find_payouts(session, [one for one in movements if one.id not in coded])
    parts: dict[int, Sequence[Part]] = {**transfers, **paid, **coded}
    return [Proposal(one, parts[one.id]) for one in movements if one.id in parts]


def _is_transfer_of_ours(movement: BankMovement, own: set[str]) -> bool:
    return movement.cents > 0 and movement.party_iban in own and movement.party_iban != movement.iban
