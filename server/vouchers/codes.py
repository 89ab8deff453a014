"""The typed code under the QR: ten random characters of Crockford's base32 and a check character.

The check is one Reed-Solomon symbol over GF(32): it finds every single wrong character and every swap of two,
and it stays in the alphabet, so that any phone keyboard can type it (Crockford's own check needs ``*~$=U``).
"""

from __future__ import annotations

import re
import secrets

from ..spelling import tidy
from . import keyboards

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
RANDOM_LENGTH = 10
LENGTH = RANDOM_LENGTH + 1
FIELD_POLYNOMIAL = 0b100101  # x^5 + x^2 + 1
VALUES = {character: value for value, character in enumerate(ALPHABET)}
READ_AS = str.maketrans("abcdefghijklmnopqrstuvwxyzILO", "ABCDEFGH1JK1MN0PQRSTUVWXYZ110")
SCANNER_PREFIX = re.compile(r"\A\][A-Za-z][0-9A-Za-z]")  # the AIM identifier of a symbology: ``]Q1``
NOT_A_CODE = re.compile(r"[^0-9A-Za-z]+")
LONGEST = 40
GROUPS = re.compile(r"\A(.{4})[-6](.{4})[-6](.{3})\Z", re.DOTALL)


def new_code() -> str:
    """A random code of 11 characters; the database keeps codes unique."""
    bits = secrets.randbits(5 * RANDOM_LENGTH)
    body = "".join(ALPHABET[bits >> shift & 31] for shift in range(0, 5 * RANDOM_LENGTH, 5))
    return body + ALPHABET[_check(body)]


def parse(typed: str) -> str | None:
    """The code that a person or a hand scanner meant; None when the text is no code or could be two.

    Accepts any case and separators, I and L for 1, O for 0, and a scanner's prefix. A text that is no code but holds
    other characters is also read as typed on other keyboard layouts, and accepted when exactly one code results.
    """
    text = tidy(typed if len(typed) <= LONGEST else "")
    literal = _letters_and_digits(text)
    if text.isascii() and (len(literal) == LENGTH or literal == text):
        return _checked(literal)
    read = (reading for one in _separated(text) for reading in keyboards.readings(one))
    found = {_checked(_letters_and_digits(reading)) for reading in read} - {None}
    return found.pop() if len(found) == 1 else None


def _separated(text: str) -> list[str]:
    """Three readings of a text, since a French keyboard has ``-`` and ``6`` on one key.

    The text as it is, the text without hyphens, and the text without the characters between its groups.
    """
    return list(dict.fromkeys((text, text.replace("-", ""), GROUPS.sub(r"\1\2\3", text))))


def _letters_and_digits(text: str) -> str:
    return NOT_A_CODE.sub("", SCANNER_PREFIX.sub("", text))


def _checked(text: str) -> str | None:
    code = text.translate(READ_AS)
    if len(code) != LENGTH or any(character not in VALUES for character in code):
        return None
    return code if VALUES[code[-1]] == _check(code[:-1]) else None


def format_code(code: str) -> str:
    """A code as printed, in groups: ``7K3M-9QXZ-4TB``."""
    return f"{code[:4]}-{code[4:8]}-{code[8:]}"


def _check(body: str) -> int:
    total = 0
    for character in body:
        total = _double(total ^ VALUES[character])
    return total


def _double(value: int) -> int:
    """Twice a field element: a shift, reduced when it leaves five bits."""
    return value << 1 ^ (FIELD_POLYNOMIAL if value & 16 else 0)
