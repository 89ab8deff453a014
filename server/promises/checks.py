"""The check of money in: what orders received, what movements gave and what was promised are what the rows say."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session, undefer

from ..bank_statements.models import BankMovement
from ..campaigns.models import PROMISE, Order
from ..matching.models import HOLDS, LIVE, BankMatch, MovementStanding
from ..streams import stream
from .models import Promise

FEW = 20
"""Documents, which may be large, that are in memory at a time."""


def find_problems(session: Session) -> Iterator[str]:
    """A sentence for each order, movement or promise that is not what its matches and document say."""
    received = _sum(BankMatch.order_id == Order.id, *HOLDS)
    for order_id in session.scalars(select(Order.id).where(Order.received_cents != received).order_by(Order.id)):
        yield f"money: order {order_id} received another sum than its matches say"
    taken = _sum(BankMatch.movement_id == MovementStanding.movement_id, *LIVE)
    wrong = select(MovementStanding.movement_id).where(MovementStanding.taken_cents != taken)
    for movement_id in session.scalars(wrong.order_by(MovementStanding.movement_id)):
        yield f"money: of movement {movement_id} another sum is matched than its matches say"
    other = select(MovementStanding.movement_id).join(BankMovement, BankMovement.id == MovementStanding.movement_id)
    for movement_id in session.scalars(other.where(MovementStanding.cents != BankMovement.cents)):
        yield f"money: movement {movement_id} is counted as another sum than it is"
    yield from _promises(session)


def _promises(session: Session) -> Iterator[str]:
    documents = select(Promise).options(undefer(Promise.content)).order_by(Promise.id)
    for (promise,) in stream(session, documents, FEW):
        if hashlib.sha256(promise.content).digest() != promise.digest:
            yield f"money: the document of promise {promise.id} is not the one that was handed in"
        session.expunge(promise)
    held = (Promise.confirmed_at.is_not(None), Promise.undone_at.is_(None), Promise.cents == Order.funded_cents)
    same = select(Promise.id).where(Promise.order_id == Order.id, Promise.payment_order == Order.payment_order, *held)
    for order_id in session.scalars(select(Order.id).where(Order.funded_by == PROMISE, ~same.exists())):
        yield f"money: order {order_id} is worth money by a promise that nobody made"


def _sum(*counted: ColumnElement[bool]) -> ColumnElement[int]:
    return select(func.coalesce(func.sum(BankMatch.cents), 0)).where(*counted).scalar_subquery()
