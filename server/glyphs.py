"""What our fonts can draw: `make_drawable` replaces in a text what they cannot, `list_replaced` what was replaced.

The character tables of the shipped font files say what they can draw; they are read once per process. typst refuses a
whole document for one character without a glyph, because PDF/UA and PDF/A forbid it.
"""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

FONTS: Final = Path(__file__).parent / "printing" / "fonts"
SUBSTITUTE: Final = "\u25a1"
MOST_MARKS: Final = 3
"""Combining marks kept on one letter: more would overlap the lines above and below."""
NEVER: Final = ("Cc", "Cf", "Cs", "Co", "Cn")
SKIN_TONES: Final = range(0x1F3FB, 0x1F400)
UNICODE_TABLES: Final = {(0, 3), (0, 4), (3, 1), (3, 10)}


def make_drawable(text: str) -> str:
    """The text with only characters that our fonts have: a plainer form of the others, else □."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_drawn(unicodedata.normalize("NFC", text)))


def list_replaced(*texts: str | None) -> list[str]:
    """The characters that `make_drawable` replaces by □, each once, in their order."""
    text = unicodedata.normalize("NFC", " ".join(filter(None, texts)))
    return list(dict.fromkeys(sign for sign in text if _base(sign) == SUBSTITUTE != sign))


def _drawn(text: str) -> Iterator[str]:
    """Character by character; a letter keeps at most MOST_MARKS combining marks."""
    marks, lone = 0, True
    for sign in text:
        if unicodedata.combining(sign) or unicodedata.category(sign) in ("Mn", "Me", "Mc"):
            if not lone and marks < MOST_MARKS and ord(sign) in read_coverage():
                marks += 1
                yield sign
            continue
        made = _base(sign)
        if made:
            marks, lone = 0, made in (SUBSTITUTE, " ")
            yield made


@cache
def _base(sign: str) -> str:
    """What is drawn for one character: itself, a plainer form, or □; nothing for an invisible one."""
    category = unicodedata.category(sign)
    if category == "Cc":
        return _control(sign)
    if category in ("Zl", "Zp"):
        return " "
    if category == "Cf" or ord(sign) in SKIN_TONES or category.startswith("M"):
        return ""
    return next(filter(_has_glyphs, _plainer(sign, category)), SUBSTITUTE)


def _control(sign: str) -> str:
    """A control character on paper: a blank for line breaks and tabs, Windows-1252's sign for U+0080 to U+009F."""
    if sign.isspace() and sign != "\x85":
        return " "
    meant = bytes([ord(sign)]).decode("cp1252", "ignore") if sign >= "\x80" else ""
    return meant if meant and _has_glyphs(meant) else ""


def _plainer(sign: str, category: str) -> Iterator[str]:
    yield sign
    if category == "Zs":
        yield " "
    yield unicodedata.normalize("NFKC", sign)
    yield "".join(one for one in unicodedata.normalize("NFKD", sign) if not unicodedata.combining(one))
    if category == "Nd":
        yield str(unicodedata.digit(sign))


def _has_glyphs(text: str) -> bool:
    return bool(text) and all(ord(sign) in read_coverage() and unicodedata.category(sign) not in NEVER for sign in text)


@cache
def read_coverage() -> frozenset[int]:
    """The code points that the shipped fonts have glyphs for."""
    return frozenset(code for path in sorted(FONTS.glob("*.ttf")) for code in _codes(path.read_bytes()))


def _codes(font: bytes) -> Iterator[int]:
    (tables,) = struct.unpack_from(">H", font, 4)
    records = [struct.unpack_from(">4sLLL", font, 12 + 16 * nth) for nth in range(tables)]
    cmap = next(start for tag, _sum, start, _length in records if tag == b"cmap")
    (count,) = struct.unpack_from(">H", font, cmap + 2)
    for nth in range(count):
        platform, encoding, offset = struct.unpack_from(">HHL", font, cmap + 4 + 8 * nth)
        if (platform, encoding) in UNICODE_TABLES:
            yield from _of_table(font, cmap + offset)


def _of_table(font: bytes, start: int) -> Iterator[int]:
    """The codes of a table of format 4 or 12 (OpenType 1.9, cmap), those without a glyph left out."""
    (form,) = struct.unpack_from(">H", font, start)
    if form == 12:
        (groups,) = struct.unpack_from(">L", font, start + 12)
        for nth in range(groups):
            first, last, glyph = struct.unpack_from(">LLL", font, start + 16 + 12 * nth)
            yield from range(first if glyph else first + 1, last + 1)
    elif form == 4:
        yield from _of_segments(font, start)


def _of_segments(font: bytes, start: int) -> Iterator[int]:
    (double,) = struct.unpack_from(">H", font, start + 6)
    at = [start + 14 + extra + part * double for part, extra in enumerate((0, 2, 2, 2))]
    ends, starts, deltas, offsets = (struct.unpack_from(f">{double // 2}H", font, place) for place in at)
    for nth, (first, last) in enumerate(zip(starts, ends, strict=True)):
        for code in range(first, last + 1):
            glyph = code
            if offsets[nth]:
                place = at[3] + 2 * nth + offsets[nth] + 2 * (code - first)
                glyph = struct.unpack_from(">H", font, place)[0] if place + 2 <= len(font) else 0
                if not glyph:
                    continue
            if (glyph + deltas[nth]) & 0xFFFF and code != 0xFFFF:
                yield code
