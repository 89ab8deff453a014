"""A desk: the page of a manager, sponsor, prescriber or operator."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from .paper import Account


def go_to(page: Page, section: str) -> None:
    """Open a section of the desk by its tab, or its entry in the menu at the side."""
    bar = page.get_by_role("navigation", name="Rubriques")
    link = bar.locator("a").filter(has_text=re.compile(f"^{section}$"))  # behind "Plus" it has no role
    expect(bar).to_be_visible()
    if not link.is_visible():
        bar.get_by_role("button", name="Plus").click()
    link.click()
    expect(link).to_have_attribute("aria-current", "page")


def who(page: Page) -> Locator:
    """The button that says who is signed in at this desk."""
    return page.get_by_role("button", name=re.compile("^Connecté :"))


def sign_out(page: Page) -> None:
    """Leave the desk."""
    who(page).click()
    page.get_by_role("button", name="Se déconnecter").click()


class Desk:
    """One page of the app, opened by someone with a role."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def open(self, path: str, account: Account) -> Desk:
        """Open a desk for the first time, and sign in."""
        self.page.goto(path)
        self.page.get_by_label("Adresse électronique").fill(account.email)
        self.page.get_by_label("Mot de passe", exact=True).fill(account.password)
        self.press("Se connecter")
        expect(who(self.page)).to_be_visible()
        return self

    def go_to(self, section: str) -> Desk:
        """Open a section by its tab."""
        go_to(self.page, section)
        return self

    @property
    def dialog(self) -> Locator:
        """The open dialog."""
        return self.page.get_by_role("dialog")

    def figure(self, label: str) -> Locator:
        """The amount under a label."""
        return (
            self.page.get_by_role("definition")
            .filter(visible=True)
            .and_(self.page.locator(f'dt:has-text("{label}") ~ dd').first)
        )

    def line(self, *texts: str) -> Locator:
        """The button of the list's line that has all these texts."""
        found = self.page.get_by_role("listitem").get_by_role("button")
        for text in texts:
            found = found.filter(has_text=text)
        return found

    def press(self, name: str) -> None:
        """Press a button by its name."""
        self.page.get_by_role("button", name=name, exact=True).click()
