"""`/api/wallet/<link>`: a booklet by its signed link, its vouchers' QR codes, its places; `/api/places` for anyone."""

from __future__ import annotations

from typing import Any

from flask import Response, jsonify, request

from ..access import public
from ..api import Blueprint, Decorator
from ..vouchers.pictures import PICTURE, PNG, SVG, SizeSchema, png_of, svg_of
from . import service
from .places import NearPlaces, find_places
from .schemas import NearPostcodeSchema, PlaceSearchSchema, PlacesSchema, PostcodeSchema, WalletSchema

blp = Blueprint("wallet", __name__, url_prefix="/api", description="A booklet in its holder's hand")
UNCHANGED: Decorator = blp.alt_response(304, description="as it was for the ETag sent as If-None-Match")


@blp.route("/wallet/<string:link>", methods=["GET"])
@public
@blp.arguments(PostcodeSchema, location="query")
@blp.response(200, WalletSchema)
@UNCHANGED
@blp.refuses(404)
def get_wallet(query: dict[str, str | None], link: str) -> Response:
    """The booklet, its vouchers and the nearest venues."""
    state, postcode = service.find(link), query["postcode"]
    fingerprint = service.fingerprint(state, postcode)
    if request.if_none_match.contains_weak(fingerprint):
        response = Response(status=304)
    else:
        response = jsonify(WalletSchema().dump(service.open_booklet(state, postcode)))
    response.set_etag(fingerprint, weak=True)
    response.headers["Cache-Control"] = "no-store"
    return response


@blp.route("/wallet/<string:link>/<int(min=1, max=255):position>.svg", methods=["GET"])
@public
@blp.response(200, PICTURE, content_type=SVG)
@blp.refuses(404)
def wallet_svg(link: str, position: int) -> Response:
    """The QR of one voucher as SVG."""
    return svg_of(service.qr_text_of(service.find(link), position))


@blp.route("/wallet/<string:link>/<int(min=1, max=255):position>.png", methods=["GET"])
@public
@blp.arguments(SizeSchema, location="query")
@blp.response(200, PICTURE, content_type=PNG)
@blp.refuses(404)
def wallet_png(query: dict[str, int], link: str, position: int) -> Response:
    """The QR of one voucher as PNG."""
    return png_of(service.qr_text_of(service.find(link), position), query["size"])


@blp.route("/wallet/<string:link>/places", methods=["POST"])
@public
@blp.arguments(PlaceSearchSchema)
@blp.response(200, PlacesSchema)
@blp.refuses(403, 404)
def search_wallet_places(question: dict[str, Any], link: str) -> NearPlaces:
    """The places nearest to a postcode or a position where this booklet can be used; 404 ``unknown_postcode``."""
    return service.find_booklet_places(service.find(link), **question)


@blp.route("/places", methods=["GET"])
@public
@blp.arguments(NearPostcodeSchema, location="query")
@blp.response(200, PlacesSchema)
@blp.refuses(404)
def get_places(question: dict[str, Any]) -> NearPlaces:
    """The qualified venues nearest to a postcode with their open hours; 404 ``unknown_postcode``."""
    return find_places(**question)


@blp.route("/places", methods=["POST"])
@public
@blp.arguments(PlaceSearchSchema)
@blp.response(200, PlacesSchema)
@blp.refuses(403, 404)
def search_places(question: dict[str, Any]) -> NearPlaces:
    """The same, also around a position, which no address then holds; it is rounded to a kilometre and not kept."""
    return find_places(**question)
