"""Profiles that are lent from test to test carry the app, and nothing of anybody."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page

from .support.pool import ProfilePool
from .support.server import Server

LEAVE = """async () => {
  localStorage.setItem('left', '1');
  sessionStorage.setItem('left', '1');
  document.cookie = 'left=1';
  const opening = indexedDB.open('left');
  await new Promise((done) => { opening.onsuccess = done; });
}"""
LEFT = """async () => [
  localStorage.getItem('left'),
  sessionStorage.getItem('left'),
  document.cookie,
  (await indexedDB.databases()).filter(({ name }) => name === 'left').length,
]"""


@pytest.fixture
def lent(pool: ProfilePool, server: Server) -> Iterator[BrowserContext]:
    """A profile, as the next test is lent it after somebody left things in it without network."""
    first = pool.lend()
    opened(first).evaluate(LEAVE)
    first.set_offline(True)
    pool.take_back(first)
    again = pool.lend()
    assert again is first
    yield again
    pool.take_back(again)


def opened(context: BrowserContext) -> Page:
    [page] = context.pages
    page.goto("/")
    return page


def test_what_somebody_left_in_a_profile_is_gone(lent: BrowserContext) -> None:
    page = opened(lent)
    assert page.evaluate("navigator.onLine")
    assert page.evaluate(LEFT) == [None, None, "", 0]


def test_the_app_in_a_profile_opens_without_network(lent: BrowserContext) -> None:
    lent.set_offline(True)
    assert opened(lent).evaluate("navigator.serviceWorker.controller.state") == "activated"


def test_a_profile_of_before_an_update_is_not_lent_again(pool: ProfilePool, lent: BrowserContext) -> None:
    pool.forget()
    another = pool.lend()
    assert another is not lent
    pool.take_back(another)
