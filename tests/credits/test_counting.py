"""Counting a campaign's end: each funded order by itself, and the ledger must owe the same, to the cent."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest
import time_machine
from sqlalchemy import update

from server.activity.reversals import Undo, reverse
from server.campaigns.models import Order
from server.credits import service
from server.credits.counting import Balances, check, figures
from server.credits.figures import CreditFigures, FundedOrder
from server.db import db
from server.settlements.refusals import LedgerBroken
from tests.credits.support.ends import End

IN_GRACE = datetime(2027, 1, 10, 9, tzinfo=UTC)
ISSUED = FundedOrder(
    1, "M-1", 10_000, issued=10, redeemed=3, in_grace=1, credited=2, credited_unissued_cents=0, voucher_cents=1000
)
WAITING = FundedOrder(
    2, "M-2", 30_000, issued=0, redeemed=0, in_grace=0, credited=0, credited_unissued_cents=0, voucher_cents=1000
)
NOTHING_LEFT = replace(ISSUED, redeemed=8)
OVERDRAWN = replace(ISSUED, redeemed=9)
GIVEN_TWICE = replace(WAITING, credited_unissued_cents=60_000)


@pytest.mark.parametrize(
    ("parts", "held", "fits"),
    [
        ([ISSUED, WAITING], Balances(5000, 30_000, 400), True),
        ([NOTHING_LEFT], Balances(0, 0, 0), True),
        ([], Balances(0, 0, 0), True),
        ([ISSUED, WAITING], Balances(5001, 30_000, 400), False),
        ([ISSUED, WAITING], Balances(5000, 29_999, 400), False),
        ([ISSUED, WAITING], Balances(5000, 30_000, -1), False),
        ([ISSUED, OVERDRAWN], Balances(4000, 0, 400), False),
        ([WAITING, GIVEN_TWICE], Balances(0, 0, 400), False),
    ],
)
def test_the_ledger_owes_what_vouchers_and_orders_come_to(parts: list[FundedOrder], held: Balances, fits: bool) -> None:
    with nullcontext() if fits else pytest.raises(LedgerBroken):
        check(CreditFigures(parts, held.guarantee), held)


def counted(end: End) -> list[tuple[int, int, int, int]]:
    """Of each order its vouchers issued, redeemed, in grace, and left."""
    parts = figures(db.session(), end.campaign).parts
    return [(part.issued, part.redeemed, part.in_grace, part.vouchers) for part in parts]


def test_each_order_has_the_redemptions_of_its_own_vouchers(end: End, moving: time_machine.Traveller) -> None:
    first, second, waiting = end.order(2), end.order(), end.order(3, issued=False)
    (one, two), (other,) = end.booklets(first), end.booklets(second)
    for booklet, position in ((one, 1), (one, 10), (two, 10), (other, 1)):
        end.scan(booklet, position)
    undone = end.scan(two, 2)
    reverse(end.operator, UUID(str(undone["id"])), Undo(uuid4(), "mistake"))
    elsewhere = End(moving)
    (theirs,) = elsewhere.booklets(elsewhere.order())
    elsewhere.scan(theirs, 1)
    moving.move_to(IN_GRACE)
    end.scan(other, 10)
    assert counted(end) == [(20, 3, 0, 17), (10, 2, 1, 8), (0, 0, 0, 0)]
    assert counted(elsewhere) == [(10, 1, 0, 9)]
    assert figures(db.session(), end.campaign).unissued_cents == waiting.face_value_cents


def test_what_earlier_notes_gave_back_is_counted_for_each_order_and_campaign(
    end: End, moving: time_machine.Traveller
) -> None:
    end.order()
    end.order(3, issued=False)
    elsewhere = End(moving)
    elsewhere.order(2)
    for one in (end, elsewhere):
        one.over()
        service.issue(one.operator, one.campaign.id)
    found, theirs = (figures(db.session(), one.campaign) for one in (end, elsewhere))
    assert [(part.credited, part.credited_unissued_cents) for part in found.parts] == [(10, 0), (0, 30_000)]
    assert [(part.credited, part.credited_unissued_cents) for part in theirs.parts] == [(20, 0)]
    assert (found.total_cents, found.released_cents, theirs.total_cents) == (0, 0, 0)


def test_a_campaign_without_orders_has_nothing_to_give_back(end: End) -> None:
    found = figures(db.session(), end.campaign)
    assert (found.parts, found.total_cents, found.released_cents) == ([], 0, 0)


def test_an_order_is_read_as_the_database_has_it(end: End) -> None:
    """Also one that the session read before it changed."""
    order = db.session.get_one(Order, end.order().id)
    assert order.payment_order == "M-2026-1"
    changed = update(Order).where(Order.id == order.id).values(payment_order="M-2026-9")
    db.session.execute(changed.execution_options(synchronize_session=False))
    assert [part.payment_order for part in figures(db.session(), end.campaign).parts] == ["M-2026-9"]
