"""`flask credits …`: what sponsors get back of campaigns that are over."""

from __future__ import annotations

import click

from ..commands import CONSOLE, Commands
from . import service

credits = Commands("credits", help="What sponsors get back.")  # noqa: A001  # a group bears its command's name


@credits.command("due")
def list_due() -> None:
    """List the campaigns whose credit note can be made: number, name, since when, cents."""
    for one in service.due():
        click.echo(f"{one.campaign.id}\t{one.campaign.name}\t{one.since_day}\t{one.total_cents}")


@credits.command()
@click.argument("campaign_id", type=click.IntRange(min=1))
def issue(campaign_id: int) -> None:
    """Make a campaign's credit note; again is the note that was made."""
    note = service.issue(CONSOLE, campaign_id)
    click.echo(f"{note.number}\t{note.organisation_name}\t{note.vouchers}\t{note.total_cents}")
