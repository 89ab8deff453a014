"""The auditor's desk: all of the scheme to read, and nothing that would be refused."""

from __future__ import annotations

import re
from datetime import timedelta

from playwright.sync_api import expect

from server import clock
from server.demo.cast import ACCOUNTS
from server.demo.load import load

from .support.alone import Alone
from .support.gallery import Gallery
from .support.paper import Account
from .support.reading import Reader

DESKTOP = {"width": 1280, "height": 800}
SCREENS = {
    *("#historique", "#releves", "#comptes", "#journal", "#paiements", "#paiements-banque", "#campagnes", "#commandes"),
    *("#avoirs", "#structures", "#candidatures", "#annonces", "#reunions", "#informations-publiques", "#stock"),
    *(
        "#personnes",
        "#campagne-N",
        "#commande-N",
        "#campagne-N-fin",
        "#structure-N",
        "#candidature-N",
    ),
}
FORMS = ("campagne-nouvelle", "campagne-1-modifier", "campagne-1-commander", "structure-nouvelle", "stock-envoyer")


def test_an_auditor_reads_every_screen_and_changes_nothing(alone: Alone, gallery: Gallery) -> None:
    with alone.office.app.app_context():
        load()
    [auditor] = [account for account in ACCOUNTS if account.role == "auditor"]
    desk = alone.desk("/auditeur", Account(auditor.email, auditor.name, auditor.password))
    reader = Reader(desk.page, "/auditeur")
    reader.read_all(lambda kind: gallery.look(desk.page, f"auditor{kind.replace('#', '-') or '-desk'}"))
    assert reader.offences == []
    assert set(reader.seen) >= SCREENS, SCREENS - set(reader.seen)
    month = clock.month_of(clock.now() - timedelta(days=clock.paris_day(clock.now()).day))
    desk.page.goto("about:blank")
    desk.page.goto(f"/auditeur?month={month}#lieux")  # on the first of a month, that one has no venues yet
    desk.page.get_by_role("table", name="Lieux").get_by_role("button").first.click()
    expect(desk.page).to_have_url(re.compile(r"[?&]venue=\d+"))
    gallery.look(desk.page, "auditor-venue")
    for form in FORMS:
        desk.page.goto("about:blank")
        desk.page.goto(f"/auditeur#{form}")
        expect(desk.page.get_by_text("Votre compte n’a pas ce droit")).to_be_visible()
    desk.page.goto("/auditeur")
    desk.page.set_viewport_size(DESKTOP)
    gallery.look(desk.page, "auditor-desk-wide")
