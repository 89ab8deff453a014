"""A batch's files for the bank: made anew, the same bytes each time, and who fetched which, from the trail."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import attrgetter

from sqlalchemy import select
from sqlalchemy.orm import Session

from .. import clock
from ..access import Actor
from ..accounts.models import Person
from ..db import transaction
from ..trail.models import Act
from ..trail.recording import Changed, Subject, record
from . import batches
from .bank_files import pain001
from .models import Payout, PayoutBatch
from .refusals import UnknownBatch
from .splitting import name_file

TEXT = "Pass numérique {number}"
BATCH, FETCHED = "payout_batch", "payout_file.fetched"


@dataclass(frozen=True, slots=True)
class FileFetch:
    """Somebody took a file: who, None for the console, when, and the SHA-256 of what they got."""

    by: str | None
    at: datetime
    sha256: str


@dataclass(frozen=True, slots=True)
class BankFile:
    """One file of a batch: its number, message id, how many transfers, their sum in cents, and who fetched it."""

    number: int
    message_id: str
    count: int
    cents: int
    fetches: Sequence[FileFetch]


def file(actor: Actor, batch_id: int, number: int = 1) -> tuple[str, bytes]:
    """The message id of an approved batch's file, and the file: the same bytes each time. Who took it is recorded.

    Raises UnknownBatch, BatchCancelled, BatchNotApproved.
    """
    with transaction() as session:
        batch = batches.find_batch(session, batch_id)
        payouts = [payout for payout in batch.payouts if payout.file_number == number]
        if not payouts:
            raise UnknownBatch
        content = pain001.write(_order(batch, payouts))
        told = {"file": payouts[0].message_id, "sha256": hashlib.sha256(content).hexdigest()}
        record(session, actor, FETCHED, Subject(BATCH, batch.id), Changed(after=told))
        return payouts[0].message_id, content


def list_files(session: Session, batch: PayoutBatch) -> list[BankFile]:
    """The files of a batch and who fetched each; one query."""
    fetches = _fetches(session, batch)
    by_file = groupby(sorted(batch.payouts, key=attrgetter("file_number")), key=attrgetter("file_number"))
    return [_file(batch, number, [one.cents for one in payouts], fetches) for number, payouts in by_file]


def _file(batch: PayoutBatch, number: int, cents: list[int], fetches: dict[str, list[FileFetch]]) -> BankFile:
    name = name_file(batch.message_id, number)
    return BankFile(number, name, len(cents), sum(cents), fetches.get(name, []))


def _fetches(session: Session, batch: PayoutBatch) -> dict[str, list[FileFetch]]:
    """Who fetched the files of a batch, by message id, the first one first."""
    acts = select(Person.name, Act.done_at, Act.after).outerjoin(Person, Person.id == Act.person_id)
    of_batch = acts.where(Act.subject_kind == BATCH, Act.subject_id == str(batch.id), Act.verb == FETCHED)
    found: defaultdict[str, list[FileFetch]] = defaultdict(list)
    for name, at, after in session.execute(of_batch.order_by(Act.done_at, Act.id)):
        found[after["file"]].append(FileFetch(name, at, after["sha256"]))
    return dict(found)


def _order(batch: PayoutBatch, payouts: Sequence[Payout]) -> pain001.BankTransfers:
    """Raises BatchCancelled, BatchNotApproved."""
    created_at = batches.approved_at(batch).astimezone(clock.PARIS)
    transfers = [
        pain001.BankTransfer(
            payout.end_to_end_id,
            pain001.AccountHolder(payout.holder, payout.iban, payout.bic),
            payout.cents,
            TEXT.format(number=payout.end_to_end_id),
        )
        for payout in payouts
    ]
    debtor = pain001.AccountHolder(batch.debtor_name, batch.debtor_iban, batch.debtor_bic)
    return pain001.BankTransfers(payouts[0].message_id, created_at, batch.execution_day, debtor, transfers)
