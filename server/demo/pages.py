"""`/demo`: a sheet of vouchers to scan from another screen, when the settings say DEMO=1."""

from __future__ import annotations

from flask import Blueprint, Response, make_response, render_template, send_file

from ..access import public
from ..errors import NotFound
from ..wallet.words import moment_in_words
from . import certificate
from .cast import ACCOUNTS
from .sheet import sheet

blp = Blueprint("demo", __name__, template_folder="templates")
blp.add_app_template_filter(moment_in_words)


@blp.route("/demo")
@public
def demo_page() -> Response:
    """Vouchers to scan, accounts to sign in with."""
    response = make_response(render_template("demo.html", sheet=sheet(), accounts=ACCOUNTS))
    response.headers["Cache-Control"] = "no-store"
    return response


@blp.route("/demo/certificat")
@public
def demo_authority() -> Response:
    """The certificate authority of `make phone`: browsers allow offline use only with a trusted certificate."""
    path = certificate.FOLDER / certificate.AUTHORITY
    if not path.exists():
        raise NotFound
    return send_file(path, mimetype="application/x-x509-ca-cert", as_attachment=True, download_name="poincon.crt")
