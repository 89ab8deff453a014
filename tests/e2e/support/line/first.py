"""What comes before the first screen: the operator's invitation, and until screens do it, the signing key."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from server import create_app
from server.commands import CONSOLE
from server.config import Config
from server.db import transaction
from server.keys import ring
from server.people.invitations import Guest, invite_in
from tests.support.databases import release

from ..server import Server


def invite_first_operator(server: Server, email: str, name: str) -> str:
    """The first command: the link that makes somebody the operator."""
    with _console(server), transaction() as session:
        invited = invite_in(session, None, Guest(email=email, name=name, role="operator"))
    assert invited.link
    return invited.link


def make_signing_key(server: Server) -> None:
    """The first signing key."""
    with _console(server):
        ring.rotate(CONSOLE)


@contextmanager
def _console(server: Server) -> Iterator[None]:
    """A process beside the server's, which shows links instead of mailing them."""
    app = create_app(replace(Config.from_environment(server.environment), smtp_url=None))
    with app.app_context():
        yield
        release(app)
