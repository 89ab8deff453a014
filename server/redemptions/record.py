"""Record: insert first, and let the database's constraints decide which scan of a voucher was first.

A batch takes a constant number of queries, whatever its size: one insert and, only if rows were refused, one query
for the rows that stood in their way and one insert of the conflicts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy import Connection, and_, bindparam, or_, select, update

from ..vouchers import ids
from ..vouchers.models import Booklet
from .drafts import Draft
from .insertion import TABLE, Row, insert_rows
from .models import ACCEPTED, CONFLICT, LIVE

NOTHING = {"gross_cents": None, "fee_cents": None, "net_cents": None, "receipt": None, "in_grace": False}
_EARLIER = select(TABLE).where(
    or_(
        TABLE.c.id.in_(bindparam("ids", expanding=True)),
        and_(TABLE.c.voucher_id.in_(bindparam("voucher_ids", expanding=True)), LIVE),
    )
)
_BY_ID = select(TABLE).where(TABLE.c.id.in_(bindparam("ids", expanding=True)))


def record(connection: Connection, drafts: Sequence[Draft]) -> dict[UUID, tuple[str, Row]]:
    """Store the drafts of a batch; returns by id ``new``, ``replay``, ``id_reused`` or ``retry``, and the row.

    Of two scans of one voucher the first one recorded wins; the other is stored as a conflict with its ``first_id``
    (docs/glossary.md, rule 14 "Two phones, one voucher"). ``retry``: the row in the way is gone again; nothing stored.
    """
    rows: dict[UUID, Row] = {}
    for draft in drafts:
        rows.setdefault(draft.row["id"], draft.row)
    _hand_over_by_use(connection, [draft for draft in drafts if draft.handed_over_by_use])
    inserted = insert_rows(connection, rows.values())
    outcome: dict[UUID, tuple[str, Row]] = {key: ("new", rows[key]) for key in inserted}
    turned_away = [row for key, row in rows.items() if key not in inserted]
    if turned_away:
        outcome |= _translate(connection, turned_away)
    return outcome


def load(connection: Connection, redemption_ids: Iterable[UUID]) -> dict[UUID, Row]:
    """The stored rows with these ids, by id; unknown ids are left out."""
    rows = connection.execute(_BY_ID, {"ids": list(redemption_ids)}).mappings()
    return {row["id"]: dict(row) for row in rows}


def _translate(connection: Connection, rows: Sequence[Row]) -> dict[UUID, tuple[str, Row]]:
    """The outcome of each refused row: its id was stored before, or its voucher is redeemed already."""
    by_id, winners = _earlier(connection, rows)
    outcome: dict[UUID, tuple[str, Row]] = {}
    conflicts = []
    for row in rows:
        if earlier := by_id.get(row["id"]):
            outcome[row["id"]] = ("replay", earlier) if earlier["content"] == row["content"] else ("id_reused", row)
        elif winner := winners.get(row["voucher_id"]):
            conflicts.append(_conflict(row, winner))
        else:
            outcome[row["id"]] = ("retry", row)
    stored = insert_rows(connection, conflicts)
    return outcome | {row["id"]: ("new" if row["id"] in stored else "retry", row) for row in conflicts}


def _earlier(connection: Connection, rows: Sequence[Row]) -> tuple[dict[UUID, Row], dict[int, Row]]:
    keys = {"ids": [row["id"] for row in rows], "voucher_ids": [row["voucher_id"] for row in rows if row["voucher_id"]]}
    earlier: list[Row] = [dict(row) for row in connection.execute(_EARLIER, keys).mappings()]
    live: dict[int, Row] = {
        row["voucher_id"]: row for row in earlier if row["status"] == ACCEPTED and row["reversed_at"] is None
    }
    return {row["id"]: row for row in earlier}, live


def _conflict(row: Row, winner: Row) -> Row:
    return {**row, **NOTHING, "status": CONFLICT, "reason": "already_redeemed", "first_id": winner["id"]}


def _hand_over_by_use(connection: Connection, drafts: Sequence[Draft]) -> None:
    """Mark booklets as handed over by use: someone used a voucher of them, and no hand-over was recorded."""
    if not drafts:
        return
    booklets = {ids.booklet_of(draft.row["voucher_id"]) for draft in drafts}
    waiting = select(Booklet.id).where(Booklet.id.in_(booklets), Booklet.handed_over_at.is_(None))
    locked = waiting.order_by(Booklet.id).with_for_update().scalar_subquery()
    connection.execute(
        update(Booklet)
        .where(Booklet.id.in_(locked))
        .values(handed_over_at=drafts[0].row["recorded_at"], handed_over_by_use=True)
    )
