"""Issuing: the booklets of an order, their vouchers and typed codes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import JSON, Insert, bindparam, cast, func, select, true
from sqlalchemy.orm import Session

from .. import clock
from ..campaigns import service as campaigns
from ..campaigns.models import DRAFT, Order
from ..campaigns.refusals import NotOrdered
from ..db import insert_into, transaction
from . import codes, ids
from .models import Booklet, Voucher
from .refusals import AlreadyIssued, TooManyAtOnce

CHUNK_BOOKLETS = 500
MOST_AT_ONCE = 10_000
COLUMNS = (Voucher.id, Voucher.booklet_id, Voucher.code)


@dataclass(frozen=True, slots=True)
class Issued:
    """The booklets of an order, from the first number to the last."""

    order_id: int
    first: str
    last: str
    booklets: int
    vouchers: int


def issue_now(order_id: int) -> Issued:
    """Issue an order while someone waits. Raises TooManyAtOnce, and all that `issue` raises."""
    order = campaigns.order_of(order_id)
    if order.booklet_count > MOST_AT_ONCE:
        raise TooManyAtOnce
    for _done in issue(order_id):
        pass
    return issued(order)


def issued(order: Order) -> Issued:
    """What an issued order holds."""
    keys = booklet_ids(order)
    first, last = ids.booklet_number(keys[0]), ids.booklet_number(keys[-1])
    return Issued(order.id, first, last, len(keys), len(keys) * order.booklet_size)


def issue(order_id: int) -> Iterator[int]:
    """Store an order's booklets and vouchers; yields how many booklets exist, after each chunk.

    Each chunk is one transaction of whole booklets: an interrupted run leaves whole booklets and never half of
    one, and issuing the order again goes on where it stopped. Two runs at once share the work.
    Raises UnknownOrder, NotOrdered, or AlreadyIssued when nothing is left to do.
    """
    count = _begin(order_id)
    done = 0
    while done < count:
        done = _issue_chunk(order_id)
        yield done


def _begin(order_id: int) -> int:
    """Reserve the order's serials unless an earlier run did; how many booklets it has."""
    with transaction() as session:
        order = campaigns.order_locked(session, order_id)
        if order.state == DRAFT:
            raise NotOrdered
        if order.issued_at is not None:
            raise AlreadyIssued
        if order.first_serial is None:
            campaigns.reserve_serials(session, order)
        return order.booklet_count


def _issue_chunk(order_id: int) -> int:
    """Store the next booklets of an order, which nobody else issues meanwhile; how many exist then."""
    now = clock.now()
    with transaction() as session:
        order = campaigns.order_locked(session, order_id)
        wanted = booklet_ids(order)
        latest = session.scalar(select(func.max(Booklet.id)).where(Booklet.id.between(wanted[0], wanted[-1])))
        start = wanted.index(latest) + 1 if latest else 0
        chunk = wanted[start : start + CHUNK_BOOKLETS]
        _store_booklets(session, order, chunk, now)
        done = start + len(chunk)
        if done == len(wanted):
            order.issued_at = order.issued_at or now
    return done


def booklet_ids(order: Order) -> range:
    """The keys of an order's booklets, whether stored yet or not; none until its serials are reserved."""
    if order.first_serial is None:
        return range(0)
    first = ids.booklet_id(order.campaign_id, order.first_serial)
    return range(first, first + order.booklet_count)


def _store_booklets(session: Session, order: Order, chunk: Sequence[int], issued_at: datetime) -> None:
    if not chunk:
        return
    common = {
        "campaign_id": order.campaign_id,
        "order_id": order.id,
        "size": order.booklet_size,
        "issued_at": issued_at,
        "handed_over_by_use": False,
        "criteria_checked": False,
    }
    rows = [{"id": booklet_id, **common} for booklet_id in chunk]
    session.connection().execute(insert_into(session, Booklet), rows)
    positions = range(1, order.booklet_size + 1)
    _store_vouchers(session, [booklet_id << ids.POSITION_BITS | n for booklet_id in chunk for n in positions])


def _store_vouchers(session: Session, voucher_ids: list[int]) -> None:
    """Each under a typed code of its own; those that drew a code already given draw again."""
    insert = _insert_vouchers(session)
    while voucher_ids:
        rows = [(voucher_id, ids.booklet_of(voucher_id), codes.new_code()) for voucher_id in voucher_ids]
        if session.connection().execute(insert, {"rows": rows}).rowcount == len(rows):
            return
        among = Voucher.id.between(voucher_ids[0], voucher_ids[-1])
        stored = set(session.scalars(select(Voucher.id).where(among)))
        voucher_ids = [voucher_id for voucher_id in voucher_ids if voucher_id not in stored]


def _insert_vouchers(session: Session) -> Insert:
    """One statement for thousands of rows: as JSON they cost a third of a statement for each."""
    on_sqlite = session.get_bind().dialect.name == "sqlite"
    elements = func.json_each if on_sqlite else func.json_array_elements
    row = elements(bindparam("rows", type_=JSON)).table_valued("value").c.value
    columns = [cast(row.op("->>")(n), column.type) for n, column in enumerate(COLUMNS)]
    rows = select(*columns).where(true())  # without WHERE, SQLite takes ON CONFLICT for a join's ON
    insert = insert_into(session, Voucher).from_select(COLUMNS, rows)
    return insert.on_conflict_do_nothing(index_elements=[Voucher.code]).execution_options(preserve_rowcount=True)
