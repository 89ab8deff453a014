"""`/api/account` and `/api/password`: everyone's own."""

from __future__ import annotations

from ..access import current_actor, public, requires
from ..accounts.models import Person
from ..api import Blueprint, do_after_answer
from ..messages.mail import send_some
from . import account, emails, forgotten
from .schemas import (
    AccountNameSchema,
    ForgottenSchema,
    NameSchema,
    NewEmailSchema,
    NewPasswordSchema,
    SetPasswordSchema,
    TokenOfLinkSchema,
)

blp = Blueprint("account", __name__, url_prefix="/api", description="One's own account")


@blp.route("/account/name", methods=["PUT"])
@requires("account.edit")
@blp.arguments(NameSchema)
@blp.response(200, AccountNameSchema)
@blp.refuses(401, 403)
def rename(wanted: dict[str, str]) -> Person:
    """Change one's own name."""
    return account.rename(current_actor(), wanted["name"])


@blp.route("/account/password", methods=["PUT"])
@requires("account.edit")
@blp.arguments(NewPasswordSchema)
@blp.response(204)
@blp.refuses(401, 403, 429)
def change_password(wanted: dict[str, str]) -> None:
    """Change one's own password; all other sessions end."""
    account.change_password(current_actor(), wanted["current"], wanted["new"])
    do_after_answer(send_some)


@blp.route("/account/email", methods=["PUT"])
@requires("account.edit")
@blp.arguments(NewEmailSchema)
@blp.response(204)
@blp.refuses(401, 403, 409, 429)
def ask_email(wanted: dict[str, str]) -> None:
    """Mail a link to a new address; it becomes one's own when the link is opened."""
    emails.ask_email(current_actor(), wanted["email"], wanted["password"])
    do_after_answer(send_some)


@blp.route("/account/email/confirm", methods=["POST"])
@public
@blp.arguments(TokenOfLinkSchema)
@blp.response(200, AccountNameSchema)
@blp.refuses(404, 409)
def confirm_email(link: dict[str, str]) -> Person:
    """Confirm a new address by its link."""
    do_after_answer(send_some)
    return emails.confirm_email(link["token"])


@blp.route("/password/forgotten", methods=["POST"])
@public
@blp.arguments(ForgottenSchema)
@blp.response(204)
@blp.refuses(409, 429)
def forget_password(asked: dict[str, str]) -> None:
    """Mail a link for a new password; the answer is the same whether somebody has the address or not."""
    do_after_answer(send_some)
    forgotten.ask_link(asked["email"])


@blp.route("/password/look", methods=["POST"])
@public
@blp.arguments(TokenOfLinkSchema)
@blp.response(200, AccountNameSchema)
@blp.refuses(404, 409)
def look_at_password_link(link: dict[str, str]) -> Person:
    """Whose password a link sets."""
    return forgotten.check_link(link["token"])


@blp.route("/password", methods=["POST"])
@public
@blp.arguments(SetPasswordSchema)
@blp.response(200, AccountNameSchema)
@blp.refuses(404, 409)
def set_password(wanted: dict[str, str]) -> Person:
    """Set a new password by a link; all sessions end."""
    do_after_answer(send_some)
    return forgotten.set_password(wanted["token"], wanted["password"])
