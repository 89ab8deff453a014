"""`flask log …`: publish and check the public log."""

from __future__ import annotations

import click
from flask.cli import AppGroup

from ..commands import report
from . import log_check, service

log = AppGroup("log", short_help="The public, append-only log.")


@log.command("publish")
def publish() -> None:
    """Take in what happened and sign the log's head."""
    head = service.publish(whole=True)
    click.echo(f"{head.size} leaves, root {head.root.hex()}" if head else "nothing to tell yet")


@log.command("check")
def check() -> None:
    """Make every leaf, subtree and head again from what is stored and name what does not fit."""
    report(log_check.find_problems(), "The log fits what is stored.")
