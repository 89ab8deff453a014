"""Waiting for what happens elsewhere: polls until a condition holds."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

from playwright.sync_api import BrowserContext, Page, expect

T = TypeVar("T")
EVERY_SECONDS = 0.05
PATIENCE_SECONDS = 90  # a busy machine makes no test fail
PATIENCE_MS = 1000 * PATIENCE_SECONDS


def be_patient(context: BrowserContext) -> None:
    """Set the timeout of all waits and expectations in a browser profile."""
    context.set_default_timeout(PATIENCE_MS)
    expect.set_options(timeout=PATIENCE_MS)


def wait_for_worker(page: Page) -> None:
    """Wait until the service worker holds the whole app, and answers for this page."""
    page.wait_for_function("() => navigator.serviceWorker.controller?.state === 'activated'")


def eventually(ask: Callable[[], T], holds: Callable[[T], bool] = bool, seconds: float = PATIENCE_SECONDS) -> T:
    """The first answer for which the condition holds; after the timeout, fails the test with the last answer."""
    end = time.monotonic() + seconds
    while not holds(answer := ask()):
        assert time.monotonic() < end, f"still {answer!r} after {seconds} s"
        time.sleep(EVERY_SECONDS)
    return answer
