"""Spans of time in which an organisation was qualified: each a pair of milliseconds since 1970, [from, until). Pure.

``until`` is None while it is qualified. They stand in order and do not touch.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

Span = Sequence[int | None]
"""(from, until); a list once it was stored as JSON."""
ALWAYS: Sequence[Span] = ((0, None),)
DAY_MS = 24 * 3600 * 1000


def open_span(spans: Sequence[Span], at: datetime) -> list[Span]:
    """The spans of an organisation that is qualified from now on. Idempotent."""
    if is_open(spans):
        return list(spans)
    return [*spans, (_ms(at), None)]


def close_span(spans: Sequence[Span], at: datetime) -> list[Span]:
    """The spans of an organisation that is qualified no longer. Idempotent."""
    if not is_open(spans):
        return list(spans)
    return [*spans[:-1], (spans[-1][0], _ms(at))]


def is_open(spans: Sequence[Span]) -> bool:
    """Whether the last span has no end."""
    return bool(spans) and spans[-1][1] is None


def covers(spans: Sequence[Span], at: datetime, recorded_at: datetime, upload_days: int) -> bool:
    """Whether a moment lies in a span that had ended at most ``upload_days`` before it was recorded."""
    moment, late = _ms(at), _ms(recorded_at) - upload_days * DAY_MS
    return any((start or 0) <= moment and (end is None or (moment < end and late < end)) for start, end in spans)


def _ms(at: datetime) -> int:
    return int(at.timestamp() * 1000)
