"""From which day a campaign's credit note may be made: no scan can be accepted any more. Pure."""

from __future__ import annotations

from datetime import date, timedelta

from ..redemptions.rules import UPLOAD_DAYS

IN_HAND = timedelta(days=1)
"""For a scan uploaded at the last moment to be committed: no request lasts a day."""


def last_upload_day(grace_day: date) -> date:
    """The last day for uploading a scan made in time (docs/glossary.md, rule 16 "Expired at upload")."""
    return grace_day + timedelta(days=UPLOAD_DAYS)


def first_day(grace_day: date) -> date:
    """The first day on which the ledger holds everything that can ever be redeemed: 32 days after grace."""
    return last_upload_day(grace_day) + IN_HAND + timedelta(days=1)
