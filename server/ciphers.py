"""Keys and ciphers for what the database must not hold in the clear, derived from SECRET_KEY for one purpose each.

While SECRET_KEY_BEFORE is set, what it encrypted is read, too; what is written is the current one's.
"""

from __future__ import annotations

from base64 import urlsafe_b64encode

from cryptography.fernet import Fernet, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from flask import current_app

from .config import Config

KEY_BYTES = 32


def derive_key(purpose: str) -> bytes:
    """The 32 secret bytes of a purpose."""
    return derive_from(read_secrets()[-1], purpose)


def make_cipher(purpose: str) -> MultiFernet:
    """Encrypts for the database what belongs to a purpose."""
    return MultiFernet([cipher_of(one, purpose) for one in reversed(read_secrets())])


def cipher_of(secret_key: str, purpose: str) -> Fernet:
    """The same for a given SECRET_KEY, without an app."""
    return Fernet(urlsafe_b64encode(derive_from(secret_key, purpose)))


def derive_from(secret_key: str, purpose: str) -> bytes:
    """The 32 secret bytes of a purpose, of a given SECRET_KEY."""
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=purpose.encode()).derive(secret_key.encode())


def read_secrets() -> list[str]:
    """SECRET_KEY_BEFORE, if it is set, and SECRET_KEY: as itsdangerous takes them, which signs with the last."""
    config: Config = current_app.config["POINCON"]
    return [*filter(None, [config.secret_key_before]), config.secret_key]
