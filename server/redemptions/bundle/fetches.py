"""When each phone fetched its bundle. The guarantee needs it: how old was the phone's bundle when it scanned?"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import delete

from ...db import insert_into, transaction
from ..models import BundleFetch
from ..rules import UPLOAD_DAYS

HOUR = timedelta(hours=1)
KEPT = timedelta(days=UPLOAD_DAYS + 90)
"""How long fetches are kept: longer than a scan may take to be uploaded and its conflict to be decided."""


def note_fetch(device_id: int, at: datetime) -> None:
    """Record that a phone fetched its bundle; only the first fetch in each hour is stored."""
    row = {"device_id": device_id, "hour": int(at.timestamp()) // 3600, "fetched_at": at}
    with transaction() as session:
        session.execute(insert_into(session, BundleFetch).values(row).on_conflict_do_nothing())


def forget_fetches(now: datetime) -> None:
    """Delete fetches older than KEPT: no scan can need them any more."""
    with transaction() as session:
        session.execute(delete(BundleFetch).where(BundleFetch.fetched_at < now - KEPT))
