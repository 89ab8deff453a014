"""An imported answer is applied once, reported in words, and no entry of it is lost."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from server.access import MANAGER
from server.db import db
from server.messages.models import Message
from server.payouts import service
from server.payouts.bank_answers import imports
from server.payouts.bank_answers.models import BankImport
from server.payouts.models import PayoutBatch
from server.payouts.refusals import UnknownEntry
from tests.payouts.support.office import DECEMBER, Office, balance, broken, of_bank, payouts, states


def outcomes(answer: BankImport) -> list[tuple[str | None, str, str]]:
    return [(entry.end_to_end_id, entry.result, entry.outcome) for entry in answer.entries]


def test_a_status_report_rejects_with_a_reason_that_the_organisation_reads(office: Office, batch: PayoutBatch) -> None:
    answer = of_bank(office, batch, "pain002-rejected.xml")
    assert outcomes(answer) == [("R-2026-11-0001", "rejected", "applied"), ("R-2026-11-0002", "paid", "applied")]
    assert (answer.pending, states()) == (1, ["rejected", "paid", "sent"])
    assert (payouts()[0].reason_code, payouts()[0].reason) == ("AC04", "CLOSED ACCOUNT NUMBER")
    failed = db.session.scalars(select(Message).where(Message.key.like("payout:%:failed"))).one()
    assert "compte clos" in failed.body
    assert "9,60" in failed.subject
    assert broken() == []


def test_who_is_paid_reads_so_and_what_was_to_come_is_old_news(office: Office, batch: PayoutBatch) -> None:
    """Of the three payouts one is rejected, one paid, one still with the bank."""
    of_bank(office, batch, "pain002-rejected.xml")
    paid = payouts()[1]
    told = db.session.scalars(select(Message).where(Message.key.like("payout:%:paid"))).one()
    assert (told.key, told.organisation_id, told.role) == (f"payout:{paid.id}:paid", paid.organisation_id, MANAGER)
    assert "19,20" in told.subject
    assert told.read_at is None
    announced = select(Message.key).where(Message.key.like("statement:%"), Message.read_at.is_not(None))
    assert db.session.scalars(announced).all() == ["statement:R-2026-11-0002"]


def test_a_notification_pays_and_brings_back(office: Office, batch: PayoutBatch) -> None:
    of_bank(office, batch, "camt054-paid-and-returned.xml")
    assert states() == ["sent", "paid", "returned"]
    paid = db.session.scalars(select(Message).where(Message.key.like("payout:%:paid"))).one()
    assert paid.subject.endswith("19,20\u00a0€ versés")
    assert "R-2026-11-0002" in paid.body
    assert payouts()[2].reason_code == "MD07"
    totals = balance()
    assert (totals.in_transit, totals.due) == (-960, -2880)
    assert broken() == []


def test_a_debit_of_a_whole_file_pays_all_of_it(office: Office, batch: PayoutBatch) -> None:
    answer = of_bank(office, batch, "camt054-v2-whole-batch.xml")
    assert states() == ["paid"] * 3
    assert [entry.cents for entry in answer.entries] == [960, 1920, 2880]
    assert broken() == []


def test_a_refused_file_rejects_all_of_it(office: Office, batch: PayoutBatch) -> None:
    of_bank(office, batch, "pain002-file-refused.xml")
    assert states() == ["rejected"] * 3
    assert balance().in_transit == 0
    assert broken() == []


def test_a_document_that_was_rejected_is_paid_again_from_then_on(office: Office, batch: PayoutBatch) -> None:
    of_bank(office, batch, "pain002-file-refused.xml")
    again = office.sent()
    assert states() == ["rejected"] * 3 + ["sent"] * 3
    of_bank(office, batch, "pain002-rejected.xml")
    assert states()[3:] == ["sent"] * 3
    of_bank(office, again, "camt054-v2-whole-batch.xml")
    assert states()[3:] == ["paid"] * 3
    assert broken() == []


def test_the_same_entries_in_another_file_do_nothing_again(office: Office, batch: PayoutBatch) -> None:
    office.answered("2026-12-03;R-2026-11-0001;9,60;paid;", "2026-12-03;R-2026-11-0009;1,00;paid;")
    answer = office.answered("2026-12-03;R-2026-11-0001;9.60;payé;", "2026-12-03;R-2026-11-0009;1,0;paid;")
    assert (answer.repeated, answer.entries) == (2, [])
    assert len(imports.list_unmatched()) == 1
    assert broken() == []


def test_what_was_returned_is_not_returned_again_after_it_was_sent_again(office: Office, batch: PayoutBatch) -> None:
    back = "2026-12-04;R-2026-11-0001;9,60;returned;AC04"
    office.answered(back)
    office.account(payouts()[0].organisation, "FR7630006000011234567890189")
    office.sent()
    office.answered("2026-12-05;R-2026-11-0002;19,20;paid;", back)
    assert states() == ["returned", "paid", "sent", "sent"]
    assert broken() == []


def test_another_amount_is_shown_and_changes_nothing(office: Office, batch: PayoutBatch) -> None:
    answer = office.answered("2026-12-03;R-2026-11-0001;96,00;paid;")
    assert outcomes(answer) == [("R-2026-11-0001", "paid", "amount_differs")]
    assert states() == ["sent"] * 3


def test_a_file_of_another_month_is_kept_as_unmatched(office: Office, batch: PayoutBatch) -> None:
    answer = office.answered("2026-11-03;R-2026-10-0001;9,60;paid;", "2026-11-03;R-2026-10-0002;9,60;rejected;AC01")
    assert {entry.outcome for entry in answer.entries} == {"unknown_payment"}
    assert states() == ["sent"] * 3
    assert [entry.end_to_end_id for entry in imports.list_unmatched()] == ["R-2026-10-0001", "R-2026-10-0002"]


@pytest.mark.parametrize(
    ("before", "after", "outcome"),
    [
        ("paid", "paid", "known"),
        ("rejected", "rejected", "known"),
        ("paid", "rejected", "was_paid"),
        ("rejected", "paid", "was_rejected"),
        ("rejected", "returned", "known"),
        ("returned", "returned", "known"),
        ("returned", "rejected", "was_returned"),
    ],
)
def test_what_the_bank_says_again_is_known_and_what_contradicts_is_shown(
    office: Office, batch: PayoutBatch, before: str, after: str, outcome: str
) -> None:
    office.answered(f"2026-12-03;R-2026-11-0001;9,60;{before};")
    answer = office.answered(f"2026-12-04;R-2026-11-0001;9,60;{after};")
    assert outcomes(answer) == [("R-2026-11-0001", after, outcome)]
    assert states()[0] == before
    assert broken() == []


def test_what_needs_nothing_more_is_set_aside_with_a_note_once(office: Office, batch: PayoutBatch) -> None:
    office.answered("2026-12-03;R-2026-10-0001;9,60;paid;")
    (entry,) = imports.list_unmatched()
    imports.set_aside(office.first, entry.id, "Payé à la main.")
    assert imports.list_unmatched() == []
    with pytest.raises(UnknownEntry):
        imports.set_aside(office.first, entry.id, "Encore")


def test_the_last_import_has_its_date(office: Office, batch: PayoutBatch) -> None:
    of_bank(office, batch, "pain002-rejected.xml")
    assert service.last_bank_import() == DECEMBER
