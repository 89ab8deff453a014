"""The FEC of a story: what each event is in the books, told by a reader that knows only the order's words."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import UUID

import pytest
import time_machine

from server.accounting import service
from server.accounting.service import JournalWanted
from server.activity.reversals import Undo, reverse
from server.billing.issuing import issue_invoice
from server.commands import CONSOLE
from server.db import transaction
from server.invoicing import identity
from server.invoicing.invoice import NO_REFERENCES
from server.organisations.models import Organisation
from tests.accounting.support.against_ledger import check_invoices, check_years, export
from tests.accounting.support.reader import Line
from tests.payouts.support.office import IDENTITY, NOVEMBER, Office
from tests.support import factories
from tests.support.money_in import pay

YEAR, CHRISTMAS = date(2026, 1, 1), date(2026, 12, 24)
AFTER = datetime(2026, 12, 26, 9, tzinfo=UTC)


def amounts(lines: list[Line]) -> list[tuple[str, str, str]]:
    return [(line["CompteNum"], line["Debit"], line["Credit"]) for line in lines]


def raw(first: date = YEAR, last: date = CHRISTMAS, kind: str = "fec") -> bytes:
    return b"".join(service.export(CONSOLE, JournalWanted(first, last, kind)).read())


def test_a_funding_is_the_sale_of_the_fee_and_a_payment(office: Office, moving: time_machine.Traveller) -> None:
    factories.funded_order(factories.campaign(guarantee_bps=200), payment_order="M-77")
    moving.move_to(AFTER)
    fec = export(YEAR, CHRISTMAS)
    assert (fec.siren, fec.closing) == ("732829320", CHRISTMAS)
    assert amounts(fec.of(JournalCode="VE", PieceRef="M-77")) == [
        ("411000", "4,80", "0,00"),
        ("706200", "0,00", "2,00"),
        ("487000", "0,00", "2,00"),
        ("445710", "0,00", "0,80"),
    ]
    assert amounts(fec.of(JournalCode="BQ")) == [("512100", "104,00", "0,00"), ("419200", "0,00", "104,00")]
    assert amounts(fec.of(JournalCode="OD", PieceRef="M-77")) == [
        ("419200", "104,00", "0,00"),
        ("419100", "0,00", "100,00"),
        ("411000", "0,00", "4,00"),
    ]
    assert amounts(fec.of(JournalCode="BQ")) == [("512100", "104,00", "0,00"), ("419200", "0,00", "104,00")]


def test_an_invoiced_order_leaves_nothing_open_with_its_sponsor(office: Office, moving: time_machine.Traveller) -> None:
    order = factories.order(factories.campaign(guarantee_bps=200))
    issue_invoice(CONSOLE, order.id, NO_REFERENCES)
    pay(order.id, "M-78")
    moving.move_to(AFTER)
    fec = export(YEAR, CHRISTMAS)
    assert amounts(fec.of(JournalCode="VE", PieceRef="M-78")) == [
        ("411000", "4,80", "0,00"),
        ("706200", "0,00", "2,00"),
        ("487000", "0,00", "2,00"),
        ("445710", "0,00", "0,80"),
    ]
    assert amounts(fec.of(JournalCode="OD", PieceRef="M-78")) == [
        ("419200", "104,80", "0,00"),
        ("419100", "0,00", "100,00"),
        ("411000", "0,00", "4,80"),
    ]
    assert amounts(fec.of(JournalCode="BQ")) == [("512100", "104,80", "0,00"), ("419200", "0,00", "104,80")]


def test_a_days_scans_are_one_entry_for_each_organisation(office: Office, moving: time_machine.Traveller) -> None:
    _venue, phone = office.place()
    one, *_others = office.scans(phone, 5)
    with time_machine.travel(NOVEMBER, tick=False):
        reverse(office.first, one, Undo(UUID(int=7), "mistake"))
    moving.move_to(AFTER)
    fec = export(YEAR, CHRISTMAS)
    assert amounts(fec.of(JournalCode="PN")) == [
        *[("467100", "50,00", "0,00"), ("467200", "0,00", "48,00"), ("467500", "0,00", "2,00")],
        *[("467100", "0,00", "10,00"), ("467200", "9,60", "0,00"), ("467500", "0,40", "0,00")],
    ]
    assert {line["EcritureLib"] for line in fec.of(JournalCode="PN")} == {
        "Pass encaissés : 5, campagne 1",
        "Encaissements annulés : 1, campagne 1",
    }


def test_income_and_vat_are_those_of_the_invoices(office: Office, moving: time_machine.Traveller) -> None:
    office.owed(1)
    office.owed(7)
    office.close()
    moving.move_to(AFTER)
    fec = export(YEAR, CHRISTMAS)
    first, second = ([line for line in fec.lines if line["PieceRef"] == f"F-2026-00000{nth}"] for nth in (1, 2))
    assert amounts(first) == [("467500", "0,40", "0,00"), ("706100", "0,00", "0,33"), ("445710", "0,00", "0,07")]
    assert amounts(second) == [("467500", "2,80", "0,00"), ("706100", "0,00", "2,33"), ("445710", "0,00", "0,47")]
    check_invoices(fec)
    check_years()


def test_what_paid_what_is_lettered_and_what_came_back_is_not(office: Office, moving: time_machine.Traveller) -> None:
    owners = [office.owed(count) for count in (1, 2, 3)]
    office.close()
    for owner in owners:
        office.account(owner)
    office.sent()
    moving.move_to(datetime(2026, 12, 4, 9, tzinfo=UTC))
    office.answered("2026-12-04;R-2026-11-0001;9,60;paid;", "2026-12-04;R-2026-11-0002;19,20;rejected;AC04")
    office.answered("2026-12-05;R-2026-11-0003;28,80;returned;AC04")
    moving.move_to(AFTER)
    fec = export(YEAR, CHRISTMAS)
    lettered = {(line["CompteNum"], line["EcritureLet"], line["DateLet"]) for line in fec.lines if line["EcritureLet"]}
    assert lettered == {
        ("467300", "R-2026-11-0001", "20261202"),
        ("467400", "VIR1", "20261204"),
        ("467400", "VIR2", "20261204"),
        ("467400", "VIR3", "20261204"),
    }
    assert amounts(fec.of(EcritureLib="Virement revenu, R-2026-11-0003, campagne 3")) == [
        ("512100", "28,80", "0,00"),
        ("467300", "0,00", "28,80"),
    ]
    check_years()


def test_a_period_exported_again_is_the_same_bytes_whatever_came_later(
    office: Office, moving: time_machine.Traveller
) -> None:
    owner = office.payable(3)
    moving.move_to(datetime(2026, 12, 4, 9, tzinfo=UTC))
    before = raw(last=date(2026, 12, 3))
    office.sent()
    with transaction() as session:
        session.get_one(Organisation, owner.id).name = "Un autre nom"
    identity.record_identity(CONSOLE, IDENTITY)
    moving.move_to(AFTER)
    office.answered("2026-12-26;R-2026-11-0001;28,80;paid;")
    assert raw(last=date(2026, 12, 3)) == before
    assert raw() != before


def test_the_parts_of_a_year_are_numbered_on(office: Office, moving: time_machine.Traveller) -> None:
    office.payable(2)
    moving.move_to(AFTER)
    whole = export(YEAR, CHRISTMAS)
    one, other = export(YEAR, date(2026, 11, 30)), export(date(2026, 12, 1), CHRISTMAS)
    assert [*one.lines, *other.lines] == whole.lines
    assert int(other.lines[0]["EcritureNum"]) == int(one.lines[-1]["EcritureNum"]) + 1


def test_a_year_begins_with_what_stood_in_the_accounts(office: Office, moving: time_machine.Traveller) -> None:
    office.payable(5)
    moving.move_to(datetime(2027, 3, 1, 9, tzinfo=UTC))
    old, new = export(YEAR, date(2026, 12, 31)), export(date(2027, 1, 1), date(2027, 2, 27))
    assert {line["JournalCode"] for line in new.lines} == {"AN"}
    assert {line["EcritureNum"] for line in new.lines} == {"1"}
    stood = {account: cents for account, cents in old.balances.items() if cents and account[0] != "7"}
    earned = sum(cents for account, cents in old.balances.items() if account[0] == "7")
    assert dict(new.balances) == stood | {"120000": earned}
    check_years()


def test_any_name_is_written_in_the_files_characters(office: Office, moving: time_machine.Traveller) -> None:
    venue, phone = office.place()
    with transaction() as session:
        session.get_one(Organisation, venue.organisation_id).name = "Œuvre d’Łódź – Юрий | çà"
    office.scans(phone, 1)
    moving.move_to(AFTER)
    titles = {line["CompAuxLib"] for line in export(YEAR, CHRISTMAS).of(CompteNum="467200")}
    assert titles == {"Œuvre d'Lódz - Iurii | çà"}


@pytest.mark.parametrize("kind", ["french", "standard"])
def test_the_csv_has_the_lines_of_the_fec(office: Office, moving: time_machine.Traveller, kind: str) -> None:
    office.payable(2)
    moving.move_to(AFTER)
    lines = raw(kind=kind).decode().removeprefix("\ufeff").splitlines()
    assert len(lines) == len(export(YEAR, CHRISTMAS).lines) + 1
    head, first = lines[0], lines[1]
    if kind == "french":
        assert head.startswith("JournalCode;JournalLib;EcritureNum")
        assert ";20/11/2026;512100;" in lines[1] + lines[2] + lines[3] + lines[4]
        assert ";104,00;0,00;" in "".join(lines)
    else:
        assert head.startswith("journal_code,journal_title,entry_number")
        assert first.split(",")[3] == "2026-11-20"
        assert ",10400,0," in "".join(lines)
