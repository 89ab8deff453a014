"""States: which vouchers of a booklet can be used now, and where and when the others were. Read-only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from ..campaigns.approval_models import CampaignApproval
from ..campaigns.models import Campaign, Sponsor
from ..organisations.spans import ALWAYS, Span
from ..venues.models import Venue
from ..vouchers import ids
from ..vouchers.models import Booklet
from .models import LIVE, Redemption
from .rules import VoucherFacts, judge, last_days

_USES = select(
    Redemption.voucher_id,
    Redemption.venue_id,
    Redemption.scanned_at,
    Redemption.recorded_at,
    Redemption.clock_doubtful,
    Venue.name,
    Venue.commune,
).join(Venue, Venue.id == Redemption.venue_id)


@dataclass(frozen=True, slots=True)
class VenueStanding:
    """What a venue's own state says on whether it may redeem; no organisation is one that every campaign approves."""

    qualified_spans: Sequence[Span] = ALWAYS
    closed_from: date | None = None
    organisation_id: int | None = None


ANYWHERE = VenueStanding()


@dataclass(frozen=True, slots=True)
class Use:
    """A voucher's redemption that is not reversed. ``used_at`` is the phone's time, ours if its clock was doubtful."""

    venue_id: int
    venue: str
    commune: str
    used_at: datetime
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class BookletState:
    """A booklet at one moment. ``uses`` are its used vouchers by id; ``reason``, if any, refuses all others."""

    booklet: Booklet
    reason: str | None
    in_grace: bool
    last_day: date | None
    grace_day: date | None
    uses: dict[int, Use]

    @property
    def left(self) -> int:
        """How many vouchers are worth something and not used."""
        return self.booklet.worth - len(self.uses)

    def reason_of(self, voucher_id: int) -> str | None:
        """Why an unused voucher cannot be used, None if it can; those beyond a replacement's `worth` are void."""
        return "voided" if ids.position_of(voucher_id) > self.booklet.worth else self.reason

    def has(self, voucher_id: int) -> bool:
        """Whether a voucher is one of this booklet's."""
        return ids.booklet_of(voucher_id) == self.booklet.id and 1 <= ids.position_of(voucher_id) <= self.booklet.size


def booklet_state(
    session: Session, booklet_id: int, now: datetime, standing: VenueStanding = ANYWHERE
) -> BookletState | None:
    """The state of a booklet for a venue; None when there is no such booklet."""
    sponsor = joinedload(Booklet.campaign).joinedload(Campaign.sponsor).joinedload(Sponsor.organisation)
    whole = select(Booklet).where(Booklet.id == booklet_id).options(joinedload(Booklet.order), sponsor)
    booklet = session.scalar(whole)
    if booklet is None:
        return None
    facts = _facts(session, booklet, standing)
    verdict = judge(facts, "", now, now)
    last_day, grace_day = last_days(facts)
    return BookletState(booklet, verdict.reason, verdict.in_grace, last_day, grace_day, _uses(session, booklet_id))


def _facts(session: Session, booklet: Booklet, standing: VenueStanding) -> VoucherFacts:
    """The rules' input; ``services`` is None because no service is chosen yet."""
    campaign = booklet.campaign
    return VoucherFacts(
        qualified_spans=standing.qualified_spans,
        venue_closed_from=standing.closed_from,
        issued_at=booklet.issued_at,
        handed_over_at=booklet.handed_over_at,
        voided=booklet.voided_at is not None,
        blocked=booklet.blocked_at is not None,
        funded=booklet.order.funded_at is not None,
        stock_blocked=campaign.stock_blocked,
        last_day=campaign.last_day,
        grace_day=campaign.grace_day,
        valid_days=campaign.valid_days,
        services=None,
        open_spans=campaign.open_spans if standing.organisation_id else None,
        approved_spans=_approved_spans(session, campaign, standing.organisation_id),
    )


def _approved_spans(session: Session, campaign: Campaign, organisation_id: int | None) -> Sequence[Span] | None:
    if organisation_id is None or campaign.open_spans is None:
        return None
    approval = session.get(CampaignApproval, (campaign.id, organisation_id))
    return approval.approved_spans if approval else None


def _uses(session: Session, booklet_id: int) -> dict[int, Use]:
    first = booklet_id << ids.POSITION_BITS
    last = first | (1 << ids.POSITION_BITS) - 1
    return {
        row.voucher_id: Use(
            venue_id=row.venue_id,
            venue=row.name,
            commune=row.commune,
            used_at=row.recorded_at if row.clock_doubtful else row.scanned_at,
            recorded_at=row.recorded_at,
        )
        for row in session.execute(_USES.where(Redemption.voucher_id.between(first, last), LIVE))
    }
