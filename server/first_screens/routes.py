"""`/api/first-screens/…`."""

from __future__ import annotations

import orjson
from flask import Response

from ..access import requires
from ..api import JSON, Blueprint, Decorator
from .schemas import FirstScreenSchema
from .service import collect
from .table import FIRST_SCREENS

blp = Blueprint("first_screens", __name__, url_prefix="/api", description="A desk's first screen in one answer")
ANSWER: Decorator = blp.alt_response(200, schema=FirstScreenSchema)


@blp.route(f"/first-screens/<any({', '.join(FIRST_SCREENS)}):desk>", methods=["GET"])
@requires("session.read")
@ANSWER
@blp.refuses(401, 403, 404)
def get_first_screen(desk: str) -> Response:
    """All that a desk asks when it opens, as the addresses themselves would answer."""
    return Response(orjson.dumps({"answers": collect(FIRST_SCREENS[desk])}), content_type=JSON)
