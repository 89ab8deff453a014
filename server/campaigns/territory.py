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
    """The code of a postcode's département, such as ``2A`` or ``974``; None for a postcode that cannot exist."""
    if not _POSTCODE.fullmatch(postcode):
        return None
    start = postcode[:3]
    found = CORSICA.get(start) or (start if start in OVERSEAS else start[:2])
    return found if found in DEPARTMENTS else None


def is_place(code: str) -> bool:
    """Whether a code is a département's or a possible postcode."""
    return code in DEPARTMENTS or department_of(code) is not None


def covers(territory: Sequence[str] | None, postcode: str) -> bool:
    """Whether a postcode lies in a territory (postcodes and départements); None is everywhere."""
    return territory is None or postcode in territory or department_of(postcode) in territory
