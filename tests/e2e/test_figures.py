"""Figures and states are what their labels say, also after an act beside them."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

from playwright.sync_api import expect

from server import clock
from server.vouchers.models import Booklet
from tests.support import factories as make

from .support.alone import Alone
from .support.desk import Desk
from .support.gallery import Gallery
from .support.office import Office, _account
from .support.paper import Account, Carnet, Place

NewDesk = Callable[..., Desk]


def test_an_undone_scan_is_counted_as_undone_and_no_longer_as_accepted(
    new_desk: NewDesk, office: Office, place: Place, carnet: Carnet, gallery: Gallery
) -> None:
    for paper in carnet.papers[:3]:
        office.scan(place, paper.text)
    desk = new_desk("/gestion", place.manager).go_to("Scans")
    states = desk.page.get_by_role("group", name="État")
    expect(states.get_by_role("button", name="Accepté (3)")).to_be_visible()
    desk.line("9,60 €").first.click()
    desk.press("Annuler ce scan")
    expect(desk.dialog.get_by_role("radio", name="Erreur de scan")).to_be_checked()
    expect(desk.dialog.get_by_role("radio", name="Pas la bonne personne")).to_be_visible()
    desk.dialog.get_by_role("button", name="Annuler ce scan", exact=True).click()
    expect(desk.dialog).to_contain_text("Raison : erreur de scan")
    desk.dialog.get_by_role("button", name="Fermer").click()
    expect(states.get_by_role("button", name="Accepté (2)")).to_be_visible()
    states.get_by_role("button", name="Annulé (1)").click()
    expect(desk.page.get_by_text("1 scan", exact=True)).to_be_visible()
    expect(desk.line("Annulé")).to_have_count(1)
    gallery.look(desk.page, "manager-undone")
    states.get_by_role("button", name="Accepté (2)").click()
    expect(desk.page.get_by_text("2 scans", exact=True)).to_be_visible()


def test_what_is_to_be_paid_follows_the_closing_of_a_month(alone: Alone) -> None:
    office, place = alone.office, alone.office.place()
    office.scans_of_last_month(place, 2)
    desk = alone.desk("/operateur", office.operator_account)
    payments = desk.go_to("Argent").line("Tous les paiements")
    expect(payments).to_contain_text("Rien à payer pour l’instant")
    desk.go_to("À faire")
    desk.line("Clôturer").filter(has_text="rien n’est versé").click()
    desk.page.get_by_role("button", name=re.compile(r"^Clôturer \S+ \d{4}$")).last.click()
    desk.dialog.get_by_role("button", name="Clôturer").click()
    expect(desk.page.get_by_text("Clôturé le")).to_be_visible()
    desk.go_to("Argent")
    expect(payments).to_contain_text("1 document à payer : 19,20 €")


def expired_stock(office: Office) -> tuple[Account, str]:
    """A prescriber with one booklet of a campaign that ended long ago, and one of a running campaign."""
    last_day = clock.paris_day(clock.now()) - timedelta(days=150)
    with office.app.app_context():
        where = make.qualified_organisation()
        old = make.campaign(
            name="Pass d’hier",
            first_day=last_day - timedelta(days=300),
            last_day=last_day,
            grace_day=last_day + timedelta(days=31),
        )
        left: Booklet = make.booklet(make.funded_order(old), handed_over=False, holder=where)
        make.booklet(make.funded_order(), handed_over=False, holder=where)
        return _account(make.prescriber(where)), left.number


def test_an_expired_booklet_says_so_and_is_neither_handed_over_nor_sent(
    new_desk: NewDesk, office: Office, gallery: Gallery
) -> None:
    prescriber, number = expired_stock(office)
    desk = new_desk("/prescripteur", prescriber).go_to("Carnets")
    mine = desk.page.get_by_role("list", name="Mes carnets").get_by_role("listitem")
    expect(mine).to_have_count(1)
    desk.page.get_by_label("État").select_option(label="Périmé")
    expect(mine).to_contain_text("Périmé")
    gallery.look(desk.page, "stock-expired")
    mine.get_by_role("button").click()
    expect(desk.dialog).to_contain_text("Ce carnet est périmé")
    expect(desk.dialog.get_by_role("button", name="Remettre ce carnet")).to_have_count(0)
    gallery.look(desk.page, "booklet-expired")
    desk.dialog.get_by_role("button", name="Fermer").click()

    desk.go_to("Remettre")
    desk.page.get_by_label("Ou le numéro du carnet").fill(number)
    desk.press("Ouvrir ce carnet")
    expect(desk.page.get_by_role("alert")).to_contain_text("Ce carnet est périmé")
    expect(desk.page.get_by_text("n’est pas dans votre stock")).to_have_count(0)
    gallery.look(desk.page, "give-expired")
    desk.press("Retour")
    desk.go_to("Envois")
    desk.press("Envoyer des carnets")
    ready = desk.page.get_by_role("list", name="En stock, prêts à partir").get_by_role("listitem")
    expect(ready).to_have_count(1)
    expect(ready).to_contain_text("1 carnet")
