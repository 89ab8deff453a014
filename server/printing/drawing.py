"""Draws content as PDF: the same bytes for the same content (PDF/UA-1, our own fonts, fixed date).

It imports neither the server nor the database, so that it starts quickly in a separate process (see `apart`).
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
"""Keys of a content whose values are not text for people and must stay unchanged."""
SUSPECTS = b"/Suspects false"
Standard = Literal["ua-1", "a-2a", "a-3a"]
DRAWN = bytes.maketrans(b"\x00\x01", b"01")


def main() -> None:
    """Read content as JSON from stdin, write the PDF to stdout."""
    sys.stdout.buffer.write(render(orjson.loads(sys.stdin.buffer.read())))


def render(content: dict[str, Any]) -> bytes:
    """The PDF of a content: draws its QR codes, then lays it out with the Typst file named by ``document``.

    Raises RuntimeError with Typst's message when the layout is wrong.
    """
    data = _with_codes(content) | _with_logo(content)
    return typeset(content["document"], data, content.get("standards", ["ua-1"]))


def typeset(document: str, data: dict[str, Any], standards: Sequence[Standard]) -> bytes:
    """The PDF of data laid out with ``layout/<document>.typ``, in these standards besides PDF 1.7.

    Any text can be drawn: characters that our fonts lack are replaced as `glyphs` says.
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
    """The same content with all texts made drawable by our fonts."""
    if isinstance(content, str):
        return glyphs.make_drawable(content)
    if isinstance(content, list | tuple):
        return [_with_glyphs(one) for one in content]
    if not isinstance(content, dict):
        return content
    return {name: value if name in FOR_MACHINES else _with_glyphs(value) for name, value in content.items()}


def _without_suspects(pdf: bytes) -> bytes:
    """Blank out ``/Suspects false``, the default value, which poppler up to version 22 at least reports as an error."""
    return pdf.replace(SUSPECTS, b" " * len(SUSPECTS))


def _with_logo(content: dict[str, Any]) -> dict[str, Any]:
    """The logo, base64 in the content, as a list of numbers, the only form in which Typst takes bytes."""
    logo = content.get("logo")
    return {"logo": list(b64decode(logo)) if logo else None}


def _with_codes(content: Any) -> Any:
    """The same content with the drawing ``code`` (SVG) added beside each QR text."""
    if isinstance(content, list):
        return [_with_codes(one) for one in content]
    if not isinstance(content, dict):
        return content
    drawn = {"code": code(content[CODE])} if CODE in content else {}
    return {name: _with_codes(value) for name, value in content.items()} | drawn


def code(text: str) -> str:
    """A QR code as an SVG document of one path, without the quiet zone, which the layout provides."""
    matrix = qr.draw(text).matrix
    path = "".join(_runs(matrix))
    side = len(matrix)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}"><path d="{path}"/></svg>'


def _runs(matrix: Iterable[bytearray]) -> Iterator[str]:
    """SVG path data: each horizontal run of dark modules as one rectangle."""
    for y, row in enumerate(matrix):
        start, text = 0, row.translate(DRAWN)
        while (start := text.find(b"1", start)) >= 0:
            end = text.find(b"0", start)
            end = len(text) if end < 0 else end
            yield f"M{start} {y}h{end - start}v1h-{end - start}z"
            start = end
