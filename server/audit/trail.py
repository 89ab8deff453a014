"""Reading the audit trail: the acts that concern an actor, newest first, filtered, in pages or as CSV."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select

from .. import clock
from ..access import MANAGER, PRESCRIBER, SPONSOR, Actor
from ..accounts.models import Device, Person
from ..db import db
from ..organisations.models import Organisation
from ..paging import page_of, pages
from ..streams import stream
from ..trail.models import Act
from ..visibility import rows_seen_by

PAGE_LENGTH = 50
CHUNK = 1_000
READERS = (MANAGER, SPONSOR, PRESCRIBER)
"""Roles that read what concerns their organisation; the operator and the auditor read all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActFilter:
    """Which acts: those left out are not filtered by. Days are Paris days, both included."""

    verb: str = ""
    person_id: int | None = None
    organisation_id: int | None = None
    subject: str = ""
    first_day: date | None = None
    last_day: date | None = None
    page: int = 1


@dataclass(frozen=True, slots=True)
class ActView:
    """An act, and the names of who did it and whom it concerns."""

    act: Act
    person: str | None
    phone: str | None
    organisation: str | None


@dataclass(frozen=True, slots=True)
class ActPage:
    """One page of acts, newest first, and how many there are."""

    acts: list[ActView]
    page: int
    pages: int
    total: int


def list_acts(actor: Actor, wanted: ActFilter) -> ActPage:
    """A page of the acts that concern the actor."""
    total = db.session.scalar(select(func.count()).select_from(_matching(actor, wanted).subquery())) or 0
    rows = db.session.execute(page_of(_named(actor, wanted), wanted.page, PAGE_LENGTH))
    return ActPage([ActView(*row) for row in rows], wanted.page, pages(total, PAGE_LENGTH), total)


def read_acts(actor: Actor, wanted: ActFilter) -> Iterator[ActView]:
    """Every act that concerns the actor, newest first, read as it is consumed."""
    for row in stream(db.session(), _named(actor, wanted), CHUNK):
        yield ActView(*row)


def _named(actor: Actor, wanted: ActFilter) -> Select[Any]:
    matching = _matching(actor, wanted)
    named = matching.add_columns(Person.name, Device.label, Organisation.name)
    return (
        named.outerjoin(Person, Person.id == Act.person_id)
        .outerjoin(Device, Device.id == Act.device_id)
        .outerjoin(Organisation, Organisation.id == Act.organisation_id)
        .order_by(Act.done_at.desc(), Act.id)
    )


def _concerns(actor: Actor) -> ColumnElement[bool]:
    """SQL condition on acts: of the organisations whose trail the actor reads, or the actor's own where they work."""
    there = or_(Act.organisation_id.is_(None), Act.organisation_id.in_({where for _, where in actor.roles if where}))
    own = and_(Act.person_id == actor.person_id, there)
    return or_(rows_seen_by(actor, Act.organisation_id, *READERS), own)


def _matching(actor: Actor, wanted: ActFilter) -> Select[Any]:
    query = select(Act).where(_concerns(actor))
    equal = {Act.verb: wanted.verb, Act.person_id: wanted.person_id, Act.organisation_id: wanted.organisation_id}
    query = query.where(and_(True, *(column == value for column, value in equal.items() if value)))
    if wanted.subject:
        query = query.where(Act.subject_id == wanted.subject)
    if wanted.first_day:
        query = query.where(Act.done_at >= clock.start_of_day(wanted.first_day))
    if wanted.last_day:
        query = query.where(Act.done_at < clock.end_of_day(wanted.last_day))
    return query
