"""Two offline phones scan one voucher: the first one recorded by the server wins, the other one is told."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from .support.camera import Camera
from .support.gallery import Gallery
from .support.office import Office
from .support.paper import Carnet, Place
from .support.phone import Phone


def test_of_two_phones_offline_one_is_accepted_and_the_other_told_where_and_when(
    phone: Phone, new_phone: Callable[..., Phone], place: Place, office: Office, carnet: Carnet
) -> None:
    elsewhere = office.place(name="Espace numérique", commune="Pessac")
    other = new_phone().open().sign_in(elsewhere.mediator).enrol()
    paper = carnet.papers[0]
    for each in (phone, other):
        each.context.set_offline(True)
    phone.scan(paper, "Accepté hors ligne")
    other.scan(paper, "Accepté hors ligne")

    phone.context.set_offline(False)
    phone.waits_for(0)
    other.context.set_offline(False)
    other.tells("Déjà utilisé", f"{place.name} ({place.commune}), aujourd’hui à")
    other.tells("Déjà utilisé", "Accepté hors ligne à", "mais déjà encaissé ailleurs")
    expect(other.verdict).to_contain_text("Rien à faire")
    expect(other.verdict).not_to_contain_text("Demandez un autre pass")
    other.waits_for(0)
    expect(other.lines).to_contain_text([f"{place.name} ({place.commune}), aujourd’hui à"])
    expect(other.lines).to_contain_text(["Rien à faire"])
    expect(other.total).to_contain_text("0,00 €")

    assert office.balance(place) == (1, 960)
    [conflict] = office.redemptions(elsewhere)
    assert (conflict["status"], conflict["first"]["venue"]) == ("conflict", place.name)


def test_conflict_stays_in_the_pile_until_it_was_read(
    phone: Phone, new_phone: Callable[..., Phone], office: Office, carnet: Carnet
) -> None:
    elsewhere = office.place(name="Espace numérique", commune="Pessac")
    other = new_phone().open().sign_in(elsewhere.mediator).enrol()
    other.context.set_offline(True)
    other.scan(carnet.papers[1], "Accepté hors ligne")
    phone.scan(carnet.papers[1], "Accepté")
    other.context.set_offline(False)
    expect(other.status).to_contain_text("1 refusé")
    other.page.reload()
    expect(other.status).to_contain_text("1 refusé")
    other.status.click()
    pile = other.page.get_by_role("list", name="Refusés par le serveur")
    expect(pile).to_contain_text(f"Pass 2 · carnet {carnet.number}")
    expect(pile).to_contain_text("Rien à faire")
    other.page.get_by_role("button", name="J’ai lu").click()
    expect(pile).to_be_hidden()


def test_what_is_decided_on_lost_races_is_told_later_on_their_lines(
    new_phone: Callable[..., Phone], place: Place, office: Office, camera: Camera, gallery: Gallery
) -> None:
    elsewhere = office.place(name="Espace numérique", commune="Pessac")
    carnet = office.guaranteed_carnet()
    paid, refused = carnet.papers[:2]
    first, late = (new_phone().open().sign_in(each.mediator).enrol() for each in (place, elsewhere))
    for each in (first, late):
        each.context.set_offline(True)
    for paper in (paid, refused):
        for each in (first, late):
            each.scan(paper, "Accepté hors ligne")
    camera.look_away()
    for each in (first, late):
        each.context.set_offline(False)
        each.waits_for(0)
    expect(late.lines).to_contain_text(["Rien à faire", "Rien à faire"])
    expect(late.status).to_contain_text("2 refusés")

    [lost] = [line for line in office.redemptions(elsewhere) if line["voucher"] == refused.number]
    decision = {"outcome": "refused", "reason": "not_in_good_faith", "note": "Le téléphone n’était pas à jour."}
    office.operator.post(f"/api/conflicts/{lost['id']}/decision", decision)
    office.operator.post("/api/conflicts/due", {})
    late.page.reload()
    late.ready()

    why = "Refusé par l’opérateur : la bonne foi n’est pas établie. Le téléphone n’était pas à jour."
    expect(late.lines).to_contain_text([why, "Payé par la garantie : 9,60 €."])
    expect(late.verdict).to_have_count(0)
    expect(late.total).to_contain_text("9,60 €")
    expect(late.status).to_contain_text("1 refusé")
    gallery.look(late.page, "scanner-outcomes")
    late.page.reload()
    late.ready()
    expect(late.lines).to_contain_text([why, "Payé par la garantie : 9,60 €."])
    late.status.click()
    expect(late.page.get_by_role("list", name="Refusés par le serveur")).to_contain_text(why)
    decided = late.page.get_by_role("list", name="Décidés depuis")
    expect(decided).to_contain_text("Payé par la garantie : 9,60 €.")
    gallery.look(late.page, "queue-outcomes")
    late.page.get_by_role("button", name="J’ai lu").click()
    expect(decided.get_by_role("listitem")).to_contain_text(["Refusé par l’opérateur", "Payé par la garantie"])
