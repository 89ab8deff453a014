"""`/api/first-steps`: what a new operator has done and has to do, and the test of the mail."""

from __future__ import annotations

from ..access import current_actor, requires
from ..api import Blueprint, do_after_answer
from ..messages.mail import send_some
from ..people.schemas import TokenOfLinkSchema
from . import mail_test
from .schemas import FirstStepsSchema, MailStateSchema
from .steps import FirstSteps, read_steps

blp = Blueprint("first_steps", __name__, url_prefix="/api", description="The first steps of a new operator")


@blp.route("/first-steps", methods=["GET"])
@requires("first_steps.read")
@blp.response(200, FirstStepsSchema)
@blp.refuses(401, 403)
def get_first_steps() -> FirstSteps:
    """Which first steps are done."""
    return read_steps()


@blp.route("/first-steps/mail", methods=["GET"])
@requires("first_steps.read")
@blp.response(200, MailStateSchema)
@blp.refuses(401, 403)
def get_mail_state() -> mail_test.MailState:
    """Whether mail is set up, and what became of one's last test."""
    return mail_test.mail_state(current_actor())


@blp.route("/first-steps/mail", methods=["POST"])
@requires("first_steps.take")
@blp.response(204)
@blp.refuses(401, 403, 409, 429)
def ask_mail_test() -> None:
    """Mail a link to oneself."""
    mail_test.ask_test(current_actor())
    do_after_answer(send_some)


@blp.route("/first-steps/mail/came", methods=["POST"])
@requires("first_steps.take")
@blp.arguments(TokenOfLinkSchema)
@blp.response(204)
@blp.refuses(401, 403, 404, 409)
def confirm_mail_test(link: dict[str, str]) -> None:
    """Say by its link that a test came."""
    mail_test.confirm_test(current_actor(), link["token"])


@blp.route("/first-steps/mail/without", methods=["POST"])
@requires("first_steps.take")
@blp.response(204)
@blp.refuses(401, 403, 409)
def do_without_mail() -> None:
    """Say that we work without mail, while no mail server is set."""
    mail_test.do_without(current_actor())
