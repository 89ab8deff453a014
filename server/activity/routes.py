"""`/api/settlements` for the operator; `/api/venues/<id>/…`, a venue's month, for its managers."""

from __future__ import annotations

from typing import Any

from flask import Response

from ..access import current_actor, requires
from ..api import Blueprint, file_answer
from ..clock import month_of, now
from ..schemas import ID_IN_PATH, DialectQuery, MonthQuery
from ..settlements import closing, overview, service
from ..settlements import exports as settlement_exports
from ..settlements.schemas import MonthsSchema, TallySchema
from ..settlements.tally import Month, Tally
from ..transparency import service as transparency
from ..transparency.schemas import LogProofSchema
from . import exports, venue_months
from .schemas import ExportQuery, StatementQuery, StatementSchema
from .venue_months import EVERYTHING, VenueMonth

blp = Blueprint("settlements", __name__, url_prefix="/api", description="What each venue is owed for each month")
VENUE = f"/venues/<{ID_IN_PATH}:venue_id>"
TEXT = {"type": "string"}


@blp.route("/settlements", methods=["GET"])
@requires("settlement.read")
@blp.response(200, MonthsSchema)
@blp.refuses(401, 403)
def list_settlements() -> dict[str, list[Month]]:
    """The closed months and those still open, newest first."""
    return {"settlements": overview.months_in_sight()}


@blp.route("/settlements/<month>", methods=["GET"])
@requires("settlement.read")
@blp.response(200, TallySchema)
@blp.refuses(401, 403, 422)
def get_settlement(month: str) -> Tally:
    """The tally of a month ``yyyy-mm``."""
    return service.tally(month)


@blp.route("/settlements/<month>/close", methods=["POST"])
@requires("settlement.close")
@blp.response(200, TallySchema)
@blp.refuses(401, 403, 409, 422)
def close_settlement(month: str) -> Tally:
    """Freeze a month that is over."""
    return closing.close_period(current_actor(), month)


@blp.route("/settlements/<month>/venues.csv", methods=["GET"])
@requires("settlement.read")
@blp.arguments(DialectQuery, location="query")
@blp.response(200, TEXT, content_type="text/csv")
@blp.refuses(401, 403)
def export_settlement(query: dict[str, str], month: str) -> Response:
    """The tally of a month as CSV, one venue a line."""
    tally = service.tally(month)
    return file_answer(settlement_exports.tally_csv(tally, query["dialect"]), "text/csv", f"lieux-{tally.period}.csv")


@blp.route(f"{VENUE}/redemptions", methods=["GET"])
@requires("venue.redemptions")
@blp.arguments(StatementQuery, location="query")
@blp.response(200, StatementSchema)
@blp.refuses(401, 403, 404)
def list_redemptions(query: dict[str, Any], venue_id: int) -> VenueMonth:
    """A venue's month: sums, one page of redemptions, corrections."""
    return venue_months.venue_month(current_actor(), venue_id, query["month"] or _this_month(), query["wanted"])


@blp.route(f"{VENUE}/redemptions.csv", methods=["GET"])
@requires("venue.redemptions")
@blp.arguments(ExportQuery, location="query")
@blp.response(200, TEXT, content_type="text/csv")
@blp.refuses(401, 403, 404)
def export_redemptions(query: dict[str, str], venue_id: int) -> Response:
    """A venue's month as CSV: ``french`` as Excel opens it there, or ``standard``."""
    month = _whole(query, venue_id)
    return file_answer(exports.month_csv(month, query["dialect"]), "text/csv", f"pass-{month.period}-{venue_id}.csv")


@blp.route(f"{VENUE}/receipts", methods=["GET"])
@requires("venue.redemptions")
@blp.arguments(MonthQuery, location="query")
@blp.response(200, TEXT, content_type="text/plain")
@blp.refuses(401, 403, 404)
def export_receipts(query: dict[str, str], venue_id: int) -> Response:
    """The signed receipts of a venue's month, one a line, for ``flask receipts verify``."""
    month = _whole(query, venue_id)
    return file_answer(exports.receipts(month), "text/plain", f"recus-{month.period}-{venue_id}.txt")


@blp.route(f"{VENUE}/proofs", methods=["GET"])
@requires("venue.redemptions")
@blp.arguments(MonthQuery, location="query")
@blp.response(200, TEXT, content_type="application/jsonl")
@blp.refuses(401, 403, 404)
def export_proofs(query: dict[str, str], venue_id: int) -> Response:
    """For each receipt of a venue's month, the proof that the public log has it, for ``python -m server.verify``."""
    month = _whole(query, venue_id)
    proofs = transparency.prove_all([redemption.id for redemption in exports.list_with_receipts(month)])
    text = exports.json_lines(LogProofSchema(many=True).dump(proofs))
    return file_answer(text, "application/jsonl", f"preuves-{month.period}-{venue_id}.jsonl")


def _whole(query: dict[str, str], venue_id: int) -> VenueMonth:
    return venue_months.venue_month(current_actor(), venue_id, query.get("month") or _this_month(), EVERYTHING)


def _this_month() -> str:
    return month_of(now())
