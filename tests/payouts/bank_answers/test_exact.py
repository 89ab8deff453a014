"""One answer changes one payment; what a bank does not name exactly changes nothing and is left to a person."""

from __future__ import annotations

import pytest

from server.banking.refusals import UnreadableBankFile
from server.payouts import service
from server.payouts.bank_answers import imports
from server.payouts.models import PayoutBatch
from tests.payouts.bank_files.support import messages as bank
from tests.payouts.support.office import IBAN, OPERATOR_IBAN, Office, broken, naming, of_bank, payouts, states

SENT, PAID, REJECTED = "sent", "paid", "rejected"
FIRST, SECOND, THIRD = (f"R-2026-11-000{number}" for number in (1, 2, 3))
FOREIGN = "FR7610011000201234567890188"


def outcomes(office: Office, content: bytes) -> list[str]:
    return [entry.outcome for entry in imports.import_answer(office.third, "x", content).entries]


@pytest.mark.parametrize(
    ("name", "after", "to_look_at"),
    [
        ("a1-grp-rjct-one-tx.xml", [REJECTED] * 3, []),
        ("a2-pmtinf-rjct-one-tx.xml", [REJECTED] * 3, []),
        ("a3-grp-part-one-tx.xml", [REJECTED, SENT, SENT], []),
        ("a4-tx-without-e2e.xml", [SENT] * 3, ["unknown_payment"]),
        ("a6-tx-instr-only.xml", [REJECTED, SENT, SENT], []),
        ("a7-acsc-group-one-reject.xml", [REJECTED, PAID, PAID], []),
        ("b1-foreign-credit-beside.xml", [PAID, SENT, SENT], ["unknown_payment"]),
        ("b17-amt-no-details-many.xml", [PAID, PAID, SENT], []),
        ("b19-wrong-account-all.xml", [SENT] * 3, ["other_account"]),
        ("b2-two-accounts-one-usd.xml", [PAID, SENT, SENT], []),
        ("b20-own-venue-two-accounts.xml", [PAID, SENT, SENT], ["other_account"]),
        ("b21-payee-file-only.xml", [SENT] * 3, ["other_account"]),
        ("b3-other-account-same-e2e.xml", [SENT] * 3, ["other_account"]),
        ("c2-thousands.csv", [PAID, PAID, SENT], []),
        ("c5-commas.csv", [REJECTED, SENT, SENT], []),
    ],
)
def test_a_file_from_the_field_does_what_it_says_and_no_more(
    office: Office, batch: PayoutBatch, name: str, after: list[str], to_look_at: list[str]
) -> None:
    of_bank(office, batch, f"field-{name}")
    assert states() == after
    assert [entry.outcome for entry in imports.list_unmatched()] == to_look_at
    assert broken() == []


def test_a_listed_payment_of_a_refused_file_keeps_its_own_reason(office: Office, batch: PayoutBatch) -> None:
    of_bank(office, batch, "field-a1-grp-rjct-one-tx.xml")
    assert [payout.reason_code for payout in payouts()] == ["AC01", "FF01", "FF01"]


def test_a_movement_on_an_account_that_is_none_of_ours_is_listed_and_asks_nothing(
    office: Office, batch: PayoutBatch
) -> None:
    answer = of_bank(office, batch, "field-b2-two-accounts-one-usd.xml")
    assert [(entry.outcome, entry.currency) for entry in answer.entries] == [("applied", "EUR"), ("not_ours", "USD")]


