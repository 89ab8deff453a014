"""`/demo`: a sheet of vouchers to scan from another screen, when the settings say DEMO=1."""

from __future__ import annotations

from flask import Blueprint, Response, current_app, make_response, render_template

from ..access import public
from ..errors import NotFound
from .cast import ACCOUNTS
from .sheet import sheet

blp = Blueprint("demo", __name__, template_folder="templates")


@blp.route("/demo")
@public
def demo_page() -> Response:
    """Vouchers to scan, accounts to sign in with."""
    if not current_app.config["POINCON"].demo:
        raise NotFound
    response = make_response(render_template("demo.html", sheet=sheet(), accounts=ACCOUNTS))
    response.headers["Cache-Control"] = "no-store"
    return response
