"""The first of the month: the operator closes the last one, the manager opens the statement and downloads it."""

from __future__ import annotations

import csv
import re

from playwright.sync_api import Page, expect

from .support.alone import Alone
from .support.desk import Desk
from .support.gallery import Gallery, keep

SHORT = 144
"""Pixels of a statement's line on a phone, at most: five lines of text and its margins."""
WIDE = {"viewport": {"width": 1280, "height": 800}, "is_mobile": False, "has_touch": False}


def close_last_month(desk: Desk) -> None:
    """Close the last month as the operator, by keyboard alone."""
    desk.line("Clôturer").filter(has_text="rien n’est versé").press("Enter")
    desk.page.get_by_role("button", name=re.compile(r"^Clôturer \S+ \d{4}$")).last.press("Enter")
    desk.dialog.get_by_role("button", name=re.compile("^Clôturer")).press("Enter")
    expect(desk.page.get_by_text("Chaque structure a reçu son relevé.")).to_be_visible()


def open_statement(desk: Desk) -> Page:
    """Open the last statement as the manager, by keyboard alone."""
    desk.line("Indiquez vos coordonnées bancaires").first.press("Enter")
    expect(desk.page.get_by_role("heading", name="Relevé R-")).to_be_focused()
    return desk.page


def test_month_is_closed_then_its_statement_read_and_kept(alone: Alone) -> None:
    place = alone.office.place()
    alone.office.scans_of_last_month(place, 3)
    operator = alone.desk("/operateur", alone.office.operator_account)
    close_last_month(operator)
    expect(operator.page.get_by_text("Le net des relevés est exactement celui du mois.")).to_be_visible()
    operator.press("Préparer les versements")
    expect(operator.page.get_by_role("heading", name="Paiements", level=2)).to_be_visible()
    page = open_statement(alone.desk("/gestion", place.manager))
    expect(page.get_by_text("28,80 €").first).to_be_visible()
    expect(page.get_by_role("row").filter(has_text="Pass numérique")).to_have_count(4)  # three lines, one campaign
    with page.expect_download() as download:
        page.get_by_role("link", name="Lignes (CSV standard)").click()
    with download.value.path().open() as lines:
        assert sum(int(row["net_cents"]) for row in csv.DictReader(lines)) == 2880
    [message] = alone.office.client(place.manager).get("/api/messages")["messages"]
    number = page.url.partition("#releve-")[2]
    assert message["subject"].replace("\u00a0", " ") == f"Relevé {number} : 28,80 € à recevoir"


def test_closing_that_broke_off_is_shown_and_taken_up_again(alone: Alone, gallery: Gallery) -> None:
    place = alone.office.place()
    alone.office.begin_to_close(alone.office.scans_of_last_month(place, 2))
    operator = alone.desk("/operateur", alone.office.operator_account)
    operator.line("clôture").first.click()
    expect(operator.page.get_by_text("2 lignes sur 2 sont figées. Reprenez-la")).to_be_visible()
    gallery.look(operator.page, "operator-closing-broke-off")
    operator.press("Reprendre la clôture")
    gallery.look(operator.page, "operator-close-dialog")
    operator.dialog.get_by_role("button", name=re.compile("^Clôturer")).click()
    expect(operator.page.get_by_text("Chaque structure a reçu son relevé.")).to_be_visible()
    expect(operator.page.get_by_text("Le net des relevés est exactement celui du mois.")).to_be_visible()


def test_screens_of_statements_have_no_fault(alone: Alone, gallery: Gallery) -> None:
    place = alone.office.place(name="Médiathèque Jacques-Ellul")
    alone.office.scans_of_last_month(place, 2)
    manager = alone.desk("/gestion", place.manager)
    expect(manager.page.get_by_text("Votre premier relevé arrivera ici")).to_be_visible()
    operator = alone.desk("/operateur", alone.office.operator_account)
    close_last_month(operator)
    expect(operator.page.get_by_text("Le net des relevés est exactement celui du mois.")).to_be_visible()
    gallery.look(operator.page, "operator-month-closed")
    operator.page.get_by_role("table", name="Relevés du mois").get_by_role("button").click()
    expect(operator.page.get_by_role("table", name="Lignes").get_by_role("row")).to_have_count(3)
    gallery.look(operator.page, "operator-statement")
    operator.press("Retour")
    operator.press("Tous les relevés")
    expect(operator.line("Coordonnées bancaires manquantes")).to_be_visible()
    gallery.look(operator.page, "operator-statements")
    manager.page.reload()
    expect(manager.line("Indiquez vos coordonnées bancaires").first).to_be_visible()
    gallery.look(manager.page, "manager-latest-statement")
    open_statement(manager)
    expect(manager.page.get_by_role("table", name="Lignes").get_by_role("row")).to_have_count(3)
    gallery.look(manager.page, "manager-statement")
    line = manager.page.locator(".ledger__line").first
    line.scroll_into_view_if_needed()
    keep(manager.page, "manager-statement-lines")
    assert (line.bounding_box() or {"height": 0})["height"] <= SHORT
    wide = alone.desk("/gestion", place.manager, **WIDE)
    open_statement(wide)
    expect(wide.page.get_by_role("table", name="Lignes").get_by_role("row")).to_have_count(3)
    gallery.look(wide.page, "manager-statement-wide")
