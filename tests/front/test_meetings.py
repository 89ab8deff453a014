"""Information meetings: announced, registered for without an account, changed, cancelled, forgotten."""

from __future__ import annotations

from datetime import datetime, timedelta
from email.message import EmailMessage
from typing import Any

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient, FlaskCliRunner
from icalendar import Calendar, Event
from sqlalchemy import func, select

from server import clock
from server.access import Actor
from server.db import db
from server.front import guests, meetings
from server.front.guest_links import PATH, link_of
from server.front.models import Meeting, MeetingGuest
from server.front.refusals import MeetingInThePast, MeetingNowhere, MeetingOver, UnknownMeeting
from server.messages.mail import send_waiting
from server.messages.models import Mail, Message
from server.trail.models import Act
from tests.front.support.visio import LINK
from tests.messages.support.postbox import Postbox
from tests.support.races import at_once

BROWSER = {"Accept": "text/html", "Origin": "http://localhost:8000"}
ADA = {"name": "Ada Lovelace", "email": "Ada@Exemple.fr ", "structure": "Centre social"}


def register(client: FlaskClient, meeting: Meeting, **sent: str) -> Any:
    return client.post(f"/reunions/{meeting.id}", data={**ADA, **sent}, headers=BROWSER)


def count(of: type[Any]) -> int:
    db.session.rollback()
    return db.session.scalars(select(func.count()).select_from(of)).one()


def arrived(postbox: Postbox) -> EmailMessage:
    """The one mail that was sent."""
    send_waiting()
    [mail] = postbox.mails
    postbox.mails.clear()
    return mail


def event_in(mail: EmailMessage) -> tuple[Calendar, Event]:
    [attached] = mail.iter_attachments()
    assert attached.get_content_type() == "text/calendar"
    calendar = Calendar.from_ical(attached.get_payload(decode=True))
    [event] = calendar.walk("VEVENT")
    return calendar, event


def words(mail: EmailMessage) -> str:
    body = mail.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def test_registering_mails_link_and_event(client: FlaskClient, meeting: Meeting, postbox: Postbox) -> None:
    answer = register(client, meeting)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/reunions?inscrit")
    assert "C’est noté" in client.get("/reunions?inscrit").text
    mail = arrived(postbox)
    assert str(mail["To"]) == "ada@exemple.fr"
    assert LINK in words(mail)
    assert PATH in words(mail)
    calendar, event = event_in(mail)
    assert (str(calendar["METHOD"]), int(event["SEQUENCE"])) == ("PUBLISH", 0)
    assert event.start == meeting.starts_at.replace(microsecond=0)
    assert event.end - event.start == timedelta(minutes=45)
    assert str(event["URL"]) == LINK


def test_the_public_never_sees_the_link_or_a_guest(client: FlaskClient, meeting: Meeting) -> None:
    register(client, meeting)
    for path in ("/reunions", f"/reunions/{meeting.id}"):
        html = client.get(path).text
        assert "Le pass en 45 minutes" in html
        assert LINK not in html
        assert "Lovelace" not in html


def test_registering_twice_is_one_guest_and_one_mail(client: FlaskClient, meeting: Meeting, postbox: Postbox) -> None:
    for email in ("ada@exemple.fr", "ADA@exemple.fr"):
        assert register(client, meeting, email=email).status_code == 303
    assert count(MeetingGuest) == 1
    arrived(postbox)


