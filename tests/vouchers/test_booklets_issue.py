"""Issuing: complete booklets, unique serials and typed codes, whatever interrupts it."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice

import pytest
from flask import Flask
from sqlalchemy import event, func, select
from sqlalchemy.orm import Session

from server.campaigns.models import DRAFT, Order
from server.campaigns.refusals import NotOrdered, UnknownOrder
from server.commands import CONSOLE
from server.db import db
from server.vouchers import codes, ids, issue
from server.vouchers.models import Booklet, Voucher
from server.vouchers.refusals import AlreadyIssued, TooManyAtOnce
from tests.support import factories

pytestmark = pytest.mark.usefixtures("signing_key")


@pytest.fixture
def small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(issue, "CHUNK_BOOKLETS", 3)


def order_of(count: int, size: int = 10) -> Order:
    return factories.order(booklet_count=count, booklet_size=size)


def stored(order: Order) -> list[tuple[str, int]]:
    """The order's booklet numbers, each with how many vouchers it has."""
    query = select(Booklet.id, func.count(Voucher.id)).outerjoin(Voucher, Voucher.booklet_id == Booklet.id)
    rows = db.session.execute(query.where(Booklet.order_id == order.id).group_by(Booklet.id).order_by(Booklet.id))
    return [(ids.booklet_number(booklet_id), vouchers) for booklet_id, vouchers in rows]


@pytest.mark.parametrize("size", [5, 10])
def test_an_order_becomes_booklets_of_its_size(app: Flask, small_chunks: None, size: int) -> None:
    order = order_of(4, size)
    assert list(issue.issue(CONSOLE, order.id)) == [3, 4]
    number = order.campaign_id
    assert stored(order) == [(f"{number}-{serial}", size) for serial in (1, 2, 3, 4)]
    assert (order.first_serial, order.last_serial) == (1, 4)
    assert order.issued_at is not None


def test_booklets_are_in_stock_with_nobody_when_issued(app: Flask) -> None:
    order = order_of(1)
    issue.issue_now(CONSOLE, order.id)
    booklet = db.session.scalars(select(Booklet)).one()
    assert (booklet.state, booklet.holder_id, booklet.funded, booklet.handed_over_by_use) == (
        "in_stock",
        None,
        False,
        False,
    )


def test_vouchers_have_positions_from_one_and_codes_that_can_be_typed(app: Flask) -> None:
    issue.issue_now(CONSOLE, order_of(2).id)
    vouchers = db.session.scalars(select(Voucher).order_by(Voucher.id)).all()
    assert [voucher.position for voucher in vouchers] == [*range(1, 11)] * 2
    assert all(codes.parse(voucher.code) == voucher.code for voucher in vouchers)
    assert len({voucher.code for voucher in vouchers}) == 20


def test_the_next_order_goes_on_where_the_serials_ended(app: Flask) -> None:
    first = order_of(2)
    second = factories.order(first.campaign, booklet_count=1)
    assert issue.issue_now(CONSOLE, first.id).last == f"{first.campaign_id}-2"
    assert issue.issue_now(CONSOLE, second.id) == issue.Issued(
        order_id=second.id,
        first=f"{first.campaign_id}-3",
        last=f"{first.campaign_id}-3",
        booklets=1,
        vouchers=10,
    )


def test_an_order_is_issued_once(app: Flask) -> None:
    order = order_of(1)
    issue.issue_now(CONSOLE, order.id)
    with pytest.raises(AlreadyIssued):
        issue.issue_now(CONSOLE, order.id)
    assert len(stored(order)) == 1


def test_a_draft_is_not_issued(app: Flask) -> None:
    draft = factories.order(state=DRAFT, ordered_at=None)
    with pytest.raises(NotOrdered):
        issue.issue_now(CONSOLE, draft.id)


def test_an_order_that_does_not_exist_is_told(app: Flask) -> None:
    with pytest.raises(UnknownOrder):
        next(issue.issue(CONSOLE, 999_999))


