"""Searching for a place: communes suggested, choices of service and day, few taps, no network, no script."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from .support.gallery import Gallery
from .support.keyboard import Keyboard
from .support.office import Office
from .support.paper import Carnet, Place

Profile = Callable[..., BrowserContext]
TAPS = "window.taps = 0; addEventListener('pointerdown', () => window.taps++, true);"
FORMS, JOBS = "administrative_help", "employment"
MILLAU = {"postcode": "12100", "commune": "Millau", "latitude": 44.098, "longitude": 3.078}
HERE = {"latitude": 44.1, "longitude": 3.08}
WEEKDAYS, SATURDAY, JOB_CLUB = "Guichet de Millau", "Atelier du samedi de Creissels", "Club emploi de Millau"


@pytest.fixture(scope="session")
def millau(office: Office) -> list[Place]:
    """Three places around Millau: forms on weekdays, forms on Saturday, jobs on Saturday."""
    return [
        office.place(name=WEEKDAYS, services=[FORMS], opening_hours="Mo-Fr 09:00-17:00", **MILLAU),
        office.place(name=JOB_CLUB, services=[JOBS], opening_hours="Sa 10:00-12:00", **MILLAU),
        office.place(
            name=SATURDAY,
            services=[FORMS, JOBS],
            opening_hours="Tu,Sa 10:00-12:00",
            special_care="Handicaps moteurs",
            languages="arabe",
            booking_link="https://rdv.example.fr/samedi",
            **{**MILLAU, "latitude": 44.08},
        ),
    ]


def chip(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def names(page: Page) -> list[str]:
    return page.locator(".places__list > .place h3").all_inner_texts()


def near_me(profile: Profile) -> Page:
    page = profile(permissions=["geolocation"], geolocation=HERE).new_page()
    page.add_init_script(TAPS)
    page.goto("/lieux")
    return page


def test_the_nearest_place_that_does_forms_on_saturday_is_three_taps_away(
    profile: Profile, millau: list[Place]
) -> None:
    page = near_me(profile)
    chip(page, "Près de moi")
    expect(page.get_by_role("heading", name="Lieux près de vous")).to_be_focused()
    chip(page, "Démarches administratives")
    chip(page, "samedi")
    expect(page.get_by_text("1 lieu trouvé")).to_be_visible()
    assert names(page) == [SATURDAY]
    assert page.evaluate("taps") <= 3
    place = page.locator(".places__list > .place")
    expect(place.get_by_role("link", name="Appeler le")).to_be_visible()
    expect(place.get_by_role("link", name="Y aller")).to_be_visible()
    book = place.get_by_role("link", name=f"Prendre rendez-vous, {SATURDAY}")
    assert book.get_attribute("href") == "https://rdv.example.fr/samedi"


def test_from_a_booklet_it_is_three_taps_away_too(profile: Profile, office: Office, millau: list[Place]) -> None:
    carnet = office.carnet(5, postcode="12100")
    page = profile().new_page()
    page.add_init_script(TAPS)
    page.goto(carnet.address)
    chip(page, "Chercher un autre lieu")
    chip(page, "Démarches administratives")
    chip(page, "samedi")
    expect(page.get_by_text("1 lieu trouvé")).to_be_visible()
    assert names(page) == [SATURDAY]
    assert page.evaluate("taps") <= 3


def test_choices_stay_in_the_address_and_are_undone_by_a_second_tap(profile: Profile, millau: list[Place]) -> None:
    page = profile().new_page()
    page.goto("/lieux?code_postal=12100")
    chip(page, "Recherche d’emploi")
    expect(page.get_by_text("2 lieux trouvés")).to_be_visible()
    page.get_by_text("Accueil et langues").click()
    chip(page, "Handicap moteur")
    expect(page.get_by_text("1 lieu trouvé")).to_be_visible()
    page.reload()
    expect(page.get_by_text("1 lieu trouvé")).to_be_visible()
    expect(page.get_by_role("button", name="Handicap moteur")).to_have_attribute("aria-pressed", "true")
    chip(page, "Surdité")
    expect(page.get_by_text("Aucun lieu trouvé avec ces choix. Enlevez-en un.")).to_be_visible()
    chip(page, "Surdité")
    expect(page.get_by_text("2 lieux trouvés")).to_be_visible()
    chip(page, "Tout effacer")
    expect(page.get_by_text("3 lieux trouvés")).to_be_visible()
    assert page.url.endswith("?code_postal=12100")


def test_far_from_everything_the_nearest_is_told_with_its_distance(profile: Profile, millau: list[Place]) -> None:
    page = profile().new_page()
    page.goto("/lieux?code_postal=48000")
    expect(page.get_by_text("Aucun lieu à moins de 30 km. Le plus proche est à")).to_be_visible()
    assert len(names(page)) == 1


def test_without_network_the_search_goes_on_among_what_was_received(profile: Profile, millau: list[Place]) -> None:
    page = profile().new_page()
    page.goto("/lieux?code_postal=12100")
    expect(page.get_by_text("3 lieux trouvés")).to_be_visible()
    page.context.set_offline(True)
    chip(page, "samedi")
    expect(page.get_by_text("Pas de réseau : la recherche se fait dans les lieux déjà reçus.")).to_be_visible()
    expect(page.get_by_text("2 lieux trouvés")).to_be_visible()
    assert sorted(names(page)) == sorted([JOB_CLUB, SATURDAY])
    page.context.set_offline(False)
    chip(page, "samedi")
    expect(page.get_by_text("Pas de réseau")).to_have_count(0)


def test_a_booklet_kept_on_the_phone_is_searched_without_network(
    profile: Profile, office: Office, millau: list[Place]
) -> None:
    carnet = office.carnet(5, postcode="12100")
    page = profile().new_page()
    page.goto(carnet.address)
    page.evaluate("navigator.serviceWorker.ready.then(() => null)")
    page.context.set_offline(True)
    page.reload()
    chip(page, "Chercher un autre lieu")
    chip(page, "Démarches administratives")
    chip(page, "samedi")
    expect(page.get_by_text("1 lieu trouvé")).to_be_visible()
    assert names(page) == [SATURDAY]


def test_a_commune_is_chosen_from_those_suggested_by_the_keyboard_alone(profile: Profile, millau: list[Place]) -> None:
    page = profile(reduced_motion="reduce").new_page()
    page.goto("/lieux")
    keyboard = Keyboard(page)
    keyboard.go_to("combobox", "Votre code postal").write("mill")
    options = page.get_by_role("listbox", name="Quelle commune ?").get_by_role("option")
    expect(options.first).to_have_text("Millau (12100)")
    field = page.get_by_role("combobox", name="Votre code postal")
    expect(field).to_have_attribute("aria-expanded", "true")
    keyboard.key("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    assert field.get_attribute("aria-activedescendant") == options.first.get_attribute("id")
    keyboard.key("Escape")
    expect(options).to_have_count(0)
    keyboard.write("a")
    expect(options.first).to_have_text("Millau (12100)")
    keyboard.key("ArrowDown")
    keyboard.key("Enter")
    expect(page.get_by_role("heading", name="Lieux près de 12100")).to_be_focused()
    expect(field).to_have_value("12100 Millau")
    keyboard.press("samedi")
    expect(page.get_by_text("2 lieux trouvés")).to_be_visible()


def test_without_the_operators_pictures_there_is_no_map_and_no_button(profile: Profile, millau: list[Place]) -> None:
    page = profile().new_page()
    with page.expect_response("**/api/map"):
        page.goto("/lieux?code_postal=12100")
    expect(page.get_by_text("3 lieux trouvés")).to_be_visible()
    expect(page.get_by_role("button", name="Voir sur la carte")).to_have_count(0)


def test_without_script_a_form_finds_the_same(profile: Profile, millau: list[Place], gallery: Gallery) -> None:
    page = profile(java_script_enabled=False).new_page()
    page.goto("/lieux")
    page.get_by_label("Votre code postal").fill("millau")
    page.get_by_label("Pour quoi faire ?").select_option("Démarches administratives")
    page.get_by_label("Quel jour ?").select_option("samedi")
    page.get_by_role("button", name="Chercher").click()
    expect(page.get_by_role("heading", name=SATURDAY)).to_be_visible()
    expect(page.get_by_role("heading", name=WEEKDAYS)).to_have_count(0)
    page.get_by_text("Langue : Français").click()
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("heading", name="Places near 12100")).to_be_visible()
    expect(page.get_by_role("heading", name=SATURDAY)).to_be_visible()


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_the_list_without_script_has_no_fault(
    profile: Profile, millau: list[Place], gallery: Gallery, language: str
) -> None:
    page = profile().new_page()
    page.goto(f"/lieux/liste?langue={language}&code_postal=12100&jour=sa")
    gallery.look(page, f"places-list-{language}")
    for summary in page.locator("summary").all():
        summary.click()
    gallery.look(page, f"places-list-open-{language}")
    page.goto(f"/lieux/liste?langue={language}&code_postal=Saint-Denis")
    gallery.look(page, f"places-list-communes-{language}")


@pytest.mark.parametrize("language", ["fr", "uk", "ar"])
def test_the_search_has_no_fault(
    profile: Profile, millau: list[Place], carnet: Carnet, gallery: Gallery, language: str
) -> None:
    page = profile().new_page()
    page.goto(f"/lieux?langue={language}&code_postal=12100&jour=sa&accueil=motor")
    expect(page.get_by_role("heading", name=SATURDAY)).to_be_visible()
    gallery.look(page, f"search-found-{language}")
    page.goto(f"/lieux?langue={language}&code_postal=12100&accueil=sight")
    expect(page.locator("#near")).to_be_visible()
    gallery.look(page, f"search-none-{language}")
    page.get_by_role("combobox").last.fill("Saint-De")
    expect(page.get_by_role("option").filter(visible=True).first).to_be_visible()
    gallery.look(page, f"search-suggested-{language}")
    page.goto(f"/lieux?langue={language}&code_postal=48000")
    expect(page.locator("#near ~ [role=status]")).to_contain_text("30")
    gallery.look(page, f"search-far-{language}")
    page.set_viewport_size({"width": 180, "height": 370})  # 360 pixels at 200 %
    assert page.evaluate("document.documentElement.scrollWidth") <= 180
