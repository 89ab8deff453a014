"""Opening hours that the notation reads otherwise than people mean: what is in doubt, and what can be chosen. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from .in_words import DAYS, SHORT, hours_in_words

OVERRIDDEN, EVERY_DAY, ALL_DAY, PAST_MIDNIGHT, SCHOOL_HOLIDAYS, COMMENT = (
    "overridden",
    "every_day",
    "all_day",
    "past_midnight",
    "school_holidays",
    "comment",
)
QUESTIONS: Final = {
    OVERRIDDEN: "Un même jour a deux règles, et seule la dernière compte. Choisissez ce qui est vrai.",
    EVERY_DAY: "Aucun jour n'est donné : cela veut dire tous les jours, dimanche compris. Choisissez ce qui est vrai.",
    ALL_DAY: "Des jours n'ont pas d'heures : cela veut dire ouvert jour et nuit. Donnez les heures.",
    PAST_MIDNIGHT: "Une plage finit avant de commencer : cela veut dire ouvert la nuit. Est-ce vrai ?",
    SCHOOL_HOLIDAYS: "Les vacances scolaires changent chaque année : la page ne pourra pas dire si le lieu est ouvert.",
    COMMENT: "Un commentaire limite ces heures : la page ne pourra pas dire si le lieu est ouvert.",
}
NEVER_TOLD: Final = (SCHOOL_HOLIDAYS, COMMENT)
"""Doubts that confirming does not settle: no page can tell from such hours whether a place is open."""
_DAY = f"(?:{'|'.join(SHORT)})"
_SPAN = r"([0-2]?[0-9]:[0-5][0-9])\s*-\s*([0-2]?[0-9]:[0-5][0-9])"
_RULE = re.compile(rf"(?:({_DAY}(?:-{_DAY})?(?:\s*,\s*{_DAY}(?:-{_DAY})?)*)\s*)?((?:{_SPAN}\s*,?\s*)+|off|closed|)")
Spans = tuple[tuple[str, str], ...]
Rule = tuple[tuple[int, ...], Spans | None]
"""Days and hours, None when closed."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why hours may not be what is meant, and the ways to write what is, most likely first."""

    code: str
    choices: tuple[str, ...] = ()

    @property
    def question(self) -> str:
        """In French, for whoever knows the venue."""
        return QUESTIONS[self.code]


def doubt_of(notation: str) -> Doubt | None:
    """What is in doubt in hours of the notation; None when people and the notation mean the same."""
    if re.search(r"\bSH\b", notation):
        return Doubt(SCHOOL_HOLIDAYS)
    if '"' in notation:
        return Doubt(COMMENT)
    rules = _rules(notation)
    return None if rules is None else _of_rules(rules)


def _of_rules(rules: list[Rule]) -> Doubt | None:
    spans = [span for _, of_rule in rules for span in of_rule or ()]
    if any(of_rule == () for _, of_rule in rules):
        return Doubt(ALL_DAY)
    if any(ends <= starts and ends != "00:00" for starts, ends in spans):
        return Doubt(PAST_MIDNIGHT)
    if any(not days for days, _ in rules):
        hours = ",".join("-".join(span) for span in spans)
        return Doubt(EVERY_DAY, (f"Mo-Fr {hours}", f"Mo-Su {hours}") if len(rules) == 1 else ())
    if _overridden(rules):
        return Doubt(OVERRIDDEN, (_written(_week(rules, adding=True)), _written(_week(rules, adding=False))))
    return None


def told_hours(text: str, *, confirmed: bool) -> str:
    """Hours that the public may be told: none that are in doubt, unless somebody of the venue has confirmed them."""
    doubt = doubt_of(text)
    kept = doubt is None or (confirmed and doubt.code not in NEVER_TOLD)
    return text if kept else ""


def say_hours(text: str, *, confirmed: bool) -> list[str]:
    """The hours that the public may be told, as French sentences; none when nobody knows or they are in doubt."""
    return hours_in_words(told_hours(text, confirmed=confirmed))


def _rules(notation: str) -> list[Rule] | None:
    """The weekly rules; None for hours with anything else, such as dates."""
    rules: list[Rule] = []
    for part in filter(None, (part.strip() for part in notation.split(";"))):
        if re.fullmatch(r"PH\s+(off|closed)", part):
            continue
        found = _RULE.fullmatch(part)
        if not found or not (found[1] or found[2]):
            return None
        closed = found[2] in ("off", "closed")
        spans = tuple((_padded(a), _padded(b)) for a, b in re.findall(_SPAN, found[2]))
        rules.append((tuple(_days(found[1] or "")), None if closed else spans))
    return rules


def _padded(time: str) -> str:
    return time.zfill(5)


def _days(names: str) -> Iterator[int]:
    for part in filter(None, re.split(r"\s*,\s*", names)):
        first, last = SHORT.index(part[:2]), SHORT.index(part[-2:])
        yield from ((first + step) % 7 for step in range((last - first) % 7 + 1))


def _overridden(rules: list[Rule]) -> bool:
    """Whether a rule replaces hours of the same day that it does not overlap: mostly, both are meant."""
    week: list[Spans] = [()] * len(DAYS)
    for days, spans in rules:
        for day in days:
            if spans and week[day] and all(_apart(one, other) for one in week[day] for other in spans):
                return True
            week[day] = spans or ()
    return False


def _apart(one: tuple[str, str], other: tuple[str, str]) -> bool:
    return one[1] <= other[0] or other[1] <= one[0]


def _week(rules: list[Rule], *, adding: bool) -> list[Spans]:
    week: list[Spans] = [()] * len(DAYS)
    for days, spans in rules:
        for day in days:
            week[day] = tuple(sorted({*week[day], *spans})) if adding and spans else spans or ()
    return week


def _written(week: list[Spans]) -> str:
    """A week in the notation, days of the same hours together."""
    parts = []
    for spans in dict.fromkeys(filter(None, week)):
        days = ",".join(SHORT[day] for day, of_day in enumerate(week) if of_day == spans)
        parts.append(f"{days} {','.join('-'.join(span) for span in spans)}")
    return "; ".join(parts)
