"""Which decisions a phone gets on its lost races: only its own venue's and only made ones, as often as it asks."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient

from server.access import Actor
from server.errors import Forbidden
from server.guarantee.decided import Decided, list_decided
from server.guarantee.models import HONOURED, REFUSAL_REASONS, REFUSED
from server.guarantee.service import OperatorDecision, decide, honour_due
from tests.support import factories as make
from tests.support.queries import heard

from .support.rivals import EVENING, MINUTE, Phone, Rivals

PATH = "/api/redemptions/decisions"


def told(phone: Phone, *redemption_ids: UUID) -> dict[UUID, Decided]:
    return {one.id: one for one in list_decided(phone.actor, redemption_ids)}


def test_a_phone_is_told_what_the_guarantee_pays(rivals: Rivals) -> None:
    lost = rivals.conflict()
    honour_due()
    one = told(rivals.loser, lost)[lost]
    assert (one.outcome, one.net_cents, one.reason, one.by_rule) == (HONOURED, 960, "by_rule", True)


def test_what_the_operator_honours_is_told_with_its_amount(operator: Actor, rivals: Rivals) -> None:
    beside = Phone(rivals.winner.venue.organisation)  # which the rule leaves to the operator
    lost = rivals.conflict(beside)
    honour_due()
    assert told(beside, lost) == {}
    decide(operator, lost, OperatorDecision(HONOURED, "session_shown"))
    one = told(beside, lost)[lost]
    assert (one.outcome, one.net_cents, one.reason, one.by_rule) == (HONOURED, 960, "session_shown", False)


@pytest.mark.parametrize("reason", REFUSAL_REASONS)
def test_each_refusal_is_told_with_its_reason_and_words(operator: Actor, rivals: Rivals, reason: str) -> None:
    lost = rivals.conflict()
    decide(operator, lost, OperatorDecision(REFUSED, reason, "Le lieu a reconnu son erreur."))
    one = told(rivals.loser, lost)[lost]
    assert (one.outcome, one.net_cents, one.reason) == (REFUSED, None, reason)
    assert (one.note, one.by_rule) == ("Le lieu a reconnu son erreur.", False)


def test_a_venue_that_came_twice_is_told_that_the_rule_refused(rivals: Rivals) -> None:
    text = next(rivals.texts)
    rivals.conflict(text=text)
    again = rivals.lose(text, at=EVENING + 2 * MINUTE)
    honour_due()
    one = told(rivals.loser, again)[again]
    assert (one.outcome, one.reason, one.by_rule) == (REFUSED, "same_venue", True)


def test_only_the_own_venue_s_are_told_and_unknown_ids_are_left_out(rivals: Rivals) -> None:
    won, lost = rivals.race(rivals.loser, next(rivals.texts))
    honour_due()
    assert told(rivals.loser, won, lost, uuid4()).keys() == {lost}
    assert told(rivals.winner, won, lost) == {}


def test_another_phone_of_the_venue_may_ask(rivals: Rivals) -> None:
    lost = rivals.conflict()
    honour_due()
    colleague = make.device_actor(make.phone(rivals.loser.venue)[0])
    assert [one.id for one in list_decided(colleague, [lost])] == [lost]


def test_a_person_asks_in_vain(operator: Actor, rivals: Rivals) -> None:
    with pytest.raises(Forbidden):
        list_decided(operator, [rivals.conflict()])


def test_the_answer_never_changes(rivals: Rivals) -> None:
    lost = rivals.conflict()
    honour_due()
    first = told(rivals.loser, lost)
    honour_due()
    assert told(rivals.loser, lost) == first


def test_many_are_told_in_as_many_statements_as_one(app: Flask, rivals: Rivals) -> None:
    lost = [rivals.conflict() for _ in range(3)]
    honour_due()
    counted = []
    for asked in (lost[:1], lost):
        with heard(app) as statements:
            list_decided(rivals.loser.actor, asked)
        counted.append(len(statements))
    assert counted == [1, 1]


def ask(client: FlaskClient, rivals: Rivals, body: Any) -> Any:
    token = make.phone(rivals.loser.venue)[1]
    return client.post(PATH, json=body, headers=make.bearer_header(token))


def test_the_answer_has_its_shape(client: FlaskClient, rivals: Rivals) -> None:
    lost, waiting = rivals.conflict(), rivals.conflict()
    honour_due()  # the guarantee pays one
    answer = ask(client, rivals, {"redemption_ids": [str(lost), str(waiting)]})
    assert answer.json == {
        "decisions": [
            {
                "id": str(lost),
                "outcome": "honoured",
                "net_cents": 960,
                "reason": "by_rule",
                "note": "",
                "by_rule": True,
                "decided_at": "2026-10-21T07:00:00.000Z",
            }
        ]
    }


@pytest.mark.parametrize("count", [0, 101])
def test_a_hundred_ids_may_be_asked_for_no_less_than_one(client: FlaskClient, rivals: Rivals, count: int) -> None:
    body = {"redemption_ids": [str(uuid4()) for _ in range(count)]}
    assert ask(client, rivals, body).status_code == 422
    assert ask(client, rivals, {"redemption_ids": [str(uuid4()) for _ in range(100)]}).json == {"decisions": []}


def test_a_manager_has_another_way_to_read_it(client: FlaskClient, rivals: Rivals) -> None:
    make.sign_in(client, make.manager(rivals.loser.venue))
    assert client.post(PATH, json={"redemption_ids": [str(uuid4())]}).status_code == 403
