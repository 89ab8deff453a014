"""Mail with a real SMTP server: sent once, kept while it is down, dropped when refused, two processes at once."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.policy import SMTP
from multiprocessing import get_context
from uuid import uuid4

import pytest
import time_machine
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from server import create_app
from server.config import Config
from server.db import db, transaction
from server.messages import inbox, outbox
from server.messages.mail import MailsSent, compose, send_waiting
from server.messages.models import FAILED, SENT, WAITING, Mail
from server.messages.service import THE_OPERATOR, Note, To, write
from tests.messages.support.postbox import Postbox
from tests.support import factories
from tests.support.databases import release

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture
def moving() -> Iterator[time_machine.Traveller]:
    """A clock that the test moves."""
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


def tell(*people: To) -> None:
    with transaction() as session:
        write(session, [Note(f"key {number}", to, "mail_unset") for number, to in enumerate(people)])


def states() -> list[tuple[str, int]]:
    db.session.rollback()
    return [(mail.state, mail.attempts) for mail in db.session.scalars(select(Mail).order_by(Mail.address))]


def test_a_message_goes_out_once_to_each_person(app: Flask, postbox: Postbox) -> None:
    people = [factories.operator(), factories.operator()]
    tell(THE_OPERATOR)
    assert (send_waiting(), send_waiting()) == (MailsSent(sent=2), MailsSent())
    assert [address for address, _ in postbox.told()] == sorted(person.email for person in people)
    assert states() == [(SENT, 1), (SENT, 1)]


def test_a_mail_says_who_what_and_where(app: Flask, postbox: Postbox) -> None:
    factories.operator()
    tell(THE_OPERATOR)
    send_waiting()
    (mail,) = postbox.mails
    number = db.session.scalars(select(Mail.id)).one()
    assert mail["Message-ID"] == f"<{number}@example.fr>"
    assert (mail["Subject"], mail["From"].addresses[0].addr_spec) == (
        "L’envoi de courriels n’est pas réglé",
        "pass@example.fr",
    )
    assert mail["Auto-Submitted"] == "auto-generated"
    assert "personne ne les reçoit" in mail.get_content()
    assert mail.get_content().endswith("http://localhost:8000/\r\n")


@given(st.text(), st.text())
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_names_hold_a_mail_can_be_written(config: Config, subject: str, body: str) -> None:
    mail = compose(outbox.Letter(uuid4(), "a@example.org", f"Relevé de {subject}", body), config)
    assert message_from_bytes(mail.as_bytes(), policy=SMTP)["To"] == "a@example.org"


def test_while_the_server_is_down_mail_waits_and_then_goes_out_once(
    app: Flask, postbox: Postbox, moving: time_machine.Traveller
) -> None:
    tell(*(To(person_id=factories.operator().id) for _ in range(3)))
    postbox.close()
    down = send_waiting()
    assert (down.sent, down.failed, down.waiting) == (0, 0, 3)
    assert down.trouble
    assert "refused" in down.trouble
    assert sorted(attempts for _, attempts in states()) == [0, 0, 1]

    postbox.open()
    assert send_waiting() == MailsSent(sent=2, waiting=1)
    moving.shift(timedelta(minutes=15))
    assert send_waiting() == MailsSent(sent=1)
    assert len(postbox.mails) == len(set(postbox.told())) == 3


def test_pauses_grow_to_six_hours(app: Flask) -> None:
    minutes = [outbox.pause(attempts) / timedelta(minutes=1) for attempts in (1, 2, 3, 4, 5, 6, 7, 400)]
    assert minutes == [15, 30, 60, 120, 240, 360, 360, 360]


def test_one_refused_recipient_fails_alone_and_the_operator_is_told(app: Flask, postbox: Postbox) -> None:
    gone, here = factories.prescriber(), factories.prescriber()
    postbox.answers[gone.email] = "550 no such mailbox"
    tell(To(person_id=gone.id), To(person_id=here.id))
    assert send_waiting() == MailsSent(sent=1, failed=1)
    assert [address for address, _ in postbox.told()] == [here.email]
    assert sorted(states()) == [(FAILED, 1), (SENT, 1)]
    (told,) = inbox.messages(factories.actor(factories.operator())).messages
    assert gone.email in told.body
    assert "550 no such mailbox" in told.body


def test_a_full_mailbox_is_tried_again(app: Flask, postbox: Postbox, moving: time_machine.Traveller) -> None:
    full, here = factories.prescriber(), factories.prescriber()
    postbox.answers[full.email] = "452 mailbox full"
    tell(To(person_id=full.id), To(person_id=here.id))
    assert send_waiting() == MailsSent(sent=1, waiting=1)
    postbox.answers.clear()
    moving.shift(timedelta(minutes=15))
    assert send_waiting() == MailsSent(sent=1)
    assert [address for address, _ in postbox.told()] == sorted([full.email, here.email])


@pytest.mark.parametrize("address", ["not an address", "two@at@signs", "élodie@example.fr", "a@b\nbcc: c@d"])
def test_what_is_no_address_fails_without_stopping_the_others(app: Flask, postbox: Postbox, address: str) -> None:
    wrong, right = factories.prescriber(), factories.prescriber()
    with transaction():
        wrong.email = address
    tell(To(person_id=wrong.id), To(person_id=right.id))
    report = send_waiting()
    assert (report.sent + report.failed, report.waiting, report.trouble) == (2, 0, None)
    assert right.email in [to for to, _ in postbox.told()]
    assert not any(mail["Bcc"] for mail in postbox.mails)


def test_a_crash_before_the_mark_sends_again_under_the_same_message_id(
    app: Flask, postbox: Postbox, moving: time_machine.Traveller, monkeypatch: pytest.MonkeyPatch
) -> None:
    tell(To(person_id=factories.operator().id))
    with monkeypatch.context() as crashing:
        crashing.setattr(outbox, "mark_sent", lambda _letter: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            send_waiting()
    assert (states(), send_waiting()) == ([(WAITING, 1)], MailsSent(waiting=1))
    moving.shift(timedelta(minutes=15))
    assert send_waiting() == MailsSent(sent=1)
    assert len({mail["Message-ID"] for mail in postbox.mails}) == 1
    assert len(postbox.mails) == 2


def test_without_a_mail_server_messages_stand_in_the_app_and_the_operator_is_told_once(
    app: Flask, config: Config
) -> None:
    app.config["POINCON"] = replace(config, smtp_url=None)
    operator = factories.operator()
    tell(THE_OPERATOR)
    reports = [send_waiting(), send_waiting()]
    assert reports[0] == reports[1] == MailsSent(trouble="SMTP_URL is not set: messages stand in the app only.")
    assert len(inbox.messages(factories.actor(operator)).messages) == 2
    assert states() == []


def send_elsewhere(config: Config) -> MailsSent:
    """Send waiting mail as another process does."""
    app = create_app(config)
    with app.app_context():
        report = send_waiting()
        release(app)
    return report


def test_threads_that_send_at_once_send_each_mail_once(app: Flask, config: Config, postbox: Postbox) -> None:
    tell(*(To(person_id=factories.operator().id) for _ in range(12)))
    db.session.rollback()
    with ThreadPoolExecutor(4) as threads:
        reports = list(threads.map(send_elsewhere, [config] * 4))
    assert sum(report.sent for report in reports) == len(set(postbox.told())) == len(postbox.mails) == 12


def test_processes_that_send_at_once_send_each_mail_once(app: Flask, config: Config, postbox: Postbox) -> None:
    tell(*(To(person_id=factories.operator().id) for _ in range(30)))
    db.session.rollback()
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as processes:
        reports = list(processes.map(send_elsewhere, [config] * 2))
    assert sum(report.sent for report in reports) == len(set(postbox.told())) == len(postbox.mails) == 30
