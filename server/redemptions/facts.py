"""Facts: what the database knows of the vouchers of a batch and of the venue that scans them, in one statement."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, bindparam, select
from sqlalchemy.orm import Session

from ..campaigns.models import Campaign, Order
from ..venues.models import QUALIFIED, Organisation, Venue
from ..vouchers.models import Booklet, Voucher
from .rules import VoucherFacts

_FACTS = (
    select(
        Voucher.id,
        Voucher.code,
        Booklet.size,
        Booklet.issued_at,
        Booklet.handed_over_at,
        Booklet.voided_at,
        Booklet.blocked_at,
        Order.funded_at,
        Campaign.name.label("campaign"),
        Campaign.stock_blocked,
        Campaign.last_day,
        Campaign.grace_day,
        Campaign.valid_days,
        Campaign.services,
        Campaign.voucher_cents,
        Campaign.fee_bps,
        Venue.name.label("venue"),
        Organisation.name.label("organisation"),
        Organisation.siret,
        Organisation.qualification,
    )
    .join(Booklet, Booklet.id == Voucher.booklet_id)
    .join(Order, Order.id == Booklet.order_id)
    .join(Campaign, Campaign.id == Booklet.campaign_id)
    .join(Venue, Venue.id == bindparam("venue_id"))
    .join(Organisation, Organisation.id == Venue.organisation_id)
)
_BY_ID = _FACTS.where(Voucher.id.in_(bindparam("keys", expanding=True)))
_BY_CODE = _FACTS.where(Voucher.code.in_(bindparam("keys", expanding=True)))


@dataclass(frozen=True, slots=True)
class Known:
    """A voucher that exists: the facts the rules judge, and what its receipt says."""

    voucher_id: int
    size: int
    facts: VoucherFacts
    gross_cents: int
    fee_bps: int
    campaign: str
    venue: str
    organisation: str
    siret: str | None


def load(
    session: Session, venue_id: int, voucher_ids: Collection[int], typed_codes: Collection[str]
) -> dict[int | str, Known]:
    """The vouchers among these, by id and by typed code: one statement for ids, one more if codes were typed."""
    rows: list[Any] = []
    for statement, keys in ((_BY_ID, voucher_ids), (_BY_CODE, typed_codes)):
        if keys:
            rows += session.execute(statement, {"venue_id": venue_id, "keys": list(keys)}).all()
    found: dict[int | str, Known] = {}
    for row in rows:
        found[row.id] = found[row.code] = _known(row)
    return found


def _known(row: Row[Any]) -> Known:
    return Known(
        voucher_id=row.id,
        size=row.size,
        facts=VoucherFacts(
            venue_qualified=row.qualification == QUALIFIED,
            issued_at=row.issued_at,
            handed_over_at=row.handed_over_at,
            voided=row.voided_at is not None,
            blocked=row.blocked_at is not None,
            funded=row.funded_at is not None,
            stock_blocked=row.stock_blocked,
            last_day=row.last_day,
            grace_day=row.grace_day,
            valid_days=row.valid_days,
            services=row.services,
        ),
        gross_cents=row.voucher_cents,
        fee_bps=row.fee_bps,
        campaign=row.campaign,
        venue=row.venue,
        organisation=row.organisation,
        siret=row.siret,
    )
