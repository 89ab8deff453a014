"""The frame of desks: sections with addresses, money first, nothing that jumps, nothing cut off."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from server.web import STATIC

from .support.desk import Desk, go_to, sign_out, who
from .support.layout import ENLARGE, HIT
from .support.office import Office
from .support.paper import Account, Carnet, Place

NewDesk = Callable[..., Desk]
WIDE = {"width": 1280, "height": 800}
MOST_SHIFT = 0.02
MOST_SCRIPT = 60_000
"""Bytes of script, as brotli sends them, of a desk's first screen beside what the scanner has too."""
SHIFTS = """
window.shifts = [];
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) window.shifts.push(one.value);
}).observe({type: 'layout-shift', buffered: true});
"""
CUT = """(words) => words
  .filter((word) => word.scrollWidth > word.parentElement.clientWidth + 1)
  .map((word) => word.innerText)"""
LOADED = "performance.getEntriesByType('resource').map((one) => one.name).filter((name) => name.endsWith('.js'))"


def first_desks(office: Office, place: Place) -> list[tuple[str, Account]]:
    """Each desk, and somebody who sits at it."""
    return [
        ("/gestion", place.manager),
        ("/operateur", office.operator_account),
        ("/commanditaire", office.sponsor("Cadre connecté")),
        ("/prescripteur", office.prescriber(booklets=2)),
    ]


def settled(page: Page) -> None:
    """Wait until a section shows all that it has."""
    expect(page.locator(".together__parts")).to_be_visible()
    expect(page.locator(".together__wait")).to_have_count(0)
    page.wait_for_load_state("networkidle")


def test_a_manager_reads_at_once_what_will_be_paid_when_and_where(
    new_desk: NewDesk, office: Office, place: Place, carnet: Carnet
) -> None:
    for paper in carnet.papers[:2]:
        office.scan(place, paper.text)
    [own] = office.client(place.manager).get("/api/balances")["balances"]
    desk = new_desk("/gestion", place.manager)
    settled(desk.page)
    for text in ("19,20 €", "versé au plus tard le 15", "Sur aucun compte", "En attente de paiement"):
        line = desk.page.get_by_role("region", name="Ce qui vous sera payé").get_by_text(text).first
        assert line.evaluate(HIT), f"{text} is not on the first screen"
    assert own["pay_by"].endswith("-15")
    assert own["pay_by"][:7] > own["period"]


def test_a_section_is_kept_by_its_address_by_back_and_by_a_reload(new_desk: NewDesk, place: Place) -> None:
    desk = new_desk("/gestion", place.manager).go_to("Scans").go_to("Lieu")
    assert desk.page.url.endswith("/gestion#lieu")
    desk.page.reload()
    expect(desk.page.get_by_role("heading", name="Fiche du lieu")).to_be_visible()
    desk.page.go_back()
    expect(desk.page.get_by_role("link", name="Scans")).to_have_attribute("aria-current", "page")
    desk.page.go_back()
    expect(desk.page.get_by_role("link", name="Argent")).to_have_attribute("aria-current", "page")


def test_a_screen_goes_back_to_the_section_it_was_opened_from(new_desk: NewDesk, office: Office) -> None:
    desk = new_desk("/operateur", office.operator_account).go_to("Argent")
    desk.line("Tous les paiements").click()
    expect(desk.page.get_by_role("link", name="Argent")).to_have_attribute("aria-current", "page")
    desk.press("Retour")
    expect(desk.line("Tous les paiements")).to_be_visible()
    assert desk.page.url.endswith("#argent")


def test_an_old_address_opens_its_screen_and_leads_back_to_its_section(new_desk: NewDesk, office: Office) -> None:
    desk = new_desk("/operateur#paiements", office.operator_account)
    expect(desk.page.get_by_role("heading", name="Paiements", exact=True)).to_be_visible()
    expect(desk.page.get_by_role("link", name="Argent")).to_have_attribute("aria-current", "page")
    desk.press("Retour")
    expect(desk.line("Tous les paiements")).to_be_visible()
    desk.page.goto("/operateur?month=2020-03")
    expect(desk.page.get_by_role("heading", name="Mars 2020", exact=False)).to_be_visible()


def test_tabs_are_under_the_thumb_and_a_menu_beside_on_a_wide_screen(new_desk: NewDesk, office: Office) -> None:
    desk = new_desk("/operateur", office.operator_account)
    settled(desk.page)
    bar = desk.page.get_by_role("navigation", name="Rubriques")
    tabs = bar.locator("a:visible, button:visible")
    assert tabs.count() == 5
    for tab in tabs.all():
        box = tab.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 48, tab.inner_text()
        assert tab.evaluate(HIT), tab.inner_text()
    desk.page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    last = desk.page.get_by_label("Langue")
    assert last.evaluate(HIT), "the bar covers the end of the page"
    desk.page.set_viewport_size(WIDE)
    expect(bar.get_by_role("button", name="Plus")).to_be_hidden()
    expect(bar.get_by_role("link")).to_have_count(7)
    go_to(desk.page, "Argent")
    desk.line("Tous les paiements").click()
    crumbs = desk.page.get_by_role("navigation", name="Fil d’Ariane")
    expect(crumbs).to_have_text("Espace de l’opérateurArgentPaiements")
    crumbs.get_by_role("link", name="Argent").click()
    expect(desk.line("Tous les paiements")).to_be_visible()


