"""What the match of a payout's debit, or of a transfer that came back, does: what a bank's answer would have done.

Whichever tells it first, camt.054, pain.002 or the statement, moves the payout; the others find it moved.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from ..access import Actor
from ..messages.service import Note, write
from ..payouts.bank_answers import applying, notes
from ..payouts.bank_answers import matching as answers
from ..payouts.bank_answers.models import APPLIED, KNOWN, BankEntry
from ..payouts.bank_files import entries
from ..payouts.bank_files.entries import Entry
from ..payouts.models import CANCELLED, PREPARED, Payout
from ..payouts.models import PAID as WAS_PAID
from ..payouts.models import RETURNED as CAME_BACK
from ..payouts.taking_back import count_told, take_back
from .agreement import agree_on_payout, payment_of
from .effects import Effect
from .models import HOLDS, LIVE, PAYOUT, RETURNED, BankMatch
from .refusals import PayoutMatchedAlready, PayoutNotSent, UnlikePayout

RESULT = {PAYOUT: entries.PAID, RETURNED: entries.RETURNED}
TELLING = {WAS_PAID: (PAYOUT, RETURNED), CAME_BACK: (RETURNED,)}
"""Which matches, or answers of the bank's alike, tell a step of a payout."""
STEPS_OF = {WAS_PAID: (WAS_PAID,), CAME_BACK: (CAME_BACK, WAS_PAID)}
"""By a payout's state, the steps that a statement may have told, the last one first."""


def _prepare(session: Session, matches: Sequence[BankMatch]) -> None:
    payouts = _locked(session, matches)
    _check(session, matches, payouts)
    files = _sums_of_files(session, matches, payouts)
    for match in matches:
        payout = payouts[match.payout_id or 0]
        whole = files[payout.batch_id, payout.file_number] if _is_of_file(match, payout) else None
        agreed = agree_on_payout(match.movement, payment_of(match), payout, whole)
        match.reference_agrees, match.amount_agrees, match.iban_agrees = agreed


def _locked(session: Session, matches: Sequence[BankMatch]) -> dict[int, Payout]:
    return applying.payouts_by_id_locked(session, {match.payout_id or 0 for match in matches})


def _check(session: Session, matches: Sequence[BankMatch], payouts: Mapping[int, Payout]) -> None:
    """Raises UnlikePayout, PayoutNotSent, PayoutMatchedAlready."""
    stored = select(BankMatch.id, BankMatch.payout_id, BankMatch.kind).where(BankMatch.payout_id.in_(payouts), *LIVE)
    held = {(payout_id, kind): match_id for match_id, payout_id, kind in session.execute(stored)}
    seen: set[tuple[int, str]] = set()
    for match in matches:
        payout, sign = payouts[match.payout_id or 0], -1 if match.kind == PAYOUT else 1
        if match.cents != sign * payout.cents or match.movement.iban != payout.batch.debtor_iban:
            raise UnlikePayout
        if payout.state in (PREPARED, CANCELLED):
            raise PayoutNotSent
        step = payout.id, match.kind
        if step in seen or held.get(step, match.id) != match.id:
            raise PayoutMatchedAlready
        seen.add(step)


def _confirmed(session: Session, _actor: Actor, matches: Sequence[BankMatch]) -> None:
    payouts = _locked(session, matches)
    _check(session, matches, payouts)
    before = count_told(session, payouts)
    told = [note for match in matches for note in _pay(session, match, payouts[match.payout_id or 0], before)]
    write(session, told)


def _pay(session: Session, match: BankMatch, payout: Payout, before: Counter[tuple[int, str]]) -> list[Note]:
    """Do what a statement says of a locked payout; who is to be told of it."""
    told = _told(match, payout)
    effects = answers.EFFECTS.get((payout.state, told.result), ())
    done = applying.apply(session, [answers.Match(told.key, told, payout, APPLIED, effects)], before)
    return [*notes.make_answer_notes(done)]


def _undone(session: Session, _actor: Actor, match: BankMatch) -> None:
    """What only this match told of the payout was never so. Raises PayoutPaidAgain."""
    payout = applying.payout_locked(session, match.payout_id or 0)
    untold = [step for step in STEPS_OF.get(payout.state, ()) if not _is_told(session, payout, step)]
    if untold:
        take_back(session, payout, match.id, untold)


def _is_told(session: Session, payout: Payout, step: str) -> bool:
    """Whether another match, or an answer of the bank's, says the same; what came back had been paid."""
    results = [RESULT[kind] for kind in TELLING[step]]
    matched = exists().where(BankMatch.payout_id == payout.id, BankMatch.kind.in_(TELLING[step]), *HOLDS)
    same = BankEntry.payout_id == payout.id, BankEntry.result.in_(results)
    answered = exists().where(*same, BankEntry.outcome.in_((APPLIED, KNOWN)))
    return bool(session.scalar(select(matched | answered)))


PAYING = {kind: Effect(_prepare, _confirmed, _undone) for kind in RESULT}


def _is_of_file(match: BankMatch, payout: Payout) -> bool:
    """Whether it is the debit of a whole file, which tells no payment by itself."""
    if match.kind != PAYOUT or match.payment is not None or match.movement.payments:
        return False
    return payout.end_to_end_id not in (match.movement.end_to_end_id, match.movement.reference)


def _sums_of_files(
    session: Session, matches: Sequence[BankMatch], payouts: Mapping[int, Payout]
) -> dict[tuple[int, int], int]:
    """By batch and number, the sums of the files that such debits are of."""
    about = ((match, payouts[match.payout_id or 0]) for match in matches)
    batches = {payout.batch_id for match, payout in about if _is_of_file(match, payout)}
    file = Payout.batch_id, Payout.file_number
    sums = select(*file, func.sum(Payout.cents)).where(Payout.batch_id.in_(batches)).group_by(*file)
    return {(batch, number): int(cents) for batch, number, cents in session.execute(sums)} if batches else {}


def _told(match: BankMatch, payout: Payout) -> Entry:
    """What the statement says of the payout, as an answer of the bank's would."""
    told = payment_of(match) or match.movement
    return Entry(
        RESULT[match.kind],
        payout.end_to_end_id,
        cents=payout.cents,
        reason_code=told.return_code or match.movement.return_code or None,
        day=match.movement.booking_day,
        account=match.movement.iban,
    )
