"""What is to be explained of our bank accounts, what waits for a second person, and what came for an order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session, selectinload

from .. import clock
from ..access import Actor
from ..accounts.models import Person
from ..bank_statements.models import BankMovement, OwnBankAccount
from ..campaigns.models import Order
from ..campaigns.service import order_seen_by
from ..db import db
from ..paging import pages
from .models import BankMatch, MovementStanding
from .refusals import UnknownMovement
from .suggestions.blocked import names_blocked
from .suggestions.loading import is_open, suggest_all
from .suggestions.reasons import Suggestion

PAGE_LENGTH = 50


@dataclass(frozen=True, slots=True)
class SeenMatch:
    """A match, who made and confirmed it, and whether that is who asks."""

    match: BankMatch
    made_by: str | None
    confirmed_by: str | None
    is_own: bool


@dataclass(frozen=True, slots=True)
class ToExplain:
    """A movement, what is left of it, how many days it has waited, and the likeliest suggestion."""

    movement: BankMovement
    account: str
    left_cents: int
    age_days: int
    suggestion: Suggestion | None
    is_blocked: bool


@dataclass(frozen=True, slots=True)
class ToExplainPage:
    """The oldest first; ``came_cents`` and ``left_cents`` are the sums of all credits and debits to be explained."""

    movements: Sequence[ToExplain]
    waiting: Sequence[SeenMatch]
    came_cents: int
    left_cents: int
    total: int
    page: int

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return pages(self.total, PAGE_LENGTH)


@dataclass(frozen=True, slots=True)
class SeenMovement:
    """A movement with all that is known and supposed of it; ``suggestions`` by payment inside, None for the whole."""

    movement: BankMovement
    account: OwnBankAccount
    left_cents: int
    suggestions: Sequence[tuple[int | None, Suggestion]]
    matches: Sequence[SeenMatch]
    is_blocked: bool


@dataclass(frozen=True, slots=True)
class OrderPayments:
    """What came for an order, and by which transfers."""

    order: Order
    matches: Sequence[SeenMatch]


def list_to_explain(actor: Actor, page: int = 1) -> ToExplainPage:
    """The movements that are not explained, and the matches that wait for a second person."""
    session = db.session()
    left = BankMovement.cents - func.coalesce(MovementStanding.taken_cents, 0)
    rows = select(BankMovement, OwnBankAccount.name, left).join(
        OwnBankAccount, OwnBankAccount.iban == BankMovement.iban
    )
    rows = _standing(rows).where(is_open())
    sums = _standing(select(func.count(), _sum(left, left > 0), _sum(left, left < 0)).select_from(BankMovement))
    total, came, went = session.execute(sums.where(is_open())).one()
    rows = rows.options(selectinload(BankMovement.payments))
    oldest = rows.order_by(BankMovement.day, BankMovement.id).limit(PAGE_LENGTH).offset((page - 1) * PAGE_LENGTH)
    found = session.execute(oldest).all()
    suggested = suggest_all(session, [row[0].id for row in found])
    best = {movement_id: made[0] for (movement_id, _payment), made in suggested.items() if made}
    today = clock.paris_day(clock.now())
    listed = [
        ToExplain(movement, name, cents, _age(movement, today), best.get(movement.id), names_blocked(movement))
        for movement, name, cents in found
    ]
    waits = (BankMatch.confirmed_at.is_(None), BankMatch.withdrawn_at.is_(None))
    waiting = _seen(session, actor, select(BankMatch).where(*waits))
    return ToExplainPage(listed, waiting, int(came), int(went), total, page)


def show_movement(actor: Actor, movement_id: int) -> SeenMovement:
    """One movement of a statement, its suggestions and matches. Raises UnknownMovement."""
    session = db.session()
    movement = session.get(BankMovement, movement_id, populate_existing=True)
    if movement is None or movement.statement_id is None:
        raise UnknownMovement
    account = session.scalars(select(OwnBankAccount).where(OwnBankAccount.iban == movement.iban)).one()
    standing = session.get(MovementStanding, movement_id, populate_existing=True)
    suggested = suggest_all(session, [movement_id])
    flat = [(payment, one) for (_id, payment), made in suggested.items() for one in made]
    matches = _seen(session, actor, select(BankMatch).where(BankMatch.movement_id == movement_id))
    left = movement.cents - (standing.taken_cents if standing else 0)
    return SeenMovement(movement, account, left, flat, matches, names_blocked(movement))


def show_payments(actor: Actor, order_id: int) -> OrderPayments:
    """What came for an order that the actor may see. Raises UnknownOrder."""
    order = order_seen_by(actor, order_id)
    of_order = select(BankMatch).where(BankMatch.order_id == order.id, BankMatch.withdrawn_at.is_(None))
    return OrderPayments(order, _seen(db.session(), actor, of_order))


def _seen(session: Session, actor: Actor, matches: Select[BankMatch]) -> list[SeenMatch]:
    rows = session.scalars(matches.order_by(BankMatch.id).options(selectinload(BankMatch.movement))).all()
    named = {key for row in rows for key in (row.made_by_id, row.confirmed_by_id) if key}
    names = dict(session.execute(select(Person.id, Person.name).where(Person.id.in_(named))).all()) if named else {}
    return [
        SeenMatch(
            row,
            names.get(row.made_by_id or 0),
            names.get(row.confirmed_by_id or 0),
            bool(actor.person_id) and row.made_by_id == actor.person_id,
        )
        for row in rows
    ]


def _standing(query: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    return query.outerjoin(MovementStanding, MovementStanding.movement_id == BankMovement.id)


def _sum(left: ColumnElement[int], sign: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(left).filter(sign), 0)


def _age(movement: BankMovement, today: date) -> int:
    return (today - movement.day).days
