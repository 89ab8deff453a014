"""Simultaneous decisions: the last cents of a guarantee are spent once, a conflict is decided once."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import func, select

from server.access import Actor
from server.db import db, transaction
from server.guarantee import refusals
from server.guarantee.ceiling import read_left, read_left_locked
from server.guarantee.models import Decision, Honour
from server.guarantee.service import OperatorDecision, decide, honour_due
from tests.support import factories as make
from tests.support.races import at_once

from .support.rivals import LATER, Phone, Rivals

PAY, REFUSE = OperatorDecision("honoured", "session_shown"), OperatorDecision("refused", "not_in_good_faith")
ROUNDS = 5


def deciding(operator: Actor, conflict: UUID, wanted: OperatorDecision) -> Callable[[], str]:
    return lambda: decide(operator, conflict, wanted).outcome


def count(model: type[Decision | Honour]) -> int:
    return db.session.scalar(select(func.count()).select_from(model)) or 0


def left_cents(rivals: Rivals) -> int:
    return read_left(db.session(), [rivals.campaign.id])[rivals.campaign.id]


@pytest.mark.parametrize("_round", range(ROUNDS))
def test_two_operators_on_the_last_ten_euros_one_pays(app: Flask, rivals: Rivals, operator: Actor, _round: int) -> None:
    conflicts = [rivals.conflict(), rivals.conflict()]
    results = at_once(app, *[deciding(operator, conflict, PAY) for conflict in conflicts])
    assert results.count("honoured") == 1
    assert [type(result) for result in results if result != "honoured"] == [refusals.CeilingReached]
    assert (count(Honour), count(Decision), left_cents(rivals)) == (1, 1, 0)


@pytest.mark.parametrize("_round", range(ROUNDS))
def test_the_rule_and_an_operator_at_once_decide_one_way(
    app: Flask, rivals: Rivals, operator: Actor, _round: int
) -> None:
    conflict = rivals.conflict()
    results = at_once(app, honour_due, deciding(operator, conflict, REFUSE), honour_due)
    refused = "refused" in results
    assert (count(Decision), count(Honour)) == (1, 0 if refused else 1)
    assert left_cents(rivals) == (1000 if refused else 0)


def test_many_at_once_spend_exactly_what_there_is(app: Flask, operator: Actor) -> None:
    make.key_ring()
    rivals = Rivals(guaranteed=4)
    conflicts = [rivals.conflict() for _ in range(9)]
    acts = [deciding(operator, conflict, PAY) for conflict in conflicts]
    at_once(app, *acts, honour_due, honour_due)
    honour_due()
    assert (count(Honour), left_cents(rivals)) == (4, 0)


def test_scans_go_on_while_a_guarantee_is_locked(app: Flask, rivals: Rivals) -> None:
    phone, text = Phone(), next(rivals.texts)

    def scan() -> str:
        with app.app_context():
            return phone.upload(text, scanned_at=LATER, at=LATER)[0]

    patience = 0 if db.engine.dialect.name == "sqlite" else 30  # SQLite has one writer at a time anyway
    with ThreadPoolExecutor(1) as threads:
        with transaction() as session:
            read_left_locked(session, [rivals.campaign.id])
            scanning = threads.submit(scan)
            assert wait([scanning], patience).done or not patience
        assert scanning.result() == "accepted"
