"""Every desk, screen by screen: no fault that axe finds, in light and dark, and nothing cut off at 320 pixels."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from .support.desk import Desk
from .support.gallery import Gallery
from .support.office import Office
from .support.paper import Carnet, Place

NewDesk = Callable[..., Desk]


def test_managers_desk_has_no_fault(
    new_desk: NewDesk, office: Office, place: Place, carnet: Carnet, gallery: Gallery
) -> None:
    elsewhere = office.place(name="Espace numérique", commune="Pessac")
    desk = new_desk("/gestion", place.manager)
    expect(desk.figure("À recevoir pour")).to_be_visible()
    gallery.look(desk.page, "manager-money")
    for section in ("Lieu", "Téléphones", "Personnes", "Scans"):
        desk.go_to(section)
        gallery.look(desk.page, f"manager-section-{section}")
    expect(desk.page.get_by_text("Aucun scan pour l’instant")).to_be_visible()
    gallery.look(desk.page, "manager-empty")
    office.scan(elsewhere, carnet.papers[0].text)
    for paper in carnet.papers[:3]:
        office.scan(place, paper.text)
    office.scan(place, office.unfunded().text)
    desk.page.reload()
    expect(desk.line("9,60 €")).to_have_count(2)
    gallery.look(desk.page, "manager")
    for text, name in (("9,60 €", "accepted"), ("Déjà utilisé", "conflict"), ("Refusé", "refused")):
        desk.line(text).first.click()
        expect(desk.dialog).to_be_visible()
        gallery.look(desk.page, f"manager-story-{name}")
        desk.press("Fermer")
    desk.line("9,60 €").first.click()
    desk.press("Annuler ce scan")
    gallery.look(desk.page, "manager-reverse")
    desk.dialog.get_by_role("button", name="Annuler ce scan", exact=True).click()
    expect(desk.dialog).to_contain_text("Raison")
    gallery.look(desk.page, "manager-story-reversed")
    desk.press("Fermer")
    desk.go_to("Téléphones")
    desk.page.get_by_role("button", name="Retirer").first.click()
    gallery.look(desk.page, "manager-revoke")


def test_operators_desk_has_no_fault(
    new_desk: NewDesk, office: Office, place: Place, carnet: Carnet, gallery: Gallery
) -> None:
    office.scan(place, carnet.papers[0].text)
    desk = new_desk("/operateur", office.operator_account).go_to("Lieux")
    expect(desk.page.get_by_role("button", name=place.name, exact=True)).to_be_visible()
    gallery.look(desk.page, "operator")
    desk.press(place.name)
    expect(desk.line("9,60 €")).to_be_visible()
    gallery.look(desk.page, "operator-venue")
    desk.page.goto("/operateur?month=2020-03")
    desk.page.get_by_role("button", name="Clôturer").click()
    gallery.look(desk.page, "operator-close")


def test_prescribers_desk_has_no_fault(new_desk: NewDesk, office: Office, gallery: Gallery) -> None:
    desk = new_desk("/prescripteur", office.prescriber(booklets=2))
    gallery.look(desk.page, "prescriber-give")
    desk.go_to("Carnets")
    expect(desk.line("Carnet ", "-")).to_have_count(2)
    gallery.look(desk.page, "prescriber")
    desk.line("Carnet ", "-").first.click()
    gallery.look(desk.page, "prescriber-booklet")
    desk.press("Remettre ce carnet")
    desk.page.get_by_label("J’ai vérifié les critères de la campagne").check()
    desk.press("Remettre ce carnet")
    expect(desk.page.get_by_role("link", name="Imprimer la lettre")).to_be_visible()  # the server has answered
    desk.press("Retour")
    expect(desk.page.get_by_role("img", name="Code qui ouvre la page du carnet")).to_be_visible()
    gallery.look(desk.page, "prescriber-cover")
    desk.press("Perdu, volé, abîmé ?")
    expect(desk.page.get_by_role("heading", name="Annuler ce carnet")).to_be_visible()
    gallery.look(desk.page, "prescriber-void")


def test_sponsors_desk_has_no_fault(new_desk: NewDesk, office: Office, gallery: Gallery) -> None:
    desk = new_desk("/commanditaire", office.sponsor("Jura connecté")).go_to("Campagnes")
    expect(desk.page.get_by_role("heading", name="Jura connecté")).to_be_visible()
    gallery.look(desk.page, "sponsor")


def test_desk_of_another_role_has_no_fault(new_desk: NewDesk, place: Place, gallery: Gallery) -> None:
    desk = new_desk("/operateur", place.manager)
    expect(desk.page.get_by_text("Votre compte n’a pas ce droit")).to_be_visible()
    gallery.look(desk.page, "forbidden")
