"""`/api/books` and `/api/disbursements` as the operator's desk asks them."""

from __future__ import annotations

from flask.testing import FlaskClient
from sqlalchemy import select

from server.accounts.models import Person
from server.bank_statements.models import OwnBankAccount
from server.db import db
from tests.bank_statements.support import camt
from tests.bank_statements.support.desk import bring, bring_days, day
from tests.payouts.support.office import Office
from tests.support import factories


def desk(client: FlaskClient, office: Office) -> FlaskClient:
    return factories.sign_in(client, db.session.get_one(Person, office.first.person_id))


def test_books_beside_bank(client: FlaskClient, office: Office) -> None:
    bring_days((0, 700, [10]), (1, 710, []))
    found = desk(client, office).get("/api/books").json["accounts"]
    sums = {"books_cents": 0, "bank_cents": 710, "under_way_cents": -710, "difference_cents": 0}
    assert found[0]["last"] == {"day": str(day(1)), **sums}
    assert (found[0]["opening_cents"], found[1]["last"]) == (700, None)
    account = db.session.scalars(select(OwnBankAccount.id).order_by(OwnBankAccount.id)).all()[0]
    shown = client.get(f"/api/books/{account}?day={day(0)}").json
    assert [one["day"] for one in shown["days"]] == [str(day(0)), "2026-11-01"]
    assert [(one["kind"], one["cents"]) for one in shown["entries"]] == [("before", 700), ("movement", 10)]
    assert client.get(f"/api/books/{account + 1}").status_code == 409


def test_an_opening_told_over_http(client: FlaskClient, office: Office) -> None:
    bring_days((0, 700, []))
    account = db.session.scalars(select(OwnBankAccount.id).order_by(OwnBankAccount.id)).all()[0]
    told = desk(client, office).post(f"/api/books/{account}/opening", json={"cents": 700})
    assert told.json["accounts"][0]["opening"]["cents"] == 700
    assert client.post(f"/api/books/{account}/opening/confirm").json["error"]["code"] == "second_person_needed"


def test_what_explains_itself_over_http(client: FlaskClient, office: Office) -> None:
    moved = camt.movement(-350, day(0)).replace("ESCT", "CHRG")
    bring(camt.document(camt.statement(day(0), 10**6, [-350], movements=moved)))
    assert desk(client, office).post("/api/books/explain").json == {"explained": 1}


def test_a_withdrawal_over_http(client: FlaskClient, office: Office) -> None:
    office.owed(3)
    earned = desk(client, office).get("/api/disbursements").json["earned_cents"]
    asked = client.post("/api/disbursements/withdrawals", json={"cents": earned, "reason": "Frais"})
    assert asked.status_code == 201
    assert asked.json["earned_cents"] == 0
    one = asked.json["disbursements"][0]
    assert (one["number"], one["kind"], one["state"], one["decided_at"]) == (
        "RT-2026-000001",
        "withdrawal",
        "asked",
        None,
    )
    again = client.post("/api/disbursements/withdrawals", json={"cents": 1, "reason": "Frais"})
    assert (again.status_code, again.json["error"]["code"]) == (409, "more_than_earned")
    assert client.post(f"/api/disbursements/{one['id']}/refuse").json["earned_cents"] == earned
