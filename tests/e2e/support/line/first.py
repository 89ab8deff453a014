"""What comes before the first screen, and the first step on one: the command's link, the signing key."""

from __future__ import annotations

import os
import subprocess

from playwright.sync_api import expect

from ..desk import Desk
from ..gallery import keep
from ..server import PROGRAMS, ROOT, Server


def invite_first_operator(server: Server, email: str, name: str) -> str:
    """What the one command prints: the link that makes somebody the operator."""
    done = subprocess.run(  # noqa: S603  # our own
        [str(PROGRAMS / "flask"), "people", "first", "--email", email, "--name", name],
        cwd=ROOT,
        env={**os.environ, **server.environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def make_signing_key(desk: Desk) -> None:
    """The first signing key, from the task of the first steps."""
    desk.line("Finir la mise en service").click()
    desk.page.get_by_role("button", name="Clé de signature").click()
    desk.press("Créer la clé")
    desk.dialog.get_by_role("button", name="Créer la clé").click()
    expect(desk.page.get_by_role("listitem").filter(has_text="Clé 1 · signe maintenant")).to_be_visible()
    keep(desk.page, "line-key")
