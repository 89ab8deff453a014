"""The four counters of a campaign's booklets (DOMAIN.md): issued, handed over, in stock, started."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from ..redemptions.models import ACCEPTED, Redemption
from ..vouchers import ids
from ..vouchers.models import Booklet


@dataclass(frozen=True, slots=True)
class Counters:
    """How many booklets; voided ones count as issued only."""

    issued: int
    handed_over: int
    in_stock: int
    started: int

    def in_words(self) -> str:
        """One counter a line, in French."""
        return (
            f"Carnets émis : {self.issued}\nCarnets remis : {self.handed_over}\n"
            f"Carnets en stock : {self.in_stock}\nCarnets entamés : {self.started}"
        )


def counted(session: Session, campaign_id: int) -> Counters:
    """Count a campaign's booklets, by ranges of keys."""
    standing, given = Booklet.voided_at.is_(None), Booklet.handed_over_at.is_not(None)
    booklets = select(
        func.count(),
        func.count().filter(standing, given),
        func.count().filter(standing, Booklet.handed_over_at.is_(None)),
    ).where(Booklet.id.between(ids.booklet_id(campaign_id, 0), ids.booklet_id(campaign_id + 1, 0) - 1))
    issued, handed_over, in_stock = session.execute(booklets).one()
    return Counters(issued, handed_over, in_stock, _started(session, campaign_id))


def _started(session: Session, campaign_id: int) -> int:
    first, end = ids.voucher_id(campaign_id, 0, 0), ids.voucher_id(campaign_id + 1, 0, 0)
    live = (Redemption.status == ACCEPTED, Redemption.reversed_at.is_(None))
    booklet = Redemption.voucher_id // (1 << ids.POSITION_BITS)
    mine = (Redemption.voucher_id >= first, Redemption.voucher_id < end)
    return session.scalars(select(func.count(booklet.distinct())).where(*live, *mine)).one()
