"""The published rule: what the guarantee pays by itself, and what it leaves to the operator."""

from __future__ import annotations

from datetime import timedelta
from inspect import getmembers, isfunction, signature
from uuid import UUID, uuid4

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskCliRunner
from sqlalchemy import select

from server.activity.reversals import Undo, reverse
from server.audit import ledger as audit
from server.db import db
from server.guarantee import ceiling, recording, rules
from server.guarantee.ceiling import read_left
from server.guarantee.models import Decision, Honour
from server.guarantee.service import DecidedByRule, honour_due, standing
from server.ledger import rules as ledger_rules
from server.ledger.models import UNFUNDED, LedgerLine
from server.ledger.rules import honoured
from server.messages.models import Message
from tests.support import factories as make
from tests.support.queries import heard

from .support.rivals import EVENING, LATER, MINUTE, MORNING, NOON, Phone, Rivals


def why_not(conflict: UUID) -> tuple[str, ...]:
    return standing(db.session(), [conflict])[conflict].why_not


def state(conflict: UUID) -> str:
    db.session.expire_all()
    return standing(db.session(), [conflict])[conflict].state


def left_cents(rivals: Rivals) -> int:
    return read_left(db.session(), [rivals.campaign.id])[rivals.campaign.id]


def test_a_scan_in_good_faith_that_lost_a_race_is_paid_with_its_ledger_line(rivals: Rivals) -> None:
    conflict = rivals.conflict()
    assert honour_due() == DecidedByRule(honoured=1, net_cents=960, refused=0, waiting=0)
    line = db.session.get_one(LedgerLine, (conflict.hex, "honoured"))
    moved = honoured(1000, 40)
    assert (line.guarantee, line.payable, line.fees_earned) == (moved.guarantee, moved.payable, moved.fees_earned)
    assert line.organisation_id == rivals.loser.venue.organisation_id
    assert left_cents(rivals) == 0
    assert [told for told in audit.find_problems() if "honoured" in told or "short of" in told] == []


def test_what_the_rule_decided_is_decided_once(rivals: Rivals) -> None:
    rivals.conflict()
    honour_due()
    assert honour_due() == DecidedByRule(0, 0, 0, 0)


def test_the_venue_is_told_in_words(rivals: Rivals) -> None:
    rivals.conflict()
    honour_due()
    message = db.session.scalars(select(Message)).one()
    assert (message.role, message.organisation_id) == ("manager", rivals.loser.venue.organisation_id)
    assert "9,60" in message.body
    assert rivals.loser.venue.name in message.body


def test_the_ceiling_is_never_passed_and_those_recorded_first_are_paid(rivals: Rivals) -> None:
    first, second = rivals.conflict(), rivals.conflict()
    assert honour_due() == DecidedByRule(1, 960, 0, 1)
    assert (state(first), state(second)) == ("honoured", "waiting")
    assert why_not(second) == (rules.CEILING_REACHED,)


def test_money_that_comes_later_pays_those_who_wait(rivals: Rivals) -> None:
    rivals.conflict(), rivals.conflict()
    honour_due()
    make.funded_order(rivals.campaign, booklet_count=5)
    assert honour_due() == DecidedByRule(1, 960, 0, 0)


def test_a_campaign_without_guarantee_pays_nothing(app: Flask) -> None:
    make.key_ring()
    rivals = Rivals(guaranteed=0)
    conflict = rivals.conflict()
    assert honour_due() == DecidedByRule(0, 0, 0, 1)
    assert why_not(conflict) == (rules.CEILING_REACHED,)


def test_only_the_kinds_that_are_summed_move_a_guarantee() -> None:
    of_kinds = [rule for _, rule in getmembers(ledger_rules, isfunction) if rule.__module__ == ledger_rules.__name__]
    takes = {rule: [one.annotation for one in signature(rule).parameters.values()] for rule in of_kinds}
    made = {rule.__name__: rule(*[1000] * kinds.count("int")) for rule, kinds in takes.items() if "int" in kinds}
    moved = {name for name, accounts in made.items() if accounts.guarantee}
    assert moved | {UNFUNDED} == set(ceiling.KINDS)


