"""Telephone numbers as people write them; every import, form, page and paper reads them here."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from .telephone_numbers import FRANCE, OVERSEAS, Telephone, add_extension, read_number

FEWEST_DIGITS = 6
_APART = re.compile(r"[|/;\n\r]|\s[-–—]\s|\bou\b|\bet\b|\bpuis\b|,(?![0-9]{1,2}(?![0-9]))", re.IGNORECASE)
_EXTENSION = re.compile(r"\b(?:poste|p\.|ext(?:ension)?\.?|#)\s*:?\s*([0-9]{1,6})\b", re.IGNORECASE)
_RUN = re.compile(r"\+?[0-9](?:[\s.()\-–]*[0-9])*")


@dataclass(frozen=True, slots=True)
class Calls:
    """What a screen shows of a text: numbers to call, and the text itself when some of it is no number."""

    phones: tuple[Telephone, ...]
    phone_text: str


def calls(text: str, postcode: str = "") -> Calls:
    """A text's numbers, which can be dialled, and what has to be read by a person."""
    numbers, doubtful = read_telephones(text, postcode)
    return Calls(numbers, text.strip() if doubtful or not numbers else "")


@lru_cache(maxsize=4096)
def read_telephones(text: str, postcode: str = "") -> tuple[tuple[Telephone, ...], bool]:
    """The numbers in a text, in its order, each once; and whether something in it may be a number but is none.

    A postcode overseas tells where a short local number belongs.
    """
    plain = re.sub(r"\(\s*0\s*\)", " ", unicodedata.normalize("NFKC", text))
    found: dict[str, Telephone] = {}
    doubtful = False
    for part in _APART.split(plain):
        for telephone in _in_part(part, OVERSEAS.get(postcode[:3], FRANCE)):
            if telephone is None:
                doubtful = True
            else:
                found.setdefault(telephone.dialled, telephone)
    return tuple(found.values()), doubtful


def normalize(text: str, postcode: str = "") -> str:
    """A text as the database holds it: its numbers, or the text itself when one of them is in doubt."""
    numbers, doubtful = read_telephones(text, postcode)
    return text.strip() if doubtful or not numbers else "|".join(number.stored for number in numbers)


def say_telephones(text: str, postcode: str = "") -> str:
    """A text's numbers as they are said; what is no number, as it stands."""
    numbers, doubtful = read_telephones(text, postcode)
    return " / ".join(number.said for number in numbers) if numbers and not doubtful else text.strip()


def _in_part(part: str, region: str) -> Iterator[Telephone | None]:
    """The numbers of a text that holds one, or several in a row; None for digits that are none."""
    extension = _EXTENSION.search(part)
    rest = _EXTENSION.sub(" ", part)
    for run in _RUN.findall(rest):
        digits = re.sub(r"[^0-9+]", "", run)
        numbers = [read_number(piece, region) for piece in _pieces(digits)]
        if len(digits) < FEWEST_DIGITS:
            yield from filter(None, numbers)
        elif len(numbers) == 1 and numbers[0] and extension:
            yield add_extension(numbers[0], extension[1])
        else:
            yield from numbers


def _pieces(digits: str) -> list[str]:
    """Two numbers of ten digits in a row, without a sign between them."""
    tens = re.findall(r"0[1-9][0-9]{8}", digits)
    return tens if len(tens) == 2 and "".join(tens) == digits else [digits]
