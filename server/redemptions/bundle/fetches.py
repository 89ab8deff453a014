"""When phones were given their rules: `note_fetch`; the guarantee asks how old they were at a scan."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import delete

from ...db import insert_into, transaction
from ..models import BundleFetch
from ..rules import UPLOAD_DAYS

HOUR = timedelta(hours=1)
KEPT = timedelta(days=UPLOAD_DAYS + 90)
"""Longer than a scan may take to arrive and its conflict to be decided."""


def note_fetch(device_id: int, at: datetime) -> None:
    """Keep that a phone was given its rules, once an hour."""
    row = {"device_id": device_id, "hour": int(at.timestamp()) // 3600, "fetched_at": at}
    with transaction() as session:
        session.execute(insert_into(session, BundleFetch).values(row).on_conflict_do_nothing())


def forget_fetches(now: datetime) -> None:
    """Drop what no scan can ask for any more."""
    with transaction() as session:
        session.execute(delete(BundleFetch).where(BundleFetch.fetched_at < now - KEPT))
