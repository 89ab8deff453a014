"""A queue sent in any order and any number of times gets the same answers, and one hand-over for each booklet."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any
from uuid import UUID

from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from server.access import Actor
from server.db import db
from server.hand_overs.intake import Sent
from server.hand_overs.models import ACCEPTED, SentHandOver
from server.hand_overs.service import hand_over
from server.vouchers.models import Booklet
from tests.support import factories as make

from .support.queue import prescriber_of, sent, stock

PHONES, BOOKLETS = 8, 20
Answers = list[dict[str, Any]]
SENDS = st.lists(st.lists(st.integers(0, 7), min_size=1, max_size=5), min_size=1, max_size=8)
"""Which of eight hand-overs go in each request."""


def accepted_by_booklet() -> Counter[int | None]:
    db.session.rollback()
    accepted = db.session.scalars(select(SentHandOver.booklet_id).where(SentHandOver.status == ACCEPTED))
    return Counter(accepted.all())


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sends=SENDS)
def test_any_order_of_sends_gives_each_id_one_answer(app: Flask, sends: list[list[int]]) -> None:
    place = make.qualified_organisation()
    actor, booklets = prescriber_of(place), stock(place, 4)
    queue = [sent(booklets[n % 4], seq=n, renewal_of=booklets[3].number if n == 5 else None) for n in range(8)]
    known: dict[UUID, dict[str, Any]] = {}
    for each in sends:
        batch = [queue[n] for n in each]
        for item, answer in zip(batch, hand_over(actor, batch), strict=True):
            told = answer | {"status": "accepted" if answer["status"] == "duplicate" else answer["status"]}
            assert known.setdefault(item.id, told) == told
    numbers = Counter(answer["number"] for answer in known.values() if answer["status"] == "accepted")
    assert set(numbers.values()) <= {1}
    db.session.rollback()
    handed_over = {each.number for each in db.session.scalars(select(Booklet)) if each.handed_over_at}
    assert numbers.keys() <= handed_over


def at_once(app: Flask, jobs: list[tuple[Actor, list[Sent]]]) -> list[Answers]:
    """The answers to batches sent at the same moment, each in a context of its own, as workers do."""
    barrier = Barrier(len(jobs))

    def run(job: tuple[Actor, list[Sent]]) -> Answers:
        with app.app_context():
            barrier.wait()
            return hand_over(*job)

    db.session.rollback()
    with ThreadPoolExecutor(len(jobs)) as pool:
        return list(pool.map(run, jobs))


def test_eight_phones_hand_the_same_booklets_over_once(app: Flask) -> None:
    place = make.qualified_organisation()
    booklets = stock(place, BOOKLETS)
    jobs = [(prescriber_of(place), [sent(booklet) for booklet in booklets[n:] + booklets[:n]]) for n in range(PHONES)]
    answers = [answer for of_phone in at_once(app, jobs) for answer in of_phone]
    assert Counter(answer["status"] for answer in answers) == {
        "accepted": BOOKLETS,
        "conflict": BOOKLETS * (PHONES - 1),
    }
    assert all(answer["first"]["person"] for answer in answers if answer["status"] == "conflict")
    assert set(accepted_by_booklet().values()) == {1}


def test_one_queue_sent_by_eight_tabs_at_once_is_recorded_once(app: Flask) -> None:
    place = make.qualified_organisation()
    actor, batch = prescriber_of(place), [sent(booklet) for booklet in stock(place, BOOKLETS)]
    answers = [answer for of_tab in at_once(app, [(actor, batch)] * PHONES) for answer in of_tab]
    assert Counter(answer["status"] for answer in answers) == {
        "accepted": BOOKLETS,
        "duplicate": BOOKLETS * (PHONES - 1),
    }
    assert db.session.scalar(select(func.count()).select_from(SentHandOver)) == BOOKLETS


def test_an_answer_that_two_requests_store_at_once_stays_one(app: Flask) -> None:
    actor = prescriber_of(make.qualified_organisation())
    unknown = [sent(f"1-{n}") for n in range(1, 9)]
    statuses = {answer["status"] for of_tab in at_once(app, [(actor, unknown)] * 4) for answer in of_tab}
    assert statuses <= {"refused", "retry"}
    again = hand_over(actor, unknown)
    assert [answer["reason"] for answer in again] == ["unknown_booklet"] * 8


def test_renewals_with_one_proof_at_once_give_the_allowance_and_no_more(app: Flask) -> None:
    place = make.qualified_organisation()
    first, *more = stock(place, 5)
    hand_over(prescriber_of(place), [sent(first)])
    jobs = [(prescriber_of(place), [sent(booklet, renewal_of=first.number)]) for booklet in more]
    reasons = sorted(str(answer["reason"]) for [answer] in at_once(app, jobs))
    assert reasons == ["None"] + ["allowance_reached"] * 3
