"""`flask payouts …`: what is due, through the bank, by two people."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from pathlib import Path

import click

from .. import clock, money
from ..accounts.people import operator_named
from ..banking import ibans
from ..commands import CONSOLE, Commands
from . import batch_view, overview, service
from .bank_answers import imports
from .bank_answers.models import PROBLEMS
from .bank_files import reasons
from .bank_files.reader import LARGEST
from .models import Payout, PayoutBatch
from .refusals import AnswerTooLarge

payouts = Commands("payouts", help="What is due, paid through the bank.")
by_option = click.option("--by", "email", required=True, help="The address of who does it, one of the operator.")
number_argument = click.argument("number", type=click.IntRange(min=1))


@payouts.command("due")
def list_due() -> None:
    """List what is to be paid and what hinders it, then the batches."""
    seen = overview.overview()
    for one in seen.to_pay:
        columns = one.due.number, one.due.organisation, _euros(one.due.cents), one.due.hindrance or "ready"
        click.echo("\t".join((*columns, *_why(one.due.refusal or one.failure))))
    for view in seen.batches:
        states = ", ".join(f"{count} {state}" for state, count in sorted(view.states.items()))
        click.echo(f"{view.batch.id}\t{view.batch.state}\t{_euros(view.cents)}\t{states}")


@payouts.command()
@by_option
@click.option("--day", type=click.DateTime(["%Y-%m-%d"]), help="When the bank executes it; its next working day else.")
@click.option("--without", multiple=True, metavar="NUMBER", help="A document to leave out; may be given again.")
def prepare(email: str, day: datetime | None, without: tuple[str, ...]) -> None:
    """Put all that can be paid, but for what is left out, into a batch, which another person has to approve."""
    numbers = _ready_without(without) if without else None
    _tell(service.prepare(operator_named(email), day.date() if day else None, numbers), "prepared")


@payouts.command()
@number_argument
def show(number: int) -> None:
    """List a batch's files and who took them, then its payments, each with what speaks against it."""
    batch = batch_view.view_batch(number)
    for one_file in batch.files:
        taken = [f"taken by {fetch.by or 'the console'} {clock.iso(fetch.at)}" for fetch in one_file.fetches]
        click.echo("\t".join((one_file.message_id, str(one_file.count), _euros(one_file.cents), *taken)))
    for view in batch.payouts:
        one, new = view.payout, ["new account"] if view.new_account else []
        columns = one.end_to_end_id, one.paid_to, ibans.mask(one.iban), _euros(one.cents), one.state
        click.echo("\t".join((*columns, *new, *_why(view.refusal or view.earlier))))


@payouts.command()
@by_option
@number_argument
def approve(email: str, number: int) -> None:
    """Approve a batch that another person prepared; `show` it first."""
    _tell(service.approve(operator_named(email), number), "approved")


@payouts.command()
@by_option
@number_argument
def cancel(email: str, number: int) -> None:
    """Give a batch up before it is approved."""
    _tell(service.cancel(operator_named(email), number), "cancelled")


@payouts.command("file")
@click.option("--file", "which", type=click.IntRange(min=1), default=1, help="Which of several, as `show` lists them.")
@number_argument
@click.argument("path", type=click.Path(dir_okay=False, path_type=Path))
def write_file(which: int, number: int, path: Path) -> None:
    """Write an approved batch's file for the bank: the same bytes each time."""
    name, content = service.file(CONSOLE, number, which)
    path.write_bytes(content)
    click.echo(f"{path}: {name}, {len(content)} bytes")


@payouts.command("sent")
@by_option
@number_argument
def mark_sent(email: str, number: int) -> None:
    """Say that the bank has a batch's file."""
    _tell(service.mark_sent(operator_named(email), number), "sent")


@payouts.command("import")
@by_option
@click.argument("path", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def import_file(email: str, path: Path) -> None:
    """Do what a file of the bank's says; what it does not name exactly is listed for a person."""
    if path.stat().st_size > LARGEST:
        raise AnswerTooLarge
    answer = imports.import_answer(operator_named(email), path.name, path.read_bytes())
    outcomes = Counter(f"{entry.result} {entry.outcome}" for entry in answer.entries)
    counts = [f"{count} {words}" for words, count in sorted(outcomes.items())]
    click.echo(", ".join([f"{answer.format}: {len(answer.entries)} new", *counts, f"{answer.repeated} told before"]))
    for entry in answer.entries:
        if entry.outcome in PROBLEMS:
            click.echo("\t".join((entry.outcome, entry.end_to_end_id or "-", entry.reason or "")))


def _ready_without(left_out: tuple[str, ...]) -> list[str]:
    """Raises UsageError for what is not to be paid now."""
    ready = [one.due.number for one in overview.overview().to_pay if not one.due.hindrance]
    unknown = sorted(set(left_out) - set(ready))
    if unknown:
        raise click.UsageError(f"not to be paid now: {', '.join(unknown)}")
    return [number for number in ready if number not in left_out]


def _why(failed: Payout | None) -> tuple[str, ...]:
    """What a bank said of an account or a document."""
    return (f"{failed.state}: {reasons.explain(failed.reason_code)}",) if failed else ()


def _tell(batch: PayoutBatch, done: str) -> None:
    cents = sum(payout.cents for payout in batch.payouts)
    click.echo(f"{batch.id}: {done}, {len(batch.payouts)} payouts, {_euros(cents)}")


def _euros(cents: int) -> str:
    return f"{money.format_euros(cents)} €"
