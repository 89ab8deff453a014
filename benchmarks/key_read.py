"""The bare read that Poinçon's reads are compared with: one row by its primary key, as JSON.

A Flask application without anything of Poinçon's, since its cheapest own route pays for its frame, too. It reads
Poinçon's own database with SQLAlchemy's Core, and its connections are pooled and prepared as Poinçon's are.
"""

from __future__ import annotations

import os

from flask import Flask, Response, jsonify
from sqlalchemy import bindparam, create_engine, select

from server.config import add_driver
from server.engines import POOL, prepare_postgres, prepare_sqlite
from server.venues.models import Venue

VENUE = select(Venue.__table__).where(Venue.__table__.c.id == bindparam("id"))


def create_app() -> Flask:
    """The app on the database of DATABASE_URL."""
    app, url = Flask(__name__), add_driver(os.environ["DATABASE_URL"])
    if url.startswith("sqlite"):
        engine = create_engine(url)
        prepare_sqlite(engine)
    else:
        engine = create_engine(url, **POOL)
        prepare_postgres(engine)

    @app.get("/venues/<int:venue_id>")
    def read(venue_id: int) -> Response:
        with engine.connect() as connection:
            return jsonify(dict(connection.execute(VENUE, {"id": venue_id}).mappings().one()))

    return app
