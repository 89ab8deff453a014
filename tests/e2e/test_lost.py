"""Lost, stolen or damaged booklets: what is left goes to another booklet, and every phone is updated."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from .support.depot import Depot, counts, held, open_stock, send
from .support.desk import Desk
from .support.gallery import Gallery
from .support.keyboard import Keyboard
from .support.office import Office
from .support.paper import Carnet, Place
from .support.phone import Phone

NewDesk = Callable[..., Desk]


def test_a_half_used_booklet_is_replaced_and_its_page_says_so(
    new_desk: NewDesk, office: Office, depot: Depot, place: Place, gallery: Gallery
) -> None:
    send(office, depot, 3)
    old = held(office, depot)
    for paper in old.papers[:5]:
        assert office.scan(place, paper.text) == "accepted"
    desk = new_desk("/prescripteur", depot.first)
    open_stock(desk)
    desk.page.get_by_label("Numéro du carnet perdu").fill(old.address)
    desk.press("Voir ce carnet")
    expect(desk.page.get_by_text("Il reste 5 pass : vous choisirez ensuite")).to_be_visible()
    desk.page.get_by_label("Volé").check()
    gallery.look(desk.page, "stock-void")
    desk.press("Annuler ce carnet")
    expect(desk.page.get_by_text("Il restait 5 pass.")).to_be_visible()
    gallery.look(desk.page, "stock-replace")
    desk.page.get_by_label(f"Carnet {depot.number(2)}").check()
    desk.press("Remplacer et donner ce carnet")
    expect(desk.page.get_by_text(f"Le carnet {depot.number(2)} remplace le {old.number}")).to_be_visible()
    gallery.look(desk.page, "stock-replaced")
    desk.press(f"Voir le carnet {depot.number(2)}")
    expect(desk.page.get_by_text("5 sur 10 : les derniers ne valent rien")).to_be_visible()
    expect(desk.page.get_by_text("Remplace", exact=True)).to_be_visible()
    assert office.scan(place, old.papers[6].text) == "refused"

    desk.page.goto(old.address)
    expect(desk.page.get_by_text("Utilisez le nouveau carnet")).to_be_visible()


def test_the_operator_counts_every_place_and_replaces_by_keyboard(
    new_desk: NewDesk, office: Office, depot: Depot, gallery: Gallery
) -> None:
    send(office, depot, 2)
    lost = held(office, depot)
    desk = new_desk("/operateur", office.operator_account)
    keyboard = Keyboard(desk.page)
    desk.go_to("Carnets")
    expect(counts(desk.page, depot.first_place["name"])).to_be_visible()
    gallery.look(desk.page, "stock-operator")
    keyboard.go_to("textbox", "Numéro du carnet perdu").write(lost.number)
    keyboard.key("Enter")
    expect(desk.page.get_by_role("heading", name="Annuler ce carnet")).to_be_visible()
    keyboard.press("Annuler ce carnet")
    expect(desk.page.get_by_role("heading", name="Remplacer ce carnet")).to_be_visible()
    keyboard.go_to("textbox", "Ou un autre numéro").write(depot.number(2))
    keyboard.press("Remplacer et donner ce carnet")
    expect(desk.page.get_by_text(f"Le carnet {depot.number(2)} remplace le {lost.number}")).to_be_visible()


def test_a_phone_that_scanned_a_lost_booklet_offline_is_told_at_sync_and_refuses_the_next_at_once(
    phone: Phone, carnet: Carnet, office: Office, place: Place
) -> None:
    phone.context.set_offline(True)
    phone.scan(carnet.papers[0], "Accepté hors ligne")
    office.operator.post(f"/api/booklets/{carnet.number}/void", {"reason": "lost"})
    phone.context.set_offline(False)
    phone.waits_for(0)
    line = phone.lines.first
    expect(line).to_contain_text("Refusé")
    expect(line).to_contain_text("Ce carnet a été annulé (perdu, volé ou abîmé).")
    expect(line).to_contain_text("Demandez le nouveau carnet qui le remplace.")
    phone.page.reload()
    phone.ready()
    phone.context.set_offline(True)
    phone.show(carnet.papers[1])
    phone.tells("Refusé", "Ce carnet a été annulé")
    assert office.balance(place) == (0, 0)
