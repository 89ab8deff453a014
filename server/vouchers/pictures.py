"""Pictures: a QR code as the body of an answer, and how large it is asked for."""

from __future__ import annotations

from flask import Response
from marshmallow import Schema, fields, validate

from . import qr

SVG, PNG = "image/svg+xml", "image/png"
PICTURE = {"type": "string", "format": "binary"}
DEFAULT_PIXELS = 720


class SizeSchema(Schema):
    """How many pixels a picture may be wide at most."""

    size = fields.Integer(load_default=DEFAULT_PIXELS, validate=validate.Range(qr.SMALLEST_PIXELS, qr.LARGEST_PIXELS))


def svg_of(text: str) -> Response:
    """The code of a text as SVG."""
    return _answer(qr.svg(text), SVG)


def png_of(text: str, size_pixels: int) -> Response:
    """The code of a text as PNG."""
    return _answer(qr.png(text, size_pixels), PNG)


def _answer(content: str | bytes, kind: str) -> Response:
    """No cache keeps it: whoever has the picture has the voucher."""
    return Response(content, mimetype=kind, headers={"Cache-Control": "no-store"})
