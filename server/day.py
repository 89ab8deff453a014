"""`flask day`: whatever is due today, once, however often it runs and on however many machines."""

from __future__ import annotations

import click
from flask.cli import with_appcontext

from .expiry.service import take_due_steps
from .messages.mail import send_waiting


@click.command("day", short_help="Do what is due today and send waiting mail.")
@with_appcontext
def day() -> None:
    """Take the steps of campaigns near their end that are due, and send the mail that waits. Safe to repeat."""
    for taken in take_due_steps():
        click.echo(f"campaign {taken.campaign_id}: {taken.step}")
    report = send_waiting()
    click.echo(f"mail: {report.sent} sent, {report.failed} failed, {report.waiting} waiting")
    if report.trouble:
        click.echo(report.trouble, err=True)
