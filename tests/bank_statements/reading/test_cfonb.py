"""CFONB 120: overpunched amounts, lines of any cut, what the lines 05 add."""

from __future__ import annotations

from datetime import date

import pytest

from server.bank_statements.reading import cfonb_lines, reader
from server.bank_statements.reading.records import ToldStatement
from server.banking.refusals import UnreadableBankFile
from tests.bank_statements.support import camt, cfonb

FRIDAY, MONDAY = date(2026, 11, 20), date(2026, 11, 23)


def told(text: str, encoding: str = "latin-1") -> ToldStatement:
    (one,) = reader.read(text.encode(encoding)).statements
    return one


def statement(*lines: str, opening: int = 10_000, closing: int = 10_000) -> str:
    return cfonb.statement(FRIDAY, opening, MONDAY, *lines, closing=closing)


@pytest.mark.parametrize("cents", [0, 1, 9, 10, 123_456, -1, -5, -10, -929, 1_000_000_000, 9_999_999_999_999])
def test_the_last_character_of_an_amount_has_sign_and_digit(cents: int) -> None:
    written = cfonb.movement(cents, MONDAY)
    assert cfonb_lines.cents_of(written) == cents
    french = written.translate(str.maketrans("{}", "éè"))
    assert cfonb_lines.cents_of(french) == cents


@pytest.mark.parametrize(("decimals", "cents"), [("2", -1234), ("1", -12340), ("0", -123400), (" ", -1234)])
def test_an_amount_has_as_many_decimals_as_its_line_says(decimals: str, cents: int) -> None:
    line = cfonb.movement(-1234, MONDAY)
    assert cfonb_lines.cents_of(f"{line[:19]}{decimals}{line[20:]}") == cents


@pytest.mark.parametrize("written", ["0000000001234", "000000000123S", "00000000012-4{", "00000000x1234A", " " * 14])
def test_what_is_no_amount_is_refused(written: str) -> None:
    line = cfonb.movement(1, MONDAY)
    with pytest.raises(UnreadableBankFile):
        cfonb_lines.cents_of(f"{line[:90]}{written:14.14}{line[104:]}")


def test_a_statement_has_account_days_balances_and_movements() -> None:
    part = told(
        statement(cfonb.movement(1500, MONDAY, "VIR DEPARTEMENT"), cfonb.movement(-250, MONDAY), closing=11_250)
    )
    assert (part.account, part.currency) == (camt.FUNDS, "EUR")
    assert (part.from_day, part.to_day) == (date(2026, 11, 21), MONDAY)
    assert (part.opening_cents, part.closing_cents, part.total_cents) == (10_000, 11_250, 1250)
    one, two = part.movements
    assert (one.text, one.own_code, one.booking_day, one.value_day) == ("VIR DEPARTEMENT", "05", MONDAY, MONDAY)
    assert two.cents == -250


def test_lines_05_add_who_paid_their_words_and_the_end_to_end_id() -> None:
    more = [
        cfonb.more("NPY", "DEPARTEMENT DE LA GIRONDE", MONDAY),
        cfonb.more("LCC", "MANDAT 2026-4512 BORDEREAU 18 COMMANDE", MONDAY),
        cfonb.more("LC2", "12", MONDAY),
        cfonb.more("RCN", f"{'E2E-12':35}{'SUPP':35}", MONDAY),
        cfonb.more("LCS", "RF18539007547034", MONDAY),
        cfonb.more("CPY", camt.FEES, MONDAY),
        cfonb.more("XYZ", "of a kind nobody knows", MONDAY),
    ]
    (one,) = told(statement(cfonb.movement(1500, MONDAY), *more, closing=11_500)).movements
    assert (one.party, one.party_iban) == ("DEPARTEMENT DE LA GIRONDE", camt.FEES)
    assert one.text == "MANDAT 2026-4512 BORDEREAU 18 COMMANDE 12"
    assert (one.end_to_end_id, one.creditor_reference) == ("E2E-12", "RF18539007547034")


def test_who_was_paid_stands_on_a_debit() -> None:
    more = [cfonb.more("NBE", "LE PHARE", MONDAY), cfonb.more("NPY", "NOUS", MONDAY)]
    (one,) = told(statement(cfonb.movement(-1500, MONDAY), *more, closing=8_500)).movements
    assert one.party == "LE PHARE"


def test_a_label_goes_on_in_lines_05() -> None:
    more = [cfonb.more("LIB", "DE NOVEMBRE", MONDAY)]
    (one,) = told(statement(cfonb.movement(-500, MONDAY, "COTISATION"), *more, closing=9_500)).movements
    assert one.text == "COTISATION DE NOVEMBRE"


def test_line_ends_blanks_and_empty_lines_do_not_matter() -> None:
    whole = statement(cfonb.movement(100, MONDAY), closing=10_100)
    cut = "\n".join(line.rstrip() for line in whole.splitlines()) + "\n\n\x1a"
    without = "".join(whole.splitlines())
    assert told(whole) == told(cut) == told(without)


@pytest.mark.parametrize("encoding", ["utf-8", "latin-1", "cp1252"])
def test_accents_are_read_in_any_encoding(encoding: str) -> None:
    whole = statement(cfonb.movement(100, MONDAY, "VIR RÉGION NÉO"), closing=10_100)
    assert told(whole, encoding).movements[0].text == "VIR RÉGION NÉO"


def test_several_accounts_and_days_stand_in_one_file() -> None:
    first = statement(cfonb.movement(100, MONDAY), closing=10_100)
    second = cfonb.statement(MONDAY, 10_100, date(2026, 11, 24), closing=10_100)
    parts = reader.read((first + second).encode()).statements
    assert [part.to_day for part in parts] == [MONDAY, date(2026, 11, 24)]
    assert parts[1].from_day == date(2026, 11, 24)


def test_a_statement_without_its_new_balance_spoils_no_other() -> None:
    first = "\r\n".join(statement(cfonb.movement(100, MONDAY), closing=10_100).splitlines()[:-1]) + "\r\n"
    one, two = reader.read((first + statement()).encode()).statements
    assert (one.is_readable, two.is_readable) == (False, True)


def test_a_movement_of_another_account_makes_it_unreadable() -> None:
    other = cfonb.movement(100, MONDAY).replace(cfonb.ACCOUNT, "99999999999")
    assert not told(statement(other, closing=10_100)).is_readable


def test_an_account_that_no_iban_can_be_made_of_is_told_as_it_is() -> None:
    part = told(statement().replace(cfonb.ACCOUNT, "-----------"))
    assert part.account == f"{cfonb.BANK}{cfonb.DESK}-----------"


@pytest.mark.parametrize("broken", ["09" + " " * 118, "04" + "x" * 140])
def test_a_line_of_another_shape_is_refused(broken: str) -> None:
    with pytest.raises(UnreadableBankFile):
        told(statement(broken))


@pytest.mark.parametrize("day", ["310226", "991326", "ab1126", "      "])
def test_a_day_that_does_not_exist_makes_it_unreadable(day: str) -> None:
    line = cfonb.movement(100, MONDAY)
    assert not told(statement(f"{line[:34]}{day}{line[40:]}", closing=10_100)).is_readable


def test_the_file_from_the_field_is_told_from_a_table() -> None:
    """Its one line is cut, and its account has a key where no key belongs."""
    line = "0130001    00100EUR2 0000000001 01  301126" + " " * 50 + "00000012864{" + " " * 16
    assert not told(line).is_readable
