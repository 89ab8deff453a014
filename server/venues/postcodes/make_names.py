"""Which places of GeoNames bear the name of a commune, by hand with `make`."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from server.venues.distances import Position

OF_REGIONS = {"01": "GP", "02": "MQ", "03": "GF", "04": "RE", "06": "YT"}
OF_COLLECTIVITIES = {"975": "PM", "977": "BL", "978": "MF", "986": "WF", "987": "PF", "988": "NC"}
COUNTRIES = OF_REGIONS | OF_COLLECTIVITIES
ONE_COMMUNE = ("977", "978")
DISTRICT = re.compile(r"(Paris|Lyon|Marseille) ([0-9]+)")
Name = tuple[str, str]


@dataclass(frozen=True, slots=True)
class PopulatedPlace:
    """A populated place of GeoNames."""

    at: Position
    population: int


def candidates(commune: dict[str, Any], places: dict[Name, list[PopulatedPlace]]) -> list[PopulatedPlace]:
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


def places_by_name(cities: Iterable[dict[str, Any]]) -> dict[Name, list[PopulatedPlace]]:
    """Places of France and its overseas by region (or country code) and every name they have."""
    places = defaultdict(list)
    for city in cities:
        country = city["countrycode"]
        if country == "FR" or country in COUNTRIES.values():
            place = PopulatedPlace((city["latitude"], city["longitude"]), city["population"])
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
