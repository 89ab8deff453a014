"""`/api/statements/<number>/proof.jsonl`: a file that a treasurer, an auditor or a court can check without us."""

from __future__ import annotations

from flask import Response

from ..access import current_actor, requires
from ..activity import exports
from ..api import Blueprint, file_answer
from . import proofs

blp = Blueprint("statement-proofs", __name__, url_prefix="/api", description="What shows that a statement is whole")
TEXT = {"type": "string"}


@blp.route("/statements/<number>/proof.jsonl", methods=["GET"])
@requires("statement.read")
@blp.response(200, TEXT, content_type="application/jsonl")
@blp.refuses(401, 403, 404)
def export_proof(number: str) -> Response:
    """The statement and each of its lines with their proofs, for ``python -m server.verify statement``."""
    text = exports.json_lines(proofs.proof(current_actor(), number))
    return file_answer(text, "application/jsonl", f"preuve-{number}.jsonl")
