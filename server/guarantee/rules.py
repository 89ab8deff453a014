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
"""Only the first bundle fetch of each hour is stored: the phone's bundle may be up to an hour younger than that."""

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
    """What the server holds of a phone's journal up to a scan: how many numbers are missing and repeated, how many
    reversals it sent (each takes a number and does not send it), and the latest scan time before.
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
    """The reasons against paying a conflict by rule; none when the guarantee pays it, if it holds enough money."""
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
    """Whether no number is missing but those of reversals, none is repeated, and times do not go back."""
    forwards = journal.latest_before is None or journal.latest_before <= scanned_at + BACKWARDS
    return journal.missing <= journal.reversals and not journal.repeated and forwards


def _fresh(fetched_at: datetime | None, scanned_at: datetime) -> bool:
    return fetched_at is not None and fetched_at <= scanned_at <= fetched_at + FRESH + ROUNDING


BACKWARDS = timedelta(minutes=5)
"""How far scan times may go back: a contact with the server corrects the phone's clock."""
