"""A deployment on its first day: no row in its tables, real mail, and the browsers of the people who come."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page

from tests.messages.support.postbox import Postbox

from ..letters import read_link
from ..patience import be_patient
from ..server import Server
from ..watch import Watch


class Scheme:
    """The server, its mail, and a browser of their own for everyone."""

    def __init__(self, server: Server, browser: Browser, options: dict[str, Any]) -> None:
        self.server = server
        self.postbox = Postbox()
        self.watch = Watch(server.url)
        server.environment |= {"SMTP_URL": self.postbox.url, "MAIL_FROM": "pass@example.fr"}
        self._browser = browser
        self._options = {**options, "base_url": server.url}
        self._contexts: list[BrowserContext] = []

    def page(self, *, offline: bool = False) -> Page:
        """A page in a browser that nobody has used; whoever goes offline keeps the app."""
        workers = {} if offline else {"service_workers": "block"}
        context = self._browser.new_context(**self._options, **workers)
        be_patient(context)
        self.watch.over(context)
        self._contexts.append(context)
        return context.new_page()

    def letter(self, door: str, address: str, seen: int = 0) -> str:
        """The link to a door in the newest mail to an address."""
        return read_link(self.postbox, address, seen, door)

    def close(self) -> list[str]:
        """Close everything; returns the offences of its pages."""
        offences = self.watch.all_offences()
        for context in self._contexts:
            context.close()
        self.server.kill()
        self.postbox.close()
        return offences


@contextmanager
def first_day(folder: Path, released: Server, browser: Browser, options: dict[str, Any]) -> Iterator[Scheme]:
    """A scheme whose tables are empty, without demo, for the block."""
    server = Server(folder)
    del server.environment["DEMO"]
    server.release_as(released)
    scheme = Scheme(server, browser, options)
    scheme.postbox.open()
    server.start()
    try:
        yield scheme
    finally:
        offences = scheme.close()
    assert offences == []
