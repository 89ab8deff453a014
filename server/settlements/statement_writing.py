"""Writing statements: drafts them from a month's frozen lines, then numbers and stores them, one per organisation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from .. import clock
from ..invoicing import numbers
from ..ledger.posting import post
from ..organisations.models import Organisation
from ..streams import stream
from ..venues.models import Venue
from . import names, postings
from .lines_root import HONOUR, REDEMPTION, REVERSAL, LineContent
from .models import Period, Statement, StatementLine, StatementPart
from .statement_drafts import MonthDraft, StatementDraft, draft

INVOICES = "F"
CHUNK = 5_000


def drafts(session: Session, month: str) -> MonthDraft:
    """The drafts of a month's statements; lines are streamed, and the transaction is rolled back after reading."""
    by_organisation = groupby(contents(session, month), key=lambda line: line[0])
    found = [draft(key, (content for _key, content in lines)) for key, lines in by_organisation]
    session.rollback()
    return MonthDraft(found)


def issue(session: Session, period: Period, month_draft: MonthDraft) -> int:
    """Store the statements, their parts, frozen names and ledger lines; returns how many statements."""
    below = _below_nothing(session)
    statements = _statements(session, period, month_draft, {key: one.total_cents for key, (one, _) in below.items()})
    by_owner = {one.organisation_id: one for one in month_draft.of_organisations}
    parts = [
        StatementPart(statement_id=statement.id, **columns)
        for statement in statements
        for columns in by_owner[statement.organisation_id].parts(_carried(below, statement.organisation_id))
    ]
    session.add_all(parts)
    session.flush()
    names.freeze(session, statements, parts)
    issued = {statement.id: statement for statement in statements}
    for part in parts:
        if part.net_cents:
            post(session, postings.closed(part, issued[part.statement_id]))
    return len(statements)


def contents(session: Session, month: str, organisation_id: int | None = None) -> Iterator[tuple[int, LineContent]]:
    """A month's lines as they are hashed, with their organisation's id: of one organisation, or of all in turn."""
    events = StatementLine.redemption_id, StatementLine.reversal_id, StatementLine.honour_id
    money = StatementLine.gross_cents, StatementLine.fee_cents, StatementLine.net_cents
    query = (
        select(Venue.organisation_id, *events, StatementLine.venue_id, StatementLine.campaign_id, *money)
        .join(Venue, Venue.id == StatementLine.venue_id)
        .where(StatementLine.month == month)
        .order_by(Venue.organisation_id, StatementLine.id)
    )
    if organisation_id is not None:
        query = query.where(Venue.organisation_id == organisation_id)
    for owner, redemption, reversal, honour, *rest in stream(session, query, CHUNK):
        keys = (REDEMPTION, redemption), (REVERSAL, reversal), (HONOUR, honour)
        [(kind, key)] = [(kind, key) for kind, key in keys if key]
        yield owner, LineContent(kind, key.hex, *rest)


def _statements(
    session: Session, period: Period, month_draft: MonthDraft, carried: dict[int, int]
) -> Sequence[Statement]:
    if not month_draft.of_organisations:
        return []
    owners = {owner.id: owner for owner in session.scalars(select(Organisation))}
    invoices = _invoice_numbers(session, period, sum(1 for one in month_draft.of_organisations if one.sums.fee_cents))
    rows = [
        _row(period, place, one, owners[one.organisation_id], invoices) | one.money(carried.get(one.organisation_id, 0))
        for place, one in enumerate(month_draft.of_organisations, 1)
    ]
    return session.scalars(insert(Statement).returning(Statement, sort_by_parameter_order=True), rows).all()


def _row(
    period: Period, place: int, one: StatementDraft, owner: Organisation, invoices: Iterator[str]
) -> dict[str, Any]:
    return {
        "number": f"R-{period.month}-{place:04}",
        "month": period.month,
        "organisation_id": owner.id,
        "organisation_name": owner.name,
        "organisation_siret": owner.siret,
        "invoice_number": next(invoices) if one.sums.fee_cents else None,
        "lines_root": one.lines_root,
        "issued_at": period.closed_at,
    }


def _invoice_numbers(session: Session, period: Period, count: int) -> Iterator[str]:
    if not count:
        return iter(())
    year = clock.paris_day(period.closed_at or clock.now()).year
    first = numbers.take(session, INVOICES, year, count)
    return (numbers.format_number(INVOICES, year, first + nth) for nth in range(count))


def _below_nothing(session: Session) -> dict[int, tuple[Statement, list[StatementPart]]]:
    """The last statement of each organisation and its parts, where its total is negative: the next one carries it."""
    last = select(func.max(Statement.id)).group_by(Statement.organisation_id)
    owing = select(Statement).where(Statement.id.in_(last), Statement.total_cents < 0)
    found = {one.id: (one, list[StatementPart]()) for one in session.scalars(owing)}
    for part in session.scalars(select(StatementPart).where(StatementPart.statement_id.in_(found))):
        found[part.statement_id][1].append(part)
    return {one.organisation_id: (one, parts) for one, parts in found.values()}


def _carried(below: dict[int, tuple[Statement, list[StatementPart]]], organisation_id: int) -> dict[int, int]:
    """The cents that an organisation's next statement carries over, by campaign."""
    _statement, parts = below.get(organisation_id, (None, []))
    return {part.campaign_id: part.total_cents for part in parts if part.total_cents}
