"""The `flask …` commands: each feature's group, thin calls of its service."""

from __future__ import annotations

import sys

import click
from flask import Flask
from flask.cli import AppGroup
from werkzeug.utils import import_string

from .config import Config
from .db import db
from .web import Application

COMMANDS = {
    "venues": "venues.cli",
    "organisations": "admission.cli",
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
    "doctor": "doctor.cli",
    "settlements": "statements.cli",
    "ledger": "audit.cli",
    "credits": "credits.cli",
    "payouts": "payouts.cli",
    "bank": "bank_statements.cli",
    "log": "transparency.cli",
    "backup": "backup.cli",
    "backup-key": "backup.cli:backup_key",
    "restore": "backup.cli",
    "export": "archive.cli",
    "import": "archive.cli:take_in",
    "operator": "invoicing.cli",
    "demo": "demo.cli",
}
"""Group or command → its module; after a colon, the name it has there if that is another."""
ADDED = {
    "people": ("factors.cli:reset_second_factor", "people.cli:first"),
    "orders": ("billing.cli:cancel", "billing.cli:invoice", "billing.cli:quote"),
    "booklets": ("printing.cli:print_booklets", "printing.cli:write_proof"),
    "venues": ("redemptions.cli:move",),
    "ledger": ("accounting.cli:write_fec",),
    "bank": ("matching.cli:match_credits", "books.cli:explain", "books.cli:reconcile"),
}
"""Group → commands that packages higher in the import order add to it."""


class FeatureCommands(AppGroup):
    """Imports a feature's commands when one is run: the web server never does, and starts a tenth faster."""

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


def read_settings() -> Config:
    """The settings of the environment; `flask doctor` looks at them itself, whatever they are, and ends the process.

    Raises ConfigError.
    """
    if sys.argv[1:2] == ["doctor"]:
        import_string(f"{__package__}.doctor.cli:doctor").main(sys.argv[2:], "flask doctor")
    return Config.from_environment()


def init_app(app: Application) -> None:
    """Register every feature's commands, and `flask db` in a process that runs commands."""
    app.cli = FeatureCommands(app.name)
    if context := click.get_current_context(silent=True):
        prepare_migrations(app)
        if context.info_name == "routes":  # Flask's own command, which lists what is loaded
            app.features.load_all()


def prepare_migrations(app: Flask) -> None:
    """Register `flask db`. Not in the web server, where importing Alembic would take a seventh of the start time."""
    import_string("flask_migrate.Migrate")(app, db, compare_type=True)
