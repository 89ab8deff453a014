"""Payouts, accounts and answers over HTTP: permissions, shapes, refusals."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

from server.access import Actor
from server.accounts.models import Person
from server.db import db
from tests.payouts.bank_files.support.samples import sample, table
from tests.payouts.support.office import IBAN, OTHER_IBAN, Office
from tests.support import factories

TYPED = {"holder": "Mairie de Bègles", "iban": "FR14 2004 1010 0505 0001 3M02 606"}


def as_(client: FlaskClient, actor: Actor) -> FlaskClient:
    return factories.sign_in(client, db.session.get_one(Person, actor.person_id))


def test_a_statement_goes_from_due_to_paid(office: Office, client: FlaskClient) -> None:
    owner = office.owed(2, name="Lieu de Bègles")
    office.close()
    office.account(owner)
    first = as_(client, office.first)
    shown: dict[str, Any] = first.get("/api/payouts").json
    (to_pay,) = shown["to_pay"]
    assert (to_pay["number"], to_pay["cents"], to_pay["hindrance"]) == ("R-2026-11-0001", 1920, None)
    batch = first.post("/api/payouts/batches", json={}).json
    assert (batch["state"], batch["cents"], batch["count"]) == ("prepared", 1920, 1)
    assert first.get("/api/payouts").json["under_way"] == [{"number": "R-2026-11-0001", "state": "prepared"}]
    address = f"/api/payouts/batches/{batch['id']}"
    refused = first.post(f"{address}/approve")
    assert (refused.status_code, refused.json["error"]["code"]) == (403, "four_eyes")
    assert first.get(f"{address}/file.xml").json["error"]["code"] == "batch_not_approved"
    assert as_(client, office.second).post(f"{address}/approve").json["state"] == "approved"
    file = client.get(f"{address}/file.xml")
    assert (file.status_code, file.mimetype) == (200, "application/xml")
    assert client.post(f"{address}/sent").json["states"] == {"sent": 1}
    assert client.get("/api/payouts").json["under_way"] == [{"number": "R-2026-11-0001", "state": "sent"}]
    answer = client.post("/api/payouts/answers?name=r.csv", data=table("2026-12-04;R-2026-11-0001;19,20;paid;"))
    assert (answer.status_code, [entry["outcome"] for entry in answer.json["entries"]]) == (201, ["applied"])
    (payout,) = client.get(address).json["payouts"]
    assert (payout["state"], payout["iban"]) == ("paid", "FR•• •••• 2606")
    told = client.get("/api/payouts").json
    assert (told["last_import_at"], told["to_pay"], told["under_way"]) == (answer.json["imported_at"], [], [])


def test_a_rejected_payment_is_due_again_with_what_to_do(office: Office, client: FlaskClient) -> None:
    office.payable(1)
    batch = office.sent()
    office.answered("2026-12-04;R-2026-11-0001;9,60;rejected;AC04 clos")
    (to_pay,) = as_(client, office.first).get("/api/payouts").json["to_pay"]
    failure = to_pay["failure"]
    assert (failure["state"], failure["words"], failure["advice"]) == ("rejected", "Compte clos", "account")
    (payout,) = client.get(f"/api/payouts/batches/{batch.id}").json["payouts"]
    assert payout["failure"]["reason"] == "AC04 clos"


def test_a_manager_enters_an_account_and_sees_payments(office: Office, client: FlaskClient) -> None:
    owner = office.owed(1)
    manager = factories.person("manager", owner)
    office.close()
    address = f"/api/organisations/{owner.id}/bank-account"
    entered = factories.sign_in(client, manager).post(address, json=TYPED).json
    assert (entered["current"], entered["waiting"]["iban"], entered["waiting_iban"]) == (None, "FR•• •••• 2606", None)
    (payment,) = client.get("/api/payments").json["payments"]
    assert (payment["state"], payment["hindrance"], payment["cents"]) == ("due", "account_changing", 960)
    assert client.post(f"/api/bank-accounts/{entered['waiting']['id']}/confirm").status_code == 403
    (waiting,) = as_(client, office.first).get("/api/bank-accounts").json["accounts"]
    assert waiting["waiting_iban"] == "FR14 2004 1010 0505 0001 3M02 606"
    assert client.post(f"/api/bank-accounts/{entered['waiting']['id']}/confirm").json["current"]["state"] == "confirmed"
    office.sent()
    (payment,) = factories.sign_in(client, manager).get("/api/payments").json["payments"]
    assert payment["state"] == "sent"
    assert payment["at"]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({**TYPED, "iban": "FR15 2004 1010 0505 0001 3M02 606"}, "invalid_iban"),
        ({**TYPED, "iban": "BR15 0000 0000 0000 1093 2840 814P 2"}, "iban_outside_sepa"),
        ({**TYPED, "bic": "NO"}, "invalid_bic"),
        ({"iban": IBAN, "holder": " "}, "invalid"),
    ],
)
def test_a_wrong_account_is_refused_with_a_sentence(
    office: Office, client: FlaskClient, body: dict[str, str], code: str
) -> None:
    owner = factories.organisation()
    answer = as_(client, office.first).post(f"/api/organisations/{owner.id}/bank-account", json=body)
    assert (answer.status_code, answer.json["error"]["code"]) == (422, code)


def test_nobody_sees_or_changes_the_account_of_others(office: Office, client: FlaskClient) -> None:
    owner, other = factories.organisation(), factories.qualified_venue()
    office.account(owner, OTHER_IBAN)
    factories.sign_in(client, factories.manager(other))
    address = f"/api/organisations/{owner.id}/bank-account"
    assert [client.get(address).status_code, client.post(address, json=TYPED).status_code] == [404, 404]
    assert [one["organisation"]["id"] for one in client.get("/api/bank-accounts").json["accounts"]] == [
        other.organisation_id
    ]


def test_a_proposal_is_refused_with_its_reason(office: Office, client: FlaskClient) -> None:
    owner = factories.organisation()
    entered = as_(client, office.first).post(f"/api/organisations/{owner.id}/bank-account", json=TYPED).json
    address = f"/api/bank-accounts/{entered['waiting']['id']}"
    assert client.post(f"{address}/confirm").json["error"]["code"] == "four_eyes"
    refused = as_(client, office.second).post(f"{address}/refuse", json={"reason": "RIB illisible"}).json
    assert (refused["waiting"], refused["refused"]["reason"]) == (None, "RIB illisible")
    assert client.post(f"{address}/confirm").json["error"]["code"] == "account_decided"


def test_an_unmatched_entry_is_shown_until_it_is_set_aside(office: Office, client: FlaskClient) -> None:
    office.answered("2026-12-04;R-2026-10-0001;9,60;paid;")
    (entry,) = as_(client, office.first).get("/api/payouts/answers").json["unmatched"]
    assert (entry["number"], entry["outcome"]) == ("R-2026-10-0001", "unknown_payment")
    address = f"/api/payouts/answers/entries/{entry['id']}/set-aside"
    assert client.post(address, json={"note": " "}).status_code == 422
    assert client.post(address, json={"note": "Payé à la main"}).json["note"] == "Payé à la main"
    seen = client.get("/api/payouts/answers").json
    assert (seen["unmatched"], seen["imports"][0]["entries"][0]["note"]) == ([], "Payé à la main")


@pytest.mark.parametrize(
    ("content", "status", "code"),
    [
        (sample("pain002-rejected.xml")[:500], 422, "unreadable_bank_file"),
        (b"<a/>", 422, "unreadable_bank_file"),
        (table("2026-12-04;R;9,60 USD;paid;"), 422, "bank_file_not_in_euros"),
        (b"x" * (4 * 1024 * 1024 + 1), 413, "bank_file_too_large"),
        (table(*["2026-12-04;R;9,60;paid;"] * 10_001), 413, "too_many_bank_entries"),
    ],
)
def test_a_bad_file_is_refused_with_its_code(
    office: Office, client: FlaskClient, content: bytes, status: int, code: str
) -> None:
    answer = as_(client, office.first).post("/api/payouts/answers", data=content)
    assert (answer.status_code, answer.json["error"]["code"]) == (status, code)
