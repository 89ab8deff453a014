"""The design of booklets: its formats, its files, and what else the bytes of a document depend on."""

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
    """Changes when the look of booklets may have: with the layout and the fonts."""
    files = [*(LAYOUT / name for name in OF_BOOKLETS), *sorted(FONTS.glob("*.ttf"))]
    return _digest([path.read_bytes() for path in files])


def recipe() -> str:
    """What the bytes depend on besides the content: the design and the programs that draw."""
    return _digest([design().encode(), *(f"{name} {version(name)}".encode() for name in ("typst", "segno"))])


def _digest(parts: list[bytes]) -> str:
    return sha256(b"".join(sha256(part).digest() for part in parts)).hexdigest()
