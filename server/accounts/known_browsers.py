"""Known browsers: a signed, long-lived cookie names the people who have signed in there before.

Only guesses from browsers that are not known to a person share that person's budget (docs/decisions/second-factor.md).
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from itsdangerous import BadSignature, URLSafeSerializer

from ..keys.secret import list_secrets

MOST_PEOPLE = 8


@dataclass(frozen=True, slots=True)
class KnownBrowser:
    """A browser by a random id, and the ids of the people who signed in on it, the last one first."""

    id: str
    people: tuple[int, ...]


def read_cookie(cookie: str | None) -> KnownBrowser | None:
    """The browser of a cookie; None for none, and for one that we did not sign."""
    if not cookie:
        return None
    try:
        browser_id, people = _signer().loads(cookie)
    except BadSignature:
        return None
    return KnownBrowser(browser_id, tuple(people))


def write_cookie(known: KnownBrowser | None, person_id: int) -> str:
    """The cookie of a browser on which this person has just signed in."""
    others = [other for other in known.people if other != person_id] if known else []
    people = [person_id, *others][:MOST_PEOPLE]
    dumped: str = _signer().dumps([known.id if known else secrets.token_urlsafe(12), people])
    return dumped


def tries_key_of(known: KnownBrowser | None, person_id: int | None) -> str | None:
    """The key that counts this person's sign-in attempts on this browser; None unless it is known to them."""
    return f"sign-in-known:{known.id}:{person_id}" if known and person_id in known.people else None


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(list_secrets(), salt="known browser")