@pytest.mark.parametrize(
    ("levels", "listed", "after"),
    [
        (("RJCT", "RJCT"), [], [REJECTED] * 3),
        ((None, "RJCT"), [], [REJECTED] * 3),
        (("PART", "RJCT"), [("RJCT", FIRST)], [REJECTED] * 3),
        (("ACSC", None), [], [PAID] * 3),
        (("ACSP", "ACSP"), [("RJCT", SECOND)], [SENT, REJECTED, SENT]),
        (("ACSC", "ACSC"), [("ACSP", SECOND)], [PAID, SENT, PAID]),
        (("RJCT", "RJCT"), [("ACSC", FIRST)], [*[PAID, SENT, SENT], "contradicts"]),
        (("RJCT", "RJCT"), [("ACSP", FIRST)], [*[SENT] * 3, "contradicts"]),
        (("RJCT", "PART"), [("RJCT", FIRST)], [*[REJECTED, SENT, SENT], "contradicts"]),
        (("RJCT", "ACSC"), [], [*[SENT] * 3, "contradicts"]),
        (("ACSC", "RJCT"), [("RJCT", FIRST)], [*[REJECTED, SENT, SENT], "contradicts"]),
        (("ACSC", "ACSC"), [("RJCT", "X-1")], [*[SENT] * 3, "contradicts"]),
        (("RJCT", "RJCT"), [("RJCT", "X-1")], [REJECTED] * 3),
    ],
)
def test_three_levels_of_a_report_are_weighed_together(
    office: Office,
    batch: PayoutBatch,
    levels: tuple[str | None, str | None],
    *,
    listed: list[tuple[str, str]],
    after: list[str],
) -> None:
    transactions = [bank.reported(status, e2e=number) for status, number in listed]
    group, block = levels
    told = outcomes(office, bank.report(batch.message_id, transactions, group=group, block=block))
    assert [*states(), *(outcome for outcome in told if outcome == "contradicts")] == after
    assert broken() == []


@pytest.mark.parametrize(
    "transaction",
    [
        pytest.param(bank.reported("RJCT"), id="no name"),
        pytest.param(bank.reported("RJCT", e2e="NOTPROVIDED"), id="not provided"),
        pytest.param(bank.reported("RJCT", tx="X123"), id="only the bank's name"),
        pytest.param(bank.reported("RJCT", instr="X123", cents=960), id="another's name"),
        pytest.param(bank.reported("RJCT", e2e="R-2026-11-0009"), id="unknown"),
        pytest.param(bank.reported("RJCT", e2e=FIRST.lower()), id="another case"),
        pytest.param(bank.reported("RJCT", e2e=FIRST[:-1]), id="cut"),
        pytest.param(bank.reported("RJCT", e2e=FIRST, instr=SECOND), id="two of ours"),
        pytest.param(bank.reported("RJCT", e2e="X", instr=FIRST), id="ours second only"),
        pytest.param(bank.reported("RJCT", e2e=FIRST, cents=961), id="another amount"),
        pytest.param(bank.reported("RJCT", e2e=FIRST, cents=960, currency="CHF"), id="another currency"),
        pytest.param(bank.reported("RJCT", cents=777), id="no such amount"),
        pytest.param(bank.reported(None, e2e=FIRST), id="no status"),
    ],
)
def test_a_transaction_that_names_no_payment_exactly_is_for_a_person(
    office: Office, batch: PayoutBatch, transaction: str
) -> None:
    imports.import_answer(
        office.third, "x", bank.report(batch.message_id, [transaction, bank.reported("ACSC", e2e=THIRD)])
    )
    assert states() == [SENT, SENT, PAID]
    assert len(imports.list_unmatched()) == 1
    assert broken() == []


@pytest.mark.parametrize("ids", [{"e2e": FIRST}, {"instr": FIRST}, {"tx": FIRST}, {"e2e": FIRST, "tx": "X123"}])
def test_one_of_our_names_is_enough(office: Office, batch: PayoutBatch, ids: dict[str, str | None]) -> None:
    assert outcomes(office, bank.report(batch.message_id, [bank.reported("RJCT", **ids)])) == ["applied"]
    assert states() == [REJECTED, SENT, SENT]


def test_without_a_name_the_exact_amount_is_enough_if_one_payment_has_it(office: Office, batch: PayoutBatch) -> None:
    assert outcomes(office, bank.report(batch.message_id, [bank.reported("RJCT", cents=1920)])) == ["applied"]
    assert states() == [SENT, REJECTED, SENT]


