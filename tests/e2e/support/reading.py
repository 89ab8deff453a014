"""Goes through a desk that only reads: opens all that opens, and notes each request that is more than reading."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from playwright.sync_api import Page, Request, Response, expect
from playwright.sync_api import TimeoutError as TooLate

NUMBER_WAYS = """() => {
  const root = document.querySelector("dialog[open]") ?? document.querySelector("main");
  const ways = [...root.querySelectorAll("button:enabled, summary")].filter((way) => way.checkVisibility());
  const again = "li:not(:first-child) button, tr:not(:first-child) td button, li:not(:first-child) summary";
  return ways.filter((way) => !way.matches(again)).map((way, number) => (way.dataset.way = number)).length;
}"""
"""Numbers what can be pressed. Lines of a list open the same screen: the first stands for all."""
LATE_MS = 10_000
WHERE = "(new URLSearchParams(location.search).has('venue') ? location.search : '') + location.hash"


@dataclass
class Reader:
    """Somebody curious on one desk; ``offences`` are requests that change something, or that the role may not send."""

    page: Page
    path: str
    seen: dict[str, str] = field(default_factory=dict)
    offences: list[str] = field(default_factory=list)

    def read_all(self, look: Callable[[str], None]) -> None:
        """Press whatever stands on the desk, and on each screen that this opens; ``look`` at each screen once."""
        self.page.on("request", self._sent)
        self.page.on("response", self._answered)
        waiting = ["", *self._sections()]
        while waiting:
            where = waiting.pop(0)
            if self._kind(where) not in self.seen:
                self.seen[self._kind(where)] = where
                self._open(where)
                look(self._kind(where))
                waiting += self._press_all(where)

    def _sections(self) -> list[str]:
        links = self.page.get_by_role("navigation", name="Rubriques").locator("a")
        expect(links.first).to_be_visible()
        found: list[str] = links.evaluate_all("(links) => links.map((link) => link.hash)")
        return [address for address in found if address]

    def _press_all(self, where: str) -> Iterator[str]:
        away = False
        for way in range(self._number_ways()):
            if away:
                self._open(where)
                self._number_ways()
            if self.page.locator(f"[data-way='{way}']").is_visible():
                self._press(where, way)
                self._leave_dialog(where)
            now = str(self.page.evaluate(WHERE))
            if away := now != where:
                yield now

    def _press(self, where: str, way: int) -> None:
        """Press a way; once more if an answer that came late has put another element in its place."""
        try:
            self.page.locator(f"[data-way='{way}']").click(timeout=LATE_MS)
        except TooLate:
            self._open(where)
            self._number_ways()
            self.page.locator(f"[data-way='{way}']").click()

    def _leave_dialog(self, where: str) -> None:
        """Close what opened over the screen, such as the camera: a dialog with an address of its own is a screen."""
        if self.page.evaluate(WHERE) == where and self.page.get_by_role("dialog").count() > 0:
            self.page.keyboard.press("Escape")

    def _number_ways(self) -> int:
        count: int = self.page.evaluate(NUMBER_WAYS)
        return count

    def _open(self, where: str) -> None:
        if "?" in where + str(self.page.evaluate(WHERE)):
            self.page.goto("about:blank")
            self.page.goto(f"{self.path}{where}")
        else:
            self.page.keyboard.press("Escape")
            self.page.evaluate("(hash) => { location.hash = hash; }", where)
        expect(self.page.get_by_role("heading", level=1)).to_be_visible()
        expect(self.page.locator(".skeleton")).to_have_count(0)

    @staticmethod
    def _kind(where: str) -> str:
        address, _, screen = where.partition("#")
        venue = "?venue=N" if "venue=" in address else ""
        return venue + re.sub(r"[0-9a-f-]{36}|\d+(-\d+)*", "N", f"#{screen}" if screen else "")

    def _sent(self, request: Request) -> None:
        if request.method != "GET":
            self.offences.append(f"{request.method} {request.url}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400:
            self.offences.append(f"{response.status} {response.url}")
