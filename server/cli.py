"""The `flask …` commands: each feature's group, thin calls of its service."""

from __future__ import annotations

from flask import Flask

from .accounts.cli import devices, people
from .campaigns.cli import campaigns, orders
from .copies import database
from .demo.cli import demo
from .redemptions.cli import receipts
from .venues.cli import venues
from .vouchers.cli import booklets, keys

COMMANDS = (venues, people, devices, campaigns, orders, booklets, keys, receipts, database, demo)


def init_app(app: Flask) -> None:
    """Register every feature's commands."""
    for commands in COMMANDS:
        app.cli.add_command(commands)
