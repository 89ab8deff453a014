"""Telephone numbers as people write them: the one reader of all ways in and out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from typing import Any, Final

FRANCE: Final = "FR"
OVERSEAS: Final = {
    "971": "GP",
    "972": "MQ",
    "973": "GF",
    "974": "RE",
    "975": "PM",
    "976": "YT",
    "977": "BL",
    "978": "MF",
    "986": "WF",
    "987": "PF",
    "988": "NC",
}
LIKE_FRANCE: Final = ("GP", "MQ", "GF", "RE", "YT")
"""Whose numbers have ten digits from 0, and are dialled so from everywhere in France."""
SPACE: Final = "\u00a0"
FEWEST_DIGITS, MOST_DIGITS = 6, 15
_SHORT = re.compile(r"3[0-9]{3}|10[0-9]{2}|116[0-9]{3}|118[0-9]{3}")
_APART = re.compile(r"[|/;\n\r]|\s[-–—]\s|\bou\b|\bet\b|\bpuis\b|,(?![0-9]{1,2}(?![0-9]))", re.IGNORECASE)
_EXTENSION = re.compile(r"\b(?:poste|p\.|ext(?:ension)?\.?|#)\s*:?\s*([0-9]{1,6})\b", re.IGNORECASE)
_RUN = re.compile(r"\+?[0-9](?:[\s.()\-–]*[0-9])*")
_OF_OVERSEAS = re.compile(r"0(?:26[239]|59[046]|69[0-7]|976)")


@dataclass(frozen=True, slots=True)
class Telephone:
    """A number that can be dialled: E.164 or a short number, its extension, and as it is said."""

    dialled: str
    said: str
    extension: str = ""

    @property
    def stored(self) -> str:
        """How the database and exports hold it."""
        return f"{self.dialled} poste {self.extension}" if self.extension else self.dialled


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


def stored(text: str, postcode: str = "") -> str:
    """A text as the database holds it: its numbers, or the text itself when one of them is in doubt."""
    numbers, doubtful = read_telephones(text, postcode)
    return text.strip() if doubtful or not numbers else "|".join(number.stored for number in numbers)


def said(text: str, postcode: str = "") -> str:
    """A text's numbers as they are said; what is no number, as it stands."""
    numbers, doubtful = read_telephones(text, postcode)
    return " / ".join(number.said for number in numbers) if numbers and not doubtful else text.strip()


def _in_part(part: str, region: str) -> Iterator[Telephone | None]:
    """The numbers of a text that holds one, or several in a row; None for digits that are none."""
    extension = _EXTENSION.search(part)
    rest = _EXTENSION.sub(" ", part)
    for run in _RUN.findall(rest):
        digits = re.sub(r"[^0-9+]", "", run)
        numbers = [_read(piece, region) for piece in _pieces(digits)]
        if len(digits) < FEWEST_DIGITS:
            yield from filter(None, numbers)
        elif len(numbers) == 1 and numbers[0] and extension:
            yield _with_extension(numbers[0], extension[1])
        else:
            yield from numbers


def _pieces(digits: str) -> list[str]:
    """Two numbers of ten digits in a row, without a sign between them."""
    tens = re.findall(r"0[1-9][0-9]{8}", digits)
    return tens if len(tens) == 2 and "".join(tens) == digits else [digits]


@lru_cache(maxsize=4096)
def _read(digits: str, region: str) -> Telephone | None:
    if len(digits.lstrip("+")) > MOST_DIGITS:
        return None
    if _SHORT.fullmatch(digits):
        return Telephone(digits, _in_groups(digits))
    library = _phonenumbers()
    digits = re.sub(r"^0508(?=[0-9]{6}\Z)", "+508", digits)
    france = () if _OF_OVERSEAS.match(digits) else (FRANCE,)
    elsewhere = () if region == FRANCE else (region,)
    for home in dict.fromkeys((*elsewhere, *france, *LIKE_FRANCE)):
        number = _parsed(digits, home)
        if number is not None and library.is_valid_number(number):
            return _telephone(number)
    # New and fictional numbers are in no list, yet ten digits from 0 are dialled as they are written.
    if france and re.fullmatch(r"(?:0|\+33|0033)[1-9][0-9]{8}", digits):
        return _telephone(_parsed(digits, FRANCE))
    return None


def _parsed(digits: str, region: str) -> Any:
    library = _phonenumbers()
    try:
        return library.parse(digits, region)
    except library.NumberParseException:
        return None


def _telephone(number: Any) -> Telephone:
    library = _phonenumbers()
    formats = library.PhoneNumberFormat
    region = library.region_code_for_number(number)
    nationally = number.country_code == 33 or region in LIKE_FRANCE or region in ("BL", "MF")
    shown = library.format_number(number, formats.NATIONAL if nationally else formats.INTERNATIONAL)
    return Telephone(library.format_number(number, formats.E164), shown.replace(".", SPACE).replace(" ", SPACE))


def _with_extension(number: Telephone, extension: str) -> Telephone:
    return Telephone(number.dialled, f"{number.said}{SPACE}poste{SPACE}{extension}", extension)


def _in_groups(digits: str) -> str:
    """``39 60``, ``116 000``."""
    half = len(digits) // 2
    return f"{digits[:half]}{SPACE}{digits[half:]}"


def _phonenumbers() -> Any:
    """Loaded when the first number is read: its tables of all countries would make every start wait."""
    return import_module("phonenumbers")
