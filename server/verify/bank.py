"""`python -m server.verify solvency` and `transfer`: what the bank said, checked against the signed log."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from .. import money
from ..keys.jws_check import NotGenuine
from . import solvency_page, transfer_proof
from .proofs import NotProven

EXISTING = click.Path(exists=True, dir_okay=False, path_type=Path)
keys_option = click.option("--keys", "keys_file", type=EXISTING, required=True, help="The JSON of /api/keys.")


@click.command("solvency")
@click.argument("page", type=EXISTING)
@click.argument("proof", type=EXISTING)
@keys_option
def solvency(page: Path, proof: Path, keys_file: Path) -> None:
    """Check that a saved /api/solvency says what the bank's statements in the log say; PROOF is /api/solvency/proof."""
    try:
        proven = solvency_page.check_page(_json(page), _json(proof), _json(keys_file)["keys"])
    except (NotGenuine, NotProven) as error:
        raise click.ClickException(str(error)) from error
    found, share = proven.coverage, proven.coverage.coverage_bps
    covers = "nothing is due" if share is None else f"{share / 100:.2f} % of what has to be there"
    statements = f"{proven.statements:,} statement{'' if proven.statements == 1 else 's'}"
    click.echo(
        f"The bank says {money.format_euros(found.bank_cents)} € as of {found.day or 'no day'}, by {statements} in the"
        f" signed log of {proven.head.size:,} leaves: {covers}, {found.state}."
    )


@click.command("transfer")
@click.argument("proof", type=EXISTING)
@keys_option
def transfer(proof: Path, keys_file: Path) -> None:
    """Check that an order's money is on bank statements and in the books; PROOF is the order's bank-proof.json."""
    try:
        proven = transfer_proof.check_transfers(_json(proof), _json(keys_file)["keys"])
    except (NotGenuine, NotProven) as error:
        raise click.ClickException(str(error)) from error
    for one in proven.transfers:
        state = ", undone" if one.undone else ""
        click.echo(f"{one.day}: {money.format_euros(one.cents)} €{state}, in the bank's file {one.digest}")
    click.echo(
        f"Order {proven.order_id}: {money.format_euros(proven.cents)} € are on bank statements and in the books, all in"
        f" the signed log of {proven.head.size:,} leaves."
    )


def _json(file: Path) -> Any:
    return json.loads(file.read_text("utf-8"))
