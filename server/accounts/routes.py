"""`/api/session`, `/api/sessions` and `/api/devices`."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Response

from ..access import bearer_token, current_actor, public, requires
from ..api import Blueprint, Decorator
from ..session_cookies import find_known_cookie, find_leave_address, forget_signed_in, keep_signed_in
from . import devices, family, own_sessions, sessions
from .known_browsers import read_cookie, write_cookie
from .models import Device
from .schemas import (
    EnrolledSchema,
    EnrolSchema,
    MeSchema,
    SessionsSchema,
    SignedOutSchema,
    SignInSchema,
    TokenSchema,
)

blp = Blueprint("accounts", __name__, url_prefix="/api", description="Sessions of people, and their phones")
NOTHING_LEFT: Decorator = blp.alt_response(204, description="for a session that began here")


@blp.route("/session", methods=["POST"])
@public
@blp.arguments(SignInSchema)
@blp.response(200, MeSchema)
@blp.refuses(401, 403, 429, 503)
def sign_in(credentials: dict[str, str]) -> sessions.Me:
    """Sign in; the cookie lasts 12 hours."""
    known = read_cookie(find_known_cookie())
    actor = sessions.sign_in(**credentials, known=known)
    own_sessions.sign_out(keep_signed_in(actor, write_cookie(known, actor.person_id)))
    return sessions.me(actor)


@blp.route("/session", methods=["GET"])
@requires("session.read")
@blp.response(200, MeSchema)
@blp.refuses(401, 403)
def who_am_i() -> sessions.Me:
    """The person signed in, with roles and venues."""
    return sessions.me(current_actor())


@blp.route("/session", methods=["DELETE"])
@public
@blp.response(200, SignedOutSchema)
@NOTHING_LEFT
@blp.refuses(403)
def sign_out() -> dict[str, str] | Response:
    """Sign out here; signed out already, nothing changes.

    Of a session that began at a provider, the answer says where the browser goes to sign out there too.
    """
    leave_at = find_leave_address()
    own_sessions.sign_out(forget_signed_in())
    return {"leave_at": leave_at} if leave_at else Response(status=204)


@blp.route("/sessions", methods=["GET"])
@requires("session.read")
@blp.response(200, SessionsSchema)
@blp.refuses(401, 403)
def list_sessions() -> dict[str, list[own_sessions.OwnSession]]:
    """Where the person is signed in now."""
    return {"sessions": own_sessions.list_sessions(current_actor())}


@blp.route("/sessions", methods=["DELETE"])
@requires("session.end")
@blp.response(204)
@blp.refuses(401, 403)
def end_other_sessions() -> None:
    """Sign the person out everywhere but here."""
    own_sessions.end_others(current_actor())


@blp.route("/sessions/<uuid:session_id>", methods=["DELETE"])
@requires("session.end")
@blp.response(204)
@blp.refuses(401, 403, 404)
def end_session(session_id: UUID) -> None:
    """Sign the person out on one browser."""
    own_sessions.end_one(current_actor(), session_id)


@blp.route("/devices", methods=["POST"])
@requires("device.enrol")
@blp.arguments(EnrolSchema)
@blp.response(201, EnrolledSchema)
@blp.refuses(401, 403, 404, 429)
def enrol_device(wanted: dict[str, Any]) -> dict[str, Device | str]:
    """Enrol this phone for a venue; the token is told this once."""
    device, token = devices.enrol(current_actor(), **wanted)
    return {"device": device, "token": token}


@blp.route("/devices/token", methods=["POST"])
@requires("device.rotate")
@blp.response(200, TokenSchema)
@blp.refuses(401, 403)
def rotate_token() -> dict[str, str]:
    """A new token for this phone; the old one works 7 more days."""
    return {"token": family.rotate_token(bearer_token() or "")}
