"""What the public log records of matches: a leaf for each that was confirmed, and one for its being undone.

So a sponsor proves that its transfer is in the books, for which order and how much of it.
"""

from __future__ import annotations

from typing import cast

from sqlalchemy import Table

from ..transparency.sources import LogSource
from .models import BankMatch

MATCHED, MATCH_UNDONE = "matched", "undone"
_matches = cast(Table, BankMatch.__table__)
_CONFIRMED = (
    *("id", "movement_id", "payment", "kind", "cents", "order_id", "campaign_id", "payout_id"),
    *("made_at", "made_by_id", "confirmed_at", "confirmed_by_id"),
)
"""Columns that nothing changes once a match is confirmed."""
_UNDONE = ("id", "movement_id", "kind", "cents", "undone_at", "undone_by_id")

OF_MATCHES = {
    MATCHED: LogSource(
        _matches,
        _matches.c.id,
        _matches.c.confirmed_at,
        [_matches.c[name] for name in _CONFIRMED],
        _matches.c.confirmed_at.is_not(None),
    ),
    MATCH_UNDONE: LogSource(
        _matches,
        _matches.c.id,
        _matches.c.undone_at,
        [_matches.c[name] for name in _UNDONE],
        _matches.c.undone_at.is_not(None),
    ),
}
