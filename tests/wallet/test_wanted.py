"""Which places are wanted: opening hours by the vectors that the phone reads too, offers by what venues say."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from server.wallet.offers import ACCESS, SPOKEN, access_of, spoken_at
from server.wallet.wanted import WHEN, is_open_when

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "open-when-v1.json").read_text("utf-8"))


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["case"])
def test_a_place_is_open_when_both_languages_say_so(vector: dict[str, Any]) -> None:
    zone = ZoneInfo(vector["zone"])
    hours = vector["open"] and tuple(
        (datetime.fromisoformat(opens).astimezone(zone), datetime.fromisoformat(closes).astimezone(zone))
        for opens, closes in vector["open"]
    )
    now = datetime.fromisoformat(vector["now"])
    assert [when for when in WHEN if is_open_when(hours, when, now)] == vector["when"]


@pytest.mark.parametrize(
    ("care", "keys"),
    [
        ("Surdité|Handicaps moteurs", ["motor", "deaf"]),
        ("Déficience visuelle", ["sight"]),
        ("Handicaps mentaux|Illettrisme|Langues étrangères (autres)", ["mental", "reading"]),
        ("", []),
    ],
)
def test_special_care_is_read_as_the_national_schema_writes_it(care: str, keys: list[str]) -> None:
    assert access_of(care) == keys


@pytest.mark.parametrize(
    ("languages", "care", "keys"),
    [
        ("français, arabe, langue des signes", "", ["ar", "lsf"]),
        ("Anglais|Ukrainien|Turc|Portugais|Espagnol", "", ["en", "uk", "tr", "pt", "es"]),
        ("dari et persan", "", ["fa-AF"]),
        ("", "Langues étrangères (anglais)", ["en"]),
        ("français", "Langues étrangères (autres)", []),
    ],
)
def test_languages_are_read_as_managers_write_them(languages: str, care: str, keys: list[str]) -> None:
    assert spoken_at(languages, care) == keys


def test_no_key_says_the_same_as_another() -> None:
    assert len(set(ACCESS.values())) == len(ACCESS)
    assert len({part for parts in SPOKEN.values() for part in parts}) == sum(map(len, SPOKEN.values()))
