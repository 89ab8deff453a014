"""Repairs texts that people write or send in files, before they are stored: `repair`, `one_line`. Pure.

Removed: control characters, invisible characters, lone surrogates. Repaired: wrong decodings (Windows' U+0092, UTF-8
read as Latin-1). Normalised: NFC. Everything else stays as written (docs/decisions/texts-and-glyphs.md).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import Final

PLAIN: Final = re.compile("(?:[ -~]|[\xa0-\xac\xae-\xc2\xc4-\xffŒœŸ’“”–—…€\u202f](?![^ -~]))*")
"""Matches undamaged French, the fast path. Wrongly decoded letters always come two in a row, or after an Ã."""
LAST_OF_LATIN: Final = 0x24F
MOST_ROUNDS: Final = 8
JOINERS: Final = "\u200c\u200d"
"""Invisible, but kept between characters outside ASCII: Persian and composed emoji need them."""
NEW_LINES: Final = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
BLANKS: Final = re.compile("[\t\x1f\u1680\u2000-\u200a\u205f\u3000]")
LINE_ENDS: Final = re.compile(r"[ ]*\n[\s]*")


def repair(text: str) -> str:
    """The text as it is stored, with its line breaks. Idempotent."""
    return text if PLAIN.fullmatch(text) else _until_same(_once, text)


def one_line(text: str) -> str:
    """The same in one line, without blanks around it. Idempotent."""
    return text.strip() if PLAIN.fullmatch(text) else _until_same(_line, text)


def _until_same(step: Callable[[str], str], text: str) -> str:
    for _round in range(MOST_ROUNDS):
        before, text = text, step(text)
        if text == before:
            break
    return text


def _line(text: str) -> str:
    return LINE_ENDS.sub(" ", _once(text)).strip()


@cache
def _mend() -> Callable[[str], str]:
    """Our use of ftfy, imported at the first text that needs it so that it slows no start."""
    ftfy = import_module("ftfy")
    how = ftfy.TextFixerConfig(
        unescape_html=False,
        fix_latin_ligatures=False,
        uncurl_quotes=False,
        fix_line_breaks=False,
        normalization="NFC",
        explain=False,
    )
    as_written = how._replace(fix_encoding=False)

    def mend(text: str) -> str:
        """Repair wrong decodings, never into another script: `é”œ` is French, and the bytes of a Chinese sign."""
        mended = str(ftfy.fix_text(text, how))
        foreign = any(ord(sign) > LAST_OF_LATIN and sign.isalpha() for sign in {*mended} - {*text})
        return str(ftfy.fix_text(text, as_written)) if foreign else mended

    return mend


def _once(text: str) -> str:
    mended = _mend()(BLANKS.sub(" ", text))
    lines = NEW_LINES.sub("\n", mended)
    return unicodedata.normalize("NFC", "".join(_wanted(lines)))


def _wanted(text: str) -> list[str]:
    around = f"\n{text}\n"
    return [
        sign
        for before, sign, after in zip(around, text, around[2:], strict=False)
        if not _unwanted(sign) or (sign in JOINERS and not (before + after).isascii() and _joins(before, after))
    ]


def _joins(before: str, after: str) -> bool:
    return not (before.isascii() or after.isascii() or _unwanted(before) or _unwanted(after))


def _unwanted(sign: str) -> bool:
    """Control characters but line feeds, invisible characters, lone surrogates, and noncharacters of Unicode."""
    category = unicodedata.category(sign)
    return (
        (category in ("Cc", "Cf", "Cs") and sign != "\n")
        or ord(sign) & 0xFFFE == 0xFFFE
        or "\ufdd0" <= sign <= "\ufdef"
    )
