"""A person who uses the keyboard only: Tab, Enter, arrows, Escape; the focus must be visible."""

from __future__ import annotations

from typing import Literal

from playwright.sync_api import Page

FARTHEST = 60
PAUSE_MS = 500  # a hand looks before it goes on
SEEN = """(place) => {
  for (let box = place; box && box !== document.body; box = box.parentElement) {
    const { outlineStyle, outlineWidth } = getComputedStyle(box);
    if (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) return true;
  }
  return false;
}"""
Role = Literal["button", "textbox", "radio", "checkbox", "combobox", "link"]


class Keyboard:
    """The keyboard of a page."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def go_to(self, role: Role, name: str) -> Keyboard:
        """Wait for an element, then press Tab until it has the focus, which must be visible."""
        wanted = self._page.get_by_role(role, name=name).filter(visible=True)
        wanted.first.wait_for()
        for _ in range(FARTHEST):
            if any(each.evaluate("(place) => place === document.activeElement") for each in wanted.all()):
                focus = self._page.locator(":focus")
                assert focus.evaluate(SEEN), f"nobody sees the focus on {name}"
                return self
            self.key("Tab")
        raise AssertionError(f"Tab does not reach the {role} {name}")

    def press(self, name: str) -> None:
        """Press a button."""
        self.go_to("button", name).key("Enter")

    def write(self, text: str) -> Keyboard:
        """Type into the focused field, slowly enough not to be taken for a hand scanner."""
        self._page.keyboard.type(text, delay=1)
        return self.look()

    def look(self) -> Keyboard:
        """Pause: a key within a quarter of a second after Enter would count as a hand scanner's."""
        self._page.wait_for_timeout(PAUSE_MS)
        return self

    def key(self, key: str) -> None:
        """Press one key."""
        self._page.keyboard.press(key)
