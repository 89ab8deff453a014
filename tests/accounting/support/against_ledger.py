"""Holds every year's FEC against the sums of the ledger."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import time_machine
from sqlalchemy import func, select

from server import clock
from server.accounting import service
from server.accounting.service import JournalWanted
from server.bank_statements.models import FEES, FUNDS, OwnBankAccount
from server.commands import CONSOLE
from server.db import db
from server.invoicing import identity
from server.invoicing.invoice import INVOICE
from server.invoicing.models import Seller
from server.ledger.models import LedgerLine
from server.ledger.rules import ACCOUNTS
from server.matching.house_models import HouseLine
from server.settlements.models import Statement
from server.statements.pdf.invoice import invoice
from tests.accounting.support.reader import Fec, cents_of, read_fec
from tests.payouts.support.office import IDENTITY

OWN_BANK = "512200"
OF_HOUSE = {"580000", "627000", "661600", "768000", "471000"}
"""What the operator's own money is; withdrawn fees are among it until they arrive."""
OF_LEDGER = {
    "bank": {"512100"},
    "promised": {"411100"},
    "advance": {"419200"},
    "funds_held": {"419100"},
    "outstanding": {"467100"},
    "guarantee": {"487000"},
    "payable": {"467200"},
    "due": {"467300"},
    "in_transit": {"467400"},
    "fees_earned": {"411000", "467500", "445710", "706100", "706200", "120000", "129000", *OF_HOUSE},
}
OWED_TO = ("payable", "due", "in_transit")
WITH_VAT = replace(IDENTITY, vat_number="FR44732829320", vat_bps=2000)


def export(first: date, last: date) -> Fec:
    """The FEC of a period, read and checked."""
    made = service.export(CONSOLE, JournalWanted(first, last))
    return read_fec(made.name, b"".join(made.read()))


def check_years() -> None:
    """Assert that each year's file, to yesterday for the present one, has the ledger's balances, in each account."""
    db.session.rollback()
    if db.session.scalar(select(Seller.id).limit(1)) is None:
        identity.record_identity(CONSOLE, WITH_VAT)
    bounds = select(func.min(LedgerLine.recorded_at), func.max(LedgerLine.recorded_at))
    oldest, newest = db.session.execute(bounds).one()
    if oldest is None:
        return
    years = range(clock.paris_day(oldest).year, clock.paris_day(newest).year + 1)
    with time_machine.travel(newest + timedelta(days=2), tick=False):
        for year in years:
            last = min(date(year, 12, 31), clock.paris_day(newest))
            fec = export(date(year, 1, 1), last)
            _compare(fec, last)
            check_invoices(fec)


def check_invoices(fec: Fec) -> None:
    """Assert that income and VAT of each invoice that the file names are those that the invoice states."""
    of_sales = fec.of(JournalCode="VE")
    numbers = {line["PieceRef"] for line in of_sales}
    for statement in db.session.scalars(select(Statement).where(Statement.invoice_number.in_(numbers))):
        issued = invoice(db.session(), statement)
        sign = 1 if issued.kind == INVOICE else -1
        sums = Counter[str]()
        for line in of_sales:
            if line["PieceRef"] == issued.number:
                sums[line["CompteNum"]] += cents_of(line["Credit"]) - cents_of(line["Debit"])
        assert (sums["706100"], sums["445710"]) == (sign * issued.net_cents, sign * issued.tax_cents)
        assert sums["467500"] == -sign * issued.total_cents


def _compare(fec: Fec, last: date) -> None:
    before = LedgerLine.recorded_at < clock.end_of_day(last)
    sums = [func.coalesce(func.sum(getattr(LedgerLine, name)), 0) for name in ACCOUNTS]
    whole = dict(zip(ACCOUNTS, map(int, db.session.execute(select(*sums).where(before)).one()), strict=True))
    own = select(OwnBankAccount.kind, func.sum(HouseLine.bank)).join(HouseLine, HouseLine.iban == OwnBankAccount.iban)
    of_day = own.where(HouseLine.recorded_at < clock.end_of_day(last)).group_by(OwnBankAccount.kind)
    house = Counter({kind: int(cents) for kind, cents in db.session.execute(of_day)})
    whole["bank"] += house[FUNDS]
    whole["fees_earned"] -= house.total()
    assert fec.balances[OWN_BANK] == house[FEES]
    assert {name: sum(fec.balances[one] for one in OF_LEDGER[name]) for name in ACCOUNTS} == whole
    assert set(fec.balances) <= {OWN_BANK}.union(*OF_LEDGER.values())
    of_each = select(LedgerLine.organisation_id, *(func.sum(getattr(LedgerLine, name)) for name in OWED_TO))
    rows = of_each.where(before, LedgerLine.organisation_id.is_not(None)).group_by(LedgerLine.organisation_id)
    for owner_id, *cents in db.session.execute(rows):
        books = [fec.of_auxiliaries[next(iter(OF_LEDGER[name])), f"ORG{owner_id:06}"] for name in OWED_TO]
        assert books == list(map(int, cents))
