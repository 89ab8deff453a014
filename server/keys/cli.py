"""`flask keys …`: rotate and list the signing keys."""

from __future__ import annotations

import click

from .. import clock
from ..commands import CONSOLE, Commands
from . import ring

keys = Commands("keys", help="The keys that sign vouchers and receipts.")


@keys.command()
def rotate() -> None:
    """Make a new signing key; vouchers and receipts signed with earlier keys stay valid."""
    click.echo(f"key {ring.rotate(CONSOLE).id} signs from now on")


@keys.command("list")
def list_keys() -> None:
    """List every key, lowest number first."""
    for key in ring.list_keys():
        click.echo(f"{key.id}\t{key.state}\tmade {clock.iso(key.created_at)}")