def test_nobody_waits_for_a_hundred_thousand_booklets(app: Flask) -> None:
    with pytest.raises(TooManyAtOnce):
        issue.issue_now(CONSOLE, order_of(issue.MOST_AT_ONCE + 1).id)


def test_an_interrupted_run_leaves_whole_booklets_and_the_next_goes_on(app: Flask, small_chunks: None) -> None:
    order = order_of(8)
    assert list(islice(issue.issue(CONSOLE, order.id), 2)) == [3, 6]
    assert stored(order) == [(f"{order.campaign_id}-{serial}", 10) for serial in range(1, 7)]
    assert order.issued_at is None
    assert list(issue.issue(CONSOLE, order.id)) == [8]
    assert stored(order) == [(f"{order.campaign_id}-{serial}", 10) for serial in range(1, 9)]


def test_a_chunk_that_fails_half_way_leaves_nothing_of_itself(
    app: Flask, small_chunks: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    order = order_of(5)
    store = issue._store_vouchers

    def fail_after_half(session: Session, voucher_ids: list[int]) -> None:
        store(session, voucher_ids[: len(voucher_ids) // 2])
        raise OSError("no space left")

    run = issue.issue(CONSOLE, order.id)
    next(run)
    with monkeypatch.context() as broken:
        broken.setattr(issue, "_store_vouchers", fail_after_half)
        with pytest.raises(OSError, match="no space"):
            next(run)
    assert stored(order) == [(f"{order.campaign_id}-{serial}", 10) for serial in (1, 2, 3)]
    assert list(issue.issue(CONSOLE, order.id)) == [5]


def test_a_code_given_before_is_drawn_again(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every third draw repeats an earlier code, of this order or of one issued before."""
    drawn: list[str] = []

    def clumsy() -> str:
        drawn.append(drawn[len(drawn) // 2] if len(drawn) % 3 == 2 else f"{len(drawn):011d}")
        return drawn[-1]

    monkeypatch.setattr(codes, "new_code", clumsy)
    for _ in range(2):
        issue.issue_now(CONSOLE, order_of(4).id)
    given = db.session.scalars(select(Voucher.code)).all()
    assert len(given) == len(set(given)) == 80
    assert len(drawn) > 80


def in_parallel(app: Flask, orders: list[int]) -> list[list[int] | type[Exception]]:
    """Issue orders in parallel, as several servers would."""

    def run(order_id: int) -> list[int] | type[Exception]:
        with app.app_context():
            try:
                return list(issue.issue(CONSOLE, order_id))
            except AlreadyIssued as refusal:
                return type(refusal)

    with ThreadPoolExecutor(len(orders)) as pool:
        return list(pool.map(run, orders))


def test_orders_issued_at_the_same_time_share_no_serial(app: Flask, small_chunks: None) -> None:
    campaign = factories.campaign()
    orders = [factories.order(campaign, booklet_count=7) for _ in range(4)]
    in_parallel(app, [order.id for order in orders])
    db.session.rollback()
    numbers = [number for order in orders for number, vouchers in stored(order) if vouchers == 10]
    assert sorted(ids.serial_of(ids.parse_booklet(number) or 0) for number in numbers) == list(range(1, 29))
    assert all(order.last_serial - order.first_serial == 6 for order in orders)


def test_one_order_issued_by_four_at_once_exists_once(app: Flask, small_chunks: None) -> None:
    order = order_of(20)
    in_parallel(app, [order.id] * 4)
    db.session.rollback()
    assert stored(order) == [(f"{order.campaign_id}-{serial}", 10) for serial in range(1, 21)]
    assert order.issued_at is not None


@pytest.fixture
def statements(app: Flask) -> Iterator[list[str]]:
    """The queries sent to the database, in order."""
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        asked.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    yield asked
    event.remove(db.engine, "before_cursor_execute", note)


def test_a_chunk_costs_the_same_statements_whatever_its_size(app: Flask, statements: list[str]) -> None:
    costs = []
    for count in (1, 100):
        order_id = order_of(count).id
        db.session.rollback()
        statements.clear()
        assert list(issue.issue(CONSOLE, order_id)) == [count]
        costs.append(len(statements))
    assert costs[0] == costs[1]
