"""The database itself refuses one person in both roles, a document paid twice, and a changed share."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import delete, insert, select, update

from server.db import db
from server.payouts import service
from server.payouts.bank_accounts import service as bank_accounts
from server.payouts.bank_accounts.models import BankAccount
from server.payouts.bank_accounts.service import Details
from server.payouts.models import Payout, PayoutBatch, PayoutPart
from tests.payouts.support.office import DECEMBER, IBAN, Office
from tests.support import factories
from tests.support.constraints import refuses


def prepared(office: Office) -> PayoutBatch:
    office.payable(1)
    return service.prepare(office.first)


def test_nobody_approves_what_they_prepared(office: Office) -> None:
    batch = prepared(office)
    alone = {"approved_at": DECEMBER, "approved_by_id": batch.prepared_by_id}
    refuses(update(PayoutBatch).where(PayoutBatch.id == batch.id).values(alone))


def test_nobody_approves_once_its_day_is_over(office: Office) -> None:
    batch = prepared(office)
    late: dict[str, object] = {"approved_at": DECEMBER, "approved_by_id": office.second.person_id}
    late["approved_day"] = batch.execution_day + timedelta(days=1)
    refuses(update(PayoutBatch).where(PayoutBatch.id == batch.id).values(late))


def test_nothing_is_sent_that_nobody_approved(office: Office) -> None:
    batch = prepared(office)
    sent = {"sent_at": DECEMBER, "sent_by_id": office.second.person_id}
    refuses(update(PayoutBatch).where(PayoutBatch.id == batch.id).values(sent))


def test_a_document_has_one_live_payout(office: Office) -> None:
    batch = prepared(office)
    columns = Payout.__table__.c  # type: ignore[attr-defined]  # a table's columns
    (row,) = db.session.execute(select(*(column for column in columns if column.name != "id"))).mappings()
    refuses(insert(Payout).values({**row, "batch_id": batch.id, "end_to_end_id": "another"}))


def test_a_payout_s_shares_never_change(office: Office) -> None:
    prepared(office)
    refuses(update(PayoutPart).values(cents=1))
    refuses(delete(PayoutPart))


def test_nobody_confirms_the_account_they_entered(office: Office) -> None:
    entered = bank_accounts.propose(office.first, factories.organisation().id, Details("Mairie", IBAN))
    assert entered.waiting
    alone = {"state": "confirmed", "decided_at": DECEMBER, "decided_by_id": office.first.person_id}
    refuses(update(BankAccount).where(BankAccount.id == entered.waiting.id).values(alone))
