"""French words for paper and mail: days, hours, sums, distances; and the link to directions for a venue."""

from __future__ import annotations

from datetime import date, datetime
from urllib.parse import quote

from ..clock import PARIS
from .places import NearVenue

DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)
SPACE = "\u00a0"
ROUGH_KM = 1.5


def day_in_words(day: date) -> str:
    """``jeudi 31 décembre 2026``."""
    number = "1er" if day.day == 1 else str(day.day)
    return f"{DAYS[day.weekday()]} {number}{SPACE}{MONTHS[day.month - 1]} {day.year}"


def moment_in_words(moment: datetime) -> str:
    """A moment in Paris: ``lundi 23 novembre 2026 à 14 h 05``."""
    local = moment.astimezone(PARIS)
    return f"{day_in_words(local.date())} à {hour(local)}"


def hour(local: datetime) -> str:
    """``14 h 05``, ``9 h`` on the hour."""
    minutes = f"{SPACE}{local:%M}" if local.minute else ""
    return f"{local.hour}{SPACE}h{minutes}"


def euros(cents: int) -> str:
    """``10 €``, ``9,60 €``."""
    whole, rest = divmod(cents, 100)
    return f"{whole}{f',{rest:02}' if rest else ''}{SPACE}€"


def say_distance(km: float) -> str:
    """How far a venue is from the centre of a postcode, ``à environ 5 km``; empty under ROUGH_KM."""
    return f"à environ {km:.0f}{SPACE}km" if km >= ROUGH_KM else ""


def way(place: NearVenue, android: bool) -> str | None:
    """A link to directions to a venue: a ``geo:`` link on Android, else a web page; None without its position."""
    if place.latitude is None or place.longitude is None:
        return None
    there = f"{place.latitude},{place.longitude}"
    if android:  # iOS does not open geo: links
        return f"geo:{there}?q={there}({quote(place.name, safe='')})"
    return f"https://www.openstreetmap.org/directions?to={quote(there)}"
