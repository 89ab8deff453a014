"""The lines behind a statement, each with its voucher, service and campaign; their sums by venue and by campaign."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, case, func, select
from sqlalchemy.orm import Session

from ..aliases import shared_alias
from ..campaigns.models import Campaign, Sponsor
from ..guarantee.models import Decision
from ..redemptions.models import Redemption, Reversal
from ..venues.models import Organisation, Venue
from ..vouchers import ids
from .line_tree import HONOUR, REDEMPTION, REVERSAL
from .models import Statement, StatementLine
from .tally import Totals

KINDS = (REDEMPTION, REVERSAL, HONOUR)
Payer = shared_alias(Organisation, name="payer")
_IN_ORDER = (Venue.name, Venue.id, StatementLine.id)
_COUNTED = case((StatementLine.reversal_id.is_not(None), -1), else_=1)
_ITS_REDEMPTION = func.coalesce(StatementLine.redemption_id, StatementLine.honour_id, Reversal.redemption_id)


@dataclass(frozen=True, slots=True)
class Section:
    """A statement's share of a venue or of a campaign, and how many lines it has. ``detail``: commune, or sponsor."""

    id: int
    name: str
    detail: str
    lines: int
    totals: Totals


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """One line of a statement. ``redemption`` is what was redeemed, undone or honoured; ``reason`` says why it was."""

    kind: str
    id: UUID
    at: datetime
    line: StatementLine
    redemption: Redemption
    venue: Venue
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


def of_statement(statement: Statement) -> Select[*tuple[Any, ...]]:
    """The lines that a statement adds up; columns and order are the caller's."""
    return (
        select(StatementLine)
        .join(Venue, Venue.id == StatementLine.venue_id)
        .where(StatementLine.month == statement.month, Venue.organisation_id == statement.organisation_id)
    )


def lines(statement: Statement) -> Select[*tuple[Any, ...]]:
    """A statement's lines, venue after venue, each in the order of time."""
    return (
        of_statement(statement)
        .join(Campaign, Campaign.id == StatementLine.campaign_id)
        .join(Sponsor, Sponsor.id == Campaign.sponsor_id)
        .join(Payer, Payer.id == Sponsor.organisation_id)
        .outerjoin(Reversal, Reversal.id == StatementLine.reversal_id)
        .outerjoin(Decision, Decision.redemption_id == StatementLine.honour_id)
        .join(Redemption, Redemption.id == _ITS_REDEMPTION)
        .with_only_columns(
            StatementLine,
            Redemption,
            Reversal,
            Decision,
            Venue,
            Campaign.name.label("campaign"),
            Payer.name.label("sponsor"),
        )
        .order_by(*_IN_ORDER)
    )


def some_lines(statement: Statement, venue_id: int | None, *, first: int, count: int) -> Select[*tuple[Any, ...]]:
    """So many of these lines; what surrounds a line is looked up for those alone."""
    keys = of_statement(statement).with_only_columns(StatementLine.id).order_by(*_IN_ORDER)
    if venue_id is not None:
        keys = keys.where(StatementLine.venue_id == venue_id)
    return lines(statement).where(StatementLine.id.in_(keys.limit(count).offset(first)))


def load(session: Session, wanted: Select[*tuple[Any, ...]]) -> list[DocumentLine]:
    """The lines that a selection of `lines` finds."""
    return [_line(row) for row in session.execute(wanted)]


def venues(session: Session, statement: Statement) -> list[Section]:
    """The sections of a statement, by name."""
    of = (Venue.id, Venue.name, Venue.commune)
    return _sections(session, of_statement(statement).with_only_columns(*of, *_sums()).group_by(*of), Venue)


def campaigns(session: Session, statement: Statement) -> list[Section]:
    """What each campaign, and so each sponsor, pays of a statement, by name."""
    of = (Campaign.id, Campaign.name, Payer.name)
    joined = (
        of_statement(statement)
        .join(Campaign, Campaign.id == StatementLine.campaign_id)
        .join(Sponsor, Sponsor.id == Campaign.sponsor_id)
        .join(Payer, Payer.id == Sponsor.organisation_id)
    )
    return _sections(session, joined.with_only_columns(*of, *_sums()).group_by(*of), Campaign)


def _sections(session: Session, wanted: Select[*tuple[Any, ...]], of: type[Venue] | type[Campaign]) -> list[Section]:
    rows = session.execute(wanted.order_by(of.name, of.id))
    return [Section(key, name, detail, count, Totals(*sums)) for key, name, detail, count, *sums in rows]


def _sums() -> Sequence[Any]:
    cents = (StatementLine.gross_cents, StatementLine.fee_cents, StatementLine.net_cents)
    return [func.count(), func.sum(_COUNTED), *map(func.sum, cents)]


def _line(row: Any) -> DocumentLine:
    line, redemption, later = row.StatementLine, row.Redemption, row.Reversal or row.Decision
    kind, key = _event(line)
    return DocumentLine(
        kind=kind,
        id=key,
        at=(later or redemption).recorded_at,
        line=line,
        redemption=redemption,
        venue=row.Venue,
        campaign=row.campaign,
        sponsor=row.sponsor,
        reason=later.reason if later else None,
    )


def _event(line: StatementLine) -> tuple[str, UUID]:
    keys = (line.redemption_id, line.reversal_id, line.honour_id)
    return next((kind, key) for kind, key in zip(KINDS, keys, strict=True) if key)
