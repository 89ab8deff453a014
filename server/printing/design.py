"""The design of printed booklets: its formats and files, and hashes that tell when printed bytes change."""

from __future__ import annotations

from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Final

from .. import glyphs

SHEET, TICKET = "sheet", "ticket"
FORMATS: Final = (SHEET, TICKET)
LAYOUT: Final = Path(__file__).parent / "layout"
FONTS: Final = glyphs.FONTS
OF_BOOKLETS: Final = ("main.typ", "parts.typ", "sheet.typ", "ticket.typ")


def design() -> str:
    """A hash over layout and fonts, which changes when the look of booklets may have changed."""
    files = [*(LAYOUT / name for name in OF_BOOKLETS), *sorted(FONTS.glob("*.ttf"))]
    return _digest([path.read_bytes() for path in files])


def recipe() -> str:
    """A hash of all that a PDF's bytes depend on besides its content: the design and the drawing programs' versions."""
    return _digest([design().encode(), *(f"{name} {version(name)}".encode() for name in ("typst", "segno"))])


def _digest(parts: list[bytes]) -> str:
    return sha256(b"".join(sha256(part).digest() for part in parts)).hexdigest()
