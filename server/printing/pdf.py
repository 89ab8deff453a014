"""The PDF of some booklets: pure, and the same bytes for the same content (PDF/UA-1, fonts of our own, fixed date)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

import orjson
import typst

from ..vouchers import qr
from .contents import PrintedBooklet, Wording

SHEET, TICKET = "sheet", "ticket"
FORMATS = (SHEET, TICKET)
LAYOUT = Path(__file__).parent / "layout"
FONTS = Path(__file__).parent / "fonts"
SUSPECTS = b"/Suspects false"
DRAWN = bytes.maketrans(b"\x00\x01", b"01")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The booklets of one file; ``dated_at`` stands in the document for the time it was made."""

    booklets: Sequence[PrintedBooklet]
    wording: Wording
    layout: str
    dated_at: datetime


def render(part: Part) -> bytes:
    """Draw every code, then set the pages. Raises RuntimeError with typst's own words when the layout is wrong."""
    pdf: bytes = typst.compile(
        LAYOUT / "main.typ",
        root=LAYOUT,
        sys_inputs={"data": orjson.dumps(_data(part)).decode()},
        font_paths=[FONTS],
        ignore_system_fonts=True,
        pdf_standards=["ua-1"],
    )
    return _without_suspects(pdf)


def _without_suspects(pdf: bytes) -> bytes:
    """Blank out what is so by default and what poppler, to version 22 at least, calls an error."""
    return pdf.replace(SUSPECTS, b" " * len(SUSPECTS))


def recipe() -> str:
    """What the bytes depend on besides the content: the layout, the fonts and the programs that draw."""
    files = sorted([*LAYOUT.glob("*.typ"), *FONTS.glob("*.ttf")])
    drawn_by = [f"{name} {version(name)}" for name in ("typst", "segno")]
    parts = [*(path.read_bytes() for path in files), *(name.encode() for name in drawn_by)]
    return sha256(b"".join(sha256(part).digest() for part in parts)).hexdigest()


def _data(part: Part) -> dict[str, Any]:
    moment = part.dated_at
    return {
        "layout": part.layout,
        "dated": [moment.year, moment.month, moment.day],
        "wording": asdict(part.wording),
        "booklets": [_booklet(booklet) for booklet in part.booklets],
    }


def _booklet(booklet: PrintedBooklet) -> dict[str, Any]:
    return {
        "number": booklet.number,
        "size": len(booklet.vouchers),
        "address": booklet.address,
        "code": code(booklet.address),
        "vouchers": [
            {"position": voucher.position, "typed": voucher.code, "code": code(voucher.qr_text)}
            for voucher in booklet.vouchers
        ],
    }


def code(text: str) -> str:
    """A QR code as an SVG document without its quiet zone, which the layout leaves: one path, dark on nothing."""
    matrix = qr.draw(text).matrix
    path = "".join(_runs(matrix))
    side = len(matrix)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}"><path d="{path}"/></svg>'


def _runs(matrix: Iterable[bytearray]) -> Iterator[str]:
    """Each unbroken run of dark modules as one rectangle."""
    for y, row in enumerate(matrix):
        start, text = 0, row.translate(DRAWN)
        while (start := text.find(b"1", start)) >= 0:
            end = text.find(b"0", start)
            end = len(text) if end < 0 else end
            yield f"M{start} {y}h{end - start}v1h-{end - start}z"
            start = end
