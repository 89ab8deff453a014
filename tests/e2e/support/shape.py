"""What makes a desk's screen hard to use, asked of the page itself: stretched, cut, overlapping, two main buttons.

docs/decisions/button-rule.md is the rule of buttons.
"""

from __future__ import annotations

from playwright.sync_api import Page

from .layout import ENLARGE

NARROW = {"width": 360, "height": 740}
WIDE = {"width": 1280, "height": 800}
TWICE = 200
OF_A_DESK = "document.querySelector('.desk__main') !== null"
NAMES = """
const seen = (one) => one.checkVisibility({checkVisibilityCSS: true}) && one.getBoundingClientRect().width > 1;
const name = (one) =>
  `${one.tagName.toLowerCase()}.${one.getAttribute('class') ?? ''} "${one.textContent.trim().slice(0, 30)}"`;
"""
BUTTONS = f"""() => {{
  {NAMES}
  const faults = [];
  const groups = new Map();
  for (const one of [...document.querySelectorAll('.desk .button--main')].filter(seen)) {{
    const group = one.closest('dialog, form, li, article, section, main');
    if (groups.has(group)) faults.push(`${{name(one)}} is a second main button beside ${{name(groups.get(group))}}`);
    groups.set(group, one);
  }}
  for (const one of [...document.querySelectorAll('.button-row > :is(.button--main, .button--danger)')].filter(seen))
    if (one.nextElementSibling !== null) faults.push(`${{name(one)}} is not the last of its row`);
  return faults;
}}"""
STRETCHED = f"""() => {{
  {NAMES}
  const faults = [];
  for (const one of [...document.querySelectorAll('.desk__main .button:not(.button--choice)')].filter(seen)) {{
    const words = document.createRange();
    words.selectNodeContents(one);
    const [own, whole] = [words.getBoundingClientRect().width, one.getBoundingClientRect().width];
    if (whole > 448 && own < whole / 2) faults.push(`${{name(one)}} is ${{Math.round(whole)}} pixels wide`);
  }}
  for (const one of document.querySelectorAll('dialog[open]')) {{
    const {{width}} = one.getBoundingClientRect();
    if (width !== 576) faults.push(`${{name(one)}} is ${{width}} pixels wide`);
  }}
  for (const one of [...document.querySelectorAll('.table__amount')].filter(seen))
    if (getComputedStyle(one).textAlign !== 'right') faults.push(`${{name(one)}} is not aligned right`);
  return faults;
}}"""
CUT = f"""() => {{
  {NAMES}
  const faults = [];
  const hides = (one) => {{
    const {{overflowX, textOverflow}} = getComputedStyle(one);
    return overflowX !== 'visible' && textOverflow !== 'ellipsis';
  }};
  const scrolls = 'input, textarea, select, .visually-hidden';
  const over = document.querySelector('dialog[open]');
  const isStuck = (one) => /sticky|fixed/.test(getComputedStyle(one).position);
  const stays = (one) => one !== null && (isStuck(one) || stays(one.parentElement));
  for (const one of [...document.querySelectorAll('.desk *')].filter(seen))
    if (hides(one) && !one.matches(scrolls) && one.scrollWidth > one.clientWidth + 1)
      faults.push(`${{name(one)}} is cut`);
  const boxes = [...document.querySelectorAll('.desk :is(a, button, input, select, textarea, summary)')]
    .filter((one) => seen(one) && !stays(one) && (over?.contains(one) ?? true))
    .map((one) => [one, one.getBoundingClientRect()]);
  boxes.forEach(([one, a], index) => {{
    for (const [other, b] of boxes.slice(index + 1)) {{
      const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (wide > 2 && high > 2 && !one.contains(other)) faults.push(`${{name(one)}} lies on ${{name(other)}}`);
    }}
  }});
  return faults;
}}"""
WIDER = f"""(width) => {{
  {NAMES}
  const over = document.documentElement.scrollWidth - width;
  if (over <= 0) return [];
  const right = (one) => one.getBoundingClientRect().right;
  const out = [...document.querySelectorAll('body *')].filter((one) => seen(one) && right(one) > width + 1);
  const last = out.filter((one) => !out.some((other) => other !== one && one.contains(other)));
  last.sort((one, other) => right(other) - right(one));
  return [`the page is ${{over}} pixels wider than ${{width}}: ${{last.slice(0, 3).map(name).join(', ')}}`];
}}"""


def find_faults(page: Page) -> list[str]:
    """What is wrong with a desk's screen on a narrow phone with letters twice as large, and on a wide screen."""
    if not page.evaluate(OF_A_DESK):
        return []
    size = page.viewport_size
    assert size is not None
    faults = _ask(page, "", BUTTONS)
    page.set_viewport_size({"width": 320, "height": 740})
    faults += _ask(page, " at 320 pixels", CUT)
    page.set_viewport_size(NARROW)
    page.evaluate(ENLARGE, TWICE)
    faults += _ask(page, " with letters of 200 %", CUT) + _wider(page, NARROW["width"])
    page.evaluate(ENLARGE, 100)
    page.set_viewport_size(WIDE)
    faults += _ask(page, " at 1280 pixels", CUT, STRETCHED) + _wider(page, WIDE["width"])
    page.set_viewport_size(size)
    return faults


def _ask(page: Page, where: str, *questions: str) -> list[str]:
    return [f"{fault}{where}" for question in questions for fault in page.evaluate(question)]


def _wider(page: Page, width: int) -> list[str]:
    """On an emulated phone the window grows with its content: only the number that was set says how wide it is."""
    wider: list[str] = page.evaluate(WIDER, width)
    return wider
