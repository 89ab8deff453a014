"""The side of who runs a venue: a venue added, a mediator invited and withdrawn, a phone made theirs by a QR."""

from __future__ import annotations

from playwright.sync_api import expect

from ..camera import read_code
from ..desk import Desk
from ..gallery import keep
from ..people import invite, open_people

DESK = "/gestion"


def add_venue(desk: Desk, name: str) -> None:
    """Add the organisation's first venue."""
    desk.page.goto(DESK)
    desk.go_to("Lieu")
    desk.press("Ajouter un lieu")
    desk.page.get_by_label("Maîtrise des outils numériques du quotidien").check()
    desk.page.get_by_label("Nom du lieu").fill(name)
    desk.page.get_by_label("Adresse", exact=True).fill("12 cours de la République")
    desk.page.get_by_label("Code postal").fill("33170")
    desk.page.get_by_label("Commune").fill("Gradignan")
    keep(desk.page, "line-add-venue")
    desk.press("Enregistrer")
    expect(desk.page.get_by_role("heading", name="Fiche du lieu")).to_be_visible()


def invite_mediator(desk: Desk, name: str, email: str) -> None:
    """Invite a mediator, and come back to the desk."""
    invite(open_people(desk), name, email, "Médiateur")
    desk.dialog.get_by_role("button", name="Fermer").last.click()
    keep(desk.page, "line-mediator-invited")


def qr_for(desk: Desk, holder: str) -> str:
    """Show the QR that makes a phone a mediator's; the address in it, as the phone's camera reads it."""
    desk.go_to("Téléphones")
    desk.press("Ajouter un téléphone")
    desk.dialog.get_by_label("À qui est ce téléphone ?").select_option(label=holder)
    keep(desk.page, "line-whose-phone")
    desk.press("Afficher le QR")
    code = desk.page.get_by_alt_text("QR qui relie un téléphone")
    expect(code).to_be_visible()
    keep(desk.page, "line-phone-qr")
    return read_code(code.screenshot())


def withdraw_mediator(desk: Desk, name: str) -> None:
    """Withdraw a mediator's role."""
    open_people(desk)
    desk.press(f"Retirer le rôle Médiateur de {name}")
    keep(desk.page, "line-withdraw")
    desk.dialog.get_by_role("button", name="Retirer").click()
    expect(desk.page.get_by_text(name)).to_have_count(0)
