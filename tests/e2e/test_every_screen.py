"""Every screen of every desk is looked at: those with an address of their own here, the others where they are made."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from .support.desk import Desk
from .support.gallery import Gallery
from .support.office import Office
from .support.paper import Account, Place
from .support.server import ROOT

HERE = Path(__file__).parent
BY_ADDRESS = {
    "/gestion": ("", "scans", "lieu", "telephones", "releves", "nouveau-lieu", "personnes"),
    "/prescripteur": ("", "mes-carnets", "stock", "carnets-remis", "stock-envoyer"),
    "/commanditaire": ("", "mes-campagnes", "chiffres", "campagnes", "commandes", "avoirs", "messages", "historique"),
    "/operateur": ("", "argent", "campagnes-et-commandes", "lieux", "preuves", "service"),
    "/operateur, argent": (
        "paiements",
        "paiements-banque",
        "releves-bancaires",
        "a-expliquer",
        "livres-et-banque",
        "retraits",
        "mouvements",
    ),
    "/operateur, preuves": (
        "comptes",
        "journal",
        "export-comptable",
        "structures",
        "structure-nouvelle",
        "candidatures",
        "campagne-nouvelle",
    ),
    "/operateur, service": (
        "informations-publiques",
        "reunions",
        "reunion-nouvelle",
        "annonces",
        "identite-legale",
        "cles-de-signature",
        "courriel",
        "lieux-importer",
        "tous-les-lieux",
        "mon-compte",
        "securite",
    ),
}
"""By desk: the screens that anyone can open there by their address."""
ELSEWHERE = {
    "releve": "test_statements",
    "couverture": "test_giving",
    "remise": "test_giving",
    "carnet": "test_lost",
    "campagne": "test_campaigns",
    "campagne-structures": "test_approvals",
    "campagne-modifier": "test_campaigns",
    "campagne-commander": "test_orders",
    "campagne-fin": "test_credits",
    "commande": "test_orders",
    "virement": "test_payouts",
    "mouvement": "test_money_in",
    "livres": "test_books",
    "compte": "test_payouts",
    "structure": "test_admission",
    "candidature": "test_admission",
    "reunion": "test_front",
    "courriel-recu": "test_first_steps",
    "envois": "test_screens_scanner",
    "reglages": "test_screens_scanner",
}
"""The screens that a thing's number is part of, or a phone, and the tests that look at them."""


def screens() -> set[str]:
    """All of the app's, by the sentences on `/aide`; `pwa/tests/nav/help.test.ts` holds that each has one."""
    groups = tomllib.loads((ROOT / "server/front/help.toml").read_text())["group"]
    return {screen["key"] for group in groups for screen in group["screen"]}


def test_no_screen_is_left_out() -> None:
    own = {screen for opened in BY_ADDRESS.values() for screen in opened}
    assert {key for key in screens() if not key.startswith("page-")} == (own - {""}) | ELSEWHERE.keys()
    for file in set(ELSEWHERE.values()):
        assert "gallery.look(" in (HERE / f"{file}.py").read_text(), file


@pytest.mark.parametrize("desk", BY_ADDRESS)
def test_a_desk_s_screens_have_no_fault(
    new_desk: Callable[..., Desk], office: Office, place: Place, gallery: Gallery, desk: str
) -> None:
    path = desk.partition(",")[0]
    page = new_desk(path, sitting(path, office, place)).page
    for screen in BY_ADDRESS[desk]:
        open_whole(page, f"{path}#{screen}" if screen else path)
        gallery.look(page, f"screen-{path[1:]}-{screen}")


def sitting(path: str, office: Office, place: Place) -> Account:
    """Somebody who sits at a desk."""
    if path == "/gestion":
        return place.manager
    if path == "/prescripteur":
        return office.prescriber(booklets=2)
    return office.sponsor("Tour des écrans") if path == "/commanditaire" else office.operator_account


def open_whole(page: Page, address: str) -> None:
    """Open a screen by a load of its own, and wait until it has its answers."""
    page.goto("about:blank")
    page.goto(address)
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".skeleton, .together__wait")).to_have_count(0)
    page.wait_for_load_state("networkidle")