def test_two_payments_of_one_amount_are_told_apart_by_a_person(office: Office) -> None:
    owners = [office.owed(2) for _ in range(2)]
    office.close()
    for owner in owners:
        office.account(owner)
    batch = office.sent()
    assert outcomes(office, bank.report(batch.message_id, [bank.reported("RJCT", cents=1920)])) == ["ambiguous"]
    assert states() == [SENT, SENT]


@pytest.mark.parametrize(
    ("message", "block_of"), [("VIR-20260101-00000000", None), (None, "VIR-20260101-00000000"), ("NOTPROVIDED", "X")]
)
def test_a_report_on_another_file_changes_nothing_of_ours(
    office: Office, batch: PayoutBatch, message: str | None, block_of: str | None
) -> None:
    file = message or batch.message_id
    listed = [bank.reported("RJCT", e2e=FIRST)]
    outcomes(office, bank.report(file, listed, block="RJCT", block_of=block_of))
    assert states() == [SENT] * 3


@pytest.mark.parametrize("more", ["<OrgnlNbOfTxs>2</OrgnlNbOfTxs>", "<OrgnlCtrlSum>57.61</OrgnlCtrlSum>"])
def test_a_refused_file_of_another_size_is_not_ours(office: Office, batch: PayoutBatch, more: str) -> None:
    assert outcomes(office, bank.report(batch.message_id, group="RJCT", more=more)) == ["amount_differs"]
    assert states() == [SENT] * 3


def test_a_detail_without_names_never_stands_for_all(office: Office, batch: PayoutBatch) -> None:
    in_file = f"<PmtInfId>{batch.message_id}</PmtInfId>"
    files = [
        bank.notification(bank.movement(5760, bank.detail(code="AC04"), credit=True, batch=in_file)),
        bank.notification(bank.movement(960, bank.detail(code="AC04"), bank.detail(), credit=True, batch=in_file)),
        bank.notification(bank.movement(5760, credit=True, batch=in_file)),
        bank.notification(bank.movement(4000, batch=in_file)),
        bank.notification(bank.movement(5760, batch=f"{in_file}<NbOfTxs>2</NbOfTxs>")),
    ]
    for content in files:
        assert "applied" not in outcomes(office, content)
    assert states() == [SENT] * 3


def test_the_rest_of_a_file_is_paid_by_a_debit_of_exactly_that(office: Office, batch: PayoutBatch) -> None:
    outcomes(office, bank.report(batch.message_id, [bank.reported("RJCT", e2e=FIRST)]))
    in_file = f"<PmtInfId>{batch.message_id}</PmtInfId><NbOfTxs>2</NbOfTxs>"
    outcomes(office, bank.notification(bank.movement(4800, batch=in_file)))
    assert states() == [REJECTED, PAID, PAID]


def test_a_credit_of_an_amount_we_paid_is_no_return_unless_it_is_called_one(office: Office, batch: PayoutBatch) -> None:
    stranger = bank.movement(1920, bank.detail(e2e="NOTPROVIDED"), credit=True, reference="A")
    assert outcomes(office, bank.notification(stranger)) == ["unknown_payment"]
    back = bank.movement(1920, bank.detail(e2e="NOTPROVIDED", code="MS03"), credit=True, reference="B")
    assert outcomes(office, bank.notification(back)) == ["applied"]
    assert states() == [SENT, "returned", SENT]


def test_a_line_of_another_account_in_a_table_is_not_ours(office: Office, batch: PayoutBatch) -> None:
    lines = [f"10/12/2026;{FIRST};9,60;payé;{FOREIGN}", f"10/12/2026;{SECOND};19,20;payé;{OPERATOR_IBAN}"]
    content = "\n".join(["date;reference;montant;statut;compte débité", *lines]).encode()
    assert outcomes(office, content) == ["other_account", "applied"]
    assert states() == [SENT, PAID, SENT]


