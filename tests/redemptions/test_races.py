"""Races: whatever many phones do at once, a voucher is redeemed once, and no answer changes."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from typing import Any
from uuid import uuid4

import pytest
from flask import Flask
from sqlalchemy import func, select

from server import clock
from server.access import Actor
from server.db import db
from server.organisations import qualification
from server.redemptions.intake import Scan
from server.redemptions.models import ACCEPTED, Redemption
from server.redemptions.service import redeem
from server.venues import closing
from tests.support import factories as make

CLIENTS, VOUCHERS, BATCH = 16, 200, 25
Answers = list[dict[str, Any]]


@pytest.fixture
def tokens(app: Flask) -> list[str]:
    assert app
    order = make.funded_order(booklet_count=VOUCHERS // 10)
    return [token for _ in range(VOUCHERS // 10) for token in make.tokens(make.booklet(order))]


@pytest.fixture
def phones(app: Flask) -> list[Actor]:
    assert app
    venues = [make.qualified_venue() for _ in range(4)]
    return [make.device_actor(make.phone(venues[number % 4])[0]) for number in range(CLIENTS)]


def scan(token: str, seq: int) -> Scan:
    return Scan(uuid4(), "digital_tools", clock.now(), seq, token)


def at_once(app: Flask, jobs: list[Callable[[], Answers]]) -> Answers:
    """Run jobs in threads that start together, each in a context of its own, as workers do."""
    barrier = Barrier(len(jobs))

    def run(job: Callable[[], Answers]) -> Answers:
        with app.app_context():
            barrier.wait()
            return job()

    db.session.rollback()
    with ThreadPoolExecutor(len(jobs)) as pool:
        return [answer for answers in pool.map(run, jobs) for answer in answers]


def in_batches(phone: Actor, scans: list[Scan]) -> Answers:
    starts = range(0, len(scans), BATCH)
    return [answer for start in starts for answer in redeem(phone, scans[start : start + BATCH])]


def accepted_rows() -> int:
    return db.session.scalar(select(func.count()).where(Redemption.status == ACCEPTED)) or 0


def test_sixteen_phones_redeem_the_same_two_hundred_vouchers_once(
    app: Flask, phones: list[Actor], tokens: list[str]
) -> None:
    def everything(phone: Actor, number: int) -> Callable[[], Answers]:
        mine = random.Random(number).sample(tokens, len(tokens))  # noqa: S311  # an order, not a secret
        return lambda: in_batches(phone, [scan(token, seq) for seq, token in enumerate(mine)])

    answers = at_once(app, [everything(phone, number) for number, phone in enumerate(phones)])
    assert Counter(answer["status"] for answer in answers) == {"accepted": VOUCHERS, "conflict": VOUCHERS * 15}
    assert all(answer["first"] for answer in answers if answer["status"] == "conflict")
    assert accepted_rows() == VOUCHERS


def test_one_batch_sent_by_sixteen_at_once_is_recorded_once(app: Flask, phones: list[Actor], tokens: list[str]) -> None:
    batch = [scan(token, seq) for seq, token in enumerate(tokens[:100])]
    answers = at_once(app, [lambda: redeem(phones[0], batch) for _ in phones])
    assert Counter(answer["status"] for answer in answers) == {"accepted": 100, "duplicate": 1500}
    assert len({(answer["id"], answer["receipt"], answer["recorded_at"]) for answer in answers}) == 100
    assert db.session.scalar(select(func.count()).select_from(Redemption)) == 100


def test_booklets_handed_over_by_use_at_once_do_not_deadlock(app: Flask, phones: list[Actor]) -> None:
    order = make.funded_order(booklet_count=20)
    booklets = [make.tokens(make.booklet(order, handed_over=False)) for _ in range(20)]

    def one_of_each(phone: Actor, number: int) -> Callable[[], Answers]:
        mine = random.Random(number).sample(booklets, len(booklets))  # noqa: S311  # an order, not a secret
        return lambda: redeem(phone, [scan(tokens[number % 10], seq) for seq, tokens in enumerate(mine)])

    answers = at_once(app, [one_of_each(phone, number) for number, phone in enumerate(phones[:10])])
    assert Counter(answer["status"] for answer in answers) == {"accepted": 200}


def test_a_venue_closed_and_suspended_while_sixteen_phones_send_loses_no_scan_made_before(
    app: Flask, phones: list[Actor], tokens: list[str]
) -> None:
    """docs/glossary.md, rule 21 "When qualification counts"."""
    operator, owner = make.actor(make.operator()), phones[0].at
    batches = [[scan(token, seq) for seq, token in enumerate(tokens[number::CLIENTS])] for number in range(CLIENTS)]

    def close() -> Answers:
        closing.close_venue(operator, owner.venue_id, closed_from=clock.paris_day(clock.now()) + timedelta(days=1))
        qualification.suspend(operator, owner.organisation_id, reason="Contrôle")
        return []

    def send(phone: Actor, batch: list[Scan]) -> Callable[[], Answers]:
        return lambda: in_batches(phone, batch)

    answers = at_once(app, [close, *(send(phone, batch) for phone, batch in zip(phones, batches, strict=True))])
    assert Counter(answer["status"] for answer in answers) == {"accepted": VOUCHERS}
    [late] = redeem(phones[0], [scan(make.tokens(make.booklet())[0], 99)])
    assert late["reason"] == "venue_not_qualified"
