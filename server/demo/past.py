"""The demo's past, week by week: from the first day of a campaign until two weeks before its last."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

from .. import clock
from ..campaigns.models import Campaign

WEEKS = 17
DAYS_LEFT = 14
OPENS = timedelta(hours=10)


@contextmanager
def in_office(day: date, days: int = 0) -> Iterator[None]:
    """At ten in the morning in Paris, so many days after a day."""
    with clock.pretending(clock.start_of_day(day + timedelta(days=days)) + OPENS):
        yield


@contextmanager
def on(campaign: Campaign, week: int, day: int = 0) -> Iterator[None]:
    """At ten in the morning in Paris of a day of a week; both count from 0, and the first week from the first day."""
    with in_office(campaign.first_day, 7 * week + day):
        yield


@contextmanager
def after(month: str, days: int) -> Iterator[None]:
    """At ten in the morning in Paris, so many days into the month after a month."""
    with clock.pretending(clock.month_bounds(month)[1] + timedelta(days=days) + OPENS):
        yield
