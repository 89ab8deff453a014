"""What makes a PIN: four digits that are not the first ones to try, and how a phone tells it from a wrong one. Pure."""

from __future__ import annotations

import hashlib
from itertools import pairwise

DIGITS = 4
ROUNDS = 50_000
"""Rounds of PBKDF2: few enough for a cheap phone (docs/decisions/shared-phones.md). Each PIN keeps its own."""
SALT_BYTES = 16
_STEPS = ({0}, {1}, {9})  # 1111, 1234, 4321; modulo ten, so 7890 too


def is_easy(pin: str) -> bool:
    """Whether all steps from digit to digit are none, or one up, or one down."""
    return {(int(after) - int(before)) % 10 for before, after in pairwise(pin)} in _STEPS


def verifier(pin: str, salt: bytes, rounds: int) -> bytes:
    """PBKDF2 with SHA-256, 32 bytes, as a browser's WebCrypto computes it."""
    return hashlib.pbkdf2_hmac("sha256", pin.encode(), salt, rounds)
