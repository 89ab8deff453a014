"""The public face in a browser: the front page for whoever is unknown, the scanner for an enrolled phone, no script."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from server.front.pages import TOLD

from .support.alone import Alone
from .support.gallery import Gallery
from .support.office import Office
from .support.paper import Place
from .support.phone import Phone

FRONT = "Le pass numérique"
LARGE_TEXT = "html { font: 200% / 1.5 var(--font) !important }"
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture
def campaign(alone: Alone) -> Alone:
    """A server whose only campaign runs, so that pages have figures."""
    alone.office.scans_of_last_month(alone.office.place(), 1)
    return alone


def test_an_unknown_visitor_reads_the_front_page_on_one_screen(
    profile: Callable[..., BrowserContext], gallery: Gallery
) -> None:
    page = profile().new_page()
    page.goto("/")
    expect(page.get_by_role("heading", name=FRONT)).to_be_visible()
    last = page.get_by_role("navigation", name="Que voulez-vous faire").get_by_role("link", name="Se connecter")
    expect(last).to_be_in_viewport(ratio=1)
    gallery.look(page, "front")
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then((found) => found.length)") == 0


def test_an_enrolled_phone_opens_the_scanner_without_network(phone: Phone) -> None:
    phone.works_offline()
    phone.context.set_offline(True)
    phone.page.goto("/")
    phone.ready()
    expect(phone.page.get_by_role("heading", name=FRONT)).to_have_count(0)


def test_an_enrolled_phone_whose_cache_was_evicted_opens_the_scanner(phone: Phone) -> None:
    origin = phone.page.evaluate("location.origin")
    phone.context.clear_cookies(name="session")
    phone.page.goto("about:blank")
    cdp = phone.context.new_cdp_session(phone.page)
    stored = {"origin": origin, "storageTypes": "service_workers,cache_storage"}
    cdp.send("Storage.clearDataForOrigin", stored)
    phone.page.goto("/")
    phone.ready()


def test_a_mediator_comes_from_the_front_page_to_the_scanner(
    office: Office, place: Place, profile: Callable[..., BrowserContext], gallery: Gallery
) -> None:
    page = profile().new_page()
    page.goto("/accueil")
    page.get_by_role("link", name="Se connecter").last.click()
    expect(page.get_by_role("link", name="Qu’est-ce que le pass numérique")).to_be_visible()
    page.get_by_label("Adresse électronique").fill(place.mediator.email)
    page.get_by_label("Mot de passe", exact=True).fill(place.mediator.password)
    page.get_by_role("button", name="Se connecter", exact=True).click()
    expect(page.get_by_role("button", name="Commencer à scanner")).to_be_visible()
    page.reload()
    expect(page.get_by_role("button", name="Commencer à scanner")).to_be_visible()


@pytest.mark.parametrize("path", [*TOLD, "/accueil", "/solvabilite", "/nulle-part"])
def test_each_public_page_is_read_without_script(campaign: Alone, path: str) -> None:
    page = campaign.page(java_script_enabled=False)
    answer = page.goto(path)
    assert answer is not None
    assert answer.status == (404 if path == "/nulle-part" else 200)
    assert "script-src 'self'" in answer.headers["content-security-policy"]
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Aller au contenu")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()


def test_public_pages_are_clean_narrow_and_large(campaign: Alone, gallery: Gallery) -> None:
    page = campaign.page()
    for path in (*TOLD, "/accueil", "/nulle-part"):
        page.goto(path)
        gallery.look(page, f"front{path.replace('/', '-')}")
        assert overflow_of_large_text(page) <= 0, path


def overflow_of_large_text(page: Page) -> int:
    """How many pixels a page is too wide on a phone whose text is twice as large."""
    page.evaluate("(rule) => document.styleSheets[0].insertRule(rule, 0)", LARGE_TEXT)
    found: int = page.evaluate(OVERFLOW)
    return found
