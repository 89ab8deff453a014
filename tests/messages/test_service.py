"""Messages in the app: sent once, to their recipients, and read."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from server.access import MANAGER, PRESCRIBER
from server.db import db, transaction
from server.messages import inbox
from server.messages.inbox import UnknownMessage
from server.messages.models import Mail, Message
from server.messages.service import THE_OPERATOR, Note, To, write
from server.messages.texts import CATALOGUE
from tests.support import factories


def tell(*notes: Note) -> int:
    with transaction() as session:
        return write(session, notes)


def note(key: str = "a key", to: To = THE_OPERATOR) -> Note:
    return Note(key, to, "mail_unset")


def test_the_same_message_is_never_written_twice(app: Flask) -> None:
    operator = factories.actor(factories.operator())
    assert (tell(note()), tell(note()), tell(note("another"))) == (1, 0, 1)
    assert len(inbox.messages(operator).messages) == 2
    assert len(db.session.scalars(select(Mail)).all()) == 2


def test_a_role_s_message_reaches_the_people_with_it_in_that_organisation_only(app: Flask) -> None:
    here, there = factories.organisation(), factories.organisation()
    ours = factories.prescriber(here)
    others = [factories.prescriber(there), factories.person(MANAGER, here), factories.operator()]
    tell(note(to=To(role=PRESCRIBER, organisation_id=here.id)))
    assert inbox.messages(factories.actor(ours)).unread == 1
    assert [inbox.messages(factories.actor(other)).messages for other in others] == [[], [], []]
    assert list(db.session.scalars(select(Mail.address))) == [ours.email]


def test_a_role_s_message_does_not_reach_who_has_it_for_some_venues_only(app: Flask) -> None:
    venue = factories.qualified_venue()
    whole, limited = factories.manager(venue), factories.manager(venue)
    with transaction():
        limited.memberships[0].venues = [venue]
    tell(note(to=To(role=MANAGER, organisation_id=venue.organisation_id)))
    assert inbox.messages(factories.actor(limited)).unread == 0
    assert db.session.scalars(select(Mail.address)).all() == [whole.email]


def test_a_person_s_message_reaches_nobody_else(app: Flask) -> None:
    one, other = factories.operator(), factories.operator()
    tell(note(to=To(person_id=one.id)))
    assert [inbox.messages(factories.actor(who)).unread for who in (one, other)] == [1, 0]
    assert list(db.session.scalars(select(Mail.address))) == [one.email]


def test_whoever_is_told_reads_once_and_nobody_else_can(app: Flask) -> None:
    reader, stranger = factories.operator(), factories.prescriber()
    tell(note())
    (message,) = inbox.messages(factories.actor(reader)).messages
    first = inbox.read(factories.actor(reader), message.id).read_at
    assert first
    assert inbox.read(factories.actor(reader), message.id).read_at == first
    assert inbox.messages(factories.actor(reader)).unread == 0
    with pytest.raises(UnknownMessage):
        inbox.read(factories.actor(stranger), message.id)


def test_messages_are_read_through_the_api(app: Flask, client: FlaskClient) -> None:
    factories.sign_in(client, factories.operator())
    tell(note("first"), note("second"))
    shown = client.get("/api/messages").json
    newest = shown["messages"][0]
    read = client.post(f"/api/messages/{newest['id']}/read")
    assert (shown["unread"], newest["subject"], newest["read_at"]) == (
        2,
        CATALOGUE["mail_unset"].fill({}).subject,
        None,
    )
    assert newest["body"].startswith("Les messages")
    assert (read.status_code, client.get("/api/messages").json["unread"]) == (200, 1)
    assert client.get("/api/messages").json["messages"][0] == read.json


def test_all_messages_are_read_at_once_and_nobody_else_s(app: Flask, client: FlaskClient) -> None:
    mine, theirs = factories.prescriber(), factories.prescriber()
    tell(*(note(f"{key}", To(person_id=mine.id)) for key in range(3)), note("theirs", To(person_id=theirs.id)), note())
    factories.sign_in(client, mine)
    answer = client.post("/api/messages/read")
    assert (answer.status_code, answer.json["unread"], len(answer.json["messages"])) == (200, 0, 3)
    first = [message["read_at"] for message in answer.json["messages"]]
    again = client.post("/api/messages/read").json
    assert [message["read_at"] for message in again["messages"]] == first
    assert [inbox.messages(factories.actor(other)).unread for other in (theirs, factories.operator())] == [1, 1]


def test_a_stranger_s_message_is_unknown_to_the_api(app: Flask, client: FlaskClient) -> None:
    factories.sign_in(client, factories.prescriber())
    tell(note())
    (message,) = inbox.messages(factories.actor(factories.operator())).messages
    answer = client.post(f"/api/messages/{message.id}/read")
    assert (answer.status_code, answer.json["error"]["code"]) == (404, "unknown_message")


def test_subjects_stay_in_one_line(app: Flask) -> None:
    text = CATALOGUE["mail_failed"].fill({"subject": "a\nb", "address": "x", "error": "y"})
    assert "\n" not in CATALOGUE["expiry_refusal"].fill({"campaign": "a\r\nBcc: x", "grace_day": "z"}).subject
    assert "a\nb" in text.body


def test_what_nobody_read_for_sixty_days_asks_no_more_to_be_read(app: Flask) -> None:
    someone = factories.person()
    to = To(person_id=someone.id)
    with time_machine.travel(datetime(2026, 9, 1, 9, tzinfo=UTC), tick=False):
        tell(note("old", to))
    with time_machine.travel(datetime(2026, 12, 1, 9, tzinfo=UTC), tick=False):
        tell(note("new", to))
        shown = inbox.messages(factories.actor(someone))
    assert [message.key for message in shown.messages] == ["new", "old"]
    assert (shown.unread, shown.news_since) == (1, datetime(2026, 10, 2, 9, tzinfo=UTC))


def test_a_message_makes_the_one_that_it_replaces_read(app: Flask) -> None:
    to = To(person_id=factories.person().id)
    tell(note("to come", to), note("other", to))
    tell(Note("came", to, "mail_unset", replaces=frozenset({"to come"})))
    assert db.session.scalars(select(Message.key).where(Message.read_at.is_not(None))).all() == ["to come"]
