"""What is due to be paid: statements, credit notes and disbursements that no payout pays yet, and what hinders it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import ColumnElement, Select, exists, func, insert, select
from sqlalchemy.orm import Session

from ..credits.models import CreditNote
from ..settlements.models import Statement, StatementPart
from . import holds
from .bank_accounts import views as account_views
from .bank_accounts.models import BankAccount
from .disbursements.models import Disbursement, DisbursementDecision, DisbursementPart
from .models import LIVE, Payout, PayoutPart

NO_ACCOUNT, ACCOUNT_CHANGING, ACCOUNT_REFUSED = "no_account", "account_changing", "account_refused"
HINDRANCES = (NO_ACCOUNT, ACCOUNT_CHANGING, ACCOUNT_REFUSED)


Document = Statement | CreditNote | Disbursement


class PayTo(NamedTuple):
    """The account that two people ordered a disbursement to."""

    holder: str
    iban: str
    bic: str | None


@dataclass(frozen=True, slots=True)
class Due:
    """A document of more than 0 €, the account it would be paid to, and what hinders it if anything does.

    ``refusal`` is the payment by which a bank said that this account is not to be paid again.
    An organisation that lost its qualification is still paid what it is owed.
    """

    document: Document
    account: BankAccount | PayTo | None
    hindrance: str | None
    refusal: Payout | None = None

    @property
    def number(self) -> str:
        return self.document.number

    @property
    def organisation_id(self) -> int | None:
        """None for what we pay to ourselves."""
        return self.document.organisation_id

    @property
    def organisation(self) -> str:
        return self.document.organisation_name

    @property
    def month(self) -> str | None:
        """A statement's month; a credit note has none."""
        return self.document.month if isinstance(self.document, Statement) else None

    @property
    def cents(self) -> int:
        return self.document.total_cents


def due(session: Session) -> list[Due]:
    """Every document to be paid, the oldest first; a constant number of queries."""
    documents = [*session.scalars(_statements()), *session.scalars(_credit_notes())]
    return [*hindrances(session, documents), *(_ordered(one) for one in session.scalars(_disbursements()))]


def hindrances(session: Session, documents: Sequence[Statement | CreditNote]) -> list[Due]:
    """Documents with their account and what hinders it."""
    owners = {document.organisation_id for document in documents}
    known, changing = account_views.find_current(session, owners), account_views.list_changing(session, owners)
    held = holds.find_on_accounts(session, known.values())
    return [
        _due(document, known.get(document.organisation_id), document.organisation_id in changing, held)
        for document in documents
    ]


def list_unpaid(session: Session, organisation_ids: Collection[int]) -> list[Statement | CreditNote]:
    """The documents of these organisations that no payout pays, the oldest first; two queries."""
    statements = _statements().where(Statement.organisation_id.in_(organisation_ids))
    notes = _credit_notes().where(CreditNote.organisation_id.in_(organisation_ids))
    return [*session.scalars(statements), *session.scalars(notes)]


def list_carried(session: Session) -> Sequence[Statement]:
    """Last statements below 0 €: nobody pays them, the organisation's next statement carries the amount on."""
    last = select(func.max(Statement.id)).group_by(Statement.organisation_id)
    below = select(Statement).where(Statement.id.in_(last), Statement.total_cents < 0)
    return session.scalars(below.order_by(Statement.organisation_name)).all()


def write_parts(session: Session, batch_id: int) -> None:
    """Each payout's share of each campaign, as its document has it; in three queries."""
    share = StatementPart.net_cents + StatementPart.carried_cents
    of_statements = (
        select(Payout.id, StatementPart.campaign_id, share)
        .join(StatementPart, StatementPart.statement_id == Payout.statement_id)
        .where(Payout.batch_id == batch_id, share != 0)
        .order_by(StatementPart.id)
    )
    of_notes = (
        select(Payout.id, CreditNote.campaign_id, CreditNote.total_cents)
        .join(CreditNote, CreditNote.id == Payout.credit_note_id)
        .where(Payout.batch_id == batch_id)
        .order_by(CreditNote.id)
    )
    of_disbursements = (
        select(Payout.id, DisbursementPart.campaign_id, DisbursementPart.cents)
        .join(DisbursementPart, DisbursementPart.disbursement_id == Payout.disbursement_id)
        .where(Payout.batch_id == batch_id)
        .order_by(DisbursementPart.disbursement_id, DisbursementPart.campaign_id)
    )
    for shares in (of_statements, of_notes, of_disbursements):
        session.execute(insert(PayoutPart).from_select(["payout_id", "campaign_id", "cents"], shares))


def _statements() -> Select[Statement]:
    unpaid = ~_being_paid(Payout.statement_id == Statement.id)
    return select(Statement).where(Statement.total_cents > 0, unpaid).order_by(Statement.id)


def _credit_notes() -> Select[CreditNote]:
    return select(CreditNote).where(~_being_paid(Payout.credit_note_id == CreditNote.id)).order_by(CreditNote.id)


def _disbursements() -> Select[Disbursement]:
    confirmed = Disbursement.decision.has(DisbursementDecision.confirmed)
    unpaid = ~_being_paid(Payout.disbursement_id == Disbursement.id)
    return select(Disbursement).where(confirmed, unpaid).order_by(Disbursement.id)


def _ordered(document: Disbursement) -> Due:
    """Where it goes was decided with it."""
    return Due(document, PayTo(document.organisation_name, document.iban, document.bic), None)


def _being_paid(of_document: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(of_document, Payout.state.in_(LIVE))


def _due(document: Statement | CreditNote, account: BankAccount | None, changing: bool, held: dict[int, Payout]) -> Due:
    refusal = held.get(account.id) if account else None
    if changing:
        return Due(document, account, ACCOUNT_CHANGING, refusal)
    if account is None:
        return Due(document, None, NO_ACCOUNT)
    return Due(document, account, ACCOUNT_REFUSED if refusal else None, refusal)
