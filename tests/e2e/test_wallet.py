"""The beneficiary's page: a QR that any scanner reads, online or offline, in light and dark mode."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from .support.camera import read_code
from .support.office import Office
from .support.paper import Carnet, Place
from .support.patience import wait_for_worker
from .support.server import ROOT, Server

LIGHTEST_BYTES = 30_000
Profile = Callable[..., BrowserContext]


def opened(profile: Profile, carnet: Carnet, **options: Any) -> Page:
    """The page of a booklet, with its QR visible."""
    page = profile(**options).new_page()
    page.goto(carnet.address)
    return shown(page)


def shown(page: Page) -> Page:
    expect(square(page, 1)).to_be_visible()
    return page


def square(page: Page, position: int) -> Any:
    return page.get_by_role("img", name=f"Carré à scanner du pass {position}", exact=True)


def search_elsewhere(page: Page) -> None:
    """Open the search for places, whose code is fetched now."""
    button(page, "Chercher un autre lieu").click()
    expect(page.get_by_role("group", name="Trouver un lieu près de chez vous")).to_be_focused()


def button(page: Page, name: str) -> Any:
    return page.get_by_role("button", name=name, exact=True)


@pytest.mark.parametrize("width", [320, 360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_screen_shows_a_square_that_is_read(profile: Profile, carnet: Carnet, width: int, scheme: str) -> None:
    page = opened(profile, carnet, color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 740})
    assert read_code(page.screenshot()) == carnet.papers[0].text
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_others_are_reached_by_buttons_and_by_the_keyboard(profile: Profile, carnet: Carnet) -> None:
    page = opened(profile, carnet, reduced_motion="reduce")
    button(page, "Suivant").click()
    expect(square(page, 2)).to_be_in_viewport(ratio=1)
    assert read_code(page.screenshot()) == carnet.papers[1].text
    button(page, "Précédent").press("Enter")
    expect(square(page, 1)).to_be_in_viewport(ratio=1)
    expect(button(page, "Précédent")).to_be_disabled()


def test_a_voucher_used_under_its_eyes_is_told_and_the_next_waits_for_a_touch(
    profile: Profile, carnet: Carnet, office: Office, place: Place
) -> None:
    page = opened(profile, carnet)
    expect(page.get_by_text("Il vous reste 10 pass")).to_be_visible()
    office.scan(place, carnet.papers[0].text)
    expect(page.get_by_role("status")).to_contain_text("Le pass 1 vient d’être utilisé. Il vous en reste 9.")
    expect(page.get_by_text("Pass 1 utilisé")).to_be_in_viewport()
    expect(page.get_by_role("group", name="Vos pass").get_by_text(place.name)).to_be_visible()
    button(page, "Montrer le pass suivant").click()
    expect(square(page, 2)).to_be_in_viewport(ratio=1)
    page.reload()
    expect(square(page, 2)).to_be_in_viewport(ratio=1)


def test_seen_once_it_opens_with_the_server_dead(profile: Profile, carnet: Carnet, server: Server) -> None:
    page, text = opened(profile, carnet), carnet.papers[0].text
    page.evaluate("navigator.serviceWorker.ready.then(() => null)")
    server.kill()
    again = page.context.new_page()
    page.close()
    again.goto(carnet.address)
    expect(again.get_by_text("Sans réseau")).to_be_visible()
    assert read_code(shown(again).screenshot()) == text
    server.start()
    again.evaluate("dispatchEvent(new Event('online'))")
    expect(again.get_by_text("Sans réseau")).to_be_hidden()


def test_a_booklet_seen_once_opens_with_the_server_dead_also_where_the_app_came_later(
    profile: Profile, carnet: Carnet, place: Place, server: Server
) -> None:
    page = profile().new_page()
    page.goto(carnet.address)
    expect(page.get_by_text("Il vous reste 10 pass")).to_be_visible()
    page.evaluate("navigator.serviceWorker.ready.then(() => null)")
    page.reload()
    page.goto("/connexion")
    wait_for_worker(page)
    server.kill()
    page.goto(carnet.address)
    expect(page.get_by_text("Il vous reste 10 pass")).to_be_visible()
    expect(page.get_by_role("link", name="Appeler le").first).to_be_visible()


def test_places_are_found_by_postcode_and_can_be_called(profile: Profile, carnet: Carnet, office: Office) -> None:
    office.place(name="Espace de Bazas", postcode="33430", commune="Bazas", latitude=44.43, longitude=-0.21)
    page = opened(profile, carnet)
    search_elsewhere(page)
    page.get_by_label("Votre code postal").fill("3343")
    button(page, "Chercher").click()
    expect(page.get_by_text("Un code postal a cinq chiffres.")).to_be_visible()
    page.get_by_label("Votre code postal").fill("33430")
    button(page, "Chercher").click()
    expect(page.get_by_role("heading", name="Espace de Bazas")).to_be_visible()
    call = page.get_by_role("link", name="Appeler le 05 57 65 75 39, Espace de Bazas")
    assert call.get_attribute("href") == "tel:+33557657539"


def test_the_position_of_the_phone_is_told_to_a_kilometre_in_no_address_and_kept_nowhere(
    profile: Profile, carnet: Carnet, place: Place
) -> None:
    position = {"latitude": 44.8391, "longitude": -0.5813}
    page = opened(profile, carnet, permissions=["geolocation"], geolocation=position)
    search_elsewhere(page)
    asked: list[tuple[str, str]] = []
    page.on("request", lambda request: asked.append((request.url, request.post_data or "")))
    button(page, "Près de moi").click()
    expect(page.get_by_role("heading", name="Lieux près de vous")).to_be_focused()
    expect(page.get_by_text("à 100 m").first).to_be_visible()
    assert not [url for url, _ in asked if "44.8" in url or "lat" in url.lower()]
    sent = [json.loads(body) for _, body in asked if "latitude" in body]
    assert [(each["latitude"], each["longitude"]) for each in sent] == [(44.84, -0.58)]
    assert "44.84" not in page.evaluate("JSON.stringify(sessionStorage) + location")
    assert "44.8391" not in page.evaluate("JSON.stringify(localStorage)")


def test_a_booklet_can_be_erased_from_a_shared_computer(profile: Profile, carnet: Carnet) -> None:
    page = opened(profile, carnet)
    page.get_by_text("Ce téléphone ou cet ordinateur n’est pas à vous ?").click()
    button(page, "Effacer mon carnet d’ici").click()
    expect(page.get_by_role("heading", name="Votre carnet est effacé d’ici")).to_be_visible()
    assert page.evaluate("JSON.stringify(localStorage)").count("carnet") == 0


def test_a_cut_link_says_what_to_do(profile: Profile, carnet: Carnet) -> None:
    page = profile().new_page()
    answer = page.goto(carnet.address[:-2])
    assert answer
    assert answer.status == 404
    expect(page.get_by_role("heading", name="Ce lien n’ouvre aucun carnet")).to_be_visible()


def test_a_phones_own_camera_opens_a_page_that_needs_no_script(
    profile: Profile, carnet: Carnet, office: Office, place: Place
) -> None:
    page = profile(java_script_enabled=False).new_page()
    page.goto(carnet.papers[3].text)
    expect(page.get_by_role("heading", name="Ce pass est valable")).to_be_visible()
    page.get_by_label("Votre code postal").fill("33000")
    button(page, "Chercher").click()
    expect(page.get_by_role("link", name="Appeler le 05 57 65 75 39").first).to_be_visible()
    office.scan(place, carnet.papers[3].text)
    page.reload()
    expect(page.get_by_role("heading", name="Ce pass a déjà servi")).to_be_visible()


def test_the_page_is_light() -> None:
    static = ROOT / "server" / "static"
    page = (static / "carnet.html").read_text()
    loaded = [name for name in _files(static) if name == "carnet.html" or f'"/{name}"' in page]
    assert any(name.endswith(".js") for name in loaded)
    assert sum(_sent(static / name) for name in loaded) < LIGHTEST_BYTES


def _files(folder: Any) -> list[str]:
    return [str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()]


def _sent(path: Any) -> int:
    """The transferred size of a file in bytes: as brotli where there is such a copy."""
    squeezed = path.with_name(f"{path.name}.br")
    return int((squeezed if squeezed.exists() else path).stat().st_size)
