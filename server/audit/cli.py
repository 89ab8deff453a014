"""`flask ledger …`: check the ledger, count its day sums again."""

from __future__ import annotations

import click

from ..commands import Commands, report
from ..ledger import day_sums
from . import ledger as ledger_check
from . import night
from .snapshot import snapshot

ledger = Commands("ledger", short_help="Prove that every cent has a place.")


@ledger.command("check")
@click.option("--nightly", is_flag=True, help="Check the public log too, keep what is found, tell the operator.")
def check(nightly: bool) -> None:
    """Make every line again from its event and name what does not fit."""
    if not nightly:
        with snapshot():
            report(ledger_check.find_problems(), "The ledger fits its events.")
        return
    run = night.audit()
    report(run.sentences, "The ledger fits its events, the log what is stored.")


@ledger.command("recount")
def recount() -> None:
    """Forget the ledger's day sums and count them again from its lines."""
    day_sums.start_over()
    click.echo(f"{day_sums.bring_up_to_date()} days counted")
