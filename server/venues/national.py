"""The national schema of mediation places: a line's cells to a venue's columns and back, or the reason why not."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from stdnum.exceptions import ValidationError
from stdnum.fr import siret

from .. import texts
from .columns import COLUMNS, LONGEST, LONGEST_TEXT, REQUIRED
from .services import SERVICE_KEYS, SERVICES

IN_LINES = ("presentation_resume", "presentation_detail")
_POSTCODE = re.compile(r"(?:0[1-9]|[1-8][0-9]|9[0-8])[0-9]{3}")
_COORDINATE = re.compile(r"-?[0-9]{1,3}(?:[.,][0-9]+)?")


class LineRefused(Exception):
    """A line cannot become a venue; ``reason`` tells a person why, in French."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class VenueLine:
    """One good line of a file: the SIRET of its organisation, when given, and the venue's columns it fills."""

    line: int
    siret: str | None
    values: dict[str, Any]

    @property
    def source_id(self) -> str:
        """The venue's ``id`` in the national schema."""
        return str(self.values["source_id"])


def read_line(line: int, cells: Mapping[str, str]) -> VenueLine:
    """The venue that a line of the schema describes; columns the file lacks are left out.

    Raises LineRefused with the first reason found.
    """
    found = {column: _made_good(column, cells[column]) for column in COLUMNS if column in cells}
    for column, text in found.items():
        _check_text(column, text)
    values: dict[str, Any] = {COLUMNS[column]: text for column, text in found.items()}
    values["postcode"] = _read_postcode(found["code_postal"])
    values["services"] = _read_services(found["services"])
    if "latitude" in found or "longitude" in found:
        values |= _read_position(found.get("latitude", ""), found.get("longitude", ""))
    return VenueLine(line, read_siret(values.pop("siret", "")), values)


def write_line(venue: Any, organisation_siret: str | None) -> dict[str, str]:
    """The cells of a venue, every column of the schema in its order."""
    special = {
        "pivot": organisation_siret or "",
        "latitude": _write_coordinate(venue.latitude),
        "longitude": _write_coordinate(venue.longitude),
        "services": "|".join(SERVICES[key] for key in venue.services),
    }
    return {
        column: special[column] if column in special else str(getattr(venue, attribute))
        for column, attribute in COLUMNS.items()
    }


def read_siret(text: str) -> str | None:
    """The SIRET of a ``pivot`` cell; national files write zeros when they know none. Raises LineRefused."""
    if not text.strip("0"):
        return None
    try:
        return str(siret.validate(text))
    except ValidationError:
        raise LineRefused(f"le SIRET « {_shown(text)} » est faux ; vérifiez ses 14 chiffres.") from None


def _made_good(column: str, text: str) -> str:
    """A cell as it is stored; only descriptions have lines. An id is compared as it is written."""
    if column == "id":
        return text.strip()
    return texts.repaired(text).strip() if column in IN_LINES else texts.one_line(text)


def _check_text(column: str, text: str) -> None:
    if column in REQUIRED and not text:
        raise LineRefused(f"la colonne « {column} » est vide ; remplissez-la.")
    longest = LONGEST.get(column, LONGEST_TEXT)
    if len(text) > longest:
        raise LineRefused(f"la cellule « {column} » a {len(text)} caractères ; {longest} au plus.")
    if "\0" in text:
        raise LineRefused(f"la cellule « {column} » contient un caractère nul ; retapez-la.")


def _read_postcode(text: str) -> str:
    if not _POSTCODE.fullmatch(text):
        raise LineRefused(f"le code postal « {_shown(text)} » n'existe pas ; il a cinq chiffres, comme 33000.")
    return text


def _read_services(text: str) -> list[str]:
    labels = dict.fromkeys(label.strip() for label in text.split("|"))
    for label in labels:
        if label not in SERVICE_KEYS:
            raise LineRefused(f"le service « {_shown(label)} » n'est pas l'une des neuf familles nationales.")
    return [SERVICE_KEYS[label] for label in labels]


def _read_position(latitude: str, longitude: str) -> dict[str, float | None]:
    if not latitude and not longitude:
        return {"latitude": None, "longitude": None}
    return {
        "latitude": _read_coordinate("latitude", latitude, 90),
        "longitude": _read_coordinate("longitude", longitude, 180),
    }


def _read_coordinate(column: str, text: str, largest: int) -> float:
    if not _COORDINATE.fullmatch(text):
        raise LineRefused(f"la {column} « {_shown(text)} » n'est pas un nombre de degrés, comme 44.8378.")
    degrees = float(text.replace(",", ".")) + 0.0
    if abs(degrees) > largest:
        raise LineRefused(f"la {column} « {_shown(text)} » dépasse {largest} degrés.")
    return degrees


def _write_coordinate(degrees: float | None) -> str:
    return "" if degrees is None else f"{Decimal(repr(degrees)):f}".removesuffix(".0")


def _shown(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"
