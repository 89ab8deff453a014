"""A server for one test alone, so that a month it closes is not closed for other tests."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page

from server import clock

from .desk import Desk
from .office import Office
from .paper import Account
from .patience import be_patient
from .server import Server
from .watch import Watch


class Alone:
    """The server, its operator's office, and desks opened on it."""

    def __init__(self, server: Server, browser: Browser, options: dict[str, Any]) -> None:
        self.server = server
        self.office = Office(server)
        self.watch = Watch(server.url)
        self._browser = browser
        self._options = {**options, "base_url": server.url, "service_workers": "block"}  # nobody here goes offline
        self._contexts: list[BrowserContext] = []

    def desk(self, path: str, account: Account, **options: Any) -> Desk:
        """Open someone's desk."""
        return Desk(self.page(**options)).open(path, account)

    def page(self, **options: Any) -> Page:
        """A page of somebody who is not signed in."""
        context = self._browser.new_context(**{**self._options, **options})
        be_patient(context)
        self._contexts.append(context)
        self.watch.over(context)
        if self.server.days_later:
            context.clock.install(time=clock.now() + timedelta(days=self.server.days_later))
        return context.new_page()

    def end(self) -> list[str]:
        """Close everything; returns the offences that the watch saw."""
        offences = self.watch.all_offences()
        for context in self._contexts:
            context.close()
        self.office.close()
        self.server.kill()
        return offences
