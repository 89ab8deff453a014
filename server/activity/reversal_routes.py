"""`/api/redemptions/<id>`: one redemption with its history, and undoing it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from marshmallow import Schema, fields, validate

from ..access import current_actor, requires
from ..api import Blueprint
from ..redemptions.intake import LARGEST_SEQ
from ..redemptions.models import Reversal
from ..schemas import LARGEST_ID, AnswerSchema, Moment
from .detail import RedemptionDetail
from .reversals import REASONS, Undo, reverse, story
from .schemas import LineSchema

blp = Blueprint("reversals", __name__, url_prefix="/api/redemptions", description="Look at a redemption, undo it")


class UndoSchema(Schema):
    """A request to undo: ``id`` is made by the client; ``reversed_at`` is its time when it was done without network.

    ``seq`` is its number in the phone's journal; ``person_id`` who undid it, by a shared phone.
    """

    id = fields.UUID(required=True)
    reason = fields.String(required=True, validate=validate.OneOf(REASONS))
    reversed_at = fields.AwareDateTime()
    seq = fields.Integer(strict=True, validate=validate.Range(0, LARGEST_SEQ))
    person_id = fields.Integer(strict=True, validate=validate.Range(1, LARGEST_ID))


class ReversalSchema(AnswerSchema):
    id = fields.UUID()
    redemption_id = fields.UUID()
    reason = fields.String()
    recorded_at = Moment()


class ReversedSchema(AnswerSchema):
    status = fields.Constant("reversed")
    reversal = fields.Nested(ReversalSchema)


@blp.route("/<uuid:redemption_id>", methods=["GET"])
@requires("redemption.read")
@blp.response(200, LineSchema)
@blp.refuses(401, 403, 404)
def get_redemption(redemption_id: UUID) -> RedemptionDetail:
    """One redemption with its history: who scanned, which scan was first, how it was undone, where it counts."""
    return story(current_actor(), redemption_id)


@blp.route("/<uuid:redemption_id>/reversal", methods=["POST"])
@requires("redemption.reverse")
@blp.arguments(UndoSchema())
@blp.response(200, ReversedSchema)
@blp.refuses(401, 403, 404, 409)
def post_reversal(undo: dict[str, Any], redemption_id: UUID) -> dict[str, Reversal]:
    """Undo a redemption; the same id again gets the same answer."""
    return {"reversal": reverse(current_actor(), redemption_id, Undo(**undo))}
