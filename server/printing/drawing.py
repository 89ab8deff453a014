"""The PDF of some content: the same bytes for the same content (PDF/UA-1, fonts of our own, fixed date).

It loads neither the server nor its database, so that it starts quickly where it runs apart (see `apart`).
"""

from __future__ import annotations

import sys
from base64 import b64decode
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Literal

import orjson
import typst

from .. import glyphs
from ..vouchers import qr
from .design import FONTS, LAYOUT

CODE = "qr"
FOR_MACHINES = frozenset({CODE, "code", "logo", "xml"})
"""What of a content is no text to be read: it is never changed."""
SUSPECTS = b"/Suspects false"
Standard = Literal["ua-1", "a-2a", "a-3a"]
DRAWN = bytes.maketrans(b"\x00\x01", b"01")


def main() -> None:
    """Read content as JSON from stdin, write the PDF to stdout."""
    sys.stdout.buffer.write(render(orjson.loads(sys.stdin.buffer.read())))


def render(content: dict[str, Any]) -> bytes:
    """Draw every code, then set the pages of ``document``: a folder below the layout's.

    Raises RuntimeError with typst's own words when the layout is wrong.
    """
    data = _with_codes(content) | _with_logo(content)
    return typeset(content["document"], data, content.get("standards", ["ua-1"]))


def typeset(document: str, data: dict[str, Any], standards: Sequence[Standard]) -> bytes:
    """Set the pages of a document of the layout's folder, in these standards besides PDF 1.7.

    Whatever its texts hold: what has no glyph is drawn as `glyphs` says.
    """
    pdf: bytes = typst.compile(
        LAYOUT / f"{document}.typ",
        root=LAYOUT,
        sys_inputs={"data": orjson.dumps(_with_glyphs(data)).decode()},
        font_paths=[FONTS],
        ignore_system_fonts=True,
        pdf_standards=list(standards),
    )
    return _without_suspects(pdf)


def _with_glyphs(content: Any) -> Any:
    """The same content, every text of it such that our fonts can draw it."""
    if isinstance(content, str):
        return glyphs.drawable(content)
    if isinstance(content, list | tuple):
        return [_with_glyphs(one) for one in content]
    if not isinstance(content, dict):
        return content
    return {name: value if name in FOR_MACHINES else _with_glyphs(value) for name, value in content.items()}


def _without_suspects(pdf: bytes) -> bytes:
    """Blank out what is so by default and what poppler, to version 22 at least, calls an error."""
    return pdf.replace(SUSPECTS, b" " * len(SUSPECTS))


def _with_logo(content: dict[str, Any]) -> dict[str, Any]:
    """The logo, base64 in the content, as numbers: typst takes bytes in no other way."""
    logo = content.get("logo")
    return {"logo": list(b64decode(logo)) if logo else None}


def _with_codes(content: Any) -> Any:
    """The same content with a drawing, ``code``, beside the text of each code."""
    if isinstance(content, list):
        return [_with_codes(one) for one in content]
    if not isinstance(content, dict):
        return content
    drawn = {"code": code(content[CODE])} if CODE in content else {}
    return {name: _with_codes(value) for name, value in content.items()} | drawn


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
