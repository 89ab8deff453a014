"""camt.053, camt.052, camt.054: their versions, and the shapes in which banks really write them."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from lxml import etree

from server.bank_statements.reading import reader
from server.bank_statements.reading.records import NOTICE, STATEMENT, ToldStatement
from server.banking.refusals import UnreadableBankFile
from tests.bank_statements.support import camt

SCHEMAS = Path(camt.__file__).parent / "schemas"
MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)


def told(content: bytes) -> ToldStatement:
    (one,) = reader.read(content).statements
    return one


@pytest.mark.parametrize("name", sorted(path.stem for path in SCHEMAS.glob("*.xsd")))
def test_a_message_that_isos_schema_accepts_is_read(name: str) -> None:
    _camt, kind, _one, version = name.split(".")
    inside = [camt.payment(cents, version=int(version)) for cents in (1000, 500)]
    whole = camt.movement(1500, MONDAY, *inside, version=int(version))
    one = camt.statement(MONDAY, 10_000, [1500], movements=whole, kind=kind)
    content = camt.document(one, version=int(version), kind=kind)
    schema = etree.XMLSchema(etree.parse(SCHEMAS / f"{name}.xsd"))
    schema.assertValid(etree.fromstring(content))
    read = reader.read(content)
    assert read.format == name
    (part,) = read.statements
    assert part.kind == (STATEMENT if kind == "053" else NOTICE)
    (movement,) = part.movements
    assert [payment.cents for payment in movement.payments] == [1000, 500]
    assert {payment.party for payment in movement.payments} == {"Ville"}
    assert (movement.code, movement.payments_differ) == ("PMNT-RCDT-ESCT", False)


@pytest.mark.parametrize("version", range(2, 14))
def test_every_version_gives_the_same_record(version: int) -> None:
    one = camt.movement(1500, MONDAY, camt.payment(1500, version=version), version=version)
    content = camt.document(camt.statement(MONDAY, 100, [1500], movements=one), version=version)
    part = told(content)
    days = (part.account, part.from_day, part.to_day, part.opening_cents, part.closing_cents, part.electronic_no)
    assert days == (camt.FUNDS, MONDAY, MONDAY, 100, 1600, 1)
    (movement,) = part.movements
    assert (movement.cents, movement.party, movement.party_iban) == (1500, "Ville", camt.FEES)
    assert (movement.end_to_end_id, movement.text, movement.reference) == ("E2E", "Commande 12", "REF")
    assert movement.payments == ()


def test_a_file_of_several_statements_has_them_in_its_order() -> None:
    parts = [camt.statement(day, 100 * n, [100], number=n) for n, day in enumerate((MONDAY, TUESDAY), 1)]
    assert [part.to_day for part in reader.read(camt.document(*parts)).statements] == [MONDAY, TUESDAY]


def test_payments_that_do_not_add_up_to_their_movement_are_told() -> None:
    whole = camt.movement(1500, MONDAY, camt.payment(1000), camt.payment(499))
    (movement,) = told(camt.document(camt.statement(MONDAY, 0, [1500], movements=whole))).movements
    assert movement.payments_differ


def test_a_batch_without_details_is_one_movement() -> None:
    count = "<NtryDtls><Btch><NbOfTxs>40</NbOfTxs></Btch></NtryDtls></Ntry>"
    whole = camt.movement(40_000, MONDAY).replace("</Ntry>", count)
    (movement,) = told(camt.document(camt.statement(MONDAY, 0, [40_000], movements=whole))).movements
    assert (movement.cents, movement.payments, movement.payments_differ) == (40_000, (), False)


def test_what_the_bank_calls_by_its_own_codes_is_kept() -> None:
    """Fees and interest have only the bank's own code in many files."""
    own = "<BkTxCd><Prtry><Cd>NCHG+808</Cd><Issr>DK</Issr></Prtry></BkTxCd>"
    iso = camt.movement(-250, MONDAY)
    whole = iso[: iso.index("<BkTxCd>")] + own + "<AddtlNtryInf>FRAIS DE TENUE</AddtlNtryInf></Ntry>"
    (movement,) = told(camt.document(camt.statement(MONDAY, 0, [-250], movements=whole))).movements
    assert (movement.cents, movement.code, movement.own_code, movement.text) == (-250, "", "NCHG+808", "FRAIS DE TENUE")


def test_a_reversal_and_a_returned_transfer_say_so() -> None:
    undone = camt.movement(-1000, MONDAY, more="<RvslInd>true</RvslInd>")
    inside = camt.payment(900).replace("</TxDtls>", "<RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf></TxDtls>")
    back = camt.movement(900, MONDAY, inside)
    one, two = told(camt.document(camt.statement(MONDAY, 0, [-1000, 900], movements=undone + back))).movements
    assert (one.is_reversal, one.cents, two.return_code) == (True, -1000, "AC04")


