"""`flask people second-factor-reset`."""

from __future__ import annotations

import click
from flask.cli import with_appcontext

from ..commands import CONSOLE, Lone
from . import resetting


@click.command("second-factor-reset", cls=Lone)
@with_appcontext
@click.option("--email", required=True, help="The address they sign in with.")
@click.option("--reason", default="Fait sur le serveur", help="Why: the person and the audit trail read it.")
def reset_second_factor(email: str, reason: str) -> None:
    """Remove all second factors of a person and end their sessions: they set one up again at the next sign-in."""
    resetting.reset(CONSOLE, resetting.find_person(email), reason)
    click.echo(f"{email}: second factor removed, sessions ended")
