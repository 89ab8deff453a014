"""A structure announces itself by a form; the operator follows it up; after a year nothing is left."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from flask.testing import FlaskClient, FlaskCliRunner
from sqlalchemy import select

from server import clock
from server.db import db
from server.front.announcements import APPLY_PATH, list_announcements
from server.front.models import Announcement
from server.messages.mail import send_waiting
from server.messages.models import Message
from server.trail.models import Act
from tests.messages.support.postbox import Postbox

BROWSER = {"Accept": "text/html", "Origin": "http://localhost:8000"}
GIVEN = {
    "name": "Centre social du Grand Parc",
    "runs_venues": "true",
    "postcode": "33 300",
    "commune": "Bordeaux",
    "contact": "Zoé",
    "email": "zoe@exemple.fr",
    "phone": "05 56 00 00 00",
    "siret": "217 500 016 00019",
    "message": "Bonjour\nnous voulons commencer.",
}


def send(client: FlaskClient, **sent: str) -> Any:
    filled_in = {name: text for name, text in {**GIVEN, **sent}.items() if text}
    return client.post("/annonce", data=filled_in, headers=BROWSER)


def stored() -> list[Announcement]:
    db.session.rollback()
    return list_announcements()


def test_a_structure_announces_itself_and_both_sides_are_written(
    office: FlaskClient, client: FlaskClient, postbox: Postbox
) -> None:
    assert send(client).headers["Location"] == "/annonce/merci"
    [one] = stored()
    assert (one.name, one.siret, one.postcode) == (GIVEN["name"], "21750001600019", "33300")
    assert (one.runs_venues, one.prescribes, one.state) == (True, False, "new")
    assert one.message == GIVEN["message"]
    send_waiting()
    subjects = {str(mail["To"]): str(mail["Subject"]) for mail in postbox.mails}
    assert subjects.pop("zoe@exemple.fr") == "Votre annonce est bien reçue"
    assert list(subjects.values()) == ["Centre social du Grand Parc s’annonce"]


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"siret": "217500016"}, "SIRET"),
        ({"siret": "21750001600018"}, "SIRET"),
        ({"postcode": "99999"}, "code postal à cinq chiffres"),
        ({"runs_venues": ""}, "accueillir, prescrire"),
        ({"email": "zoe@"}, "adresse électronique"),
        ({"contact": ""}, "personne à joindre"),
        ({"message": "a" * 2001}, "2000 signes"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_stored(client: FlaskClient, sent: dict[str, str], sentence: str) -> None:
    answer = send(client, **sent)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert GIVEN["commune"] in answer.text
    assert stored() == []


def test_what_is_written_is_shown_as_text(client: FlaskClient) -> None:
    answer = send(client, name="<script>alert(1)</script>", postcode="")
    assert "<script" not in answer.text


def test_the_same_announcement_twice_is_one(client: FlaskClient) -> None:
    for _ in range(2):
        assert send(client).status_code == 303
    assert len(stored()) == 1


def test_a_program_that_fills_in_the_trap_announces_nothing(client: FlaskClient) -> None:
    assert send(client, site_web="x").status_code == 303
    assert stored() == []


def test_announcements_are_limited(client: FlaskClient) -> None:
    statuses = [send(client, name=f"Structure {n}").status_code for n in range(6)]
    assert statuses == [303] * 5 + [429]


def test_the_operator_follows_up_and_invites(client: FlaskClient, office: FlaskClient, postbox: Postbox) -> None:
    send(client)
    send_waiting()
    postbox.mails.clear()
    [one] = office.get("/api/announcements").json["announcements"]
    invited = office.post(f"/api/announcements/{one['id']}/invite")
    assert invited.json["state"] == "contacted"
    send_waiting()
    [mail] = [mail for mail in postbox.mails if str(mail["To"]) == "zoe@exemple.fr"]
    assert mail.get_content().rstrip().endswith(f"http://localhost:8000{APPLY_PATH}")
    changed = office.patch(f"/api/announcements/{one['id']}", json={"state": "closed"})
    assert changed.json["state"] == "closed"
    assert office.patch(f"/api/announcements/{one['id']}", json={"state": "lost"}).status_code == 422
    assert office.post("/api/announcements/999/invite").status_code == 404
    db.session.rollback()
    acts = list(db.session.scalars(select(Act).order_by(Act.done_at)))
    assert sorted({act.verb for act in acts}) == [
        "announcement.followed",
        "announcement.invited",
        "announcement.received",
    ]
    assert "zoe" not in str([(act.before, act.after, act.reason) for act in acts])


def test_announcements_of_a_territory(client: FlaskClient) -> None:
    send(client)
    assert [len(list_announcements(territory)) for territory in (None, ["33"], ["33300"], ["24"])] == [1, 1, 1, 0]


def test_after_a_year_nothing_is_left(client: FlaskClient, runner: FlaskCliRunner) -> None:
    send(client)
    with time_machine.travel(clock.now() + timedelta(days=366), tick=False):
        runner.invoke(args=["day"])
    assert stored() == []
    assert db.session.scalars(select(Message).where(Message.key.startswith("announcement:"))).all() == []
