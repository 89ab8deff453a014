"""The public face in a browser: the front page for whoever is unknown, the scanner for an enrolled phone, no script."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from server import clock
from server.front.pages import TOLD
from tests.setup import chromium

from .support.alone import Alone
from .support.gallery import Gallery
from .support.office import Office
from .support.paper import Place
from .support.phone import Phone
from .support.server import ROOT

FRONT = "Le pass numérique"
LARGE_TEXT = "html { font: 200% / 1.5 var(--font) !important }"
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture
def campaign(alone: Alone) -> Alone:
    """A server whose only campaign runs, so that pages have figures."""
    alone.office.scans_of_last_month(alone.office.place(), 1)
    return alone


def test_an_unknown_visitor_reads_the_front_page_on_one_screen(
    profile: Callable[..., BrowserContext], gallery: Gallery
) -> None:
    page = profile().new_page()
    page.goto("/")
    expect(page.get_by_role("heading", name=FRONT)).to_be_visible()
    last = page.get_by_role("navigation", name="Que voulez-vous faire").get_by_role("link", name="Se connecter")
    expect(last).to_be_in_viewport(ratio=1)
    gallery.look(page, "front")
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then((found) => found.length)") == 0


def test_an_enrolled_phone_opens_the_scanner_without_network(phone: Phone) -> None:
    phone.works_offline()
    phone.context.set_offline(True)
    phone.page.goto("/")
    phone.ready()
    expect(phone.page.get_by_role("heading", name=FRONT)).to_have_count(0)


def test_an_enrolled_phone_whose_cache_was_evicted_opens_the_scanner(phone: Phone) -> None:
    origin = phone.page.evaluate("location.origin")
    phone.context.clear_cookies(name="session")
    phone.page.goto("about:blank")
    cdp = phone.context.new_cdp_session(phone.page)
    stored = {"origin": origin, "storageTypes": "service_workers,cache_storage"}
    cdp.send("Storage.clearDataForOrigin", stored)
    phone.page.goto("/")
    phone.ready()


def test_a_mediator_comes_from_the_front_page_to_the_scanner(
    office: Office, place: Place, profile: Callable[..., BrowserContext], gallery: Gallery
) -> None:
    page = profile().new_page()
    page.goto("/accueil")
    page.get_by_role("link", name="Se connecter").last.click()
    expect(page.get_by_role("link", name="Qu’est-ce que le pass numérique")).to_be_visible()
    page.get_by_label("Adresse électronique").fill(place.mediator.email)
    page.get_by_label("Mot de passe", exact=True).fill(place.mediator.password)
    page.get_by_role("button", name="Se connecter", exact=True).click()
    expect(page.get_by_role("button", name="Commencer à scanner")).to_be_visible()
    page.reload()
    expect(page.get_by_role("button", name="Commencer à scanner")).to_be_visible()


@pytest.mark.parametrize("path", [*TOLD, "/accueil", "/solvabilite", "/reunions", "/annonce", "/nulle-part"])
def test_each_public_page_is_read_without_script(campaign: Alone, path: str) -> None:
    page = campaign.page(java_script_enabled=False)
    answer = page.goto(path)
    assert answer is not None
    assert answer.status == (404 if path == "/nulle-part" else 200)
    assert "script-src 'self'" in answer.headers["content-security-policy"]
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Aller au contenu")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()


def test_meetings_and_announcements_from_the_desk_to_the_public_and_back(alone: Alone, gallery: Gallery) -> None:
    desk = alone.desk("/operateur", alone.office.operator_account)
    desk.go_to("Service")
    desk.press("Informations publiques")
    expect(desk.page.get_by_text("Les pages publiques ne disent pas encore")).to_be_visible()
    desk.page.get_by_label("Téléphone", exact=True).fill("05 56 00 00 01")
    desk.page.get_by_label("Directeur ou directrice de la publication").fill("Ada Lovelace")
    desk.press("Enregistrer")
    expect(desk.page.get_by_text("Enregistré. Les pages publiques")).to_be_visible()
    gallery.look(desk.page, "public-facts")
    desk.press("Retour")
    desk.press("Réunions d’information")
    gallery.look(desk.page, "meetings-none")
    desk.press("Annoncer une réunion")
    desk.press("Annoncer")
    expect(desk.page.get_by_text("Écrivez un sujet.")).to_be_visible()
    desk.page.get_by_label("Sujet").fill("Le pass en 45 minutes")
    desk.page.get_by_label("Jour").fill((clock.paris_day(clock.now()) + timedelta(days=9)).isoformat())
    desk.page.get_by_label("Heure de Paris").fill("14:05")
    desk.page.get_by_label("Lien de la visioconférence").fill("https://visio.example.org/pass")
    gallery.look(desk.page, "meeting-new")
    desk.press("Annoncer")
    expect(desk.line("Le pass en 45 minutes")).to_be_visible()

    visitor = alone.page(java_script_enabled=False)
    register(visitor)
    announce(visitor)

    desk.line("Le pass en 45 minutes").click()
    expect(desk.page.get_by_text("Zoé Martin")).to_be_visible()
    gallery.look(desk.page, "meeting")
    desk.press("Annuler la réunion")
    desk.dialog.get_by_label("Raison").fill("L’animatrice est malade.")
    desk.dialog.get_by_role("button", name="Annuler la réunion").click()
    expect(desk.page.get_by_text("L’animatrice est malade.")).to_be_visible()
    desk.page.goto("/operateur#annonces")
    expect(desk.page.get_by_role("heading", name="Centre social du Grand Parc")).to_be_visible()
    desk.press("Inviter à candidater")
    expect(desk.page.get_by_text("Invitation envoyée")).to_be_visible()
    expect(desk.page.get_by_label("Suivi de")).to_have_value("contacted")
    gallery.look(desk.page, "announcements")
    visitor.goto("/contact")
    expect(visitor.get_by_role("link", name="05 56 00 00 01")).to_be_visible()


def register(page: Page) -> None:
    """Register for the meeting as somebody without account and script."""
    page.goto("/reunions")
    page.get_by_role("link", name="Le pass en 45 minutes").click()
    expect(page.get_by_text(re.compile("14.h.05"))).to_be_visible()
    page.get_by_label("Votre nom").fill("Zoé Martin")
    page.get_by_label("Votre adresse électronique").fill("zoe")
    page.get_by_role("button", name="M’inscrire").click()
    expect(page.get_by_role("alert")).to_contain_text("1 point à corriger")
    expect(page.get_by_label("Votre nom")).to_have_value("Zoé Martin")
    page.get_by_label("Votre adresse électronique").fill("zoe@exemple.fr")
    page.get_by_role("button", name="M’inscrire").click()
    expect(page.get_by_role("status")).to_contain_text("C’est noté")


def announce(page: Page) -> None:
    """Announce a structure without script."""
    page.goto("/annonce")
    page.get_by_label("Nom de la structure").fill("Centre social du Grand Parc")
    page.get_by_label("Accueillir").check()
    page.get_by_label("Code postal").fill("33300")
    page.get_by_label("Personne à joindre").fill("Zoé Martin")
    page.get_by_label("Son adresse électronique").fill("zoe@exemple.fr")
    page.get_by_role("button", name="Envoyer l’annonce").click()
    expect(page.get_by_role("heading", name="C’est envoyé")).to_be_visible()


def test_public_pages_are_clean_narrow_and_large(campaign: Alone, gallery: Gallery) -> None:
    page = campaign.page()
    meeting = a_meeting(campaign)
    for path in (*TOLD, "/accueil", "/nulle-part", "/reunions", meeting, "/annonce", "/annonce/merci"):
        page.goto(path)
        gallery.look(page, f"front{re.sub('/[0-9]*', '-', path)}")
        assert overflow_of_large_text(page) <= 0, path


def test_lighthouse_finds_every_public_page_accessible(campaign: Alone) -> None:
    paths = (*TOLD, "/accueil", "/nulle-part", "/solvabilite", "/reunions", a_meeting(campaign), "/annonce")
    command = ["node", str(ROOT / "pwa/tools/lighthouse.mjs"), *(f"{campaign.server.url}{path}" for path in paths)]
    environment = {**os.environ, "CHROME_PATH": str(chromium.find_or_install())}
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)  # noqa: S603  # our own
    found = json.loads(done.stdout)
    assert {page: one for page, one in found.items() if one["score"] < 100} == {}
    assert len(found) == len(paths)


def a_meeting(server: Alone) -> str:
    """The address of a meeting to come."""
    starts_at = clock.iso(clock.now() + timedelta(days=9))
    wanted = {"starts_at": starts_at, "minutes": 45, "subject": "Le pass en 45 minutes", "place": "Bordeaux"}
    return f"/reunions/{server.office.operator.post('/api/meetings', wanted)['id']}"


def overflow_of_large_text(page: Page) -> int:
    """How many pixels a page is too wide on a phone whose text is twice as large."""
    page.evaluate("(rule) => document.styleSheets[0].insertRule(rule, 0)", LARGE_TEXT)
    found: int = page.evaluate(OVERFLOW)
    return found
