"""Reading one statement: `statement_of` finds it, `statement_page` adds one page of its lines, `list_lines` has all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from ..access import MANAGER, Actor
from ..db import db
from ..errors import NotFound
from ..paging import PAGE_LENGTH, pages
from ..settlements import months, names
from ..settlements.models import Period, Statement
from ..transparency.models import LogHead
from ..visibility import rows_seen_by
from . import lines as statement_lines
from .lines import DocumentLine, Section


class UnknownStatement(NotFound):
    code = "unknown_statement"
    message = "Ce relevé n'existe pas ou n'est pas de votre structure. Vérifiez son numéro."


@dataclass(frozen=True, slots=True)
class Summary:
    """A statement in a list."""

    statement: Statement

    @property
    def pay_by(self) -> date | None:
        """The day by which it is paid; None when nothing is to be paid."""
        return months.pay_by(self.statement.month) if self.statement.total_cents > 0 else None


@dataclass(frozen=True, slots=True)
class StatementPage(Summary):
    """A statement with its sections and one page of its lines, of one venue or of all.

    ``head`` is the first head of the public log that contains the whole month; None until one is signed.
    """

    venues: Sequence[Section]
    campaigns: Sequence[Section]
    head: LogHead | None
    lines: Sequence[DocumentLine]
    page: int
    total: int

    @property
    def pages(self) -> int:
        return pages(self.total, PAGE_LENGTH)

    @property
    def attestation(self) -> bool:
        """Whether the organisation is a public body, whose accountant needs an attestation."""
        return is_public(self.statement.organisation_siret)


def statement_page(actor: Actor, number: str, *, venue_id: int | None, page: int) -> StatementPage:
    """A statement by its number; a constant number of queries. Raises UnknownStatement."""
    session = db.session()
    statement = statement_of(actor, number)
    named = names.load_names(statement)
    venues = statement_lines.venues(session, statement, named)
    total = sum(section.lines for section in venues if venue_id in (None, section.id))
    lines = statement_lines.lines_page(statement, named, venue_id, page)
    return StatementPage(
        statement,
        venues,
        statement_lines.campaigns(session, statement, named),
        head_of(session, statement.month),
        statement_lines.load(session, lines, named),
        page,
        total,
    )


def list_lines(actor: Actor, number: str) -> list[DocumentLine]:
    """All lines of a statement. Raises UnknownStatement."""
    statement = statement_of(actor, number)
    named = names.load_names(statement)
    return statement_lines.load(db.session(), statement_lines.lines(statement, named), named)


def statement_of(actor: Actor, number: str) -> Statement:
    """A statement by its number. Raises UnknownStatement, also for one that the actor may not open."""
    found = db.session.scalar(select(Statement).where(Statement.number == number, visible_to(actor)))
    if found is None:
        raise UnknownStatement
    return found


def head_of(session: Session, month: str) -> LogHead | None:
    """The first signed head of the public log that contains all of a closed month; None without one."""
    printed = select(LogHead).join(Period, Period.head_size == LogHead.size).where(Period.month == month)
    return session.scalar(printed.order_by(LogHead.published_at).limit(1))


def is_public(siret: str | None) -> bool:
    """Whether a SIRET is that of a body under public law: the SIREN of those begins with 1 or 2."""
    return siret is not None and siret.startswith(("1", "2"))


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """SQL condition: the actor may open the statement. Managers see their organisations', the operator all."""
    return rows_seen_by(actor, Statement.organisation_id, MANAGER)
