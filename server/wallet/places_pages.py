"""`/lieux`: the search for places; the built page, which holds a form for whoever has no script, and its list."""

from __future__ import annotations

import re
from typing import Final

from flask import Blueprint, Response, make_response, render_template, request

from ..access import public
from ..clock import now
from ..errors import NotFound
from ..web import STATIC
from . import words
from .asked import read_question, read_tongue, same_in_other_tongues

MOST_LISTED: Final = 20
BUILT: Final = STATIC / "carnet.html"
NOSCRIPT: Final = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)

blp = Blueprint("places_pages", __name__, template_folder="templates")
blp.add_app_template_filter(words.way, "way")


@blp.route("/lieux")
@public
def places_page() -> Response:
    """The search for places: the beneficiary's page without a booklet; without script a form that leads to the list."""
    if not BUILT.exists():
        raise NotFound
    form = f"<noscript>{_render('places_form.html')}</noscript>"
    return _answered(NOSCRIPT.sub(lambda _: form, BUILT.read_text("utf-8"), count=1))


@blp.route("/lieux/liste")
@public
def places_list() -> Response:
    """The places nearest to a postcode or a commune, as a page without script."""
    return _answered(_render("places.html"))


def _render(template: str) -> str:
    address = request.args.to_dict()
    spoken, question = read_tongue(address, request.accept_languages.values()), read_question(address)
    return render_template(
        template,
        tongue=spoken,
        say=spoken.say,
        tongues=same_in_other_tongues(address),
        question=question,
        found=question.answer(MOST_LISTED) if template == "places.html" else None,
        asked=address.get("langue") == spoken.language,
        android="Android" in request.user_agent.string,
        now=now(),
    )


def _answered(page: str) -> Response:
    response = make_response(page)
    response.headers["Cache-Control"] = "no-cache"
    response.vary.add("Accept-Language")
    return response
