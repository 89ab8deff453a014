"""What a venue offers beside services, as keys read from its texts: whom it receives well, what it speaks. Pure."""

from __future__ import annotations

from typing import Final

ACCESS: Final = {
    "motor": "andicaps moteurs",
    "sight": "ficience visuelle",
    "deaf": "urdité",
    "mental": "andicaps mentaux",
    "reading": "llettrisme",
}
"""Special care by key: what its value of the national schema (``prise_en_charge_specifique``) contains, in any case."""
SPOKEN: Final = {
    "en": ("nglais",),
    "ar": ("rabe",),
    "uk": ("krainien",),
    "tr": ("turc", "Turc"),
    "pt": ("ortugais",),
    "es": ("spagnol",),
    "fa-AF": ("dari", "Dari", "ersan"),
    "lsf": ("angue des signes", "LSF"),
}
"""Languages by key: what managers write of them in French. The page's own languages, and French sign language."""


def access_of(special_care: str) -> list[str]:
    """The keys of ACCESS that a venue's special care has."""
    return [key for key, part in ACCESS.items() if part in special_care]


def spoken_at(languages: str, special_care: str) -> list[str]:
    """The keys of SPOKEN that a venue speaks: as its manager says, or the national schema (English only)."""
    said = f"{languages}|{special_care}"
    return [key for key, parts in SPOKEN.items() if any(part in said for part in parts)]
