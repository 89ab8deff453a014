"""The operator's office in tests: a closed November, accounts confirmed by two people, batches and banks' answers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import time_machine
from flask import Flask
from sqlalchemy import func, select

from server.accounts.models import Device
from server.audit import ledger as ledger_check
from server.campaigns.models import Campaign
from server.commands import CONSOLE
from server.db import db
from server.errors import Refusal
from server.invoicing import identity
from server.ledger.models import LedgerLine
from server.ledger.rules import ACCOUNTS, Accounts
from server.organisations.models import Organisation
from server.payouts import service
from server.payouts.bank_accounts import service as bank_accounts
from server.payouts.bank_accounts.service import Details
from server.payouts.bank_answers import imports
from server.payouts.bank_answers.models import BankImport
from server.payouts.models import Payout, PayoutBatch
from server.redemptions.intake import Scan
from server.redemptions.service import redeem
from server.settlements import closing
from server.settlements.models import Statement
from server.venues.models import Venue
from tests.payouts.bank_files.support.samples import OURS, sample, table
from tests.support import factories, races

NOVEMBER = datetime(2026, 11, 20, 9, tzinfo=UTC)
DECEMBER = datetime(2026, 12, 2, 9, tzinfo=UTC)
IBAN, OTHER_IBAN = "FR1420041010050500013M02606", "FR7630006000011234567890189"
OPERATOR_IBAN = "FR7630004000031234567890143"
IDENTITY = identity.Identity(
    name="Opérateur du Pass",
    legal_form="SAS",
    siret="73282932000074",
    address="1 rue de la Paix",
    postcode="33000",
    city="Bordeaux",
    email="compta@example.org",
    iban=OPERATOR_IBAN,
    bic="BNPAFRPPXXX",
)


class Office:
    """Two people of the operator, and venues that scan."""

    def __init__(self) -> None:
        factories.key_ring()
        self.first, self.second, self.third = (factories.actor(factories.operator()) for _ in range(3))
        identity.record_identity(CONSOLE, IDENTITY)

    def place(self, **columns: Any) -> tuple[Venue, Device]:
        """A venue of an organisation of its own, and its phone."""
        venue = factories.qualified_venue(**columns)
        return venue, factories.phone(venue)[0]

    def scans(self, phone: Device, count: int, at: datetime = NOVEMBER, of: Campaign | None = None) -> list[UUID]:
        """Redeem vouchers on a phone; the ids of the redemptions."""
        with time_machine.travel(at, tick=False):
            of = of or factories.campaign()
            order = factories.funded_order(of, first_serial=of.next_serial, last_serial=of.next_serial)
            tokens = factories.tokens(factories.booklet(order))[:count]
            found = [Scan(uuid4(), "digital_tools", at, number, token) for number, token in enumerate(tokens, 1)]
            results = redeem(factories.device_actor(phone), found)
        assert [result["status"] for result in results] == ["accepted"] * count
        return [scan.id for scan in found]

    def owed(self, count: int = 3, **columns: Any) -> Organisation:
        """An organisation with this many vouchers redeemed in November, which is not closed yet."""
        venue, phone = self.place(**columns)
        self.scans(phone, count)
        return venue.organisation

    def close(self, month: str = "2026-11") -> list[Statement]:
        """Close a month; its statements by number."""
        closing.close_period(self.first, month)
        return list(db.session.scalars(select(Statement).where(Statement.month == month).order_by(Statement.number)))

    def account(self, owner: Organisation, iban: str = IBAN) -> bank_accounts.OrganisationAccounts:
        """An account entered by one person and confirmed by the other."""
        entered = bank_accounts.propose(self.first, owner.id, Details(owner.name, iban))
        assert entered.waiting
        return bank_accounts.confirm(self.second, entered.waiting.id)

    def payable(self, count: int = 3) -> Organisation:
        """An organisation that is owed this many vouchers of a closed November, and has a confirmed account."""
        owner = self.owed(count)
        self.close()
        self.account(owner)
        return owner

    def sent(self) -> PayoutBatch:
        """Prepare, approve and send all that can be paid."""
        batch = service.prepare(self.first)
        service.approve(self.second, batch.id)
        return service.mark_sent(self.first, batch.id)

    def answered(self, *lines: str) -> Any:
        """Import a CSV of the bank with these lines."""
        return imports.import_answer(self.third, "reponse.csv", table(*lines))


def naming(batch: PayoutBatch, name: str) -> bytes:
    """A sample of a bank's file, changed to be about our batch."""
    return sample(name).replace(OURS, batch.message_id.encode())


def of_bank(office: Office, batch: PayoutBatch, name: str) -> BankImport:
    """The same, imported."""
    return imports.import_answer(office.third, name, naming(batch, name))


def payouts() -> list[Payout]:
    """All payouts, oldest first, as stored."""
    db.session.expire_all()
    return list(db.session.scalars(select(Payout).order_by(Payout.id)))


def states() -> list[str]:
    """The states of all payouts, oldest first."""
    return [payout.state for payout in payouts()]


def balance(organisation: Organisation | None = None) -> Accounts:
    """The ledger's accounts, in total or of the lines that name an organisation."""
    sums = select(*(func.coalesce(func.sum(getattr(LedgerLine, name)), 0) for name in ACCOUNTS))
    if organisation:
        sums = sums.where(LedgerLine.organisation_id == organisation.id)
    return Accounts(*map(int, db.session.execute(sums).one()))


def broken() -> list[str]:
    """Ledger lines that differ from their events, or that are missing."""
    return [*ledger_check.find_problems()]


def at_once(app: Flask, *acts: Callable[[], Any]) -> list[Any]:
    """The refusal codes of acts that start together; None for those that succeed."""
    return [result.code if isinstance(result, Refusal) else None for result in races.at_once(app, *acts)]
