"""`flask orders …`: cancelling an order, its quote and its invoice."""

from __future__ import annotations

from typing import Any

import click
from flask.cli import with_appcontext
from marshmallow import ValidationError

from ..campaigns.cli import describe_order, order_option
from ..commands import CONSOLE
from ..invoicing.invoice import BuyerReferences
from ..money import format_euros
from . import issuing, quotes
from .cancelling import cancel_order
from .schemas import ReferencesSchema


@click.command("cancel")
@order_option
@with_appcontext
def cancel(order_id: int) -> None:
    """Cancel an order before it is funded or issued, with its invoice."""
    click.echo(describe_order(cancel_order(CONSOLE, order_id)))


@click.command("quote")
@order_option
@with_appcontext
def quote(order_id: int) -> None:
    """Write the quote of a drafted order."""
    made = quotes.issue_quote(CONSOLE, order_id)
    click.echo(f"{made.number}\torder {order_id}\t{format_euros(made.total_cents)} €\tuntil {made.valid_until}")


@click.command("invoice")
@order_option
@click.option("--service", default="", help="The buyer's service code.")
@click.option("--engagement", default="", help="Its engagement or purchase order number.")
@click.option("--contract", default="", help="Its contract number.")
@click.option("--correct", is_flag=True, help="Cancel the invoice by a credit note, and write one with these.")
@with_appcontext
def invoice(order_id: int, correct: bool, **given: Any) -> None:
    """Write the invoice of a placed order."""
    write = issuing.correct_invoice if correct else issuing.issue_invoice
    made = write(CONSOLE, order_id, _references(given))
    click.echo(f"{made.number}\torder {order_id}\t{format_euros(made.total_cents)} €\tdue {made.due_on}")


def _references(given: dict[str, str]) -> BuyerReferences:
    try:
        references: BuyerReferences = ReferencesSchema().load(given)
    except ValidationError as error:
        raise click.BadParameter(f"{', '.join(error.messages_dict)}: letters, digits and . / _ - only.") from None
    return references
