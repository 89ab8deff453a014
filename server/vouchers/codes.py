"""The typed code under the QR: ten random characters of Crockford's base32 and a check character.

The check is one Reed-Solomon symbol over GF(32): it finds every single wrong character and every swap of two,
and it stays in the alphabet, so that any phone keyboard can type it (Crockford's own check needs ``*~$=U``).
"""

from __future__ import annotations

import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
RANDOM_LENGTH = 10
LENGTH = RANDOM_LENGTH + 1
FIELD_POLYNOMIAL = 0b100101  # x^5 + x^2 + 1
VALUES = {character: value for value, character in enumerate(ALPHABET)}
READ_AS = str.maketrans({"I": "1", "L": "1", "O": "0", " ": None, "-": None})


def new_code() -> str:
    """A fresh code of 11 characters; chance decides, the database keeps it unique."""
    bits = secrets.randbits(5 * RANDOM_LENGTH)
    body = "".join(ALPHABET[bits >> shift & 31] for shift in range(0, 5 * RANDOM_LENGTH, 5))
    return body + ALPHABET[_check(body)]


def parse(typed: str) -> str | None:
    """The code a person meant: any case, spaces, hyphens, I L for 1, O for 0; None when it cannot be one."""
    code = typed.upper().translate(READ_AS)
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
