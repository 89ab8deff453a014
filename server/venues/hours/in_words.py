"""Opening hours in words: the OpenStreetMap text of a venue as short French sentences, or none if in doubt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from opening_hours import OpeningHours, ParserError  # type: ignore[attr-defined]  # its stub lacks ParserError

DAYS: Final = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
SHORT: Final = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
SPACE: Final = "\u00a0"
LONGEST: Final = 500
CLOSED_ON_HOLIDAYS: Final = "fermé les jours fériés"
ALWAYS: Final = "tous les jours, à toute heure"

_DAY = f"(?:{'|'.join(SHORT)})"
_TIME = "(?:[01][0-9]|2[0-4]):[0-5][0-9]"
_SPAN = f"{_TIME}-{_TIME}"
_RULE = re.compile(rf"(?:({_DAY}(?:-{_DAY})?(?:,{_DAY}(?:-{_DAY})?)*) )?({_SPAN}(?:,{_SPAN})*|closed)")
Week = list[str]


def hours_in_words(text: str) -> list[str]:
    """A sentence for each group of days with the same hours: on which days, from when to when.

    Weekly hours and "closed on public holidays" are told. Nothing is, rather than something wrong, of texts that
    have more (seasons, weeks of a month, comments) or are not in the notation.
    """
    plain = _normal(text)
    if plain == "24/7":
        return [ALWAYS]
    weekly = plain.removesuffix("; PH closed")
    week = _week(weekly.split("; "))
    if week is None or not any(week):
        return []
    return [*_sentences(week), *([CLOSED_ON_HOLIDAYS] if weekly != plain else [])]


def _normal(text: str) -> str:
    """The text as the library writes it; empty when it is not the notation."""
    if not text.strip() or len(text) > LONGEST:
        return ""
    try:
        return str(OpeningHours(text).normalize())
    except ParserError:
        return ""


def _week(rules: list[str]) -> Week | None:
    """The hours of each day, empty when closed; a later rule replaces the hours of its days."""
    week = [""] * len(DAYS)
    for rule in rules:
        found = _RULE.fullmatch(rule)
        if not found:
            return None
        for day in _days(found[1] or "Mo-Su"):
            week[day] = "" if found[2] == "closed" else found[2]
    return week


def _days(names: str) -> Iterator[int]:
    for part in names.split(","):
        first, last = SHORT.index(part[:2]), SHORT.index(part[-2:])
        yield from ((first + step) % 7 for step in range((last - first) % 7 + 1))


def _sentences(week: Week) -> Iterator[str]:
    for hours in dict.fromkeys(filter(None, week)):
        days = [day for day, of_day in enumerate(week) if of_day == hours]
        yield f"{_named(days)}{SPACE}: {', '.join(map(_span, hours.split(',')))}"


def _named(days: list[int]) -> str:
    """Days by name; three in a row or more by the first and the last."""
    if len(days) == len(DAYS):
        return "tous les jours"
    if len(days) > 2 and days[-1] - days[0] == len(days) - 1:
        return f"du {DAYS[days[0]]} au {DAYS[days[-1]]}"
    return ", ".join(DAYS[day] for day in days)


def _span(span: str) -> str:
    return f"{SPACE}– ".join(_hour(time) for time in span.split("-"))


def _hour(time: str) -> str:
    hours, minutes = time.split(":")
    return f"{int(hours)}{SPACE}h{'' if minutes == '00' else SPACE + minutes}"
