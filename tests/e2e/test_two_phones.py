"""One voucher, two phones, no network: the first to reach the server has it, the other is told."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from .office import Office
from .paper import Carnet, Place
from .phone import Phone


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
