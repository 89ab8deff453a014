"""Banks' files are read in every version and shape, or refused with a message."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from server.banking import csv_cells
from server.banking.refusals import TooManyEntries, UnreadableBankFile
from server.payouts.bank_files import bank_csv, camt054, reader, reasons
from server.payouts.bank_files.entries import PAID, REJECTED, RETURNED, Entry
from server.payouts.refusals import AnswerTooLarge, NotInEuros
from tests.payouts.bank_files.support.samples import sample, table
from tests.payouts.support.office import OPERATOR_IBAN

FILE = "VIR-20261210-0a1b2c3d"


def of_file(result: str, number: str, **told: Any) -> Entry:
    """An entry of a status report on our file."""
    return Entry(result, number, FILE, block_id=FILE, **told)


def test_a_status_report_tells_what_was_rejected_and_why_and_what_was_settled() -> None:
    answer, words = reader.read(sample("pain002-rejected.xml")), "CLOSED ACCOUNT NUMBER"
    assert (answer.kind, answer.pending) == ("pain.002", 1)
    assert answer.entries == (
        of_file(REJECTED, "R-2026-11-0001", cents=960, reason_code="AC04", reason=words, reference="BANK-PSR-0001-1"),
        of_file(PAID, "R-2026-11-0002", cents=1920, reference="BANK-PSR-0001-2"),
    )


def test_a_refused_file_is_one_entry_for_all_of_it() -> None:
    answer = reader.read(sample("pain002-file-refused.xml"))
    assert answer.entries == (Entry(REJECTED, message_id=FILE, reason_code="AM04", whole=True),)


def test_a_notification_tells_what_left_and_what_came_back() -> None:
    answer = reader.read(sample("camt054-paid-and-returned.xml"))
    assert (answer.kind, answer.pending) == ("camt.054", 1)
    first, second = date(2026, 12, 10), date(2026, 12, 11)
    booked = {"day": first, "reference": "BK26344000001", "account": OPERATOR_IBAN, "called_return": False}
    debit = Entry(PAID, message_id=FILE, **booked)  # type: ignore[arg-type]  # each of its own type
    assert answer.entries == (
        replace(debit, end_to_end_id="R-2026-11-0002", cents=1920),
        replace(debit, end_to_end_id="R-2026-11-0003", cents=2880),
        Entry(
            RETURNED,
            "R-2026-11-0003",
            cents=2880,
            reason_code="MD07",
            day=second,
            reference="BK26345000007",
            transaction_id="RTN-99",
            account=OPERATOR_IBAN,
        ),
    )


def test_a_debit_without_details_stands_for_all_of_a_file() -> None:
    answer = reader.read(sample("camt054-v2-whole-batch.xml"))
    (told,) = answer.entries
    assert (told.whole, told.message_id, told.cents, told.count) == (True, FILE, 5760, 3)
    assert (told.reason, told.day, told.account) == ("Virement groupé", date(2026, 12, 10), OPERATOR_IBAN)


@pytest.mark.parametrize(
    "content",
    [
        table("2026-12-10;R-2026-11-0001;9,60;paid;", "10/12/2026;R-2026-11-0002;1 019,20 €;rejeté;AC04 compte clos"),
        b"\xef\xbb\xbf"
        + table("2026-12-10;R-2026-11-0001;9.60;PAID;", "10.12.2026;R-2026-11-0002;-1019.2;rejected;AC04"),
        b'2026-12-10,R-2026-11-0001,"9,60",paid,\n2026-12-10,R-2026-11-0002,1019.20,rejected,AC04 x\n',
        "date;statut;montant;référence;motif\n2026-12-10;payé;9,6;R-2026-11-0001;\n"
        "2026-12-10;rejeté;1019,20;R-2026-11-0002;AC04\n".encode("cp1252"),
    ],
)
def test_a_table_is_read_whatever_its_separator_commas_names_and_encoding(content: bytes) -> None:
    day = date(2026, 12, 10)
    first, second = reader.read(content).entries
    assert first == Entry(PAID, "R-2026-11-0001", cents=960, day=day)
    assert (second.result, second.end_to_end_id, second.cents, second.reason_code, second.day) == (
        REJECTED,
        "R-2026-11-0002",
        101_920,
        "AC04",
        day,
    )


WHOLE = sample("camt054-paid-and-returned.xml")
BOMB = b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><Document>&b;</Document>'
PEEK = b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><Document>&x;</Document>'


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(WHOLE[:-40], id="cut"),
        pytest.param(WHOLE[:400], id="cut early"),
        pytest.param(BOMB, id="entities"),
        pytest.param(PEEK, id="a file of the server"),
        pytest.param(b"<Document><CstmrDrctDbtInitn/></Document>", id="another message"),
        pytest.param(b"\x89PNG\r\n\x1a\n\x00\x00", id="a picture"),
        pytest.param(table(), id="no line"),
        pytest.param(table("2026-12-10;R-2026-11-0001;9,60"), id="cut line"),
        pytest.param(table("2026-12-10;R-2026-11-0001;9,60;perhaps;"), id="unknown status"),
        pytest.param(table("2026-13-10;R-2026-11-0001;9,60;paid;"), id="no day"),
        pytest.param(table("2026-12-10;R-2026-11-0001;9,605;paid;"), id="a tenth of a cent"),
        pytest.param(table("2026-12-10;;9,60;paid;"), id="no id"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(content: bytes) -> None:
    with pytest.raises(UnreadableBankFile):
        reader.read(content)


@pytest.mark.parametrize(
    "content",
    [
        WHOLE.replace(b'Ccy="EUR"', b'Ccy="CHF"'),
        WHOLE.replace(b"<Ccy>EUR", b"<Ccy>USD"),
        sample("pain002-rejected.xml").replace(b'Ccy="EUR"', b'Ccy="USD"'),
        table("2026-12-10;R-2026-11-0001;9,60 USD;paid;"),
        table("2026-12-10;R-2026-11-0001;9,60;paid;;CHF", names="date;end_to_end_id;amount;status;reason;devise"),
    ],
)
def test_a_file_wholly_in_another_currency_is_refused(content: bytes) -> None:
    with pytest.raises(NotInEuros):
        reader.read(content)


def test_an_entry_is_the_same_in_another_file_and_another_beside_it_is_not() -> None:
    first, second, third = reader.read(WHOLE).entries
    again = reader.read(WHOLE.replace(b"BANK-DCN-0001", b"BANK-DCN-0009")).entries
    assert [entry.key for entry in again] == [first.key, second.key, third.key]
    assert len({first.key, second.key, third.key}) == 3


@pytest.mark.parametrize("code", ["AC01", "AC04", "AC06", "AM04", "MD07", "MS03", "RC01"])
def test_a_reason_has_words_and_advice(code: str) -> None:
    assert code not in reasons.explain(code)
    assert reasons.advice(code) in reasons.ADVICE


def test_an_unknown_reason_is_told_as_it_is() -> None:
    assert (reasons.explain("ZZ99"), reasons.explain(None)) == ("Motif ZZ99", "Sans motif")


@pytest.mark.parametrize(
    ("told", "cents"),
    [
        ("9,60", 960),
        ("1 019,20 €", 101_920),
        ("1\u00a0019,20", 101_920),
        ("1\u202f019,20 EUR", 101_920),
        ("1.019,20", 101_920),
        ("1,019.20", 101_920),
        ("1'019.20", 101_920),
        ("-12.345.678,9", 1_234_567_890),
        ("−9,60", 960),
    ],
)
def test_an_amount_is_read_as_people_write_it(told: str, cents: int) -> None:
    assert csv_cells.amount(told).cents == cents


@pytest.mark.parametrize("told", ["1.019", "1,019", "9,605", "1.01.920", "", "9,60 euros", "9" * 41, "12,34,56"])
def test_an_amount_that_may_be_two_is_none(told: str) -> None:
    with pytest.raises(UnreadableBankFile):
        csv_cells.amount(told)


@pytest.mark.parametrize(
    "content",
    [
        "sep=;\r\ndate;reference;montant;statut\r\n10/12/2026;R-2026-11-0001;9,60;payé\r\n".encode(),
        "date\treference\tmontant\tstatut\n10/12/2026\tR-2026-11-0001\t9,60\tpayé\n".encode("utf-16"),
        "Montant,Date,Référence,Statut,Motif\n9.60,10/12/2026,R-2026-11-0001,payé,a;b;c;d;e;f;g\n".encode("cp1252"),
        "date;reference;montant;statut;motif\n10/12/2026;R-2026-11-0001;9,60;payé;a,b,c,d,e,f,g\n".encode("utf-8-sig"),
        b"2026-12-10;R-2026-11-0001;9,60;paid;a,b,c,d,e,f,g\n",
    ],
)
def test_the_first_line_tells_what_parts_a_table(content: bytes) -> None:
    (entry,) = reader.read(content).entries
    assert (entry.end_to_end_id, entry.cents, entry.result) == ("R-2026-11-0001", 960, PAID)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(table(*["2026-12-10;R;9,60;paid;"] * 150_000), id="lines"),
        pytest.param(b"<a>" + b"<b/>" * 900_000 + b"</a>", id="tags"),
        pytest.param(
            b"<D><BkToCstmrDbtCdtNtfctn><Ntfctn>" + b"<Ntry/>" * 10_001 + b"</Ntfctn></BkToCstmrDbtCdtNtfctn></D>",
            id="movements",
        ),
    ],
)
def test_a_file_with_too_many_entries_is_refused_before_any_is_read(
    content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module, name in ((bank_csv, "_entry"), (camt054, "_entries")):
        monkeypatch.setattr(module, name, None)
    with pytest.raises((TooManyEntries, AnswerTooLarge)):
        reader.read(content[: reader.LARGEST] if content.startswith(b"d") else content)


def test_nesting_without_end_is_refused() -> None:
    with pytest.raises(UnreadableBankFile):
        reader.read(b"<a>" * 5_000 + b"</a>" * 5_000)
