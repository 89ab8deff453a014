"""Opening hours in words: usual ones are written, doubtful ones left out, and never anything wrong."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from opening_hours import OpeningHours, State

from server.venues.hours.in_words import DAYS, SHORT, SPACE, hours_in_words

MONDAY = datetime(2026, 11, 23, tzinfo=ZoneInfo("Europe/Paris"))
TIMES = ["08:30", "09:00", "12:00", "14:00", "17:30", "24:00"]


def told(text: str) -> list[str]:
    return [sentence.replace(SPACE, " ") for sentence in hours_in_words(text)]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Mo,Tu 09:00-12:00,14:00-17:00", ["lundi, mardi : 9 h – 12 h, 14 h – 17 h"]),
        ("Mo-Fr 08:30-12:00", ["du lundi au vendredi : 8 h 30 – 12 h"]),
        ("Mo-Fr 09:00-12:00; We off", ["lundi, mardi, jeudi, vendredi : 9 h – 12 h"]),
        ("Mo-We 09:00-12:00; Sa 10:00-11:00", ["du lundi au mercredi : 9 h – 12 h", "samedi : 10 h – 11 h"]),
        ("Mo-Fr 09:00-12:00; PH off", ["du lundi au vendredi : 9 h – 12 h", "fermé les jours fériés"]),
        ("08:00-20:00", ["tous les jours : 8 h – 20 h"]),
        ("24/7", ["tous les jours, à toute heure"]),
    ],
)
def test_weekly_hours_are_told(text: str, sentences: list[str]) -> None:
    assert told(text) == sentences


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  ",
        "sur rendez-vous",
        '"sur rendez-vous"',
        'Mo-Fr 09:00-12:00 "sur rendez-vous"',
        "Jul-Aug Mo 09:00-12:00",
        "Mo[1] 09:00-12:00",
        "week 1-53/2 Mo 09:00-10:00",
        "Mo-Fr 09:00+",
        "Mo-Fr",
        "off",
        "PH off",
        "PH off; Mo 10:00-12:00",
        "sunrise-sunset",
        "SH Mo 10:00-12:00",
        "Mo 22:00-26:00",
        "Mo 25:00",
        "Mo-Fr 09:00-12:00;" * 200,
        "\0",
    ],
)
def test_of_what_is_in_doubt_nothing_is_told(text: str) -> None:
    assert told(text) == []


@given(st.text())
def test_any_text_gets_sentences_or_none(text: str) -> None:
    assert all(isinstance(sentence, str) for sentence in hours_in_words(text))


RULES = st.tuples(
    st.lists(st.sampled_from(SHORT), min_size=1, max_size=3, unique=True),
    st.sampled_from([*((a, b) for a in TIMES for b in TIMES if a < b), None]),
)


@given(st.lists(RULES, min_size=1, max_size=4))
def test_the_sentences_name_exactly_the_days_on_which_the_library_opens(rules: list[tuple[list[str], object]]) -> None:
    text = "; ".join(f"{','.join(days)} {'-'.join(span) if isinstance(span, tuple) else 'off'}" for days, span in rules)
    hours = OpeningHours(text, timezone=MONDAY.tzinfo)
    opens = {at.weekday() for at, _, state, _ in hours.intervals(MONDAY, MONDAY + timedelta(7)) if state == State.OPEN}
    assert _days_of(told(text)) == opens


def _days_of(sentences: list[str]) -> set[int]:
    named: set[int] = set()
    for sentence in sentences:
        days = sentence.partition(" : ")[0]
        if days == "tous les jours":
            named |= set(range(7))
        elif days.startswith("du "):
            first, last = days.removeprefix("du ").split(" au ")
            named |= set(range(DAYS.index(first), DAYS.index(last) + 1))
        else:
            named |= {DAYS.index(day) for day in days.split(", ")}
    return named
