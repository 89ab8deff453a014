"""A mediator's phone: actions on the scanner's screen, and checks of it."""

from __future__ import annotations

import re

from playwright.sync_api import BrowserContext, Locator, Page, expect

from .camera import Camera
from .paper import Account, Paper
from .patience import wait_for_worker

HISTORY = "Pass du jour"
FRONT_PAGE = "link[rel=canonical]"
CHEAP = {
    "viewport": {"width": 360, "height": 740},
    "has_touch": True,
    "is_mobile": True,
    "locale": "fr-FR",
    "timezone_id": "Europe/Paris",
}
"""A browser as on a cheap phone of a French mediator."""


class Phone:
    """One browser profile with the app open on the scanner."""

    def __init__(self, context: BrowserContext, camera: Camera, page: Page | None = None) -> None:
        self.context = context
        self.page = page or (context.pages[0] if context.pages else context.new_page())
        self._camera = camera

    def open(self) -> Phone:
        """Open the app: on a phone that nobody knows, by way of the front page."""
        self.page.goto("/")
        if self.page.locator(FRONT_PAGE).count():
            self.page.get_by_role("navigation", name="Que voulez-vous faire").get_by_role("link").last.click()
        return self

    def sign_in(self, account: Account) -> Phone:
        """Sign in as a mediator."""
        self.page.get_by_label("Adresse électronique").fill(account.email)
        self.page.get_by_label("Mot de passe", exact=True).fill(account.password)
        self.press("Se connecter")
        return self

    def enrol(self) -> Phone:
        """Enrol the phone for the only venue; returns when the camera is on and the venue's rules are there."""
        self.press("Commencer à scanner")
        self.ready()
        expect(self.status).to_contain_text("liste à jour")
        return self

    def ready(self) -> Phone:
        """Wait until the camera is on; it may have seen already what another phone of this browser was shown."""
        looks = self.page.get_by_text(re.compile("visez ", re.IGNORECASE))
        expect(looks.or_(self.page.get_by_role("button", name="Suivant")).first).to_be_visible()
        return self

    def works_offline(self) -> Phone:
        """Wait until the service worker has cached the whole app and controls this page."""
        wait_for_worker(self.page)
        return self

    @property
    def verdict(self) -> Locator:
        """The card over the camera."""
        return self.page.get_by_role("alert")

    def scan(self, paper: Paper, word: str) -> None:
        """Show a voucher to the camera until its verdict appears."""
        self.show(paper)
        self.tells(word, f"Pass {paper.position} ")

    def show(self, paper: Paper) -> None:
        """Show a voucher to the camera."""
        self._camera.show(paper.picture)

    def watches_for(self, seconds: float) -> None:
        """Let the camera play this many seconds of its film."""
        video = self.page.locator("video").element_handle()
        until = video.evaluate("(video) => video.currentTime") + seconds
        self.page.wait_for_function("([video, until]) => video.currentTime > until", arg=[video, until])

    def open_typing(self) -> Locator:
        """Open the field of the typed code; returns it when it has the focus."""
        self.press("Saisir le code")
        field = self.page.get_by_label("Code sous le carré")
        expect(field).to_be_focused()
        return field

    def type_code(self, code: str, button: str = "Valider le code") -> None:
        """Type the code under the QR."""
        self.open_typing().fill(code)
        self.press(button)

    def choose_picture(self, picture: bytes) -> None:
        """Choose a picture from the gallery."""
        with self.page.expect_file_chooser() as chooser:
            self.press("Lire une image")
        chooser.value.set_files({"name": "pass.png", "mimeType": "image/png", "buffer": picture})

    def choose_service(self, name: str) -> None:
        """Change the service of the day."""
        self.page.get_by_role("button", name="Service du jour").click()
        self.press(name)

    def undo(self, what: str, reason: str) -> None:
        """Undo a scan of the list."""
        self.page.get_by_role("button", name=re.compile(f"^Annuler ce scan : {what}")).click()
        self.press(reason)
        expect(self.page.get_by_role("dialog")).to_have_count(0)

    def send_now(self) -> None:
        """Open the list of unsent scans and send them."""
        self.status.click()
        self.press("Envoyer maintenant")

    def tells(self, word: str, *texts: str) -> None:
        """Wait for a verdict with this word and these texts."""
        card = self.verdict.filter(has_text=re.compile(rf"^\s*{word}(?! hors ligne)"))
        expect(card).to_be_visible()
        for text in texts:
            expect(card).to_contain_text(text)

    def is_strip(self) -> None:
        """Wait until the verdict has become a strip."""
        expect(self.page.get_by_role("button", name="Relire")).to_be_visible()

    @property
    def lines(self) -> Locator:
        """The workshop list, newest first."""
        return self.page.get_by_role("list", name=HISTORY).get_by_role("listitem")

    @property
    def total(self) -> Locator:
        """What today's scans are worth for the venue."""
        return self.page.get_by_role("paragraph").filter(has_text="Total pour le lieu")

    @property
    def status(self) -> Locator:
        """The line with the network's state and the queue's length."""
        return self.page.get_by_role("button", name="Voir les envois")

    def waits_for(self, count: int) -> None:
        """Wait until this many scans are unsent."""
        expect(self.status).to_contain_text(f"{count} à envoyer" if count else "tout est envoyé")

    def sign_out(self) -> None:
        """Sign out in the settings."""
        self.press("Réglages")
        self.press("Déconnecter ce téléphone")
        self.press("Déconnecter")

    def another_tab(self) -> Phone:
        """The same phone in a second tab."""
        return Phone(self.context, self._camera, self.context.new_page()).open().ready()

    def limit_storage(self, origin: str, quota_bytes: int | None) -> None:
        """Limit the storage; None lifts the limit. Chromium caches its measurement for 30 s."""
        limit = {} if quota_bytes is None else {"quotaSize": quota_bytes}
        cdp = self.context.new_cdp_session(self.page)
        cdp.send("Storage.overrideQuotaForOrigin", {"origin": origin, **limit})

    def press(self, name: str) -> None:
        """Press a button by its name."""
        self.page.get_by_role("button", name=name, exact=True).click()
