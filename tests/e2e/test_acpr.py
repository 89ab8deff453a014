"""The rolling total on the operator's desk (docs/glossary.md, rule 11 "ACPR declaration")."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Locator, expect

from tests.support import factories as make

from .support.desk import Desk
from .support.gallery import Gallery
from .support.office import Office

NewDesk = Callable[..., Desk]


def section(desk: Desk) -> Locator:
    """The section of the desk with the rolling total."""
    return desk.page.locator("section").filter(has=desk.page.get_by_role("heading", name="Seuil de l’ACPR"))


def test_the_operator_sees_how_far_the_threshold_is_and_what_to_do(
    new_desk: NewDesk, office: Office, gallery: Gallery
) -> None:
    desk = new_desk("/operateur", office.operator_account).go_to("Argent")
    expect(section(desk).get_by_text("Rien à déclarer")).to_be_visible()
    expect(section(desk).get_by_role("meter", name="Part du seuil")).to_be_visible()
    with office.app.app_context():
        make.funded_order(booklet_count=8500)
    desk.page.reload()
    expect(section(desk).get_by_text("Préparez la déclaration")).to_be_visible()
    section(desk).get_by_text("Pourquoi ce seuil ?").click()
    expect(section(desk).get_by_text("L’ACPR compte ce qui entre et ce qui sort")).to_be_visible()
    section(desk).get_by_role("heading").evaluate("heading => heading.scrollIntoView()")
    gallery.look(desk.page, "acpr-alert")
