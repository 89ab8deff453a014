"""`/api/factors`, `/api/session/factor`, `/api/session/passkey` and the reset of another person's."""

from __future__ import annotations

from typing import Any

from ..access import current_actor, public, requires
from ..accounts import own_sessions, sessions
from ..accounts.known_browsers import read_cookie, write_cookie
from ..accounts.schemas import MeSchema
from ..api import Blueprint
from ..schemas import ID_IN_PATH
from ..session_cookies import find_known_cookie, keep_signed_in
from . import authenticators, passkeys, resetting, service
from .allowed import Added
from .schemas import (
    CodeSchema,
    FactorsSchema,
    NewPasskeySchema,
    NewSecretSchema,
    OptionsSchema,
    PasskeyNameSchema,
    PasskeySignInSchema,
    RecoveryCodesSchema,
    ResetDoneSchema,
    ResetSchema,
)

blp = Blueprint("factors", __name__, url_prefix="/api", description="The second factor of people")


@blp.route("/session/factor", methods=["POST"])
@requires("factor.edit")
@blp.arguments(CodeSchema)
@blp.response(200, MeSchema)
@blp.refuses(401, 403, 429)
def give_code(given: dict[str, str]) -> sessions.Me:
    """Give a code of the app, or a recovery code: this session carries all roles from now on."""
    return sessions.me(service.give(current_actor(), given["code"]))


@blp.route("/session/passkey/options", methods=["POST"])
@public
@blp.response(200, OptionsSchema)
@blp.refuses(403)
def ask_passkey() -> dict[str, Any]:
    """What the browser needs to sign in with a passkey."""
    return {"options": passkeys.ask_known()}


@blp.route("/session/passkey", methods=["POST"])
@public
@blp.arguments(PasskeySignInSchema)
@blp.response(200, MeSchema)
@blp.refuses(401, 403)
def sign_in_by_passkey(given: dict[str, Any]) -> sessions.Me:
    """Sign in with a passkey alone."""
    actor = passkeys.sign_in(given["credential"])
    known = write_cookie(read_cookie(find_known_cookie()), actor.person_id)
    own_sessions.sign_out(keep_signed_in(actor, known))
    return sessions.me(actor)


@blp.route("/factors", methods=["GET"])
@requires("session.read")
@blp.response(200, FactorsSchema)
@blp.refuses(401, 403)
def show_factors() -> service.Factors:
    """One's own second factors."""
    return service.overview(current_actor())


@blp.route("/factors/authenticator", methods=["POST"])
@requires("factor.edit")
@blp.response(200, NewSecretSchema)
@blp.refuses(401, 403)
def begin_authenticator() -> authenticators.NewSecret:
    """A secret for an app of codes, which waits for its first code."""
    return authenticators.begin(current_actor())


@blp.route("/factors/authenticator", methods=["PUT"])
@requires("factor.edit")
@blp.arguments(CodeSchema)
@blp.response(200, RecoveryCodesSchema)
@blp.refuses(401, 403, 409)
def confirm_authenticator(given: dict[str, str]) -> Added:
    """Take the app into use by its first code; recovery codes come with the first factor."""
    return authenticators.confirm(current_actor(), given["code"])


@blp.route("/factors/authenticator", methods=["DELETE"])
@requires("factor.edit")
@blp.response(204)
@blp.refuses(401, 403, 409)
def remove_authenticator() -> None:
    """Remove the app of codes."""
    service.remove_authenticator(current_actor())


@blp.route("/factors/recovery-codes", methods=["POST"])
@requires("factor.edit")
@blp.response(200, RecoveryCodesSchema)
@blp.refuses(401, 403, 409)
def make_recovery_codes() -> dict[str, list[str]]:
    """New recovery codes; the old ones are worth nothing from now on."""
    return {"recovery_codes": service.make_recovery_codes(current_actor())}


@blp.route("/factors/passkeys/options", methods=["POST"])
@requires("factor.edit")
@blp.response(200, OptionsSchema)
@blp.refuses(401, 403)
def ask_new_passkey() -> dict[str, Any]:
    """What the browser needs to make a passkey."""
    return {"options": passkeys.ask_new(current_actor())}


@blp.route("/factors/passkeys", methods=["POST"])
@requires("factor.edit")
@blp.arguments(NewPasskeySchema)
@blp.response(200, RecoveryCodesSchema)
@blp.refuses(401, 403)
def add_passkey(made: dict[str, Any]) -> Added:
    """Add the passkey that the browser made; recovery codes come with the first factor."""
    return passkeys.register(current_actor(), **made)


@blp.route(f"/factors/passkeys/<{ID_IN_PATH}:passkey_id>", methods=["PATCH"])
@requires("factor.edit")
@blp.arguments(PasskeyNameSchema)
@blp.response(204)
@blp.refuses(401, 403, 404)
def rename_passkey(named: dict[str, str], passkey_id: int) -> None:
    """Give a passkey another name."""
    passkeys.rename(current_actor(), passkey_id, named["name"])


@blp.route(f"/factors/passkeys/<{ID_IN_PATH}:passkey_id>", methods=["DELETE"])
@requires("factor.edit")
@blp.response(204)
@blp.refuses(401, 403, 404, 409)
def remove_passkey(passkey_id: int) -> None:
    """Remove a passkey."""
    passkeys.remove(current_actor(), passkey_id)


@blp.route(f"/people/<{ID_IN_PATH}:person_id>/factors/reset", methods=["POST"])
@requires("factor.reset")
@blp.arguments(ResetSchema)
@blp.response(200, ResetDoneSchema)
@blp.refuses(401, 403, 409)
def reset_factors(given: dict[str, str], person_id: int) -> dict[str, bool]:
    """Remove all second factors of a person who has lost theirs; of an operator's, a second operator confirms so."""
    return {"done": resetting.reset(current_actor(), person_id, given["reason"])}
