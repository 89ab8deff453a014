"""The entries of a day's events, one by one in the order of the ledger; all but scans, which are many."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from .. import clock
from ..ledger.models import (
    CLOSED,
    CREDITED,
    EXPIRED,
    FEW,
    FUNDED,
    HONOURED,
    ISSUED,
    PAID,
    RECEIVED,
    REFUNDED,
    REJECTED,
    RELEASED,
    RETURNED,
    SENT,
    UNFUNDED,
    UNMATCHED,
    LedgerLine,
)
from ..ledger.posting import UNDONE, Posting, own_key, read_posting
from .booking import FUNDINGS, FeeVat, book, book_funding
from .documents import Document, load_documents
from .entries import AccountEntry, LetteringMark, SourcePiece
from .lettering import Letters, find_letters
from .period import FiscalBooks
from .roles import DUE, IN_TRANSIT
from .words import WORDS

ORDER: Final = {
    kind: place
    for place, kind in enumerate(
        (
            *(RECEIVED, FUNDED, ISSUED, HONOURED, CLOSED, EXPIRED, CREDITED, RELEASED, REFUNDED),
            *(SENT, REJECTED, PAID, RETURNED, UNFUNDED, UNMATCHED),
        )
    )
}
"""In which order events of one moment are told."""


TAKEN_BACK: Final = (PAID, RETURNED, REFUNDED)
"""Kinds of which a line may take another one back."""


def list_events(session: Session, books: FiscalBooks, day: date) -> Iterator[AccountEntry]:
    """The entries of a day's events; a constant number of queries."""
    moments = LedgerLine.recorded_at >= clock.start_of_day(day), LedgerLine.recorded_at < clock.end_of_day(day)
    lines = sorted(session.scalars(select(LedgerLine).where(FEW, *moments)), key=_place)
    documents = load_documents(session, lines)
    letters = find_letters(session, {one.about for one in documents.values()}, books.start, books.end)
    for line in lines:
        found = documents.get((line.kind, own_key(line.event_id)))
        yield from _entries(books, read_posting(line), day, found or _honour(line), letters)


def _place(line: LedgerLine) -> tuple[object, ...]:
    """By moment, then as things follow from each other; keys are numbers, in the order of their size."""
    return line.recorded_at, ORDER[line.kind], len(line.event_id), line.event_id


def _honour(line: LedgerLine) -> Document:
    """A lost race that was paid: the scan's own id is its document."""
    return Document(line.event_id, clock.paris_day(line.recorded_at), line.event_id)


def _entries(
    books: FiscalBooks, posting: Posting, day: date, document: Document, letters: Letters
) -> list[AccountEntry]:
    words = WORDS[posting.kind].format(about=document.about, campaign=posting.campaign_id)
    if posting.event_id.endswith(UNDONE) and posting.kind in TAKEN_BACK:
        words = f"Annulation : {words}"
    piece, sponsor_id = SourcePiece(document.reference, document.day, words), books.sponsors[posting.campaign_id]
    if posting.kind in FUNDINGS:
        vat = FeeVat(document.vat_cents, books.vat_bps(posting.recorded_at))
        return book_funding(posting, day, piece, sponsor_id, vat)
    return [book(posting, day, piece, sponsor_id, _letters(document, letters))]


def _letters(document: Document, letters: Letters) -> Mapping[str, LetteringMark]:
    """By role: what is due is settled by document, what is on its way by transfer."""
    of_document = letters.of_documents.get(document.about)
    of_payout = letters.of_payouts.get(document.payout_id or 0)
    return {role: letter for role, letter in ((DUE, of_document), (IN_TRANSIT, of_payout)) if letter}
