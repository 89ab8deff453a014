"""The choice of language stands on every page of the app, before and after signing in, and changes it at once."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from .support.desk import Desk, who
from .support.gallery import Gallery
from .support.office import Office
from .support.paper import Carnet, Place
from .support.phone import Phone

DOORS = ("/connexion", "/mot-de-passe", "/invitation#coupe", "/adresse#coupe", "/telephone#coupe", "/candidature")
WHO_SITS_HERE = re.compile(r"/api/(session|first-screens/\w+)$")
"""A desk asks the second; what that does not tell, the first."""


def choose_both(page: Page) -> None:
    """Choose English, then French again: everything else stays where it was."""
    for language, lang, label in (("English", "en", "Langue"), ("Français", "fr", "Language")):
        choice = page.get_by_role("combobox", name=label, exact=True)
        expect(choice).to_be_visible()
        choice.select_option(label=language)
        expect(page.locator("html")).to_have_attribute("lang", lang)
    expect(page.get_by_role("combobox", name="Langue", exact=True)).to_be_visible()


@pytest.mark.parametrize("path", DOORS)
def test_a_door_offers_the_languages(new_phone: Callable[[], Phone], path: str) -> None:
    page = new_phone().page
    page.goto(path)
    choose_both(page)


def test_every_desk_offers_the_languages(new_desk: Callable[..., Desk], office: Office, place: Place) -> None:
    for path, account in (
        ("/operateur", office.operator_account),
        ("/gestion", place.manager),
        ("/gestion#messages", place.manager),
        ("/gestion#compte", place.manager),
        ("/gestion#releves", place.manager),
    ):
        choose_both(new_desk(path, account).page)


def test_a_phone_offers_them_before_and_after_it_is_enrolled(
    new_phone: Callable[[], Phone], place: Place, gallery: Gallery
) -> None:
    phone = new_phone().open()
    choose_both(phone.page)
    phone.sign_in(place.mediator)
    choose_both(phone.page)
    gallery.look(phone.page, "enrol-languages")
    phone.enrol()
    phone.page.get_by_role("button", name="Réglages").click()
    choose_both(phone.page)


def test_the_beneficiary_s_page_offers_eight(new_phone: Callable[[], Phone], carnet: Carnet) -> None:
    page = new_phone().page
    for path in (carnet.address, "/carnet/coupe", "/lieux"):
        page.goto(path)
        expect(page.get_by_label("Langue").locator("option")).to_have_count(8)


def test_a_desk_offers_them_while_it_loads_and_when_it_fails(new_desk: Callable[..., Desk], place: Place) -> None:
    page = new_desk("/gestion", place.manager).page
    page.route(WHO_SITS_HERE, lambda route: route.abort())
    page.reload()
    expect(page.get_by_role("button", name="Réessayer")).to_be_visible()
    choose_both(page)
    page.unroute(WHO_SITS_HERE)
    page.route(WHO_SITS_HERE, lambda _held: None)
    page.reload()
    choose_both(page)
    page.unroute(WHO_SITS_HERE)  # which lets go what it held
    expect(who(page)).to_be_visible()
    choose_both(page)


def test_a_page_that_is_only_an_error_offers_the_other_one(new_phone: Callable[[], Phone]) -> None:
    page = new_phone().page
    page.add_init_script("Object.defineProperty(window, 'indexedDB', {value: undefined})")
    page.goto("/")
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.get_by_role("button", name="Français").click()
    expect(page.locator("html")).to_have_attribute("lang", "fr")
