"""The link of the operator's first person: once, for a day, and only while there is no operator."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskCliRunner
from sqlalchemy import func, select

from server import clock
from server.access import OPERATOR
from server.accounts.models import Membership, Person
from server.accounts.people import EmailInvalid
from server.commands import CONSOLE
from server.db import db
from server.messages.models import Message
from server.people.accepting import Newcomer, accept, look
from server.people.first import LASTS, first_link
from server.people.invitations import Guest, invite
from server.people.models import Invitation
from server.people.refusals import (
    InvitationExpired,
    InvitationUsed,
    InvitationWithdrawn,
    OperatorExists,
    UnknownInvitation,
)
from server.trail.models import Act
from tests.support import factories as make
from tests.support.races import at_once

ADA = Newcomer(name="Ada Lovelace", password="une longue phrase à moi")
EMAIL = "ada@example.org"


def made() -> str:
    return first_link(CONSOLE, EMAIL).partition("#")[2]


def operators() -> int:
    db.session.rollback()
    return db.session.scalar(select(func.count()).where(Membership.role == OPERATOR)) or 0


def waiting() -> int:
    db.session.rollback()
    open_ones = Invitation.accepted_at.is_(None), Invitation.withdrawn_at.is_(None)
    return db.session.scalar(select(func.count()).select_from(Invitation).where(*open_ones)) or 0


def test_the_link_makes_the_first_operator(app: Flask) -> None:
    person = accept(made(), None, ADA)
    assert (person.email, person.name, [one.role for one in person.memberships]) == (EMAIL, ADA.name, [OPERATOR])
    acts = [(act.doer, act.verb) for act in db.session.scalars(select(Act).order_by(Act.done_at))]
    assert acts == [("console", "person.invited"), ("person", "invitation.accepted")]


def test_it_works_once(app: Flask) -> None:
    token = made()
    accept(token, None, ADA)
    with pytest.raises(InvitationUsed):
        accept(token, None, ADA)
    assert operators() == 1


def test_it_works_for_a_day(app: Flask) -> None:
    token = made()
    with time_machine.travel(clock.now() + LASTS - timedelta(seconds=5)):
        assert look(token)
    with time_machine.travel(clock.now() + LASTS + timedelta(seconds=5)), pytest.raises(InvitationExpired):
        accept(token, None, ADA)
    assert operators() == 0


def test_an_altered_link_opens_nothing(app: Flask) -> None:
    token = made()
    with pytest.raises(UnknownInvitation):
        accept(("B" if token[0] == "A" else "A") + token[1:], None, ADA)
    assert operators() == 0


def test_the_link_before_stops_working(app: Flask) -> None:
    first, second = made(), made()
    with pytest.raises(InvitationWithdrawn):
        accept(first, None, ADA)
    accept(second, None, ADA)
    assert operators() == 1


def test_nobody_is_mailed(app: Flask) -> None:
    made()
    assert not db.session.scalar(select(func.count()).select_from(Message))


def test_with_an_operator_it_is_refused_and_their_invitations_stay(app: Flask) -> None:
    invite(make.actor(make.operator()), Guest(email="grace@example.org", name="Grace", role=OPERATOR))
    with pytest.raises(OperatorExists):
        made()
    assert (operators(), waiting()) == (1, 1)


def test_an_address_that_is_none_is_refused(app: Flask) -> None:
    with pytest.raises(EmailInvalid):
        first_link(CONSOLE, "ada")


def test_two_commands_at_once_leave_one_link(app: Flask) -> None:
    people = ("ada@example.org", "grace@example.org", "joan@example.org")
    links = at_once(app, *[partial(first_link, CONSOLE, email) for email in people])
    assert len(set(links)) == 3
    assert waiting() == 1


def test_two_who_open_the_link_at_once_make_one_operator(app: Flask) -> None:
    token = made()
    took = at_once(app, *[lambda: accept(token, None, ADA).id for _ in range(3)])
    assert [type(each) for each in took].count(int) == 1
    assert operators() == 1


def test_a_command_while_the_link_is_taken_leaves_no_second_way_in(app: Flask) -> None:
    token = made()
    for _ in at_once(app, lambda: accept(token, None, ADA).id, made):
        assert (operators(), waiting()) in ((1, 0), (0, 1))


def test_the_command_prints_the_link_alone(app: Flask, runner: FlaskCliRunner) -> None:
    done = runner.invoke(args=["people", "first", "--email", EMAIL])
    address = done.stdout.strip()
    assert address.startswith("http://localhost:8000/invitation#")
    assert "24 hours" in done.stderr
    assert look(address.partition("#")[2]).invitation.email == EMAIL
    accept(address.partition("#")[2], None, ADA)
    again = runner.invoke(args=["people", "first", "--email", EMAIL])
    assert again.exit_code == 1
    assert "flask people password" in again.stderr
    assert db.session.scalar(select(func.count()).select_from(Person)) == 1
