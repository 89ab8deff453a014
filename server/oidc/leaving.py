"""Signing out at the provider too (OpenID Connect RP-Initiated Logout): where a browser goes for it."""

from __future__ import annotations

import secrets
from urllib.parse import urlencode

from flask import current_app

from ..config import Config
from .provider import Provider, find_settings

LEFT_PATH = "/connexion"
MOST_CHARACTERS = 3000
"""A browser keeps no cookie above 4096 bytes, and the address waits in the session's."""


def leave_address(provider: Provider, id_token: str) -> str | None:
    """Where a session that began with this token ends at the provider; None where the provider has no such page.

    The provider wants a ``state`` and gives it back; nothing here depends on it: who comes back is signed out already.
    """
    if provider.end_session is None:
        return None
    config: Config = current_app.config["POINCON"]
    asked = {
        "client_id": find_settings().client_id,
        "id_token_hint": id_token,
        "post_logout_redirect_uri": config.public_url + LEFT_PATH,
        "state": secrets.token_urlsafe(16),
    }
    separator = "&" if "?" in provider.end_session else "?"
    address = f"{provider.end_session}{separator}{urlencode(asked)}"
    return address if len(address) <= MOST_CHARACTERS else None