def test_one_campaign_never_pays_for_another(app: Flask) -> None:
    make.key_ring()
    poor, rich = Rivals(guaranteed=0), Rivals(guaranteed=2)
    lost = poor.conflict()
    rich.conflict()
    assert honour_due() == DecidedByRule(1, 960, 0, 1)
    assert state(lost) == "waiting"


def test_a_voucher_that_one_venue_presented_twice_is_refused_by_the_rule(rivals: Rivals) -> None:
    text = next(rivals.texts)
    rivals.winner.upload(text, scanned_at=NOON, at=EVENING)
    conflict = rivals.lose(text, rivals.winner)
    assert honour_due() == DecidedByRule(0, 0, 1, 0)
    decision = db.session.get_one(Decision, conflict)
    assert (decision.outcome, decision.reason, decision.person_id) == ("refused", "same_venue", None)
    assert db.session.scalars(select(Message)).all() == []


def test_a_venue_that_lost_twice_with_one_voucher_is_paid_once(app: Flask) -> None:
    make.key_ring()
    rivals = Rivals(guaranteed=2)
    text = next(rivals.texts)
    _won, first = rivals.race(rivals.loser, text)
    again = rivals.lose(text, scanned_at=NOON + 2 * MINUTE, at=EVENING + 2 * MINUTE)
    assert honour_due() == DecidedByRule(1, 960, 1, 0)
    assert (state(first), state(again)) == ("honoured", "refused")


def test_three_organisations_with_one_voucher_two_are_paid(app: Flask) -> None:
    make.key_ring()
    rivals, third = Rivals(guaranteed=2), Phone()
    text = next(rivals.texts)
    rivals.race(rivals.loser, text)
    rivals.lose(text, third)
    assert honour_due() == DecidedByRule(2, 1920, 0, 0)


def test_two_venues_of_one_organisation_wait_for_the_operator(rivals: Rivals) -> None:
    beside = Phone(rivals.winner.venue.organisation)
    conflict = rivals.conflict(beside)
    assert honour_due() == DecidedByRule(0, 0, 0, 1)
    assert why_not(conflict) == (rules.SAME_ORGANISATION,)


def test_rules_older_than_three_days_at_the_scan_are_stale(rivals: Rivals) -> None:
    text = next(rivals.texts)
    old = MORNING + timedelta(days=3, hours=2)
    rivals.winner.upload(text, scanned_at=old, at=old + 2 * MINUTE)
    rivals.loser.fetch(old + 3 * MINUTE)  # the phone is near the network again, after its scan
    conflict = rivals.lose(text, scanned_at=old + MINUTE, at=old + 3 * MINUTE)
    assert why_not(conflict) == (rules.BUNDLE_STALE,)


def test_a_scan_after_the_winner_was_recorded_is_not_in_good_faith(rivals: Rivals) -> None:
    text = next(rivals.texts)
    rivals.winner.upload(text, scanned_at=NOON, at=NOON)
    assert why_not(rivals.lose(text, scanned_at=NOON)) == (rules.SCANNED_AFTER,)


def test_a_typed_code_is_not_a_signature(rivals: Rivals) -> None:
    rivals.winner.upload(next(rivals.texts), scanned_at=NOON, at=EVENING)
    conflict = rivals.lose(make.typed_codes(rivals.booklet)[0], typed=True)
    assert why_not(conflict) == (rules.TYPED_CODE,)


def test_a_clock_in_the_future_is_doubtful(rivals: Rivals) -> None:
    text = next(rivals.texts)
    rivals.winner.upload(text, scanned_at=NOON, at=EVENING)
    conflict = rivals.lose(text, scanned_at=LATER)
    assert rules.CLOCK_DOUBTFUL in why_not(conflict)


