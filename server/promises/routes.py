"""`/api/promises`: written payment orders that are trusted before their money is there."""

from __future__ import annotations

from typing import Any

from flask import Response

from ..access import current_actor, requires
from ..admission.applications.document_files import ENDINGS, LARGEST
from ..admission.applications.refusals import DocumentTooLarge
from ..api import Blueprint, Decorator
from ..schemas import ID_IN_PATH
from ..uploads import read_upload
from . import service
from .models import Promise
from .schemas import NewPromiseQuery, PromiseSchema, PromisesSchema

PROMISE = f"/promises/<{ID_IN_PATH}:promise_id>"
OF_ORDER = f"/orders/<{ID_IN_PATH}:order_id>/promises"
BINARY = {"type": "string", "format": "binary"}
FILE = {"required": True, "content": {"application/octet-stream": {"schema": BINARY}}}
RUNS_NOTHING = "sandbox; default-src 'none'; frame-ancestors 'none'"

blp = Blueprint("promises", __name__, url_prefix="/api", description="Payment orders trusted before their money")
takes_a_file: Decorator = blp.doc(requestBody=FILE)


@blp.route(OF_ORDER, methods=["GET"])
@requires("order.read")
@blp.response(200, PromisesSchema)
@blp.refuses(401, 403, 404)
def list_promises(order_id: int) -> dict[str, list[Promise]]:
    """The payment orders that promise an order's money, newest first."""
    return {"promises": service.list_promises(current_actor(), order_id)}


@blp.route(OF_ORDER, methods=["POST"])
@requires("order.fund")
@takes_a_file
@blp.arguments(NewPromiseQuery, location="query")
@blp.response(201, PromiseSchema)
@blp.refuses(401, 403, 404, 409, 413, 422)
def propose_promise(given: dict[str, Any], order_id: int) -> Promise:
    """Record a payment order of an order's whole price, with its document: a PDF, JPEG or PNG of 10 MB at most."""
    content = read_upload(LARGEST, DocumentTooLarge)
    return service.propose(current_actor(), order_id, content=content, **given)


@blp.route(f"{PROMISE}/document", methods=["GET"])
@requires("order.read")
@blp.response(200, BINARY, content_type="application/octet-stream")
@blp.refuses(401, 403, 404)
def get_promise_document(promise_id: int) -> Response:
    """The document as a download that no browser shows or runs here, under a name of ours."""
    promise = service.open_document(current_actor(), promise_id)
    response = Response(promise.content, content_type="application/octet-stream")
    name = f"mandat-commande-{promise.order_id}-{promise.id}{ENDINGS[promise.media_type]}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "no-store"
    response.headers["Content-Security-Policy"] = RUNS_NOTHING
    return response


@blp.route(f"{PROMISE}/confirm", methods=["POST"])
@requires("order.fund")
@blp.response(200, PromiseSchema)
@blp.refuses(401, 403, 404, 409)
def confirm_promise(promise_id: int) -> Promise:
    """Confirm another person's proposal: the order is worth money, told everywhere as promised."""
    return service.confirm(current_actor(), promise_id)


@blp.route(f"{PROMISE}/withdraw", methods=["POST"])
@requires("order.fund")
@blp.response(200, PromiseSchema)
@blp.refuses(401, 403, 404, 409)
def withdraw_promise(promise_id: int) -> Promise:
    """Withdraw a proposal that nobody confirmed."""
    return service.withdraw(current_actor(), promise_id)


@blp.route(f"{PROMISE}/undo", methods=["POST"])
@requires("order.fund")
@blp.response(200, PromiseSchema)
@blp.refuses(401, 403, 404, 409)
def undo_promise(promise_id: int) -> Promise:
    """Give up a promise, until a voucher of its order is redeemed or money of it came."""
    return service.undo(current_actor(), promise_id)
