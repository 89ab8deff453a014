"""Facts: what the database knows of vouchers and of the venues that scan them, in one query."""

from __future__ import annotations

from collections.abc import Iterable
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
from ..campaigns.models import Campaign, Order
from ..prepared import Prepared
from ..venues.models import QUALIFIED, Organisation, Venue
from ..vouchers.ids import POSITION_BITS
from ..vouchers.models import Booklet, Voucher
from .rules import VoucherFacts

Key = int | str
LAST_POSITION = (1 << POSITION_BITS) - 1

# Tables, not mapped classes: the hot path pays for every column that the ORM looks at.
_booklets, _campaigns, _orders = (cast(Table, model.__table__) for model in (Booklet, Campaign, Order))
_organisations, _venues, _vouchers = (cast(Table, model.__table__) for model in (Organisation, Venue, Voucher))
_devices = cast(Table, Device.__table__)
_JUDGED = (
    (_organisations.c.qualification == QUALIFIED).label("venue_qualified"),
    _booklets.c.issued_at,
    _booklets.c.handed_over_at,
    or_(
        _booklets.c.voided_at.is_not(None),
        _vouchers.c.id.op("&")(LAST_POSITION) > func.coalesce(_booklets.c.live_vouchers, LAST_POSITION),
    ).label("voided"),
    _booklets.c.blocked_at.is_not(None).label("blocked"),
    _orders.c.funded_at.is_not(None).label("funded"),
    _campaigns.c.stock_blocked,
    _campaigns.c.last_day,
    _campaigns.c.grace_day,
    _campaigns.c.valid_days,
    _campaigns.c.services,
)  # in the order of VoucherFacts
_TOLD = (
    _vouchers.c.id.label("voucher_id"),
    _booklets.c.size,
    _campaigns.c.voucher_cents.label("gross_cents"),
    _campaigns.c.fee_bps,
    _campaigns.c.name.label("campaign"),
    _venues.c.name.label("venue"),
    _organisations.c.name.label("organisation"),
    _organisations.c.siret,
    _devices.c.revoked_at.is_not(None).label("revoked"),
)  # in the order of Known


class KnownVoucher(NamedTuple):
    """A voucher that exists, seen by a phone: the facts the rules judge, and what its receipt says."""

    facts: VoucherFacts
    voucher_id: int
    size: int
    gross_cents: int
    fee_bps: int
    campaign: str
    venue: str
    organisation: str
    siret: str | None
    revoked: bool


def load(connection: Connection, asked: Iterable[tuple[int, Key]]) -> dict[tuple[int, Key], KnownVoucher]:
    """What is known for each phone and voucher asked for; the key of a voucher is its id or its typed code.

    One statement for ids, one more if codes were typed.
    """
    by_kind: dict[type[Key], list[dict[str, Key]]] = {int: [], str: []}
    for device_id, key in set(asked):
        by_kind[type(key)].append({"device_id": device_id, "key": key})
    found = {}
    for kind, pairs in by_kind.items():
        for row in _facts(connection, kind, pairs) if pairs else ():
            found[row[0], row[1]] = KnownVoucher(VoucherFacts(*row[2 : 2 + len(_JUDGED)]), *row[2 + len(_JUDGED) :])
    return found


def _facts(connection: Connection, kind: type[Key], pairs: list[dict[str, Key]]) -> Iterable[Any]:
    statement = _STATEMENTS[connection.dialect.name, kind]
    return statement.rows(connection, asked=orjson.dumps(pairs).decode())


def _asked_postgres(key: Column[Any]) -> tuple[FromClause, ColumnElement[Any], ColumnElement[Any]]:
    """The pairs as a table, whatever their number in one parameter: planned once."""
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
    return (
        select(_devices.c.id, key, *_JUDGED, *_TOLD)
        .select_from(asked)
        .join(_vouchers, key == asked_key)
        .join(_booklets, _booklets.c.id == _vouchers.c.booklet_id)
        .join(_orders, _orders.c.id == _booklets.c.order_id)
        .join(_campaigns, _campaigns.c.id == _booklets.c.campaign_id)
        .join(_devices, _devices.c.id == asked_device)
        .join(_venues, _venues.c.id == _devices.c.venue_id)
        .join(_organisations, _organisations.c.id == _venues.c.organisation_id)
    )


_STATEMENTS: dict[tuple[str, type[Key]], Prepared] = {
    (dialect, kind): Prepared(_select(key, *asked(key)))
    for dialect, asked in (("postgresql", _asked_postgres), ("sqlite", _asked_sqlite))
    for kind, key in ((int, _vouchers.c.id), (str, _vouchers.c.code))
}
