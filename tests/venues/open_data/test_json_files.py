"""JSON files of the national schema: objects with texts, numbers and lists, and what is refused."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from server.venues.open_data.files import read_file
from server.venues.open_data.json_files import write_json
from server.venues.open_data.notes import LineRefused
from server.venues.open_data.source import Cells, UnreadableFile
from tests.venues.support.places import GIRONDE, cells_of, place

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "lieux.json"


def read(file: Path, data: bytes) -> dict[int, Cells | str]:
    file.write_bytes(data)
    lines = read_file(file).lines
    return {line: cells.reason if isinstance(cells, LineRefused) else cells for line, cells in lines}


def read_one(file: Path, **values: Any) -> Cells | str:
    return read(file, orjson.dumps([{**place(), **values}]))[1]


def test_the_real_file_survives_json(file: Path) -> None:
    out = io.BytesIO()
    write_json(cells_of(GIRONDE), out)
    assert list(read(file, out.getvalue()).values()) == cells_of(GIRONDE)


def test_positions_are_numbers_and_empty_cells_left_out() -> None:
    out = io.BytesIO()
    write_json([place(telephone="")], out)
    written = orjson.loads(out.getvalue())[0]
    assert (written["latitude"], "telephone" in written) == (44.84, False)


def test_no_place_is_an_empty_list(file: Path) -> None:
    out = io.BytesIO()
    write_json([], out)
    assert read(file, out.getvalue()) == {}


def test_numbers_nulls_and_lists_are_read(file: Path) -> None:
    cells = read_one(file, code_postal=33000, latitude=0.00001, telephone=None, courriels=["a@b.fr", "c@d.fr"])
    assert isinstance(cells, dict)
    assert [cells[name] for name in ("code_postal", "latitude", "telephone", "courriels")] == [
        "33000",
        "0.00001",
        "",
        "a@b.fr|c@d.fr",
    ]


@pytest.mark.parametrize("value", [True, {"a": 1}, [1], [None]])
def test_a_value_of_another_kind_is_left_out_and_noted(file: Path, value: Any) -> None:
    file.write_bytes(orjson.dumps([{**place(1), "horaires": value}, place(2)]))
    source = read_file(file)
    assert dict(source.lines) == {1: place(1), 2: place(2)}
    assert [(note.line, note.note.column) for note in source.notes] == [(1, "horaires")]


@pytest.mark.parametrize("key", ["data", "lieux", "results"])
def test_the_list_may_stand_in_an_object(file: Path, key: str) -> None:
    assert read(file, orjson.dumps({"version": 1, "tags": [], key: [place(1), place(2)]})) == {1: place(1), 2: place(2)}


def test_one_object_a_line_is_read_and_a_broken_line_spoils_no_other(file: Path) -> None:
    lines = read(file, b"\n".join([orjson.dumps(place(1)), b'{"id": ', orjson.dumps(place(3))]))
    assert (lines[1], lines[3]) == (place(1), place(3))
    assert lines[2] == "ce JSON est illisible."


def test_geojson_is_its_properties_and_its_point(file: Path) -> None:
    properties = {name: text for name, text in place().items() if name not in ("latitude", "longitude")}
    point = {"type": "Point", "coordinates": [-0.58, 44.84]}
    feature = {"type": "Feature", "properties": properties, "geometry": point}
    assert read(file, orjson.dumps({"type": "FeatureCollection", "features": [feature]})) == {1: place()}


def test_names_are_known_in_any_case_with_accents(file: Path) -> None:
    cells = read_one(file, Téléphone="05", telephone=None)
    assert isinstance(cells, dict)


def test_an_element_that_is_no_object_is_refused_alone(file: Path) -> None:
    assert read(file, orjson.dumps(["x", place()])) == {1: "un lieu doit être un objet, entre accolades.", 2: place()}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-be"])
def test_every_usual_encoding_reads_alike(file: Path, encoding: str) -> None:
    text = orjson.dumps([place(nom="Médiathèque", adresse="rue")]).decode()
    cells = read(file, text.encode(encoding))[1]
    assert isinstance(cells, dict)
    assert cells["nom"] == "Médiathèque"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b'[{"id": 1},\n oops]', "illisible à la ligne 2"),
        (b"[", "illisible à la ligne 1"),
        (b'{"id": "1"}', "doit être une liste"),
        (b'[{"id": "1", "nom": "x"}]', "il manque code_postal ou commune"),
        (b"[1, 2]", "il manque nom"),
    ],
)
def test_a_file_that_is_no_list_of_places_is_refused_in_one_sentence(file: Path, data: bytes, sentence: str) -> None:
    with pytest.raises(UnreadableFile, match=sentence):
        read(file, data)


def test_unknown_names_are_told_and_ignored(file: Path) -> None:
    file.write_bytes(orjson.dumps([{**place(), "mediateurs": 3}]))
    assert read_file(file).ignored_columns == ("mediateurs",)


@given(st.lists(st.dictionaries(st.sampled_from(list(place())), JSON), max_size=3))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_no_value_at_all_breaks_the_reader(file: Path, values: list[dict[str, Any]]) -> None:
    lines = read(file, json.dumps([place(), *({**place(), **some} for some in values)]).encode())
    assert list(lines) == list(range(1, len(values) + 2))
