"""`flask campaigns …` and `flask orders …`."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial
from typing import Any

import click
from marshmallow import ValidationError

from .. import texts
from ..commands import CONSOLE, Commands
from ..money import BPS
from ..venues.services import SERVICES
from . import service, territory
from .models import Order
from .schemas import (
    BOOKLET_SIZES,
    LARGEST_CAMPAIGN,
    MOST_ALLOWANCE,
    MOST_BOOKLETS,
    MOST_CENTS,
    MOST_PLACES,
    MOST_PUBLICS,
    MOST_VALID_DAYS,
    PRINTED_TEXT,
    PUBLIC_CODE,
)

campaigns = Commands("campaigns", help="Operations of a sponsor.")
orders = Commands("orders", help="Booklets bought within a campaign.")


def _day(_context: click.Context, _option: click.Parameter, given: datetime | None) -> date | None:
    return given.date() if given else None


def _places(_context: click.Context, _option: click.Parameter, given: tuple[str, ...]) -> list[str] | None:
    for code in given:
        if not territory.is_place(code):
            raise click.BadParameter(f"{code!r} is neither a département nor a postcode.")
    return _listed(given, MOST_PLACES)


def _publics(_context: click.Context, _option: click.Parameter, given: tuple[str, ...]) -> list[str] | None:
    for code in given:
        try:
            PUBLIC_CODE(code)
        except ValidationError:
            raise click.BadParameter(f"{code!r} is no code: small letters and _, 40 at most.") from None
    return _listed(given, MOST_PUBLICS)


def _text(_context: click.Context, _option: click.Parameter, given: str | None) -> str | None:
    if given is None:
        return None
    given = texts.repair(given)
    try:
        PRINTED_TEXT(given)
    except ValidationError:
        raise click.BadParameter("it has 1 to 500 characters, none but line breaks invisible.") from None
    return given


def _listed(given: tuple[str, ...], most: int) -> list[str] | None:
    if len(given) > most:
        raise click.BadParameter(f"{len(given)} are too many: {most} at most.")
    return list(given) or None


day_option = partial(click.option, type=click.DateTime(["%Y-%m-%d"]), callback=_day)
share_option = partial(click.option, type=click.IntRange(0, BPS), show_default=True)
allowance_option = partial(click.option, type=click.IntRange(1, MOST_ALLOWANCE), show_default=True)
order_option = click.option("--order", "order_id", required=True, type=click.IntRange(min=1), help="Its number.")
campaign_option = click.option(
    "--campaign", "campaign_id", required=True, type=click.IntRange(1, LARGEST_CAMPAIGN), help="Its number."
)
size_option = click.option("--size", type=click.Choice(BOOKLET_SIZES), default=10, show_default=True)
count_option = click.option("--count", required=True, type=click.IntRange(1, MOST_BOOKLETS), help="How many booklets.")


@campaigns.command()
@click.option("--sponsor", "organisation_id", required=True, type=click.IntRange(min=1), help="Organisation's number.")
@click.option("--support-phone", help="The sponsor's telephone for beneficiaries.")
@click.option("--name", required=True)
@day_option("--first-day", required=True)
@day_option("--last-day", help="Or --valid-days.")
@day_option("--grace-day", help="Default: one month after the last day.")
@click.option("--valid-days", type=click.IntRange(1, MOST_VALID_DAYS), help="Days from hand-over.")
@click.option("--voucher-cents", type=click.IntRange(1, MOST_CENTS), default=1000, show_default=True)
@share_option("--fee-bps", default=400, help="Kept from the venue, in basis points.")
@share_option("--sponsor-fee-bps", default=400, help="The sponsor's fee before tax, in basis points.")
@share_option("--guarantee-bps", default=200, help="Most that good faith costs, of its funds.")
@click.option("--service", "services", multiple=True, type=click.Choice(list(SERVICES)), help="Default: all.")
@click.option("--territory", multiple=True, callback=_places, help="Département or postcode. Default: everywhere.")
@click.option("--public", "target_publics", multiple=True, callback=_publics, help="Code. Default: everyone.")
@allowance_option("--allowance", default=10, help="Vouchers for a person in a calendar year.")
@allowance_option("--allowance-alone", default=5, help="At once without a prescriber, renewable once.")
@click.option("--sponsor-text", callback=_text, help="Printed on its booklets.")
@click.option("--needs-approval", is_flag=True, help="Only organisations that its sponsor approves redeem.")
def add(organisation_id: int, support_phone: str | None, services: tuple[str, ...], **wanted: Any) -> None:
    """Open a campaign; its organisation becomes a sponsor if it is not one."""
    sponsor = service.add_sponsor(organisation_id, support_phone)
    campaign = service.NewCampaign(sponsor_id=sponsor.id, services=list(services) or None, **wanted)
    click.echo(f"campaign {service.create_campaign(CONSOLE, campaign).id}: {campaign.name}")


@campaigns.command("list")
def list_campaigns() -> None:
    """List every campaign, newest first."""
    for campaign in service.campaigns(CONSOLE):
        until = campaign.last_day or f"{campaign.valid_days} days"
        click.echo(
            f"{campaign.id}\t{campaign.name}\t{campaign.sponsor.organisation.name}\t{campaign.first_day}\t{until}"
        )


@orders.command("add")
@campaign_option
@size_option
@count_option
def add_order(campaign_id: int, size: int, count: int) -> None:
    """Place an order; its vouchers are inert until it is funded."""
    order = service.place_order(CONSOLE, campaign_id=campaign_id, booklet_size=size, booklet_count=count)
    click.echo(describe_order(order))


@orders.command()
@order_option
def close(order_id: int) -> None:
    """Close a funded order; its vouchers stay valid."""
    click.echo(describe_order(service.close_order(CONSOLE, order_id)))


@orders.command("list")
def list_orders() -> None:
    """List every order, newest first."""
    for order in service.orders(CONSOLE):
        click.echo(describe_order(order))


def describe_order(order: Order) -> str:
    """An order as one line of tab-separated fields."""
    content = f"{order.booklet_count} x {order.booklet_size}"
    return f"order {order.id}\tcampaign {order.campaign_id}\t{content}\t{order.state}\t{order.payment_order or '-'}"
