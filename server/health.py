"""Liveness for the machines that watch: `/healthz`."""

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
