"""A bank's table: signed amounts or two columns, the newest line first or last, a balance on each line."""

from __future__ import annotations

from datetime import date

import pytest

from server.bank_statements.reading import reader
from server.bank_statements.reading.records import ToldStatement
from server.banking.refusals import UnreadableBankFile
from tests.bank_statements.support import camt

HEAD = "Compte;Date;Date de valeur;Libellé;Débit;Crédit;Solde"
LINES = (
    f"{camt.FUNDS};23/11/2026;23/11/2026;VIR DEPARTEMENT;;1 500,00;1 600,00",
    f"{camt.FUNDS};23/11/2026;24/11/2026;FRAIS;2,50;;1 597,50",
    f"{camt.FUNDS};24/11/2026;24/11/2026;INTERETS;;0,01;1 597,51",
)


def told(*lines: str, head: str = HEAD, encoding: str = "utf-8") -> ToldStatement:
    (one,) = reader.read("\r\n".join((head, *lines)).encode(encoding)).statements
    return one


def test_a_table_is_a_statement_by_its_balances() -> None:
    part = told(*LINES)
    assert (part.account, part.from_day, part.to_day) == (camt.FUNDS, date(2026, 11, 23), date(2026, 11, 24))
    assert (part.opening_cents, part.closing_cents) == (10_000, 159_751)
    assert [movement.cents for movement in part.movements] == [150_000, -250, 1]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
def test_the_newest_line_first_gives_the_same(encoding: str) -> None:
    assert told(*LINES[::-1], encoding=encoding) == told(*LINES)


def test_one_column_of_signed_amounts_gives_the_same_sums() -> None:
    head = "iban,date,amount,text,balance"
    lines = [
        f"{camt.FUNDS},2026-11-23,{amount},x,{after}"
        for amount, after in (("1500.00", "1600.00"), ("-2.50", "1597.50"))
    ]
    part = told(*lines, head=head)
    assert [movement.cents for movement in part.movements] == [150_000, -250]


def test_balances_that_do_not_follow_make_it_unreadable() -> None:
    assert not told(*LINES[:2], LINES[2].replace("1 597,51", "1 597,52")).is_readable


@pytest.mark.parametrize("cell", ["", "x", "1,2,3"])
def test_a_line_without_amount_makes_it_unreadable(cell: str) -> None:
    assert not told(LINES[0].replace("1 500,00", cell)).is_readable


def test_each_account_of_a_table_is_a_statement_of_its_own() -> None:
    other = f"{camt.FEES};23/11/2026;;VIR;;1,00;1,00"
    content = "\n".join((HEAD, LINES[0], other)).encode()
    assert [part.account for part in reader.read(content).statements] == [camt.FUNDS, camt.FEES]


def test_a_table_without_balances_is_refused() -> None:
    with pytest.raises(UnreadableBankFile, match="solde"):
        told("a;b", head="Compte;Date;Montant")
