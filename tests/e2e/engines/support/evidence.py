"""What is recorded of a browser for the report of a failed test, since CI keeps nothing but its log."""

from __future__ import annotations

from pathlib import Path

from selenium.common.exceptions import WebDriverException
from urllib3.exceptions import HTTPError

from . import page
from .engine import Driver, log_of

STATE = page.script("state")
LAST_LINES = 40
CHATTER = "console.info:"  # of Firefox's own add-ons


class Evidence:
    """One browser: its log from the start, its page once it runs."""

    def __init__(self, folder: Path) -> None:
        self._log = log_of(folder)
        self.driver: Driver | None = None

    def sections(self) -> list[tuple[str, str]]:
        """Titles and texts for the report."""
        return [("the page", self._page()), ("the browser's last words", self._last_words())]

    def _page(self) -> str:
        if self.driver is None:
            return "the browser did not start"
        try:
            return str(self.driver.run(STATE))
        except (AssertionError, OSError, WebDriverException, HTTPError) as error:
            return f"cannot be read: {error}"

    def _last_words(self) -> str:
        if not self._log.exists():
            return "none"
        lines = self._log.read_text(errors="replace").splitlines()
        return "\n".join([line for line in lines if not line.startswith(CHATTER)][-LAST_LINES:])