def test_a_gap_in_the_journal_waits_until_what_is_missing_arrives(rivals: Rivals) -> None:
    rivals.loser.upload(next(rivals.texts), scanned_at=NOON - MINUTE, at=NOON, seq=1)
    text = next(rivals.texts)
    rivals.winner.upload(text, scanned_at=NOON, at=EVENING)
    conflict = rivals.lose(text, seq=3)
    assert why_not(conflict) == (rules.JOURNAL_BROKEN,)
    rivals.loser.upload(next(rivals.texts), scanned_at=NOON, at=LATER, seq=2)
    assert honour_due() == DecidedByRule(1, 960, 0, 0)


def test_a_reversal_takes_a_number_and_leaves_the_journal_whole(rivals: Rivals) -> None:
    _status, undone = rivals.loser.upload(next(rivals.texts), scanned_at=NOON - MINUTE, at=NOON, seq=1)
    with time_machine.travel(NOON, tick=False):
        reverse(rivals.loser.actor, undone, Undo(uuid4(), "mistake"))
    text = next(rivals.texts)
    rivals.winner.upload(text, scanned_at=NOON, at=EVENING)
    assert why_not(rivals.lose(text, seq=3)) == ()


def test_a_number_that_came_twice_breaks_the_journal(rivals: Rivals) -> None:
    rivals.loser.upload(next(rivals.texts), scanned_at=NOON - MINUTE, at=NOON, seq=1)
    text = next(rivals.texts)
    rivals.winner.upload(text, scanned_at=NOON, at=EVENING)
    assert why_not(rivals.lose(text, seq=1)) == (rules.JOURNAL_BROKEN,)


def test_a_scan_said_to_be_before_an_earlier_one_breaks_the_journal(rivals: Rivals) -> None:
    """A backdated scan, which would come before the winner was recorded."""
    rivals.loser.upload(next(rivals.texts), scanned_at=EVENING, at=EVENING, seq=1)
    text = next(rivals.texts)
    rivals.winner.upload(text, scanned_at=NOON, at=EVENING)
    assert why_not(rivals.lose(text, seq=2)) == (rules.JOURNAL_BROKEN,)


def test_a_winner_undone_before_the_decision_leaves_it_to_the_operator(rivals: Rivals) -> None:
    text = next(rivals.texts)
    won, conflict = rivals.race(rivals.loser, text)
    reverse(make.actor(make.operator()), won, Undo(uuid4(), "mistake"))
    assert why_not(conflict) == (rules.WINNER_REVERSED,)
    assert honour_due() == DecidedByRule(0, 0, 0, 1)


def test_a_venue_paid_for_a_freed_voucher_is_not_paid_twice(rivals: Rivals) -> None:
    text = next(rivals.texts)
    won, conflict = rivals.race(rivals.loser, text)
    reverse(make.actor(make.operator()), won, Undo(uuid4(), "mistake"))
    assert rivals.loser.upload(text, scanned_at=LATER, at=LATER)[0] == "accepted"
    assert rules.SAME_VENUE in why_not(conflict)
    assert honour_due() == DecidedByRule(0, 0, 1, 0)


def test_the_daily_command_says_what_the_rule_decided(rivals: Rivals, runner: FlaskCliRunner) -> None:
    rivals.conflict(), rivals.conflict()
    assert "guarantee: 1 paid, 0 refused, 1 waiting" in runner.invoke(args=["day"]).stdout
    assert db.session.scalars(select(Honour.net_cents)).all() == [960]


def test_many_are_decided_with_as_many_statements_as_two(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    make.key_ring()
    rivals = Rivals(guaranteed=8)
    counted = []
    for many in (2, 5):
        for _ in range(many):
            rivals.conflict()
        with heard(app) as statements:
            assert honour_due().honoured == many
        counted.append(len(statements))
    assert counted[0] == counted[1] <= 13
    monkeypatch.setattr(recording, "CHUNK", 1)
    rivals.conflict()
    honour_due()
    assert len(db.session.scalars(select(Message)).all()) == 8
