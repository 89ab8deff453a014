"""Signing in with more than a password: a passkey, the code of an app, a recovery code; ending sessions elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyotp
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.e2e.support.alone import Alone
from tests.e2e.support.desk import sign_out, who
from tests.e2e.support.gallery import Gallery
from tests.e2e.support.office import Office
from tests.e2e.support.paper import Account
from tests.e2e.support.people import set_up_app
from tests.e2e.support.server import Server
from tests.oidc.support.provider import serve

NARROW = {"viewport": {"width": 360, "height": 740}}


@pytest.fixture
def guarded(
    tmp_path: Path, released_server: Server, browser: Browser, browser_context_args: dict[str, Any]
) -> Iterator[Alone]:
    """A server of its own that asks for a second factor, as it does outside the demo."""
    server = Server(tmp_path)
    server.environment["SECOND_FACTOR"] = "on"
    server.release_as(released_server)
    server.start()
    alone = Alone(server, browser, browser_context_args)
    yield alone
    assert alone.end() == []


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def sign_in(page: Page, path: str, account: Account) -> None:
    """Open a desk and give the password only."""
    page.goto(path)
    page.get_by_label("Adresse électronique").fill(account.email)
    page.get_by_label("Mot de passe", exact=True).fill(account.password)
    press(page, "Se connecter")


def leave(page: Page) -> None:
    sign_out(page)
    expect(page.get_by_label("Mot de passe", exact=True)).to_be_visible()


def heading(page: Page, name: str) -> Locator:
    return page.get_by_role("heading", name=re.compile(f"^{re.escape(name)}( Argent)?$"))


def plug_in(page: Page) -> None:
    """Give the browser a device that holds passkeys and recognises its owner."""
    cdp = page.context.new_cdp_session(page)
    cdp.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    device = {**options, "isUserVerified": True, "automaticPresenceSimulation": True}
    cdp.send("WebAuthn.addVirtualAuthenticator", {"options": device})


def next_code(app: pyotp.TOTP) -> str:
    """The code of the next half minute: the one of now has counted."""
    return app.at(datetime.now(UTC), counter_offset=1)


def test_a_passkey_protects_an_account_and_then_signs_in_alone(guarded: Alone, gallery: Gallery) -> None:
    manager = guarded.office.place().manager
    page = guarded.page(**NARROW)
    plug_in(page)
    sign_in(page, "/gestion", manager)
    expect(heading(page, "Protéger votre compte")).to_be_visible()
    gallery.look(page, "second-factor-set-up")
    press(page, "Ajouter une clé d’accès")
    expect(heading(page, "Vos codes de secours")).to_be_visible()
    gallery.look(page, "recovery-codes")
    press(page, "C’est noté")
    expect(who(page)).to_be_visible()
    press(page, "Sécurité")
    expect(page.get_by_text("Il en reste 10")).to_be_visible()
    gallery.look(page, "security")
    press(page, "Renommer Mon téléphone")
    page.get_by_label("Nom", exact=True).fill("Mon Fairphone")
    press(page, "Enregistrer")
    expect(page.get_by_text("Mon Fairphone")).to_be_visible()
    press(page, "Retirer Mon Fairphone")
    page.get_by_role("dialog").get_by_role("button", name="Retirer").click()
    expect(page.get_by_text("Ajoutez-en une autre avant de retirer celle-ci")).to_be_visible()
    page.get_by_role("dialog").get_by_role("button", name="Garder").click()
    leave(page)
    gallery.look(page, "sign-in-with-passkey")
    press(page, "Se connecter avec une clé d’accès")
    expect(heading(page, "Sécurité")).to_be_visible()
    press(page, "Retour")
    expect(heading(page, "Espace de gestion")).to_be_visible()


def test_the_code_of_an_app_is_asked_for_at_each_sign_in_and_a_recovery_code_counts_once(
    guarded: Alone, gallery: Gallery
) -> None:
    operator = guarded.office.operator_account
    page = guarded.page(**NARROW)
    sign_in(page, "/operateur", operator)
    press(page, "Utiliser une application de codes")
    expect(page.get_by_role("img", name="QR de votre secret")).to_be_visible()
    gallery.look(page, "app-set-up")
    press(page, "Protéger votre compte")
    app, recovery = set_up_app(page)
    with page.expect_download() as download:
        press(page, "Télécharger")
    assert all(code in download.value.path().read_text() for code in recovery)
    press(page, "C’est noté")
    leave(page)

    sign_in(page, "/operateur", operator)
    code = page.get_by_label("Code à six chiffres")
    expect(code).to_have_attribute("autocomplete", "one-time-code")
    gallery.look(page, "second-factor-code")
    code.fill("000000")
    expect(page.get_by_text("Ce code n’est pas le bon")).to_be_visible()
    code.fill(next_code(app))  # six digits are sent without a button
    expect(who(page)).to_be_visible()
    leave(page)

    for right in (True, False):
        sign_in(page, "/operateur", operator)
        press(page, "Je n’ai plus mon téléphone")
        if right:
            gallery.look(page, "second-factor-recovery")
        page.get_by_label("Code de secours").fill(recovery[4].upper())
        press(page, "Continuer")
        if right:
            expect(heading(page, "Vérification")).to_have_count(0)
            leave(page)
    expect(page.get_by_text("Ce code n’est pas le bon")).to_be_visible()


def test_a_session_is_ended_from_another_browser(guarded: Alone, gallery: Gallery) -> None:
    manager = guarded.office.place().manager
    home, office = guarded.page(), guarded.page(**NARROW)
    for page in (home, office):
        plug_in(page)
    sign_in(home, "/gestion", manager)
    app, _ = set_up_app(home)
    press(home, "C’est noté")
    sign_in(office, "/gestion", manager)
    office.get_by_label("Code à six chiffres").fill(next_code(app))
    press(office, "Sécurité")
    lines = office.get_by_role("list", name="Mes connexions").get_by_role("listitem")
    expect(lines).to_have_count(2)
    expect(lines.first).to_contain_text("Cet appareil")
    gallery.look(office, "sessions")
    lines.last.get_by_role("button").click()
    expect(lines).to_have_count(1)
    home.reload()
    expect(home.get_by_label("Mot de passe", exact=True)).to_be_visible()
    office.reload()
    expect(who(office)).to_be_visible()


def test_a_provider_signs_in_who_has_its_verified_address(
    tmp_path: Path, released_server: Server, browser: Browser
) -> None:
    """Without the watch: the provider is another host."""
    with serve() as provider:
        server = Server(tmp_path)
        named = {"OIDC_ISSUER": provider.issuer, "OIDC_CLIENT_ID": "poincon", "OIDC_CLIENT_SECRET": "secret"}
        server.environment |= {**named, "OIDC_LABEL": "ProConnect"}
        server.release_as(released_server)
        server.start()
        office = Office(server)
        manager = office.place().manager
        provider.know("known", email=manager.email, email_verified=True)
        provider.know("stranger", email="stranger@example.org", email_verified=True)
        context = browser.new_context(base_url=server.url, service_workers="block", **NARROW)
        try:
            page = context.new_page()
            page.goto("/connexion")
            for subject in ("stranger", "known"):
                press(page, "Se connecter avec ProConnect")
                page.locator("input[name=sub]").fill(subject)
                page.locator("input[name=sub]").press("Enter")
                if subject == "stranger":
                    expect(page.get_by_text("Personne n’a cette adresse ici")).to_be_visible()
            expect(heading(page, "Espace de gestion")).to_be_visible()
        finally:
            context.close()
            office.close()
            server.kill()


def test_a_mediator_is_asked_for_nothing_more_than_the_password(guarded: Alone) -> None:
    place = guarded.office.place()
    page = guarded.page(**NARROW)
    sign_in(page, "/connexion", place.mediator)
    expect(page.get_by_role("button", name="Commencer à scanner")).to_be_visible()
