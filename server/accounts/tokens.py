"""Secret tokens of phones and links: the database has their hash only; a link carries its token in the fragment."""

from __future__ import annotations

import hashlib
import secrets

from flask import current_app


def new_token() -> str:
    """A token that nobody guesses: 256 bits."""
    return secrets.token_urlsafe(32)


def hash_token(token: str) -> bytes:
    """What is stored of a token."""
    return hashlib.sha256(token.encode()).digest()


def link(door: str, token: str) -> str:
    """The address of a door of the app, such as ``invitation``, with a token; no server logs a fragment."""
    return f"{current_app.config['POINCON'].public_url}/{door}#{token}"
