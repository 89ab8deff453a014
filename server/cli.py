"""The `flask …` commands: each feature's group, thin calls of its service."""

from __future__ import annotations

import click
from flask import Flask
from flask.cli import AppGroup
from werkzeug.utils import import_string

from .db import db

COMMANDS = {
    "venues": "venues.cli",
    "people": "accounts.cli",
    "devices": "accounts.cli",
    "campaigns": "campaigns.cli",
    "orders": "campaigns.cli",
    "booklets": "vouchers.cli",
    "keys": "keys.cli",
    "receipts": "redemptions.cli",
    "database": "copies",
    "expiry": "expiry.cli",
    "day": "day",
    "settlements": "statements.cli",
    "ledger": "audit.cli",
    "credits": "credits.cli",
    "payouts": "payouts.cli",
    "log": "transparency.cli",
    "export": "archive.cli",
    "import": "archive.cli:take_in",
    "operator": "invoicing.cli",
    "demo": "demo.cli",
}
"""Each group, or command of its own, and the module that holds it, under its name or the one after the colon."""
ADDED = {
    "booklets": ("printing.cli:print_booklets", "printing.cli:write_proof"),
    "venues": ("redemptions.cli:move",),
}
"""Commands that a higher feature adds to a group."""


class FeatureCommands(AppGroup):
    """Loads a feature's commands when they are asked for: a server never does, and it starts a tenth sooner."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted([*super().list_commands(ctx), *COMMANDS])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return super().get_command(ctx, cmd_name)
        module, _, name = COMMANDS[cmd_name].partition(":")
        group: click.Group = import_string(f"{__package__}.{module}:{name or cmd_name}")
        for added in ADDED.get(cmd_name, ()):
            group.add_command(import_string(f"{__package__}.{added}"))
        return group


def init_app(app: Flask) -> None:
    """Offer every feature's commands; where commands run, `flask db` too."""
    app.cli = FeatureCommands(app.name)
    if click.get_current_context(silent=True):
        prepare_migrations(app)


def prepare_migrations(app: Flask) -> None:
    """Let `flask db` migrate the app's database. A server never does, and Alembic would be a seventh of its start."""
    import_string("flask_migrate.Migrate")(app, db, compare_type=True)
