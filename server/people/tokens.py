"""Tokens of links: the link carries the token in its fragment, which no server ever logs; the database its hash."""

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
    """The address of a door of the app, such as ``invitation``, with a token."""
    return f"{current_app.config['POINCON'].public_url}/{door}#{token}"


def mail_is_set_up() -> bool:
    """Whether mail can carry a link at all."""
    return bool(current_app.config["POINCON"].smtp_url)
