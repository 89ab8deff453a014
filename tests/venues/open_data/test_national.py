"""One line of the national schema: converted to a venue or refused, and converted back."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.venues.open_data.columns import COLUMNS
from server.venues.open_data.national import read_line, write_line
from server.venues.open_data.notes import LineRefused
from server.venues.postcodes import position_of
from server.venues.services import SERVICES
from tests.venues.support.places import SIRETS, place


def refusal(**cells: str) -> str:
    with pytest.raises(LineRefused) as caught:
        read_line(2, place(**cells))
    return caught.value.reason


def written(**cells: str) -> dict[str, str]:
    line = read_line(2, place(**cells))
    return write_line(SimpleNamespace(**{"other_pivot": "", "position_assumed": False, **line.values}), line.siret)


def test_every_column_of_the_schema_comes_back() -> None:
    full = {name: f"texte {number}" for number, name in enumerate(COLUMNS)}
    full |= {"pivot": SIRETS[0], "code_postal": "33000", "latitude": "44.84", "longitude": "-0.58"}
    full["services"] = "|".join(reversed(SERVICES.values()))
    assert written(**full) == full


@pytest.mark.parametrize("nom", ["", " ", "\0", "\u200b\ufeff".strip("\u200b")])
def test_a_line_without_a_name_is_refused(nom: str) -> None:
    assert "pas de nom" in refusal(nom=nom)


def test_a_line_that_says_nowhere_where_it_is_is_refused() -> None:
    nowhere = {"code_postal": "x", "commune": "Poudlard", "adresse": "1 rue", "latitude": "0", "longitude": "0"}
    assert "rien ne dit où" in refusal(**nowhere)


@pytest.mark.parametrize(
    ("cells", "postcode"),
    [
        ({"code_postal": "33130 "}, "33130"),
        ({"code_postal": "1000"}, "01000"),
        ({"code_postal": "33\u00a0130"}, "33130"),
        ({"code_postal": "33130.0"}, "33130"),
        ({"code_postal": "33130,00"}, "33130"),
        ({"code_postal": "F-33130 Bègles"}, "33130"),
        ({"code_postal": "33077 CEDEX 9"}, "33077"),
        ({"code_postal": "３３０００"}, "33000"),
        ({"code_postal": "00100", "commune": "Bègles"}, "33130"),
        ({"code_postal": "2A004", "commune": "Ajaccio"}, "20000"),
        ({"code_postal": "2B033", "commune": "Bastia"}, "20200"),
        ({"code_postal": "", "commune": "NOUMEA"}, "98800"),
        ({"code_postal": "3,313E+04", "commune": "BEGLES CEDEX"}, "33130"),
        ({"code_postal": "?", "commune": "Saint-Denis", "code_insee": "93066"}, "93200"),
        ({"code_postal": "?", "commune": "x", "adresse": "12345 rue, 33130 Bègles"}, "33130"),
        ({"code_postal": "?", "commune": "x", "latitude": "44.8", "longitude": "-0.55"}, "33130"),
    ],
)
def test_a_postcode_is_read_or_found_and_what_changed_is_noted(cells: dict[str, str], postcode: str) -> None:
    line = read_line(2, place(**cells))
    assert line.values["postcode"] == postcode
    assert ("code_postal" in {note.column for note in line.notes}) == (cells["code_postal"].strip() != postcode)


@pytest.mark.parametrize(
    ("text", "siret", "other", "noted"),
    [
        ("", None, "", False),
        ("00000000000000", None, "", False),
        ("-", None, "", False),
        ("13002526500013", SIRETS[0], "", False),
        ("130 025 265 00013", SIRETS[0], "", False),
        ("130\u00a0025\u202f265 00013", SIRETS[0], "", False),
        ("434.933.123-00029", "43493312300029", "", False),
        ("35600000009075", "35600000009075", "", False),  # La Poste sums otherwise
        ("13002526500013.0", SIRETS[0], "", False),
        ("6150010400015", "06150010400015", "", True),
        ("13002526500014", None, "", True),
        ("434933123", None, "434933123", True),
        ("W332012345", None, "W332012345", True),
        ("w 332 012 345", None, "W332012345", True),
        ("0123456", None, "0123456", True),
        ("0123456.001", None, "0123456001", True),
        ("4,34933E+13", None, "", True),
        ("4.34933e13", None, "", True),
        ("mairie", None, "", True),
    ],
)
def test_a_pivot_is_a_siret_or_kept_or_left_out(text: str, siret: str | None, other: str, noted: bool) -> None:
    line = read_line(2, place(pivot=text))
    assert (line.siret, line.values["other_pivot"]) == (siret, other)
    assert [note.column for note in line.notes] == (["pivot"] if noted else [])


@pytest.mark.parametrize(
    ("text", "keys", "unknown"),
    [
        ("Aide aux démarches administratives;Maîtrise des outils numériques du quotidien", [0, 1], 0),
        ("Aide aux démarches administratives, Maîtrise des outils numériques du quotidien,", [0, 1], 0),
        ("aide aux demarches ADMINISTRATIVES|", [0], 0),
        ("Aide aux démarches administratives\u00a0|\nCompréhension du monde numerique.", [0, 6], 0),
        ("Acquisition de matériel informatique à prix solidaire", [8], 0),
        ("Aide aux démarches administratives|Ateliers couture", [0], 1),
        ("Poterie;Tricot", [], 2),
        ("", [], 1),
    ],
)
def test_services_are_read_as_people_write_them_and_others_are_noted(text: str, keys: list[int], unknown: int) -> None:
    line = read_line(2, place(services=text))
    assert line.values["services"] == [list(SERVICES)[key] for key in keys]
    assert [note.column for note in line.notes] == ["services"] * unknown


@pytest.mark.parametrize("text", ["", "x" * 601, "\0"])
def test_a_line_without_id_gets_one_that_stays(text: str) -> None:
    first, again, other = (read_line(2, place(id=text, nom=nom)) for nom in ("Un", "UN ", "Deux"))
    assert first.source_id.startswith("sans-id-")
    assert first.source_id == again.source_id != other.source_id
    assert "id" in {note.column for note in first.notes}


def test_control_characters_go_and_long_texts_are_cut_and_both_are_noted() -> None:
    line = read_line(2, place(presentation_detail="un\0deux\x92", presentation_resume="x" * 20_001))
    assert (line.values["description"], len(line.values["summary"])) == ("undeux’", 20_000)
    assert [note.column for note in line.notes] == ["presentation_resume", "presentation_detail"]


def test_a_note_never_repeats_a_huge_cell() -> None:
    assert all(len(note.text) < 300 for note in read_line(2, place(code_postal="3" * 20_000)).notes)


def test_services_keep_the_order_of_the_file_and_stand_once() -> None:
    text = "Loisirs et créations numériques|Aide aux démarches administratives|Loisirs et créations numériques"
    assert read_line(2, place(services=text)).values["services"] == ["leisure_creation", "administrative_help"]


def test_a_place_may_have_no_position() -> None:
    values = read_line(2, place(latitude="", longitude="")).values
    assert values["position_assumed"]
    assert (values["latitude"], values["longitude"]) == position_of("33000")
    assert written(latitude="", longitude="")["latitude"] == ""


def test_a_decimal_comma_is_a_point() -> None:
    assert written(latitude="44,84")["latitude"] == "44.84"


@given(st.floats(44.5, 45.2))
def test_any_latitude_is_written_as_degrees_that_read_back_the_same(degrees: float) -> None:
    line = read_line(2, place(latitude="44.84", longitude="-0.58"))
    venue = SimpleNamespace(**{**line.values, "latitude": degrees})
    text = write_line(venue, None)["latitude"]
    assert read_line(2, place(latitude=text)).values["latitude"] == degrees


def test_the_nine_families_stand_in_the_order_of_the_national_map() -> None:
    assert list(SERVICES) == [
        "administrative_help",
        "digital_tools",
        "employment",
        "safe_use",
        "parenting_education",
        "leisure_creation",
        "digital_understanding",
        "access_equipment",
        "solidarity_equipment",
    ]
