"""`flask operator …`: record and show the operator's legal identity."""

from __future__ import annotations

from typing import Any

import click

from .. import clock
from ..commands import CONSOLE, Commands
from ..money import BPS
from . import sellers
from .identity import USUAL_VAT_BPS, Identity, record_identity
from .taxes import FRANCHISE
from .words import moment, percent, siret

operator = Commands("operator", help="Who the operator is in law, for its papers.")


@operator.command("identity")
@click.option("--name", required=True)
@click.option("--legal-form", required=True, help="Such as “SCIC SA à capital variable”.")
@click.option("--siret", required=True)
@click.option("--address", required=True, help="Number and street.")
@click.option("--postcode", required=True)
@click.option("--city", required=True)
@click.option("--email", required=True, help="Where questions about invoices go.")
@click.option("--vat-number", help="Without one the fee holds no VAT.")
@click.option(
    "--vat-bps", type=click.IntRange(0, BPS - 1), help=f"The VAT that the fee holds, {USUAL_VAT_BPS} usually."
)
@click.option("--vat-mention", default="", help=f"Why there is no VAT; “{FRANCHISE}” if nothing is said.")
@click.option("--iban", help="Where the operator is paid.")
@click.option("--bic")
@click.option("--mentions", default="", help="What else the law wants on invoices: share capital, register.")
def write_identity(vat_bps: int | None, **given: Any) -> None:
    """Record the operator's identity for statements and invoices from now on. Nothing issued before changes."""
    usual = USUAL_VAT_BPS if given["vat_number"] else 0
    record_identity(CONSOLE, Identity(vat_bps=usual if vat_bps is None else vat_bps, **given))
    _show()


@operator.command("show")
def show() -> None:
    """Show the identity on papers issued now."""
    _show()


def _show() -> None:
    seller = sellers.seller_at(clock.now())
    vat = f"TVA {percent(seller.vat_bps)}, {seller.vat_number}" if seller.vat_bps else seller.vat_mention
    where = f"{seller.address}, {seller.postcode} {seller.city}"
    for line in (f"{seller.name}, {seller.legal_form}", f"SIRET {siret(seller.siret)}", where, seller.email, vat):
        click.echo(line)
    click.echo(f"since {moment(seller.recorded_at)}")
