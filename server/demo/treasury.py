"""The demo's treasury: the operator's identity, bank accounts, and the payouts of closed months, one of them returned.

Each step makes only what is missing, so that an interrupted load can be continued.
"""

from __future__ import annotations

from sqlalchemy import select

from .. import money
from ..commands import CONSOLE
from ..db import db
from ..invoicing import identity
from ..invoicing.models import Seller
from ..organisations.models import Organisation
from ..payouts import dues, service
from ..payouts.bank_accounts import service as bank_accounts
from ..payouts.bank_accounts.models import BankAccount
from ..payouts.bank_answers import imports
from ..payouts.bank_answers.models import BankImport
from ..payouts.models import PAID, Payout, PayoutBatch
from ..settlements.models import Statement
from ..venues.models import Venue
from .cast import BANK_ACCOUNTS, CLOSED_ACCOUNT, SPONSOR_ACCOUNT, SPONSOR_KEY
from .past import pretend_after
from .people import accountant, operator

OPERATOR = identity.Identity(
    name="Poinçon Démonstration",
    legal_form="Société coopérative d'intérêt collectif",
    siret="73282932000074",
    address="12 rue des Faussets",
    postcode="33000",
    city="Bordeaux",
    email="operateur@poincon.test",
    iban="FR7630001002150000000000103",
    bic="BDFEFRPPCCT",
)
COLUMNS = "date;end_to_end_id;amount;status;reason"


def prepare() -> None:
    """Record the operator's identity, and a confirmed bank account of each organisation to be paid."""
    if db.session.scalar(select(Seller.id).limit(1)) is None:
        identity.record_identity(CONSOLE, OPERATOR)
    sponsor = db.session.scalars(select(Organisation).where(Organisation.source_key == SPONSOR_KEY)).one()
    venues = db.session.scalars(select(Venue).where(Venue.source_id.in_(BANK_ACCOUNTS)))
    paid = [(sponsor, SPONSOR_ACCOUNT), *((venue.organisation, BANK_ACCOUNTS[venue.source_id]) for venue in venues)]
    for owner, iban in paid:
        if db.session.scalar(select(BankAccount.id).where(BankAccount.organisation_id == owner.id)) is None:
            bank_accounts.propose(operator(), owner.id, bank_accounts.Details(owner.name, iban))
    for waiting in bank_accounts.list_accounts(operator()):
        if waiting.waiting:
            bank_accounts.confirm(accountant(), waiting.waiting.id)


def pay(month: str) -> None:
    """Prepare, approve and send a month's payouts, and import the bank's answer that all were paid."""
    with pretend_after(month, days=3):
        batch = _open_batch() or (service.prepare(operator()) if _payable() else None)
    if batch is None:
        return
    with pretend_after(month, days=4):
        if not batch.approved_at:
            service.approve(accountant(), batch.id)
        if not batch.sent_at:
            service.mark_sent(operator(), batch.id)
    rows = [_row(payout, "paid", "") for payout in batch.payouts]
    _answer(month, f"virements-{month}.csv", rows, days=7)


def return_one(month: str) -> None:
    """Import the bank's answer that one payout of a month was returned, since the account was closed."""
    mine = select(Payout).join(Statement, Statement.id == Payout.statement_id).where(Statement.month == month)
    of_venue = select(Venue.organisation_id).where(Venue.source_id == CLOSED_ACCOUNT).scalar_subquery()
    payout = db.session.scalar(mine.where(Payout.organisation_id == of_venue, Payout.state == PAID))
    if payout:
        _answer(month, f"retours-{month}.csv", [_row(payout, "returned", "AC04")], days=10)


def _payable() -> bool:
    """Whether anything is due and not on hold; a payout returned from a closed account waits for a new account."""
    return any(due.hindrance is None for due in dues.due(db.session()))


def _open_batch() -> PayoutBatch | None:
    """A batch without a bank answer, left by an interrupted load."""
    answered = select(Payout.batch_id).where(Payout.paid_at.is_not(None))
    return db.session.scalar(select(PayoutBatch).where(PayoutBatch.id.not_in(answered)).limit(1))


def _row(payout: Payout, status: str, reason: str) -> str:
    day = payout.batch.execution_day
    return f"{day};{payout.end_to_end_id};{money.format_euros(payout.cents)};{status};{reason}"


def _answer(month: str, name: str, rows: list[str], days: int) -> None:
    if db.session.scalar(select(BankImport.id).where(BankImport.name == name)) is None:
        with pretend_after(month, days):
            imports.import_answer(operator(), name, "\n".join([COLUMNS, *rows]).encode())