def test_registering_twice_at_once_is_one_guest(app: Flask, meeting: Meeting) -> None:
    given = guests.Registration(name="Ada", email="ada@exemple.fr")
    meeting_id = meeting.id
    db.session.rollback()
    at_once(app, *[lambda: guests.register(meeting_id, given)] * 3)
    assert (count(MeetingGuest), count(Mail)) == (1, 1)


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"name": " "}, "Écrivez un nom"),
        ({"email": "ada"}, "adresse électronique"),
        ({"name": "a" * 101}, "100 signes"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(
    client: FlaskClient, meeting: Meeting, sent: dict[str, str], sentence: str
) -> None:
    answer = register(client, meeting, **sent)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert 'aria-invalid="true"' in answer.text
    assert "Centre social" in answer.text
    assert count(MeetingGuest) == 0


def test_a_program_that_fills_in_the_trap_registers_nobody(client: FlaskClient, meeting: Meeting) -> None:
    assert register(client, meeting, site_web="https://spam.example").status_code == 303
    assert (count(MeetingGuest), count(Mail)) == (0, 0)


def test_another_site_cannot_register_its_visitor(client: FlaskClient, meeting: Meeting) -> None:
    headers = {**BROWSER, "Sec-Fetch-Site": "cross-site", "Origin": "https://evil.example"}
    assert client.post(f"/reunions/{meeting.id}", data=ADA, headers=headers).status_code == 403
    assert count(MeetingGuest) == 0


def test_one_address_is_not_mailed_without_end(client: FlaskClient, operator: Actor) -> None:
    start = clock.now() + timedelta(days=3)
    statuses = []
    for n in range(guests.TO_ONE_ADDRESS + 1):
        wanted = meetings.NewMeeting(starts_at=start, minutes=30, subject=f"Réunion {n}", place="Bordeaux")
        statuses.append(register(client, meetings.make_meeting(operator, wanted).meeting).status_code)
    assert statuses == [303] * guests.TO_ONE_ADDRESS + [429]


def test_one_network_registers_so_many(client: FlaskClient, meeting: Meeting) -> None:
    for n in range(guests.FROM_ONE_NETWORK):
        assert register(client, meeting, email=f"ada{n}@exemple.fr").status_code == 303
    refused = register(client, meeting, email="last@exemple.fr")
    assert refused.status_code == 429
    assert "Un peu de patience" in refused.text


def test_a_guest_withdraws_and_nothing_of_them_stays(client: FlaskClient, meeting: Meeting) -> None:
    register(client, meeting)
    link = link_of(db.session.scalars(select(MeetingGuest.id)).one())
    assert "Se désinscrire" in client.get(f"{PATH}?lien={link}").text
    assert count(MeetingGuest) == 1
    for _ in range(2):
        answer = client.post(PATH, data={"lien": link}, headers=BROWSER)
        assert answer.headers["Location"] == "/reunions?retrait"
    assert (count(MeetingGuest), count(Message), count(Mail)) == (0, 0, 0)
    assert client.get(f"{PATH}?lien={link}").status_code == 404


@pytest.mark.parametrize("link", ["", "1", "MQ.altered", "é"])
def test_an_altered_link_withdraws_nobody(client: FlaskClient, meeting: Meeting, link: str) -> None:
    register(client, meeting)
    assert client.post(PATH, data={"lien": link}, headers=BROWSER).status_code == 404
    assert count(MeetingGuest) == 1


def test_a_changed_meeting_is_mailed_and_replaces_the_event(
    client: FlaskClient, operator: Actor, meeting: Meeting, postbox: Postbox
) -> None:
    register(client, meeting)
    arrived(postbox)
    later = meeting.starts_at + timedelta(hours=2)
    meetings.change_meeting(operator, meeting.id, {"starts_at": later, "about": "Plus tard"})
    _, event = event_in(arrived(postbox))
    assert int(event["SEQUENCE"]) == 1
    assert event.start == later.replace(microsecond=0)


def test_a_new_text_mails_nobody(client: FlaskClient, operator: Actor, meeting: Meeting, postbox: Postbox) -> None:
    register(client, meeting)
    arrived(postbox)
    meetings.change_meeting(operator, meeting.id, {"about": "Ce que nous dirons"})
    send_waiting()
    assert postbox.mails == []


def test_a_cancelled_meeting_is_mailed_and_open_to_nobody(
    client: FlaskClient, operator: Actor, meeting: Meeting, postbox: Postbox
) -> None:
    register(client, meeting)
    arrived(postbox)
    for reason in ("L'animatrice est malade.", "Autre chose"):
        meetings.cancel_meeting(operator, meeting.id, reason)
    mail = arrived(postbox)
    assert "malade" in words(mail)
    calendar, event = event_in(mail)
    assert (str(calendar["METHOD"]), str(event["STATUS"])) == ("CANCEL", "CANCELLED")
    assert client.get(f"/reunions/{meeting.id}", headers=BROWSER).status_code == 404
    assert "Le pass en 45 minutes" not in client.get("/reunions").text
    with pytest.raises(UnknownMeeting):
        guests.register(meeting.id, guests.Registration(name="Zoé", email="zoe@exemple.fr"))
    with pytest.raises(MeetingOver):
        meetings.change_meeting(operator, meeting.id, {"minutes": 30})


def test_guests_are_reminded_the_day_before_once(
    client: FlaskClient, runner: FlaskCliRunner, meeting: Meeting, postbox: Postbox
) -> None:
    register(client, meeting)
    arrived(postbox)
    runner.invoke(args=["day"])
    assert postbox.mails == []
    with time_machine.travel(meeting.starts_at - timedelta(days=1), tick=False):
        for _ in range(2):
            runner.invoke(args=["day"])
    to_ada = [str(mail["Subject"]) for mail in postbox.mails if str(mail["To"]) == "ada@exemple.fr"]
    assert len(to_ada) == 1
    assert to_ada[0].startswith("Rappel : Le pass en 45 minutes, ")


def test_who_came_is_forgotten_after_thirty_days(client: FlaskClient, runner: FlaskCliRunner, meeting: Meeting) -> None:
    register(client, meeting)
    for days, left in ((30, 1), (31, 0)):
        with time_machine.travel(meeting.starts_at + timedelta(days=days) - timedelta(minutes=1), tick=False):
            runner.invoke(args=["day"])
        assert count(MeetingGuest) == left
    assert db.session.scalars(select(Message).where(Message.key.startswith("meeting-guest:"))).all() == []


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [({"starts_at": datetime(2020, 1, 1, tzinfo=clock.PARIS)}, MeetingInThePast), ({"link": ""}, MeetingNowhere)],
)
def test_a_meeting_is_to_come_and_somewhere(
    operator: Actor, meeting: Meeting, changes: dict[str, Any], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        meetings.change_meeting(operator, meeting.id, changes)


def test_the_operator_announces_over_the_api(office: FlaskClient) -> None:
    wanted = {"starts_at": "2199-01-05T09:00:00+01:00", "minutes": 60, "subject": "Bonjour", "place": "Mairie"}
    made = office.post("/api/meetings", json=wanted)
    assert (made.status_code, made.json["starts_at"]) == (201, "2199-01-05T08:00:00.000Z")
    path = f"/api/meetings/{made.json['id']}"
    assert office.patch(path, json={"host": "Ada"}).json["host"] == "Ada"
    assert office.post(f"{path}/cancel", json={"reason": "Neige"}).json["cancelled_because"] == "Neige"
    assert [one["subject"] for one in office.get("/api/meetings").json["meetings"]] == ["Bonjour"]
    assert office.post("/api/meetings", json={"subject": "Sans date"}).status_code == 422
    assert office.post("/api/meetings", json={**wanted, "link": "javascript:alert(1)"}).status_code == 422
    db.session.rollback()
    verbs = list(db.session.scalars(select(Act.verb).order_by(Act.done_at)))
    assert verbs == ["meeting.made", "meeting.changed", "meeting.cancelled"]