def test_one_bad_line_stops_no_other(office: Office, batch: PayoutBatch) -> None:
    answer = office.answered(
        f"2026-12-10;{FIRST};9,60;paid;",
        f"2026-12-10;{SECOND};1.92;perhaps;",
        f'2026-12-10;"{SECOND};19,20;paid;',
        f"2026-12-10;{THIRD};28,80 CHF;paid;",
        f"2026-12-10;{THIRD};28,8",
    )
    assert [entry.outcome for entry in answer.entries] == [
        "applied",
        "unreadable",
        "unreadable",
        "other_currency",
        "unreadable",
    ]
    assert states() == [PAID, SENT, SENT]
    assert "perhaps" in (answer.entries[1].reason or "")


def test_one_unreadable_record_of_a_notification_stops_no_other(office: Office, batch: PayoutBatch) -> None:
    whole = naming(batch, "camt054-paid-and-returned.xml")
    imports.import_answer(office.third, "x", whole.replace(b"19.20", b"19.20x"))
    assert states() == [SENT, SENT, "returned"]
    assert [entry.outcome for entry in imports.list_unmatched()] == ["unreadable"]


def test_a_transfer_not_marked_as_sent_waits_for_the_same_file_again(office: Office, batch: PayoutBatch) -> None:
    outcomes(office, bank.report(batch.message_id, [bank.reported("RJCT", e2e=FIRST, code="AM04")]))
    again = service.prepare(office.first)
    service.approve(office.second, again.id)
    content = bank.notification(
        bank.movement(960, bank.detail(e2e=FIRST, file=again.message_id), reference="A"),
        bank.movement(1920, bank.detail(e2e=SECOND, file=batch.message_id), reference="B"),
    )
    assert outcomes(office, content) == ["not_sent", "applied"]
    service.mark_sent(office.first, again.id)
    assert outcomes(office, content) == ["applied"]
    assert states() == [REJECTED, PAID, SENT, PAID]


def test_bad_news_of_a_document_that_was_sent_twice_needs_the_file_or_the_day(
    office: Office, batch: PayoutBatch
) -> None:
    outcomes(office, bank.report(batch.message_id, [bank.reported("RJCT", e2e=FIRST, code="AM04")]))
    again = office.sent()
    answer = office.answered(f"2026-12-02;{FIRST};9,60;rejected;AM04")
    assert [entry.outcome for entry in answer.entries] == ["ambiguous"]
    money_back = bank.movement(960, bank.detail(e2e=FIRST, code="AM04"), credit=True, day="2026-12-09")
    assert outcomes(office, bank.notification(money_back)) == ["ambiguous"]
    assert states()[3:] == [SENT]
    outcomes(office, bank.report(again.message_id, [bank.reported("RJCT", e2e=FIRST)]))
    assert states()[3:] == [REJECTED]


def test_what_a_stranger_s_account_tells_first_hides_nothing_of_ours(office: Office, batch: PayoutBatch) -> None:
    debit = bank.movement(960, bank.detail(e2e=FIRST), reference="A")
    content = bank.notifications((IBAN, [debit]), (OPERATOR_IBAN, [debit]))
    assert outcomes(office, content) == ["other_account", "applied"]


def test_an_account_may_be_told_without_country_and_check_digits(office: Office, batch: PayoutBatch) -> None:
    debit = bank.movement(960, bank.detail(e2e=FIRST))
    content = bank.notification(debit).replace(
        f"<IBAN>{OPERATOR_IBAN}</IBAN>".encode(), f"<Othr><Id>{OPERATOR_IBAN[4:]}</Id></Othr>".encode()
    )
    assert outcomes(office, content) == ["applied"]


@pytest.mark.parametrize(
    ("content", "word"),
    [
        ((b"0130001    00100EUR2 0000000001 01  301126" + b" " * 78 + b"\n") * 3, "CFONB"),
        (b"{1:F01BANKFRPP}{4:\n:20:X", "MT940"),
        (b"%PDF-1.7\n", "PDF"),
        (b"PK\x03\x04\x14\x00", "classeur"),
    ],
)
def test_another_format_of_banks_is_called_by_its_name(office: Office, content: bytes, word: str) -> None:
    with pytest.raises(UnreadableBankFile, match=word):
        imports.import_answer(office.third, "x", content)
