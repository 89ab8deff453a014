"""A prescriber's counter: its people, the booklets in its stock, and the phone they hand them over with."""

from __future__ import annotations

import re
from dataclasses import dataclass

from playwright.sync_api import BrowserContext, Locator, Page, expect

from server.vouchers import links, qr, stock
from tests.support import factories as make

from .camera import Camera
from .office import Office
from .paper import PIXELS, Account
from .patience import wait_for_worker

DESK = "/prescripteur"
CRITERIA = "J’ai vérifié les critères de la campagne"


@dataclass(frozen=True)
class Cover:
    """A booklet's cover: its number, and the URL in its QR."""

    number: str
    address: str

    @property
    def picture(self) -> bytes:
        """Its QR."""
        return qr.png(self.address, PIXELS)


@dataclass(frozen=True)
class Counter:
    """Two people of one organisation, and its booklets of five."""

    name: str
    anna: Account
    bob: Account
    covers: list[Cover]


def counter(office: Office, booklets: int = 3, **campaign: object) -> Counter:
    """An organisation with this many booklets of one campaign in stock."""
    with office.app.app_context():
        where = make.qualified_organisation()
        of = make.campaign(**campaign)
        order = make.funded_order(of, booklet_size=5, booklet_count=booklets)
        made = [make.booklet(order, handed_over=False) for _ in range(booklets)]
        stock.assign(campaign_id=of.id, prescriber_id=where.id, count=booklets)
        covers = [Cover(each.number, links.address_of(each.id)) for each in made]
        anna, bob = make.prescriber(where), make.prescriber(where)
        return Counter(where.name, Account(anna.email, anna.name), Account(bob.email, bob.name), covers)


class Giver:
    """A phone with the prescriber's desk open."""

    def __init__(self, context: BrowserContext, camera: Camera) -> None:
        self.context = context
        self.page: Page = context.pages[0] if context.pages else context.new_page()
        self._camera = camera

    def open(self, account: Account | None = None) -> Giver:
        """Open the desk; sign in when it asks."""
        self.page.goto(DESK)
        return self.sign_in(account) if account else self.ready()

    def sign_in(self, account: Account) -> Giver:
        """Sign in as a prescriber."""
        self.page.get_by_label("Adresse électronique").fill(account.email)
        self.page.get_by_label("Mot de passe", exact=True).fill(account.password)
        self.press("Se connecter")
        return self.ready()

    def ready(self) -> Giver:
        """Wait until the desk asks for a cover."""
        expect(self.page.get_by_role("button", name="Scanner la couverture")).to_be_visible()
        return self

    def works_offline(self) -> Giver:
        """Wait until the service worker holds the whole app, and the phone its stock."""
        wait_for_worker(self.page)
        expect(self.status).to_contain_text("tout est envoyé · liste à jour")
        return self

    def scan(self, cover: Cover) -> None:
        """Show a cover to the camera until its booklet opens."""
        self.show(cover.picture)
        expect(self.page.get_by_role("heading", name=f"Carnet {cover.number}")).to_be_visible()
        self._camera.look_away()

    def show(self, picture: bytes) -> None:
        """Show a picture to the camera."""
        if self.page.get_by_role("button", name="Scanner la couverture").is_visible():
            self.press("Scanner la couverture")
        self._camera.show(picture)

    def give(self, *, postcode: str = "33150") -> None:
        """Check the criteria, note the postcode, hand over."""
        self.page.get_by_label(CRITERIA).check()
        self.page.get_by_label("Code postal de la personne").fill(postcode)
        self.press("Remettre ce carnet")

    def tells(self, word: str, *texts: str) -> None:
        """Wait for a verdict with this word and these texts."""
        card = self.page.get_by_role("alert").filter(has_text=re.compile(rf"^\s*{word}"))
        expect(card).to_be_visible()
        for text in texts:
            expect(card).to_contain_text(text)

    @property
    def status(self) -> Locator:
        """The line with the network's state and the queue's length."""
        return self.page.get_by_role("status").filter(has_text="·")

    @property
    def lines(self) -> Locator:
        """Today's hand-overs."""
        return self.page.get_by_role("list", name="Remises du jour").get_by_role("listitem")

    def press(self, name: str) -> None:
        """Press a button by its name."""
        self.page.get_by_role("button", name=name, exact=True).click()

    def home(self) -> Giver:
        """Back to the desk."""
        self.press("Retour")
        return self.ready()
