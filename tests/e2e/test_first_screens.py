"""A desk's first screen comes in one round trip of data, begun by its HTML, and in few files; nobody sees another's."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, Request, expect

from server.web import STATIC

from .support.desk import Desk, sign_out, who
from .support.office import Office
from .support.paper import Account, Place

NewDesk = Callable[..., Desk]
Profile = Callable[..., BrowserContext]
ONCE = "performance.getEntriesByType('resource').map((one) => [one.name, one.initiatorType])"
PAGES = ("gestion", "operateur", "commanditaire", "prescripteur", "territoire", "auditeur")
MOST_SCRIPTS = 12


def settled(page: Page) -> None:
    """Wait until a section shows all that it has, and nothing is asked any more."""
    expect(page.locator(".together__parts")).to_be_visible()
    expect(page.locator(".together__wait")).to_have_count(0)
    page.wait_for_load_state("networkidle")


def sitting(office: Office, place: Place, role: str) -> tuple[str, Account]:
    """A desk, and somebody who sits at it."""
    if role == "manager":
        return "/gestion", place.manager
    if role == "operator":
        return "/operateur", office.operator_account
    if role == "sponsor":
        return "/commanditaire", office.sponsor("Vite connecté")
    return "/prescripteur", office.prescriber(booklets=2)


def opened(profile: Profile, path: str, account: Account) -> tuple[Page, list[Request]]:
    """A desk opened again by somebody signed in, without service worker; and what its page asked for, in order."""
    page = profile(service_workers="block").new_page()
    Desk(page).open(path, account)
    page.goto("about:blank")
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request))  # noqa: PLW0108  # Playwright marks what it is given
    page.goto(path)
    settled(page)
    return page, asked


@pytest.mark.parametrize("role", ["manager", "operator", "sponsor", "prescriber"])
def test_a_first_screen_takes_one_round_trip_begun_by_its_html(
    profile: Profile, office: Office, place: Place, role: str
) -> None:
    page, asked = opened(profile, *sitting(office, place, role))
    data = [urlsplit(one.url).path for one in asked if "/api/" in one.url]
    assert data == [f"/api/first-screens/{role}"]
    started = {urlsplit(name).path: by for name, by in page.evaluate(ONCE)}
    assert started[f"/api/first-screens/{role}"] == "link"
    scripts = [path for path in started if path.endswith(".js")]
    html = (STATIC / f"{urlsplit(page.url).path[1:]}.html").read_text()
    assert [path for path in scripts if path not in html] == []
    assert len(scripts) <= MOST_SCRIPTS


def test_the_next_person_at_the_same_browser_sees_their_own(new_desk: NewDesk, place: Place, office: Office) -> None:
    desk = new_desk("/gestion", place.manager)
    settled(desk.page)
    sign_out(desk.page)
    other = office.place(name="Un autre lieu rapide")
    desk.page.get_by_label("Adresse électronique").fill(other.manager.email)
    desk.page.get_by_label("Mot de passe", exact=True).fill(other.manager.password)
    desk.press("Se connecter")
    expect(who(desk.page)).to_be_visible()
    settled(desk.page)
    expect(desk.page.get_by_text("Un autre lieu rapide").first).to_be_visible()
    expect(desk.page.get_by_text(place.name)).to_have_count(0)


def test_a_first_screen_that_cannot_be_told_in_one_comes_part_by_part(
    profile: Profile, office: Office, place: Place
) -> None:
    page = profile(service_workers="block").new_page()
    Desk(page).open("/gestion", place.manager)
    page.route(re.compile("/api/first-screens/"), lambda route: route.fulfill(status=503, body="{}"))
    page.reload()
    settled(page)
    expect(page.get_by_role("region", name="Ce qui vous sera payé")).to_be_visible()


def test_each_desks_page_names_files_that_exist() -> None:
    for page in PAGES:
        named = re.findall(r'"/(assets/[^"]+)"', (STATIC / f"{page}.html").read_text())
        assert any(name.startswith("assets/desk-") for name in named)
        assert [name for name in named if not (STATIC / name).is_file()] == []
