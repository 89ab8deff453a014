"""Challenges of passkeys: signed random bytes, good for one purpose, five minutes and one use, without being stored."""

from __future__ import annotations

import secrets
from hashlib import sha256

from itsdangerous import BadSignature, TimestampSigner

from ..accounts import throttle
from ..ciphers import read_secrets
from ..db import transaction
from ..errors import TooMany

LIVES_SECONDS = 300
SIGN_IN = "sign in"


def make_challenge(purpose: str) -> bytes:
    """A new challenge."""
    return _signer(purpose).sign(secrets.token_urlsafe(24))


def check_challenge(challenge: bytes, purpose: str) -> bool:
    """Whether a challenge is ours, for this purpose, of the last five minutes, and used for the first time."""
    try:
        _signer(purpose).unsign(challenge, max_age=LIVES_SECONDS)
    except BadSignature:
        return False
    try:
        with transaction() as session:
            throttle.hit(session, f"challenge:{sha256(challenge).hexdigest()}", 1, 2 * LIVES_SECONDS)
    except TooMany:
        return False
    return True


def _signer(purpose: str) -> TimestampSigner:
    return TimestampSigner(read_secrets(), salt=f"passkey {purpose}")
