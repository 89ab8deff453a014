"""French words on paper and in mails, and the texts of links."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from server.wallet import words
from server.wallet.places import NearVenue


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
    assert words.say_distance(km).replace(words.SPACE, " ") == said


@pytest.mark.parametrize(
    ("android", "said"),
    [
        (True, "geo:44.43,-0.21?q=44.43,-0.21(Espace%20%28Bazas%29)"),
        (False, "https://www.openstreetmap.org/directions?to=44.43%2C-0.21"),
    ],
)
def test_the_way_to_a_place_is_shown_by_the_phone_or_by_a_page(android: bool, said: str) -> None:
    assert words.way(a_place(latitude=44.43, longitude=-0.21), android) == said


def test_no_way_is_shown_to_a_place_nobody_has_placed() -> None:
    assert words.way(a_place(latitude=None, longitude=None), android=True) is None


def a_place(**known: Any) -> NearVenue:
    told = {"address": "", "postcode": "33430", "commune": "Bazas", "phone": "", "opening_hours": "", "services": []}
    return NearVenue(id=1, name="Espace (Bazas)", itinerant=False, **told, **known)
