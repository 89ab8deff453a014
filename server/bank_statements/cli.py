"""`flask bank …`: our accounts, their statements; for a scheduled job that fetches what the bank delivers."""

from __future__ import annotations

from pathlib import Path

import click

from .. import money
from ..access import Actor
from ..accounts.people import operator_named
from ..banking import ibans
from ..commands import CONSOLE, Commands
from ..errors import Refusal
from . import covering, own_accounts
from .deliveries import take_delivery
from .models import ACCOUNT_KINDS
from .outcomes import REFUSED, FileOutcome
from .own_accounts import OwnAccountDetails
from .reading.limits import LARGEST_UPLOAD, StatementTooLarge

bank = Commands("bank", short_help="What the bank says of our accounts.")
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@bank.command("add-account")
@click.option("--name", required=True, help="What people call it.")
@click.option("--kind", type=click.Choice(ACCOUNT_KINDS), required=True, help="The sponsors' funds, or our own fees.")
@click.option("--iban", required=True)
@click.option("--bic", default="")
def add_account(name: str, kind: str, iban: str, bic: str) -> None:
    """Add an account of ours: statements of others are refused."""
    row = own_accounts.add(CONSOLE, OwnAccountDetails(name, kind, iban, bic))
    click.echo(f"{row.id}: {ibans.mask(row.iban)}, {row.kind}")


@bank.command("import")
@click.option("--by", "email", help="The address of who does it, one of the operator; the console else.")
@click.argument("paths", nargs=-1, required=True, type=FILE, metavar="FILE...")
def import_statements(email: str | None, paths: tuple[Path, ...]) -> None:
    """Import statements: camt.053, CFONB 120 or a table; camt.052 and camt.054 as notices; gzip and ZIP too.

    Safe to repeat. Ends with 1 if a file or a part was refused; the others are imported all the same.
    """
    actor = operator_named(email) if email else CONSOLE
    refused = sum([_take(actor, path) for path in paths])
    raise SystemExit(1 if refused else 0)


def _take(actor: Actor, path: Path) -> int:
    """Import one file and tell what became of it; how much of it was refused."""
    try:
        if path.stat().st_size > LARGEST_UPLOAD:
            raise StatementTooLarge
        outcomes = take_delivery(actor, path.name, path.read_bytes())
    except Refusal as refusal:
        click.echo(f"{path.name}\t{refusal.code}: {refusal}", err=True)
        return 1
    for outcome in outcomes:
        _tell(outcome)
    return sum(outcome.refused for outcome in outcomes)


@bank.command("days")
def list_days() -> None:
    """List per account the days covered, the last balance and the days that are missing."""
    for one in covering.list_covered():
        click.echo(f"{ibans.mask(one.account.iban)}\t{one.account.kind}\t{_state(one)}")
        for gap in one.gaps:
            missing = ", ".join(f"{day}" for day in gap.days)
            click.echo(f"\tmissing: {missing}; the balance changed by {money.format_euros(gap.cents)} €")


def _state(one: covering.CoveredAccount) -> str:
    if one.first_day is None:
        return "no statement yet"
    return f"{one.first_day} to {one.last_day}: {money.format_euros(one.closing_cents or 0)} €"


def _tell(outcome: FileOutcome) -> None:
    for part in outcome.parts:
        days = f"{part.from_day} to {part.to_day}" if part.from_day else "-"
        told = f"{outcome.name}\t{part.account or '-'}\t{days}\t{part.outcome}\t{part.new} new of {part.movements}"
        click.echo(told)
        if part.outcome == REFUSED:
            click.echo(f"\t{part.code}: {part.sentence}", err=True)
