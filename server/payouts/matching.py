"""What an entry of the bank's does to a payout, if anything. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from .answer_models import APPLIED, KNOWN
from .entries import PAID, REJECTED, RETURNED, Entry
from .models import CANCELLED, PREPARED, SENT, Payout
from .refusals import BatchNotSent

UNKNOWN, DIFFERS = "unknown_payment", "amount_differs"
EFFECTS = {
    (SENT, PAID): (PAID,),
    (SENT, REJECTED): (REJECTED,),
    (SENT, RETURNED): (PAID, RETURNED),
    (PAID, RETURNED): (RETURNED,),
}
"""By a payout's state and an entry's result: the states that the payout goes through. Nothing comes back unpaid."""
NEWS_NO_MORE = {(PAID, PAID), (REJECTED, REJECTED), (REJECTED, RETURNED), (RETURNED, RETURNED), (RETURNED, PAID)}
"""What says again what is known; a bank that debits a whole file gives a rejected payment's money back."""


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


class Known:
    """The payouts that entries may be about: by file and document, and the newest of each document."""

    def __init__(self, payouts: Iterable[Payout]) -> None:
        self._by_file: dict[str, list[Payout]] = {}
        self._newest: dict[str, Payout] = {}
        for payout in sorted((one for one in payouts if one.state != CANCELLED), key=lambda one: one.id):
            self._by_file.setdefault(payout.batch.message_id, []).append(payout)
            self._newest[payout.end_to_end_id] = payout

    def match(self, entry: Entry) -> list[Match]:
        """What an entry is about: one payout, all of a file, or nothing. Raises BatchNotSent."""
        of_file = self._by_file.get(entry.message_id or "", [])
        if entry.end_to_end_id is None:
            return self._whole_file(entry, of_file)
        named = [payout for payout in of_file if payout.end_to_end_id == entry.end_to_end_id]
        payout = named[0] if named else self._newest.get(entry.end_to_end_id)
        return [_match(entry.key, entry, payout)] if payout else [Match(entry.key, entry, None, UNKNOWN)]

    def _whole_file(self, entry: Entry, payouts: Sequence[Payout]) -> list[Match]:
        if not payouts:
            return [Match(entry.key, entry, None, UNKNOWN)]
        if entry.cents is not None and entry.cents != sum(payout.cents for payout in payouts):
            return [Match(entry.key, entry, None, DIFFERS)]
        each = (replace(entry, end_to_end_id=one.end_to_end_id, cents=entry.cents and one.cents) for one in payouts)
        return [_match(entry.key, one, payout) for one, payout in zip(each, payouts, strict=True)]


def _match(key: str, entry: Entry, payout: Payout) -> Match:
    if payout.state == PREPARED:
        raise BatchNotSent
    if entry.cents is not None and entry.cents != payout.cents:
        return Match(key, entry, payout, DIFFERS)
    step = payout.state, entry.result
    if step in EFFECTS:
        return Match(key, entry, payout, APPLIED, EFFECTS[step])
    return Match(key, entry, payout, KNOWN if step in NEWS_NO_MORE else f"was_{payout.state}")
