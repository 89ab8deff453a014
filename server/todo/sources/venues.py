"""What waits at venues: changes that people reported, phones of which scans are missing."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy.orm import Session

from ... import clock
from ...access import Actor
from ...phones.listing import list_phones
from ...reports.service import open_reports
from ..tasks import Found


def reports(_session: Session, actor: Actor) -> Iterator[Found]:
    """Changes at the actor's venues that anyone reported, and nobody has looked at."""
    if found := open_reports(actor):
        names = {report.venue.name for report in found}
        about = names.pop() if len(names) == 1 else ""
        since = min(report.reported_at for report in found)
        yield Found(kind="close_reports", about=about, count=len(found), since=clock.paris_day(since))


def phones(_session: Session, actor: Actor) -> Iterator[Found]:
    """Each phone of the actor's venues of which scans never arrived; one that is lost will send none."""
    for watched in list_phones(actor):
        missing = sum(gap.last - gap.first + 1 for gap in watched.gaps)
        if missing and not watched.device.lost:
            venue = watched.device.venue
            about = f"{watched.device.label} · {venue.name}"
            yield Found(kind="read_in_phone", ref=str(venue.id), about=about, count=missing)
