"""A mediator's workshop: scans, undos, offline scans, and scans after the browser was killed."""

from __future__ import annotations

from ..support.office import Office
from ..support.paper import Carnet, Place
from ..support.patience import eventually
from ..support.server import Server
from .support import page
from .support.scanner import Scanner

SETTLED = page.script("settled")


def test_a_voucher_before_the_camera_is_redeemed_and_given_back(
    scanner: Scanner, carnet: Carnet, office: Office, place: Place
) -> None:
    scanner.scan(carnet.papers[0], "Accepté")
    eventually(lambda: office.balance(place) == (1, 960))
    scanner.tab.press("Annuler ce scan")
    scanner.tab.press("Erreur de scan")
    eventually(lambda: office.balance(place) == (0, 0))


def test_scans_without_server_outlive_a_dead_phone_and_arrive_once(
    scanner: Scanner, carnet: Carnet, office: Office, place: Place, server: Server
) -> None:
    tab = scanner.tab
    server.kill()
    tab.driver.reload()
    scanner.reopened()
    for paper in carnet.papers[:2]:
        scanner.scan(paper, "Accepté hors ligne")
    tab.driver.quit()
    tab.driver.start()
    tab.open("/")
    tab.sees("2 à envoyer")
    server.start()
    tab.sees("tout est envoyé")
    assert [each["status"] for each in office.redemptions(place)] == ["accepted"] * 2


def test_a_typed_code_is_redeemed(scanner: Scanner, carnet: Carnet, office: Office, place: Place) -> None:
    scanner.tab.press("Saisir le code")
    scanner.tab.fill("Code sous le carré", carnet.papers[2].code)
    scanner.tab.press("Valider le code")
    scanner.tab.tells("Accepté")
    assert office.balance(place) == (1, 960)


def test_of_three_vouchers_side_by_side_only_the_one_in_the_middle_is_redeemed(
    scanner: Scanner, carnet: Carnet, office: Office, place: Place
) -> None:
    scanner.camera.show(*(paper.picture for paper in carnet.papers[3:6]))
    scanner.tab.tells(f"Pass {carnet.papers[4].position} ")
    eventually(lambda: office.balance(place) == (1, 960))
    [only] = office.redemptions(place)
    assert only["voucher"] == carnet.papers[4].number


def test_a_white_code_on_black_is_read(scanner: Scanner, carnet: Carnet) -> None:
    scanner.camera.show_inverted(carnet.papers[0].picture)
    scanner.tab.tells("Accepté")


def test_first_visit_announces_no_update(scanner: Scanner) -> None:
    scanner.tab.driver.run(SETTLED)
    assert "nouvelle version" not in scanner.tab.text().lower()
