"""Facts: reads what the rules need of vouchers and of the venues that scan them, in one query."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from operator import attrgetter
from typing import Any, NamedTuple, cast

import orjson
from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    FromClause,
    Integer,
    Select,
    Table,
    Text,
    bindparam,
    column,
    func,
    or_,
    select,
)
from sqlalchemy import cast as sql_cast
from sqlalchemy.dialects.postgresql import JSON

from ..accounts.models import Device
from ..campaigns.approval_models import CampaignApproval
from ..campaigns.models import Campaign, Order
from ..organisations.models import Organisation
from ..organisations.spans import Span
from ..prepared import Prepared
from ..venues.models import Venue
from ..vouchers.ids import POSITION_BITS
from ..vouchers.models import Booklet, Voucher
from .rules import VoucherFacts

Key = int | str
LAST_POSITION = (1 << POSITION_BITS) - 1

# Tables instead of mapped classes: the ORM's cost for each column would show on this hot path.
_booklets, _campaigns, _orders = (cast(Table, model.__table__) for model in (Booklet, Campaign, Order))
_organisations, _venues, _vouchers = (cast(Table, model.__table__) for model in (Organisation, Venue, Voucher))
_approvals, _devices = (cast(Table, model.__table__) for model in (CampaignApproval, Device))


class KnownVoucher(NamedTuple):
    """An existing voucher and the phone that scanned it: the input of the rules and of the receipt.

    ``key`` is what the voucher was found by. The fields stand in the order of the query's columns. Fifteen of them
    stand in `VoucherFacts` too: a named tuple inherits no fields, and a row becomes one tuple without another in it.
    """

    device_id: int
    key: Key
    qualified_spans: Sequence[Span]
    venue_closed_from: date | None
    issued_at: datetime
    handed_over_at: datetime | None
    voided: bool
    blocked: bool
    funded: bool
    stock_blocked: bool
    last_day: date | None
    grace_day: date | None
    valid_days: int | None
    services: list[str] | None
    voucher_id: int
    size: int
    gross_cents: int
    fee_bps: int
    campaign: str
    venue: str
    organisation: str
    siret: str | None
    phone_revoked_at: datetime | None
    lost: bool
    open_spans: Sequence[Span] | None
    approved_spans: Sequence[Span] | None

    @property
    def facts(self) -> VoucherFacts:
        """The part that the rules need."""
        return VoucherFacts._make(_JUDGED(self))


_JUDGED = attrgetter(*VoucherFacts._fields)
_COLUMNS: dict[str, ColumnElement[Any]] = {
    "device_id": _devices.c.id,
    "qualified_spans": _organisations.c.qualified_spans,
    "venue_closed_from": _venues.c.closed_from,
    "issued_at": _booklets.c.issued_at,
    "handed_over_at": _booklets.c.handed_over_at,
    "voided": or_(
        _booklets.c.voided_at.is_not(None),
        _vouchers.c.id.op("&")(LAST_POSITION) > func.coalesce(_booklets.c.live_vouchers, LAST_POSITION),
    ),
    "blocked": _booklets.c.blocked_at.is_not(None),
    "funded": _orders.c.funded_at.is_not(None),
    "stock_blocked": _campaigns.c.stock_blocked,
    "last_day": _campaigns.c.last_day,
    "grace_day": _campaigns.c.grace_day,
    "valid_days": _campaigns.c.valid_days,
    "services": _campaigns.c.services,
    "voucher_id": _vouchers.c.id,
    "size": _booklets.c.size,
    "gross_cents": _campaigns.c.voucher_cents,
    "fee_bps": _campaigns.c.fee_bps,
    "campaign": _campaigns.c.name,
    "venue": _venues.c.name,
    "organisation": _organisations.c.name,
    "siret": _organisations.c.siret,
    "phone_revoked_at": _devices.c.revoked_at,
    "lost": _devices.c.lost,
    "open_spans": _campaigns.c.open_spans,
    "approved_spans": _approvals.c.approved_spans,
}
"""The column behind each field of `KnownVoucher`; `_select` adds `key`, the voucher's id or its typed code."""


def load(connection: Connection, asked: Iterable[tuple[int, Key]]) -> dict[tuple[int, Key], KnownVoucher]:
    """What is known for each pair of a device id and a voucher's key (its id or typed code); unknown ones are left out.

    One query for ids, one more if there are typed codes.
    """
    by_kind: dict[type[Key], list[dict[str, Key]]] = {int: [], str: []}
    for device_id, key in set(asked):
        by_kind[type(key)].append({"device_id": device_id, "key": key})
    found = {}
    for kind, pairs in by_kind.items():
        for row in _facts(connection, kind, pairs) if pairs else ():
            known = KnownVoucher._make(row)
            found[known.device_id, known.key] = known
    return found


def _facts(connection: Connection, kind: type[Key], pairs: list[dict[str, Key]]) -> Iterable[Any]:
    query = _QUERIES[connection.dialect.name, kind]
    return query.rows(connection, asked=orjson.dumps(pairs).decode())


def _asked_postgres(key: Column[Any]) -> tuple[FromClause, ColumnElement[Any], ColumnElement[Any]]:
    """The pairs as a table read from one JSON parameter, so that one plan serves any number of them."""
    asked = (
        func.json_to_recordset(sql_cast(bindparam("asked", type_=Text), JSON))
        .table_valued(column("device_id", Integer), column("key", key.type))
        .render_derived(with_types=True)
    )
    return asked, asked.c.device_id, asked.c.key


def _asked_sqlite(_key: Column[Any]) -> tuple[FromClause, ColumnElement[Any], ColumnElement[Any]]:
    asked = func.json_each(bindparam("asked", type_=Text)).table_valued("value")
    return asked, func.json_extract(asked.c.value, "$.device_id"), func.json_extract(asked.c.value, "$.key")


def _select(
    key: Column[Any], asked: FromClause, asked_device: ColumnElement[Any], asked_key: ColumnElement[Any]
) -> Select[Any]:
    columns = {**_COLUMNS, "key": key}
    return (
        select(*(columns[name].label(name) for name in KnownVoucher._fields))
        .select_from(asked)
        .join(_vouchers, key == asked_key)
        .join(_booklets, _booklets.c.id == _vouchers.c.booklet_id)
        .join(_orders, _orders.c.id == _booklets.c.order_id)
        .join(_campaigns, _campaigns.c.id == _booklets.c.campaign_id)
        .join(_devices, _devices.c.id == asked_device)
        .join(_venues, _venues.c.id == _devices.c.venue_id)
        .join(_organisations, _organisations.c.id == _venues.c.organisation_id)
        .outerjoin(
            _approvals,
            (_approvals.c.campaign_id == _campaigns.c.id) & (_approvals.c.organisation_id == _organisations.c.id),
        )
    )


_QUERIES: dict[tuple[str, type[Key]], Prepared] = {
    (dialect, kind): Prepared(_select(key, *asked(key)))
    for dialect, asked in (("postgresql", _asked_postgres), ("sqlite", _asked_sqlite))
    for kind, key in ((int, _vouchers.c.id), (str, _vouchers.c.code))
}
