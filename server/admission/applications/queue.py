"""Applications that were sent, found by words, days and state: what waits for the operator first; pages, CSV."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sqlalchemy import Select, case, select

from ...csv_dialects import Cell, write_csv
from ...db import db
from ...filters import Sought, conditions_on_days, conditions_on_text
from ...paging import Paged, read_page
from ...states import STATES as WORDS
from .models import AdmissionApplication
from .states import DRAFT, STATES, WAITING

SENT_STATES: Final = tuple(state for state in STATES if state != DRAFT)
"""Drafts are nobody's business."""
COLUMNS: Final = {
    "name": "Structure",
    "siret": "SIRET",
    "state": "État",
    "submitted_at": "Envoyée le",
    "changed_at": "Dernier changement",
    "postcode": "Code postal",
    "commune": "Commune",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationFilter(Sought):
    """What narrows the applications: days of sending; words of name and commune, postcode, SIRET; a state."""

    state: str | None = None


def find_applications(wanted: ApplicationFilter, page: int = 1) -> Paged[AdmissionApplication]:
    """A page of those that were sent: the longest waiting first, then the last changed."""
    return read_page(_matching(wanted), page)


def applications_csv(wanted: ApplicationFilter, dialect: str) -> str:
    """The same applications, all pages, as CSV."""
    return write_csv(
        COLUMNS, map(_row, db.session.scalars(_matching(wanted))), dialect, {"state": WORDS["application"]}
    )


def _matching(wanted: ApplicationFilter) -> Select[AdmissionApplication]:
    one = AdmissionApplication
    conditions = [
        one.submitted_at.is_not(None),
        one.state != DRAFT,
        *conditions_on_days(one.submitted_at, wanted.from_day, wanted.to_day),
        *conditions_on_text(wanted.text, one.name, one.commune, one.postcode, one.siret),
        *([one.state == wanted.state] if wanted.state else []),
    ]
    waits = one.state.in_(WAITING)
    order = case((waits, 0), else_=1), case((waits, one.changed_at)), one.changed_at.desc(), one.id
    return select(one).where(*conditions).order_by(*order)


def _row(one: AdmissionApplication) -> tuple[Cell, ...]:
    return one.name, one.siret, one.state, one.submitted_at, one.changed_at, one.postcode, one.commune
