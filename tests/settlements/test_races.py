"""Closing while others close, redeem and reverse: everything is frozen exactly once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from flask import Flask
from sqlalchemy import func, insert, select, update

from server.access import Actor
from server.db import db, transaction
from server.redemptions.models import Redemption, Reversal
from server.settlements import closing, service
from server.settlements.models import Period, StatementLine
from server.settlements.refusals import PeriodAlreadyClosed
from server.settlements.tally import Totals, total
from tests.support.races import at_once
from tests.support.rows import Scanner

NOVEMBER = datetime(2026, 11, 23, 14, 5, tzinfo=UTC)
JANUARY = datetime(2027, 1, 2, 8, tzinfo=UTC)


@pytest.fixture(autouse=True)
def in_january() -> object:
    with time_machine.travel(JANUARY, tick=False):
        yield


def close(operator: Actor, month: str = "2026-11") -> Callable[[], Any]:
    return lambda: closing.close_period(operator, month)


def redeem(columns: dict[str, Any]) -> Callable[[], None]:
    def act() -> None:
        with transaction() as session:
            session.execute(insert(Redemption), columns)

    return act


def reverse(redemption_id: object, person_id: int) -> Callable[[], None]:
    """Reverse as a request does that read the redemption before it was frozen."""

    def act() -> None:
        columns = {"id": uuid4(), "redemption_id": redemption_id, "reason": "mistake", "person_id": person_id}
        with transaction() as session:
            session.execute(update(Redemption).where(Redemption.id == redemption_id).values(reversed_at=JANUARY))
            session.execute(insert(Reversal), {**columns, "recorded_at": JANUARY, "effective_at": NOVEMBER})

    return act


def test_of_those_who_close_a_month_at_once_one_does(app: Flask, scanner: Scanner, operator: Actor) -> None:
    for _ in range(5):
        scanner.accepted(NOVEMBER)
    results = at_once(app, *[close(operator)] * 8)
    closed = [result for result in results if not isinstance(result, PeriodAlreadyClosed)]
    assert [tally.total for tally in closed] == [Totals(5, 5000, 200, 4800)]
    assert db.session.scalar(select(func.count()).select_from(StatementLine)) == 5
    assert db.session.scalar(select(func.count()).select_from(Period)) == 1


def test_what_is_redeemed_and_reversed_while_a_month_closes_is_frozen_exactly_once(
    app: Flask, scanner: Scanner, operator: Actor
) -> None:
    person_id = scanner.device.person_id
    standing = [scanner.accepted(NOVEMBER + timedelta(seconds=n)).id for n in range(6)]
    late = [scanner.columns(NOVEMBER + timedelta(minutes=1, seconds=n)) for n in range(6)]
    acts = [redeem(columns) for columns in late] + [reverse(key, person_id) for key in standing[:3]]
    at_once(app, close(operator), *acts)
    closing.close_period(operator, "2026-12")
    settled = select(StatementLine.redemption_id).where(StatementLine.redemption_id.is_not(None))
    assert sorted(db.session.scalars(settled)) == sorted([*standing, *(columns["id"] for columns in late)])
    assert db.session.scalar(select(func.count(StatementLine.reversal_id))) == 3
    months = [service.tally(month).total for month in ("2026-11", "2026-12")]
    assert total(months) == Totals(9, 9000, 360, 8640)


def test_a_reversal_is_never_frozen_before_its_redemption(app: Flask, scanner: Scanner, operator: Actor) -> None:
    person_id = scanner.device.person_id
    rows = [scanner.columns(NOVEMBER) for _ in range(6)]

    def redeem_then_reverse(columns: dict[str, Any]) -> Callable[[], None]:
        def act() -> None:
            redeem(columns)()
            reverse(columns["id"], person_id)()

        return act

    at_once(app, close(operator), *map(redeem_then_reverse, rows))
    closing.close_period(operator, "2026-12")
    undone = select(Reversal.redemption_id, StatementLine.month).join(Reversal)
    redeemed = select(StatementLine.redemption_id, StatementLine.month)
    months = dict(db.session.execute(redeemed.where(StatementLine.redemption_id.is_not(None))).all())
    assert len(months) == 6
    assert all(months[key] <= month for key, month in db.session.execute(undone))
