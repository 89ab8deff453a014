"""Pictures: a QR code as an HTTP response, SVG or PNG."""

from __future__ import annotations

from flask import Response
from marshmallow import Schema, fields, validate

from . import qr

SVG, PNG = "image/svg+xml", "image/png"
PICTURE = {"type": "string", "format": "binary"}
DEFAULT_PIXELS = 720


class SizeSchema(Schema):
    """The largest width of a PNG, in pixels."""

    size = fields.Integer(load_default=DEFAULT_PIXELS, validate=validate.Range(qr.SMALLEST_PIXELS, qr.LARGEST_PIXELS))


def svg_of(text: str) -> Response:
    """A response with the QR code of a text as SVG."""
    return _answer(qr.svg(text), SVG)


def png_of(text: str, size_pixels: int) -> Response:
    """A response with the QR code of a text as PNG, at most ``size_pixels`` wide."""
    return _answer(qr.png(text, size_pixels), PNG)


def _answer(content: str | bytes, kind: str) -> Response:
    """Never cached: whoever has the picture can use the voucher."""
    return Response(content, mimetype=kind, headers={"Cache-Control": "no-store"})
