"""What a handed-in file is, by its content: `media_type_of`; nothing is drawn (docs/decisions/applications.md)."""

from __future__ import annotations

import io
import re
from typing import Final

from PIL import Image

from .refusals import DocumentDamaged, DocumentEncrypted, NotADocument

LARGEST: Final = 10 * 1024 * 1024
PDF, JPEG, PNG = "application/pdf", "image/jpeg", "image/png"
MEDIA_TYPES: Final = (PDF, JPEG, PNG)
ENDINGS: Final = {PDF: ".pdf", JPEG: ".jpg", PNG: ".png"}
LARGEST_PIXELS: Final = 100_000_000
_HEAD, _TAIL = 1024, 2048
_START_OF_TABLE = re.compile(rb"startxref\s+([0-9]{1,10})\s+%%EOF")
_STREAM_OR_END = re.compile(rb"stream\r?\n|startxref")
_NOT_READABLE: Final = (OSError, SyntaxError, ValueError, EOFError, OverflowError, Image.DecompressionBombError)


def media_type_of(content: bytes) -> str:
    """One of `MEDIA_TYPES`. Raises NotADocument, DocumentDamaged, DocumentEncrypted."""
    if b"%PDF-" in content[:_HEAD]:
        _check_pdf(content)
        return PDF
    if content.startswith(b"\xff\xd8\xff"):
        _check_picture(content, "JPEG")
        return JPEG
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        _check_picture(content, "PNG")
        return PNG
    raise NotADocument


def _check_pdf(content: bytes) -> None:
    """The last table of objects must be where the end of the file says, and its dictionary must not name a cipher."""
    shift = content.index(b"%PDF-")
    starts = _START_OF_TABLE.findall(content[-_TAIL:])
    if not starts:
        raise DocumentDamaged
    table = content[shift + int(starts[-1]) :]
    if not re.match(rb"\s*(xref\b|[0-9]+\s+[0-9]+\s+obj\b)", table):
        raise DocumentDamaged
    end = _STREAM_OR_END.search(table)
    dictionary = table[: end.start() if end else len(table)]
    if b"/Root" not in dictionary:
        raise DocumentDamaged
    if re.search(rb"/Encrypt\b", dictionary):
        raise DocumentEncrypted


def _check_picture(content: bytes, kind: str) -> None:
    try:
        with Image.open(io.BytesIO(content), formats=(kind,)) as image:
            wide, high = image.size
            image.verify()
    except _NOT_READABLE as error:
        raise DocumentDamaged from error
    if wide * high > LARGEST_PIXELS:
        raise DocumentDamaged
