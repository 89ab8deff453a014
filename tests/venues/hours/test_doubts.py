"""Opening hours that the notation reads differently than people mean are doubtful; the others are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.venues.hours.doubts import QUESTIONS, doubt_of, told_hours
from server.venues.hours.in_words import SHORT, hours_in_words
from server.venues.hours.typed import is_notation, to_notation


@pytest.mark.parametrize(
    ("typed", "notation"),
    [
        ("Lu-Ve 9h-12h,14h-17h; Sa 9h-12h", "Mo-Fr 09:00-12:00,14:00-17:00; Sa 09:00-12:00"),
        ("lundi au vendredi 9h-12h et 14h-17h30", "Mo-Fr 09:00-12:00,14:00-17:30"),
        ("Du lundi au jeudi : 9 h 30 à 12 h, 14h à 18h", "Mo-Th 09:30-12:00,14:00-18:00"),
        ("mardi et jeudi 14h-18h", "Tu,Th 14:00-18:00"),
        ("Me, Sa 10:00-12:30", "We,Sa 10:00-12:30"),
        ("lundi de 9h à midi", "Mo 09:00-12:00"),
        ("lu-ve 9:00-midi; jours fériés fermé", "Mo-Fr 09:00-12:00; PH off"),
        ("Mo-Fr 9h-12h", "Mo-Fr 09:00-12:00"),
        ("Mo, Tu 09:00-12:00", "Mo,Tu 09:00-12:00"),
        ("Lundi : 9h-12h / 14h-17h", "Mo 09:00-12:00,14:00-17:00"),
        ("lundi 9h-12h, mardi 14h-17h", "Mo 09:00-12:00; Tu 14:00-17:00"),
        ("Mo-Fr 09:00-12:00 14:00-17:00", "Mo-Fr 09:00-12:00,14:00-17:00"),
        ("Mo-Fr 09.00-12.00", "Mo-Fr 09:00-12:00"),
        ("24/7", "24/7"),
        ("Mo-Fr 09:00-12:00; PH off", "Mo-Fr 09:00-12:00; PH off"),
        ("Jan-Mar Mo 09:00-12:00", "Jan-Mar Mo 09:00-12:00"),
        ("Lu-Me,Ve 09:00-12:00; Je 14:00-18:00; Sa,Di off", "Mo-We,Fr 09:00-12:00; Th 14:00-18:00; Sa,Su off"),
        ("sur rendez-vous", "sur rendez-vous"),
        ("  ", ""),
    ],
)
def test_what_people_type_is_read(typed: str, notation: str) -> None:
    assert to_notation(typed) == notation
    assert to_notation(notation) == notation


@pytest.mark.parametrize(
    ("notation", "code", "choices"),
    [
        ("Mo-Fr 09:00-12:00; Mo-Fr 14:00-17:00", "overridden", 2),
        ("Mo-Fr 09:00-12:00; We 14:00-17:00", "overridden", 2),
        ("Mo,Tu 07:30-13:00; Mo,Tu 16:00-19:00; We 07:30-13:00; PH off", "overridden", 2),
        ("09:00-12:00", "every_day", 2),
        ("Mo-Fr 09:00-12:00; 14:00-17:00", "every_day", 0),
        ("Mo-Fr", "all_day", 0),
        ("Mo; Tu 09:00-12:00", "all_day", 0),
        ("Mo 22:00-02:00", "past_midnight", 0),
        ("Mo 17:00-09:00", "past_midnight", 0),
        ("Mo 10:00-10:00", "past_midnight", 0),
        ("SH Mo-Fr 10:00-12:00; Mo-Fr 14:00-18:00", "school_holidays", 0),
        ('Mo-Fr 09:00-12:00 "sur rendez-vous"', "comment", 0),
    ],
)
def test_what_is_read_otherwise_is_in_doubt(notation: str, code: str, choices: int) -> None:
    doubt = doubt_of(notation)
    assert doubt is not None
    assert (doubt.code, len(doubt.choices), doubt.question) == (code, choices, QUESTIONS[code])
    assert all(is_notation(choice) and doubt_of(choice) is None for choice in doubt.choices)
    assert told_hours(notation, confirmed=False) == ""


@pytest.mark.parametrize(
    "notation",
    [
        "",
        "24/7",
        "Mo-Fr 09:00-12:00,14:00-17:00",
        "Mo-Fr 09:00-12:00, 14:00-17:00",
        "Mo-Th 16:30-18:00; We off",
        "Mo-Fr 09:00-17:00; We 14:00-17:00",
        "Mo 10:00-24:00",
        "Mo 10:00-00:00",
        "Mo-Fr 09:00-12:00; PH off",
        "Mo[1] 09:00-12:00; Tu 09:00-12:00",
        "sur rendez-vous",
    ],
)
def test_what_is_meant_is_not_in_doubt(notation: str) -> None:
    assert doubt_of(notation) is None
    assert told_hours(notation, confirmed=False) == notation


def test_hours_confirmed_by_the_venue_are_told_unless_nobody_can_reckon_with_them() -> None:
    assert told_hours("Mo 22:00-02:00", confirmed=True) == "Mo 22:00-02:00"
    assert told_hours("SH Mo 10:00-12:00", confirmed=True) == ""


DAYS = st.sets(st.sampled_from(SHORT), min_size=1).map(lambda days: ",".join(sorted(days, key=SHORT.index)))


@given(DAYS, DAYS)
def test_a_morning_and_an_afternoon_in_two_rules_are_asked_about_when_they_share_a_day(one: str, other: str) -> None:
    doubt = doubt_of(f"{one} 09:00-12:00; {other} 14:00-17:00")
    assert (doubt is not None) == bool(set(one.split(",")) & set(other.split(",")))
    if doubt:
        both, last = map(hours_in_words, doubt.choices)
        assert any("12" in line and "14" in line for line in both)
        assert not any("12" in line and "14" in line for line in last)


@given(st.text(max_size=60) | st.text("MoTuWeThFrSauPH 0123456789:-,;/h", max_size=60))
def test_any_text_is_read_or_left(text: str) -> None:
    notation = to_notation(text)
    assert notation == text.strip() or is_notation(notation)
    doubt_of(notation)
