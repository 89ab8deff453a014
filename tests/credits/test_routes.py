"""`/api/credit-notes` and `/api/campaigns/<id>/credit`: permissions and shapes."""

from __future__ import annotations

from flask.testing import FlaskClient, FlaskCliRunner

from server.accounts.models import Person
from server.db import db
from tests.credits.support.ends import LAST_MOMENT, End
from tests.support import factories


def person(end: End, side: str) -> Person:
    return db.session.get_one(Person, getattr(end, side).person_id)


def signed_in(client: FlaskClient, end: End, side: str) -> FlaskClient:
    """The browser of someone of one side, signed in at the present time of the test."""
    return factories.sign_in(client, person(end, side))


def path(end: End) -> str:
    return f"/api/campaigns/{end.campaign.id}/credit"


def test_the_operator_sees_what_is_due_looks_and_makes_it(client: FlaskClient, end: End) -> None:
    end.scan(end.booklets(end.order())[0], 1)
    end.over()
    operator = signed_in(client, end, "operator")
    due = {
        "campaign_id": end.campaign.id,
        "campaign": "Pass numérique 2026",
        "sponsor": end.campaign.sponsor.organisation.name,
        "since_day": "2027-03-04",
        "total_cents": 9000,
    }
    assert operator.get("/api/credit-notes/due").json == {"due": [due]}
    assert operator.get(path(end)).json == {
        "campaign_id": end.campaign.id,
        "first_day": "2027-03-04",
        "hindrance": None,
        "issued": 10,
        "redeemed": 1,
        "in_grace": 0,
        "credited": 0,
        "vouchers": 9,
        "face_cents": 9000,
        "unissued_cents": 0,
        "total_cents": 9000,
        "released_cents": 200,
    }
    note = operator.post(path(end)).json
    assert (note["number"], note["issued_on"], note["total_cents"]) == ("A-2027-000001", "2027-03-04", 9000)
    assert [(part["payment_order"], part["vouchers"]) for part in note["parts"]] == [("M-2026-1", 9)]
    assert operator.get("/api/credit-notes").json == {"credit_notes": [note]}
    assert operator.get("/api/credit-notes/due").json == {"due": []}


def test_before_its_day_the_preview_says_from_when(client: FlaskClient, end: End) -> None:
    end.order()
    end.moving.move_to(LAST_MOMENT)
    operator = signed_in(client, end, "operator")
    hindrance = operator.get(path(end)).json["hindrance"]
    assert hindrance["code"] == "too_early_to_credit"
    refused = operator.post(path(end))
    assert (refused.status_code, refused.json["error"]) == (409, hindrance)


def test_a_sponsor_sees_its_own_notes_only_and_makes_none(client: FlaskClient, end: End) -> None:
    end.order()
    end.over()
    signed_in(client, end, "operator").post(path(end))
    signed_in(client, end, "sponsor")
    assert [note["total_cents"] for note in client.get("/api/credit-notes").json["credit_notes"]] == [10000]
    assert (client.get(path(end)).status_code, client.post(path(end)).status_code) == (403, 403)
    factories.sign_in(client, factories.sponsor_person(factories.sponsor()))
    assert client.get("/api/credit-notes").json == {"credit_notes": []}


def test_a_campaign_nobody_knows_is_refused(client: FlaskClient, end: End) -> None:
    operator = signed_in(client, end, "operator")
    for answer in (operator.get("/api/campaigns/999/credit"), operator.post("/api/campaigns/999/credit")):
        assert (answer.status_code, answer.json["error"]["code"]) == (404, "unknown_campaign")


def test_the_console_lists_and_makes_them(runner: FlaskCliRunner, end: End) -> None:
    end.order()
    end.over()
    number = str(end.campaign.id)
    assert runner.invoke(args=["credits", "due"]).output == f"{number}\tPass numérique 2026\t2027-03-04\t10000\n"
    made = runner.invoke(args=["credits", "issue", number])
    assert made.output == f"A-2027-000001\t{end.campaign.sponsor.organisation.name}\t10\t10000\n"
    assert runner.invoke(args=["credits", "issue", number]).output == made.output
