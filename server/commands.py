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
"""Whoever runs commands on the server may what the operator may."""


class Commands(AppGroup):
    """One feature's commands, run with the app's context."""

    def invoke(self, ctx: click.Context) -> Any:
        with _refusals_told():
            return super().invoke(ctx)


class Lone(click.Command):
    """A command of its own."""

    def invoke(self, ctx: click.Context) -> Any:
        with _refusals_told():
            return super().invoke(ctx)


@contextmanager
def _refusals_told() -> Iterator[None]:
    try:
        yield
    except Refusal as refusal:
        raise click.ClickException(refusal.text) from refusal


def report(broken: Iterable[str], whole: str) -> None:
    """Say each thing that does not fit, and end as failed if there is one."""
    count = 0
    for count, sentence in enumerate(broken, 1):  # noqa: B007  # how many there were
        click.echo(sentence, err=True)
    if count:
        raise SystemExit(1)
    click.echo(whole)
