"""Servers on databases of their own, with something worth keeping, and stopped as a shell would."""

from __future__ import annotations

from flask import Flask

from server import create_app
from server.db import db
from tests.support.clients import FreshRunner
from tests.support.databases import settings
from tests.support.small_scheme import make_small_scheme


def serving(url: str) -> Flask:
    """A server on a database."""
    app = create_app(settings(url))
    app.test_cli_runner_class = FreshRunner
    return app


def idle(app: Flask) -> None:
    """Close a server's connections, as stopping it does."""
    with app.app_context():
        db.session.remove()
        db.engine.dispose()
        if alone := app.extensions.get("autocommit_engine"):
            alone.dispose()


def fill() -> None:
    """Ten vouchers, six scans of which one is undone, and a published head of the log."""
    make_small_scheme(range(6))
    db.session.rollback()