def test_who_is_signed_in_for_whom_is_said_and_may_leave(new_desk: NewDesk, place: Place) -> None:
    desk = new_desk("/gestion", place.manager)
    expect(who(desk.page)).to_have_accessible_name(f"Connecté : {place.manager.name} · {organisation(desk.page)}")
    who(desk.page).press("Enter")
    expect(desk.page.get_by_role("button", name="Mon compte").first).to_be_visible()
    desk.page.keyboard.press("Escape")
    expect(desk.page.get_by_role("button", name="Se déconnecter")).to_have_count(0)
    expect(who(desk.page)).to_be_focused()
    sign_out(desk.page)
    expect(desk.page.get_by_label("Mot de passe", exact=True)).to_be_visible()


def organisation(page: Page) -> str:
    """The organisation of whoever is signed in, as the server says."""
    me: dict[str, Any] = page.evaluate("fetch('/api/session').then((answer) => answer.json())")
    return str(me["memberships"][0]["organisation"]["name"])


@pytest.mark.parametrize("viewport", [{"width": 360, "height": 740}, WIDE])
def test_nothing_jumps_while_a_desk_loads(
    viewport: dict[str, int], browser: Browser, base_url: str, office: Office, place: Place
) -> None:
    office.scan(place, office.carnet().papers[0].text)
    moved = {}
    for path, account in first_desks(office, place):
        context = browser.new_context(base_url=base_url, viewport=viewport, service_workers="block", locale="fr-FR")
        page = context.new_page()
        Desk(page).open(path, account)
        page.add_init_script(SHIFTS)
        page.goto("about:blank")
        page.goto(path)
        settled(page)
        moved[path] = sum(page.evaluate("window.shifts"))
        context.close()
    assert {path: shift for path, shift in moved.items() if shift > MOST_SHIFT} == {}


def test_at_320_pixels_and_with_letters_twice_as_large_nothing_is_cut(
    new_desk: NewDesk, office: Office, place: Place
) -> None:
    faults = []
    for path, account in first_desks(office, place):
        desk = new_desk(path, account)
        settled(desk.page)
        for width, percent in ((320, 100), (360, 200), (320, 200)):
            desk.page.set_viewport_size({"width": width, "height": 740})
            desk.page.evaluate(ENLARGE, percent)
            over = desk.page.evaluate("document.documentElement.scrollWidth - innerWidth")
            cut = desk.page.locator(".tabs__word:visible").evaluate_all(CUT)
            faults += [f"{path}, {width}, {percent} %: {over} pixels too wide"] * (over > 0)
            faults += [f"{path}, {width}, {percent} %: {word} is cut" for word in cut]
    assert faults == []


def test_a_desk_s_first_screen_needs_little_script_of_its_own(
    browser: Browser, base_url: str, office: Office, place: Place
) -> None:
    shared, weights = scanner_files(), {}
    for path, account in first_desks(office, place):
        context = browser.new_context(base_url=base_url, service_workers="block", locale="fr-FR")
        page = context.new_page()
        Desk(page).open(path, account)
        page.goto("about:blank")
        page.goto(path)
        settled(page)
        names = {str(name).rpartition("/")[2] for name in page.evaluate(LOADED)}
        weights[path] = sum(weight(name) for name in names - shared)
        context.close()
    assert {path: size for path, size in weights.items() if size > MOST_SCRIPT} == {}, json.dumps(weights)


def scanner_files() -> set[str]:
    """The scripts that the scanner's page names, and those that these import."""
    page = (STATIC / "index.html").read_text()
    found = {file.name for file in scripts() if file.name in page}
    texts = {file.name: file.read_text() for file in scripts()}
    waiting = list(found)
    while waiting:
        text = texts[waiting.pop()]
        new = {name for name in texts if f'from"./{name}"' in text or f'import"./{name}"' in text} - found
        found |= new
        waiting += new
    return found


def scripts() -> list[Path]:
    """The built scripts."""
    return list((STATIC / "assets").glob("*.js"))


def weight(name: str) -> int:
    """Bytes of a script as it is sent; the smallest are not compressed."""
    plain = STATIC / "assets" / name
    packed = plain.with_name(f"{name}.br")
    return (packed if packed.exists() else plain).stat().st_size
