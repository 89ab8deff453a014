"""The interface that both drivers offer: open, find, press, type, run scripts."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Protocol

from tests.e2e.support.patience import eventually

from . import page

FIND = page.script("find")
CHOOSE = page.script("choose")
TEXT = page.script("text")
VERDICT = "return document.querySelector('[role=alert]:not(.trouble)')?.innerText ?? ''"


class Driver(Protocol):
    """One running browser, as its driver offers it."""

    name: str

    def start(self) -> None:
        """Start the browser, on the profile it had before if there was one."""

    def quit(self) -> None:
        """Kill the browser at once; does nothing when it does not run."""

    def go(self, url: str) -> None: ...
    def reload(self) -> None: ...
    def run(self, script: str, *arguments: Any) -> Any:
        """The value of a script's `return`, or of the promise that it returns."""

    def click(self, element: Any) -> bool:
        """False when the element cannot be clicked now: removed since it was found, hidden or covered."""

    def type(self, element: Any, text: str) -> None: ...


def log_of(folder: Path) -> Path:
    """The log of the browser in this folder, with the page's console."""
    return folder / "browser.log"


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
        """Press a button or a link when it is there and can be pressed."""
        eventually(lambda: self.driver.click(self._found("button, a, summary", words)))

    def fill(self, words: str, text: str) -> None:
        """Type into a field."""
        self.driver.type(self._found("input, textarea", words), text)

    def choose(self, words: str, option: str) -> None:
        """Choose an option of a select."""
        self.driver.run(CHOOSE, self._found("select", words), option)

    def sees(self, *words: str) -> None:
        """Wait until all these words are on the page."""
        eventually(self.text, lambda text: all(each in text for each in words))

    def text(self) -> str:
        """What is on the page, with single spaces."""
        return str(self.driver.run(TEXT))

    def verdict(self) -> str:
        """The text of the verdict card; empty without one."""
        return str(self.driver.run(VERDICT)).replace("\xa0", " ")

    def tells(self, *words: str) -> None:
        """Wait until the verdict card has all these words."""
        eventually(self.verdict, lambda said: all(each in said for each in words))

    def _found(self, selector: str, words: str) -> Any:
        return eventually(lambda: self.driver.run(FIND, selector, words), lambda element: element is not None)
