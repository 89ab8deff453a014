"""Time travel for the demo: context managers that set the clock to a day of its past."""

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
def pretend_day(day: date, days: int = 0) -> Iterator[None]:
    """Set the clock to 10:00 in Paris, ``days`` after a day."""
    with clock.pretending(clock.start_of_day(day + timedelta(days=days)) + OPENS):
        yield


@contextmanager
def pretend_week(campaign: Campaign, week: int, day: int = 0) -> Iterator[None]:
    """Set the clock to 10:00 in Paris, ``week`` weeks and ``day`` days after a campaign's first day."""
    with pretend_day(campaign.first_day, 7 * week + day):
        yield


@contextmanager
def pretend_after(month: str, days: int) -> Iterator[None]:
    """Set the clock to 10:00 in Paris, ``days`` after the first day of the next month."""
    with clock.pretending(clock.month_bounds(month)[1] + timedelta(days=days) + OPENS):
        yield
