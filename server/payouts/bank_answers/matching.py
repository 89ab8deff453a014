"""What a bank's entry does to payouts: it changes a payout only if it names it exactly. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ...banking.currencies import EUROS
from ...errors import Conflict
from ..bank_files.entries import PAID, REJECTED, RETURNED, UNCLEAR, Entry
from ..models import PREPARED, SENT, Payout
from .assigning_refusals import EntryOfOtherAccount, EntryOfOtherAmount, EntryOfOtherState
from .models import (
    AMBIGUOUS,
    APPLIED,
    CONTRADICTS,
    DIFFERS,
    KNOWN,
    NOT_OURS,
    NOT_SENT,
    OTHER_ACCOUNT,
    OTHER_CURRENCY,
    UNKNOWN,
    UNREADABLE,
)
from .naming import KnownPayouts, is_account, was_sent

EFFECTS = {
    (SENT, PAID): (PAID,),
    (SENT, REJECTED): (REJECTED,),
    (SENT, RETURNED): (PAID, RETURNED),
    (PAID, RETURNED): (RETURNED,),
}
"""By a payout's state and an entry's result: the states that the payout goes through. A return of a
payout that was only sent pays it first."""
NEWS_NO_MORE = {(PAID, PAID), (REJECTED, REJECTED), (REJECTED, RETURNED), (RETURNED, RETURNED), (RETURNED, PAID)}
"""Entries that repeat what is known. A rejected payment may also be returned: the bank debited the whole file first."""


@dataclass(frozen=True, slots=True)
class Match:
    """An entry, the payout it is about if there is one, what becomes of it, and the states that the payout takes.

    ``key`` is that of the entry as the bank wrote it, which may stand for a whole file.
    """

    key: str
    entry: Entry
    payout: Payout | None
    outcome: str
    effects: tuple[str, ...] = ()


def match_entry(known: KnownPayouts, entry: Entry) -> list[Match]:
    """What an entry is about: one payout, all of a file that it names, or nothing of ours."""
    foreign = _foreign(known, entry)
    if foreign:
        return [Match(entry.key, entry, None, foreign)]
    if entry.whole:
        return _whole(known, entry)
    found = known.find_one(entry)
    if found.payout is None or found.problem:
        return [Match(entry.key, entry, found.payout, found.problem or UNKNOWN)]
    return [_match(entry.key, entry, found.payout)]


def misfit(entry: Entry, payout: Payout) -> type[Conflict] | None:
    """Why a person may not assign an entry to a payout: the refusal, or None where it fits exactly."""
    if entry.currency != EUROS or entry.cents != payout.cents:
        return EntryOfOtherAmount
    if not is_account(entry, payout.batch.debtor_iban):
        return EntryOfOtherAccount
    return None if (payout.state, entry.result) in EFFECTS and was_sent(payout, entry) else EntryOfOtherState


def _foreign(known: KnownPayouts, entry: Entry) -> str | None:
    """Why an entry cannot be about a payment of ours, whatever it names."""
    if not known.is_our_account(entry):
        return OTHER_ACCOUNT if known.is_named(entry) else NOT_OURS
    if entry.result == UNCLEAR:
        return UNREADABLE
    if entry.currency != EUROS:
        return OTHER_CURRENCY if known.is_named(entry) else NOT_OURS
    return None


def _match(key: str, entry: Entry, payout: Payout) -> Match:
    if entry.cents is not None and entry.cents != payout.cents:
        return Match(key, entry, payout, DIFFERS)
    step = payout.state, entry.result
    if step in EFFECTS:
        return Match(key, entry, payout, APPLIED, EFFECTS[step])
    return Match(key, entry, payout, KNOWN if step in NEWS_NO_MORE else f"was_{payout.state}")


def _whole(known: KnownPayouts, entry: Entry) -> list[Match]:
    """One match for each payout of the file that the same report does not list by itself."""
    payouts = known.list_of_file(entry)
    problem = _problem(entry, payouts)
    members = [] if problem else _members(entry, payouts)
    own = {listed: known.find_one(listed).payout for listed in entry.listed}
    if not problem and not members:
        problem = DIFFERS
    if not problem and _contradicted(entry, own):
        problem = CONTRADICTS
    if problem:
        return [Match(entry.key, entry, None, problem)]
    listed_ids = {payout.id for payout in own.values() if payout}
    each = [(replace(entry, end_to_end_id=one.end_to_end_id, cents=entry.cents and one.cents), one) for one in members]
    return [_match(entry.key, of_one, payout) for of_one, payout in each if payout.id not in listed_ids]


def _problem(entry: Entry, payouts: Sequence[Payout]) -> str | None:
    """Why an entry cannot stand for a whole file: returns, for one, are always told payment by payment."""
    if not payouts:
        return UNKNOWN
    if not is_account(entry, payouts[0].batch.debtor_iban):
        return OTHER_ACCOUNT
    if entry.result == RETURNED:
        return AMBIGUOUS
    if entry.doubtful:
        return CONTRADICTS
    return NOT_SENT if payouts[0].state == PREPARED else None


def _members(entry: Entry, payouts: Sequence[Payout]) -> Sequence[Payout]:
    """All payouts of a file, or only those still sent: whichever has the entry's count and sum."""
    for members in (payouts, [one for one in payouts if one.state == SENT]):
        sums = entry.cents in (None, sum(one.cents for one in members))
        if sums and entry.count in (None, len(members)):
            return members
    return []


def _contradicted(entry: Entry, own: dict[Entry, Payout | None]) -> bool:
    """Whether the payments listed one by one contradict the entry for the whole file.

    A file that was paid may list rejected payments, if we know them; a rejected file may list no other result.
    """
    others = [listed for listed in own if listed.result != entry.result]
    if entry.result == REJECTED:
        return bool(others)
    return any(own[listed] is None for listed in others)
