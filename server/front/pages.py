"""Public pages that only tell: HTML without script, their figures read when they are asked for."""

from __future__ import annotations

from flask import Blueprint, Response, current_app, make_response, render_template, request

from .. import clock
from ..access import public
from ..activity.reversals import UNDO
from ..config import Config
from ..invoicing.words import day, siret
from ..small_groups import LEAST_PEOPLE
from ..venues.services import SERVICES
from ..venues.telephones import calls
from .facts import read_face
from .help_texts import read_help
from .measured import MEASURED
from .models import GUEST_DAYS
from .terms import read_terms

blp = Blueprint("front_pages", __name__)
blp.add_app_template_filter(day, "day")
blp.add_app_template_filter(siret, "said_siret")
blp.add_app_template_filter(calls, "calls")
FRESH = "public, max-age=60"
TOLD = {
    "/mon-carnet": "my_booklet.html",
    "/rejoindre": "join.html",
    "/financer": "fund.html",
    "/comprendre": "understand.html",
    "/qualification": "criteria.html",
    "/questions": "questions.html",
    "/aide": "help.html",
    "/calendrier": "calendar.html",
    "/contact": "contact.html",
    "/mentions-legales": "legal.html",
    "/confidentialite": "privacy.html",
    "/accessibilite": "accessibility.html",
}
"""Address → template."""
LISTED = ("/", *TOLD, "/lieux", "/reunions", "/annonce", "/solvabilite")
"""What search engines are offered; what follows is nothing for them."""
UNLISTED = ("/api/", "/carnet/", "/recu/", "/V/", "/v/", "/gestion", "/operateur", "/commanditaire", "/prescripteur")


@public
def told_page() -> Response:
    """The page of an address in TOLD."""
    page = render_template(
        TOLD[request.path],
        read_face=read_face,
        read_terms=read_terms,
        read_help=read_help,
        today=clock.paris_day(clock.now()),
        services=list(SERVICES.values()),
        measured=MEASURED,
        undo_minutes=UNDO.seconds // 60,
        least_people=LEAST_PEOPLE,
        guest_days=GUEST_DAYS,
    )
    response = make_response(page)
    response.headers["Cache-Control"] = FRESH
    return response


for path in TOLD:
    blp.add_url_rule(path, view_func=told_page)


@blp.route("/robots.txt")
@public
def robots() -> Response:
    """What search engines leave alone, and where the list of pages is."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in UNLISTED), f"Sitemap: {_public_url()}/sitemap.xml"]
    return _text("\n".join(lines) + "\n", "text/plain")


@blp.route("/sitemap.xml")
@public
def sitemap() -> Response:
    """The public pages, for search engines."""
    return _text(render_template("sitemap.xml", addresses=[f"{_public_url()}{path}" for path in LISTED]), "text/xml")


def _text(body: str, kind: str) -> Response:
    response = make_response(body)
    response.mimetype = kind
    response.headers["Cache-Control"] = FRESH
    return response


def _public_url() -> str:
    config: Config = current_app.config["POINCON"]
    return config.public_url
