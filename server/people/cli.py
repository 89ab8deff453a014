"""`flask people first`."""

from __future__ import annotations

import click
from flask.cli import with_appcontext

from ..commands import CONSOLE, Lone
from . import first as first_service


@click.command(cls=Lone)
@with_appcontext
@click.option("--email", prompt="Your address", help="The address they sign in with; asked for if it is not given.")
@click.option("--name", default="", help="First and last name; asked behind the link if it is not given.")
def first(email: str, name: str) -> None:
    """Print the link that makes somebody the operator's first person. It works once, for a day."""
    link = first_service.first_link(CONSOLE, email, name)
    hours = int(first_service.LASTS.total_seconds() // 3600)
    click.echo(
        f"Open this link within {hours} hours; it works once, and a link printed before no longer does:", err=True
    )
    click.echo(link)
