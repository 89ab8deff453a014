"""Facts: what the database knows of the vouchers of a batch and of the venue that scans them, in one statement."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import Column, Connection, Row, Select, Table, any_, bindparam, select
from sqlalchemy.dialects.postgresql import ARRAY

from ..accounts.devices import DeviceRevoked
from ..accounts.models import Device
from ..campaigns.models import Campaign, Order
from ..venues.models import QUALIFIED, Organisation, Venue
from ..vouchers.models import Booklet, Voucher
from .rules import VoucherFacts

# Tables, not mapped classes: the hot path pays for every column that the ORM looks at.
_booklets, _campaigns, _orders = (cast(Table, model.__table__) for model in (Booklet, Campaign, Order))
_organisations, _venues, _vouchers = (cast(Table, model.__table__) for model in (Organisation, Venue, Voucher))
_devices = cast(Table, Device.__table__)
_FACTS = (
    select(
        _vouchers.c.id,
        _vouchers.c.code,
        _booklets.c.issued_at,
        _booklets.c.handed_over_at,
        _booklets.c.voided_at.is_not(None).label("voided"),
        _booklets.c.blocked_at.is_not(None).label("blocked"),
        _orders.c.funded_at.is_not(None).label("funded"),
        _campaigns.c.name.label("campaign"),
        _campaigns.c.stock_blocked,
        _campaigns.c.last_day,
        _campaigns.c.grace_day,
        _campaigns.c.valid_days,
        _campaigns.c.services,
        _campaigns.c.voucher_cents,
        _campaigns.c.fee_bps,
        _devices.c.revoked_at.is_not(None).label("revoked"),
        _venues.c.name.label("venue"),
        _organisations.c.name.label("organisation"),
        _organisations.c.siret,
        (_organisations.c.qualification == QUALIFIED).label("qualified"),
    )
    .join(_booklets, _booklets.c.id == _vouchers.c.booklet_id)
    .join(_orders, _orders.c.id == _booklets.c.order_id)
    .join(_campaigns, _campaigns.c.id == _booklets.c.campaign_id)
    .join(_devices, _devices.c.id == bindparam("device_id"))
    .join(_venues, _venues.c.id == _devices.c.venue_id)
    .join(_organisations, _organisations.c.id == _venues.c.organisation_id)
)


def _among(key: Column[Any]) -> dict[str, Select[Any]]:
    """The facts of vouchers among ``keys``; PostgreSQL takes them as one array and plans once for any length."""
    return {
        "sqlite": _FACTS.where(key.in_(bindparam("keys", expanding=True))),
        "postgresql": _FACTS.where(key == any_(bindparam("keys", type_=ARRAY(key.type)))),
    }


_BY_ID, _BY_CODE = _among(_vouchers.c.id), _among(_vouchers.c.code)


@dataclass(frozen=True, slots=True)
class Known:
    """A voucher that exists: the facts the rules judge, and what its receipt says."""

    voucher_id: int
    facts: VoucherFacts
    gross_cents: int
    fee_bps: int
    campaign: str
    venue: str
    organisation: str
    siret: str | None


def load(
    connection: Connection, device_id: int, voucher_ids: Collection[int], typed_codes: Collection[str]
) -> dict[int | str, Known]:
    """The vouchers among these, by id and by typed code: one statement for ids, one more if codes were typed.

    Raises DeviceRevoked when the phone was revoked since it was last asked who it is.
    """
    rows: list[Any] = []
    for statements, keys in ((_BY_ID, voucher_ids), (_BY_CODE, typed_codes)):
        if keys:
            statement = statements[connection.dialect.name]
            rows += connection.execute(statement, {"device_id": device_id, "keys": list(keys)}).all()
    if any(row.revoked for row in rows):
        raise DeviceRevoked
    found: dict[int | str, Known] = {}
    for row in rows:
        found[row.id] = found[row.code] = _known(row)
    return found


def _known(row: Row[Any]) -> Known:
    return Known(
        voucher_id=row.id,
        facts=VoucherFacts(
            venue_qualified=row.qualified,
            issued_at=row.issued_at,
            handed_over_at=row.handed_over_at,
            voided=row.voided,
            blocked=row.blocked,
            funded=row.funded,
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
