"""`/api/venues/import`: the operator's upload of a file of places."""

from __future__ import annotations

from typing import Any

from ...access import current_actor, requires
from ...api import Blueprint, Decorator
from ...uploads import read_upload
from . import upload
from .schemas import UploadReportSchema, VenueFileQuery

KINDS = ("text/csv", "application/json", "application/octet-stream")
FILE = {"required": True, "content": {kind: {"schema": {"type": "string", "format": "binary"}} for kind in KINDS}}

blp = Blueprint("venue_import", __name__, url_prefix="/api", description="A file of places")
takes_a_file: Decorator = blp.doc(requestBody=FILE)


@blp.route("/venues/import", methods=["POST"])
@requires("venue.import")
@takes_a_file
@blp.arguments(VenueFileQuery, location="query")
@blp.response(200, UploadReportSchema)
@blp.refuses(401, 403, 413, 422)
def import_venues(query: dict[str, Any]) -> upload.UploadReport:
    """Say what a file of the national schema would do, line by line; with ``write``, do it."""
    content = read_upload(upload.LARGEST, upload.VenueFileTooLarge)
    if query["write"]:
        return upload.import_upload(current_actor(), query["name"], content)
    return upload.preview_upload(content)
