"""Lists of statements: `statement_list` reads one page, `list_all` all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select

from ..access import Actor
from ..db import db
from ..filters import Sought, conditions_on_days, conditions_on_text
from ..paging import PAGE_LENGTH, page_of, pages
from ..settlements.models import Statement
from ..settlements.tally import Totals
from .service import Summary, visible_to


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementFilter(Sought):
    """Which statements: of a month, of some days of issue, of an organisation; words of number, name, SIRET."""

    month: str | None = None
    organisation_id: int | None = None
    page: int = 1


@dataclass(frozen=True, slots=True)
class Sums(Totals):
    """The sums over several statements, with carried and total cents."""

    carried_cents: int = 0
    total_cents: int = 0


@dataclass(frozen=True, slots=True)
class StatementList:
    """One page of statements; ``sums`` and ``total`` (how many) are over all pages."""

    statements: Sequence[Summary]
    sums: Sums
    page: int
    total: int

    @property
    def pages(self) -> int:
        return pages(self.total, PAGE_LENGTH)


def statement_list(actor: Actor, wanted: StatementFilter) -> StatementList:
    """One page of the statements an actor may open, newest first."""
    session = db.session()
    page = page_of(_newest(actor, wanted), wanted.page, PAGE_LENGTH)
    count, *sums = session.execute(_sums().where(*_conditions(actor, wanted))).one()
    return StatementList([Summary(one) for one in session.scalars(page)], Sums(*sums), wanted.page, count)


def list_all(actor: Actor, wanted: StatementFilter) -> list[Statement]:
    """All statements that `statement_list` would list, without their sums."""
    return list(db.session.scalars(_newest(actor, wanted)))


def _newest(actor: Actor, wanted: StatementFilter) -> Select[Statement]:
    found = select(Statement).where(*_conditions(actor, wanted))
    return found.order_by(Statement.month.desc(), Statement.number)


def _conditions(actor: Actor, wanted: StatementFilter) -> list[ColumnElement[bool]]:
    conditions = [visible_to(actor)]
    if wanted.month:
        conditions.append(Statement.month == wanted.month)
    if wanted.organisation_id:
        conditions.append(Statement.organisation_id == wanted.organisation_id)
    conditions += conditions_on_days(Statement.issued_at, wanted.from_day, wanted.to_day)
    siret = func.coalesce(Statement.organisation_siret, "")
    return conditions + conditions_on_text(wanted.text, Statement.number, Statement.organisation_name, siret)


def _sums() -> Select[*tuple[Any, ...]]:
    names = ("redemptions", "gross_cents", "fee_cents", "net_cents", "carried_cents", "total_cents")
    return select(func.count(), *(func.coalesce(func.sum(getattr(Statement, name)), 0) for name in names))
