"""Credit notes issued while others issue one, redeem or reverse at the same moment."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from threading import Barrier
from time import monotonic
from typing import Any
from uuid import UUID, uuid4

from flask import Flask
from sqlalchemy import func, select

from server import create_app
from server.activity.reversals import Undo, reverse
from server.campaigns.models import Order
from server.campaigns.refusals import OrderClosed
from server.commands import CONSOLE
from server.config import Config
from server.credits import service
from server.credits.models import CreditNote
from server.db import db, transaction
from server.ledger.models import LedgerLine
from server.redemptions.insertion import insert_rows
from server.redemptions.models import Redemption
from server.vouchers.issue import issue_now
from tests.credits.support.ends import LAST_MOMENT, End
from tests.support.bank_goes_on import tell_until_yesterday
from tests.support.databases import release

A_WHILE = 0.3
"""Far longer than a credit note takes that waits for nobody."""


def on(machine: Flask, act: Callable[[], Any]) -> Any:
    """The result of an act in another app."""
    with machine.app_context():
        try:
            return act()
        finally:
            release(machine)


def waits(act: Future[Any]) -> bool:
    """Whether an act has not finished after a while."""
    end = monotonic() + A_WHILE
    while monotonic() < end:
        if act.done():
            return False
    return True


@contextmanager
def held(rows: Callable[[], object]) -> Iterator[None]:
    """Keep a transaction with these writes open for the block."""
    with transaction() as session:
        rows()
        session.flush()
        yield


def outstanding(campaign_id: int) -> int:
    db.session.rollback()
    sums = select(func.sum(LedgerLine.outstanding)).where(LedgerLine.campaign_id == campaign_id)
    return int(db.session.scalars(sums).one())


def test_of_those_who_make_a_note_at_once_all_get_the_same(end: End, config: Config) -> None:
    end.order()
    end.over()
    campaign_id, operator = end.campaign.id, end.operator
    machines, start = [create_app(config) for _ in range(8)], Barrier(8)
    db.session.rollback()

    def issue() -> str:
        start.wait()
        return service.issue(operator, campaign_id).number

    with ThreadPoolExecutor(8) as threads:
        numbers = list(threads.map(lambda machine: on(machine, issue), machines))
    assert set(numbers) == {"A-2027-000001"}
    assert len(db.session.scalars(select(CreditNote)).all()) == 1
    assert outstanding(campaign_id) == 0


def test_a_scan_that_is_being_committed_is_waited_for_and_not_given_back(end: End, config: Config) -> None:
    (booklet,) = end.booklets(end.order())
    end.moving.move_to(LAST_MOMENT)
    row = the_next(end.scan(booklet, 1, at=LAST_MOMENT.replace(month=1, day=20)))
    end.over()
    campaign_id, operator, machine = end.campaign.id, end.operator, create_app(config)
    with ThreadPoolExecutor(1) as threads:
        with held(lambda: insert_rows(db.session.connection(), [row])):
            note = threads.submit(on, machine, lambda: service.issue(operator, campaign_id).vouchers)
            assert waits(note)
        assert note.result() == 8
    assert outstanding(campaign_id) == 0


def test_an_order_issued_at_the_same_moment_is_given_back_once(end: End, config: Config) -> None:
    order, campaign_id, operator = end.order(issued=False).id, end.campaign.id, end.operator
    end.over()
    tell_until_yesterday()
    start = Barrier(2)
    db.session.rollback()

    def issue() -> None:
        start.wait()
        with suppress(OrderClosed):
            issue_now(CONSOLE, order)

    def give_back() -> tuple[int, int]:
        start.wait()
        note = service.issue(operator, campaign_id)
        return note.face_cents, note.unissued_cents

    with ThreadPoolExecutor(2) as threads:
        acts = [threads.submit(on, create_app(config), act) for act in (issue, give_back)]
        acts[0].result()
        back = acts[1].result()
    issued = db.session.get_one(Order, order).first_serial is not None
    assert back == ((10000, 0) if issued else (0, 10000))
    assert outstanding(campaign_id) == 0


def test_a_reversal_that_is_being_committed_is_waited_for_and_given_back(end: End, config: Config) -> None:
    (booklet,) = end.booklets(end.order())
    redeemed = UUID(str(end.scan(booklet, 1)["id"]))
    end.over()
    campaign_id, operator, machine = end.campaign.id, end.operator, create_app(config)
    db.session.rollback()
    with ThreadPoolExecutor(2) as threads:
        both = [
            threads.submit(on, machine, lambda: service.issue(operator, campaign_id).vouchers),
            threads.submit(on, create_app(config), lambda: reverse(operator, redeemed, Undo(uuid4(), "mistake"))),
        ]
        found = both[0].result()
        both[1].result()
    rest = service.issue(operator, campaign_id)
    assert {found, rest.vouchers} in ({9, 1}, {10})
    assert outstanding(campaign_id) == 0


def the_next(answer: dict[str, object]) -> dict[str, Any]:
    """The row of a redemption of the voucher that follows one just redeemed."""
    redemption = db.session.get_one(Redemption, UUID(str(answer["id"])))
    row = {column.name: getattr(redemption, column.name) for column in Redemption.__table__.columns}
    return {**row, "id": uuid4(), "voucher_id": row["voucher_id"] + 1}
