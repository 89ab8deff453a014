"""Handing over: `hand_over` judges, stores and answers a batch that a prescriber's phone recorded."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Update, case, literal, select, update
from sqlalchemy.orm import Session

from .. import clock
from ..access import PRESCRIBER, Actor
from ..accounts.models import Person
from ..db import insert_into, transaction
from ..errors import Forbidden
from ..organisations.models import Organisation
from ..vouchers.models import Booklet
from .answers import ID_REUSED, RETRY, answer, answer_undecided
from .context import HandOverContext, open_context
from .intake import Sent
from .judging import judge
from .models import ACCEPTED, SentHandOver

Answer = dict[str, Any]
Row = Mapping[str, Any]
MARKS = (
    *("handed_over_at", "handed_over_by_use", "postcode", "target_public", "criteria_checked", "alone"),
    *("renewal_of_id", "bearer_id"),
)


def hand_over(actor: Actor, sent: Sequence[Sent], *, queue_of: int | None = None) -> list[Answer]:
    """Record the hand-overs of a phone's queue; returns their answers in the same order. Idempotent by id.

    ``queue_of`` is the queue's organisation. Raises Forbidden when the actor does not prescribe for it.
    """
    if queue_of is not None and not actor.owns(queue_of, PRESCRIBER):
        raise Forbidden
    if not sent:
        return []
    with transaction() as session:
        context = open_context(session, actor, sent, queue_of)
        rows = _judged(context, sent)
        new = _record(session, context, rows.values())
        firsts = _firsts(session, (*rows.values(), *context.answered.values()))
    return [_answer(context, item, rows, new, firsts) for item in sent]


def _judged(context: HandOverContext, sent: Iterable[Sent]) -> dict[UUID, Row]:
    """The judged row of each id that was not answered before."""
    rows: dict[UUID, Row] = {}
    for item in sent:
        if item.id not in context.answered and item.id not in rows:
            rows[item.id] = judge(context, item)
    return rows


def _record(session: Session, context: HandOverContext, rows: Collection[Row]) -> set[UUID]:
    """Store the rows and mark the booklets; returns the ids stored, not those that someone else stored meanwhile."""
    if not rows:
        return set()
    insert = insert_into(session, SentHandOver).values([dict(row) for row in rows]).on_conflict_do_nothing()
    new = set(session.scalars(insert.returning(SentHandOver.id)))
    accepted = {row["booklet_id"] for row in rows if row["status"] == ACCEPTED and row["id"] in new}
    if accepted:
        session.connection().execute(_marking({key: context.booklets[key] for key in accepted}))
    return new


def _marking(booklets: Mapping[int, Booklet]) -> Update:
    """One UPDATE that writes the marks of all these booklets."""

    def noted(name: str) -> ColumnElement[Any]:
        values = {key: literal(getattr(booklet, name), columns[name].type) for key, booklet in booklets.items()}
        return case(values, value=Booklet.id)

    columns = Booklet.__table__.c
    return update(Booklet).where(Booklet.id.in_(booklets)).values({name: noted(name) for name in MARKS})


def _firsts(session: Session, rows: Iterable[Row]) -> Mapping[UUID, Answer]:
    """Who handed over first and when, by the id of the conflict."""
    conflicts = [row for row in rows if row["first_at"]]
    if not conflicts:
        return {}
    people = select(Person.id, Person.name).where(Person.id.in_({row["first_person_id"] for row in conflicts}))
    places = select(Organisation.id, Organisation.name).where(
        Organisation.id.in_({row["organisation_id"] for row in conflicts})
    )
    names = dict(session.execute(people).all())
    holders = dict(session.execute(places).all())
    return {
        row["id"]: {
            "at": clock.iso(row["first_at"]),
            "person": names.get(row["first_person_id"]),
            "organisation": holders.get(row["organisation_id"]),
            "by_use": row["first_by_use"],
        }
        for row in conflicts
    }


def _answer(
    context: HandOverContext, item: Sent, rows: Mapping[UUID, Row], new: Collection[UUID], firsts: Mapping[UUID, Answer]
) -> Answer:
    before = context.answered.get(item.id)
    row = before or rows[item.id]
    if row["content"] != item.content or not _theirs(context.actor, row):
        return answer_undecided(item.id, "refused", "id_reused", ID_REUSED)
    if before is None and item.id not in new:
        return answer_undecided(item.id, "retry", None, RETRY)
    return answer(row, firsts.get(item.id), replayed=before is not None)


def _theirs(actor: Actor, row: Row) -> bool:
    """Whether the actor may read a stored answer: who sent it first, their organisation, and the operator."""
    return row["person_id"] == actor.person_id or actor.sees(row["organisation_id"], PRESCRIBER)
