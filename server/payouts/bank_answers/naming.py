"""Which payout a bank's entry is about: by an id that we gave, or by its amount if only one payout has it. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from ... import clock
from ..bank_files.entries import PAID, RETURNED, Entry
from ..models import CANCELLED, PREPARED, REJECTED, SENT, Payout
from .models import AMBIGUOUS, DIFFERS, NOT_SENT, OTHER_ACCOUNT, UNKNOWN


class NamedPayout(NamedTuple):
    """The payout that is named, or why none is."""

    payout: Payout | None
    problem: str | None = None


class KnownPayouts:
    """The payouts that entries may be about, and the accounts that we ever paid from."""

    def __init__(self, payouts: Iterable[Payout], accounts: Collection[str] = ()) -> None:
        self._payouts = sorted((one for one in payouts if one.state != CANCELLED), key=lambda one: one.id)
        self._accounts = accounts
        self._by_file: dict[str, list[Payout]] = {}
        self._by_document: dict[str, list[Payout]] = {}
        self._by_cents: dict[int, list[Payout]] = {}
        for payout in self._payouts:
            self._by_file.setdefault(payout.message_id, []).append(payout)
            self._by_document.setdefault(payout.end_to_end_id, []).append(payout)
            self._by_cents.setdefault(payout.cents, []).append(payout)

    def is_our_account(self, entry: Entry) -> bool:
        """Whether an entry is about an account that we ever paid from, or does not say which."""
        return entry.account is None or any(is_account(entry, iban) for iban in self._accounts)

    def is_named(self, entry: Entry) -> bool:
        """Whether an entry quotes an id or a file name of ours in any field."""
        return any(name in self._by_document for name in entry.ids) or any(
            file in self._by_file for file in entry.files
        )

    def list_of_file(self, entry: Entry) -> Sequence[Payout]:
        """All of the file that an entry names, if it names one of ours and no other."""
        files = entry.files
        return self._by_file.get(files.pop(), []) if len(files) == 1 else []

    def find_one(self, entry: Entry) -> NamedPayout:
        """The one payout that an entry is about, on the account that it was paid from."""
        found = self._named(entry)
        if found.payout is None:
            return found
        if not is_account(entry, found.payout.batch.debtor_iban):
            return NamedPayout(found.payout, OTHER_ACCOUNT)
        return NamedPayout(found.payout, NOT_SENT) if found.payout.state == PREPARED else found

    def _named(self, entry: Entry) -> NamedPayout:
        documents = {name for name in entry.ids if name in self._by_document}
        if len(documents) > 1:
            return NamedPayout(None, AMBIGUOUS)
        ours = entry.end_to_end_id or entry.instruction_id
        if ours and ours not in documents:
            return NamedPayout(None, UNKNOWN)
        return self._of_document(entry, documents.pop()) if documents else self._without_name(entry)

    def _of_document(self, entry: Entry, document: str) -> NamedPayout:
        """The payout of a document; of several, the one in the file that is named, else the one that the days allow."""
        candidates = self._by_document[document]
        if entry.files and self._counts(entry):
            of_file = self.list_of_file(entry)
            candidates = [one for one in candidates if one in of_file]
            return NamedPayout(candidates[0]) if candidates else NamedPayout(None, UNKNOWN)
        started = [one for one in candidates if one.state != PREPARED] or candidates
        return NamedPayout(started[0]) if len(started) == 1 else _by_day(entry, started)

    def _counts(self, entry: Entry) -> bool:
        """Whether the file names count: on a return they may be the other bank's own, unless one is ours."""
        return entry.result != RETURNED or any(name in self._by_file for name in entry.files)

    def _without_name(self, entry: Entry) -> NamedPayout:
        """The only payout of this very amount, in the file that is named or else on the account."""
        if entry.cents is None or not entry.called_return or (not entry.files and entry.account is None):
            return NamedPayout(None, UNKNOWN)
        among = self.list_of_file(entry) if entry.files else self._started(entry.cents)
        alike = [one for one in among if one.cents == entry.cents and is_account(entry, one.batch.debtor_iban)]
        if len(alike) > 1:
            return NamedPayout(None, AMBIGUOUS)
        if not alike:
            return NamedPayout(None, DIFFERS if among else UNKNOWN)
        waits = (SENT, PREPARED, PAID) if entry.result == RETURNED else (SENT, PREPARED)
        if alike[0].state in waits and was_sent(alike[0], entry):
            return NamedPayout(alike[0])
        return NamedPayout(None, UNKNOWN)

    def _started(self, cents: int) -> Sequence[Payout]:
        return [one for one in self._by_cents.get(cents, []) if one.state != PREPARED]


def is_account(entry: Entry, iban: str) -> bool:
    """Whether an entry is about an account; banks may leave out an IBAN's country and check digits, or the account."""
    return entry.account in (None, iban, iban[4:])


def _by_day(entry: Entry, candidates: Sequence[Payout]) -> NamedPayout:
    """The newest payout that was sent by the entry's day, unless a failure may be about an older one."""
    sent = [one for one in candidates if was_sent(one, entry)]
    if not sent or entry.day is None:
        return NamedPayout(None, AMBIGUOUS)
    *older, newest = sent
    if entry.result != PAID and any(_may_be_meant(one, newest, entry.result, entry.day) for one in older):
        return NamedPayout(None, AMBIGUOUS)
    return NamedPayout(newest)


def _may_be_meant(older: Payout, newest: Payout, result: str, day: date) -> bool:
    """Whether bad news may be about an older payout: its failure was not known by that day, or its money comes back."""
    known = older.failed_at is not None and clock.paris_day(older.failed_at) < day
    gives_back = result == RETURNED and older.state == REJECTED and newest.state == SENT
    return gives_back or not known


def was_sent(payout: Payout, entry: Entry) -> bool:
    """Whether a payout was sent by the day of an entry, as far as either day is known."""
    sent_at = payout.batch.sent_at
    return entry.day is None or sent_at is None or clock.paris_day(sent_at) <= entry.day
