"""Detects what no page may do: request another host, violate the content policy, throw."""

from __future__ import annotations

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, Response, WebError

PDF_VIEWER = "chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/"  # Chromium's own
BAD = 400
LOGGED_BY_CHROMIUM = "Failed to load resource"  # a request that failed, which is seen itself
BROWSER_ITSELF = "chrome://resources/"  # what the viewer is made of


class Watch:
    """Watches every page, worker and service worker of a context."""

    def __init__(self, origin: str, pictures: str | None = None) -> None:
        self.offences: list[str] = []
        self.trouble: list[str] = []
        self.contexts: list[BrowserContext] = []
        others = (f"{pictures}/",) if pictures else ()
        self._own = (f"{origin}/", f"blob:{origin}/", "data:", PDF_VIEWER, BROWSER_ITSELF, *others)

    def over(self, context: BrowserContext) -> None:
        """Watch a context from now on."""
        self.contexts.append(context)
        context.on("close", self._let_go)
        context.on("request", self._see_request)
        context.on("requestfailed", self._see_failure)
        context.on("response", self._see_answer)
        context.on("console", self._hear)
        context.on("weberror", self._catch)

    def leave(self, context: BrowserContext) -> None:
        """Hear a context's last moment, then watch it no longer."""
        context.cookies()
        self.contexts.remove(context)
        context.remove_listener("close", self._let_go)
        context.remove_listener("request", self._see_request)
        context.remove_listener("requestfailed", self._see_failure)
        context.remove_listener("response", self._see_answer)
        context.remove_listener("console", self._hear)
        context.remove_listener("weberror", self._catch)

    def all_offences(self) -> list[str]:
        """The offences so far, up to now: pending browser events are delivered first."""
        for context in self.contexts:
            context.cookies()
        return self.offences

    def _let_go(self, context: BrowserContext) -> None:
        self.contexts.remove(context)

    def _see_request(self, request: Request) -> None:
        if not request.url.startswith(self._own):
            self.offences.append(f"asked another host: {request.url}")

    def _see_failure(self, request: Request) -> None:
        self.trouble.append(f"{request.method} {request.url}: {request.failure}")

    def _see_answer(self, response: Response) -> None:
        if response.status >= BAD:
            self.trouble.append(f"{response.request.method} {response.url}: {response.status}")

    def _hear(self, message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            self.offences.append(message.text)
        if message.type == "error" and not message.text.startswith(LOGGED_BY_CHROMIUM):
            self.trouble.append(f"console: {message.text}")

    def _catch(self, error: WebError) -> None:
        self.offences.append(f"uncaught: {error.error.stack or error.error}")
