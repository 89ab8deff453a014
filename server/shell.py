"""The app shell: the built pages behind the paths people open; anything else is a real 404."""

from __future__ import annotations

from flask import Blueprint, Response, send_from_directory

from .access import public
from .vouchers import links
from .web import STATIC

APP_PATHS = ("/", "/gestion", "/operateur", "/commanditaire", "/prescripteur", "/connexion", "/telephone")
blp = Blueprint("shell", __name__)


@public
def app_page() -> Response:
    """The app: scanner and desks."""
    return _page("index.html")


@blp.route("/carnet/<link>")
@public
def wallet_page(link: str) -> Response:
    """The beneficiary's page; a link we did not sign gets it as a 404, and the page says so."""
    response = _page("carnet.html")
    response.headers["X-Robots-Tag"] = "noindex"
    if response.status_code == 200 and not links.is_ours(link):
        response.status_code = 404
    return response


@blp.route("/lieux")
@public
def places_page() -> Response:
    """The search for places: the beneficiary's page, without a booklet."""
    return _page("carnet.html")


def _page(name: str) -> Response:
    response = send_from_directory(STATIC, name)
    response.headers["Cache-Control"] = "no-cache"
    return response


for path in APP_PATHS:
    blp.add_url_rule(path, view_func=app_page)
