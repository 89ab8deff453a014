"""`flask bank explain` and `flask bank reconcile`: for a scheduled job, and whoever has a shell."""

from __future__ import annotations

import click

from .. import money
from ..banking import ibans
from ..commands import CONSOLE
from ..matching.automatic.explaining import explain_by_itself
from .reconciliation import AccountStanding, list_accounts


@click.command()
def explain() -> None:
    """Match what reference, amount and account, or the bank's own code, say alone. Safe to repeat."""
    click.echo(f"{explain_by_itself(CONSOLE)} movements explained")


@click.command()
def reconcile() -> None:
    """Each account at its last day: books, bank, under way, difference. Ends with 1 if books do not meet the bank."""
    accounts = list_accounts()
    for one in accounts:
        click.echo(_line(one))
    if any(one.first_difference for one in accounts):
        raise SystemExit(1)


def _line(one: AccountStanding) -> str:
    name = f"{ibans.mask(one.account.iban)}\t{one.account.kind}"
    if one.last is None:
        return f"{name}\tno statement"
    sums = (one.last.books_cents, one.last.bank_cents, one.last.under_way_cents, one.last.difference_cents)
    since = f"\tsince {one.first_difference.day}" if one.first_difference else ""
    return "\t".join((name, str(one.last.day), *map(money.say_euros, sums))) + since
