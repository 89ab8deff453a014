"""A desk: the page of a manager, sponsor, prescriber or operator."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from .paper import Account


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
        expect(self.page.get_by_role("button", name="Se déconnecter")).to_be_visible()
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
