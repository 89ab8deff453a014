"""What somebody wants of a place: a condition for the database, and its opening hours, which only the text tells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final

from sqlalchemy import ColumnElement, String, and_, cast, or_, true

from ..venues.hours.in_words import SHORT
from ..venues.models import Venue
from .offers import ACCESS, SPOKEN
from .opening import Hours

NOW: Final = "now"
WEEKDAYS: Final = tuple(day.lower() for day in SHORT)
WHEN: Final = (NOW, *WEEKDAYS)


@dataclass(frozen=True, slots=True)
class Wish:
    """What a place must have: one of the services, access and languages by key; ``when`` it must be open, of WHEN."""

    service: str | None = None
    when: str | None = None
    access: str | None = None
    language: str | None = None

    @property
    def condition(self) -> ColumnElement[bool]:
        """SQL condition on `Venue`: all but the hours; of these, that there are any."""
        return and_(true(), *self._conditions())

    def is_met_by(self, hours: Hours | None, now: datetime) -> bool:
        """Whether the hours of the coming days are those wanted."""
        return self.when is None or is_open_when(hours, self.when, now)

    def _conditions(self) -> Iterator[ColumnElement[bool]]:
        if self.service is not None:
            yield cast(Venue.services, String).contains(f'"{self.service}"')
        if self.access is not None:
            yield Venue.special_care.contains(ACCESS[self.access])
        if self.language is not None:
            columns = (Venue.languages, Venue.special_care)
            yield or_(*(column.contains(part) for column in columns for part in SPOKEN[self.language]))
        if self.when is not None:
            yield Venue.opening_hours != ""


def is_open_when(hours: Hours | None, when: str, now: datetime) -> bool:
    """Whether a venue is open now, or on a weekday of the coming week, for what of it has not passed.

    Twin of `isOpenWhen` in `pwa/src/wallet/places/search/wanted.ts`.
    """
    if not hours:
        return False
    if when == NOW:
        return any(opens <= now < closes for opens, closes in hours)
    weekday = WEEKDAYS.index(when)
    return any(closes > now and weekday in _days(max(opens, now), closes) for opens, closes in hours)


def _days(opens: datetime, closes: datetime) -> Iterator[int]:
    """The weekday on which it opens, in its own time, and those that follow whole."""
    local = opens.astimezone(closes.tzinfo)
    yield local.weekday()
    day = local.date() + timedelta(days=1)
    while datetime.combine(day + timedelta(days=1), time.min, closes.tzinfo) <= closes:
        yield day.weekday()
        day += timedelta(days=1)
