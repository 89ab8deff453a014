"""`/api/payouts/found`: the batches narrowed, and the same as CSV."""

from __future__ import annotations

from typing import Any

from flask import Response

from ...access import requires
from ...api import Blueprint, file_answer
from ...paging import Paged
from ..overview import BatchView
from . import listing
from .schemas import BatchesFileQuery, FoundBatchesQuery, FoundBatchesSchema

blp = Blueprint("found_batches", __name__, url_prefix="/api/payouts", description="Batches of payouts found again")


@blp.route("/found", methods=["GET"])
@requires("payout.read")
@blp.arguments(FoundBatchesQuery, location="query")
@blp.response(200, FoundBatchesSchema)
@blp.refuses(401, 403)
def find_batches(wanted: dict[str, Any]) -> Paged[BatchView]:
    """Batches narrowed, the newest first, fifty a page."""
    page = wanted.pop("page")
    return listing.find_batches(listing.BatchFilter(**wanted), page)


@blp.route("/found.csv", methods=["GET"])
@requires("payout.read")
@blp.arguments(BatchesFileQuery, location="query")
@blp.response(200, {"type": "string"}, content_type="text/csv")
@blp.refuses(401, 403)
def export_batches(wanted: dict[str, Any]) -> Response:
    """The same batches, all pages, as CSV."""
    dialect = wanted.pop("dialect")
    return file_answer(listing.batches_csv(listing.BatchFilter(**wanted), dialect), "text/csv", "virements.csv")
