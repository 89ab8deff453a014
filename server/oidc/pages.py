"""`/connexion/retour`: a browser comes back from the provider, and is sent on to the app."""

from __future__ import annotations

from flask import Blueprint, redirect, request, session
from flask_login import current_user
from werkzeug.wrappers import Response

from ..access import Actor, public
from ..accounts import own_sessions
from ..accounts.known_browsers import read_cookie, write_cookie
from ..errors import Refusal
from ..session_cookies import find_known_cookie, keep_signed_in
from . import service

SIGN_IN_PATH = "/connexion"
blp = Blueprint("oidc_pages", __name__)


@blp.route(service.RETURN_PATH)
@public
def come_back() -> Response:
    """Sign in or link, then on to the app; what went wrong stands after the `#`."""
    pending = session.pop("provider", None)
    someone = current_user._get_current_object()
    here = someone if isinstance(someone, Actor) else None
    try:
        arrived = service.finish(pending, request.args.to_dict(), here)
    except Refusal as refusal:
        return redirect(f"{SIGN_IN_PATH}#{refusal.code}", 303)
    if arrived is not None:
        known = write_cookie(read_cookie(find_known_cookie()), arrived.actor.person_id)
        own_sessions.sign_out(keep_signed_in(arrived.actor, known, leave_at=arrived.leave_at))
    return redirect(SIGN_IN_PATH, 303)
