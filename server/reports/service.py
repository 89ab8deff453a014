"""Reports: `report` a change at a venue, `undo` that; managers and the operator list and `close` them."""

from __future__ import annotations

from sqlalchemy import Select, select
from sqlalchemy.orm import contains_eager

from .. import clock
from ..access import Actor
from ..accounts import throttle
from ..db import db, transaction
from ..errors import NotFound
from ..trail.recording import Subject, record
from ..venues.models import Venue
from ..venues.refusals import UnknownVenue
from ..venues.seen import seen_by
from .models import Report
from .undo_links import TooLateToUndo, read_undo_link

REPORTS, REPORTS_SECONDS = 20, 3600
MOST_SHOWN = 200
MOST_CLOSED = 50


class UnknownReport(NotFound):
    code = "unknown_report"
    message = "Ce signalement n'existe pas ou ne concerne pas vos lieux. Rechargez la liste."


def report(venue_id: int, *, kind: str, note: str) -> Report:
    """Store a report. Raises UnknownVenue, and TooMany above REPORTS reports for one venue in an hour."""
    with transaction() as session:
        venue = session.get(Venue, venue_id)
        if venue is None:
            raise UnknownVenue
        throttle.hit(session, f"venue-report:{venue_id}", REPORTS, REPORTS_SECONDS)
        made = Report(venue=venue, kind=kind, note=note.strip(), reported_at=clock.now())
        session.add(made)
    return made


def open_reports(actor: Actor) -> list[Report]:
    """The newest MOST_SHOWN open reports: for the operator of every venue, for a manager of their own."""
    query = _within_reach(actor).where(Report.closed_at.is_(None)).order_by(Report.id.desc())
    return list(db.session.scalars(query.options(contains_eager(Report.venue)).limit(MOST_SHOWN)))


def closed_reports(actor: Actor) -> list[Report]:
    """The MOST_CLOSED reports closed last, newest first, of the same venues."""
    query = (
        _within_reach(actor).where(Report.closed_at.is_not(None)).order_by(Report.closed_at.desc(), Report.id.desc())
    )
    return list(db.session.scalars(query.options(contains_eager(Report.venue)).limit(MOST_CLOSED)))


def close(actor: Actor, report_id: int) -> Report:
    """Close a report. Idempotent. Raises UnknownReport."""
    with transaction() as session:
        found = session.scalar(_within_reach(actor).where(Report.id == report_id).with_for_update(of=Report))
        if found is None:
            raise UnknownReport
        if found.closed_at is None:
            found.closed_at, found.closed_by_id = clock.now(), actor.person_id
            record(session, actor, "report.closed", Subject("report", found.id, found.venue.organisation_id))
    return found


def undo(link: str) -> None:
    """Forget a report for whoever made it, while nobody has closed it. Raises TooLateToUndo."""
    report_id = read_undo_link(link)
    with transaction() as session:
        found = session.scalar(select(Report).where(Report.id == report_id).with_for_update())
        if found is None or found.closed_at is not None:
            raise TooLateToUndo
        session.delete(found)


def _within_reach(actor: Actor) -> Select[Report]:
    return select(Report).join(Report.venue).where(seen_by(actor))
