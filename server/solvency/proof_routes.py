"""`/api/solvency/proof` and an order's `bank-proof.json`: files for `python -m server.verify`."""

from __future__ import annotations

import orjson
from flask import Response

from ..access import current_actor, public, requires
from ..api import Blueprint, file_answer
from ..schemas import ID_IN_PATH
from . import proofs

blp = Blueprint("solvency_proofs", __name__, url_prefix="/api", description="What shows that the bank said so")
OBJECT = {"type": "object"}


@blp.route("/solvency/proof", methods=["GET"])
@public
@blp.response(200, OBJECT)
@blp.refuses(404)
def get_page_proof() -> Response:
    """The bank statements that the solvency page counts, for ``python -m server.verify solvency``."""
    return file_answer(_text(proofs.prove_page()), "application/json", "preuve-solvabilite.json")


@blp.route(f"/orders/<{ID_IN_PATH}:order_id>/bank-proof.json", methods=["GET"])
@requires("order.read")
@blp.response(200, OBJECT)
@blp.refuses(401, 403, 404)
def get_transfer_proof(order_id: int) -> Response:
    """That an order's money is on bank statements and in the books, for ``python -m server.verify transfer``."""
    proof = proofs.prove_transfers(current_actor(), order_id)
    return file_answer(_text(proof), "application/json", f"preuve-commande-{order_id}.json")


def _text(proof: proofs.Json) -> str:
    return orjson.dumps(proof, option=orjson.OPT_INDENT_2).decode()
