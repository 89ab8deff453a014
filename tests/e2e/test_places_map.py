"""The map of places: where the operator names a host for its pictures, fetched on demand; elsewhere there is none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from .support.browsers import OF_2021
from .support.gallery import Gallery
from .support.keyboard import Keyboard
from .support.office import Office
from .support.patience import be_patient
from .support.server import Server
from .support.tiles import Tiles, tile_server
from .support.watch import Watch

MAP = "Carte des lieux"
DIEPPE = {"postcode": "76200", "latitude": 49.922, "longitude": 1.077}
NAMES = ("Médiathèque de Dieppe", "Bus numérique de Dieppe", "Mairie d’Arques")
Visit = Callable[..., Page]


@pytest.fixture(scope="module")
def tiles() -> Iterator[Tiles]:
    """A server of map tiles."""
    with tile_server() as tiles:
        yield tiles


@pytest.fixture(scope="module")
def with_tiles(tiles: Tiles, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Another deployment, whose operator has configured map tiles, and three places of its."""
    server = Server(tmp_path_factory.mktemp("tiles"))
    pictures = f"{tiles.origin}/carte/{{z}}/{{x}}/{{y}}.png"
    server.environment |= {"MAP_TILES": pictures, "MAP_ATTRIBUTION": "© les <arpenteurs>"}
    server.release()
    server.start()
    office = Office(server)
    office.place(name=NAMES[0], **DIEPPE)
    office.place(name=NAMES[1], **{**DIEPPE, "latitude": 49.93})
    office.place(name=NAMES[2], **{**DIEPPE, "latitude": 49.88, "longitude": 1.12})
    office.close()
    yield server
    server.kill()


@pytest.fixture
def visit(with_tiles: Server, tiles: Tiles, browser: Browser) -> Iterator[Visit]:
    """Opens the page of places there, watched."""
    contexts: list[BrowserContext] = []
    watch = Watch(with_tiles.url, tiles.origin)

    def open_page(script: str | None = None, query: str = "?code_postal=76200", **options: Any) -> Page:
        context = browser.new_context(viewport={"width": 360, "height": 740}, locale="fr-FR", **options)
        be_patient(context)
        watch.over(context)
        contexts.append(context)
        if script:
            context.add_init_script(script)
        page = context.new_page()
        page.goto(f"{with_tiles.url}/lieux{query}")
        return page

    yield open_page
    assert watch.all_offences() == []
    for context in contexts:
        context.close()


def chart(page: Page) -> Any:
    return page.get_by_role("group", name=MAP)


def test_the_map_is_fetched_only_when_asked_for_and_shows_names_on_the_named_hosts_pictures(
    visit: Visit, tiles: Tiles, with_tiles: Server
) -> None:
    page = visit(query="")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.get_by_label("Votre code postal").fill("76200")
    page.get_by_role("button", name="Chercher", exact=True).click()
    button = page.get_by_role("button", name="Voir sur la carte")
    expect(button).to_be_visible()
    assert [path for path in asked if "carte" in path] == []
    button.click()
    expect(chart(page).get_by_text(NAMES[0])).to_be_visible()
    expect(page.locator(".leaflet-tile-loaded").first).to_be_visible()
    expect(page.get_by_text("© les <arpenteurs>")).to_be_visible()
    expect(page.get_by_text("Carte sans fond")).to_have_count(0)
    chart(page).get_by_role("button", name=NAMES[1]).click()
    expect(page.locator(".carte__chosen").get_by_role("heading", name=NAMES[1])).to_be_visible()
    page.get_by_role("button", name="Fermer la carte").click()
    expect(chart(page)).to_have_count(0)
    assert {referer for _, referer in tiles.asked} == {f"{with_tiles.url}/"}


def test_the_map_is_used_by_the_keyboard_alone(visit: Visit) -> None:
    page = visit(reduced_motion="reduce")
    keyboard = Keyboard(page)
    keyboard.press("Voir sur la carte")
    keyboard.go_to("button", "Agrandir").key("Enter")
    keyboard.press(f"3 {NAMES[2]}")
    expect(page.locator(".carte__chosen").get_by_role("heading", name=NAMES[2])).to_be_visible()


def test_a_picture_that_does_not_come_leaves_the_places_and_says_so(visit: Visit, tiles: Tiles) -> None:
    page = visit()
    page.route(f"{tiles.origin}/**", lambda route: route.fulfill(status=404))
    page.get_by_role("button", name="Voir sur la carte").click()
    expect(page.get_by_text("Carte sans fond : seuls les lieux y sont placés.")).to_be_visible()
    expect(chart(page).get_by_text(NAMES[0])).to_be_visible()


def test_who_looks_around_themselves_stands_on_the_map(visit: Visit) -> None:
    position = {"latitude": 49.9226, "longitude": 1.0779}
    page = visit(query="", permissions=["geolocation"], geolocation=position)
    page.get_by_role("button", name="Près de moi").click()
    expect(page.get_by_text("à 100 m")).to_be_visible()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(f"{request.url} {request.post_data}"))
    page.get_by_role("button", name="Voir sur la carte").click()
    expect(page.locator(".carte__here")).to_contain_text("Vous êtes ici")
    page.locator(".carte__place").first.click()
    assert [request for request in asked if "49.92" in request] == []


def test_a_browser_of_2021_opens_the_map(visit: Visit) -> None:
    page = visit(OF_2021)
    page.get_by_role("button", name="Voir sur la carte").click()
    expect(chart(page).get_by_text(NAMES[0])).to_be_visible()


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_the_map_has_no_fault(visit: Visit, gallery: Gallery, language: str) -> None:
    page = visit(query=f"?langue={language}&code_postal=76200")
    page.locator(".places__map button").click()
    expect(page.locator(".leaflet-tile-loaded").first).to_be_visible()
    page.locator(".carte").scroll_into_view_if_needed()
    gallery.look(page, f"places-map-{language}")
    page.locator(".carte__place").nth(1).click()
    page.locator(".carte__chosen").scroll_into_view_if_needed()
    gallery.look(page, f"places-map-chosen-{language}")