def test_a_movement_that_is_not_booked_is_left_out() -> None:
    pending = camt.movement(700, MONDAY).replace("BOOK", "PDNG")
    part = told(camt.document(camt.statement(MONDAY, 0, [], movements=pending)))
    assert (part.movements, part.pending) == ((), 1)


def test_an_overdrawn_account_has_negative_balances() -> None:
    part = told(camt.document(camt.statement(MONDAY, -500, [-100])))
    assert (part.opening_cents, part.closing_cents, part.total_cents) == (-500, -600, -100)


def test_the_balance_of_the_close_before_opens_the_next_day() -> None:
    """Some banks tell no opening balance, nor the days."""
    whole = camt.statement(TUESDAY, 100, [5])
    start, end = whole.index("<FrToDt>"), whole.index("</FrToDt>") + len("</FrToDt>")
    whole = (
        (whole[:start] + whole[end:])
        .replace("OPBD", "PRCD")
        .replace(f"<Dt>{TUESDAY}</Dt></Dt></Bal><Bal>", f"<Dt>{MONDAY}</Dt></Dt></Bal><Bal>")
    )
    part = told(camt.document(whole))
    assert (part.from_day, part.to_day, part.opening_cents) == (TUESDAY, TUESDAY, 100)


def test_pages_of_one_day_have_interim_balances_between() -> None:
    first = camt.statement(MONDAY, 0, [100]).replace("CLBD", "ITBD")
    second = camt.statement(MONDAY, 100, [50]).replace("OPBD", "ITBD")
    parts = reader.read(camt.document(first, second)).statements
    assert [(part.opening_cents, part.closing_cents) for part in parts] == [(0, 100), (100, 150)]


@pytest.mark.parametrize("encoding", ["ISO-8859-1", "windows-1252", "UTF-16", "UTF-8"])
def test_names_are_read_in_the_encoding_that_the_file_declares(encoding: str) -> None:
    whole = camt.movement(100, MONDAY, camt.payment(100, name="Préfecture"))
    content = camt.document(camt.statement(MONDAY, 0, [100], movements=whole), encoding=encoding)
    assert told(content).movements[0].party == "Préfecture"


def test_a_mark_and_line_ends_before_the_file_change_nothing() -> None:
    plain = camt.document(camt.statement(MONDAY, 0, [100]))
    assert told(b"\xef\xbb\xbf\r\n" + plain) == told(plain)


def test_prefixes_change_nothing() -> None:
    plain = camt.document(camt.statement(MONDAY, 0, [100])).decode()
    prefixed = re.sub(r"<(/?)([A-Z])", r"<\1n:\2", plain).replace("xmlns=", "xmlns:n=")
    assert told(prefixed.encode()) == told(plain.encode())


def test_one_movement_in_dollars_makes_the_statement_one_of_dollars() -> None:
    whole = camt.movement(100, MONDAY).replace("Ccy='EUR'", "Ccy='USD'")
    assert told(camt.document(camt.statement(MONDAY, 0, [100], movements=whole))).currency == "USD"


def test_a_statement_with_a_broken_amount_spoils_no_other() -> None:
    broken = camt.statement(MONDAY, 0, [100]).replace("<Ntry><Amt Ccy='EUR'>1.00", "<Ntry><Amt Ccy='EUR'>1.0x")
    one, two = reader.read(camt.document(broken, camt.statement(TUESDAY, 0, [100]))).statements
    assert (one.is_readable, two.is_readable) == (False, True)


BOMB = '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
FILE = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("declared", [BOMB, FILE, "<!DOCTYPE d>"])
def test_a_document_type_is_refused(declared: str) -> None:
    content = camt.document(camt.statement(MONDAY, 0, [100])).replace(b"<Document", declared.encode() + b"<Document", 1)
    with pytest.raises(UnreadableBankFile):
        reader.read(content.replace(b">REF<", b">&x;<"))


@pytest.mark.parametrize("cut", [0.3, 0.6, 0.99])
def test_a_file_that_is_cut_off_is_refused(cut: float) -> None:
    content = camt.document(camt.statement(MONDAY, 0, [100]), camt.statement(TUESDAY, 100, [100]))
    with pytest.raises(UnreadableBankFile):
        reader.read(content[: int(len(content) * cut)])


@pytest.mark.parametrize(
    "content", [b"<a/>", b"", b" ", b"{1:F01", b":20:X", b"%PDF-1.7", b"\xd0\xcf\x11\xe0", b"a;b\n1;2"]
)
def test_other_files_are_refused(content: bytes) -> None:
    with pytest.raises(UnreadableBankFile):
        reader.read(content)
