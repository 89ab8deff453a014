"""The national schema of mediation places: a line's cells to a venue's columns and back; a bad cell rejects no line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from ..services import SERVICES
from .cells import read_pivot, read_postcode, read_services
from .columns import COLUMNS, OVERFLOW
from .line_reading import SHIFTED, LineReading
from .notes import CellNote, LineRefused


@dataclass(frozen=True, slots=True)
class VenueLine:
    """One line of a file that makes a venue: its organisation's SIRET, when given, the columns it fills, and notes."""

    line: int
    siret: str | None
    values: dict[str, Any]
    notes: tuple[CellNote, ...] = ()

    @property
    def source_id(self) -> str:
        """The venue's ``id`` in the national schema."""
        return str(self.values["source_id"])


def read_line(line: int, cells: Mapping[str, str]) -> VenueLine:
    """The venue that a line of the schema describes; columns the file lacks are left out.

    Raises LineRefused for what makes no venue: no name, no place at all, or cells that are those of others.
    """
    reading = LineReading(cells)
    _check_overflow(cells)
    texts = reading.texts
    values: dict[str, Any] = {COLUMNS[column]: text for column, text in texts.items() if column != "pivot"}
    values["name"], values["source_id"], values["postcode"] = reading.name(), reading.source_id(), reading.postcode()
    pivot = reading.pivot()
    if "pivot" in texts:
        values["other_pivot"] = pivot.other
    if "telephone" in texts:
        values["phone"] = reading.phone(values["postcode"])
    if "horaires" in texts:
        values["opening_hours"] = reading.hours()
    if "services" in texts:
        values["services"] = reading.services()
    if "latitude" in texts or "longitude" in texts:
        values |= reading.position(values["postcode"])
    return VenueLine(line, pivot.siret, values, tuple(reading.notes))


def write_line(venue: Any, organisation_siret: str | None) -> dict[str, str]:
    """The cells of a venue, every column of the schema in its order; a position that is only assumed is not told."""
    special = {
        "pivot": organisation_siret or venue.other_pivot,
        "latitude": "" if venue.position_assumed else _write_coordinate(venue.latitude),
        "longitude": "" if venue.position_assumed else _write_coordinate(venue.longitude),
        "services": "|".join(SERVICES[key] for key in venue.services),
    }
    return {
        column: special[column] if column in special else str(getattr(venue, attribute))
        for column, attribute in COLUMNS.items()
    }


def read_siret(text: str) -> str:
    """A SIRET that somebody typed. Raises LineRefused."""
    pivot = read_pivot(text)
    if pivot.siret is None or pivot.note:
        raise LineRefused("ce n'est pas un SIRET ; vérifiez ses 14 chiffres.")
    return pivot.siret


def _check_overflow(cells: Mapping[str, str]) -> None:
    """Cells beyond the header are harmless as long as those under it are what they should be."""
    beyond = cells.get(OVERFLOW, "").strip()
    if beyond and not (read_postcode(cells.get("code_postal", "")) and read_services(cells.get("services", ""))[0]):
        raise LineRefused(SHIFTED)


def _write_coordinate(degrees: float | None) -> str:
    return "" if degrees is None else f"{Decimal(repr(degrees)):f}".removesuffix(".0")
