"""Opening hours: turns a venue's OpenStreetMap text into the hours of the coming days, so that no phone parses it."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from opening_hours import OpeningHours, ParserError, State  # type: ignore[attr-defined]  # its stub lacks ParserError

from ..clock import PARIS

DAYS_AHEAD = timedelta(days=8)
LONGEST_CHANGE_DAYS = 366
MOST_KEPT = 2048
"""Of how many venues each process keeps the hours of the day."""
OVERSEAS = {
    "971": ZoneInfo("America/Guadeloupe"),
    "972": ZoneInfo("America/Martinique"),
    "973": ZoneInfo("America/Cayenne"),
    "974": ZoneInfo("Indian/Reunion"),
    "975": ZoneInfo("America/Miquelon"),
    "976": ZoneInfo("Indian/Mayotte"),
    "977": ZoneInfo("America/St_Barthelemy"),
    "978": ZoneInfo("America/Marigot"),
    "986": ZoneInfo("Pacific/Wallis"),
    "987": ZoneInfo("Pacific/Tahiti"),
    "988": ZoneInfo("Pacific/Noumea"),
}
ISLANDS = {
    "98741": ZoneInfo("Pacific/Marquesas"),
    "98742": ZoneInfo("Pacific/Marquesas"),
    "98745": ZoneInfo("Pacific/Marquesas"),
    "98755": ZoneInfo("Pacific/Gambier"),
}
"""Postcodes of Polynesia whose time differs from Tahiti's."""
SAYS_OF_HOLIDAYS = re.compile(r"24/7|\b(?:PH|easter|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b")
"""Matches hours that mention holidays or months, or are always: then no ``PH off`` is added."""
Hours = tuple[tuple[datetime, datetime], ...]


def zone_of(postcode: str) -> ZoneInfo:
    """The time zone of a French postcode, overseas ones included."""
    return ISLANDS.get(postcode) or OVERSEAS.get(postcode[:3], PARIS)


def open_hours(text: str, postcode: str, now: datetime) -> Hours | None:
    """The times, opening and closing, at which a venue is open now and in the next eight days, in its time zone.

    None when the text is not in OpenStreetMap's notation. On French public holidays a venue counts as closed unless
    the text mentions them (``PH``), since most people forget to.
    """
    zone = zone_of(postcode)
    local = now.astimezone(zone)
    known, until = _hours_from(text, zone, local.date()), local + DAYS_AHEAD
    return known and tuple((opens, min(closes, until)) for opens, closes in known if closes > now and opens < until)


@lru_cache(maxsize=MOST_KEPT)
def _hours_from(text: str, zone: ZoneInfo, today: date) -> Hours | None:
    """The hours from the beginning of a day on, a day more than are told: a search reads those of many venues."""
    said = text if not text.strip() or SAYS_OF_HOLIDAYS.search(text) else f"{text}; PH off"
    try:
        hours = OpeningHours(said, timezone=zone, country="FR", max_interval_days=LONGEST_CHANGE_DAYS)
    except ParserError:
        return None
    start = datetime.combine(today, time.min, zone)
    changes = hours.intervals(start, start + DAYS_AHEAD + timedelta(days=1))
    return tuple((opens, closes) for opens, closes, state, _ in changes if state == State.OPEN)
