"""One telephone number: digits read by the numbering plan of France, of a territory overseas, or of another country."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

import phonenumbers

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
"""Territories whose numbers have ten digits from 0 and are dialled like that from everywhere in France."""
SPACE: Final = "\u00a0"
MOST_DIGITS = 15
_SHORT = re.compile(r"3[0-9]{3}|10[0-9]{2}|116[0-9]{3}|118[0-9]{3}")
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


@lru_cache(maxsize=4096)
def read_number(digits: str, region: str) -> Telephone | None:
    """The number that digits are in a region, or None where nobody could dial them."""
    if len(digits.lstrip("+")) > MOST_DIGITS:
        return None
    if _SHORT.fullmatch(digits):
        return Telephone(digits, _in_groups(digits))
    digits = re.sub(r"^0508(?=[0-9]{6}\Z)", "+508", digits)
    france = () if _OF_OVERSEAS.match(digits) else (FRANCE,)
    elsewhere = () if region == FRANCE else (region,)
    for home in dict.fromkeys((*elsewhere, *france, *LIKE_FRANCE)):
        number = _parsed(digits, home)
        if number is not None and phonenumbers.is_valid_number(number):
            return _telephone(number)
    # New and fictional numbers are in no list, yet ten digits from 0 are dialled as they are written.
    if france and re.fullmatch(r"(?:0|\+33|0033)[1-9][0-9]{8}", digits):
        return _telephone(_parsed(digits, FRANCE))
    return None


def _parsed(digits: str, region: str) -> Any:
    try:
        return phonenumbers.parse(digits, region)
    except phonenumbers.NumberParseException:
        return None


def _telephone(number: Any) -> Telephone:
    formats = phonenumbers.PhoneNumberFormat
    region = phonenumbers.region_code_for_number(number)
    nationally = number.country_code == 33 or region in LIKE_FRANCE or region in ("BL", "MF")
    shown = phonenumbers.format_number(number, formats.NATIONAL if nationally else formats.INTERNATIONAL)
    return Telephone(phonenumbers.format_number(number, formats.E164), shown.replace(".", SPACE).replace(" ", SPACE))


def add_extension(number: Telephone, extension: str) -> Telephone:
    """The same number with an extension behind a switchboard."""
    return Telephone(number.dialled, f"{number.said}{SPACE}poste{SPACE}{extension}", extension)


def _in_groups(digits: str) -> str:
    """``39 60``, ``116 000``."""
    half = len(digits) // 2
    return f"{digits[:half]}{SPACE}{digits[half:]}"
