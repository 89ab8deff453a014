"""Credit notes, on the desks of operator and sponsor."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import expect

from .support.desk import Desk
from .support.endings import CREDIT, ended
from .support.gallery import Gallery
from .support.office import Office

NewDesk = Callable[..., Desk]


def test_the_operator_makes_a_credit_note_and_the_sponsor_finds_it(
    new_desk: NewDesk, office: Office, gallery: Gallery
) -> None:
    sponsor = ended(office, "Lozère connectée")
    theirs = new_desk("/commanditaire", sponsor)
    theirs.go_to("Avoirs")
    expect(theirs.page.get_by_text("Aucun avoir pour l’instant")).to_be_visible()
    gallery.look(theirs.page, "credits-none")

    desk = new_desk("/operateur", office.operator_account)
    more = desk.page.get_by_role("button", name=re.compile("^Voir (les .* autres|l’autre)$"))
    expect(desk.page.get_by_role("list", name="À faire")).to_be_visible()
    if more.is_visible():
        more.click()
    desk.line("Faire l’avoir", "Lozère connectée", "200,00 €").click()
    expect(desk.page.get_by_text("Tous les scans sont arrivés")).to_be_visible()
    expect(desk.page.get_by_text("dont pendant le délai de grâce")).to_be_visible()
    gallery.look(desk.page, "credit-ready")
    desk.press("Établir l’avoir")
    gallery.look(desk.page, "credit-confirm")
    desk.dialog.get_by_role("button", name="Établir l’avoir").dblclick()
    expect(desk.page.get_by_text("Le commanditaire est prévenu")).to_be_visible()
    gallery.look(desk.page, "credit-made")
    desk.page.go_back()
    expect(desk.line("Avoir à établir", "Lozère connectée")).to_have_count(0)

    theirs.page.reload()
    expect(theirs.page.get_by_text("10 pass jamais utilisés")).to_be_visible()
    expect(theirs.page.get_by_text("Commandes jamais émises")).to_be_visible()
    expect(theirs.page.get_by_text("Donnez votre compte bancaire ci-dessous")).to_be_visible()
    gallery.look(theirs.page, "credits-of-sponsor")


def test_before_its_day_the_operator_reads_from_when_it_can_be_made(
    new_desk: NewDesk, office: Office, gallery: Gallery
) -> None:
    ended(office, "Mayenne connectée", days_ago=CREDIT - 1)
    desk = new_desk("/operateur", office.operator_account)
    desk.go_to("Campagnes")
    desk.press("Toutes les campagnes")
    desk.line("Mayenne connectée").click()
    desk.press("Voir les étapes")
    expect(desk.page.get_by_text("Établissez l’avoir à partir du")).to_be_visible()
    expect(desk.page.get_by_role("button", name="Établir l’avoir")).to_have_count(0)
    gallery.look(desk.page, "credit-too-early")
