"""`/api/bank-statements` and `/api/own-bank-accounts`: what the bank says of our accounts."""

from __future__ import annotations

from typing import Any

from flask import Response

from ..access import current_actor, requires
from ..api import Blueprint, Decorator, file_answer
from ..schemas import ID_IN_PATH
from ..uploads import read_upload
from . import covering, deliveries, listing, own_accounts, problems
from .listing import MovementFilter, MovementPage
from .outcomes import FileOutcome
from .own_accounts import OwnAccountDetails
from .reading.limits import LARGEST_UPLOAD, StatementTooLarge
from .schemas import (
    BankStatementsSchema,
    FileOutcomesSchema,
    MovementFileQuery,
    MovementPageSchema,
    MovementQuery,
    OwnAccountSchema,
    StatementFileQuery,
)

KINDS = ("application/xml", "text/plain", "text/csv", "application/zip", "application/gzip", "application/octet-stream")
FILE = {"required": True, "content": {kind: {"schema": {"type": "string", "format": "binary"}} for kind in KINDS}}

blp = Blueprint("bank_statements", __name__, url_prefix="/api", description="What the bank says of our accounts")
takes_a_file: Decorator = blp.doc(requestBody=FILE)


@blp.route("/bank-statements", methods=["GET"])
@requires("bank_statement.read")
@blp.response(200, BankStatementsSchema)
@blp.refuses(401, 403)
def list_bank_statements() -> dict[str, Any]:
    """Our accounts with the days covered and missing, and what of the files imported so far was refused."""
    return {"accounts": covering.list_covered(), "problems": problems.list_problems()}


@blp.route("/bank-statements", methods=["POST"])
@requires("bank_statement.import")
@takes_a_file
@blp.arguments(StatementFileQuery, location="query")
@blp.response(200, FileOutcomesSchema)
@blp.refuses(401, 403, 413, 422)
def import_bank_statements(query: dict[str, str]) -> dict[str, list[FileOutcome]]:
    """Take each statement of a file once: camt.053, CFONB 120 or a table; camt.052 and camt.054 as notices.

    gzip and ZIP are unpacked. A part that is refused says why and spoils no other. Idempotent.
    """
    content = read_upload(LARGEST_UPLOAD, StatementTooLarge)
    return {"files": deliveries.take_delivery(current_actor(), query["name"], content)}


@blp.route("/own-bank-accounts", methods=["POST"])
@requires("bank_statement.import")
@blp.arguments(OwnAccountSchema)
@blp.response(200, BankStatementsSchema)
@blp.refuses(401, 403, 409)
def add_own_account(details: OwnAccountDetails) -> dict[str, Any]:
    """Add an account of ours: statements of any other are refused."""
    own_accounts.add(current_actor(), details)
    return {"accounts": covering.list_covered(), "problems": problems.list_problems()}


@blp.route(f"/own-bank-accounts/<{ID_IN_PATH}:account_id>/movements", methods=["GET"])
@requires("bank_statement.read")
@blp.arguments(MovementQuery, location="query")
@blp.response(200, MovementPageSchema)
@blp.refuses(401, 403, 404)
def list_movements(wanted: MovementFilter, account_id: int) -> MovementPage:
    """What came and left by an account's statements, the newest first."""
    return listing.list_movements(account_id, wanted)


@blp.route(f"/own-bank-accounts/<{ID_IN_PATH}:account_id>/movements.csv", methods=["GET"])
@requires("bank_statement.read")
@blp.arguments(MovementFileQuery, location="query")
@blp.response(200, {"type": "string"}, content_type="text/csv")
@blp.refuses(401, 403, 404)
def export_movements(wanted: dict[str, Any], account_id: int) -> Response:
    """The same movements, all pages, as CSV."""
    dialect = wanted.pop("dialect")
    text = listing.movements_csv(account_id, MovementFilter(**wanted), dialect)
    return file_answer(text, "text/csv", "mouvements.csv")
