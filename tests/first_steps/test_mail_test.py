"""The mail is tested by a real message whose link comes back; without a mail server the operator may do without."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine
from flask import Flask
from sqlalchemy import func, select

from server import clock
from server.access import Actor
from server.config import Config
from server.db import db
from server.errors import TooMany
from server.first_steps.mail_test import ask_test, confirm_test, do_without, mail_state
from server.first_steps.models import WaivedStep
from server.first_steps.refusals import MailServerSet, NoMailServer
from server.messages.mail import send_some
from server.messages.models import Message
from server.people.refusals import LinkExpired, LinkUsed, UnknownAccountLink
from server.trail.models import Act
from tests.messages.support.postbox import Postbox
from tests.support.databases import settings
from tests.support.races import at_once


@pytest.fixture
def postbox() -> Iterator[Postbox]:
    """A real SMTP server that listens."""
    box = Postbox()
    box.open()
    yield box
    box.close()


@pytest.fixture
def config(database_url: str, request: pytest.FixtureRequest) -> Config:
    """Settings with mail, for a test that asks for a postbox."""
    plain = settings(database_url)
    if "postbox" not in request.fixturenames:
        return plain
    return replace(plain, smtp_url=request.getfixturevalue("postbox").url, mail_from="pass@example.fr")


def came(postbox: Postbox) -> str:
    """The token in the newest mail."""
    link = postbox.mails[-1].get_content().strip().splitlines()[-1]
    assert link.startswith("http://localhost:8000/operateur#courriel-recu-")
    return str(link.partition("#courriel-recu-")[2])


def asked(operator: Actor, postbox: Postbox) -> str:
    ask_test(operator)
    send_some()
    return came(postbox)


def verbs() -> list[str]:
    db.session.rollback()
    return list(db.session.scalars(select(Act.verb).order_by(Act.done_at)))


def test_a_message_that_comes_tests_the_mail(operator: Actor, postbox: Postbox) -> None:
    before = mail_state(operator)
    assert (before.set_up, before.done, before.state) == (True, False, "not_asked")
    token = asked(operator, postbox)
    assert (mail_state(operator).state, mail_state(operator).done) == ("sent", False)
    confirm_test(operator, token)
    assert mail_state(operator).done
    assert verbs() == ["mail_test.asked", "mail_test.came"]


def test_its_link_stands_in_the_mail_alone(operator: Actor, postbox: Postbox) -> None:
    token = asked(operator, postbox)
    rows = [tuple(row) for table in (Message, Act) for row in db.session.execute(select(table.__table__))]
    assert rows
    assert token not in str(rows)


def test_its_link_works_once(operator: Actor, postbox: Postbox) -> None:
    token = asked(operator, postbox)
    confirm_test(operator, token)
    with pytest.raises(LinkUsed):
        confirm_test(operator, token)
    with pytest.raises(UnknownAccountLink):
        confirm_test(operator, f"{token[:-1]}-")


def test_its_link_works_for_a_day(operator: Actor, postbox: Postbox) -> None:
    token = asked(operator, postbox)
    with time_machine.travel(clock.now() + timedelta(days=1, seconds=5)), pytest.raises(LinkExpired):
        confirm_test(operator, token)
    assert not mail_state(operator).done


def test_of_two_who_open_it_at_once_one_confirms(app: Flask, operator: Actor, postbox: Postbox) -> None:
    token = asked(operator, postbox)
    done = at_once(app, lambda: confirm_test(operator, token), lambda: confirm_test(operator, token))
    assert sorted(type(each).__name__ for each in done) == ["LinkUsed", "NoneType"]
    assert verbs().count("mail_test.came") == 1


def test_a_server_that_refuses_is_told_on_the_screen(operator: Actor, postbox: Postbox) -> None:
    postbox.answers[mail_state(operator).address] = "550 nobody here"
    ask_test(operator)
    send_some()
    state = mail_state(operator)
    assert (state.state, state.done) == ("failed", False)
    assert "nobody here" in (state.error or "")


def test_a_server_that_is_down_is_told_on_the_screen(operator: Actor, postbox: Postbox) -> None:
    postbox.close()
    ask_test(operator)
    send_some()
    state = mail_state(operator)
    assert state.state == "waiting"
    assert "ConnectionRefusedError" in (state.error or "")


def test_ten_an_hour_are_enough(operator: Actor, postbox: Postbox) -> None:
    for _ in range(10):
        ask_test(operator)
    with pytest.raises(TooMany):
        ask_test(operator)


def test_with_a_mail_server_nobody_does_without(operator: Actor, postbox: Postbox) -> None:
    with pytest.raises(MailServerSet):
        do_without(operator)


def test_without_a_mail_server_the_operator_may_do_without(app: Flask, operator: Actor) -> None:
    with pytest.raises(NoMailServer):
        ask_test(operator)
    assert not mail_state(operator).done
    at_once(app, lambda: do_without(operator), lambda: do_without(operator))
    assert mail_state(operator).done
    assert db.session.scalar(select(func.count()).select_from(WaivedStep)) == 1
    assert verbs() == ["mail.waived"]
