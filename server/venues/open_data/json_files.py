"""Places as JSON: a list of objects, alone, inside an object, or one a line; GeoJSON too."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import IO, Any

import orjson

from .columns import COLUMNS
from .encodings import decode_file
from .notes import CellNote, LineNote, LineRefused
from .source import Cells, OpenFile, UnreadableFile, check_columns, column_name


def read_json(path: Path) -> OpenFile:
    """The places of a JSON file, numbered from 1. Raises UnreadableFile."""
    places = [_flat(place) for place in _places(decode_file(path.read_bytes()))]
    names = dict.fromkeys(name for place in places if isinstance(place, dict) for name in place)
    ignored = check_columns(names) if places else ()
    notes: list[LineNote] = []
    lines = ((number, _cells(number, place, notes)) for number, place in enumerate(places, 1))
    return OpenFile(len(places), ignored, lines, notes)


def write_json(rows: Iterable[Cells], file: IO[bytes]) -> None:
    """Write places as a JSON list, one a line."""
    file.write(b"[")
    for number, row in enumerate(rows):
        cells = {name: _value(name, text) for name, text in row.items() if text}
        file.write((b",\n" if number else b"\n") + orjson.dumps(cells))
    file.write(b"\n]\n")


def _value(column: str, text: str) -> str | float:
    return float(text) if column in ("latitude", "longitude") else text


def _places(text: str) -> list[Any]:
    """The list of a file: the file itself, the only list of objects in it, or its lines."""
    try:
        read = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        return _of_lines(text, error)
    inside = [value for value in read.values() if _is_places(value)] if isinstance(read, dict) else [read]
    if len(inside) != 1 or not isinstance(inside[0], list):
        raise UnreadableFile("Ce JSON doit être une liste de lieux, entre crochets.")
    return inside[0]


def _is_places(value: Any) -> bool:
    return isinstance(value, list) and any(isinstance(one, dict) for one in value)


def _of_lines(text: str, error: orjson.JSONDecodeError) -> list[Any]:
    """One object on each line; one that is broken spoils no other."""
    lines = [line for line in text.splitlines() if line.strip()]
    read = [_read(line) for line in lines]
    if len(lines) < 2 or not isinstance(read[0], dict):
        raise UnreadableFile(f"Ce JSON est illisible à la ligne {error.lineno}. Corrigez-le.")
    return read


def _read(line: str) -> Any:
    try:
        return orjson.loads(line)
    except orjson.JSONDecodeError:
        return LineRefused("ce JSON est illisible.")


def _flat(place: Any) -> Any:
    """An object by the columns its names mean; of GeoJSON the properties and the point."""
    if not isinstance(place, dict):
        return place
    if isinstance(properties := place.get("properties"), dict):
        place = {**_point(place.get("geometry")), **properties}
    return {column_name(name): value for name, value in place.items()}


def _point(geometry: Any) -> dict[str, Any]:
    match geometry:
        case {"type": "Point", "coordinates": [east, north, *_]}:
            return {"latitude": north, "longitude": east}
        case _:
            return {}


def _cells(number: int, place: Any, notes: list[LineNote]) -> Cells | LineRefused:
    if isinstance(place, LineRefused):
        return place
    if not isinstance(place, dict):
        return LineRefused("un lieu doit être un objet, entre accolades.")
    texts = {name: _text(place.get(name)) for name in COLUMNS}
    for name, text in texts.items():
        if text is None:
            notes.append(LineNote(number, CellNote(name, "ce n'est ni un texte ni un nombre ; laissé de côté.")))
    return {name: text or "" for name, text in texts.items()}


def _text(value: Any) -> str | None:
    """A value as a cell; None when it is none."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f"{Decimal(repr(value)):f}"
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return "|".join(value)
    return None
