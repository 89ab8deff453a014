"""Where a venue is: a position is believed near its postcode or commune, else theirs is assumed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from statistics import median
from typing import Final

from .communes import communes_named
from .distances import Position, distance_km
from .postcodes import nearest_postcode, position_of, positions_beginning

NEAR_KM: Final = 50.0
"""Positions of postcodes are up to 30 km off (postcodes/README.md), and large communes as far across."""
WIDE_KM: Final = 400.0
WIDE: Final = ("973", "986", "987", "988")
"""Where one postcode may be a forest or an archipelago."""
BELONGS_TO: Final = {"980": "06", "977": "971", "978": "971"}
"""What has few postcodes or none of its own, and what it lies beside."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a venue is; ``assumed`` when only its postcode or commune says so; ``note`` says what was repaired."""

    latitude: float | None
    longitude: float | None
    assumed: bool = False
    note: str | None = None


def place(postcode: str, commune: str, latitude: float | None, longitude: float | None) -> Placed:
    """A position checked against the postcode and the commune; the middle of those when it cannot be right."""
    if latitude is None or longitude is None:
        return _assumed(postcode, commune)
    if is_believed(postcode, commune, (latitude, longitude)):
        return Placed(latitude, longitude)
    if is_believed(postcode, commune, (longitude, latitude)):
        return Placed(longitude, latitude, note="latitude et longitude étaient échangées ; remises dans l'ordre")
    away = f"({latitude:g}, {longitude:g}) n'est pas près de {postcode} {commune}".strip()
    return _assumed(postcode, commune, f"{away} ; la position de la commune est prise")


def is_believed(postcode: str, commune: str, there: Position) -> bool:
    """Whether a position can be that of a venue with this postcode in this commune."""
    near_km = WIDE_KM if postcode.startswith(WIDE) else NEAR_KM
    if not (-90 <= there[0] <= 90 and -180 <= there[1] <= 180):
        return False
    return any(distance_km(there, anchor) <= near_km for anchor in _anchors(postcode, commune) or _area(postcode))


def middle_of(postcode: str, commune: str) -> Position | None:
    """Where a postcode lies, else its commune; None when the tables know neither."""
    anchors = _anchors(postcode, commune)
    if not anchors:
        return None
    return position_of(postcode) or (median(north for north, _ in anchors), median(east for _, east in anchors))


def postcode_of_commune(commune: str, insee_code: str) -> str | None:
    """The first postcode of a commune, when its name (and its INSEE code, if there are several) tell which it is."""
    named = communes_named(commune)
    exact = [one for one in named if one.insee_code == insee_code]
    if exact or len(named) == 1:
        return (exact or named)[0].postcodes[0]
    return None


def postcode_near(latitude: float | None, longitude: float | None) -> str | None:
    """The postcode that lies nearest to a position, unless it is far from all of them."""
    return None if latitude is None or longitude is None else nearest_postcode((latitude, longitude), NEAR_KM)


def _assumed(postcode: str, commune: str, note: str | None = None) -> Placed:
    middle = middle_of(postcode, commune)
    return Placed(*middle, assumed=True, note=note) if middle else Placed(None, None, note=note)


@lru_cache(maxsize=2048)
def _anchors(postcode: str, commune: str) -> tuple[Position, ...]:
    """The positions of a postcode and of its commune; communes of that name elsewhere only if there is none here."""
    named = [code for one in communes_named(commune) for code in one.postcodes]
    here = [code for code in named if _area_of(code) == _area_of(postcode)]
    return tuple(at for code in dict.fromkeys((postcode, *(here or named))) if (at := position_of(code)))


@lru_cache(maxsize=128)
def _of_area(area: str) -> tuple[Position, ...]:
    return tuple(positions_beginning(area))


def _area(postcode: str) -> tuple[Position, ...]:
    """The positions of all postcodes of a département, for codes that stand in no table (CEDEX)."""
    return _of_area(_area_of(postcode))


def _area_of(postcode: str) -> str:
    area = postcode[:3] if postcode.startswith(("97", "98")) else postcode[:2]
    return BELONGS_TO.get(area, area)
