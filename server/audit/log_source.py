"""What the public log records beside money's movements: papers, decisions, accounts, promises, what banks answered.

None of these moves money by itself, but says who is owed it, how much, or where it goes. Rows that change later are
leaves by the columns that nothing changes once they count; what stands inside a paper has the paper's moment.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, cast

from sqlalchemy import ColumnElement, LargeBinary, Table, TypeDecorator, func, select, true, type_coerce

from ..bank_statements.models import BankMovement, BankStatementFile, OwnBankAccount
from ..billing.models import InvoiceCancellation, InvoiceDeposit, OrderInvoice, Quote
from ..campaigns.approval_models import ApprovalDecision
from ..campaigns.funding_models import FundingUndo
from ..credits.models import CreditNote, CreditNotePart
from ..db import Base
from ..guarantee.models import Decision, Honour
from ..invoicing.models import IssuedInvoice, Seller
from ..matching.house_models import AccountOpening
from ..matching.models import BankMatch
from ..organisations.models import QualificationDecision
from ..payouts.bank_accounts.models import BankAccount
from ..payouts.bank_answers.models import BankAssignment, BankEntry, BankImport
from ..payouts.models import Payout, PayoutBatch
from ..payouts.undone_models import PayoutUndo
from ..promises.models import Promise
from ..settlements.models import Statement
from ..solvency.models import CoverageChange
from ..transparency.sources import LogSource

_SET_LATER = {
    BankEntry: {"set_aside_at", "set_aside_by_id", "note"},
    BankAccount: {"state", "reason", "known_emails"},
    BankStatementFile: {"content"},
    Payout: {"state", "paid_at", "failed_at", "reason_code", "reason"},
    Promise: {"content", "withdrawn_at", "withdrawn_by_id", "undone_at", "undone_by_id"},
}
"""Columns that change once the row counts, and documents, which their digest stands for."""
_ALL = true()
_AGREED = ("id", "account", "payment", "reference_agrees", "amount_agrees", "iban_agrees", "note")
_TAKEN_BACK = ("id", "order_id", "cents", "undone_at", "undone_by_id")


def _source(
    model: type[Base], moment: Any, key: Any, counted: ColumnElement[bool] = _ALL, only: Collection[str] = ()
) -> LogSource:
    table, left_out = cast(Table, model.__table__), _SET_LATER.get(model, set())
    chosen = [_told(one) for one in table.c if (one.name in only if only else one.name not in left_out)]
    return LogSource(table, table.c[key.key], _column(moment), chosen, counted)


class _Utf8(TypeDecorator[str]):
    """Bytes that are text, as an archive writes them (`archive/values.py`)."""

    impl, cache_ok = LargeBinary, True

    def process_result_value(self, value: bytes | None, dialect: object) -> str | None:
        return None if value is None else value.decode("utf-8", "replace")


def _told(column: ColumnElement[Any]) -> ColumnElement[Any]:
    if column is IssuedInvoice.__table__.c.content:
        return type_coerce(column, _Utf8()).label("content")
    return column


def _column(moment: Any) -> ColumnElement[Any]:
    """An attribute's column of its table; whatever else says the moment is taken as it is."""
    return cast(ColumnElement[Any], moment.table.c[moment.key] if hasattr(moment, "table") else moment)


def _when(moment: Any, of: Any, mine: Any) -> ColumnElement[Any]:
    """The moment of the row that a row belongs to: the one that ``mine`` names by its ``of``."""
    return select(moment).where(of == mine).correlate(mine.class_).scalar_subquery()


_SENT_AT = _when(PayoutBatch.sent_at, PayoutBatch.id, Payout.batch_id)
_OF_A_PAPER = func.coalesce(
    _when(Quote.issued_at, Quote.number, IssuedInvoice.number),
    _when(OrderInvoice.issued_at, OrderInvoice.number, IssuedInvoice.number),
    _when(InvoiceCancellation.issued_at, InvoiceCancellation.number, IssuedInvoice.number),
    _when(Statement.issued_at, Statement.invoice_number, IssuedInvoice.number),
)

OF_PAPERS = {
    "seller": _source(Seller, Seller.recorded_at, Seller.id),
    "quoted": _source(Quote, Quote.issued_at, Quote.number),
    "invoiced": _source(OrderInvoice, OrderInvoice.issued_at, OrderInvoice.number),
    "uninvoiced": _source(InvoiceCancellation, InvoiceCancellation.issued_at, InvoiceCancellation.number),
    "deposited": _source(InvoiceDeposit, InvoiceDeposit.recorded_at, InvoiceDeposit.id),
    "written": _source(IssuedInvoice, _OF_A_PAPER, IssuedInvoice.number, _OF_A_PAPER.is_not(None)),
    "note": _source(CreditNote, CreditNote.issued_at, CreditNote.id),
    "note_part": _source(
        CreditNotePart, _when(CreditNote.issued_at, CreditNote.id, CreditNotePart.credit_note_id), CreditNotePart.id
    ),
}
OF_DECISIONS = {
    "judged": _source(Decision, Decision.recorded_at, Decision.redemption_id),
    "guaranteed": _source(Honour, Honour.recorded_at, Honour.redemption_id),
    "approved": _source(ApprovalDecision, ApprovalDecision.decided_at, ApprovalDecision.id),
    "qualified": _source(QualificationDecision, QualificationDecision.decided_at, QualificationDecision.id),
    "coverage": _source(CoverageChange, CoverageChange.changed_at, CoverageChange.id),
    "agreed": _source(
        BankMatch, BankMatch.confirmed_at, BankMatch.id, BankMatch.confirmed_at.is_not(None), only=_AGREED
    ),
    "opening": _source(
        AccountOpening, AccountOpening.confirmed_at, AccountOpening.iban, AccountOpening.confirmed_at.is_not(None)
    ),
    "promised": _source(Promise, Promise.confirmed_at, Promise.id, Promise.confirmed_at.is_not(None)),
    "unpromised": _source(Promise, Promise.undone_at, Promise.id, Promise.undone_at.is_not(None), only=_TAKEN_BACK),
    "unfunding": _source(FundingUndo, FundingUndo.undone_at, FundingUndo.funding_id),
}
OF_TRANSFERS = {
    "our_bank": _source(OwnBankAccount, OwnBankAccount.added_at, OwnBankAccount.id),
    "payee": _source(BankAccount, BankAccount.decided_at, BankAccount.id, BankAccount.decided_at.is_not(None)),
    "batch": _source(PayoutBatch, PayoutBatch.sent_at, PayoutBatch.id, PayoutBatch.sent_at.is_not(None)),
    "payout": _source(Payout, _SENT_AT, Payout.id, _SENT_AT.is_not(None)),
    "untold": _source(PayoutUndo, PayoutUndo.undone_at, PayoutUndo.id),
    "bank_file": _source(BankStatementFile, BankStatementFile.imported_at, BankStatementFile.id),
    "notice": _source(
        BankMovement,
        _when(BankStatementFile.imported_at, BankStatementFile.id, BankMovement.file_id),
        BankMovement.id,
        BankMovement.statement_id.is_(None),
    ),
    "answers": _source(BankImport, BankImport.imported_at, BankImport.id),
    "answer": _source(BankEntry, _when(BankImport.imported_at, BankImport.id, BankEntry.import_id), BankEntry.id),
    "assigned": _source(BankAssignment, BankAssignment.assigned_at, BankAssignment.id),
}
OF_ALL_ELSE = OF_PAPERS | OF_DECISIONS | OF_TRANSFERS
