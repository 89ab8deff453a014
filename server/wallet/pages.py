"""`/V/<token>`: the page that a phone's own camera app opens for a voucher; HTML without script, in eight languages."""

from __future__ import annotations

import re
from dataclasses import dataclass

from flask import Blueprint, Response, make_response, render_template, request

from ..access import public
from ..clock import now
from ..db import db
from ..keys.ring import key_ring
from ..redemptions.states import BookletState, Use, booklet_state
from ..spelling import tidy
from ..venues.communes import Commune, communes_like
from ..venues.telephones import calls
from ..vouchers import ids, token
from . import words
from .places import NearVenue, places_near
from .tongue import LANGUAGES, Tongue, first_spoken, tongue

PLACES = 5
POSTCODE = re.compile(r"[0-9]{5}")

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
    shown, spoken = _look_at(text), _tongue()
    typed = request.args.get("code_postal", "").strip()
    postcode, communes = _meant(typed or (shown.state and shown.state.booklet.postcode) or "")
    near = _places(postcode, shown.state) if shown.redeemable else []
    page = render_template(
        "voucher.html",
        shown=shown,
        tongue=spoken,
        say=spoken.say,
        tongues=[tongue(language) for language in LANGUAGES],
        asked=request.args.get("langue") == spoken.language,
        android="Android" in request.user_agent.string,
        places=near,
        postcode=postcode,
        communes=communes,
        now=now(),
    )
    response = make_response(page, shown.status)
    response.headers["Cache-Control"] = "no-store"
    response.vary.add("Accept-Language")
    return response


def _tongue() -> Tongue:
    """The language chosen on the page, else the browser's."""
    return first_spoken([request.args.get("langue", ""), *request.accept_languages.values()])


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


def _meant(typed: str) -> tuple[str, list[Commune]]:
    """The postcode typed, or that of the only commune meant; otherwise the text, and the communes to choose from."""
    if POSTCODE.fullmatch(tidy(typed)):
        return tidy(typed), []
    communes = communes_like(typed)
    return (communes[0].postcode, []) if len(communes) == 1 else (typed, communes)


def _places(postcode: str, state: BookletState | None) -> list[NearVenue]:
    return places_near(postcode, PLACES, state.booklet.campaign) if state and POSTCODE.fullmatch(postcode) else []
