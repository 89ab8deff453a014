"""A person assigns an unmatched entry to the payment it is about: only one that fits exactly, and once."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import delete, select, update

from server.accounts.models import Person
from server.db import db
from server.messages.models import Message
from server.payouts.bank_answers import assigning, imports
from server.payouts.bank_answers.assigning_refusals import (
    EntryAssigned,
    EntryOfOtherAccount,
    EntryOfOtherAmount,
    EntryOfOtherState,
    UnknownPayout,
)
from server.payouts.bank_answers.models import BankAssignment, BankEntry
from server.payouts.models import Payout, PayoutBatch
from server.payouts.refusals import UnknownEntry
from tests.payouts.bank_files.support import messages as bank
from tests.payouts.support.office import DECEMBER, OPERATOR_IBAN, Office, at_once, broken, payouts, states
from tests.support import factories
from tests.support.constraints import refuses

FOREIGN = "FR7610011000201234567890188"


def unmatched(office: Office, result: str, *, day: str = "2026-12-03", why: str = "") -> BankEntry:
    """An entry that names no payment of ours; the first payment of the batch has its amount."""
    office.answered(f"{day};VIR 77;9,60;{result};{why}")
    return imports.list_unmatched()[-1]


def test_a_payment_is_taken_where_the_entry_says_and_the_organisation_is_told(
    office: Office, batch: PayoutBatch
) -> None:
    entry = unmatched(office, "rejected", why="AC04 clos")
    row = assigning.assign(office.second, entry.id, payouts()[0].id)
    assert row.assignment
    kept = row.assignment
    assert (kept.assigned_by_id, kept.assigned_at) == (office.second.person_id, DECEMBER)
    assert (states(), payouts()[0].reason_code) == (["rejected", "sent", "sent"], "AC04")
    assert "compte clos" in db.session.scalars(select(Message).where(Message.key.like("payout:%"))).one().body
    assert imports.list_unmatched() == []
    assert broken() == []


@pytest.mark.parametrize(
    ("before", "result", "after"),
    [("sent", "paid", "paid"), ("sent", "rejected", "rejected"), ("sent", "returned", "returned"),
     ("paid", "returned", "returned")],
)  # fmt: skip
def test_each_step_that_the_bank_may_tell_can_be_assigned(
    office: Office, batch: PayoutBatch, before: str, result: str, after: str
) -> None:
    if before == "paid":
        office.answered("2026-12-03;R-2026-11-0001;9,60;paid;")
    assigning.assign(office.first, unmatched(office, result).id, payouts()[0].id)
    assert states()[0] == after
    assert broken() == []


@pytest.mark.parametrize(
    ("before", "result"),
    [("paid", "paid"), ("paid", "rejected"), ("rejected", "paid"), ("rejected", "returned"), ("returned", "paid")],
)
def test_a_payment_whose_state_does_not_allow_it_is_refused(
    office: Office, batch: PayoutBatch, before: str, result: str
) -> None:
    office.answered(f"2026-12-03;R-2026-11-0001;9,60;{before};")
    entry = unmatched(office, result)
    with pytest.raises(EntryOfOtherState):
        assigning.assign(office.first, entry.id, payouts()[0].id)
    assert (states()[0], imports.list_unmatched()[0].id) == (before, entry.id)
    assert broken() == []


def test_a_line_of_before_the_transfer_was_sent_is_about_another(office: Office, batch: PayoutBatch) -> None:
    entry = unmatched(office, "rejected", day="2026-12-01")
    with pytest.raises(EntryOfOtherState):
        assigning.assign(office.first, entry.id, payouts()[0].id)


@pytest.mark.parametrize("line", ["VIR 77;9,61", "VIR 77;", "VIR 77;19,20", "R-2026-11-0001;9,60 CHF"])
def test_another_amount_an_unknown_one_or_another_currency_is_refused(
    office: Office, batch: PayoutBatch, line: str
) -> None:
    office.answered(f"2026-12-03;{line};rejected;", "2026-12-03;R-2026-11-0003;28,80;paid;")
    (entry,) = imports.list_unmatched()
    with pytest.raises(EntryOfOtherAmount):
        assigning.assign(office.first, entry.id, payouts()[0].id)
    assert states() == ["sent", "sent", "paid"]


def test_only_a_payment_from_the_account_of_the_line_is_taken(office: Office, batch: PayoutBatch) -> None:
    number = "R-2026-11-0001"
    lines = [f"10/12/2026;{number};9,60;payé;{iban}" for iban in (FOREIGN, f"{OPERATOR_IBAN[:-1]}9")]
    names = "date;reference;montant;statut;compte débité"
    imports.import_answer(office.third, "x.csv", "\n".join([names, *lines]).encode())
    for entry in imports.list_unmatched():
        with pytest.raises(EntryOfOtherAccount):
            assigning.assign(office.first, entry.id, payouts()[0].id)
    assert states() == ["sent"] * 3


def test_of_two_payments_of_one_amount_a_person_says_which(office: Office) -> None:
    owners = [office.owed(2) for _ in range(2)]
    office.close()
    for owner in owners:
        office.account(owner)
    batch = office.sent()
    back = bank.movement(1920, bank.detail(e2e="NOTPROVIDED", code="MS03", file=batch.message_id), credit=True)
    imports.import_answer(office.third, "x", bank.notification(back))
    (entry,) = imports.list_unmatched()
    assert [payout.id for payout in assigning.candidates(entry.id)] == [one.id for one in reversed(payouts())]
    assigning.assign(office.first, entry.id, payouts()[1].id)
    assert states() == ["sent", "returned"]
    assert broken() == []


def test_the_same_again_is_no_change_and_another_payment_is_refused(office: Office, batch: PayoutBatch) -> None:
    entry = unmatched(office, "paid")
    first, second, _third = (payout.id for payout in payouts())
    assigning.assign(office.first, entry.id, first)
    again = assigning.assign(office.second, entry.id, first)
    assert again.assignment
    assert again.assignment.assigned_by_id == office.first.person_id
    with pytest.raises(EntryAssigned):
        assigning.assign(office.first, entry.id, second)
    assert states() == ["paid", "sent", "sent"]
    assert broken() == []


def test_what_was_assigned_is_not_set_aside_and_the_other_way_round(office: Office, batch: PayoutBatch) -> None:
    assigned, aside = unmatched(office, "paid"), unmatched(office, "paid", day="2026-12-04")
    first = payouts()[0].id
    assigning.assign(office.first, assigned.id, first)
    with pytest.raises(UnknownEntry):
        imports.set_aside(office.first, assigned.id, "Déjà fait")
    imports.set_aside(office.first, aside.id, "Frais")
    for act in (lambda: assigning.assign(office.first, aside.id, first), lambda: assigning.candidates(aside.id)):
        with pytest.raises(UnknownEntry):
            act()
    with pytest.raises(UnknownEntry):
        assigning.candidates(assigned.id)


def test_only_an_unmatched_entry_and_a_known_payment_are_taken(office: Office, batch: PayoutBatch) -> None:
    office.answered("2026-12-03;R-2026-11-0002;19,20;paid;")
    applied = db.session.scalars(select(BankEntry.id)).one()
    for entry_id in (applied, 99):
        with pytest.raises(UnknownEntry):
            assigning.assign(office.first, entry_id, payouts()[0].id)
    with pytest.raises(UnknownPayout):
        assigning.assign(office.first, unmatched(office, "paid").id, 99)


def test_the_same_line_in_a_later_file_does_nothing_again(office: Office, batch: PayoutBatch) -> None:
    assigning.assign(office.first, unmatched(office, "paid").id, payouts()[0].id)
    answer = office.answered("2026-12-03;VIR 77;9.60;payé;", "2026-12-03;R-2026-11-0002;19,20;paid;")
    assert (answer.repeated, states()) == (1, ["paid", "paid", "sent"])
    assert broken() == []


def test_of_two_who_assign_at_once_to_two_payments_one_is_told(app: Flask, office: Office) -> None:
    owners = [office.owed(1) for _ in range(2)]
    office.close()
    for owner in owners:
        office.account(owner)
    office.sent()
    entry = unmatched(office, "paid").id
    acts = [(lambda one=payout.id: assigning.assign(office.first, entry, one)) for payout in payouts()]
    assert sorted(at_once(app, *acts), key=str) == [None, "bank_entry_assigned"]
    assert sorted(states()) == ["paid", "sent"]
    assert broken() == []


def test_of_those_who_assign_and_set_aside_at_once_one_is_told(app: Flask, office: Office, batch: PayoutBatch) -> None:
    entry, payout = unmatched(office, "paid").id, payouts()[0].id
    told = at_once(
        app,
        lambda: assigning.assign(office.first, entry, payout),
        lambda: imports.set_aside(office.second, entry, "Frais"),
    )
    assert sorted(told, key=str) == [None, "unknown_bank_entry"]
    assert broken() == []


def test_the_database_keeps_what_was_assigned(office: Office, batch: PayoutBatch) -> None:
    assigning.assign(office.first, unmatched(office, "paid").id, payouts()[0].id)
    refuses(update(BankAssignment).values(payout_id=payouts()[1].id))
    refuses(delete(BankAssignment))


def test_over_http_the_operator_sees_the_payments_that_fit_and_assigns_one(
    office: Office, batch: PayoutBatch, client: FlaskClient
) -> None:
    entry = unmatched(office, "paid").id
    factories.sign_in(client, db.session.get_one(Person, office.first.person_id))
    address = f"/api/payouts/answers/entries/{entry}"
    (payment,) = client.get(f"{address}/payments").json["payments"]
    assert (payment["number"], payment["cents"], payment["state"]) == ("R-2026-11-0001", 960, "sent")
    assert payment["file"] == batch.message_id
    refused = client.post(f"{address}/assign", json={"payout_id": payment["id"] + 1})
    assert (refused.status_code, refused.json["error"]["code"]) == (409, "bank_entry_other_amount")
    told = client.post(f"{address}/assign", json={"payout_id": payment["id"]}).json["assigned"]
    assert (told["number"], told["at"]) == ("R-2026-11-0001", "2026-12-02T09:00:00.000Z")
    seen = client.get("/api/payouts/answers").json
    assert (seen["unmatched"], seen["imports"][0]["entries"][0]["assigned"]) == ([], told)
    assert client.get("/api/payouts").json["unmatched"] == 0


@pytest.mark.parametrize("role", ["manager", "sponsor", "mediator", "prescriber"])
def test_nobody_else_may_see_or_assign(office: Office, batch: PayoutBatch, client: FlaskClient, role: str) -> None:
    entry = unmatched(office, "paid").id
    owner = db.session.get_one(Payout, payouts()[0].id).organisation
    factories.sign_in(client, factories.person(role, owner))
    address = f"/api/payouts/answers/entries/{entry}"
    assert client.get(f"{address}/payments").status_code == 403
    assert client.post(f"{address}/assign", json={"payout_id": payouts()[0].id}).status_code == 403
    assert states() == ["sent"] * 3
