"""`tell_change`: when the bank's money stops covering what is owed, or covers it again, everyone concerned is told."""

from __future__ import annotations

from collections.abc import Iterator

from flask import current_app
from sqlalchemy import select
from sqlalchemy.orm import Session

from .. import clock
from ..access import MANAGER, SPONSOR
from ..campaigns.models import Sponsor
from ..db import db, pass_alone, transaction
from ..invoicing.words import euros
from ..messages.service import THE_OPERATOR, Note, To, write
from ..organisations.models import QUALIFIED, Organisation
from ..wallet.words import day_in_words
from .coverage import COVERED, UNPROVEN, Coverage
from .covering import read_coverage
from .models import CoverageChange
from .words import say_share

LOCK = 5_211  # of PostgreSQL's advisory locks


def tell_change() -> str | None:
    """Store and tell that the state of the coverage changed since it was last looked at; returns the new state.

    The first state is told unless all is well. Before the first bank statement there is nothing to tell.
    """
    current_app.extensions.pop("solvency", None)
    if not _has_changed(db.session()):
        return None
    with transaction() as session:
        pass_alone(session, LOCK)
        found = read_coverage(session)
        before = last_change(session)
        if not _differs(found, before):
            return None
        change = _change(session, found)
        if before or change.state != COVERED:
            write(session, _notes(session, change, found))
    return change.state


def last_change(session: Session) -> CoverageChange | None:
    """The state that was told last, and since when it holds."""
    return session.scalar(select(CoverageChange).order_by(CoverageChange.id.desc()).limit(1))


def _has_changed(session: Session) -> bool:
    """Looks before anybody has to wait."""
    return _differs(read_coverage(session), last_change(session))


def _differs(found: Coverage, before: CoverageChange | None) -> bool:
    return found.state not in (UNPROVEN, before.state if before else None)


def _change(session: Session, found: Coverage) -> CoverageChange:
    change = CoverageChange(
        state=found.state,
        day=found.day,
        covering_cents=found.covering_cents,
        needed_cents=found.needed_cents,
        changed_at=clock.now(),
    )
    session.add(change)
    session.flush()
    return change


def _notes(session: Session, change: CoverageChange, found: Coverage) -> Iterator[Note]:
    values = {
        "day": day_in_words(change.day),
        "share": say_share(found.coverage_bps),
        "amount": euros(found.covering_cents),
        "total": euros(found.needed_cents),
    }
    for to in _everyone(session):
        whom = f"{to.role}:{to.organisation_id or ''}"
        yield Note(f"coverage:{change.id}:{whom}", to, f"coverage_{change.state}", values)


def _everyone(session: Session) -> Iterator[To]:
    """The operator, every sponsor, and every organisation that is qualified to take vouchers."""
    yield THE_OPERATOR
    for key in session.scalars(select(Sponsor.organisation_id).order_by(Sponsor.organisation_id)):
        yield To(role=SPONSOR, organisation_id=key)
    qualified = select(Organisation.id).where(Organisation.qualification == QUALIFIED).order_by(Organisation.id)
    for key in session.scalars(qualified):
        yield To(role=MANAGER, organisation_id=key)
