"""The languages of a voucher's public page: its sentences, days, hours, sums and distances in each."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Final

from ..clock import PARIS
from ..venues.nearest import REACH_KM
from ..venues.services import SERVICES
from .offers import ACCESS
from .opening import Hours
from .wanted import WHEN

FRENCH: Final = "fr"
LANGUAGES: Final = (FRENCH, "en", "ar", "uk", "tr", "pt", "es", "fa-AF")
DARI: Final = ("fa", "prs")
"""Other language tags that get Dari (``fa-AF``): its own, and Persian, whose readers can read it."""
FOLDER: Final = Path(__file__).parent / "tongues"
ROUGH_KM: Final = 1.5
DAYS_AHEAD: Final = 7
FIRST_STRONG, END, FROM_RIGHT = "\u2068", "\u2069", "\u200f"
_KEEPS_TO_ITS_WORD = re.compile(" (?=[:;!?»€])")


@dataclass(frozen=True, slots=True)
class Tongue:
    """One language: sentences (``texts``) and formats, read from its file in ``tongues/``."""

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
        """A sentence with its values; in right-to-left languages each value is isolated, to keep its own direction."""
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

    def say_near(self, km: float | None) -> str:
        """How far a venue is from the centre of a postcode; empty under ROUGH_KM, where that says nothing."""
        if km is None or km < ROUGH_KM:
            return ""
        return self.say("place.about", distance=self.km.format(n=f"{km:.0f}"))

    def say_far(self, km: float | None, looked_km: float = REACH_KM) -> str:
        """A sentence that no venue is within ``looked_km`` and how far the nearest is; empty when there is one."""
        if km is None or km <= looked_km:
            return ""
        reach, distance = (self.km.format(n=f"{each:.0f}") for each in (looked_km, km))
        return self.say("place.none_within", reach=reach, distance=distance)

    @property
    def services(self) -> list[tuple[str, str]]:
        """The services, by key and by name."""
        return [(key, self.say(f"service.{key}")) for key in SERVICES]

    def services_of(self, keys: Collection[str]) -> list[str]:
        """The names of some services, in their order."""
        return [name for key, name in self.services if key in keys]

    @property
    def accesses(self) -> list[tuple[str, str]]:
        """Whom a place may receive well, by key and by name."""
        return [(key, self.say(f"access.{key}")) for key in ACCESS]

    @property
    def moments(self) -> list[tuple[str, str]]:
        """When a place may be open: now, and each weekday, by key and by name."""
        return list(zip(WHEN, (self.say("where.now"), *self.weekdays), strict=True))

    def opening(self, hours: Hours | None, now: datetime) -> str:
        """A sentence on whether a venue is open now and until when, or when it opens next; or that it is not known."""
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
        """A line for each day from today, with its hours, for at most a week."""
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
    """The first of the wanted language tags that the page has; French when it has none."""
    tags = {language.partition("-")[0]: language for language in LANGUAGES} | dict.fromkeys(DARI, "fa-AF")
    short = (tag.lower().replace("_", "-").partition("-")[0] for tag in wanted)
    return tongue(next((tags[tag] for tag in short if tag in tags), FRENCH))
