"""Issuing: the booklets of an order, their vouchers and typed codes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ColumnElement, bindparam, cast, func, literal, select, true
from sqlalchemy.orm import InstrumentedAttribute, Session

from .. import clock
from ..access import Actor
from ..campaigns import service as campaigns
from ..campaigns.covering import check_covered
from ..campaigns.models import Order
from ..db import insert_into, transaction
from ..keys import ring
from ..trail.recording import Changed, Subject, record
from . import codes, ids
from .models import Booklet, Voucher
from .refusals import AlreadyIssued, TooManyAtOnce

CHUNK_BOOKLETS = 500
MOST_AT_ONCE = 10_000


@dataclass(frozen=True, slots=True)
class Issued:
    """The first and last booklet number of an order, and how many booklets and vouchers it has."""

    order_id: int
    first: str
    last: str
    booklets: int
    vouchers: int


def issue_now(actor: Actor, order_id: int) -> Issued:
    """Issue an order within a request, once there is a key to sign what is printed of it.

    Raises NoSigningKey, TooManyAtOnce above MOST_AT_ONCE booklets, and what `issue` raises.
    """
    ring.check_signs()
    order = campaigns.order_of(order_id)
    if order.booklet_count > MOST_AT_ONCE:
        raise TooManyAtOnce
    for _done in issue(actor, order_id):
        pass
    return view_issued(order)


def view_issued(order: Order) -> Issued:
    """The booklets of an order that has its serials."""
    keys = booklet_ids(order)
    first, last = ids.booklet_number(keys[0]), ids.booklet_number(keys[-1])
    return Issued(order.id, first, last, len(keys), len(keys) * order.booklet_size)


def issue(actor: Actor, order_id: int) -> Iterator[int]:
    """Store an order's booklets and vouchers; yields how many booklets exist, after each chunk.

    Each chunk of whole booklets is one transaction, so an interrupted run is continued by calling this again; two
    runs at the same time share the work.
    Raises UnknownOrder, NotOrdered, OrderCancelled, OrderClosed, AlreadyIssued when nothing is left to do, and what
    `check_covered` raises unless serials are reserved already.
    """
    count = _begin(actor, order_id)
    done = 0
    while done < count:
        done = _issue_chunk(order_id)
        yield done


def _begin(actor: Actor, order_id: int) -> int:
    """Reserve the order's serials unless an earlier run did; returns how many booklets it has."""
    with transaction() as session:
        order = campaigns.order_locked(session, order_id)
        campaigns.check_ordered(order)
        if order.issued_at is not None:
            raise AlreadyIssued
        if order.first_serial is None:
            campaigns.reserve_serials(session, order)
            check_covered(session)
            numbered = Changed(after={"first_serial": order.first_serial, "last_serial": order.last_serial})
            subject = Subject("order", order.id, order.campaign.sponsor.organisation_id)
            record(session, actor, "order.issued", subject, numbered)
        return order.booklet_count


def _issue_chunk(order_id: int) -> int:
    """Store the next booklets of an order, under its lock; returns how many exist then."""
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
    """The keys of an order's booklets, stored or still to be; empty until its serials are reserved."""
    if order.first_serial is None:
        return range(0)
    first = ids.booklet_id(order.campaign_id, order.first_serial)
    return range(first, first + order.booklet_count)


def _store_booklets(session: Session, order: Order, chunk: Sequence[int], issued_at: datetime) -> None:
    if not chunk:
        return
    alike = {
        Booklet.campaign_id: order.campaign_id,
        Booklet.order_id: order.id,
        Booklet.size: order.booklet_size,
        Booklet.issued_at: issued_at,
    }
    values = [literal(value, column.type) for column, value in alike.items()]
    (booklet_id,) = _sent(session, Booklet.id)
    insert = insert_into(session, Booklet).from_select([Booklet.id, *alike], select(booklet_id, *values))
    session.connection().execute(insert, {"rows": [(key,) for key in chunk]})
    positions = range(1, order.booklet_size + 1)
    _store_vouchers(session, [key << ids.POSITION_BITS | position for key in chunk for position in positions])


def _store_vouchers(session: Session, voucher_ids: list[int]) -> None:
    """Insert the vouchers with random typed codes; those whose code was taken are tried again with a new one."""
    columns = (Voucher.id, Voucher.booklet_id, Voucher.code)
    sent = select(*_sent(session, *columns)).where(true())  # without WHERE, SQLite takes ON CONFLICT for a join's ON
    insert = insert_into(session, Voucher).from_select(columns, sent).on_conflict_do_nothing(index_elements=["code"])
    counted = insert.execution_options(preserve_rowcount=True)
    while voucher_ids:
        rows = [(key, ids.booklet_of(key), codes.new_code()) for key in voucher_ids]
        if session.connection().execute(counted, {"rows": rows}).rowcount == len(rows):
            return
        stored = set(session.scalars(select(Voucher.id).where(Voucher.id.between(voucher_ids[0], voucher_ids[-1]))))
        voucher_ids = [key for key in voucher_ids if key not in stored]


def _sent(session: Session, *columns: InstrumentedAttribute[Any]) -> list[ColumnElement[Any]]:
    """The columns of rows sent as one JSON parameter, which costs a third of an INSERT for each row."""
    on_sqlite = session.get_bind().dialect.name == "sqlite"
    elements = func.json_each if on_sqlite else func.json_array_elements
    row = elements(bindparam("rows", type_=JSON)).table_valued("value").c.value
    return [cast(row.op("->>")(n), column.type) for n, column in enumerate(columns)]
