"""Preparing: all that can be paid now, frozen in a batch that another person has to approve."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from datetime import date
from typing import Any

from flask import current_app
from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from .. import clock
from ..access import Actor
from ..config import Config
from ..credits.models import CreditNote
from ..db import transaction
from ..invoicing.sellers import seller_at
from ..organisations.models import Organisation
from ..settlements.models import Statement
from ..trail.recording import Changed, Subject, record
from . import days, dues
from .bank_accounts.models import BankAccount
from .disbursements.models import Disbursement
from .dues import Due, PayTo
from .models import Payout, PayoutBatch
from .refusals import BeingPaid, NothingToPay, NotPayable, OperatorHasNoAccount
from .splitting import FileLimits, number_files

Payee = BankAccount | PayTo


def prepare(actor: Actor, execution_day: date | None = None, numbers: Collection[str] | None = None) -> PayoutBatch:
    """Put into a batch all that can be paid, or the documents of these numbers; the bank's next working day by default.

    Raises InvalidExecutionDay, NotABankDay, OperatorUnknown, OperatorHasNoAccount, NothingToPay, NotPayable,
    AmountAboveLimit, BeingPaid.
    """
    day = days.choose_day(execution_day, clock.paris_day(clock.now()))
    with transaction() as session:
        batch, payable = _new_batch(actor, day), _chosen(_payable_locked(session), numbers)
        session.add(batch)
        session.flush()
        try:
            session.execute(insert(Payout), _payouts(batch, payable))
        except IntegrityError as error:
            raise BeingPaid from error
        dues.write_parts(session, batch.id)
        made = {"payouts": len(payable), "execution_day": day}
        record(session, actor, "payout_batch.prepared", Subject("payout_batch", batch.id), Changed(after=made))
    return batch


def lock_organisations(session: Session, organisation_ids: Collection[int]) -> None:
    """From here on nobody proposes another account for them."""
    in_order = select(Organisation.id).where(Organisation.id.in_(organisation_ids)).order_by(Organisation.id)
    session.execute(in_order.with_for_update())


def _payable_locked(session: Session) -> list[tuple[Due, Payee]]:
    """What can be paid, and where to; looked at again once its organisations are locked."""
    owners = {due.organisation_id for due in dues.due(session) if not due.hindrance}
    lock_organisations(session, {owner for owner in owners if owner})
    dues.lock_disbursements(session)
    payable = [(due, due.account) for due in dues.due(session) if due.account and not due.hindrance]
    if not payable:
        raise NothingToPay
    return payable


def _chosen(payable: list[tuple[Due, Payee]], numbers: Collection[str] | None) -> list[tuple[Due, Payee]]:
    """Only what was chosen, and all of it. Raises NotPayable, NothingToPay."""
    if numbers is None:
        return payable
    chosen = [(due, account) for due, account in payable if due.number in numbers]
    if len(chosen) != len(set(numbers)):
        raise NotPayable
    if not chosen:
        raise NothingToPay
    return chosen


def _new_batch(actor: Actor, day: date) -> PayoutBatch:
    now = clock.now()
    seller = seller_at(now)
    if seller.iban is None:
        raise OperatorHasNoAccount
    return PayoutBatch(
        message_id=f"VIR-{clock.paris_day(now):%Y%m%d}-{secrets.token_hex(4)}",
        execution_day=day,
        debtor_name=seller.name,
        debtor_iban=seller.iban,
        debtor_bic=seller.bic,
        prepared_at=now,
        prepared_by_id=actor.person_id,
    )


def _payouts(batch: PayoutBatch, payable: list[tuple[Due, Payee]]) -> list[dict[str, Any]]:
    """In files within the bank's limits. Raises AmountAboveLimit."""
    config: Config = current_app.config["POINCON"]
    limits = FileLimits(config.bank_file_transfers, config.bank_file_cents)
    numbers = number_files([due.cents for due, _account in payable], limits)
    return [
        _payout(batch, due, account) | {"file_number": number}
        for (due, account), number in zip(payable, numbers, strict=True)
    ]


def _payout(batch: PayoutBatch, due: Due, account: Payee) -> dict[str, Any]:
    """Frozen as it is now: who changes the account later changes nothing in a batch."""
    column = {Statement: "statement_id", CreditNote: "credit_note_id", Disbursement: "disbursement_id"}
    document = dict.fromkeys(column.values()) | {column[type(due.document)]: due.document.id}
    return {
        "batch_id": batch.id,
        **document,
        "end_to_end_id": due.number,
        "organisation_id": due.organisation_id,
        "holder": account.holder,
        "iban": account.iban,
        "bic": account.bic,
        "cents": due.cents,
    }
