"""Browser profiles that keep the app's files from test to test, as a phone does, and nothing else."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import BrowserContext, CDPSession

from .patience import wait_for_worker

LEFT_BEHIND = "cookies,file_systems,indexeddb,local_storage,websql"


class ProfilePool:
    """Lends profiles in which the service worker holds the whole app: to fetch it anew costs more than most tests.

    What a test leaves behind is wiped, but for clocks, scripts and routes of the whole profile: who needs those
    takes a profile of their own.
    """

    def __init__(self, make: Callable[[], BrowserContext], origin: str) -> None:
        self._make = make
        self._origin = origin
        self._idle: list[BrowserContext] = []
        self._lent: list[BrowserContext] = []

    def lend(self) -> BrowserContext:
        """A profile that nobody is signed in to; its one page is empty."""
        context = self._idle.pop() if self._idle else self._with_app()
        self._lent.append(context)
        cdp = context.new_cdp_session(context.new_page())
        self._wipe(cdp)
        cdp.detach()
        return context

    def take_back(self, context: BrowserContext) -> None:
        """The test is over."""
        for page in context.pages:
            page.close()
        context.set_offline(False)
        if context in self._lent:
            self._lent.remove(context)
            self._idle.append(context)
        else:
            context.close()

    def forget(self) -> None:
        """Keep no profile of before: the app in them may be another version."""
        for context in self._idle:
            context.close()
        self._idle.clear()
        self._lent.clear()

    def _with_app(self) -> BrowserContext:
        context = self._make()
        page = context.new_page()
        page.goto("/connexion")
        wait_for_worker(page)
        page.close()
        return context

    def _wipe(self, cdp: CDPSession) -> None:
        """Only the service worker and its files stay: it knows nothing else (`pwa/src/sw/sw.ts`)."""
        cdp.send("Network.clearBrowserCache")
        cdp.send("Storage.clearDataForOrigin", {"origin": self._origin, "storageTypes": LEFT_BEHIND})
