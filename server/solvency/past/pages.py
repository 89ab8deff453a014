"""`/solvabilite/historique`: bank, books and coverage day by day, as a picture and as a table. HTML without script."""

from __future__ import annotations

from flask import Blueprint, Response, make_response, render_template, request

from ...access import public
from ..routes import keep_a_minute
from . import history, picture

blp = Blueprint("solvency_history", __name__, template_folder="../templates")


@blp.route("/solvabilite/historique")
@public
def history_page() -> Response:
    """The last 90 days, or a year with ``?jours=365``."""
    asked = request.args.get("jours", type=int)
    length = asked if asked in history.LENGTHS else history.QUARTER
    days = history.list_past_days(length)
    shown = {"days": days, "drawn": picture.draw(days), "length": length, "lengths": history.LENGTHS}
    return keep_a_minute(make_response(render_template("solvency_history.html", **shown, **SIZES)))


SIZES = {"width": picture.WIDTH, "height": picture.HEIGHT}
