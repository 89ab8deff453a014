"""Makes `positions.txt` from open data, by hand: README.md beside it says from which files and how often.

python -m server.venues.postcodes.make COMMUNES.JSON EPCI.JSON CITIES500.JSON
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from server.venues.nearest import distance_km

from . import TABLE, Position

OF_REGIONS = {"01": "GP", "02": "MQ", "03": "GF", "04": "RE", "06": "YT"}
OF_COLLECTIVITIES = {"975": "PM", "977": "BL", "978": "MF", "986": "WF", "987": "PF", "988": "NC"}
COUNTRIES = OF_REGIONS | OF_COLLECTIVITIES
ONE_COMMUNE = ("977", "978")
DISTRICT = re.compile(r"(Paris|Lyon|Marseille) (\d+)")
LARGEST_DEPARTMENT_KM = 100
Name = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Place:
    """A populated place of GeoNames."""

    at: Position
    population: int


def main(communes: str, groups: str, cities: str) -> None:
    """Write the table; say how many postcodes have the position of their own communes."""
    known, around = _placed(_read(communes), _places(_read(cities).values()), _read(groups))
    TABLE.write_text("".join(_lines({**around, **known})), encoding="ascii")
    sys.stdout.write(f"{len(known)} postcodes placed, {len(around.keys() - known.keys())} by their neighbours.\n")


def _read(path: str) -> Any:
    return json.loads(Path(path).read_text(encoding="utf-8"))


def _lines(positions: dict[str, Position]) -> Iterator[str]:
    for postcode, (north, east) in sorted(positions.items()):
        yield f"{postcode} {north:+08.3f} {east:+08.3f}\n"


def _placed(
    communes: list[dict[str, Any]], places: dict[Name, list[Place]], groups: list[dict[str, Any]]
) -> tuple[dict[str, Position], dict[str, Position]]:
    """By postcode: the middle of its communes, and that of the communes they govern themselves with."""
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


def _found(communes: list[dict[str, Any]], places: dict[Name, list[Place]]) -> dict[str, Place]:
    """The place of each commune: of its name and region, near those of its département; else of its former seat."""
    candidates = {commune["code"]: _candidates(commune, places) for commune in communes}
    sure = defaultdict(list)
    for commune in communes:
        if len(candidates[commune["code"]]) == 1:
            sure[commune["departement"]].append(candidates[commune["code"]][0].at)
    centres = {department: _median(positions) for department, positions in sure.items()}
    found: dict[str, Place] = {}
    for commune in sorted(communes, key=lambda commune: commune["type"] != "commune-actuelle"):
        centre = centres.get(commune["departement"])
        near = [place for place in candidates[commune["code"]] if _is_near(commune, place, centre)]
        if near:
            size = commune.get("population", 0)
            found.setdefault(commune.get("chefLieu", commune["code"]), min(near, key=partial(_difference, size)))
    return found


def _difference(size: int, place: Place) -> int:
    return abs(place.population - size)


def _is_near(commune: dict[str, Any], place: Place, centre: Position | None) -> bool:
    if commune["zone"] != "metro":
        return True
    return centre is not None and distance_km(place.at, centre) < LARGEST_DEPARTMENT_KM


def _candidates(commune: dict[str, Any], places: dict[Name, list[Place]]) -> list[Place]:
    """The places a commune may be; an island that is one commune is all the places of its country."""
    alone = commune["departement"] in ONE_COMMUNE
    country, name = _name_of(commune)
    named = (
        [there for (where, _), there in places.items() if where == country]
        if alone
        else [places.get((country, name), [])]
    )
    return [place for there in named for place in there]


def _name_of(commune: dict[str, Any]) -> Name:
    return COUNTRIES.get(commune["region"], commune["region"]), _folded(commune["nom"])


def _places(cities: Iterable[dict[str, Any]]) -> dict[Name, list[Place]]:
    """Places of France and its overseas by region (or country code) and every name they have."""
    places = defaultdict(list)
    for city in cities:
        country = city["countrycode"]
        if country == "FR" or country in COUNTRIES.values():
            place = Place((city["latitude"], city["longitude"]), city["population"])
            region = city["admin1code"] if country == "FR" else country
            for name in {_folded(name) for name in (city["name"], *city["alternatenames"])}:
                places[region, name].append(place)
    return dict(places)


def _folded(name: str) -> str:
    """A name without case, accents and signs; a district of a city as its city and number."""
    if district := DISTRICT.match(name):
        return f"{district[1].lower()} {int(district[2])}"
    plain = unicodedata.normalize("NFKD", name.replace("œ", "oe").replace("Œ", "Oe"))
    letters = "".join(sign for sign in plain.casefold() if not unicodedata.combining(sign))
    words = re.findall(r"[a-z0-9]+", letters)
    return " ".join({"st": "saint", "ste": "sainte"}.get(word, word) for word in words)


def _middle(places: list[Place]) -> Position:
    """Where their people live on average."""
    people = sum(max(place.population, 1) for place in places)
    north = sum(place.at[0] * max(place.population, 1) for place in places) / people
    return north, sum(place.at[1] * max(place.population, 1) for place in places) / people


def _median(positions: list[Position]) -> Position:
    return median(north for north, _ in positions), median(east for _, east in positions)


if __name__ == "__main__":
    main(*sys.argv[1:])
