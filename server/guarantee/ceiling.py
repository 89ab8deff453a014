"""The ceiling: what is left of campaigns' guarantees, and the lock under which it is spent."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from ..campaigns.models import Campaign
from ..ledger.models import FEW, FUNDED, HONOURED, RELEASED, UNFUNDED, LedgerLine
from ..money import Amounts, split

KINDS = (FUNDED, UNFUNDED, HONOURED, RELEASED)
"""Kinds of ledger lines that change a guarantee."""


def read_left_locked(session: Session, campaign_ids: Collection[int]) -> dict[int, int]:
    """What is left of each guarantee, in cents; locked until the transaction ends.

    The lock (FOR NO KEY UPDATE) does not conflict with foreign keys: scans of the campaign go on posting lines.
    """
    campaigns = select(Campaign.id).where(Campaign.id.in_(campaign_ids)).order_by(Campaign.id)
    session.execute(campaigns.with_for_update(key_share=True))
    return read_left(session, campaign_ids)


def read_left(session: Session, campaign_ids: Collection[int]) -> dict[int, int]:
    """What is left of each guarantee, in cents, positive."""
    cents = -func.sum(LedgerLine.guarantee)
    sums = select(LedgerLine.campaign_id, cents).where(FEW, LedgerLine.kind.in_(KINDS))
    sums = sums.where(LedgerLine.campaign_id.in_(campaign_ids))
    found = {key: int(value) for key, value in session.execute(sums.group_by(LedgerLine.campaign_id))}
    return dict.fromkeys(campaign_ids, 0) | found


def prices(session: Session, campaign_ids: Collection[int]) -> dict[int, Amounts]:
    """Gross, fee and net of one voucher of each campaign, as a redemption has them."""
    terms = select(Campaign.id, Campaign.voucher_cents, Campaign.fee_bps).where(Campaign.id.in_(campaign_ids))
    return {key: split(voucher_cents, fee_bps) for key, voucher_cents, fee_bps in session.execute(terms)}
