"""A campaign whose sponsor chooses who redeems: asked, refused on the phone, approved, accepted, withdrawn."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from .support.desk import Desk
from .support.gallery import Gallery
from .support.office import Office
from .support.paper import Place
from .support.phone import Phone

NewDesk = Callable[..., Desk]
CAMPAIGN = "Pass choisi de l’Aubrac"


def test_a_manager_asks_the_sponsor_approves_and_the_phone_accepts(
    new_desk: NewDesk, office: Office, phone: Phone, place: Place, gallery: Gallery
) -> None:
    office.runs_venues(place)
    campaign_id, account = office.chosen(CAMPAIGN)
    papers = office.carnet(campaign_id=campaign_id).papers
    phone.page.reload()
    phone.ready().show(papers[0])
    phone.tells("Refusé", "Votre lieu n’est pas accepté pour cette campagne", "Prévenez votre gestionnaire")
    gallery.look(phone.page, "phone-not-approved")

    manager = new_desk("/gestion", place.manager).go_to("Lieu")
    expect(manager.page.get_by_text("Sans accord, vos lieux n’encaissent pas ces pass.")).to_be_visible()
    gallery.look(manager.page, "manager-approvals")
    manager.page.get_by_role("button", name=f"Demander l’accord : {CAMPAIGN}").click()
    expect(manager.page.get_by_text("Le commanditaire vous répondra.")).to_be_visible()

    sponsor = new_desk(f"/commanditaire#campagne-{campaign_id}", account)
    sponsor.page.get_by_role("button", name="Structures qui encaissent").click()
    expect(sponsor.page.get_by_text("Accord demandé", exact=True)).to_be_visible()
    gallery.look(sponsor.page, "sponsor-approvals")
    sponsor.page.get_by_role("button", name="Accepter : ").first.click()
    expect(sponsor.page.get_by_text("Accord donné", exact=True)).to_be_visible()

    phone.page.reload()
    phone.ready().scan(papers[1], "Accepté")

    sponsor.page.get_by_role("button", name="Retirer l’accord : ").click()
    sponsor.dialog.get_by_role("button", name="Retirer l’accord").click()
    expect(sponsor.dialog.get_by_text("Donnez une raison.")).to_be_visible()
    sponsor.dialog.get_by_label("Raison").fill("Plus d’atelier emploi.")
    gallery.look(sponsor.page, "sponsor-withdraws")
    sponsor.dialog.get_by_role("button", name="Retirer l’accord").click()
    expect(sponsor.page.get_by_text("Raison : Plus d’atelier emploi.")).to_be_visible()
    manager.page.reload()
    expect(manager.page.get_by_text("Raison : Plus d’atelier emploi.")).to_be_visible()


def test_the_operator_keeps_a_campaign_to_approved_organisations(
    new_desk: NewDesk, office: Office, gallery: Gallery
) -> None:
    campaign_id = office.campaign(name="Pass ouvert de l’Aubrac")
    desk = new_desk(f"/operateur#campagne-{campaign_id}-structures", office.operator_account)
    expect(desk.page.get_by_text("Toutes les structures qualifiées encaissent")).to_be_visible()
    desk.press("Limiter aux structures acceptées")
    gallery.look(desk.page, "operator-need-approval")
    desk.dialog.get_by_role("button", name="Limiter").click()
    expect(desk.page.get_by_text("Seules les structures acceptées encaissent")).to_be_visible()
    gallery.look(desk.page, "operator-approvals")
