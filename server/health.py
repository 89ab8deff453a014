"""Liveness and figures for the machines that watch: `/healthz` and `/metrics`."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify
from sqlalchemy import select
from werkzeug.utils import import_string

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
    figures = import_string(f"{__package__}.metrics")  # imported at first use: its library would slow every start
    return Response(figures.text(), content_type=figures.CONTENT_TYPE_LATEST)
