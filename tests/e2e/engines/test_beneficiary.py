"""The page of someone who was handed a booklet, with and without network, in another language."""

from __future__ import annotations

from ..support.paper import Carnet
from ..support.server import Server
from .support.engine import Tab

KEPT = "return navigator.serviceWorker.ready.then((registration) => registration.active.state)"


def test_the_page_shows_the_next_pass_and_stays_without_network(tab: Tab, carnet: Carnet, server: Server) -> None:
    tab.open(carnet.address).sees("Il vous reste 10 pass")
    tab.driver.run(KEPT)
    server.kill()
    tab.driver.reload()
    tab.sees("Il vous reste 10 pass")
    tab.press("Suivant")
    tab.sees("Pass 2")


def test_the_page_speaks_another_language_and_remembers_it(tab: Tab, carnet: Carnet) -> None:
    tab.open(carnet.address).choose("Langue", "English")
    tab.sees("You have 10 vouchers left")
    tab.driver.reload()
    tab.sees("You have 10 vouchers left")
