"""The app shell: the built pages behind the paths people open; anything else is a real 404.

`/` is the front page for somebody unknown, and the app for a phone or a person that the browser's cookies know.
"""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, current_app, make_response, render_template, request, send_from_directory

from .access import public
from .features import import_named
from .french import typeset
from .vouchers import links
from .web import STATIC

DESK_PATHS = ("/gestion", "/operateur", "/commanditaire", "/prescripteur", "/territoire", "/auditeur")
APP_PATHS = (
    *DESK_PATHS,
    "/candidature",
    "/connexion",
    "/invitation",
    "/mot-de-passe",
    "/adresse",
    "/compte",
    "/telephone",
)
PHONE_COOKIE = "poincon-phone"
"""Set by the app on an enrolled phone (`pwa/src/app/ScannerDesk.tsx`): it holds nothing but that this is one."""
blp = Blueprint("shell", __name__, template_folder="front/templates")
blp.add_app_template_filter(typeset, "typeset")


@blp.app_template_global("helplines")
def helplines() -> Any:
    """Whom to call (`front.helplines`), for pages of errors and of features below it; imported when first asked for."""
    return import_named("front.helplines:find_helplines")()


@public
def app_page() -> Response:
    """The app. A desk has a page of its own, which asks at once for all that its first screen needs."""
    return _page(f"{request.path[1:]}.html" if request.path in DESK_PATHS else "index.html")


@blp.route("/")
@public
def root_page() -> Response:
    """The scanner on an enrolled phone and for whoever signed in, else the front page.

    A phone's service worker answers without us; this is for one whose cache was evicted.
    """
    known = {PHONE_COOKIE, current_app.config["SESSION_COOKIE_NAME"]} & request.cookies.keys()
    response = _page("index.html") if known else front_page()
    response.vary.add("Cookie")
    return response


@blp.route("/accueil")
@public
def front_page() -> Response:
    """What this is, and five ways on; also for those whose browser opens the app at `/`."""
    response = make_response(render_template("welcome.html"))
    response.headers["Cache-Control"] = "no-cache"
    return response


@blp.route("/carnet/<link>")
@public
def wallet_page(link: str) -> Response:
    """The beneficiary's page; a link we did not sign gets it as a 404, and the page says so."""
    response = _page("carnet.html")
    response.headers["X-Robots-Tag"] = "noindex"
    if response.status_code == 200 and not links.is_ours(link):
        response.status_code = 404
    return response


def _page(name: str) -> Response:
    response = send_from_directory(STATIC, name)
    response.headers["Cache-Control"] = "no-cache"
    return response


for path in APP_PATHS:
    blp.add_url_rule(path, view_func=app_page)
