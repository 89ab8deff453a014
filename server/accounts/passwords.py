"""Passwords: argon2id with OWASP's parameters, taking the same time for an unknown person.

A few are hashed at once, a few more wait, the rest is told to come back: guessing never takes all threads.

Passwords are normalized by `normalize` before hashing, since a Mac and a phone send the same accent as different bytes
(docs/decisions/text-compared.md).
"""

from __future__ import annotations

import secrets
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from math import ceil
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

from ..errors import Busy, Invalid

SHORTEST, LONGEST = 12, 200
AT_ONCE, IN_ALL, WAIT_SECONDS = 3, 5, 2.0
"""How many of a process's eight threads hash at once, how many hash or wait, and how long one waits."""
_hashing, _inside = BoundedSemaphore(AT_ONCE), BoundedSemaphore(IN_ALL)
_HASHER = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
DECOY = "$argon2id$v=19$m=19456,t=2,p=1$vGOW5Y4smSnDKRgNJw6e0g$NilbnUntjtjV/r1xKOnZaLdkUYiy+MYQR0q+AiNJlQE"


class WeakPassword(Invalid):
    code = "weak_password"
    message = f"Choisissez un mot de passe de {SHORTEST} à {LONGEST} caractères."


class UntypablePassword(Invalid):
    code = "untypable_password"
    message = "Ce mot de passe contient un caractère invisible. Choisissez des lettres, des chiffres et des signes."


def normalize(password: str) -> str:
    """A password normalized for hashing: NFKC, every kind of space a plain one; case is kept."""
    spaced = "".join(" " if unicodedata.category(character) == "Zs" else character for character in password)
    return unicodedata.normalize("NFKC", spaced)


def check_strength(password: str) -> None:
    """Raises WeakPassword unless it has SHORTEST to LONGEST characters, UntypablePassword for a control character."""
    if not SHORTEST <= len(normalize(password)) <= LONGEST:
        raise WeakPassword
    if any(unicodedata.category(character) in ("Cc", "Cs") for character in password):
        raise UntypablePassword


def hash_password(password: str) -> str:
    """The argon2id hash to store. Raises Busy when too many are being made."""
    with _place():
        return _HASHER.hash(normalize(password))


def matches(password_hash: str | None, password: str) -> bool:
    """Whether a password matches a hash; False without one, after the same time. Raises Busy, as `hash_password`.

    Old hashes were made from unnormalized text, so the spellings that other systems send are tried too.
    """
    spellings = [normalize(password), password, *(unicodedata.normalize(form, password) for form in ("NFC", "NFD"))]
    with _place():
        return any(_verified(password_hash, spelling) for spelling in dict.fromkeys(spellings))


def needs_rehash(password_hash: str, password: str) -> bool:
    """Whether the hash of a matching password was made with other parameters, or from unnormalized text."""
    if _HASHER.check_needs_rehash(password_hash):
        return True
    return not password.isascii() and not _verified(password_hash, normalize(password))


@contextmanager
def _place() -> Iterator[None]:
    if not _inside.acquire(blocking=False):
        raise Busy(ceil(WAIT_SECONDS))
    try:
        if not _hashing.acquire(timeout=WAIT_SECONDS):
            raise Busy(ceil(WAIT_SECONDS))
        try:
            yield
        finally:
            _hashing.release()
    finally:
        _inside.release()


def _verified(password_hash: str | None, spelling: str) -> bool:
    try:
        return _HASHER.verify(password_hash or DECOY, spelling) and bool(password_hash)
    except VerifyMismatchError:
        return False


def generate() -> str:
    """A random password of 16 hexadecimal digits, easy to read out."""
    return secrets.token_hex(8)
