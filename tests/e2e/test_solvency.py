"""The solvency page: public, shows where the money is and how to check it, on a phone and on a desktop."""

from __future__ import annotations

import os
from pathlib import Path

from playwright.sync_api import Page, expect

from .support.alone import Alone
from .support.gallery import Gallery

DESKTOP = {"width": 1280, "height": 800}


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
