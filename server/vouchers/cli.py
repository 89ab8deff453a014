"""`flask booklets …`: issue booklets, write their QR file, assign them to prescribers and hand them over."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import click

from ..campaigns import service as campaigns
from ..campaigns.cli import campaign_option, count_option, order_option, size_option
from ..campaigns.schemas import LARGEST_CAMPAIGN, MOST_BOOKLETS
from ..commands import CONSOLE, Commands
from . import cover as covers
from . import issue as issuing
from . import qr_file, stock
from .booklets import HandOver
from .booklets import hand_over as record_hand_over

booklets = Commands("booklets", help="Booklets of vouchers.")


def _with_folder(_context: click.Context, _option: click.Parameter, path: Path | None) -> Path | None:
    if path and not path.parent.is_dir():
        raise click.BadParameter(f"There is no folder {path.parent}.")
    return path


FILE = click.Path(dir_okay=False, writable=True, path_type=Path)


@booklets.command()
@click.option("--order", "order_id", type=click.IntRange(min=1), help="An order placed before; else one is made.")
@click.option("--campaign", "campaign_id", type=click.IntRange(1, LARGEST_CAMPAIGN), help="Its number.")
@size_option
@click.option("--count", type=click.IntRange(1, MOST_BOOKLETS), help="How many booklets.")
@click.option("--qr-file", "path", type=FILE, callback=_with_folder, help="Write the QR texts there, as CSV.")
def issue(order_id: int | None, path: Path | None, **wanted: Any) -> None:
    """Issue the booklets of an order, or make an order of --count booklets of --campaign and issue those.

    An interrupted run leaves only whole booklets; run it again with the same --order to continue.
    """
    order_id = order_id or _place(**wanted)
    order = campaigns.order_of(order_id)
    with qr_file.private_file(path) if path else nullcontext() as file:
        _show("Booklets", issuing.issue(CONSOLE, order_id), order.booklet_count)
        if file:
            _show("QR texts", qr_file.write(order, file), order.booklet_count)
    issued = issuing.view_issued(order)
    state = "" if order.funded_at else "; worth nothing until the order is funded"
    click.echo(f"order {order_id}: booklets {issued.first} to {issued.last}, {issued.vouchers} vouchers{state}")


def _place(*, size: int, campaign_id: int | None, count: int | None) -> int:
    if campaign_id is None or count is None:
        raise click.UsageError("Give --order, or --campaign and --count.")
    return campaigns.place_order(CONSOLE, campaign_id=campaign_id, booklet_size=size, booklet_count=count).id


def _show(label: str, counts: Iterable[int], length: int) -> None:
    with click.progressbar(length=length, label=label, file=sys.stderr) as bar:
        for count in counts:
            bar.update(count - bar.pos)


@booklets.command("qr-file")
@order_option
@click.argument("path", metavar="FILE", type=FILE, callback=_with_folder)
def write_qr_file(order_id: int, path: Path) -> None:
    """Write the QR texts of an order's booklets to FILE again, as CSV."""
    order = campaigns.order_of(order_id)
    with qr_file.private_file(path) as file:
        _show("QR texts", qr_file.write(order, file), order.booklet_count)


@booklets.command()
@campaign_option
@click.option("--prescriber", "prescriber_id", required=True, type=click.IntRange(min=1), help="Organisation's number.")
@count_option
def assign(campaign_id: int, prescriber_id: int, count: int) -> None:
    """Give a prescriber the funded booklets in stock with the lowest numbers."""
    numbers = stock.assign(campaign_id=campaign_id, prescriber_id=prescriber_id, count=count)
    click.echo(f"{len(numbers)} booklets, {numbers[0]} to {numbers[-1]}")


@booklets.command()
@click.argument("numbers", nargs=-1, required=True)
@click.option("--postcode")
@click.option("--public", "target_public", help="Code of the target public.")
@click.option("--criteria-checked", is_flag=True)
def hand_over(
    numbers: tuple[str, ...], postcode: str | None, target_public: str | None, criteria_checked: bool
) -> None:
    """Record that beneficiaries have the booklets with these NUMBERS, such as 1-42."""
    recorded = HandOver(postcode=postcode, target_public=target_public, criteria_checked=criteria_checked)
    for number in numbers:
        record_hand_over(CONSOLE, number, recorded)
        click.echo(f"booklet {number}: handed over")


@booklets.command()
@click.argument("numbers", nargs=-1, required=True)
def link(numbers: tuple[str, ...]) -> None:
    """Show the address of the beneficiary's page of the booklets with these NUMBERS, such as 1-42."""
    for number in numbers:
        click.echo(covers.cover(CONSOLE, number).address)
