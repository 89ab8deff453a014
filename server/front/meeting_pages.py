"""`/reunions`: information meetings for anyone, with a form to register and a page to withdraw, without script."""

from __future__ import annotations

from functools import partial

from flask import Blueprint, Response, make_response, redirect, render_template, request
from werkzeug import Response as Redirect

from ..access import public
from ..api import do_after_answer
from ..messages.mail import send_some
from ..messages.service import mail_is_set_up
from ..schemas import ID_IN_PATH
from ..wallet.words import moment_in_words
from . import guests, meetings
from .form_schemas import RegistrationSchema
from .forms import Form, take
from .models import GUEST_DAYS

blp = Blueprint("meeting_pages", __name__)
blp.add_app_template_filter(moment_in_words, "said_moment")
SEE_OTHER = 303


@blp.route("/reunions")
@public
def meetings_page() -> str:
    """The meetings to come; with ``inscrit`` after a registration, with ``retrait`` after a withdrawal."""
    done = next((name for name in ("inscrit", "retrait") if name in request.args), "")
    by_mail = mail_is_set_up()
    return render_template("meetings.html", meetings=meetings.list_coming(), done=done, by_mail=by_mail)


@blp.route(f"/reunions/<{ID_IN_PATH}:meeting_id>", methods=["GET"])
@public
def meeting_page(meeting_id: int) -> Response:
    """One meeting, and the form to register."""
    return _meeting(meeting_id, Form())


@blp.route(f"/reunions/<{ID_IN_PATH}:meeting_id>", methods=["POST"])
@public
def register(meeting_id: int) -> Response | Redirect:
    """Register by the form; shown again with what is wrong."""
    do_after_answer(send_some)
    again = take(request.form, RegistrationSchema(), partial(guests.register, meeting_id))
    return _meeting(meeting_id, again) if again else redirect("/reunions?inscrit", SEE_OTHER)


@blp.route("/reunions/retrait", methods=["GET"])
@public
def withdrawal_page() -> str:
    """Asks before it withdraws: programs that read mail open links by themselves."""
    link = request.args.get("lien", "")
    return render_template("withdrawal.html", meeting=guests.find_registration(link), link=link)


@blp.route("/reunions/retrait", methods=["POST"])
@public
def withdraw() -> Redirect:
    """Withdraw the guest of a link."""
    guests.withdraw(request.form.get("lien", ""))
    return redirect("/reunions?retrait", SEE_OTHER)


def _meeting(meeting_id: int, form: Form) -> Response:
    meeting = meetings.coming_meeting(meeting_id)
    page = render_template("meeting.html", meeting=meeting, form=form, guest_days=GUEST_DAYS)
    return make_response(page, 422 if form.wrong else 200)
