"""The scanner at every size: its tools must stay visible, and its words unbroken."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Locator, Page

BAR = (r"Service du jour", r"^Saisir le code$", r"^(Tester|Arrêter le test)$")
"""What never leaves the screen."""

HIT = """(element) => {
  const box = element.getBoundingClientRect();
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
  const inside = box.left >= 0 && box.top >= 0 && box.right <= innerWidth + 0.5 && box.bottom <= innerHeight + 0.5;
  const on = document.elementFromPoint(x, y);
  return inside && on !== null && element.contains(on);
}"""
"""Whether an element lies whole on the screen with nothing over it."""

BROKEN = """(element) => {
  const broken = [];
  const walk = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node !== null; node = walk.nextNode()) {
    for (const {index, 0: word} of node.data.matchAll(/[\\p{L}\\d,]+/gu)) {
      const range = document.createRange();
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      const lines = new Set([...range.getClientRects()].map(({top}) => Math.round(top)));
      if (lines.size > 1) broken.push(word);
    }
  }
  return broken;
}"""
"""The words of an element that two lines share."""

WIDER = """() => {
  const boxes = [document.documentElement, ...document.querySelectorAll('.scanner__page')];
  return Math.max(...boxes.map((box) => box.scrollWidth - box.clientWidth));
}"""


class Size(NamedTuple):
    """A screen in CSS pixels, and the size of the person's letters."""

    width: int
    height: int
    text_percent: int = 100


SIZES = (
    Size(360, 740),
    Size(320, 568),
    Size(412, 915),
    Size(740, 360),
    Size(568, 320),
    Size(1280, 800),
    Size(180, 370),  # 360 x 740 at a zoom of 200 %
    Size(370, 740, 200),
    Size(320, 568, 200),
    Size(740, 360, 200),
)


def faults(page: Page, name: str) -> list[str]:
    """The faults of the scanner in its present state, at every size; pictures are saved in the folder of PICTURES."""
    before = page.viewport_size
    assert before is not None
    found = [f"{name}, {size}: {fault}" for size in SIZES for fault in _faults_at(page, name, size)]
    _resize(page, Size(before["width"], before["height"]))
    return found


def _faults_at(page: Page, name: str, size: Size) -> list[str]:
    _resize(page, size)
    if folder := os.environ.get("PICTURES"):
        page.screenshot(path=Path(folder) / f"{name}-{size.width}x{size.height}-{size.text_percent}.png")
    return [*_hidden(page), *_broken(page), *_unreachable(page), *_wide(page)]


def _resize(page: Page, size: Size) -> None:
    page.set_viewport_size({"width": size.width, "height": size.height})
    page.evaluate("(percent) => { document.documentElement.style.fontSize = `${percent}%` }", size.text_percent)


def _hidden(page: Page) -> list[str]:
    page.locator(".scanner__page").evaluate("(page) => page.scrollTo(0, 0)")
    return [f"{button.inner_text()} is not whole on the screen" for button in _bar(page) if not button.evaluate(HIT)]


def _broken(page: Page) -> list[str]:
    parts = page.locator(".verdict__word, .verdict__amount, .workshop__total, .tools").all()
    return [f"{word} is broken" for part in parts if part.is_visible() for word in part.evaluate(BROKEN)]


def _unreachable(page: Page) -> list[str]:
    buttons = page.locator(".verdict button, .notice button").all()
    missed = []
    for button in buttons:
        button.scroll_into_view_if_needed()
        if not button.evaluate(HIT):
            missed.append(f"{button.inner_text()} cannot be reached")
    return missed


def _wide(page: Page) -> list[str]:
    over = page.evaluate(WIDER)
    return [f"{over} pixels too wide"] if over > 0 else []


def _bar(page: Page) -> list[Locator]:
    return [page.get_by_role("button", name=re.compile(name)) for name in BAR]
