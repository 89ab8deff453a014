"""CSV files as people make them: encodings, separators, and broken lines."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from server.venues.open_data.files import read_file
from server.venues.open_data.national import read_line
from server.venues.open_data.notes import LineRefused
from server.venues.open_data.source import Cells, UnreadableFile
from tests.venues.support.places import GIRONDE, cells_of, csv_bytes, place

ENCODINGS = ["utf-8", "utf-8-sig", "latin-1", "cp1252", "mac_roman", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
HEADER = "id,nom,commune,code_postal,adresse,services"
GOOD = "1,Médiathèque,Bègles,33130,rue de l'Église,Aide aux démarches administratives"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "lieux.csv"


def read(file: Path, data: bytes | str) -> dict[int, Cells | str]:
    file.write_bytes(data if isinstance(data, bytes) else data.encode())
    lines = list(read_file(file).lines)
    return {line: cells.reason if isinstance(cells, LineRefused) else cells for line, cells in lines}


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "latin-1", "cp1252", "mac_roman", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("newline", ["\r\n", "\n", "\r"])
def test_every_usual_encoding_separator_and_line_end_reads_alike(
    file: Path, encoding: str, separator: str, newline: str
) -> None:
    text = f"{HEADER}\n{GOOD}\n".replace(",", separator).replace("\n", newline)
    names = HEADER.split(",")
    assert read(file, text.encode(encoding)) == {2: dict(zip(names, GOOD.split(","), strict=True))}


@pytest.mark.parametrize(
    "before", ["sep=;\r\n", '"sep=;"\n', "sep=;;;;\n", "\n\n", "Liste des lieux;;;\n\n", "\ufeffsep=;\n"]
)
def test_what_stands_before_the_header_is_passed_over(file: Path, before: str) -> None:
    lines = read(file, before + f"{HEADER}\n{GOOD}\n".replace(",", ";"))
    assert [cells["nom"] for cells in lines.values()] == ["Médiathèque"]


def test_a_header_in_the_middle_is_no_place(file: Path) -> None:
    assert list(read(file, f"{HEADER}\n{GOOD}\n{HEADER}\n{GOOD}\n")) == [2, 4]


@pytest.mark.parametrize(
    "header", ["ID,Nom,COMMUNE,Code postal,Adresse,Services", 'id,nom,commune,"code-postal",Adressé,services']
)
def test_columns_are_known_in_any_case_with_accents_and_blanks(file: Path, header: str) -> None:
    assert read(file, f"{header}\n{GOOD}\n") == read(file, f"{HEADER}\n{GOOD}\n")


@pytest.mark.parametrize(
    ("line", "noted"), [(GOOD + ",,,", False), (GOOD + ",,note", True), ("1,Lieu,Bègles,33130", True)]
)
def test_a_line_too_short_or_too_long_is_kept_and_noted(file: Path, line: str, noted: bool) -> None:
    file.write_text(f"{HEADER}\n{line}\n", encoding="utf-8")
    source = read_file(file)
    [(_, cells)] = source.lines
    assert isinstance(cells, dict)
    assert read_line(2, cells).values["postcode"] == "33130"
    assert [note.line for note in source.notes] == ([2] if noted else [])


def test_a_line_whose_cells_are_shifted_is_refused(file: Path) -> None:
    [cells] = read(file, f"{HEADER}\n1,Médiathèque,Bègles,33130,1, rue de l'Église,Aide\n").values()
    assert isinstance(cells, dict)
    with pytest.raises(LineRefused, match="décalées"):
        read_line(2, cells)


def test_quotes_and_dashes_of_windows_are_read(file: Path) -> None:
    assert read(file, f"{HEADER}\n{GOOD}\n".replace("'", "’").encode("cp1252"))[2]["adresse"] == "rue de l’Église"


def test_one_line_in_another_encoding_spoils_no_other(file: Path) -> None:
    lines = read(file, HEADER.encode() + b"\n" + GOOD.encode("latin-1") + b"\n" + GOOD.encode() + b"\n")
    assert lines[2] == lines[3]


def test_a_line_break_inside_a_cell_is_kept_and_counted(file: Path) -> None:
    lines = read(file, f'{HEADER}\r\n1,"deux\r\nlignes",c,33000,a,s\r\n{GOOD}\r\n')
    assert list(lines) == [2, 4]
    assert lines[2]["nom"] == "deux\r\nlignes"


def test_blank_lines_are_passed_over_and_counted(file: Path) -> None:
    assert list(read(file, f"{HEADER}\n\n{GOOD}\n\n\n{GOOD}")) == [3, 6]


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        ('9,"jamais refermé,a,b', "guillemets"),
        ('9,"refermé"trop tôt,a,33000,b,c', "guillemets"),
        ("9,trop,court", "rien ne dit où"),
        (f"9,{'x' * 1_000_000}", "dépasse 131072 caractères"),
        (f'9,"{"x" * 1_000_000}"', "dépasse 131072 caractères"),
        (f'9,"{"x" * 1_000_000}', "dépasse 131072 caractères"),
        ("9,\0,a", "rien ne dit où"),
    ],
)
@pytest.mark.parametrize("after", [1, 160, 322])
def test_a_broken_line_costs_no_line_of_the_real_file(file: Path, broken: str, reason: str, after: int) -> None:
    real = GIRONDE.read_bytes().splitlines(keepends=True)
    lines = read(file, b"".join([*real[:after], broken.encode() + b"\r\n", *real[after:]]))
    assert reason in _reason(lines.pop(after + 1))
    assert list(lines.values()) == cells_of(GIRONDE)


def _reason(cells: Cells | str) -> str:
    """Why a line makes no venue, whichever check finds it."""
    if isinstance(cells, str):
        return cells
    with pytest.raises(LineRefused) as refused:
        read_line(1, cells)
    return refused.value.reason


def test_a_file_that_breaks_off_inside_quotes_loses_its_last_line_only(file: Path) -> None:
    whole = csv_bytes([place(1), place(2, nom="Là, ici")])
    lines = read(file, whole[: whole.index("Là, ici".encode()) + 4])
    assert [isinstance(cells, str) for cells in lines.values()] == [False, True]


@pytest.mark.parametrize("data", [b"", b" \r\n\t", b"\xef\xbb\xbf"])
def test_an_empty_file_is_said_to_be_empty(file: Path, data: bytes) -> None:
    with pytest.raises(UnreadableFile, match="vide"):
        read(file, data)


def test_a_header_alone_holds_no_place(file: Path) -> None:
    assert read(file, HEADER) == {}


def test_wrong_columns_are_named_in_one_sentence(file: Path) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read(file, "id;name;town;zip\n1;a;b;c\n")
    assert "il manque nom, code_postal ou commune. Rien n'a été changé." in str(caught.value)


@pytest.mark.parametrize("data", [b"\0\0\0", b"\xff\xfei\x00d\x00", b"\x89PNG\r\n\x1a\n", b'"id', b"PK\x03\x04"])
def test_a_file_of_another_kind_lacks_every_column(file: Path, data: bytes) -> None:
    with pytest.raises(UnreadableFile, match="il manque nom"):
        read(file, data)


def test_of_a_doubled_column_the_first_that_is_filled_counts(file: Path) -> None:
    file.write_text(f"{HEADER},nom\n{GOOD},x\n{GOOD.replace('Médiathèque', '')},y\n", encoding="utf-8")
    source = read_file(file)
    assert source.ignored_columns == ("nom (en double)",)
    assert [cells["nom"] for _, cells in source.lines if isinstance(cells, dict)] == ["Médiathèque", "y"]


def test_columns_outside_the_schema_are_told_and_ignored(file: Path) -> None:
    file.write_text(f"{HEADER},mediateurs,\n{GOOD},3,\n", encoding="utf-8")
    assert read_file(file).ignored_columns == ("mediateurs",)


def test_column_names_are_read_in_capitals_and_with_spaces(file: Path) -> None:
    assert read(file, f"{HEADER.upper().replace(',', ' ,')}\n{GOOD}\n")[2]["commune"] == "Bègles"


@given(st.binary(max_size=400), st.booleans())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_no_bytes_at_all_break_the_reader(file: Path, data: bytes, headed: bool) -> None:
    try:
        lines = read(file, HEADER.encode() + b"\n" + data if headed else data)
    except UnreadableFile:
        lines = {}
    assert all(line > 1 for line in lines)
