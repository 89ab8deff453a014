"""The table of postcodes: complete, sorted, found by binary search, and within the country."""

from __future__ import annotations

import csv
from itertools import pairwise
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.venues.distances import Position, distance_km
from server.venues.postcodes import LINE, TABLE, position_of
from tests.venues.support.places import GIRONDE

LINES = TABLE.read_text(encoding="ascii").splitlines(keepends=True)
KNOWN = {line[:5]: (float(line[6:14]), float(line[15:])) for line in LINES}


def test_every_line_has_the_same_length_and_comes_after_the_one_before() -> None:
    assert {len(line) for line in LINES} == {LINE}
    assert all(one[:5] < other[:5] for one, other in pairwise(LINES))


def test_every_postcode_is_found() -> None:
    assert {postcode: position_of(postcode) for postcode in KNOWN} == KNOWN


@given(st.one_of(st.from_regex(r"[0-9]{5}", fullmatch=True), st.text(max_size=8)))
def test_any_text_is_in_the_table_or_has_no_position(text: str) -> None:
    assert position_of(text) == KNOWN.get(text)


@pytest.mark.parametrize(
    ("postcode", "expected", "within_km"),
    [
        ("33000", (44.84, -0.58), 2),  # Bordeaux
        ("75001", (48.863, 2.336), 1.5),  # the districts of Paris, Lyon and Marseille
        ("75020", (48.863, 2.401), 1.5),
        ("69003", (45.753, 4.869), 2.5),
        ("13013", (43.337, 5.428), 4),
        ("20000", (41.927, 8.737), 5),  # Ajaccio
        ("20200", (42.700, 9.450), 5),  # Bastia
        ("97100", (16.0, -61.73), 5),  # Basse-Terre
        ("97200", (14.61, -61.07), 5),  # Fort-de-France
        ("97300", (4.93, -52.33), 8),  # Cayenne
        ("97400", (-20.88, 55.45), 5),  # Saint-Denis de La Réunion
        ("97500", (46.78, -56.18), 5),  # Saint-Pierre
        ("97600", (-12.78, 45.23), 5),  # Mamoudzou
        ("97133", (17.90, -62.84), 5),  # Saint-Barthélemy
        ("98800", (-22.27, 166.45), 5),  # Nouméa
    ],
)
def test_well_known_places_are_where_they_are(postcode: str, expected: Position, within_km: float) -> None:
    found = position_of(postcode)
    assert found
    assert distance_km(found, expected) < within_km


def test_postcodes_of_the_mainland_lie_in_the_mainland() -> None:
    outside = {
        postcode: (north, east)
        for postcode, (north, east) in KNOWN.items()
        if postcode < "97" and not (41.3 < north < 51.2 and -5.2 < east < 9.6)
    }
    assert outside == {}


@pytest.mark.parametrize("cedex", ["33077", "75383", "98799"])
def test_codes_where_nobody_lives_are_not_in_the_table(cedex: str) -> None:
    assert position_of(cedex) is None


def test_real_venues_lie_near_the_position_of_their_postcode() -> None:
    with GIRONDE.open(encoding="utf-8", newline="") as file:
        venues = [line for line in csv.DictReader(file) if line["latitude"] and line["code_postal"] in KNOWN]
    away = [
        distance_km(KNOWN[line["code_postal"]], (float(line["latitude"]), float(line["longitude"]))) for line in venues
    ]
    assert len(venues) > 250
    assert median(away) < 2.5
    assert sorted(away)[int(0.9 * len(away))] < 12
