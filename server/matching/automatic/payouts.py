"""`find_payouts`: the payouts that movements pay or bring back for certain, by a constant number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sqlalchemy.orm import Session

from ...bank_statements.models import BankMovement, BankMovementPayment
from ...payouts.models import Payout
from ..agreement import agree_on_payout
from ..effects import Part
from ..models import PAYOUT, RETURNED
from .quoted import File, Quoted, load_files, load_quoted, words_of


def find_payouts(session: Session, movements: Sequence[BankMovement]) -> dict[int, Sequence[Part]]:
    """A payout's debit or return, each payment of a batch that is told one by one, or a whole file; by movement.

    Movements come in the order in which they are explained: what one of them pays is free for none behind it.
    """
    quoted = load_quoted(session, movements)
    found: dict[int, Sequence[Part]] = {}
    whole: dict[int, Sequence[File]] = {}
    for movement in movements:
        if parts := _by_number(movement, quoted):
            found[movement.id] = parts
        elif files := _by_file(movement, quoted):
            whole[movement.id] = files
    return found | _all_of_files(session, whole, quoted)


def _by_number(movement: BankMovement, quoted: Quoted) -> Sequence[Part]:
    kind = PAYOUT if movement.cents < 0 else RETURNED
    told: Sequence[BankMovementPayment | None] = movement.payments or [None]
    found = [(payment, _one(movement, payment, kind, quoted)) for payment in told]
    chosen = [(payment, payout) for payment, payout in found if payout]
    if len({payout.id for _payment, payout in chosen}) != len(told):
        return []
    for _payment, payout in chosen:
        quoted.use(payout, kind)
    return [_part(movement, payment, kind, payout) for payment, payout in chosen]


def _one(movement: BankMovement, payment: BankMovementPayment | None, kind: str, quoted: Quoted) -> Payout | None:
    """The only free payout of the account whose number, amount and account are those of a movement, or of a payment."""
    told = payment or movement
    named = {one.id: one for name in (told.end_to_end_id, told.reference) for one in quoted.by_number.get(name, ())}
    ours = [one for one in named.values() if one.batch.debtor_iban == movement.iban and quoted.is_free(one, kind)]
    agreeing = [one for one in ours if all(agree_on_payout(movement, payment, one))]
    return agreeing[0] if len(agreeing) == 1 else None


def _part(movement: BankMovement, payment: BankMovementPayment | None, kind: str, payout: Payout) -> Part:
    told = payment or movement
    return Part(kind, told.cents, payout_id=payout.id, payment=payment.position if payment else None)


def _by_file(movement: BankMovement, quoted: Quoted) -> Sequence[File]:
    """The files that a debit names, if what is free of them has its sum."""
    files = [(movement.iban, word) for word in words_of(movement) if (movement.iban, word) in quoted.left_cents]
    if movement.payments or sum(quoted.left_cents[file] for file in files) != -movement.cents:
        return []
    quoted.use_all(files)
    return files


def _all_of_files(session: Session, whole: Mapping[int, Sequence[File]], quoted: Quoted) -> dict[int, Sequence[Part]]:
    """Every payout that was free in the files that debits stand for."""
    names = {file for files in whole.values() for file in files}
    parts: dict[File, list[Part]] = defaultdict(list)
    for one in load_files(session, names):
        if (one.id, PAYOUT) not in quoted.used:
            parts[one.batch.debtor_iban, one.message_id].append(Part(PAYOUT, -one.cents, payout_id=one.id))
    return {movement_id: [part for file in files for part in parts[file]] for movement_id, files in whole.items()}
