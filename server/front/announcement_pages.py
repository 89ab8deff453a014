"""`/annonce`: the two-minute form by which a structure announces itself, without script."""

from __future__ import annotations

from flask import Blueprint, Response, make_response, redirect, render_template, request
from werkzeug import Response as Redirect

from ..access import public
from ..api import do_after_answer
from ..messages.mail import send_some
from ..messages.service import mail_is_set_up
from .announcements import announce
from .form_schemas import AnnouncementFormSchema
from .forms import Form, take

blp = Blueprint("announcement_pages", __name__)
SEE_OTHER = 303


@blp.route("/annonce", methods=["GET"])
@public
def announcement_page() -> Response:
    """The form."""
    return _form(Form())


@blp.route("/annonce", methods=["POST"])
@public
def send_announcement() -> Response | Redirect:
    """Announce a structure by the form; shown again with what is wrong."""
    do_after_answer(send_some)
    again = take(request.form, AnnouncementFormSchema(), announce)
    return _form(again) if again else redirect("/annonce/merci", SEE_OTHER)


@blp.route("/annonce/merci")
@public
def thanks_page() -> str:
    """What happens next."""
    return render_template("announced.html", by_mail=mail_is_set_up())


def _form(form: Form) -> Response:
    return make_response(render_template("announcement.html", form=form), 422 if form.wrong else 200)
