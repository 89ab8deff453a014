"""Spans of time in which an organisation was qualified or approved. Pure.

Each is a pair of milliseconds since 1970, [from, until).
``until`` is None while it is. They stand in order and do not touch.
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


def merge(one: Sequence[Span], other: Sequence[Span]) -> list[Span]:
    """The spans in which either holds; where one ends as the other begins, nothing ends."""
    merged: list[Span] = []
    for span in sorted((*one, *other), key=_start):
        last = merged[-1] if merged else None
        if last and (last[1] is None or _start(span) <= last[1]):
            merged[-1] = (last[0], _later(last[1], span[1]))
        else:
            merged.append((span[0], span[1]))
    return merged


def _start(span: Span) -> int:
    return span[0] or 0


def _later(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else max(one, other)


def _ms(at: datetime) -> int:
    return int(at.timestamp() * 1000)
