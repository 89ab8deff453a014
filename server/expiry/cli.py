"""`flask expiry …`: the days of a campaign's end."""

from __future__ import annotations

from datetime import datetime

import click

from ..commands import CONSOLE, Commands
from . import service
from .service import Procedure
from .steps import EDITABLE

expiry = Commands("expiry", help="How a campaign ends.")
campaign_option = click.option(
    "--campaign", "campaign_id", required=True, type=click.IntRange(min=1), help="Its number."
)


@expiry.command()
@campaign_option
def show(campaign_id: int) -> None:
    """Show the days of a campaign's steps and when they were taken."""
    _tell(service.procedure(CONSOLE, campaign_id))


@expiry.command()
@campaign_option
@click.argument("step", type=click.Choice(EDITABLE))
@click.argument("day", type=click.DateTime(["%Y-%m-%d"]))
def move(campaign_id: int, step: str, day: datetime) -> None:
    """Move a step that is still to come to another day."""
    _tell(service.edit(CONSOLE, campaign_id, {step: day.date()}))


def _tell(procedure: Procedure) -> None:
    """Print a line for each step, fields separated by tabs."""
    for state in procedure.steps:
        click.echo(f"{state.step}\t{state.due_day}\t{state.done_at.date() if state.done_at else '-'}")
