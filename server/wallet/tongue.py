"""The languages of the page behind a voucher's QR: its sentences, days, hours, sums and distances in each."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Final

from ..clock import PARIS
from ..venues.nearest import REACH_KM
from .opening import Hours

FRENCH: Final = "fr"
LANGUAGES: Final = (FRENCH, "en", "ar", "uk", "tr", "pt", "es", "fa-AF")
DARI: Final = ("fa", "prs")
"""Dari has three names; a phone set to Persian is read by whoever reads Dari."""
FOLDER: Final = Path(__file__).parent / "tongues"
ROUGH_KM: Final = 1.5
DAYS_AHEAD: Final = 7
FIRST_STRONG, END, FROM_RIGHT = "\u2068", "\u2069", "\u200f"
_KEEPS_TO_ITS_WORD = re.compile(" (?=[:;!?»€])")


@dataclass(frozen=True, slots=True)
class Tongue:
    """One language; ``texts`` by key, the rest as patterns of a file in ``tongues/``."""

    language: str
    name: str
    direction: str
    texts: dict[str, str]
    weekdays: list[str]
    months: list[str]
    day: str
    hour: str
    euros: str
    decimal: str
    km: str

    def say(self, key: str, **values: object) -> str:
        """A sentence with its values, which keep the order they have by themselves in a text from the right."""
        if self.direction == "rtl":
            values = {name: f"{FIRST_STRONG}{value}{END}" for name, value in values.items()}
        text = self.texts[key].format(**values)
        return _KEEPS_TO_ITS_WORD.sub("\u00a0", text) if self.language == FRENCH else text

    def day_of(self, day: date) -> str:
        """``jeudi 31 décembre 2026``."""
        number = "1er" if self.language == FRENCH and day.day == 1 else day.day
        weekday, month = self.weekdays[day.weekday()], self.months[day.month - 1]
        return self.day.format(weekday=weekday, day=number, month=month, year=day.year)

    def moment_of(self, moment: datetime) -> str:
        """A moment in Paris: ``lundi 23 novembre 2026 à 14 h 05``."""
        local = moment.astimezone(PARIS)
        return self.say("moment", day=self.day_of(local.date()), hour=self.hour_of(local))

    def hour_of(self, local: datetime) -> str:
        """``14 h 05``, ``14:05``."""
        return self.hour.format(h=local.hour, hh=f"{local:%H}", m=f"{local:%M}")

    def sum_of(self, cents: int) -> str:
        """``10 €``, ``9,60 €``."""
        whole, rest = divmod(cents, 100)
        return self.euros.format(amount=f"{whole}{self.decimal}{rest:02}" if rest else whole)

    def near(self, km: float | None) -> str:
        """How far a place is from the middle of a postcode; empty when that says nothing."""
        if km is None or km < ROUGH_KM:
            return ""
        return self.say("place.about", distance=self.km.format(n=f"{km:.0f}"))

    def far(self, km: float | None) -> str:
        """That no place is within reach, and how far the nearest is; empty when it is near."""
        if km is None or km <= REACH_KM:
            return ""
        reach, distance = (self.km.format(n=f"{each:.0f}") for each in (REACH_KM, km))
        return self.say("place.none_within", reach=reach, distance=distance)

    def opening(self, hours: Hours | None, now: datetime) -> str:
        """Whether a place is open now, until when or from when; that nobody knows, else."""
        if hours is None:
            return self.say("place.hours_unknown")
        if not hours:
            return self.say("place.closed")
        opens, closes = hours[0]
        if opens <= now:
            lasts = closes - now > timedelta(days=1)
            return self.say("place.open") if lasts else self.say("place.open_until", hour=self.hour_of(closes))
        if opens.date() == now.astimezone(opens.tzinfo).date():
            return self.say("place.opens_today", hour=self.hour_of(opens))
        return self.say("place.opens", day=self.day_of(opens), hour=self.hour_of(opens))

    def week(self, hours: Hours | None, now: datetime) -> Iterator[str]:
        """The hours of today and the days after, as far as they are known."""
        if not hours:
            return
        today, last = now.astimezone(hours[0][0].tzinfo).date(), hours[-1][0].date()
        for day in (today + timedelta(days=ahead) for ahead in range(min(DAYS_AHEAD, (last - today).days + 1))):
            spans = [self._span(*span) for span in hours if max(span[0].date(), today) == day]
            named = self.weekdays[day.weekday()]
            start = FROM_RIGHT if self.direction == "rtl" else ""
            together = {"hours": start + ", ".join(spans)}
            yield self.say("place.day", day=named, **together) if spans else self.say("place.day_closed", day=named)

    def _span(self, opens: datetime, closes: datetime) -> str:
        return f"{self.hour_of(opens)}\u00a0– {self.hour_of(closes)}"


@cache
def tongue(language: str) -> Tongue:
    """A language by its tag, one of LANGUAGES."""
    read = json.loads((FOLDER / f"{language}.json").read_text("utf-8"))
    return Tongue(language=language, **read)


def first_spoken(wanted: Iterable[str]) -> Tongue:
    """The first language of a person that the page speaks; French when it speaks none."""
    tags = {language.partition("-")[0]: language for language in LANGUAGES} | dict.fromkeys(DARI, "fa-AF")
    short = (tag.lower().replace("_", "-").partition("-")[0] for tag in wanted)
    return tongue(next((tags[tag] for tag in short if tag in tags), FRENCH))
