"""The published rule: which conflicts the guarantee pays by itself, and why not the others. Pure.

docs/glossary.md, rule 14 "Two phones, one voucher": a scan is in good faith when its signature was valid (so no typed
code), its phone's journal has no gap, its bundle was at most 72 hours old, its clock is not doubtful, and it was made
before the winner was recorded. The winner must be of another organisation.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

FRESH = timedelta(hours=72)
ROUNDING = timedelta(hours=1)
"""Of the fetches of an hour only the first is kept: the rules may be so much younger than we know."""

SAME_VENUE, SAME_ORGANISATION, TYPED_CODE = "same_venue", "same_organisation", "typed_code"
CLOCK_DOUBTFUL, SCANNED_AFTER, BUNDLE_STALE = "clock_doubtful", "scanned_after", "bundle_stale"
JOURNAL_BROKEN, WINNER_REVERSED, CEILING_REACHED = "journal_broken", "winner_reversed", "ceiling_reached"
WHY_NOT = (
    SAME_VENUE,
    SAME_ORGANISATION,
    TYPED_CODE,
    CLOCK_DOUBTFUL,
    SCANNED_AFTER,
    BUNDLE_STALE,
    JOURNAL_BROKEN,
    WINNER_REVERSED,
    CEILING_REACHED,
)


class Journal(NamedTuple):
    """What the server holds of a phone's journal up to a scan: numbers that are missing, that came twice, the reversals
    that took a number each and tell none, and the latest moment at which an earlier entry was scanned.
    """

    missing: int
    repeated: int
    reversals: int
    latest_before: datetime | None


class Facts(NamedTuple):
    """What is known of a conflict. ``scanned_at`` is the phone's claim, corrected and never after it was recorded."""

    typed: bool
    clock_doubtful: bool
    scanned_at: datetime
    journal: Journal
    rules_fetched_at: datetime | None
    first_recorded_at: datetime
    first_reversed: bool
    same_venue: bool
    same_organisation: bool


def why_not(facts: Facts) -> tuple[str, ...]:
    """Why the guarantee does not pay a conflict by itself; nothing when it does, as far as its money goes."""
    broken = {
        SAME_VENUE: facts.same_venue,
        SAME_ORGANISATION: facts.same_organisation and not facts.same_venue,
        TYPED_CODE: facts.typed,
        CLOCK_DOUBTFUL: facts.clock_doubtful,
        SCANNED_AFTER: facts.scanned_at >= facts.first_recorded_at,
        BUNDLE_STALE: not _fresh(facts.rules_fetched_at, facts.scanned_at),
        JOURNAL_BROKEN: not is_whole(facts.journal, facts.scanned_at),
        WINNER_REVERSED: facts.first_reversed,
    }
    return tuple(reason for reason, holds in broken.items() if holds)


def is_whole(journal: Journal, scanned_at: datetime) -> bool:
    """Whether a journal has no gap but for reversals, no number twice, and times that do not go back."""
    forwards = journal.latest_before is None or journal.latest_before <= scanned_at + BACKWARDS
    return journal.missing <= journal.reversals and not journal.repeated and forwards


def _fresh(fetched_at: datetime | None, scanned_at: datetime) -> bool:
    return fetched_at is not None and fetched_at <= scanned_at <= fetched_at + FRESH + ROUNDING


BACKWARDS = timedelta(minutes=5)
"""How far a phone's clock may go back when a contact corrects it."""
