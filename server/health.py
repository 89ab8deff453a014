"""For the machines that watch: `/healthz`, whether the process answers, and `/readyz`, whether it can do its work."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify

from .access import public
from .readiness import check_ready

blp = Blueprint("health", __name__)


@blp.route("/healthz")
@public
def healthz() -> Response:
    """Whether this process answers; it asks no database: restart it if it does not."""
    return jsonify(status="ok")


@blp.route("/readyz")
@public
def readyz() -> Response:
    """Whether a scan would be stored now; 503 with what is in the way."""
    check_ready()
    return jsonify(status="ready")
