"""The département of a postcode. Pure."""

from __future__ import annotations

OVERSEAS = ("97", "98")
CORSICA = "20"
SOUTH_CORSICA = ("200", "201")
TELLING = 3  # as many first digits of a postcode as determine its département


def department_of(postcode: str | None) -> str | None:
    """The département's number as people write it: ``33``, ``974``, ``2A``; None without a postcode."""
    if not postcode:
        return None
    if postcode.startswith(OVERSEAS):
        return postcode[:3]
    if postcode.startswith(CORSICA):
        return "2A" if postcode.startswith(SOUTH_CORSICA) else "2B"
    return postcode[:2]
