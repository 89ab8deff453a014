"""What a page without script was asked: the language, where to look, what is wanted. Read from its address."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from sqlalchemy import ColumnElement

from ..spelling import tidy
from ..venues.communes import Commune, communes_like
from ..venues.nearest import UnknownPostcode
from ..venues.services import SERVICES
from .offers import ACCESS, SPOKEN
from .places import NearPlaces, find_places
from .tongue import LANGUAGES, Tongue, first_spoken, tongue
from .wanted import WHEN, Wish

POSTCODE: Final = re.compile(r"[0-9]{5}")
NAMES: Final = {"service": "service", "when": "jour", "access": "accueil", "language": "parle"}
"""What is wanted, as the address writes it; `pwa/src/wallet/places/search/wanted.ts` reads the same."""


@dataclass(frozen=True, slots=True)
class Question:
    """A postcode, or else what was typed with the communes that may be meant; what a place must have."""

    postcode: str
    communes: list[Commune]
    wanted: Wish

    @property
    def is_narrow(self) -> bool:
        """Whether something is wanted beside being near."""
        return self.wanted != Wish()

    def answer(self, limit: int, among: ColumnElement[bool] | None = None) -> NearPlaces:
        """The nearest places; none without a postcode, or for one that does not exist."""
        if not POSTCODE.fullmatch(self.postcode):
            return NearPlaces([])
        try:
            return find_places(near=self.postcode, limit=limit, wanted=self.wanted, among=among)
        except UnknownPostcode:
            return NearPlaces([])


def read_question(address: Mapping[str, str], known: str = "") -> Question:
    """What the values of an address ask; ``known`` is the postcode when they name none."""
    postcode, communes = _meant(address.get("code_postal", "").strip() or known)
    wanted = Wish(
        service=_one_of(SERVICES, address.get(NAMES["service"])),
        when=_one_of(WHEN, address.get(NAMES["when"])),
        access=_one_of(ACCESS, address.get(NAMES["access"])),
        language=_one_of(SPOKEN, address.get(NAMES["language"])),
    )
    return Question(postcode, communes, wanted)


def read_tongue(address: Mapping[str, str], spoken: Iterable[str]) -> Tongue:
    """The language chosen on the page, else the first of those the browser speaks."""
    return first_spoken([address.get("langue", ""), *spoken])


def same_in_other_tongues(address: Mapping[str, str]) -> list[tuple[Tongue, str]]:
    """Each language, and the address that asks the same in it."""
    return [(tongue(language), f"?{urlencode({**address, 'langue': language})}") for language in LANGUAGES]


def _one_of(known: Collection[str], said: str | None) -> str | None:
    return said if said in known else None


def _meant(typed: str) -> tuple[str, list[Commune]]:
    """The postcode typed, or that of the only commune meant; otherwise the text, and the communes to choose from."""
    if POSTCODE.fullmatch(tidy(typed)):
        return tidy(typed), []
    communes = communes_like(typed)
    return (communes[0].postcode, []) if len(communes) == 1 else (typed, communes)
