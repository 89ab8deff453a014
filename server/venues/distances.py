"""Distances on the globe. Pure."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt
from typing import Final

EARTH_RADIUS_KM: Final = 6371.0088
Position = tuple[float, float]
"""Degrees north, degrees east."""


def distance_km(here: Position, there: Position) -> float:
    """The length of the great circle between two positions (haversine)."""
    north, south = radians(here[0]), radians(there[0])
    east = radians(there[1] - here[1])
    half_chord = sin((south - north) / 2) ** 2 + cos(north) * cos(south) * sin(east / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(sqrt(min(1.0, half_chord)))
