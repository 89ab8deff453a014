"""Finding a place: a postcode, a list, and a report that reaches the venue's manager."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, Request, expect

from .support.desk import Desk
from .support.gallery import Gallery
from .support.office import Office
from .support.paper import Carnet, Place

Profile = Callable[..., BrowserContext]
FORGES = {"postcode": "76440", "latitude": 49.614, "longitude": 1.545}
NAMES = ("Médiathèque de Forges", "Bus numérique du pays de Bray", "Mairie de Gaillefontaine")


@pytest.fixture(scope="session")
def around(office: Office) -> list[Place]:
    """Three places around Forges-les-Eaux: one in town, one itinerant, one some way off."""
    return [
        office.place(name=NAMES[0], commune="Forges-les-Eaux", address="6 rue de la République", **FORGES),
        office.place(name=NAMES[1], commune="Serqueux", mobility="Itinérant", **{**FORGES, "latitude": 49.628}),
        office.place(name=NAMES[2], commune="Gaillefontaine", **{**FORGES, "latitude": 49.653, "longitude": 1.615}),
    ]


def found(page: Page, postcode: str = "76440") -> Page:
    """The page of places after a search by postcode."""
    page.goto("/lieux")
    page.get_by_label("Votre code postal").fill(postcode)
    page.get_by_role("button", name="Chercher", exact=True).click()
    return page


def test_a_postcode_gives_places_with_their_telephone_their_way_and_their_hours(
    profile: Profile, around: list[Place]
) -> None:
    page = found(profile().new_page())
    expect(page.get_by_role("heading", name="Lieux près de 76440")).to_be_focused()
    place = page.get_by_role("listitem").filter(has=page.get_by_role("heading", name=NAMES[1]))
    expect(place).to_contain_text("Lieu itinérant : téléphonez pour savoir où il sera.")
    assert place.get_by_role("link", name="Appeler le").get_attribute("href") == "tel:+33557657539"
    way = place.get_by_role("link", name="Y aller").get_attribute("href") or ""
    assert way.startswith("https://www.openstreetmap.org/directions?to=49.628")
    place.get_by_text("Horaires et services").click()
    expect(place).to_contain_text("9 h 00 – 17 h 00")
    expect(place).to_contain_text("Démarches administratives")
    page.reload()
    expect(page.get_by_role("heading", name=NAMES[0])).to_be_visible()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("7644", "Un code postal a cinq chiffres."),
        ("Bordo", "Aucune commune ne s’écrit ainsi."),
        ("99999", "Ce code postal n’existe pas. Vérifiez ses cinq chiffres."),
    ],
)
def test_a_postcode_that_does_not_exist_is_told(profile: Profile, typed: str, said: str) -> None:
    page = found(profile().new_page(), typed)
    expect(page.get_by_text(said)).to_be_visible()


def test_a_commune_is_found_by_its_name(profile: Profile, around: list[Place]) -> None:
    page = found(profile().new_page(), "forges les eaux")
    expect(page.get_by_role("heading", name="Lieux près de 76440")).to_be_focused()
    expect(page.get_by_role("heading", name=NAMES[0])).to_be_visible()
    expect(page.get_by_label("Votre code postal")).to_have_value("76440 Forges-les-Eaux")
    page.get_by_role("button", name="Chercher", exact=True).click()
    expect(page.get_by_role("heading", name=NAMES[0])).to_be_visible()


def test_of_several_communes_of_a_name_one_is_chosen(profile: Profile, around: list[Place], gallery: Gallery) -> None:
    page = found(profile().new_page(), "Saint-Denis")
    choices = page.get_by_role("listbox", name="Quelle commune ?")
    expect(choices.get_by_role("option")).to_have_text(
        ["Saint-Denis (97400)", "Saint-Denis (93200)", "Saint-Denis (11310)", "Saint-Denis (30500)"]
    )
    expect(page.get_by_role("combobox", name="Votre code postal")).to_be_focused()
    gallery.look(page, "places-communes")
    choices.get_by_role("option", name="Saint-Denis (93200)").click()
    expect(page.get_by_role("heading", name="Lieux près de 93200")).to_be_focused()
    expect(choices).to_be_hidden()


def test_without_network_the_search_says_so(profile: Profile) -> None:
    page = profile().new_page()
    page.goto("/lieux")
    expect(page.get_by_label("Votre code postal")).to_be_visible()  # its code is there
    page.context.set_offline(True)
    page.get_by_label("Votre code postal").fill("76440")
    page.get_by_role("button", name="Chercher", exact=True).click()
    expect(page.get_by_text("Il faut le réseau pour chercher des lieux.")).to_be_visible()


def test_without_its_code_the_page_says_the_same_and_comes_later(profile: Profile) -> None:
    page = profile().new_page()
    page.route(re.compile(r"/assets/PlacesPage-[^/]+\.js$"), lambda route: route.abort(), times=1)
    page.goto("/lieux")
    expect(page.get_by_text("Il faut le réseau pour chercher des lieux.")).to_be_visible()
    page.get_by_role("link", name="Réessayer").click()
    expect(page.get_by_label("Votre code postal")).to_be_visible()


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_the_pages_of_places_have_no_fault(
    profile: Profile, around: list[Place], gallery: Gallery, language: str
) -> None:
    page = profile().new_page()
    page.goto("/lieux")
    page.get_by_label("Langue").select_option(language)
    expect(page.locator("html")).to_have_attribute("lang", language)
    gallery.look(page, f"places-empty-{language}")
    page.goto("/lieux?code_postal=99999")
    expect(page.get_by_role("alert")).to_be_visible()
    gallery.look(page, f"places-unknown-{language}")
    page.goto("/lieux?code_postal=76440")
    expect(page.get_by_role("heading", name=NAMES[1])).to_be_visible()
    gallery.look(page, f"places-{language}")
    for place in page.locator(".place").all()[1:2]:
        for summary in place.locator("summary").all():
            summary.click()
        place.scroll_into_view_if_needed()
    gallery.look(page, f"places-details-{language}")


def report(page: Page, name: str, change: str, note: str = "") -> None:
    """Report a change from the card of a place; the first tap alone sends nothing."""
    place = page.locator(".places__list > .place").filter(has=page.get_by_role("heading", name=name))
    place.get_by_text("Signaler un changement").click()
    sent: list[Request] = []
    page.on("request", lambda request: sent.append(request) if "/reports" in request.url else None)
    place.get_by_role("button", name=change).click()
    place.get_by_label("Un mot de plus ?").fill(note)
    assert sent == []
    place.get_by_role("button", name="Envoyer ce signalement").click()
    expect(place.get_by_text("Merci. Le lieu et l’opérateur sont prévenus.")).to_be_visible()
    assert [request.post_data_json["note"] for request in sent] == [note]


def test_a_report_made_by_mistake_is_taken_back(
    profile: Profile, new_desk: Callable[..., Desk], office: Office
) -> None:
    place = office.place(name="Cybercafé de Neufchâtel", postcode="76270", latitude=49.733, longitude=1.439)
    page = found(profile().new_page(), "76270")
    report(page, place.name, "Ce lieu a fermé")
    page.get_by_role("button", name="Annuler ce signalement").click()
    expect(page.get_by_text("C’est annulé. Personne ne le verra plus.")).to_be_visible()
    desk = new_desk("/gestion", place.manager)
    expect(desk.page.get_by_role("heading", level=1)).to_be_visible()
    expect(desk.page.get_by_text("Ce lieu a fermé")).to_have_count(0)


def test_a_change_reaches_the_manager_who_corrects_it_and_the_public_reads_it(
    profile: Profile, new_desk: Callable[..., Desk], around: list[Place], gallery: Gallery
) -> None:
    page = found(profile().new_page())
    report(page, NAMES[0], "Les horaires sont faux", "Fermé le lundi")
    desk = new_desk("/gestion", around[0].manager).go_to("Lieu")
    waiting = desk.page.get_by_role("list", name="Changements signalés").get_by_role("listitem")
    expect(waiting).to_contain_text(f"Les horaires sont faux{NAMES[0]}, Forges-les-Eaux")
    expect(waiting).to_contain_text("« Fermé le lundi »")
    gallery.look(desk.page, "manager-reports")
    desk.press(f"Corriger la fiche : {NAMES[0]}")
    form = desk.page.get_by_role("form", name="Corriger la fiche")
    expect(form).to_be_focused()
    form.get_by_label("Horaires").fill("mardi au samedi 10h-12h30")
    form.get_by_label("À plusieurs endroits").check()
    desk.press("Relire les horaires")
    expect(form).to_contain_text("du mardi au samedi : 10 h – 12 h 30")
    gallery.look(desk.page, "manager-correct")
    desk.press("Enregistrer")
    expect(desk.page.get_by_text("Fiche enregistrée.")).to_be_visible()
    gallery.look(desk.page, "manager-card")
    desk.press(f"C’est réglé : Les horaires sont faux, {NAMES[0]}")
    expect(desk.page.get_by_text("Signalement réglé.")).to_be_visible()
    expect(waiting).to_have_count(0)
    desk.press("Voir les signalements réglés")
    expect(desk.page.get_by_role("listitem").filter(has_text="Réglé le")).to_contain_text("Les horaires sont faux")
    page.reload()
    place = page.get_by_role("listitem").filter(has=page.get_by_role("heading", name=NAMES[0]))
    expect(place).to_contain_text("Lieu itinérant")
    place.get_by_text("Horaires et services").click()
    expect(place).to_contain_text("10 h 00 – 12 h 30")


def test_the_operator_sees_a_change_at_any_place_and_closes_it(
    profile: Profile, new_desk: Callable[..., Desk], around: list[Place], office: Office, gallery: Gallery
) -> None:
    report(found(profile().new_page()), NAMES[2], "Ce lieu a fermé")
    desk = new_desk("/operateur", office.operator_account)
    line = desk.page.get_by_role("listitem").filter(has_text=f"{NAMES[2]}, Gaillefontaine")
    expect(line).to_contain_text("Ce lieu a fermé")
    gallery.look(desk.page, "operator-reports")
    line.get_by_role("button", name="Fermer ce lieu").click()
    dialog = desk.page.get_by_role("dialog")
    expect(dialog).to_contain_text("Les scans d’avant sont payés")
    gallery.look(desk.page, "operator-closing")
    dialog.get_by_role("button", name="Ne rien changer").click()
    desk.press("Corriger la fiche")
    form = desk.page.get_by_role("form", name="Corriger la fiche")
    form.get_by_label("Téléphone").fill("demander Paul")
    desk.press("Enregistrer")
    expect(form).to_contain_text("Un numéro, comme 05 56 00 00 00.")
    form.get_by_label("Horaires").fill("quand il fait beau")
    form.get_by_label("Téléphone").fill("")
    desk.press("Relire les horaires")
    expect(form).to_contain_text("Ces horaires ne sont pas lisibles.")
    gallery.look(desk.page, "operator-correct")
    desk.press("Ne rien changer")
    desk.page.go_back()
    desk.page.goto("/operateur")
    desk.press(f"C’est réglé : Ce lieu a fermé, {NAMES[2]}")
    expect(line).to_have_count(0)


def test_a_manager_adds_a_venue_moves_it_and_closes_it(
    new_desk: Callable[..., Desk], around: list[Place], gallery: Gallery
) -> None:
    desk = new_desk("/gestion", around[0].manager).go_to("Lieu")
    desk.press("Ajouter un lieu")
    desk.page.get_by_label("Aide aux démarches administratives").check()
    for label, text in (("Nom du lieu", "Annexe du port"), ("Code postal", "7640"), ("Commune", "Forges-les-Eaux")):
        desk.page.get_by_label(label).fill(text)
    desk.press("Enregistrer")
    expect(desk.page.get_by_text("Un code postal a cinq chiffres.")).to_be_visible()
    gallery.look(desk.page, "manager-new-venue")
    desk.page.get_by_label("Code postal").fill("76440")
    desk.press("Enregistrer")
    card = desk.page.locator("section").filter(has=desk.page.get_by_role("heading", name="Fiche du lieu"))
    expect(card).to_contain_text("76440 Forges-les-Eaux")
    expect(card).to_contain_text("au milieu de la commune")
    desk.press("Changer nom ou adresse")
    desk.page.get_by_label("Adresse", exact=True).fill("2 rue de la Digue")
    gallery.look(desk.page, "manager-where")
    desk.press("Enregistrer")
    expect(card).to_contain_text("2 rue de la Digue, 76440 Forges-les-Eaux")
    desk.press("Changer services et accueil")
    desk.page.get_by_label("Payant").check()
    desk.page.get_by_label("Prix en clair").fill("Adhésion : 12 € par an")
    gallery.look(desk.page, "manager-offer")
    desk.press("Enregistrer")
    expect(card).to_contain_text("Payant · Adhésion : 12 € par an")
    desk.press("Ce lieu ferme")
    desk.page.get_by_role("dialog").get_by_role("button", name="Fermer ce lieu").click()
    expect(card).to_contain_text("Le public ne voit plus ce lieu.")
    gallery.look(desk.page, "manager-closed")
    desk.press("Ce lieu rouvre")
    desk.page.get_by_role("dialog").get_by_role("button", name="Rouvrir ce lieu").click()
    expect(card).not_to_contain_text("Le public ne voit plus ce lieu.")


def test_a_prescriber_finds_a_place_from_the_desk(
    new_desk: Callable[..., Desk], office: Office, around: list[Place]
) -> None:
    desk = new_desk("/prescripteur", office.prescriber(booklets=1))
    desk.page.get_by_role("link", name="Trouver un lieu pour quelqu’un").click()
    expect(desk.page.get_by_role("heading", name="Trouver un lieu près de chez vous")).to_be_visible()


def test_without_network_a_report_says_that_it_was_not_sent(profile: Profile, around: list[Place]) -> None:
    page = found(profile().new_page())
    place = page.locator(".places__list > .place").first
    place.get_by_text("Signaler un changement").click()
    place.get_by_role("button", name="Autre chose").click()
    place.get_by_role("button", name="Envoyer ce signalement").click()
    expect(place.get_by_text("Dites en un mot ce qui a changé.")).to_be_visible()
    place.get_by_label("Un mot de plus ?").fill("L’entrée est rue du Port")
    page.context.set_offline(True)
    place.get_by_role("button", name="Envoyer ce signalement").click()
    expect(place.get_by_text("Ce n’est pas parti.")).to_be_visible()
    expect(place.get_by_label("Un mot de plus ?")).to_have_value("L’entrée est rue du Port")
    page.context.set_offline(False)
    place.get_by_role("button", name="Envoyer ce signalement").click()
    expect(place.get_by_text("Merci.")).to_be_visible()


def test_the_page_of_a_voucher_leads_to_the_places_in_its_language_without_script(
    profile: Profile, carnet: Carnet, around: list[Place]
) -> None:
    page = profile(java_script_enabled=False).new_page()
    page.goto(carnet.papers[0].text)
    page.get_by_text("Langue : Français").click()
    page.get_by_role("link", name="Українська").click()
    expect(page.get_by_role("heading", name="Цей талон дійсний")).to_be_visible()
    page.get_by_label("Ваш поштовий індекс").fill("76440")
    page.get_by_role("button", name="Шукати").click()
    expect(page.get_by_role("heading", name=NAMES[1])).to_be_visible()
    address = page.get_by_role("link", name="Усі місця").get_attribute("href")
    reader = profile().new_page()
    reader.goto(address or "")
    expect(reader.get_by_role("heading", name="Місця біля 76440")).to_be_visible()
    expect(reader.get_by_role("heading", name=NAMES[1])).to_be_visible()
