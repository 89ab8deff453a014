"""Inserts redemptions and reversals as rows, with any time, as if they had just been committed."""

from __future__ import annotations

from datetime import datetime
from uuid import uuid4

from server.accounts.models import Device
from server.db import transaction
from server.redemptions.models import ACCEPTED, Redemption, Reversal
from tests.support import factories


class Scanner:
    """A phone of a venue, and unused vouchers for it."""

    def __init__(self, name: str = "Médiathèque", *, beside: Scanner | None = None) -> None:
        owner = beside.venue.organisation if beside else factories.qualified_organisation()
        self.venue = factories.venue(owner, name=name)
        self.device: Device = factories.phone(self.venue)[0]
        self._vouchers: list[int] = []

    def voucher_id(self) -> int:
        """An unused voucher."""
        if not self._vouchers:
            self._vouchers = [voucher.id for voucher in factories.vouchers(factories.booklet())]
        return self._vouchers.pop(0)

    def accepted(self, recorded_at: datetime, **columns: object) -> Redemption:
        """An accepted redemption recorded at a moment."""
        return factories.save(Redemption(**self.columns(recorded_at) | columns))

    def columns(self, recorded_at: datetime) -> dict[str, object]:
        """The columns of an accepted redemption that is not saved, for another thread to insert."""
        return self._scan(recorded_at) | {"voucher_id": self.voucher_id()}

    def turned_away(
        self, recorded_at: datetime, reason: str = "expired", first: Redemption | None = None, **columns: object
    ) -> Redemption:
        """A refused scan, or a conflict with an earlier redemption."""
        answer = {"status": "conflict" if first else "refused", "reason": "already_redeemed" if first else reason}
        nothing = dict.fromkeys(("gross_cents", "fee_cents", "net_cents", "receipt"))
        where = {"first_id": first and first.id, "voucher_id": first.voucher_id if first else self.voucher_id()}
        return factories.save(Redemption(**self._scan(recorded_at) | answer | nothing | where | columns))

    def reverse(self, redemption: Redemption, recorded_at: datetime, effective_at: datetime | None = None) -> Reversal:
        """A reversal of the redemption; effective when it was recorded unless told otherwise."""
        reversal = Reversal(
            id=uuid4(),
            redemption_id=redemption.id,
            reason="mistake",
            person_id=self.device.person_id,
            device_id=self.device.id,
            recorded_at=recorded_at,
            effective_at=effective_at or recorded_at,
        )
        with transaction() as session:
            session.merge(redemption).reversed_at = recorded_at
            session.add(reversal)
        return reversal

    def _scan(self, recorded_at: datetime) -> dict[str, object]:
        return {
            "id": uuid4(),
            "status": ACCEPTED,
            "content": "0" * 32,
            "venue_id": self.venue.id,
            "device_id": self.device.id,
            "person_id": self.device.person_id,
            "service": "digital_tools",
            "scanned_at": recorded_at,
            "recorded_at": recorded_at,
            "seq": 1,
            "typed": False,
            "clock_doubtful": False,
            "in_grace": False,
            "gross_cents": 1000,
            "fee_cents": 40,
            "net_cents": 960,
            "receipt": "receipt",
        }
