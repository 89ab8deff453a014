"""One line of the national schema: what makes a venue, what does not, and the way back."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.venues.columns import COLUMNS
from server.venues.national import LineRefused, read_line, write_line
from server.venues.services import SERVICES
from tests.venues.places import SIRETS, place


def refusal(**cells: str) -> str:
    with pytest.raises(LineRefused) as caught:
        read_line(2, place(**cells))
    return caught.value.reason


def written(**cells: str) -> dict[str, str]:
    line = read_line(2, place(**cells))
    return write_line(SimpleNamespace(**line.values), line.siret)


def test_every_column_of_the_schema_comes_back() -> None:
    full = {name: f"texte {number}" for number, name in enumerate(COLUMNS)}
    full |= {"pivot": SIRETS[0], "code_postal": "33000", "latitude": "44.84", "longitude": "-0.58"}
    full["services"] = "|".join(reversed(SERVICES.values()))
    assert written(**full) == full


@pytest.mark.parametrize(
    ("column", "text", "reason"),
    [
        ("id", " ", "la colonne « id » est vide"),
        ("nom", "", "la colonne « nom » est vide"),
        ("services", "", "la colonne « services » est vide"),
        ("services", "Aide aux démarches administratives|Poterie", "« Poterie » n'est pas l'une des neuf familles"),
        ("services", "Aide aux démarches administratives|", "« » n'est pas"),
        ("code_postal", "3300", "« 3300 »"),
        ("code_postal", "33000 Bordeaux", "« 33000 Bordeaux »"),
        ("code_postal", "00100", "« 00100 »"),
        ("code_postal", "99123", "« 99123 »"),
        ("code_postal", "٣٣٠٠٠", "il a cinq chiffres"),
        ("latitude", "nord", "la latitude « nord »"),
        ("latitude", "91", "dépasse 90 degrés"),
        ("latitude", "", "la latitude « »"),
        ("latitude", "nan", "« nan »"),
        ("longitude", "", "la longitude « »"),
        ("longitude", "-180.1", "dépasse 180 degrés"),
        ("longitude", "1e1", "« 1e1 »"),
        ("pivot", "13002526500014", "le SIRET « 13002526500014 » est faux"),
        ("pivot", "130025265", "le SIRET « 130025265 » est faux"),
        ("nom", "\0\u200b", "est vide"),
        ("id", "un\0deux", "un caractère nul"),
        ("presentation_detail", "x" * 20_001, "a 20001 caractères ; 20000 au plus"),
        ("id", "x" * 601, "600 au plus"),
    ],
)
def test_a_bad_cell_refuses_its_line_and_says_why(column: str, text: str, reason: str) -> None:
    assert reason.replace("« »", "«  »") in refusal(**{column: text})


def test_a_reason_never_repeats_a_huge_cell() -> None:
    assert len(refusal(code_postal="3" * 20_000)) < 200


def test_zeros_are_no_siret() -> None:
    assert read_line(2, place(pivot="00000000000000")).siret is None


def test_a_siret_is_read_with_its_spaces() -> None:
    assert read_line(2, place(pivot="130 025 265 00013")).siret == SIRETS[0]


def test_services_keep_the_order_of_the_file_and_stand_once() -> None:
    text = "Loisirs et créations numériques|Aide aux démarches administratives|Loisirs et créations numériques"
    assert read_line(2, place(services=text)).values["services"] == ["leisure_creation", "administrative_help"]


def test_a_place_may_have_no_position() -> None:
    values = read_line(2, place(latitude="", longitude="")).values
    assert (values["latitude"], values["longitude"]) == (None, None)


def test_a_decimal_comma_is_a_point() -> None:
    assert written(latitude="44,84")["latitude"] == "44.84"


@given(st.floats(-90, 90))
def test_any_latitude_is_written_as_degrees_that_read_back_the_same(degrees: float) -> None:
    line = read_line(2, place(latitude="45", longitude="0"))
    text = write_line(SimpleNamespace(**{**line.values, "latitude": degrees}), None)["latitude"]
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
