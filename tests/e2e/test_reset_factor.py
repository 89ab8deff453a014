"""An operator has lost the second factor: one colleague asks for its reset, another confirms it."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from .support.desk import Desk
from .support.gallery import Gallery
from .support.office import Office


def test_one_operator_asks_and_another_confirms(
    new_desk: Callable[..., Desk], office: Office, gallery: Gallery
) -> None:
    lost, first, second = office.operators(3)
    office.has_an_app(lost)
    asks = new_desk("/operateur#personnes", first)
    asks.press(f"Remettre à zéro la double vérification de {lost.name}")
    asks.dialog.get_by_label("Raison").fill("Téléphone perdu.")
    gallery.look(asks.page, "operator-reset-factor")
    asks.dialog.get_by_role("button", name="Remettre à zéro").click()
    expect(asks.page.get_by_text("Une autre personne de l’opérateur doit confirmer.")).to_be_visible()

    confirms = new_desk("/operateur#personnes", second)
    expect(confirms.page.get_by_text(f"{first.name} demande de remettre à zéro")).to_be_visible()
    confirms.press(f"Remettre à zéro la double vérification de {lost.name}")
    expect(confirms.dialog.get_by_text("votre confirmation suffit")).to_be_visible()
    gallery.look(confirms.page, "operator-confirm-reset")
    confirms.dialog.get_by_role("button", name="Remettre à zéro").click()
    expect(confirms.page.get_by_text(f"{first.name} demande de remettre à zéro")).to_have_count(0)
