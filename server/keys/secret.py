"""SECRET_KEY itself: whether it is this database's (`is_foreign`, `adopt`), and all there ever were (`list_secrets`).

Each database keeps a check value of its SECRET_KEY; under another one nothing is signed and nothing rotated.
"""

from __future__ import annotations

import time
from collections.abc import Sequence

from cryptography.fernet import InvalidToken
from flask import current_app
from sqlalchemy import select
from sqlalchemy.orm import Session

from .. import clock
from ..ciphers import cipher_of, derive_from, make_cipher, read_secrets
from ..db import db, pass_alone, transaction
from .models import SecretKey, SigningKey

GATE = 21
REFRESH_SECONDS = 60
CHECKING, SEALING, SIGNING = "poincon check value", "poincon former secrets", "poincon signing keys"
"""What check values are derived for; what former SECRET_KEYs, and private numbers, are encrypted for."""


def check_value_of(secret_key: str) -> bytes:
    """What is stored to know a SECRET_KEY again."""
    return derive_from(secret_key, CHECKING)


def find_in_force(session: Session) -> SecretKey | None:
    """The SECRET_KEY that the database is encrypted with, None before it was noted."""
    return session.scalar(select(SecretKey).where(SecretKey.sealed.is_(None)))


def is_foreign(session: Session) -> bool:
    """Whether the database is another SECRET_KEY's than those that are set."""
    known = find_in_force(session)
    return known is not None and known.check_value not in [check_value_of(one) for one in read_secrets()]


def adopt(session: Session) -> None:
    """Note the SECRET_KEY of a database that has none noted: the one that opens its newest private number, or ours."""
    pass_alone(session, GATE)
    if find_in_force(session) is None and (secret := _opening(session)):
        session.add(SecretKey(check_value=check_value_of(secret), since=clock.now()))
        session.flush()


def settle() -> None:
    """Adopt, in a transaction of its own, unless it is done."""
    if find_in_force(db.session()) is None:
        with transaction() as session:
            adopt(session)


def list_secrets() -> Sequence[str]:
    """Every SECRET_KEY there was, the current one last: what itsdangerous reads links with. Remembered for a minute."""
    found: tuple[float, list[str]] | None = current_app.extensions.get("former_secrets")
    if found is None or time.monotonic() - found[0] > REFRESH_SECONDS:
        found = time.monotonic(), _read_former(db.session())
        current_app.extensions["former_secrets"] = found
    ours = list(read_secrets())
    return [*(one for one in found[1] if one not in ours), *ours]


def _read_former(session: Session) -> list[str]:
    cipher = make_cipher(SEALING)
    sealed = session.scalars(select(SecretKey.sealed).where(SecretKey.sealed.is_not(None)).order_by(SecretKey.since))
    try:
        return [cipher.decrypt(one).decode() for one in sealed if one]
    except InvalidToken:
        return []  # of another database: the links are not ours either


def _opening(session: Session) -> str | None:
    """Which of the SECRET_KEYs that are set opens the newest private number; the current one where there is none."""
    kept = select(SigningKey.private_encrypted).where(SigningKey.private_encrypted != b"")
    number = session.scalar(kept.order_by(SigningKey.id.desc()).limit(1))
    current = read_secrets()[::-1]
    return current[0] if number is None else next((one for one in current if _opens(one, number)), None)


def _opens(secret_key: str, number: bytes) -> bool:
    try:
        cipher_of(secret_key, SIGNING).decrypt(number)
    except InvalidToken:
        return False
    return True
