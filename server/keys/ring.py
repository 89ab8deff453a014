"""The key ring: the trusted public keys by id, and the one private key that signs."""

from __future__ import annotations

import time
from base64 import urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from cryptography.fernet import InvalidToken, MultiFernet
from flask import current_app
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from .. import clock
from ..access import Actor
from ..ciphers import make_cipher
from ..db import db, pass_alone, transaction
from ..errors import Conflict, Unavailable
from ..trail.recording import Subject, record
from . import secret
from .models import SigningKey
from .signing import NUMBER_BYTES, new_private_number, public_point

MAX_KEY_ID = 255
REFRESH_SECONDS = 60
KNOWN_AFTER = timedelta(hours=72)
"""Every phone that still judges by itself has the key by then: so old may its rules be (`bundle.service.REFRESH`)."""
PURPOSE = secret.SIGNING


class NoSigningKey(Conflict):
    code = "no_signing_key"
    message = "Il manque la clé qui signe les pass. L'opérateur la crée sous « Clés de signature »."


class WrongSecretKey(Unavailable):
    """SECRET_KEY is not the one that private numbers were encrypted with; public ones verify all the same."""

    code = "wrong_secret_key"
    message = "Le service est mal réglé et ne signe plus. Rien n'est perdu : prévenez l'opérateur."


class KeyChanged(Conflict):
    code = "key_changed"
    message = "Quelqu'un vient de changer la clé. Rechargez la page : il ne faut sans doute plus rien faire."


class KeyRingFull(Conflict):
    code = "key_ring_full"
    message = "Les 255 numéros de clé sont pris. Préparez une nouvelle version du jeton."


@dataclass(frozen=True, slots=True)
class KeyRing:
    """The trusted public points (65 bytes) by key id, and the signing key's id and private number (32 bytes).

    ``signing`` is None at a successor, which has no private numbers, until it makes a key of its own, and where the
    private number cannot be read (``is_locked``). ``read_at`` is in monotonic seconds.
    """

    public_points: dict[int, bytes]
    signing: tuple[int, bytes] | None
    is_locked: bool
    read_at: float

    @property
    def signing_id(self) -> int:
        """The id of the key that signs. Raises NoSigningKey, WrongSecretKey."""
        return self._signing[0]

    @property
    def signing_number(self) -> bytes:
        """The private number of the key that signs. Raises NoSigningKey, WrongSecretKey."""
        return self._signing[1]

    @property
    def _signing(self) -> tuple[int, bytes]:
        if self.is_locked:
            raise WrongSecretKey
        if self.signing is None:
            raise NoSigningKey
        return self.signing


def key_ring() -> KeyRing:
    """The ring, cached in the app for REFRESH_SECONDS. Raises NoSigningKey when there is no key at all."""
    known: KeyRing | None = current_app.extensions.get("key_ring")
    if known and time.monotonic() - known.read_at < REFRESH_SECONDS:
        return known
    ring = _load(db.session())
    current_app.extensions["key_ring"] = ring
    return ring


def rotate(actor: Actor, *, after: int | None = None, at_once: bool = False) -> SigningKey:
    """Make a new key. It is published now and signs once phones can have fetched it, in three days; until then the
    one before does, and stays trusted after, so paper stays valid. The first key signs at once.

    ``at_once``: sign with it now, though phones without network will not know it: the one before is in wrong hands.
    ``after`` is the newest key that whoever asks has seen (0: none): of two who ask at once, one makes a key.
    Raises KeyChanged, KeyRingFull when no key id is left, and WrongSecretKey: of two servers with different
    SECRET_KEYs, each would lock the other out.
    """
    with transaction() as session:
        pass_alone(session, secret.GATE)
        _check_unlocked(session)
        secret.adopt(session)
        key_id = _next_id(session, after)
        now = clock.now()
        signs_from = now if at_once or not _signing(_trusted(session), now) else now + KNOWN_AFTER
        for key in session.scalars(select(SigningKey).where(SigningKey.retired_at.is_(None))):
            key.retired_at = signs_from
        key = _new_key(key_id, now, signs_from)
        session.add(key)
        record(session, actor, "signing_key.rotated", Subject("signing_key", key_id))
    current_app.extensions.pop("key_ring", None)
    return key


