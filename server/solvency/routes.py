"""`/api/solvency`: where the money of every campaign is, for anyone."""

from __future__ import annotations

from typing import Any

from flask import Response, after_this_request

from ..access import public
from ..api import Blueprint
from ..schemas import ID_IN_PATH
from . import service
from .schemas import OneSolvencySchema, SolvencySchema
from .service import Solvency

blp = Blueprint("solvency", __name__, url_prefix="/api/solvency", description="Where the money paid in is now")


@blp.route("", methods=["GET"])
@public
@blp.response(200, SolvencySchema)
def get_solvency() -> Solvency:
    """Every campaign that was paid for, and all of them together; a minute old at most."""
    after_this_request(keep_a_minute)
    return service.solvency()


@blp.route(f"/<{ID_IN_PATH}:campaign_id>", methods=["GET"])
@public
@blp.response(200, OneSolvencySchema)
@blp.refuses(404)
def get_campaign_solvency(campaign_id: int) -> dict[str, Any]:
    """One campaign."""
    seen = service.solvency()
    one = seen.campaign(campaign_id)
    after_this_request(keep_a_minute)
    names = ("campaign_id", "name", "sponsor", "orders_cents", "by_word_cents", "figures", "holds")
    beside = {name: getattr(seen, name) for name in ("at", "coverage", "bank_import_at", "head", "audit")}
    return {name: getattr(one, name) for name in names} | beside


def keep_a_minute(response: Response) -> Response:
    """Let browsers and proxies cache the answer for a minute, as this server does."""
    response.headers["Cache-Control"] = f"public, max-age={service.KEPT.seconds}"
    return response
