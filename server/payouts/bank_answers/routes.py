"""`/api/payouts/answers`: the bank's files, and the entries that match nothing."""

from __future__ import annotations

from collections.abc import Sequence

from ...access import current_actor, requires
from ...api import Blueprint, Decorator
from ...schemas import ID_IN_PATH
from ...uploads import read_upload
from ..bank_files.reader import LARGEST
from ..models import Payout
from ..refusals import AnswerTooLarge
from . import assigning, imports
from .models import BankEntry, BankImport
from .schemas import (
    AssignSchema,
    BankEntrySchema,
    BankImportSchema,
    BankImportsSchema,
    CandidatesSchema,
    EntryNoteSchema,
    FileQuery,
)

KINDS = ("application/xml", "text/xml", "text/csv", "application/octet-stream")
ENTRY = f"/payouts/answers/entries/<{ID_IN_PATH}:entry_id>"
FILE = {"required": True, "content": {kind: {"schema": {"type": "string", "format": "binary"}} for kind in KINDS}}

blp = Blueprint("bank_answers", __name__, url_prefix="/api", description="What the bank answers")
takes_a_file: Decorator = blp.doc(requestBody=FILE)


@blp.route("/payouts/answers", methods=["GET"])
@requires("payout.read")
@blp.response(200, BankImportsSchema)
@blp.refuses(401, 403)
def list_answers() -> dict[str, Sequence[BankImport | BankEntry]]:
    """The newest files of the bank's, and every entry that somebody has to look at."""
    return {"imports": imports.imports(), "unmatched": imports.list_unmatched()}


@blp.route("/payouts/answers", methods=["POST"])
@requires("payout.answer")
@takes_a_file
@blp.arguments(FileQuery, location="query")
@blp.response(201, BankImportSchema)
@blp.refuses(401, 403, 409, 413, 422)
def import_answer(query: dict[str, str]) -> BankImport:
    """Do what a file of the bank's says: pain.002, camt.054 or a table; what it names inexactly is for a person."""
    return imports.import_answer(current_actor(), query["name"], read_upload(LARGEST, AnswerTooLarge))


@blp.route(f"{ENTRY}/set-aside", methods=["POST"])
@requires("payout.answer")
@blp.arguments(EntryNoteSchema)
@blp.response(200, BankEntrySchema)
@blp.refuses(401, 403, 404)
def set_entry_aside(wanted: dict[str, str], entry_id: int) -> BankEntry:
    """Say why an entry needs nothing more."""
    return imports.set_aside(current_actor(), entry_id, wanted["note"])


@blp.route(f"{ENTRY}/payments", methods=["GET"])
@requires("payout.answer")
@blp.response(200, CandidatesSchema)
@blp.refuses(401, 403, 404)
def list_candidates(entry_id: int) -> dict[str, Sequence[Payout]]:
    """The payments that an entry may be assigned to: same amount, same account, in a state that allows it."""
    return {"payments": assigning.candidates(entry_id)}


@blp.route(f"{ENTRY}/assign", methods=["POST"])
@requires("payout.answer")
@blp.arguments(AssignSchema)
@blp.response(200, BankEntrySchema)
@blp.refuses(401, 403, 404, 409)
def assign_entry(wanted: dict[str, int], entry_id: int) -> BankEntry:
    """Do to a payment what an entry says, as if the bank had named it. Idempotent."""
    return assigning.assign(current_actor(), entry_id, wanted["payout_id"])
