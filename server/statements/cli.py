"""`flask settlements …`: close a month and list its statements without a browser."""

from __future__ import annotations

import click

from ..accounts.people import operator_named
from ..commands import CONSOLE, Commands
from ..settlements import closing
from ..settlements.refusals import PeriodAlreadyClosed
from ..settlements.service import check_month
from . import listing
from .listing import StatementFilter

settlements = Commands("settlements", help="Months and their statements.")


@settlements.command()
@click.argument("month")
@click.option("--by", "email", required=True, help="The address of whoever of the operator closes it.")
def close(month: str, email: str) -> None:
    """Close MONTH (yyyy-mm) and write its statements. After a crash, run it again; a closed month is left alone."""
    actor = operator_named(email)
    try:
        for step in closing.close_in_steps(actor, month):
            click.echo(f"{month}: {step.frozen} lines frozen")
    except PeriodAlreadyClosed:
        click.echo(f"{month} was closed before: nothing changed")
    sums = listing.statement_list(CONSOLE, StatementFilter(month=month))
    click.echo(f"{month}: {sums.total} statements, {sums.sums.net_cents} cents net, {sums.sums.total_cents} in total")


@settlements.command("statements")
@click.argument("month")
def list_statements(month: str) -> None:
    """List the statements of MONTH (yyyy-mm): number, organisation, vouchers, then net, carried and total cents."""
    check_month(month)
    for one in listing.list_all(CONSOLE, StatementFilter(month=month)):
        cents = one.net_cents, one.carried_cents, one.total_cents
        click.echo("\t".join(map(str, (one.number, one.organisation_name, one.redemptions, *cents))))
