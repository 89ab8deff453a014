"""The département of a postcode, Corsica and overseas included."""

from __future__ import annotations

import pytest

from server.dashboards.departments import department_of


@pytest.mark.parametrize(
    ("postcode", "department"),
    [
        ("33000", "33"),
        ("01000", "01"),
        ("20000", "2A"),
        ("20137", "2A"),
        ("20200", "2B"),
        ("97400", "974"),
        (None, None),
    ],
)
def test_a_postcode_tells_its_department(postcode: str | None, department: str | None) -> None:
    assert department_of(postcode) == department
    assert department_of(postcode and postcode[:3]) == department
