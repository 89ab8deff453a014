"""Attempts counted in the database."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from server.accounts import throttle
from server.accounts.models import Attempts
from server.db import db, transaction
from server.errors import TooMany

START = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def hit(key: str = "somebody", limit: int = 3, window_seconds: int = 60) -> None:
    with transaction() as session:
        throttle.hit(session, key, limit, window_seconds)


def test_the_attempt_after_the_limit_is_refused(app: Flask) -> None:
    for _ in range(3):
        hit()
    with pytest.raises(TooMany):
        hit()


def test_waiting_as_long_as_told_is_enough(app: Flask) -> None:
    with time_machine.travel(START, tick=False) as travel:
        hit(limit=1)
        travel.shift(20)
        with pytest.raises(TooMany) as refused:
            hit(limit=1)
        assert refused.value.retry_after_seconds == 40
        travel.shift(39.9)
        with pytest.raises(TooMany) as refused:
            hit(limit=1)
        assert refused.value.retry_after_seconds == 1
        travel.shift(0.1)
        hit(limit=1)


def test_attempts_that_are_refused_do_not_prolong_the_wait(app: Flask) -> None:
    with time_machine.travel(START, tick=False) as travel:
        hit(limit=1)
        for _ in range(5):
            travel.shift(10)
            with pytest.raises(TooMany):
                hit(limit=1)
        travel.shift(10)
        hit(limit=1)


def test_one_key_does_not_count_for_another(app: Flask) -> None:
    hit("one", limit=1)
    hit("other", limit=1)


def test_a_key_that_is_cleared_begins_anew(app: Flask) -> None:
    hit(limit=1)
    with transaction() as session:
        throttle.clear(session, "somebody")
    hit(limit=1)


def test_an_attempt_of_a_transaction_that_fails_is_not_counted(app: Flask) -> None:
    with pytest.raises(TooMany), transaction() as session:
        _hit_two_keys(session)
    hit("first", limit=1)


def _hit_two_keys(session: Session) -> None:
    throttle.hit(session, "first", 1, 60)
    throttle.hit(session, "second", 0, 60)


def test_old_keys_are_forgotten_so_the_table_stays_small(app: Flask) -> None:
    with time_machine.travel(START, tick=False) as travel:
        for number in range(5):
            hit(f"passer-by {number}")
        travel.shift(timedelta(days=1, seconds=1))
        hit("newcomer")
    assert db.session.scalars(select(Attempts.key)).all() == ["newcomer"]


def test_parallel_attempts_cannot_share_a_number(app: Flask) -> None:
    def attempt(_number: int) -> bool:
        with app.app_context():
            try:
                hit(limit=5)
            except TooMany:
                return False
            return True

    db.session.rollback()
    with ThreadPoolExecutor(8) as threads:
        outcomes = list(threads.map(attempt, range(40)))
    assert outcomes.count(True) == 5
    assert db.session.scalar(select(func.max(Attempts.count))) == 5
