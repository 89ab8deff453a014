"""People who come by invitation, and what protects their accounts."""

from __future__ import annotations

import re

import pyotp
from playwright.sync_api import Page, expect

from .desk import Desk

PASSWORD = "une longue phrase à moi"  # of the tests


def open_people(desk: Desk) -> Desk:
    """Open the screen of people, which the operator's desk has among its service."""
    if desk.page.url.endswith("/operateur"):
        desk.go_to("Service")
        desk.page.get_by_role("button", name=re.compile("^Personnes")).click()
        return desk
    return desk.go_to("Personnes")


def invite(desk: Desk, name: str, email: str, role: str = "") -> None:
    """Invite somebody on the screen of people; there may be one role only."""
    desk.press("Inviter quelqu’un")
    if role:
        desk.dialog.get_by_role("radio", name=re.compile(f"^{role}")).check()
    desk.dialog.get_by_label("Adresse électronique").fill(email)
    desk.dialog.get_by_label("Prénom et nom").fill(name)
    desk.press("Envoyer l’invitation")
    expect(desk.dialog.get_by_role("heading", name="Invitation envoyée")).to_be_visible()


def accept(page: Page, link: str) -> None:
    """Make an account by the link of an invitation."""
    page.goto(link)
    expect(page.get_by_text("vous invite")).to_be_visible()
    page.get_by_label("Mot de passe", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Créer mon compte").click()


def set_up_app(page: Page) -> tuple[pyotp.TOTP, list[str]]:
    """Set an app of codes up on the page that asks for it; the app, and the recovery codes shown."""
    page.get_by_role("button", name="Utiliser une application de codes").click()
    secret = page.locator(".secret__text").inner_text().replace(" ", "")
    app = pyotp.TOTP(secret)
    page.get_by_label("Code à six chiffres").fill(app.now())
    page.get_by_role("button", name="Terminer").click()
    codes = page.get_by_role("list", name="Codes de secours").get_by_role("listitem")
    expect(codes).to_have_count(10)
    return app, codes.all_inner_texts()
