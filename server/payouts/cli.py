"""`flask payouts …`: what is due, through the bank, by two people."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from pathlib import Path

import click

from .. import money
from ..accounts.people import operator_named
from ..commands import Commands
from . import imports, overview, service
from .models import PayoutBatch

payouts = Commands("payouts", help="What is due, paid through the bank.")
by_option = click.option("--by", "email", required=True, help="The address of who does it, one of the operator.")
number_argument = click.argument("number", type=click.IntRange(min=1))


@payouts.command("due")
def list_due() -> None:
    """List what is to be paid and what hinders it, then the batches."""
    seen = overview.overview()
    for one in seen.to_pay:
        click.echo(
            "\t".join((one.due.number, one.due.organisation, _euros(one.due.cents), one.due.hindrance or "ready"))
        )
    for view in seen.batches:
        states = ", ".join(f"{count} {state}" for state, count in sorted(view.states.items()))
        click.echo(f"{view.batch.id}\t{view.batch.state}\t{_euros(view.cents)}\t{states}")


@payouts.command()
@by_option
@click.option("--day", type=click.DateTime(["%Y-%m-%d"]), help="When the bank executes it; its next working day else.")
def prepare(email: str, day: datetime | None) -> None:
    """Put all that can be paid into a batch, which another person has to approve."""
    _tell(service.prepare(operator_named(email), day.date() if day else None), "prepared")


@payouts.command()
@by_option
@number_argument
def approve(email: str, number: int) -> None:
    """Approve a batch that another person prepared."""
    _tell(service.approve(operator_named(email), number), "approved")


@payouts.command()
@by_option
@number_argument
def cancel(email: str, number: int) -> None:
    """Give a batch up before it is approved."""
    _tell(service.cancel(operator_named(email), number), "cancelled")


@payouts.command("file")
@number_argument
@click.argument("path", type=click.Path(dir_okay=False, path_type=Path))
def write_file(number: int, path: Path) -> None:
    """Write an approved batch's file for the bank: the same bytes each time."""
    _name, content = service.file(number)
    path.write_bytes(content)
    click.echo(f"{path}: {len(content)} bytes")


@payouts.command()
@by_option
@number_argument
def sent(email: str, number: int) -> None:
    """Say that the bank has a batch's file."""
    _tell(service.mark_sent(operator_named(email), number), "sent")


@payouts.command("import")
@by_option
@click.argument("path", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def import_file(email: str, path: Path) -> None:
    """Do what a file of the bank's says, all of it or nothing."""
    answer = imports.import_answer(operator_named(email), path.name, path.read_bytes())
    told = Counter(f"{entry.result} {entry.outcome}" for entry in answer.entries)
    counts = [f"{count} {words}" for words, count in sorted(told.items())]
    click.echo(", ".join([f"{answer.format}: {len(answer.entries)} new", *counts, f"{answer.repeated} told before"]))


def _tell(batch: PayoutBatch, done: str) -> None:
    cents = sum(payout.cents for payout in batch.payouts)
    click.echo(f"{batch.id}: {done}, {len(batch.payouts)} payouts, {_euros(cents)}")


def _euros(cents: int) -> str:
    return f"{money.in_euros(cents)} €"
