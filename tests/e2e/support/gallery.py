"""Checks a screen: with axe in light and dark mode, for overflow on the narrowest phone, for ids and tokens in sight;
of a desk its shape too (`shape.py`): two main buttons, what is stretched, cut or overlaps, with large letters and wide.

With PICTURES=<folder> in the environment, each screen is saved there at 360 x 740, in light and in dark.
"""

from __future__ import annotations

import os
import re
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from .server import ROOT
from .shape import find_faults

AXE = ROOT / "pwa" / "node_modules" / "axe-core" / "axe.min.js"
SCHEMES = ("light", "dark")
NARROWEST = 320
FOR_MACHINES = re.compile(
    r"\b[0-9a-f]{8}-[0-9a-f]{4}\b"  # a UUID, or its beginning
    r"|\beyJ[\w-]{8,}"  # signed claims
    r"|\b[0-9a-f]{16,}\b"  # a digest
    r"|(?<![\w.@-])(?=[\w.-]*\d)(?=[\w.-]*[A-Z])(?=[\w.-]*[a-z])[\w.-]{20,}(?![\w@.-])"  # a random token
)
"""What no one reads: on a screen it stands behind "Preuve technique" or in an address."""
TO_COPY = re.compile(r"https?://\S+|\bVIR-\d{8}-[0-9a-f]{8}\b")
"""What is there to be copied: a link, the name of a file that the bank shows too."""
WIDE = f"""[...document.querySelectorAll('body *')]
    .filter((one) => one.getBoundingClientRect().right > {NARROWEST})
    .map((one) => `${{one.tagName}}.${{one.getAttribute('class')}}: ${{one.textContent.trim().slice(0, 40)}}`)
    .slice(-3).join(' | ')"""
"""The innermost elements that stick out."""
EVERYTHING: dict[str, Any] = {}
COLOURS = {"runOnly": ["color-contrast", "link-in-text-block"]}


class Gallery:
    """Collects the faults of the screens it is shown."""

    def __init__(self) -> None:
        self.faults: list[str] = []

    def look(self, page: Page, name: str) -> None:
        """Check a screen in its present state."""
        expect(page.get_by_role("heading", level=1).filter(visible=True).first).to_be_visible()
        size = page.viewport_size
        assert size is not None
        self.faults += [f"{name}: {one} is for machines" for one in find_machine_text(page.inner_text("body"))]
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            keep(page, f"{name}-{scheme}")
            self._audit(page, f"{name}, {scheme}", EVERYTHING if scheme == "light" else COLOURS)
        page.set_viewport_size({"width": NARROWEST, "height": size["height"]})
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > NARROWEST:
            self.faults.append(f"{name}: {width} pixels wide on a screen of {NARROWEST}: {page.evaluate(WIDE)}")
        page.set_viewport_size(size)
        self.faults += [f"{name}: {fault}" for fault in find_faults(page)]

    def _audit(self, page: Page, name: str, options: dict[str, Any]) -> None:
        if not page.evaluate("'axe' in window"):
            page.evaluate(_axe())
        found = page.evaluate("(options) => axe.run(document, {...options, resultTypes: ['violations']})", options)
        for violation in found["violations"]:
            for node in violation["nodes"]:
                self.faults.append(f"{name}: {violation['id']}: {node['target']} {_why(node)}")


def find_machine_text(text: str) -> list[str]:
    """The UUIDs, signed texts, digests and tokens in a text that people see."""
    return FOR_MACHINES.findall(TO_COPY.sub("", text))


def _why(node: dict[str, str]) -> str:
    return " ".join(node["failureSummary"].split())


@cache
def _axe() -> str:
    return AXE.read_text()


def keep(page: Page, name: str) -> None:
    """Save a screen, where pictures are wanted."""
    if folder := os.environ.get("PICTURES"):
        page.screenshot(path=Path(folder) / f"{name}.png")
