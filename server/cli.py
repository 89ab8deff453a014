"""The `flask …` commands: each feature's group, thin calls of its service."""

from __future__ import annotations

import click
from flask import Flask
from werkzeug.utils import import_string

from .accounts.cli import devices, people
from .campaigns.cli import campaigns, orders
from .copies import database
from .db import db
from .demo.cli import demo
from .redemptions.cli import receipts
from .venues.cli import venues
from .vouchers.cli import booklets, keys

COMMANDS = (venues, people, devices, campaigns, orders, booklets, keys, receipts, database, demo)


def init_app(app: Flask) -> None:
    """Register every feature's commands; where commands run, `flask db` too."""
    for commands in COMMANDS:
        app.cli.add_command(commands)
    if click.get_current_context(silent=True):
        prepare_migrations(app)


def prepare_migrations(app: Flask) -> None:
    """Let `flask db` migrate the app's database. A server never does, and Alembic would be a seventh of its start."""
    import_string("flask_migrate.Migrate")(app, db, compare_type=True)
