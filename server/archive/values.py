"""Column values in JSON, one form for each kind of column, so that equal rows are equal bytes.

Moments and ids have the form that leaves of the log have, so that a row's leaf can be computed from its line.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import JSON, Boolean, Column, Date, Float, Integer, LargeBinary, String, Uuid

from ..db import FreeTextColumn, UtcDateTime


class Kind(NamedTuple):
    """A kind of value: what it is called in French and English, its JSON form and the way back."""

    french: str
    english: str
    to_json: Callable[[Any], Any] | None
    from_json: Callable[[Any], Any]


def _only(*kinds: type) -> Callable[[Any], Any]:
    def checked(value: Any) -> Any:
        if type(value) not in kinds:
            raise TypeError(value)
        return value

    return checked


def _moment(value: datetime) -> str:
    return value.astimezone(UTC).isoformat(timespec="microseconds")


KINDS: Mapping[type, Kind] = {
    UtcDateTime: Kind("instant UTC", "moment, UTC", _moment, datetime.fromisoformat),
    Date: Kind("jour", "day", date.isoformat, date.fromisoformat),
    Uuid: Kind("identifiant, 32 chiffres hexadécimaux", "id, 32 hex digits", lambda value: value.hex, UUID),
    LargeBinary: Kind("octets en hexadécimal", "bytes in hex", bytes.hex, bytes.fromhex),
    JSON: Kind("JSON", "JSON", None, lambda value: value),
    Boolean: Kind("oui ou non", "true or false", None, _only(bool)),
    Integer: Kind("entier", "integer", None, _only(int)),
    Float: Kind("nombre", "number", None, _only(float, int)),
    String: Kind("texte", "text", None, _only(str)),
    FreeTextColumn: Kind("texte", "text", None, _only(str)),
}
TEXT_IN_BYTES = Kind("texte", "text", bytes.decode, str.encode)
OF_TEXT = {"issued_invoices.content"}
"""Columns of bytes that hold a text in UTF-8, exported as text."""


def kind_of(column: Column[Any]) -> Kind:
    """The kind of a column's values. Raises KeyError for a column type that has no form yet."""
    if str(column) in OF_TEXT:
        return TEXT_IN_BYTES
    own = type(column.type)
    return next((kind for known, kind in KINDS.items() if issubclass(own, known)), None) or KINDS[own]


def encoder(columns: list[Column[Any]]) -> Callable[[tuple[Any, ...]], dict[str, Any]]:
    """Returns a function that converts a row's values, in the columns' order, to JSON."""
    ways = [(column.name, kind_of(column).to_json) for column in columns]

    def encoded(row: tuple[Any, ...]) -> dict[str, Any]:
        return {
            name: value if way is None or value is None else way(value)
            for (name, way), value in zip(ways, row, strict=True)
        }

    return encoded


def decoder(columns: list[Column[Any]]) -> Callable[[Any], dict[str, Any]]:
    """Returns the inverse function, which raises ValueError or TypeError for what is not a row of these columns."""
    ways = {column.name: kind_of(column).from_json for column in columns}
    names = list(ways)

    def decoded(row: Any) -> dict[str, Any]:
        if not isinstance(row, dict) or list(row) != names:
            raise ValueError("other columns")
        return {name: None if value is None else ways[name](value) for name, value in row.items()}

    return decoded
