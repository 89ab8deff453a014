"""Opening hours as French people type them, in the OpenStreetMap notation. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from opening_hours import OpeningHours, ParserError  # type: ignore[attr-defined]  # its stub lacks ParserError

_DAYS: Final = (
    (r"lundis?|lun\.?|lu", "Mo"),
    (r"mardis?|mar\.?|ma", "Tu"),
    (r"mercredis?|mer\.?|me", "We"),
    (r"jeudis?|jeu\.?|je", "Th"),
    (r"vendredis?|ven\.?|ve", "Fr"),
    (r"samedis?|sam\.?|sa", "Sa"),
    (r"dimanches?|dim\.?|di", "Su"),
)
_DAY: Final = "(?:Mo|Tu|We|Th|Fr|Sa|Su|PH)"
_STEPS: Final[tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...]] = (
    *((rf"\b(?:{names})(?![\wé])", short) for names, short in _DAYS),
    (r"\bjours? fériés?", "PH"),
    (r"\bfermée?s?\b", "off"),
    (r"\bminuit\b", "24h"),
    (r"\bmidi\b", "12h"),
    (
        r"([0-9]{1,2})\s*h(?:eures?)?(?:\s*([0-9]{2}))?(?![0-9])",
        lambda found: f"{found[1].zfill(2)}:{found[2] or '00'}",
    ),
    (r"\b([0-9]{1,2})\.([0-9]{2})\b", r"\1:\2"),
    (r"\b([0-9]):([0-9]{2})", r"0\1:\2"),
    (r"(^|[\s,;])(?:du|le|de|les)\s+", r"\1"),
    (r"\s+(?:au|à|a)\s+|\s*[–—-]\s*", "-"),
    (r"(?<=[0-9])\s*(?:,|/|&|\bet\b|\bpuis\b)\s*(?=[0-9])", ","),
    (r"(?<=[0-9][0-9])\s+(?=[0-9][0-9]:)", ","),
    (rf"(?<=[a-zH])\s*(?:,|/|&|\bet\b)\s*(?={_DAY}\b)", ","),
    (rf"(?<=[0-9])\s*(?:,|/|&|\n|\|)\s*(?={_DAY}\b)", "; "),
    (r"\s*[;\n|]\s*", "; "),
    (rf"(?<={_DAY})\s*:\s*(?=[0-9]|off)", " "),
    (r"\s+", " "),
)


def to_notation(typed: str) -> str:
    """``lundi au vendredi 9h-12h et 14h-17h30`` → ``Mo-Fr 09:00-12:00,14:00-17:30``; else the text as it is."""
    text = typed.strip()
    if not text or (is_notation(text) and not re.search(rf"{_DAY}\s*,\s+{_DAY}", text)):
        return text
    tried = text
    for pattern, meant in _STEPS:
        tried = re.sub(pattern, meant, tried, flags=re.IGNORECASE)
    tried = tried.strip().rstrip(";.,").strip()
    return tried if is_notation(tried) else text


def is_notation(text: str) -> bool:
    """Whether a text is in the OpenStreetMap notation."""
    try:
        OpeningHours(text)
    except ParserError:
        return False
    return True
