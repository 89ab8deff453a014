"""A campaign of 2026 brought to its end through the services."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import time_machine

from server.access import Actor
from server.campaigns import service as campaigns
from server.campaigns.models import Campaign, Order
from server.commands import CONSOLE
from server.db import db, transaction
from server.expiry import service as expiry
from server.redemptions.intake import Scan
from server.redemptions.service import redeem
from server.vouchers.issue import issue_now
from server.vouchers.models import Booklet
from tests.support import factories
from tests.support.money_in import pay

SUMMER = datetime(2026, 7, 1, 9, tzinfo=UTC)
LAST_MOMENT = datetime(2027, 3, 2, 22, 59, 59, tzinfo=UTC)
"""The last one in which a scan made in grace, until 31 January 2027, is taken in."""
TOO_EARLY = datetime(2027, 3, 3, 22, 59, 59, tzinfo=UTC)
AFTER = datetime(2027, 3, 3, 23, 0, tzinfo=UTC)
"""From then on, 4 March in Paris, the credit note may be made."""


class End:
    """A sponsor's campaign that ends on 31 December 2026, a phone, and the people who confirm its end."""

    def __init__(self, moving: time_machine.Traveller, **columns: object) -> None:
        self.moving = moving
        moving.move_to(SUMMER)
        factories.key_ring()
        self.campaign: Campaign = factories.campaign(**columns)
        self.operator: Actor = factories.actor(factories.operator())
        self.sponsor: Actor = factories.actor(factories.sponsor_person(self.campaign.sponsor))
        self.venue = factories.qualified_venue()
        self.phone: Actor = factories.device_actor(factories.phone(self.venue)[0])
        self._seq = 0

    def order(self, booklets: int = 1, *, issued: bool = True, payment_order: str = "M-2026-1") -> Order:
        """A funded order of booklets of ten, issued unless told otherwise, all of them handed over."""
        order = campaigns.place_order(
            self.operator, campaign_id=self.campaign.id, booklet_size=10, booklet_count=booklets
        )
        pay(order.id, payment_order)
        if issued:
            issue_now(CONSOLE, order.id)
            self._hand_over(order)
        return order

    def booklets(self, order: Order) -> list[Booklet]:
        """The booklets of an order, by serial."""
        db.session.rollback()
        return list(db.session.query(Booklet).filter_by(order_id=order.id).order_by(Booklet.id))

    def scan(self, booklet: Booklet, position: int, at: datetime | None = None) -> dict[str, object]:
        """Redeem a voucher of a booklet now, with the time of the scan if given."""
        self._seq += 1
        token = factories.tokens(booklet)[position - 1]
        when = at or datetime.now(UTC)
        (answer,) = redeem(self.phone, [Scan(uuid4(), "digital_tools", when, self._seq, token)])
        return answer

    def agree(self) -> None:
        """Let time pass until the statement is due, and confirm it for both sides; it is 8 February 2027 then."""
        self.moving.move_to(datetime(2027, 2, 8, 9, tzinfo=UTC))
        expiry.take_due_steps()
        for actor in (self.sponsor, self.operator):
            expiry.confirm(actor, self.campaign.id, "statement")

    def over(self) -> None:
        """Confirmed by both sides, and late enough for the credit note."""
        self.agree()
        self.moving.move_to(AFTER)

    def _hand_over(self, order: Order) -> None:
        with transaction() as session:
            for booklet in session.query(Booklet).filter_by(order_id=order.id):
                booklet.handed_over_at = datetime.now(UTC) - timedelta(seconds=1)
