"""The operator's accounts: the last audit, where the money is, and the ledger line by line."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import expect

from server import clock
from server.audit import night
from server.commands import CONSOLE
from server.db import transaction
from server.invoicing import identity
from server.ledger.audit_models import AuditRun
from tests.payouts.support.office import IDENTITY

from .support.alone import Alone
from .support.gallery import Gallery

BROKEN = [
    "ledger: funded 12 is not what its line says",
    "ledger: organisation 3 is due 960 cents, its unpaid documents come to 0",
]
DESKTOP = {"width": 1280, "height": 800}


def test_the_operator_reads_the_books(alone: Alone, gallery: Gallery) -> None:
    office = alone.office
    assert office.scan(office.place(), office.carnet().papers[0].text) == "accepted"
    with office.app.app_context():
        night.audit()
    desk = alone.desk("/operateur", office.operator_account)
    page = desk.go_to("Preuves").page
    expect(page.get_by_text("Tout est juste. Contrôle complet")).to_be_visible()
    desk.press("Comptes et journal")
    expect(page.get_by_role("heading", name="Où est l’argent")).to_be_visible()
    gallery.look(page, "books")
    page.get_by_role("heading", name="Par campagne").scroll_into_view_if_needed()
    gallery.look(page, "books-campaigns")
    desk.press("Ouvrir le journal")
    line = page.get_by_role("listitem").filter(has_text="Pass scanné : 9,60\u00a0€ pour Structure").first
    gallery.look(page, "journal")
    line.locator("summary").click()
    expect(line.get_by_text("Frais de gestion")).to_be_visible()
    gallery.look(page, "journal-line")
    line.get_by_role("button", name="Les lignes de cette structure").click()
    expect(page.get_by_text("Seulement")).to_be_visible()
    expect(page.get_by_role("status").filter(has_text="Une ligne")).to_be_visible()
    page.get_by_label("Événement").select_option("funded")
    expect(page.get_by_text("Aucune ligne")).to_be_visible()
    gallery.look(page, "journal-empty")
    desk.press("Enlever les filtres")
    expect(line).to_be_visible()
    page.set_viewport_size(DESKTOP)
    desk.press("Retour")
    expect(page.get_by_role("list", name="Par campagne")).to_be_visible()
    gallery.look(page, "books-desktop")


def test_the_journal_is_taken_by_an_accountant(alone: Alone, gallery: Gallery, tmp_path: Path) -> None:
    office = alone.office
    with office.app.app_context():
        identity.record_identity(CONSOLE, IDENTITY)
    desk = alone.desk("/operateur#export-comptable", office.operator_account)
    page = desk.page
    gallery.look(page, "books-export")
    with page.expect_download() as taken:
        desk.press("Télécharger")
    assert taken.value.suggested_filename.startswith("732829320FEC")
    taken.value.save_as(tmp_path / "fec.txt")
    assert (tmp_path / "fec.txt").read_bytes().startswith(b"JournalCode\tJournalLib\t")
    expect(page.get_by_text(f"Fichier {taken.value.suggested_filename} téléchargé.")).to_be_visible()
    page.get_by_label("Dernier jour").fill("2020-01-01")
    desk.press("Télécharger")
    expect(page.get_by_text("La période finit avant de commencer.")).to_be_visible()
    gallery.look(page, "books-export-refused")


def test_what_does_not_fit_is_told_first(alone: Alone, gallery: Gallery) -> None:
    office = alone.office
    with office.app.app_context(), transaction() as session:
        now = clock.now()
        session.add(AuditRun(started_at=now, finished_at=now, broken=2, sentences=BROKEN))
    page = alone.desk("/operateur", office.operator_account).go_to("Preuves").page
    expect(page.get_by_text("2 écarts trouvés")).to_contain_text("La clôture est arrêtée")
    page.get_by_role("button", name="Comptes et journal").click()
    expect(page.get_by_text(BROKEN[1])).to_be_visible()
    gallery.look(page, "books-broken")
