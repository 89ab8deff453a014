"""`/api/credit-notes`, and `/api/campaigns/<id>/credit`: what a note would give back, and making it."""

from __future__ import annotations

from flask import Response

from ..access import current_actor, requires
from ..api import Blueprint
from ..printing.pdf_answers import answer_pdf, gives_pdf
from ..schemas import ID_IN_PATH
from . import paper, service
from .models import CreditNote
from .schemas import CreditNoteSchema, CreditNotesSchema, DueListSchema, PreviewSchema
from .service import CreditDue, Preview

blp = Blueprint("credits", __name__, url_prefix="/api", description="What sponsors get back of campaigns that are over")
gives_a_pdf = gives_pdf(blp)
CREDIT = f"/campaigns/<{ID_IN_PATH}:campaign_id>/credit"


@blp.route("/credit-notes", methods=["GET"])
@requires("credit.read")
@blp.response(200, CreditNotesSchema)
@blp.refuses(401, 403)
def list_credit_notes() -> dict[str, list[CreditNote]]:
    """A sponsor's credit notes; for the operator, all; newest first."""
    return {"credit_notes": service.notes(current_actor())}


@blp.route("/credit-notes/due", methods=["GET"])
@requires("credit.issue")
@blp.response(200, DueListSchema)
@blp.refuses(401, 403)
def list_due_credit_notes() -> dict[str, list[CreditDue]]:
    """The campaigns that are over, agreed upon, and still hold money of their sponsor."""
    return {"due": service.due()}


@blp.route("/credit-notes/<number>/credit-note.pdf", methods=["GET"])
@requires("credit.read")
@gives_a_pdf
def show_credit_note(number: str) -> Response:
    """A credit note as Factur-X: PDF/A-3 with its data inside."""
    return answer_pdf(paper.credit_note_pdf(current_actor(), number), "attachment")


@blp.route(CREDIT, methods=["GET"])
@requires("credit.issue")
@blp.response(200, PreviewSchema)
@blp.refuses(401, 403, 404, 409)
def preview_credit_note(campaign_id: int) -> Preview:
    """What a campaign's credit note would give back now, and whether it can be made."""
    return service.preview(current_actor(), campaign_id)


@blp.route(CREDIT, methods=["POST"])
@requires("credit.issue")
@blp.response(200, CreditNoteSchema)
@blp.refuses(401, 403, 404, 409)
def issue_credit_note(campaign_id: int) -> CreditNote:
    """Make a campaign's credit note; again, with nothing left to give back, is the note that was made."""
    return service.issue(current_actor(), campaign_id)
