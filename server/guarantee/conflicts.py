"""Loads conflicts with the facts that the rule needs: three queries for up to 5,000."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import CTE, ColumnElement, Row, Select, and_, func, literal_column, or_, select
from sqlalchemy.orm import Session

from ..aliases import shared_alias
from ..redemptions.models import BundleFetch, Redemption
from ..venues.models import Venue
from ..vouchers import ids
from . import journals
from .models import Decision
from .rules import Facts, Journal

IS_CONFLICT = Redemption.status == literal_column("'conflict'")  # a literal: the partial index applies
UNDECIDED = ~select(Decision.redemption_id).where(Decision.redemption_id == Redemption.id).exists()
CHUNK = 5_000
OLDEST_FIRST = (Redemption.recorded_at, Redemption.scanned_at, Redemption.seq, Redemption.id)
"""The order in which a guarantee is spent."""
NEWEST_FIRST = tuple(column.desc() for column in OLDEST_FIRST)
First, Live, Earlier = (shared_alias(Redemption) for _ in range(3))
Here, There = shared_alias(Venue), shared_alias(Venue)


class ConflictCase(NamedTuple):
    """A conflict, whom it would be paid to, and the facts of the rule."""

    redemption: Redemption
    campaign_id: int
    organisation_id: int
    facts: Facts


class Ruling(NamedTuple):
    """What becomes of a conflict, and why; not recorded yet."""

    conflict: ConflictCase
    outcome: str
    reason: str
    note: str = ""


def campaigns_waiting(session: Session) -> list[int]:
    """The campaigns with conflicts that nobody has decided, in order."""
    return sorted({campaign_of(voucher_id) for _key, voucher_id in _waiting(session)})


def list_undecided(session: Session) -> list[ConflictCase]:
    """The conflicts that nobody has decided, the one recorded first at the head."""
    return list_by_id(session, [key for key, _voucher_id in _waiting(session)])


def list_by_id(session: Session, redemption_ids: Sequence[UUID]) -> list[ConflictCase]:
    """Those of these scans that are conflicts, in the order given."""
    found: dict[UUID, ConflictCase] = {}
    for start in range(0, len(redemption_ids), CHUNK):
        found |= _load(session, redemption_ids[start : start + CHUNK])
    return [found[key] for key in redemption_ids if key in found]


def _waiting(session: Session) -> Sequence[Row[UUID, int | None]]:
    waiting = select(Redemption.id, Redemption.voucher_id).where(IS_CONFLICT, UNDECIDED)
    return session.execute(waiting.order_by(*OLDEST_FIRST)).all()


def _load(session: Session, redemption_ids: Sequence[UUID]) -> dict[UUID, ConflictCase]:
    columns = Redemption.id, Redemption.device_id, Redemption.venue_id
    wanted = select(*columns).where(IS_CONFLICT, Redemption.id.in_(redemption_ids)).cte("wanted")
    known = journals.load(session, wanted)
    rows = session.execute(_query(wanted)).all()
    return {row.Redemption.id: _conflict(row, known[row.Redemption.id]) for row in rows}


def campaign_of(voucher_id: int | None) -> int:
    """The campaign of a voucher."""
    return ids.campaign_of(ids.booklet_of(voucher_id or 0))


def _query(wanted: CTE) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Redemption,
            Here.organisation_id,
            First.recorded_at.label("first_recorded_at"),
            First.reversed_at.label("first_reversed_at"),
            _rules_fetched_at().label("rules_fetched_at"),
            or_(First.venue_id == Redemption.venue_id, _itself_live(), _itself_before()).label("same_venue"),
            (Here.organisation_id == There.organisation_id).label("same_organisation"),
        )
        .join(wanted, wanted.c.id == Redemption.id)
        .join(First, First.id == Redemption.first_id)
        .join(Here, Here.id == Redemption.venue_id)
        .join(There, There.id == First.venue_id)
    )


def _rules_fetched_at() -> Any:
    """When the phone last fetched its bundle before the scan."""
    before = and_(BundleFetch.device_id == Redemption.device_id, BundleFetch.fetched_at <= Redemption.scanned_at)
    return select(func.max(BundleFetch.fetched_at)).where(before).correlate(Redemption).scalar_subquery()


def _itself_live() -> ColumnElement[bool]:
    """Whether the venue has a live redemption of this voucher: it scanned again after the winner was reversed."""
    accepted = and_(Live.status == literal_column("'accepted'"), Live.reversed_at.is_(None))
    mine = and_(Live.voucher_id == Redemption.voucher_id, Live.venue_id == Redemption.venue_id)
    return select(Live.id).where(accepted, mine).correlate(Redemption).exists()


def _itself_before() -> ColumnElement[bool]:
    """Whether the venue lost with this voucher before: at most one of its scans is in good faith."""
    mine = and_(Earlier.voucher_id == Redemption.voucher_id, Earlier.venue_id == Redemption.venue_id)
    sooner = or_(
        Earlier.recorded_at < Redemption.recorded_at,
        and_(Earlier.recorded_at == Redemption.recorded_at, Earlier.id < Redemption.id),
    )
    lost = Earlier.status == literal_column("'conflict'")
    return select(Earlier.id).where(lost, mine, sooner).correlate(Redemption).exists()


def _conflict(row: Any, journal: Journal) -> ConflictCase:
    scan: Redemption = row.Redemption
    facts = Facts(
        typed=scan.typed,
        clock_doubtful=scan.clock_doubtful,
        scanned_at=scan.scanned_at,
        journal=journal,
        rules_fetched_at=row.rules_fetched_at,
        first_recorded_at=row.first_recorded_at,
        first_reversed=row.first_reversed_at is not None,
        same_venue=bool(row.same_venue),
        same_organisation=bool(row.same_organisation),
    )
    return ConflictCase(scan, campaign_of(scan.voucher_id), row.organisation_id, facts)
