"""What both drivers can do, as one browser: open, look, press, type, run script."""

from __future__ import annotations

from typing import Any, Protocol

from ..patience import eventually
from . import page

PATIENCE_SECONDS = 60
FIND = page.script("find")
CHOOSE = page.script("choose")
TEXT = page.script("text")
VERDICT = "return document.querySelector('[role=alert]:not(.trouble)')?.innerText ?? ''"


class Driver(Protocol):
    """One running browser, as its driver offers it."""

    name: str

    def go(self, url: str) -> None: ...
    def reload(self) -> None: ...
    def run(self, script: str, *arguments: Any) -> Any:
        """The value of a script's `return`, or of the promise that it returns."""

    def click(self, element: Any) -> None: ...
    def type(self, element: Any, text: str) -> None: ...
    def restart(self) -> None:
        """Kill the browser without a last word and start it on the same profile."""

    def quit(self) -> None: ...


class Tab:
    """The one tab of an engine, as a person uses it."""

    def __init__(self, driver: Driver, origin: str) -> None:
        self.driver = driver
        self.origin = origin

    def open(self, path: str) -> Tab:
        """Open a page of the server."""
        self.driver.go(path if path.startswith("http") else self.origin + path)
        return self

    def press(self, words: str) -> None:
        """Press a button or a link when it is there."""
        self.driver.click(self._found("button, a, summary", words))

    def fill(self, words: str, text: str) -> None:
        """Type into a field."""
        self.driver.type(self._found("input, textarea", words), text)

    def choose(self, words: str, option: str) -> None:
        """Take an option of a list."""
        self.driver.run(CHOOSE, self._found("select", words), option)

    def sees(self, *words: str) -> None:
        """Wait until all these words are on the page."""
        eventually(self.text, lambda text: all(each in text for each in words), seconds=PATIENCE_SECONDS)

    def text(self) -> str:
        """What is on the page, with single spaces."""
        return str(self.driver.run(TEXT))

    def verdict(self) -> str:
        """What the card over the camera says; empty without one."""
        return str(self.driver.run(VERDICT)).replace("\xa0", " ")

    def tells(self, word: str) -> None:
        """Wait until the card over the camera says a word."""
        eventually(self.verdict, lambda said: word in said, seconds=PATIENCE_SECONDS)

    def _found(self, selector: str, words: str) -> Any:
        return eventually(
            lambda: self.driver.run(FIND, selector, words),
            lambda element: element is not None,
            seconds=PATIENCE_SECONDS,
        )
