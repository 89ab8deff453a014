"""`/V/<token>`: the page that a phone's own camera app opens for a voucher; HTML without script, in eight languages."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, Response, make_response, render_template, request

from ..access import public
from ..campaigns.approval_models import redeems_in
from ..clock import now
from ..db import db
from ..keys.ring import key_ring
from ..redemptions.states import BookletState, Use, booklet_state
from ..venues.telephones import calls
from ..vouchers import ids, token
from . import words
from .asked import read_question, read_tongue, same_in_other_tongues
from .places import NearPlaces

PLACES = 5

blp = Blueprint("pages", __name__, template_folder="templates")
for name in ("moment_in_words", "way"):
    blp.add_app_template_filter(getattr(words, name), name)
blp.add_app_template_filter(calls, "calls")


@dataclass(frozen=True, slots=True)
class Shown:
    """What the page shows of a voucher; ``name`` selects its sentences. Without ``state`` it is not one of ours."""

    name: str
    status: int = 404
    redeemable: bool = False
    position: int = 0
    state: BookletState | None = None
    use: Use | None = None


@blp.route("/V/<text>", methods=["GET"])
@blp.route("/v/<text>", methods=["GET"])
@public
def voucher_page(text: str) -> Response:
    """A voucher's state, its last day and the venues nearby."""
    address = request.args.to_dict()
    shown, spoken = _look_at(text), read_tongue(address, request.accept_languages.values())
    booklet = shown.state and shown.state.booklet
    question = read_question(address, (booklet and booklet.postcode) or "")
    redeems = redeems_in(booklet.campaign) if booklet else None
    page = render_template(
        "voucher.html",
        shown=shown,
        tongue=spoken,
        say=spoken.say,
        tongues=same_in_other_tongues(address),
        asked=address.get("langue") == spoken.language,
        android="Android" in request.user_agent.string,
        question=question,
        found=question.answer(PLACES, redeems) if shown.redeemable else NearPlaces([]),
        now=now(),
    )
    response = make_response(page, shown.status)
    response.headers["Cache-Control"] = "no-store"
    response.vary.add("Accept-Language")
    return response


def _look_at(text: str) -> Shown:
    try:
        payload = token.read(text, key_ring().public_points)
    except token.Unreadable as unreadable:
        return Shown(unreadable.reason)
    state = booklet_state(db.session(), ids.booklet_of(payload.voucher_id), now())
    if state is None or not state.has(payload.voucher_id):
        return Shown("unknown_voucher")
    use = state.uses.get(payload.voucher_id)
    reason = state.reason_of(payload.voucher_id)
    redeemable = not use and not reason
    return Shown(_name(state, use, reason), 200, redeemable, payload.position, state, use)


def _name(state: BookletState, use: Use | None, reason: str | None) -> str:
    if use:
        return "redeemed"
    return reason or ("in_grace" if state.in_grace else "redeemable")