def _next_id(session: Session, after: int | None) -> int:
    """Raises KeyChanged, KeyRingFull."""
    newest = session.scalar(select(func.max(SigningKey.id))) or 0
    if after not in (None, newest):
        raise KeyChanged
    if newest >= MAX_KEY_ID:
        raise KeyRingFull
    return newest + 1


def _new_key(key_id: int, now: datetime, signs_from: datetime) -> SigningKey:
    number = new_private_number()
    return SigningKey(
        id=key_id,
        public_point=public_point(number),
        private_encrypted=_cipher().encrypt(number),
        created_at=now,
        signs_from=signs_from,
    )


def to_jwk(key_id: int, point: bytes) -> dict[str, str]:
    """A public point as a JWK for ES256."""
    x, y = point[1 : 1 + NUMBER_BYTES], point[1 + NUMBER_BYTES :]
    return {
        "kty": "EC",
        "crv": "P-256",
        "kid": str(key_id),
        "use": "sig",
        "alg": "ES256",
        "x": _base64url(x),
        "y": _base64url(y),
    }


def public_jwks() -> list[dict[str, str]]:
    """Every trusted public key, lowest id first."""
    return [to_jwk(key_id, point) for key_id, point in sorted(key_ring().public_points.items())]


def list_keys() -> list[SigningKey]:
    """Every key there ever was, lowest id first."""
    return list(db.session.scalars(select(SigningKey).order_by(SigningKey.id)))


def check_signs() -> None:
    """Raises NoSigningKey or WrongSecretKey unless a key signs."""
    _ = key_ring().signing_id


def private_number(session: Session, key_id: int) -> bytes:
    """The private number of any of our keys, to make again what an earlier key signed. Raises WrongSecretKey."""
    number = _decrypted(session.get_one(SigningKey, key_id))
    if not number:
        raise WrongSecretKey
    return number


def _load(session: Session) -> KeyRing:
    keys, foreign = _trusted(session), secret.is_foreign(session)
    if not keys:
        raise WrongSecretKey if foreign else NoSigningKey
    newest = _signing(keys, clock.now())
    number = _decrypted(newest) if newest and not foreign else None
    return KeyRing(
        public_points={key.id: key.public_point for key in keys},
        signing=(newest.id, number) if newest and number else None,
        is_locked=foreign or bool(newest and not number),
        read_at=time.monotonic(),
    )


def _check_unlocked(session: Session) -> None:
    """Raises WrongSecretKey if the database is another SECRET_KEY's, or the key that signs was encrypted with one."""
    if secret.is_foreign(session):
        raise WrongSecretKey
    newest = _signing(_trusted(session), clock.now())
    if newest and not _decrypted(newest):
        raise WrongSecretKey


def _trusted(session: Session) -> Sequence[SigningKey]:
    return session.scalars(select(SigningKey).where(SigningKey.revoked_at.is_(None)).order_by(SigningKey.id)).all()


def _signing(trusted: Sequence[SigningKey], now: datetime) -> SigningKey | None:
    """The newest of the trusted keys that has a private number and its time come.

    By a clock that was set back before them all it is the oldest, which phones have known longest.
    """
    ours = [key for key in trusted if key.private_encrypted]
    mature = [key for key in ours if key.signs_from <= now and (key.retired_at is None or key.retired_at > now)]
    return mature[-1] if mature else next(iter(ours), None)


def _decrypted(key: SigningKey) -> bytes | None:
    """The private number of a key; None if it was encrypted with another SECRET_KEY."""
    try:
        return _cipher().decrypt(key.private_encrypted)
    except InvalidToken:
        return None


def _cipher() -> MultiFernet:
    """Encrypts private numbers for the database."""
    return make_cipher(PURPOSE)


def _base64url(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()
