"""What a screen reader is told on ten main screens, kept as text: a change of it is read by a person before it is kept.

KEEP_TREES=1 in the environment writes the files anew; read the difference, then commit it.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from .support.alone import Alone
from .support.office import Office
from .support.paper import Carnet, Place
from .support.phone import Phone

TREES = Path(__file__).parent / "trees"
MONTHS = (
    "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
    r"|(?:janv|févr|avr|juill|sept|oct|nov|déc)\."
)
CHANGING = (
    (re.compile(r"https?://\S+"), "(adresse)"),
    (re.compile(r"/url: \S+"), "/url: (adresse)"),
    (re.compile(r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) "), ""),
    (re.compile(rf"(?i)\b(?:{MONTHS})(?:\b|(?<=\.))"), "(mois)"),
    (re.compile(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{3}\b"), "(code)"),
    (re.compile(r"(?<!level=)\d+er\b|(?<!level=)\d(?:[\d\s  ,]*\d)?"), "0"),
    (re.compile(r"0(?:[-–:/ ]| h )0"), "0"),
)
"""What another day or another order of the tests changes: dates, amounts, numbers."""
NAMES = "(nom)"


def keep(page: Page | Locator, name: str, *own: str) -> None:
    """Compare the tree of a screen with the one that was read; ``own``: the names that this test's data made up."""
    tree = page.aria_snapshot()
    for made_up in sorted(own, key=len, reverse=True):
        tree = tree.replace(made_up, NAMES)
    for changing, said in CHANGING:
        tree = changing.sub(said, tree)
    file = TREES / f"{name}.txt"
    if os.environ.get("KEEP_TREES"):
        file.write_text(f"{tree}\n")
    assert f"{tree}\n" == file.read_text(), f"{name}: read the difference, then KEEP_TREES=1"


def settled(page: Page) -> Page:
    """Wait until a section has all its answers."""
    expect(page.locator("h1").first).to_be_visible()
    expect(page.locator(".skeleton, .together__wait")).to_have_count(0)
    page.wait_for_load_state("networkidle")
    return page


def test_the_desks_of_a_scheme_that_runs(alone: Alone) -> None:
    office = alone.office
    place = office.place(name="Médiathèque Jacques-Ellul")
    office.scans_of_last_month(place, 2)
    manager = alone.desk("/gestion", place.manager).page
    keep(settled(manager), "manager-money", place.manager.name, place.name)
    manager.goto("/gestion#lieu")
    keep(settled(manager), "manager-place", place.manager.name, place.name)
    operator = alone.desk("/operateur", office.operator_account).page
    keep(settled(operator), "operator-to-do", office.operator_account.name, place.name)
    operator.goto("/operateur#paiements")
    keep(settled(operator), "operator-payments", office.operator_account.name, place.name)
    giver = office.prescriber(booklets=2)
    prescriber = alone.desk("/prescripteur", giver).page
    keep(settled(prescriber), "prescriber-give", giver.name)
    officer = office.sponsor("Arbres lus")
    sponsor = alone.desk("/commanditaire", officer).page
    keep(settled(sponsor), "sponsor-to-do", officer.name)
    sponsor.goto("/commanditaire#mes-campagnes")
    keep(settled(sponsor), "sponsor-campaigns", officer.name)


def test_what_anyone_opens(alone: Alone) -> None:
    page = alone.page()
    page.goto("/connexion")
    keep(settled(page), "sign-in")
    page.goto("/solvabilite")
    keep(page, "solvency")


def test_the_booklet_s_page(alone: Alone) -> None:
    page = alone.page()
    page.goto(alone.office.carnet().address)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.wait_for_load_state("networkidle")
    keep(page, "booklet")


def test_the_scanner(phone: Phone, carnet: Carnet, place: Place, office: Office) -> None:
    phone.scan(carnet.papers[0], "Accepté")
    phone.page.keyboard.press("Escape")
    expect(phone.verdict).to_have_count(0)
    phone.waits_for(0)
    keep(phone.page, "scanner", place.name, place.mediator.name)
