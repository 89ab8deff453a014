"""The sponsor's desk: tasks, the dashboard, each chart as a table."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from .support.desk import Desk
from .support.gallery import Gallery
from .support.office import Office

NewDesk = Callable[..., Desk]


def test_sponsor_sees_what_waits_and_reads_the_funnel_as_a_table_by_keyboard(
    new_desk: NewDesk, office: Office, gallery: Gallery
) -> None:
    desk = new_desk("/commanditaire", office.sponsor("Médoc connecté"))
    expect(desk.line("Demander la facture")).to_contain_text("208,00 €")
    desk.go_to("Chiffres")
    funnel = desk.page.locator("section").filter(has=desk.page.get_by_role("heading", name="De la commande")).last
    expect(funnel.get_by_role("listitem").filter(has_text="Financés")).to_contain_text("30 pass")
    funnel.get_by_role("button", name="En tableau").focus()
    desk.page.keyboard.press("Enter")
    funnel.scroll_into_view_if_needed()
    expect(funnel.get_by_role("table").get_by_text("Financés")).to_be_visible()
    expect(funnel.get_by_text("300,00 €")).to_be_visible()
    gallery.look(desk.page, "sponsor-table")
    desk.page.keyboard.press("Enter")
    funnel.scroll_into_view_if_needed()
    gallery.look(desk.page, "sponsor-funnel")
