"""What movements quote of payouts: `load_quoted` those named by number or file that no movement has explained yet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, func, select
from sqlalchemy.orm import Session, contains_eager

from ...bank_statements.models import BankMovement, BankMovementPayment
from ...payouts.models import CANCELLED, PREPARED, Payout, PayoutBatch
from ...payouts.splitting import list_batches, name_file
from ..models import LIVE, PAYOUT, BankMatch

AT_ONCE = 5_000
"""Names or ids looked for in one query."""
File = tuple[str, str]
"""The account that a file of payouts was paid from, and the file's name."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """Payouts that the bank was sent, by their numbers; which of them a match has ``used`` with its kind; of the files
    that are named, what is left to be paid, in cents. What is chosen counts as used from then on.
    """

    by_number: dict[str, list[Payout]]
    used: set[tuple[int, str]]
    left_cents: dict[File, int]
    whole: set[File] = field(default_factory=set)

    def is_free(self, payout: Payout, kind: str) -> bool:
        """Whether no movement of the kind is this payout's."""
        return (payout.id, kind) not in self.used and not (kind == PAYOUT and _file_of(payout) in self.whole)

    def use(self, payout: Payout, kind: str) -> None:
        """A movement is this payout's."""
        self.used.add((payout.id, kind))
        if kind == PAYOUT and _file_of(payout) in self.left_cents:
            self.left_cents[_file_of(payout)] -= payout.cents

    def use_all(self, files: Collection[File]) -> None:
        """A movement is what was left of these files."""
        self.whole.update(files)
        self.left_cents.update(dict.fromkeys(files, 0))


def load_quoted(session: Session, movements: Sequence[BankMovement]) -> Quoted:
    """What some movements quote. A constant number of queries."""
    by_number: dict[str, list[Payout]] = defaultdict(list)
    payouts = list(_load_numbered(session, sorted({name for one in movements for name in _numbers(one)})))
    for payout in payouts:
        by_number[payout.end_to_end_id].append(payout)
    return Quoted(by_number, _load_used(session, [one.id for one in payouts]), _load_left(session, movements))


def load_files(session: Session, files: Collection[File]) -> Sequence[Payout]:
    """The payouts of files that no movement has paid."""
    if not files:
        return []
    batches = PayoutBatch.message_id.in_(list_batches({name for _iban, name in files}))
    payouts = session.scalars(_sent().where(batches, _is_unpaid()).order_by(Payout.id))
    return [payout for payout in payouts if _file_of(payout) in files]


def words_of(movement: BankMovement) -> set[str]:
    """What it quotes that may be the name of a file."""
    return {movement.reference, movement.end_to_end_id, *movement.text.split()} - {""}


def _numbers(movement: BankMovement) -> Iterator[str]:
    """What a movement, or a payment inside, quotes that may be a payout's number."""
    told: list[BankMovement | BankMovementPayment] = [movement, *movement.payments]
    return (name for one in told for name in (one.end_to_end_id, one.reference) if name)


def _file_of(payout: Payout) -> File:
    return payout.batch.debtor_iban, payout.message_id


def _sent() -> Select[Payout]:
    told = Payout.state.not_in((PREPARED, CANCELLED))
    return select(Payout).join(Payout.batch).options(contains_eager(Payout.batch)).where(told)


def _is_unpaid() -> ColumnElement[bool]:
    """No movement is the payout's debit."""
    return ~exists().where(BankMatch.payout_id == Payout.id, BankMatch.kind == PAYOUT, *LIVE)


def _load_numbered(session: Session, numbers: Sequence[str]) -> Iterator[Payout]:
    for few in _in_parts(numbers):
        yield from session.scalars(_sent().where(Payout.end_to_end_id.in_(few)).order_by(Payout.id))


def _load_used(session: Session, payout_ids: Sequence[int]) -> set[tuple[int, str]]:
    """The payouts that a match has, each with its kind."""
    used: set[tuple[int, str]] = set()
    for few in _in_parts(payout_ids):
        rows = select(BankMatch.payout_id, BankMatch.kind).where(BankMatch.payout_id.in_(few), *LIVE)
        used.update((payout_id or 0, kind) for payout_id, kind in session.execute(rows))
    return used


def _load_left(session: Session, movements: Iterable[BankMovement]) -> dict[File, int]:
    """Of the files that debits name, what no movement has paid."""
    words = {word for one in movements if one.cents < 0 and not one.payments for word in words_of(one)}
    named = list_batches(words).intersection(session.scalars(select(PayoutBatch.message_id)))
    if not named:
        return {}
    file = PayoutBatch.debtor_iban, PayoutBatch.message_id, Payout.file_number
    sums = select(*file, func.sum(Payout.cents)).join(Payout.batch).group_by(*file)
    sent = Payout.state.not_in((PREPARED, CANCELLED)), PayoutBatch.message_id.in_(named), _is_unpaid()
    return {(row[0], name_file(row[1], row[2])): int(row[3]) for row in session.execute(sums.where(*sent))}


def _in_parts(all_of_them: Sequence[Any]) -> Iterator[Sequence[Any]]:
    return (all_of_them[start : start + AT_ONCE] for start in range(0, len(all_of_them), AT_ONCE))
