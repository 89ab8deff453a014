"""Chunks that cannot be loaded: nothing throws, the screen says so, and a retry helps."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from .support.desk import Desk
from .support.office import Office
from .support.paper import Place
from .support.phone import Phone
from .support.server import Server

FAILED = "n’a pas pu être chargée"
TITLES = "rejected__title"  # a class that only the screens' own sheet knows
RULES = "[...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]).map((rule) => rule.cssText).join()"


def uncovered(unused_phone: Callable[..., Phone], place: Place, kind: str) -> Phone:
    """A phone without service worker, as in a private window, whose browser cannot load this kind of chunk."""
    phone = unused_phone(service_workers="block")
    page = phone.page
    page.route(re.compile(rf"/assets/screens-[^/]+\.{kind}$"), lambda route: route.abort())
    phone.open().sign_in(place.mediator)
    with page.expect_event("requestfailed", lambda request: "/assets/screens-" in request.url):
        phone.enrol()  # what is fetched ahead, and nobody asked for, fails in silence
    return phone


@pytest.mark.parametrize("kind", ["css", "js"])
def test_screen_that_cannot_be_fetched_says_so_and_comes_with_its_style_later(
    unused_phone: Callable[..., Phone], place: Place, kind: str
) -> None:
    phone = uncovered(unused_phone, place, kind)
    phone.press("Réglages")
    expect(phone.page.get_by_text(FAILED)).to_be_visible()

    phone.page.unroute_all()
    phone.press("Réessayer")
    reload = phone.page.get_by_role("button", name="Recharger")
    title = phone.page.get_by_role("heading", name="Réglages")
    expect(reload.or_(title)).to_be_visible()
    if reload.is_visible():  # a browser that remembers that a module could not be fetched
        reload.click()
    expect(title).to_be_visible()
    assert TITLES in phone.page.evaluate(RULES)


def test_screen_asked_for_without_server_offers_no_reload(
    unused_phone: Callable[..., Phone], place: Place, server: Server
) -> None:
    phone = uncovered(unused_phone, place, "js")
    server.kill()
    phone.press("Réglages")
    for _ in range(3):
        expect(phone.page.get_by_text(FAILED)).to_be_visible()
        phone.press("Réessayer")
    expect(phone.page.get_by_text(FAILED)).to_be_visible()
    expect(phone.page.get_by_role("button", name="Recharger")).to_have_count(0)
    phone.press("Retour")
    phone.ready()


def test_a_desk_whose_part_fails_once_comes_by_itself(profile: Callable[..., BrowserContext], office: Office) -> None:
    page = profile(service_workers="block").new_page()
    page.route(re.compile(r"/assets/desk-sponsor-[^/]+\.js$"), lambda route: route.abort(), times=1)
    desk = Desk(page)
    with page.expect_event("requestfailed", lambda request: "/assets/desk-sponsor-" in request.url):
        desk.open("/commanditaire", office.sponsor("Aude connectée"))
    expect(page.get_by_text("Aude connectée").first).to_be_visible()
    expect(page.get_by_text(FAILED)).to_have_count(0)


def reloaded(page: Page, part: str, wanted: str) -> None:
    """Reload a page whose part cannot be fetched once; it comes all the same.

    Chromium sometimes settles such an import neither way: then the page asks again after 30 s.
    """
    page.route(re.compile(rf"/assets/{part}-[^/]+\.js$"), lambda route: route.abort(), times=1)
    with page.expect_event("requestfailed", lambda request: f"/assets/{part}-" in request.url):
        page.reload()
    expect(page.get_by_text(wanted).first).to_be_visible()
    expect(page.get_by_text(FAILED)).to_have_count(0)


def test_a_desk_and_its_screen_come_by_themselves_on_a_page_that_was_reloaded(
    profile: Callable[..., BrowserContext], office: Office
) -> None:
    desk = Desk(profile(service_workers="block").new_page())
    desk.open("/commanditaire", office.sponsor("Ariège connectée"))
    expect(desk.page.get_by_text("Ariège connectée").first).to_be_visible()
    reloaded(desk.page, "desk-sponsor", "Ariège connectée")
    operator = Desk(profile(service_workers="block").new_page()).open("/operateur#structures", office.operator_account)
    expect(operator.page.get_by_role("heading", name="Structures")).to_be_visible()
    reloaded(operator.page, "AdmissionScreens", "Nouvelle structure")
