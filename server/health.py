"""Liveness and figures for the machines that watch: `/healthz` and `/metrics`."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify
from sqlalchemy import select

from .access import public
from .db import db

blp = Blueprint("health", __name__)


@blp.route("/healthz")
@public
def healthz() -> Response:
    """Whether this process answers and reaches its database."""
    db.session.execute(select(1))
    return jsonify(status="ok")


@blp.route("/metrics")
@public
def metrics() -> Response:
    """Figures in Prometheus' text format."""
    from . import metrics as figures  # noqa: PLC0415  # its library would make every start wait

    return Response(figures.text(), content_type=figures.CONTENT_TYPE_LATEST)
