"""`flask bank match`: credits whose reference, amount and payer's account all name their orders pay them."""

from __future__ import annotations

import click
from flask.cli import with_appcontext

from .. import money
from ..accounts.people import operator_named
from ..commands import CONSOLE
from .unattended import match_agreeing


@click.command("match")
@click.option("--by", "email", help="The address of who does it, one of the operator; the console else.")
@with_appcontext
def match_credits(email: str | None) -> None:
    """Match the credits of which reference, amount and IBAN agree; the others wait for two people.

    Safe to repeat.
    """
    done = match_agreeing(operator_named(email) if email else CONSOLE)
    for match in done.matches:
        click.echo(f"order {match.order_id}\t{money.format_euros(match.cents)} €")
    click.echo(f"{len(done.matches)} matched, {done.waiting} to be explained")
