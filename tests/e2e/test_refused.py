"""Refusals: each with its word, its reason and what to do."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from server.vouchers import qr

from .support.camera import Camera
from .support.office import Office
from .support.paper import PIXELS, Carnet, Place
from .support.phone import Phone


def forged(text: str) -> str:
    """The same voucher with another signature."""
    return text[:-20] + text[-20:][::-1]


def cut(text: str) -> str:
    """A QR text without its end."""
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


def test_a_voucher_beside_the_code_that_is_aimed_at_is_left_alone(phone: Phone, carnet: Carnet, camera: Camera) -> None:
    beside, small = carnet.papers[0], 200
    menu = qr.png("https://restaurant.example/menu", small // 2)
    camera.show(qr.png(beside.text, small), menu, menu)
    phone.watches_for(2)
    expect(phone.lines).to_have_count(0)
    camera.show(menu, qr.png(carnet.papers[1].text, small), menu)
    phone.tells("Accepté", "Pass 2")
    expect(phone.lines).to_have_count(1)


STRANGERS = {
    "https://restaurant.example/menu": ("Pas un pass", "Ce code n’est pas un pass.", "Ouvrez le carnet"),
    "WIFI:T:WPA;S:Mediatheque;P:motdepasse;;": ("Pas un pass", "Ce code n’est pas un pass."),
    "https://autre-pass.example/V/0123-4567": ("Autre dispositif", "Il ne peut pas être encaissé ici"),
}


@pytest.mark.parametrize("text", STRANGERS)
def test_any_other_code_in_the_world_is_called_by_its_name_and_uses_nothing(
    phone: Phone, carnet: Carnet, camera: Camera, text: str
) -> None:
    phone.scan(carnet.papers[0], "Accepté")
    camera.show(qr.png(text, PIXELS))
    phone.tells(*STRANGERS[text])
    expect(phone.verdict).to_have_count(1)
    phone.scan(carnet.papers[1], "Accepté")
    expect(phone.lines).to_have_count(2)


def test_cover_of_a_booklet_asks_to_open_it(phone: Phone, carnet: Carnet, camera: Camera) -> None:
    phone.scan(carnet.papers[0], "Accepté")
    cover = qr.png(carnet.address, PIXELS)
    camera.show(cover)
    phone.tells("Couverture", "C’est la couverture d’un carnet.", "Ouvrez-le", "un code par pass")
    phone.press("Suivant")
    camera.look_away()
    phone.press("Tester")
    phone.choose_picture(cover)
    phone.tells("Couverture")
    expect(phone.lines).to_have_count(1)


def test_pass_that_another_host_signed_is_of_another_scheme(
    phone: Phone, carnet: Carnet, camera: Camera, office: Office, place: Place
) -> None:
    token = forged(carnet.papers[0].text).rpartition("/")[2]
    camera.show(qr.png(f"HTTPS://AUTRE-PASS.EXAMPLE/V/{token}", PIXELS))
    phone.tells("Autre dispositif", "Il ne peut pas être encaissé ici")
    assert office.balance(place) == (0, 0)


def test_refusal_is_a_strip_after_a_while_and_can_be_read_again(phone: Phone, carnet: Carnet, camera: Camera) -> None:
    camera.show(qr.png(forged(carnet.papers[0].text), PIXELS))
    phone.tells("Refusé")
    reason = phone.verdict.get_by_text("Ce pass n’est pas authentique")
    expect(reason).to_be_visible()
    camera.look_away()
    phone.is_strip()
    expect(reason).to_be_hidden()
    phone.page.get_by_role("button", name="Relire").focus()
    phone.page.keyboard.press("Enter")
    expect(reason).to_be_visible()
    expect(phone.page.get_by_role("button", name="Suivant")).to_be_focused()
    phone.page.keyboard.press("Enter")
    expect(phone.verdict).to_have_count(0)


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
