"""Groups of `flask …` commands: a refusal of a service ends one with its sentence, not with a traceback."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import click
from flask.cli import AppGroup

from .access import OPERATOR, Actor
from .errors import Refusal

CONSOLE = Actor(person_id=0, roles=frozenset({(OPERATOR, None)}))
"""The actor of commands: whoever has a shell on the server has the operator's permissions."""


class Commands(AppGroup):
    """One feature's commands, run with the app's context."""

    def invoke(self, ctx: click.Context) -> Any:
        with _refusals_told():
            return super().invoke(ctx)


class Lone(click.Command):
    """A command that is in no group."""

    def invoke(self, ctx: click.Context) -> Any:
        with _refusals_told():
            return super().invoke(ctx)


@contextmanager
def _refusals_told() -> Iterator[None]:
    try:
        yield
    except Refusal as refusal:
        raise click.ClickException(str(refusal)) from refusal


def report(broken: Iterable[str], whole: str) -> None:
    """Print each problem to stderr and exit with 1; without any, print ``whole``."""
    count = 0
    for count, sentence in enumerate(broken, 1):  # noqa: B007  # the count is used after the loop
        click.echo(sentence, err=True)
    if count:
        raise SystemExit(1)
    click.echo(whole)
