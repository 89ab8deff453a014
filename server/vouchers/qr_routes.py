"""`/api/vouchers/<number>/qr.svg` and `qr.png`: the code of one voucher, for print and for screens."""

from __future__ import annotations

from flask import Response

from ..access import current_actor, requires
from ..api import Blueprint
from .pictures import PICTURE, PNG, SVG, SizeSchema, png_of, svg_of
from .show import qr_text_for

blp = Blueprint("vouchers_qr", __name__, url_prefix="/api", description="The QR codes of vouchers.")


@blp.route("/vouchers/<string:number>/qr.svg", methods=["GET"])
@requires("voucher.show")
@blp.response(200, PICTURE, content_type=SVG)
@blp.refuses(401, 403, 404)
def voucher_svg(number: str) -> Response:
    """The QR of a voucher as SVG."""
    return svg_of(qr_text_for(current_actor(), number))


@blp.route("/vouchers/<string:number>/qr.png", methods=["GET"])
@requires("voucher.show")
@blp.arguments(SizeSchema, location="query")
@blp.response(200, PICTURE, content_type=PNG)
@blp.refuses(401, 403, 404)
def voucher_png(query: dict[str, int], number: str) -> Response:
    """The QR of a voucher as PNG."""
    return png_of(qr_text_for(current_actor(), number), query["size"])
