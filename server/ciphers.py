"""Keys and ciphers for what the database must not hold in the clear, derived from SECRET_KEY for one purpose each."""

from __future__ import annotations

from base64 import urlsafe_b64encode

from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from flask import current_app

from .config import Config

KEY_BYTES = 32


def derive_key(purpose: str) -> bytes:
    """The 32 secret bytes of a purpose."""
    config: Config = current_app.config["POINCON"]
    return _derive(config.secret_key, purpose)


def make_cipher(purpose: str) -> Fernet:
    """Encrypts for the database what belongs to a purpose."""
    return Fernet(urlsafe_b64encode(derive_key(purpose)))


def cipher_of(secret_key: str, purpose: str) -> Fernet:
    """The same for a given SECRET_KEY, without an app."""
    return Fernet(urlsafe_b64encode(_derive(secret_key, purpose)))


def _derive(secret_key: str, purpose: str) -> bytes:
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=purpose.encode()).derive(secret_key.encode())
