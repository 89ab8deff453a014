"""Finds or installs Chromium for the browser tests: Debian's package when root, else Playwright's build."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from . import debian

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PACKAGES = ("chromium", "fonts-dejavu-core")
PLAYWRIGHTS_OWN = """
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
"""


def find() -> Path | None:
    """The browser named by CHROMIUM, else the system's, else the one Playwright installed, else None."""
    named = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if named:
        return Path(named)
    # In a process of its own: a test run may have Playwright started already.
    asked = subprocess.run([sys.executable, "-c", PLAYWRIGHTS_OWN], check=True, capture_output=True, text=True)
    own = Path(asked.stdout.strip())
    return own if own.exists() else None


def install() -> None:
    """Install a browser as this user may."""
    if debian.can_install():
        debian.install(PACKAGES)
    else:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True, stdout=sys.stderr)


def find_or_install() -> Path:
    """The path of the browser, installed first if need be; exits with a message when that fails."""
    found = find()
    if found is None:
        print("Installing Chromium for the browser tests…", file=sys.stderr)
        install()
        found = find()
    if found is None:
        sys.exit("Chromium could not be installed: install it, or set CHROMIUM to its program.")
    return found


if __name__ == "__main__":
    print(find_or_install())
