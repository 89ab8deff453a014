"""The watch of all browser tests detects what it is for."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, Page

from .support.patience import eventually
from .support.watch import Watch


@pytest.fixture
def page_of_ours(profile: Callable[..., BrowserContext], watch: Watch) -> Iterator[Page]:
    """A page of ours; what the watch saw on it is discarded."""
    page = profile().new_page()
    page.goto("/connexion")
    yield page
    watch.offences.clear()


@pytest.mark.parametrize(
    ("deed", "seen"),
    [
        ("() => { location.href = 'http://elsewhere.example/' }", "asked another host: http://elsewhere.example/"),
        ("() => { new Image().src = 'http://elsewhere.example/pixel.png' }", "Content Security Policy"),
        ("() => { document.body.innerHTML = '<p style=\"top: 0\">' }", "Content Security Policy"),
        ("() => { setTimeout(() => { throw new Error('a bug') }) }", "uncaught"),
        ("() => { Promise.reject(new Error('a bug')) }", "uncaught"),
    ],
)
def test_offence_is_seen(page_of_ours: Page, watch: Watch, deed: str, seen: str) -> None:
    page_of_ours.evaluate(deed)
    eventually(lambda: [offence for offence in watch.all_offences() if seen in offence])
