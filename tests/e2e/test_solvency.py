"""The solvency page: public, where the money is, what the bank says, how to check it; on phones and desktops."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

from playwright.sync_api import Page, expect

from server import clock
from tests.solvency.support.bank import Bank

from .support.alone import Alone
from .support.desk import Desk
from .support.gallery import Gallery

DESKTOP = {"width": 1280, "height": 800}
PHONE = {"width": 360, "height": 740}


def whole_picture(page: Page, name: str) -> None:
    """Save a picture of the whole page where pictures are asked for."""
    if folder := os.environ.get("PICTURES"):
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


def test_anyone_reads_where_the_money_is(alone: Alone, gallery: Gallery) -> None:
    alone.office.scans_of_last_month(alone.office.place(), 4)
    page = alone.page()
    page.goto("/solvabilite")
    expect(page.get_by_role("heading", name="Où est l’argent des pass numériques")).to_be_visible()
    expect(page.get_by_text("Le compte est juste : tout l’argent reçu est retrouvé")).to_be_visible()
    expect(page.get_by_text("Aucun relevé de banque depuis le")).to_be_visible()
    gallery.look(page, "solvency")
    whole_picture(page, "solvency-phone")
    page.get_by_role("main").get_by_role("list").get_by_role("link").first.click()
    expect(page.get_by_role("heading", name="Où est l’argent", exact=True)).to_be_visible()
    expect(page.get_by_role("term").filter(has_text="Pass en circulation")).to_be_visible()
    gallery.look(page, "solvency-campaign")
    whole_picture(page, "solvency-campaign-phone")
    page.set_viewport_size(DESKTOP)
    whole_picture(page, "solvency-campaign-desktop")
    page.get_by_role("link", name="Toutes les campagnes").click()
    expect(page.get_by_role("heading", name="Campagne par campagne")).to_be_visible()
    whole_picture(page, "solvency-desktop")
    page.goto("/solvabilite/65000")
    expect(page.get_by_role("heading", name="Campagne inconnue")).to_be_visible()
    gallery.look(page, "solvency-unknown")


def deliver(desk: Desk, file: Path, cents: int, alone: Alone) -> None:
    """Let the operator read in the bank's table of yesterday for the account of the last order."""
    with alone.office.app.app_context():
        yesterday = clock.paris_day(clock.now()) - timedelta(days=1)
        file.write_bytes(Bank.of_last_order().table(yesterday, cents))
    desk.page.get_by_label("Fichiers de la banque").set_input_files(file)
    expect(desk.page.get_by_text("1 relevé importé. 1 mouvement nouveau.")).to_be_visible()


def test_the_bank_is_believed_and_a_withdrawal_in_no_book_is_said(
    alone: Alone, gallery: Gallery, tmp_path: Path
) -> None:
    page = alone.page()
    page.goto("/solvabilite")
    expect(page.get_by_text("Aucun relevé de banque : ces chiffres ne sont que nos livres.")).to_be_visible()
    gallery.look(page, "solvency-unproven")
    alone.office.scans_of_last_month(alone.office.place(), 4)
    desk = alone.desk("/operateur", alone.office.operator_account)
    desk.page.goto("about:blank")
    desk.page.goto("/operateur#paiements")
    desk.page.get_by_role("button", name="Relevés bancaires").click()
    deliver(desk, tmp_path / "retrait.csv", -2000, alone)
    page.reload()
    expect(page.get_by_text("Plus aucune commande n’est émise ni promise")).to_be_visible()
    expect(page.get_by_text("20,00 € ont quitté le compte sans être dans nos livres")).to_be_visible()
    gallery.look(page, "solvency-short")
    whole_picture(page, "solvency-short-phone")
    page.set_viewport_size(DESKTOP)
    whole_picture(page, "solvency-short-desktop")
    page.set_viewport_size(PHONE)
    page.get_by_role("link", name="Jour par jour").click()
    expect(page.get_by_role("heading", name="L’argent jour par jour")).to_be_visible()
    expect(page.get_by_role("row")).to_have_count(91)
    gallery.look(page, "solvency-history")
    whole_picture(page, "solvency-history-phone")
    page.get_by_role("link", name="Un an").click()
    expect(page.get_by_role("row")).to_have_count(366)


def test_a_covered_page_is_green_and_names_the_statement(alone: Alone, gallery: Gallery) -> None:
    alone.office.scans_of_last_month(alone.office.place(), 4)
    with alone.office.app.app_context():
        Bank.of_last_order().tells(clock.paris_day(clock.now()) - timedelta(days=1), 100)
    page = alone.page()
    page.goto("/solvabilite")
    expect(page.get_by_text("de ce qui doit être là, selon son relevé du")).to_be_visible()
    proof = page.get_by_text("Preuve technique").first
    proof.click()
    expect(page.get_by_text("Empreinte du fichier de la banque").first).to_be_visible()
    proof.click()
    gallery.look(page, "solvency-covered")
    whole_picture(page, "solvency-covered-phone")
