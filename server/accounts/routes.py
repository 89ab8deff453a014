"""`/api/session` and `/api/devices`."""

from __future__ import annotations

from typing import Any

from flask import session
from flask_login import login_user

from ..access import bearer_token, current_actor, public, requires
from ..api import Blueprint
from . import devices, sessions
from .models import Device
from .schemas import EnrolledSchema, EnrolSchema, MeSchema, SignInSchema, TokenSchema

blp = Blueprint("accounts", __name__, url_prefix="/api", description="Sessions of people, and their phones")


@blp.route("/session", methods=["POST"])
@public
@blp.arguments(SignInSchema)
@blp.response(200, MeSchema)
@blp.refuses(401, 403, 429)
def sign_in(credentials: dict[str, str]) -> sessions.Me:
    """Sign in; the cookie lasts 12 hours."""
    actor = sessions.sign_in(**credentials)
    session.clear()
    session.permanent = True
    login_user(actor)
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
@blp.response(204)
@blp.refuses(403)
def sign_out() -> None:
    """Sign out here; signed out already, nothing changes."""
    session.clear()


@blp.route("/devices", methods=["POST"])
@requires("device.enrol")
@blp.arguments(EnrolSchema)
@blp.response(201, EnrolledSchema)
@blp.refuses(401, 403, 404)
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
    return {"token": devices.rotate_token(bearer_token() or "")}
