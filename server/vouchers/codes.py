"""The typed code under the QR: ten random characters of Crockford's base32 and a check character.

The check is one Reed-Solomon symbol over GF(32): it finds every single wrong character and every swap of two,
and it stays in the alphabet, so that any phone keyboard can type it (Crockford's own check needs ``*~$=U``).
"""

from __future__ import annotations

import re
import secrets

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
    """A fresh code of 11 characters; chance decides, the database keeps it unique."""
    bits = secrets.randbits(5 * RANDOM_LENGTH)
    body = "".join(ALPHABET[bits >> shift & 31] for shift in range(0, 5 * RANDOM_LENGTH, 5))
    return body + ALPHABET[_check(body)]


def parse(typed: str) -> str | None:
    """The code a person or a hand scanner meant; None when it cannot be one, or could be two.

    Any case, separators of any kind, I L for 1, O for 0, a scanner's prefix. What is no code as it stands, and holds
    other characters, is read as if written on another keyboard layout, and taken when exactly one code comes out.
    """
    text = keyboards.tidy(typed if len(typed) <= LONGEST else "")
    literal = _letters_and_digits(text)
    if text.isascii() and (len(literal) == LENGTH or literal == text):
        return _checked(literal)
    read = (reading for one in _separated(text) for reading in keyboards.readings(one))
    found = {_checked(_letters_and_digits(reading)) for reading in read} - {None}
    return found.pop() if len(found) == 1 else None


def _separated(text: str) -> list[str]:
    """A French keyboard has hyphen and 6 on one key: all kept, hyphens dropped, or what stands between the groups."""
    return list(dict.fromkeys((text, text.replace("-", ""), GROUPS.sub(r"\1\2\3", text))))


def _letters_and_digits(text: str) -> str:
    return NOT_A_CODE.sub("", SCANNER_PREFIX.sub("", text))


def _checked(text: str) -> str | None:
    code = text.translate(READ_AS)
    if len(code) != LENGTH or any(character not in VALUES for character in code):
        return None
    return code if VALUES[code[-1]] == _check(code[:-1]) else None


def printed(code: str) -> str:
    """A code as it stands on paper, in groups: ``7K3M-9QXZ-4TB``."""
    return f"{code[:4]}-{code[4:8]}-{code[8:]}"


def _check(body: str) -> int:
    total = 0
    for character in body:
        total = _double(total ^ VALUES[character])
    return total


def _double(value: int) -> int:
    """Twice a field element: a shift, reduced when it leaves five bits."""
    return value << 1 ^ (FIELD_POLYNOMIAL if value & 16 else 0)
