"""People found again: their roles by words, day of giving and role, the newest first, in pages or as CSV."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from sqlalchemy import ColumnElement, Select, and_, false, func, or_, select, true
from sqlalchemy.orm import contains_eager

from ..access import Actor
from ..accounts.models import Membership, Person
from ..csv_dialects import Cell, write_csv
from ..db import db
from ..filters import Sought, conditions_on_days, conditions_on_text
from ..organisations.models import Organisation
from ..paging import Paged, read_page
from .rules import LOOKS_AFTER, roles_looked_after
from .words import ROLE_IN_WORDS

COLUMNS: Final = {
    "name": "Personne",
    "email": "Adresse électronique",
    "role": "Rôle",
    "organisation": "Structure",
    "given_at": "Depuis",
}
WHOLE: Final = (contains_eager(Membership.person), contains_eager(Membership.organisation))


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleFilter(Sought):
    """What narrows the roles: days of giving; words of name, address and organisation; a role."""

    role: str | None = None


def find_roles(actor: Actor, wanted: RoleFilter, page: int = 1) -> Paged[Membership]:
    """A page of the roles of people that an actor looks after; all for operator and auditor."""
    return read_page(_matching(actor, wanted), page, *WHOLE)


def roles_csv(actor: Actor, wanted: RoleFilter, dialect: str) -> str:
    """The same roles, all pages, as CSV."""
    found = db.session.scalars(_matching(actor, wanted).options(*WHOLE))
    return write_csv(COLUMNS, map(_row, found), dialect, {"role": ROLE_IN_WORDS})


def _matching(actor: Actor, wanted: RoleFilter) -> Select[Membership]:
    organisation = func.coalesce(Organisation.name, "")
    conditions = [
        _looked_after(actor),
        *conditions_on_days(Membership.given_at, wanted.from_day, wanted.to_day),
        *conditions_on_text(wanted.text, Person.name, Person.email, organisation),
        *([Membership.role == wanted.role] if wanted.role else []),
    ]
    query = select(Membership).join(Membership.person).outerjoin(Membership.organisation)
    return query.where(*conditions).order_by(Membership.id.desc())


def _looked_after(actor: Actor) -> ColumnElement[bool]:
    return true() if actor.sees_all else or_(false(), *_in_organisations(actor))


def _in_organisations(actor: Actor) -> Iterator[ColumnElement[bool]]:
    for where in actor.organisation_ids(*LOOKS_AFTER):
        roles = roles_looked_after(actor.whole_roles, where)
        yield and_(Membership.organisation_id == where, Membership.role.in_(roles))


def _row(one: Membership) -> tuple[Cell, ...]:
    where = one.organisation.name if one.organisation else ""
    return one.person.name, one.person.email, one.role, where, one.given_at
