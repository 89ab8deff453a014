"""Territories: where a campaign's beneficiaries live, as postcodes and départements. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

CORSICA: Final = {"200": "2A", "201": "2A", "202": "2B", "206": "2B"}  # by the start of the postcode
OVERSEAS: Final = ("971", "972", "973", "974", "975", "976")
DEPARTMENTS: Final = frozenset({*(f"{n:02}" for n in range(1, 96) if n != 20), "2A", "2B", *OVERSEAS})
_POSTCODE = re.compile(r"[0-9]{5}", re.ASCII)


def department_of(postcode: str) -> str | None:
    """The département that a postcode's first digits name; None when there is none."""
    if not _POSTCODE.fullmatch(postcode):
        return None
    start = postcode[:3]
    found = CORSICA.get(start) or (start if start in OVERSEAS else start[:2])
    return found if found in DEPARTMENTS else None


def is_place(code: str) -> bool:
    """Whether a code is a département or a postcode in one."""
    return code in DEPARTMENTS or department_of(code) is not None


def covers(territory: Sequence[str] | None, postcode: str) -> bool:
    """Whether a postcode lies in a territory; None is everywhere."""
    return territory is None or postcode in territory or department_of(postcode) in territory
