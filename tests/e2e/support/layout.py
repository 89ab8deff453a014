"""The scanner at every size: its tools must stay visible, and its words unbroken."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Page

BAR = (r"Service du jour", r"^Saisir le code$", r"^(Tester|Arrêter le test)$")
"""What never leaves the screen."""

ENLARGE = """async (percent) => {
  document.documentElement.style.fontSize = `${percent}%`;
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
}"""
"""Sets the size of letters; back when the page is drawn so."""

HIT = """(element) => {
  const box = element.getBoundingClientRect();
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
  const inside = box.left >= 0 && box.top >= 0 && box.right <= innerWidth + 0.5 && box.bottom <= innerHeight + 0.5;
  const on = document.elementFromPoint(x, y);
  return inside && on !== null && element.contains(on);
}"""
"""Whether an element lies whole on the screen with nothing over it."""

OF_THE_BAR = f"""(buttons) => {{
  document.querySelector('.scanner__page').scrollTo(0, 0);
  return buttons.map((button) => [button.innerText, ({HIT})(button)]);
}}"""
"""The names of some buttons, and which of them lie so when the page is at its top."""

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

ALL_BROKEN = f"(parts) => parts.filter((part) => part.checkVisibility({{visibilityProperty: true}})).flatMap({BROKEN})"
"""The same, of all those that are visible."""

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
    page.evaluate(ENLARGE, size.text_percent)


def _hidden(page: Page) -> list[str]:
    bar = page.get_by_role("button", name=re.compile("|".join(BAR))).evaluate_all(OF_THE_BAR)
    missing = [] if len(bar) == len(BAR) else [f"{len(bar)} buttons instead of {len(BAR)}"]
    return missing + [f"{name} is not whole on the screen" for name, hit in bar if not hit]


def _broken(page: Page) -> list[str]:
    words = page.locator(".verdict__word, .verdict__amount, .workshop__total, .tools").evaluate_all(ALL_BROKEN)
    return [f"{word} is broken" for word in words]


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
