"""The lines of a statement, each with its voucher, service and campaign; and their sums by venue and by campaign."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Case, Select, case, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from ..guarantee.models import Decision
from ..paging import PAGE_LENGTH, page_of
from ..redemptions.models import Redemption, Reversal
from ..settlements.lines_root import HONOUR, REDEMPTION, REVERSAL
from ..settlements.models import Statement, StatementLine
from ..settlements.names import NamedVenue, Names
from ..settlements.tally import Totals
from ..venues.models import Venue
from ..vouchers import ids

KINDS = (REDEMPTION, REVERSAL, HONOUR)
_COUNTED = case((StatementLine.reversal_id.is_not(None), -1), else_=1)
_ITS_REDEMPTION = func.coalesce(StatementLine.redemption_id, StatementLine.honour_id, Reversal.redemption_id)


@dataclass(frozen=True, slots=True)
class Section:
    """A statement's share for one venue or campaign; ``detail`` is the venue's commune or the campaign's sponsor."""

    id: int
    name: str
    detail: str
    lines: int
    totals: Totals


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """One line of a statement: an event of one of KINDS, with its id and the time ``at`` it was recorded.

    ``redemption`` is the scan redeemed, undone or honoured; ``reason`` is why it was undone or honoured.
    """

    kind: str
    id: UUID
    at: datetime
    line: StatementLine
    redemption: Redemption
    venue: NamedVenue
    campaign: str
    sponsor: str
    reason: str | None

    @property
    def receipt_number(self) -> UUID | None:
        """The ``jti`` of the redemption's receipt; a conflict has none."""
        return self.redemption.id if self.redemption.receipt else None

    @property
    def voucher(self) -> str:
        return ids.voucher_number(self.redemption.voucher_id) if self.redemption.voucher_id else ""


def select_lines(statement: Statement) -> Select[*tuple[Any, ...]]:
    """The lines of a statement; the caller chooses columns and order."""
    return (
        select(StatementLine)
        .join(Venue, Venue.id == StatementLine.venue_id)
        .where(StatementLine.month == statement.month, Venue.organisation_id == statement.organisation_id)
    )


def lines(statement: Statement, names: Names) -> Select[*tuple[Any, ...]]:
    """A statement's lines joined to their events: venue by venue, each in the order in which lines were frozen."""
    return (
        select_lines(statement)
        .outerjoin(Reversal, Reversal.id == StatementLine.reversal_id)
        .outerjoin(Decision, Decision.redemption_id == StatementLine.honour_id)
        .join(Redemption, Redemption.id == _ITS_REDEMPTION)
        .with_only_columns(StatementLine, Redemption, Reversal, Decision)
        .order_by(*_in_order(names))
    )


def lines_page(statement: Statement, names: Names, venue_id: int | None, page: int) -> Select[*tuple[Any, ...]]:
    """``count`` of these lines from index ``first``, of one venue or of all; joins run for those lines only."""
    keys = select_lines(statement).with_only_columns(StatementLine.id).order_by(*_in_order(names))
    if venue_id is not None:
        keys = keys.where(StatementLine.venue_id == venue_id)
    return lines(statement, names).where(StatementLine.id.in_(page_of(keys, page, PAGE_LENGTH)))


def load(session: Session, wanted: Select[*tuple[Any, ...]], names: Names) -> list[DocumentLine]:
    """Run a query made from `lines`."""
    return [_line(row, names) for row in session.execute(wanted)]


def venues(session: Session, statement: Statement, names: Names) -> list[Section]:
    """A statement's share of each venue that has lines, by name."""
    named = [(one.id, one.name, one.commune) for one in names.venues.values()]
    return _sections(session, statement, StatementLine.venue_id, named)


def campaigns(session: Session, statement: Statement, names: Names) -> list[Section]:
    """A statement's share of each campaign that has lines, by name."""
    named = [(one.id, one.name, one.sponsor) for one in names.campaigns.values()]
    return _sections(session, statement, StatementLine.campaign_id, named)


def _sections(
    session: Session, statement: Statement, by: InstrumentedAttribute[int], named: Iterable[tuple[int, str, str]]
) -> list[Section]:
    wanted = select_lines(statement).with_only_columns(by, *_sums()).group_by(by)
    found = {key: (count, Totals(*sums)) for key, count, *sums in session.execute(wanted)}
    return [Section(key, name, detail, *found[key]) for key, name, detail in named if key in found]


def _in_order(names: Names) -> tuple[Case[Any], InstrumentedAttribute[int]]:
    """ORDER BY for papers: venues in their frozen order, so that the database's collation has no say."""
    places = {venue: place for place, venue in enumerate(names.venues)}
    return case(places, value=StatementLine.venue_id), StatementLine.id


def _sums() -> Sequence[Any]:
    cents = (StatementLine.gross_cents, StatementLine.fee_cents, StatementLine.net_cents)
    return [func.count(), func.sum(_COUNTED), *map(func.sum, cents)]


def _line(row: Any, names: Names) -> DocumentLine:
    line, redemption, later = row.StatementLine, row.Redemption, row.Reversal or row.Decision
    kind, key = _event(line)
    campaign = names.campaigns[line.campaign_id]
    return DocumentLine(
        kind=kind,
        id=key,
        at=(later or redemption).recorded_at,
        line=line,
        redemption=redemption,
        venue=names.venues[line.venue_id],
        campaign=campaign.name,
        sponsor=campaign.sponsor,
        reason=later.reason if later else None,
    )


def _event(line: StatementLine) -> tuple[str, UUID]:
    keys = (line.redemption_id, line.reversal_id, line.honour_id)
    return next((kind, key) for kind, key in zip(KINDS, keys, strict=True) if key)
