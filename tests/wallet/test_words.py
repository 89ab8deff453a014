"""French words of the plain pages."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from server.wallet import words
from server.wallet.opening import open_hours

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "said"),
    [(date(2026, 12, 31), "jeudi 31\u00a0décembre 2026"), (date(2027, 1, 1), "vendredi 1er\u00a0janvier 2027")],
)
def test_a_day_in_words(day: date, said: str) -> None:
    assert words.day_in_words(day) == said


@pytest.mark.parametrize(("cents", "said"), [(1000, "10 €"), (960, "9,60 €"), (5, "0,05 €"), (100_000, "1000 €")])
def test_a_sum(cents: int, said: str) -> None:
    assert words.euros(cents) == said.replace(" ", words.SPACE)


@pytest.mark.parametrize(("km", "said"), [(0.4, ""), (1.4, ""), (1.6, "à environ 2 km"), (14.4, "à environ 14 km")])
def test_a_distance_from_a_postcode_is_told_only_when_it_helps(km: float, said: str) -> None:
    assert words.about(km).replace(words.SPACE, " ") == said


@pytest.mark.parametrize(
    ("number", "said", "dialled"),
    [
        ("+33557657539", "05 57 65 75 39", "+33557657539"),
        ("05.57.65.75.39", "05 57 65 75 39", "0557657539"),
        ("+33557657539|+33600000000", "05 57 65 75 39", "+33557657539"),
        ("+262262000000", "+262262000000", "+262262000000"),
        ("3949", "3949", "3949"),
    ],
)
def test_a_telephone_number_is_read_in_pairs_and_dialled_in_digits(number: str, said: str, dialled: str) -> None:
    assert words.telephone(number) == said.replace(" ", words.SPACE)
    assert words.dialled(number) == dialled


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        ("Mo-Fr 09:00-12:00,14:00-18:30", "ouvert jusqu’à 12 h"),
        ("Mo-Fr 14:00-18:30", "fermé, ouvre à 14 h"),
        ("Tu 09:30-12:00", "fermé, ouvre mardi 24 novembre 2026 à 9 h 30"),
        ("24/7", "ouvert"),
        ("Dec 25 10:00-12:00", "fermé cette semaine"),
        ("sur rendez-vous", ""),
        ("", ""),
    ],
)
def test_opening_hours_in_words(hours: str, said: str) -> None:
    spoken = words.opening(open_hours(hours, "33000", NOW), NOW)
    assert spoken.replace(words.SPACE, " ") == said


def test_hours_overseas_are_local() -> None:
    hours = open_hours("Mo-Fr 09:00-12:00", "97400", NOW)
    assert hours
    assert hours[0][0].astimezone(UTC) == datetime(2026, 11, 24, 5, 0, tzinfo=UTC)
