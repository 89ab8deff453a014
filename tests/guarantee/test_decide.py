"""The operator decides on a conflict: once, with a reason, and never beyond the ceiling."""

from __future__ import annotations

from uuid import uuid4

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError

from server.access import Actor
from server.activity.reversals import Undo, reverse
from server.db import db, transaction
from server.guarantee import refusals
from server.guarantee.models import Decision, Honour
from server.guarantee.service import DecidedByRule, OperatorDecision, decide, honour_due
from server.ledger.models import LedgerLine
from server.ledger.solvency import find_overdrawn
from server.messages.models import Message
from tests.support import factories as make

from .support.rivals import EVENING, LATER, NOON, Phone, Rivals

PAY = OperatorDecision("honoured", "session_shown", "Feuille de présence reçue.")
REFUSE = OperatorDecision("refused", "not_in_good_faith", "Le téléphone avait été prévenu.")


def honours() -> int:
    return db.session.scalar(select(func.count()).select_from(Honour)) or 0


def test_the_operator_pays_what_the_rule_does_not(rivals: Rivals, operator: Actor) -> None:
    conflict = rivals.conflict(Phone(rivals.winner.venue.organisation))
    decision = decide(operator, conflict, PAY)
    assert (decision.outcome, decision.person_id, decision.automatic) == ("honoured", operator.person_id, False)
    assert db.session.get_one(Honour, conflict).net_cents == 960
    assert db.session.get_one(LedgerLine, (conflict.hex, "honoured")).guarantee == 1000


def test_a_refusal_moves_nothing_and_its_words_reach_the_venue(rivals: Rivals, operator: Actor) -> None:
    conflict = rivals.conflict()
    decide(operator, conflict, REFUSE)
    assert honours() == 0
    body = db.session.scalars(select(Message.body)).one()
    assert "La bonne foi n’a pas été établie. Le téléphone avait été prévenu." in body
    assert honour_due() == DecidedByRule(0, 0, 0, 0)


def test_a_second_click_gets_the_same_answer(rivals: Rivals, operator: Actor) -> None:
    conflict = rivals.conflict()
    first = decide(operator, conflict, PAY).recorded_at
    assert decide(operator, conflict, PAY).recorded_at == first
    assert honours() == 1


def test_another_decision_is_refused(rivals: Rivals, operator: Actor) -> None:
    conflict = rivals.conflict()
    decide(operator, conflict, PAY)
    with pytest.raises(refusals.AlreadyDecided):
        decide(operator, conflict, REFUSE)
    with pytest.raises(refusals.AlreadyDecided):
        decide(operator, conflict, OperatorDecision("honoured", "not_their_fault"))


def test_the_operator_stops_at_the_ceiling_too(rivals: Rivals, operator: Actor) -> None:
    first, second = rivals.conflict(), rivals.conflict()
    decide(operator, first, PAY)
    with pytest.raises(refusals.CeilingReached):
        decide(operator, second, PAY)
    assert list(find_overdrawn(db.session())) == []
    decide(operator, second, OperatorDecision("refused", "nothing_left"))


def test_a_campaign_without_guarantee_has_nothing_to_decide_with(app: Flask, operator: Actor) -> None:
    make.key_ring()
    conflict = Rivals(guaranteed=0).conflict()
    with pytest.raises(refusals.CeilingReached):
        decide(operator, conflict, PAY)


def test_a_voucher_presented_twice_by_one_venue_is_no_case(rivals: Rivals, operator: Actor) -> None:
    text = next(rivals.texts)
    rivals.winner.upload(text, scanned_at=NOON, at=EVENING)
    conflict = rivals.lose(text, rivals.winner)
    with pytest.raises(refusals.SameVenue):
        decide(operator, conflict, PAY)


def test_the_operator_may_pay_though_the_winner_was_undone(rivals: Rivals, operator: Actor) -> None:
    won, conflict = rivals.race(rivals.loser, next(rivals.texts))
    reverse(operator, won, Undo(uuid4(), "mistake"))
    decide(operator, conflict, PAY)
    assert honours() == 1


def test_what_was_honoured_stays_so_when_the_winner_is_undone(rivals: Rivals, operator: Actor) -> None:
    won, conflict = rivals.race(rivals.loser, text := next(rivals.texts))
    honour_due()
    reverse(operator, won, Undo(uuid4(), "mistake"))
    assert db.session.get_one(Honour, conflict).net_cents == 960
    assert Phone().upload(text, scanned_at=LATER, at=LATER)[0] == "accepted"


@pytest.mark.parametrize(
    "wanted",
    [
        OperatorDecision("honoured", "not_in_good_faith"),
        OperatorDecision("refused", "session_shown"),
        OperatorDecision("honoured", "by_rule"),
        OperatorDecision("refused", "other"),
        OperatorDecision("refused", "because"),
    ],
    ids=lambda wanted: f"{wanted.outcome} {wanted.reason}",
)
def test_a_reason_belongs_to_its_outcome_and_other_is_explained(
    rivals: Rivals, operator: Actor, wanted: OperatorDecision
) -> None:
    conflict = rivals.conflict()
    with pytest.raises(refusals.DecisionReasonMissing):
        decide(operator, conflict, wanted)


def test_what_is_no_conflict_has_no_decision(rivals: Rivals, operator: Actor) -> None:
    won, _lost = rivals.race(rivals.loser, next(rivals.texts))
    for redemption_id in (won, uuid4()):
        with pytest.raises(refusals.UnknownConflict):
            decide(operator, redemption_id, PAY)


def test_the_database_pays_nothing_that_was_refused(rivals: Rivals, operator: Actor) -> None:
    conflict = rivals.conflict()
    decide(operator, conflict, REFUSE)
    columns = {"redemption_id": conflict, "campaign_id": rivals.campaign.id, "venue_id": rivals.loser.venue.id}
    money = {"gross_cents": 1000, "fee_cents": 40, "net_cents": 960, "recorded_at": LATER, "effective_at": LATER}
    whose = {"organisation_id": rivals.loser.venue.organisation_id, "voucher_id": rivals.booklet.id << 8 | 1}
    with pytest.raises(DBAPIError), transaction() as session:
        session.add(Honour(**columns, **money, **whose))


@pytest.mark.parametrize("table", [Decision, Honour])
def test_a_decision_never_changes(rivals: Rivals, table: type[Decision | Honour]) -> None:
    rivals.conflict()
    honour_due()
    with pytest.raises(DBAPIError), transaction() as session:
        session.query(table).update({"recorded_at": NOON})
