"""The cookies of a person: the session's id, signed, and which people this browser is known to."""

from __future__ import annotations

from flask import Response, after_this_request, current_app, g, request, session
from flask_login import login_user

from .access import Actor
from .config import Config

KNOWN_FOR_SECONDS = 400 * 24 * 3600  # the longest that browsers keep a cookie


def find_known_cookie() -> str | None:
    """What the cookie of known people holds."""
    return request.cookies.get(_known_name())


def keep_signed_in(actor: Actor, known: str, *, leave_at: str | None = None) -> str:
    """Give this browser the cookies of a person who has just signed in; returns the id of the session it had.

    ``leave_at``: the address where signing out ends what began elsewhere.
    """
    before = forget_signed_in()
    session.permanent = True
    if leave_at:
        session["leave_at"] = leave_at
    login_user(actor)
    g.actor = actor

    @after_this_request
    def add_known(response: Response) -> Response:
        config: Config = current_app.config["POINCON"]
        how = {"httponly": True, "samesite": "Lax", "secure": config.secure, "path": "/"}
        response.set_cookie(_known_name(), known, max_age=KNOWN_FOR_SECONDS, **how)  # type: ignore[arg-type]  # as named
        return response

    return before


def find_leave_address() -> str | None:
    """Where this browser goes to sign out elsewhere too; None for a session that began here."""
    found: str | None = session.get("leave_at")
    return found


def forget_signed_in() -> str:
    """Take the session's cookie from this browser; returns the id that was in it, or nothing."""
    before = str(session.get("_user_id", ""))
    session.clear()
    return before


def _known_name() -> str:
    config: Config = current_app.config["POINCON"]
    return "__Host-poincon-known" if config.secure else "poincon-known"
