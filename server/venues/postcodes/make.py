"""Makes `positions.txt` from open data, by hand: README.md beside it says from which files and how often.

python -m server.venues.postcodes.make COMMUNES.JSON EPCI.JSON CITIES500.JSON
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from server.venues.distances import Position, distance_km

from . import TABLE
from .make_names import Name, PopulatedPlace, candidates, places_by_name

LARGEST_DEPARTMENT_KM = 100


def main(communes: str, groups: str, cities: str) -> None:
    """Write the table; say how many postcodes have the position of their own communes."""
    known, around = _placed(_read(communes), places_by_name(_read(cities).values()), _read(groups))
    TABLE.write_text("".join(_lines({**around, **known})), encoding="ascii")
    sys.stdout.write(f"{len(known)} postcodes placed, {len(around.keys() - known.keys())} by their neighbours.\n")


def _read(path: str) -> Any:
    return json.loads(Path(path).read_text(encoding="utf-8"))


def _lines(positions: dict[str, Position]) -> Iterator[str]:
    for postcode, (north, east) in sorted(positions.items()):
        yield f"{postcode} {north:+08.3f} {east:+08.3f}\n"


def _placed(
    communes: list[dict[str, Any]], places: dict[Name, list[PopulatedPlace]], groups: list[dict[str, Any]]
) -> tuple[dict[str, Position], dict[str, Position]]:
    """By postcode: the middle of its communes, and the middle of their intercommunalities (EPCI)."""
    found = _found(communes, places)
    group_of: dict[str, str] = {member["code"]: group["code"] for group in groups for member in group["membres"]}
    cities = {commune.get("commune") for commune in communes}  # those whose districts have postcodes of their own
    inside, beside, around = defaultdict(list), defaultdict(list), {}
    postal = [commune for commune in communes if commune.get("codesPostaux") and commune["code"] not in cities]
    for commune in postal:
        if place := found.get(commune["code"]):
            for area in {group_of.get(commune["code"], commune["departement"]), commune["departement"]}:
                beside[area].append(place)
            for postcode in commune["codesPostaux"]:
                inside[postcode].append(place)
    for commune in postal:
        if neighbours := beside.get(group_of.get(commune["code"], "")) or beside.get(commune["departement"]):
            around.update(dict.fromkeys(commune["codesPostaux"], _middle(neighbours)))
    return {postcode: _middle(there) for postcode, there in inside.items()}, around


def _found(communes: list[dict[str, Any]], places: dict[Name, list[PopulatedPlace]]) -> dict[str, PopulatedPlace]:
    """The place of each commune: of its name and region, near those of its département; else of its former seat."""
    possible = {commune["code"]: candidates(commune, places) for commune in communes}
    sure = defaultdict(list)
    for commune in communes:
        if len(possible[commune["code"]]) == 1:
            sure[commune["departement"]].append(possible[commune["code"]][0].at)
    centres = {department: _median(positions) for department, positions in sure.items()}
    found: dict[str, PopulatedPlace] = {}
    for commune in sorted(communes, key=lambda commune: commune["type"] != "commune-actuelle"):
        centre = centres.get(commune["departement"])
        near = [place for place in possible[commune["code"]] if _is_near(commune, place, centre)]
        if near:
            size = commune.get("population", 0)
            found.setdefault(commune.get("chefLieu", commune["code"]), min(near, key=partial(_difference, size)))
    return found


def _difference(size: int, place: PopulatedPlace) -> int:
    return abs(place.population - size)


def _is_near(commune: dict[str, Any], place: PopulatedPlace, centre: Position | None) -> bool:
    if commune["zone"] != "metro":
        return True
    return centre is not None and distance_km(place.at, centre) < LARGEST_DEPARTMENT_KM


def _middle(places: list[PopulatedPlace]) -> Position:
    """Where their people live on average."""
    people = sum(max(place.population, 1) for place in places)
    north = sum(place.at[0] * max(place.population, 1) for place in places) / people
    return north, sum(place.at[1] * max(place.population, 1) for place in places) / people


def _median(positions: list[Position]) -> Position:
    return median(north for north, _ in positions), median(east for _, east in positions)


if __name__ == "__main__":
    main(*sys.argv[1:])
