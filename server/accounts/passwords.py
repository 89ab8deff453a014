"""Passwords: argon2id with OWASP's parameters, and the same work for an unknown person."""

from __future__ import annotations

import secrets

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

from ..errors import Invalid

SHORTEST, LONGEST = 12, 200
_HASHER = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
DECOY = "$argon2id$v=19$m=19456,t=2,p=1$vGOW5Y4smSnDKRgNJw6e0g$NilbnUntjtjV/r1xKOnZaLdkUYiy+MYQR0q+AiNJlQE"


class WeakPassword(Invalid):
    code = "weak_password"
    message = f"Choisissez un mot de passe de {SHORTEST} à {LONGEST} caractères."


def check_strength(password: str) -> None:
    """Raises WeakPassword when the length is out of bounds."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise WeakPassword


def hashed(password: str) -> str:
    """The hash to store."""
    return _HASHER.hash(password)


def matches(password_hash: str | None, password: str) -> bool:
    """Whether a password is the hashed one; without a hash it is not, after the same work."""
    try:
        return _HASHER.verify(password_hash or DECOY, password) and bool(password_hash)
    except VerifyMismatchError:
        return False


def outdated(password_hash: str) -> bool:
    """Whether a hash was made with other parameters than today's."""
    return _HASHER.check_needs_rehash(password_hash)


def generated() -> str:
    """A new password that no one could guess, easy to read out."""
    return secrets.token_hex(8)
