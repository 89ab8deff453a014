"""`/api/provider`: whether there is one, going there, linking and unlinking one's account."""

from __future__ import annotations

from typing import Any

from flask import session

from ..access import current_actor, public, requires
from ..api import Blueprint
from . import service
from .schemas import AddressSchema, LinkedSchema, ProviderSchema

blp = Blueprint("oidc", __name__, url_prefix="/api/provider", description="Sign-in with an OpenID Connect provider")


@blp.route("", methods=["GET"])
@public
@blp.response(200, ProviderSchema)
def show_provider() -> dict[str, Any]:
    """What the provider is called, if there is one."""
    return service.find_linked(None)


@blp.route("/begin", methods=["POST"])
@public
@blp.response(200, AddressSchema)
@blp.refuses(403, 404, 409)
def begin() -> service.Begun:
    """Where the browser goes to sign in."""
    return _remember(service.begin())


@blp.route("/link", methods=["GET"])
@requires("session.read")
@blp.response(200, LinkedSchema)
@blp.refuses(401, 403)
def show_linked() -> dict[str, Any]:
    """Whether one's own account at the provider is linked."""
    return service.find_linked(current_actor())


@blp.route("/link", methods=["POST"])
@requires("factor.edit")
@blp.response(200, AddressSchema)
@blp.refuses(401, 403, 404, 409)
def begin_link() -> service.Begun:
    """Where the browser goes to link one's account."""
    return _remember(service.begin(current_actor()))


@blp.route("/link", methods=["DELETE"])
@requires("factor.edit")
@blp.response(204)
@blp.refuses(401, 403)
def unlink() -> None:
    """Forget one's account at the provider."""
    service.unlink(current_actor())


def _remember(begun: service.Begun) -> service.Begun:
    session["provider"] = begun.pending
    return begun
