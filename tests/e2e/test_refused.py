"""What is not accepted: each with its word, its reason and what to do."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from server.vouchers import qr

from .camera import Camera
from .office import Office
from .paper import PIXELS, Carnet, Place
from .phone import Phone


def forged(text: str) -> str:
    """The same voucher with another signature."""
    return text[:-20] + text[-20:][::-1]


def cut(text: str) -> str:
    """A QR whose end is missing."""
    return text[:-30]


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (forged, ("Ce pass n’est pas authentique", "prévenez l’opérateur")),
        (cut, ("Ce code n’est pas un pass numérique", "saisissez le code imprimé dessous")),
    ],
)
def test_spoilt_code_is_refused_and_says_what_to_do(
    phone: Phone, carnet: Carnet, camera: Camera, spoil: Callable[[str], str], told: tuple[str, str]
) -> None:
    camera.show(qr.png(spoil(carnet.papers[0].text), PIXELS))
    phone.tells("Refusé", *told)
    expect(phone.lines).to_have_count(0)


def test_any_other_code_in_the_world_gets_no_verdict_nor_does_a_voucher_beside_it(
    phone: Phone, carnet: Carnet, camera: Camera
) -> None:
    beside, small = carnet.papers[0], 200
    menu = qr.png("https://restaurant.example/menu", small // 2)
    camera.show(qr.png(beside.text, small), menu, menu)
    phone.watches_for(2)
    expect(phone.lines).to_have_count(0)
    camera.show(menu, qr.png(carnet.papers[1].text, small), menu)
    phone.tells("Accepté", "Pass 2")
    expect(phone.lines).to_have_count(1)


def test_voucher_that_nobody_paid_for_is_refused(new_phone: Callable[..., Phone], office: Office, place: Place) -> None:
    paper = office.unfunded()
    phone = new_phone().open().sign_in(place.mediator).enrol()
    phone.show(paper)
    phone.tells("Refusé", "Ce pass n’est pas financé", "Dirigez la personne")
    assert office.balance(place) == (0, 0)


def test_voucher_of_a_booklet_declared_lost_is_refused_without_network_too(
    new_phone: Callable[..., Phone], office: Office, place: Place, carnet: Carnet
) -> None:
    office.operator.post(f"/api/booklets/{carnet.number}/void", {"reason": "lost"})
    phone = new_phone().open().sign_in(place.mediator).enrol()
    phone.context.set_offline(True)
    phone.show(carnet.papers[0])
    phone.tells("Refusé", "Ce carnet a été annulé", "Demandez le nouveau carnet")


def test_voucher_of_another_service_is_refused_until_the_service_is_changed(
    new_phone: Callable[..., Phone], office: Office, place: Place
) -> None:
    carnet = office.carnet(campaign_id=office.campaign(services=["digital_tools"]))
    phone = new_phone().open().sign_in(place.mediator).enrol()
    phone.choose_service("Aide aux démarches administratives")
    phone.show(carnet.papers[0])
    phone.tells("Refusé", "Ce pass ne paie pas ce service", "Changez le service du jour")
    phone.choose_service("Maîtrise des outils numériques du quotidien")
    phone.type_code(carnet.papers[0].code)
    phone.tells("Accepté", "9,60 €")


def test_voucher_used_here_is_told_so_with_the_hour(phone: Phone, carnet: Carnet, office: Office, place: Place) -> None:
    phone.scan(carnet.papers[0], "Accepté")
    phone.page.reload()
    phone.ready()
    phone.tells("Déjà utilisé", "Ici même, aujourd’hui à", "Demandez un autre pass")
    assert office.balance(place) == (1, 960)


def test_voucher_used_elsewhere_is_told_with_the_place_and_the_hour(
    phone: Phone, new_phone: Callable[..., Phone], place: Place, carnet: Carnet, office: Office
) -> None:
    phone.scan(carnet.papers[0], "Accepté")
    elsewhere = office.place(name="Espace numérique")
    other = new_phone().open().sign_in(elsewhere.mediator).enrol()
    other.show(carnet.papers[0])
    other.tells("Déjà utilisé", f"{place.name} ({place.commune}), aujourd’hui à", "Demandez un autre pass")
    assert office.balance(elsewhere) == (0, 0)


def test_venue_that_is_not_qualified_is_refused(
    new_phone: Callable[..., Phone], office: Office, carnet: Carnet
) -> None:
    place = office.place(qualified=False)
    phone = new_phone().open().sign_in(place.mediator)
    phone.page.get_by_label(place.name).check()
    phone.enrol()
    phone.show(carnet.papers[0])
    phone.tells("Refusé", "Votre lieu n’est pas qualifié", "Prévenez votre gestionnaire")
