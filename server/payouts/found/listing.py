"""Batches found by words of what they pay, day of execution and state: the newest first, in pages or as CSV."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.orm import joinedload

from ...csv_dialects import Cell, write_csv
from ...db import db
from ...filters import Sought, conditions_on_dates, conditions_on_text
from ...paging import Paged, read_page
from ...states import STATES
from ..models import Payout, PayoutBatch
from ..overview import PEOPLE, BatchView, view_batches

COLUMNS: Final = {
    "message_id": "Virement",
    "execution_day": "Jour demandé",
    "state": "État",
    "count": "Paiements",
    "cents": "Montant (€)",
    "prepared_at": "Préparé le",
    "approved_at": "Approuvé le",
    "sent_at": "Envoyé le",
}
IN_STATE: Final[dict[str, tuple[ColumnElement[bool], ...]]] = {
    "prepared": (PayoutBatch.approved_at.is_(None), PayoutBatch.cancelled_at.is_(None)),
    "approved": (PayoutBatch.approved_at.is_not(None), PayoutBatch.sent_at.is_(None)),
    "sent": (PayoutBatch.sent_at.is_not(None),),
    "cancelled": (PayoutBatch.cancelled_at.is_not(None),),
}
"""The twin of `PayoutBatch.state`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchFilter(Sought):
    """What narrows the batches: days of execution; words of their number, and of who and what they pay; a state."""

    state: str | None = None


def find_batches(wanted: BatchFilter, page: int = 1) -> Paged[BatchView]:
    """A page of batches, each with its payouts counted: three queries."""
    found = read_page(_matching(wanted), page, *map(joinedload, PEOPLE))
    return Paged(view_batches(db.session(), found.rows), found.page, found.pages, found.total)


def batches_csv(wanted: BatchFilter, dialect: str) -> str:
    """The same batches, all pages, as CSV."""
    found = db.session.scalars(_matching(wanted)).all()
    return write_csv(COLUMNS, _rows(view_batches(db.session(), found)), dialect, {"state": STATES["batch"]})


def _matching(wanted: BatchFilter) -> Select[PayoutBatch]:
    conditions = [
        *_paying(wanted.text),
        *conditions_on_dates(PayoutBatch.execution_day, wanted.from_day, wanted.to_day),
        *(IN_STATE[wanted.state] if wanted.state else ()),
    ]
    return select(PayoutBatch).where(*conditions).order_by(PayoutBatch.id.desc())


def _paying(text: str) -> list[ColumnElement[bool]]:
    """The words stand in the batch's number, or in one of its payouts."""
    if not text.split():
        return []
    paid = select(Payout.batch_id).where(*conditions_on_text(text, Payout.holder, Payout.end_to_end_id))
    return [or_(PayoutBatch.message_id == text.strip(), PayoutBatch.id.in_(paid))]


def _rows(found: list[BatchView]) -> Iterator[tuple[Cell, ...]]:
    for view in found:
        one = view.batch
        moments = one.prepared_at, one.approved_at, one.sent_at
        yield one.message_id, f"{one.execution_day:%d/%m/%Y}", one.state, str(view.count), view.cents, *moments
