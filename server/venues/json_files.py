"""Places as JSON: a list of objects, positions as numbers, empty cells left out, as the national files are."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import IO, Any

import orjson

from .columns import COLUMNS
from .national import LineRefused
from .source import BOM, Cells, Source, UnreadableFile, check_columns, decode


def read_json(path: Path) -> Source:
    """The places of a JSON file, numbered from 1. Raises UnreadableFile."""
    try:
        places = orjson.loads(decode(path.read_bytes()).removeprefix(BOM))
    except orjson.JSONDecodeError as error:
        raise UnreadableFile(f"Ce JSON est illisible à la ligne {error.lineno}. Corrigez-le.") from None
    if not isinstance(places, list):
        raise UnreadableFile("Ce JSON doit être une liste de lieux, entre crochets.")
    names = dict.fromkeys(name for place in places if isinstance(place, dict) for name in place)
    ignored = check_columns(names) if places else ()
    return Source(len(places), ignored, ((number, _cells(place)) for number, place in enumerate(places, 1)))


def write_json(rows: Iterable[Cells], file: IO[bytes]) -> None:
    """Write places as a JSON list, one a line."""
    file.write(b"[")
    for number, row in enumerate(rows):
        cells = {name: _value(name, text) for name, text in row.items() if text}
        file.write((b",\n" if number else b"\n") + orjson.dumps(cells))
    file.write(b"\n]\n")


def _value(column: str, text: str) -> str | float:
    return float(text) if column in ("latitude", "longitude") else text


def _cells(place: Any) -> Cells | LineRefused:
    if not isinstance(place, dict):
        return LineRefused("un lieu doit être un objet, entre accolades.")
    try:
        return {name: _text(name, place.get(name)) for name in COLUMNS}
    except LineRefused as refusal:
        return refusal


def _text(column: str, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f"{Decimal(repr(value)):f}"
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return "|".join(value)
    raise LineRefused(f"la valeur de « {column} » doit être un texte ou un nombre.")
