"""A hub's desk: who announced itself, applied and is qualified in its départements, and nobody's e-mail."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from playwright.sync_api import expect

from server import clock
from server.db import transaction
from server.front.models import Announcement
from tests.support import factories as make

from .support.desk import Desk
from .support.gallery import Gallery
from .support.office import Office

NewDesk = Callable[..., Desk]


def announce(name: str, postcode: str, commune: str, days: int) -> None:
    at = clock.now() - timedelta(days=days)
    wants = {"runs_venues": True, "prescribes": days > 1, "contact": "Anne Bastide", "email": f"{days}@example.org"}
    with transaction() as session:
        session.add(Announcement(name=name, postcode=postcode, commune=commune, announced_at=at, state_at=at, **wants))


def test_a_hub_sees_its_territory(new_desk: NewDesk, office: Office, gallery: Gallery) -> None:
    with office.app.app_context():
        announce("Foyer rural de Saint-Morillon", "33650", "Saint-Morillon", 1)
        announce("Association Les Mains vertes du Haut-Entre-deux-Mers et du Réolais", "33190", "La Réole", 9)
        announce("Loin d’ici", "40000", "Mont-de-Marsan", 2)
        make.qualified_organisation(name="CCAS de Cestas", postcode="33610", commune="Cestas")
    page = new_desk("/territoire", office.hub("33")).page
    for text in ("Foyer rural de Saint-Morillon", "Les Mains vertes", "CCAS de Cestas"):
        expect(page.get_by_text(text).first).to_be_visible()
    assert page.get_by_text("Loin d’ici").count() == 0
    assert page.get_by_text("example.org").count() == 0
    gallery.look(page, "hub-territory")
