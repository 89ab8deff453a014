"""Territories: a postcode's département, and whether a campaign covers it."""

from __future__ import annotations

import pytest

from server.campaigns import territory


@pytest.mark.parametrize(
    ("postcode", "department"),
    [
        ("33000", "33"),
        ("01000", "01"),
        ("20000", "2A"),
        ("20167", "2A"),
        ("20200", "2B"),
        ("20600", "2B"),
        ("97400", "974"),
        ("97600", "976"),
        ("95999", "95"),
    ],
)
def test_a_postcode_lies_in_its_departement(postcode: str, department: str) -> None:
    assert territory.department_of(postcode) == department


@pytest.mark.parametrize("postcode", ["00000", "99999", "96000", "97900", "3300", "330000", "2A000", "", "٣٣٠٠٠"])
def test_a_postcode_that_does_not_exist_lies_nowhere(postcode: str) -> None:
    assert territory.department_of(postcode) is None
    assert not territory.is_place(postcode)


@pytest.mark.parametrize("code", ["20", "96", "2a", "1", "977", "Gironde"])
def test_an_unknown_departement_is_no_place(code: str) -> None:
    assert not territory.is_place(code)


def test_a_territory_is_its_departements_and_its_postcodes() -> None:
    wanted = ["33", "2A", "40100"]
    covered = [code for code in ("33000", "20000", "40100", "40000", "20200") if territory.covers(wanted, code)]
    assert covered == ["33000", "20000", "40100"]


def test_without_a_territory_everywhere_is_covered() -> None:
    assert territory.covers(None, "75001")
