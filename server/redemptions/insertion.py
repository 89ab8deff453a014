"""Insertion: stores the rows of a batch that no constraint refuses, and the ledger lines of the accepted ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, cast
from uuid import UUID

import orjson
from sqlalchemy import (
    CTE,
    Connection,
    FromClause,
    Select,
    String,
    Table,
    Text,
    bindparam,
    column,
    func,
    insert,
    or_,
    select,
)
from sqlalchemy import cast as sql_cast
from sqlalchemy.dialects import postgresql, sqlite

from ..campaigns.models import Order
from ..ledger.models import REDEEMED, LedgerLine
from ..prepared import Prepared
from ..venues.models import Venue
from ..vouchers.ids import POSITION_BITS, SERIAL_BITS
from ..vouchers.models import Booklet
from .models import ACCEPTED, Redemption

Row = Mapping[str, Any]
TABLE = cast(Table, Redemption.__table__)
LEDGER = cast(Table, LedgerLine.__table__)
VENUES = cast(Table, Venue.__table__)
BOOKLETS, ORDERS = cast(Table, Booklet.__table__), cast(Table, Order.__table__)
_NAMES = [column.name for column in TABLE.c if column is not TABLE.c.reversed_at]
_SENT = (
    func.json_to_recordset(sql_cast(bindparam("rows", type_=Text), postgresql.JSON))
    .table_valued(*(column(name, TABLE.c[name].type) for name in _NAMES))
    .render_derived(with_types=True)
)
_POSTED = (
    "kind",
    "event_id",
    "campaign_id",
    "organisation_id",
    "recorded_at",
    "outstanding",
    "payable",
    "fees_earned",
)


def insert_rows(connection: Connection, rows: Iterable[Row]) -> set[UUID]:
    """Insert the rows that no constraint refuses; returns their ids.

    Rows are inserted in the order of voucher ids, so that two writers cannot deadlock.
    """
    ordered = sorted(rows, key=lambda row: row["voucher_id"] or 0)
    if not ordered:
        return set()
    if connection.dialect.name != "sqlite":
        return {key for (key,) in INSERT_JSON.rows(connection, rows=orjson.dumps(ordered).decode())}
    inserted = set(connection.execute(_INSERT_ROWS, ordered).scalars())
    connection.execute(_POST, {"ids": list(inserted)})
    return inserted


def _lines(inserted: FromClause) -> Select[Any]:
    """The ledger lines of accepted redemptions: `ledger.rules.redeemed` in SQL; the audit compares the two."""
    row = inserted.c
    return (
        select(
            sql_cast(bindparam("kind", REDEEMED, type_=Text), String),
            func.replace(sql_cast(row.id, String), "-", ""),
            row.voucher_id // (1 << SERIAL_BITS + POSITION_BITS),
            VENUES.c.organisation_id,
            row.recorded_at,
            row.gross_cents,
            row.fee_cents - row.gross_cents,
            -row.fee_cents,
        )
        .join(VENUES, VENUES.c.id == row.venue_id)
        .where(row.status == ACCEPTED)
    )


def _still_funded() -> Select[Any]:
    """The rows that were sent, without accepted ones whose order's funding was undone since they were judged.

    The lock (FOR SHARE) keeps whoever undoes it waiting: it sees the redemption then, and is refused. Whoever undid it
    first leaves a row out, which is answered ``retry`` and judged anew. SQLite judges and inserts in one transaction.
    """
    sent = select(_SENT).cte("sent")
    booklet = sent.c.voucher_id // (1 << POSITION_BITS)
    used = select(booklet).where(sent.c.status == ACCEPTED)
    funded = select(BOOKLETS.c.id).join(ORDERS, ORDERS.c.id == BOOKLETS.c.order_id)
    funded = funded.where(BOOKLETS.c.id.in_(used), ORDERS.c.funded_at.is_not(None))
    locked = funded.with_for_update(read=True, of=ORDERS).cte("funded")
    return select(sent).where(or_(sent.c.status != ACCEPTED, booklet.in_(select(locked.c.id))))


def _insert_and_post() -> Select[Any]:
    """PostgreSQL inserts the redemptions and their ledger lines with one query."""
    inserted: CTE = INSERT.returning(TABLE).cte("inserted")
    lines = _lines(inserted).with_for_update(
        read=True, key_share=True, of=VENUES
    )  # `flask venues move` waits for this lock, so the line names the organisation the venue has now
    posted = insert(LEDGER).from_select(_POSTED, lines).cte("posted")
    return select(inserted.c.id).add_cte(posted)


INSERT = postgresql.insert(TABLE).from_select(_NAMES, _still_funded()).on_conflict_do_nothing()
"""On PostgreSQL the whole batch is one JSON parameter, where placeholders would be two thousand."""
INSERT_JSON = Prepared(_insert_and_post())
_INSERT_ROWS = sqlite.insert(TABLE).on_conflict_do_nothing().returning(TABLE.c.id)
_POST = insert(LEDGER).from_select(_POSTED, _lines(TABLE).where(TABLE.c.id.in_(bindparam("ids", expanding=True))))
