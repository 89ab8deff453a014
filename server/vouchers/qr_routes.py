"""`/api/vouchers/<number>/qr.svg` and `qr.png`: the code of one voucher, for print and for screens."""

from __future__ import annotations

from flask import Response
from marshmallow import Schema, fields, validate

from ..access import current_actor, requires
from ..api import Blueprint
from . import qr
from .show import shown_to

SVG, PNG = "image/svg+xml", "image/png"
PICTURE = {"type": "string", "format": "binary"}
DEFAULT_PIXELS = 720

blp = Blueprint("vouchers_qr", __name__, url_prefix="/api", description="The QR codes of vouchers.")


class SizeSchema(Schema):
    """How many pixels a picture may be wide at most."""

    size = fields.Integer(load_default=DEFAULT_PIXELS, validate=validate.Range(qr.SMALLEST_PIXELS, qr.LARGEST_PIXELS))


def picture(content: str | bytes, kind: str) -> Response:
    """A code as an answer that no cache keeps: whoever has the picture has the voucher."""
    return Response(content, mimetype=kind, headers={"Cache-Control": "no-store"})


@blp.route("/vouchers/<string:number>/qr.svg", methods=["GET"])
@requires("voucher.show")
@blp.response(200, PICTURE, content_type=SVG)
@blp.refuses(401, 403, 404)
def voucher_svg(number: str) -> Response:
    """The QR of a voucher as SVG."""
    return picture(qr.svg(shown_to(current_actor(), number)), SVG)


@blp.route("/vouchers/<string:number>/qr.png", methods=["GET"])
@requires("voucher.show")
@blp.arguments(SizeSchema, location="query")
@blp.response(200, PICTURE, content_type=PNG)
@blp.refuses(401, 403, 404)
def voucher_png(query: dict[str, int], number: str) -> Response:
    """The QR of a voucher as PNG."""
    return picture(qr.png(shown_to(current_actor(), number), query["size"]), PNG)
