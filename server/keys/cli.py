"""`flask keys …`: rotate and list the signing keys."""

from __future__ import annotations

import click

from .. import clock
from ..commands import CONSOLE, Commands
from . import ring, secret_rotation

keys = Commands("keys", help="The keys that sign vouchers and receipts.")


@keys.command()
@click.option("--at-once", is_flag=True, help="Sign with it now: the one before is in wrong hands.")
def rotate(at_once: bool) -> None:
    """Make a new signing key, which signs in three days, when every phone knows it; paper signed before stays valid."""
    key = ring.rotate(CONSOLE, at_once=at_once)
    since = "now on" if key.signs_from <= clock.now() else clock.iso(key.signs_from)
    click.echo(f"key {key.id} signs from {since}")


@keys.command("rotate-secret")
def rotate_secret() -> None:
    """Encrypt everything with SECRET_KEY that SECRET_KEY_BEFORE encrypted. Safe to repeat, and to break off."""
    for name, count in secret_rotation.rotate_secret(CONSOLE).items():
        click.echo(f"{name}: {count} encrypted anew")
    click.echo(
        "SECRET_KEY is the database's now. Take SECRET_KEY_BEFORE away after twelve hours, when no session is older."
    )


@keys.command("list")
def list_keys() -> None:
    """List every key, lowest number first."""
    for key in ring.list_keys():
        state, since = key.state_at(clock.now()), clock.iso(key.signs_from)
        click.echo(f"{key.id}\t{state}\tmade {clock.iso(key.created_at)}\tsigns from {since}")
