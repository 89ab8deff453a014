"""Money's whole way: quote, order, invoice, credit, booklets, scan, month, transfers, return; books and bank agree.

Then 1,000 € leave the account and are in no book: the page says so after that one import, and no order is issued.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path

import time_machine
from playwright.sync_api import Page, expect

from server import clock
from server.audit import ledger as ledger_check
from server.banking.bank_days import find_next_bank_day
from server.books.proof import prove
from server.db import db
from server.organisations.models import Organisation
from server.payouts.bank_accounts import service as bank_accounts
from server.payouts.bank_accounts.service import Details
from tests.support import factories as make

from .support.alone import Alone
from .support.bank import Bank, TransferFile, come, come_back, leave, read_transfers, vanish
from .support.camera import Camera
from .support.client import Client
from .support.desk import Desk
from .support.gallery import Gallery
from .support.paper import Account, Paper, Place, Scene
from .support.phone import Phone

ONE = timedelta(days=1)
BOOKLETS = 30
IBANS = ("FR7630001007941234567890185", "FR7630006000011234567890189")
STOPPED = "Plus aucune commande n’est émise ni promise."
NOT_ISSUED = "L’argent en banque ne couvre pas tout ce qui est dû"


@dataclass
class Walk:
    """Who walks: the server, the sponsor, two places that are paid, and the bank."""

    alone: Alone
    gallery: Gallery
    scene: Scene
    places: list[Place]
    folder: Path
    today: date
    bank: Bank = field(default_factory=Bank)

    def operator(self, screen: str = "", *, second: bool = False) -> Desk:
        """A screen on the desk of one of two people of the operator."""
        office = self.alone.office
        desk = self.alone.desk("/operateur", office.second_operator if second else office.operator_account)
        if screen:
            show(desk, screen)
        return desk

    def signed_in(self, account: Account) -> Client:
        """An API client of today: sessions of a month ago are over."""
        return Client(self.alone.server.url).sign_in(account.email, account.password)

    def go_on(self, day: date) -> None:
        """The server, and the pages opened from now on, are of a day to come."""
        self.alone.server.go_on((day - self.today).days)

    def kept(self, content: bytes) -> Path:
        """What the bank delivers, as a file."""
        path = self.folder / f"{hashlib.sha256(content).hexdigest()[:8]}.xml"
        path.write_bytes(content)
        return path


def show(desk: Desk, screen: str) -> None:
    """Open a screen by its address."""
    desk.page.goto(f"/operateur#{screen}")


def begin(alone: Alone, gallery: Gallery, folder: Path) -> Walk:
    """A campaign, the operator's account at the bank, two places whose accounts two people confirmed."""
    office = alone.office
    scene = office.scene("Creuse connectée")
    office.identify()
    office.operator.post("/api/own-bank-accounts", {"name": "Compte cantonné", "kind": "funds", "iban": Bank.iban})
    places = [office.place(name=name) for name in ("Médiathèque d’Aubusson", "Tiers-lieu de Guéret")]
    with office.app.app_context():
        first, second = (make.actor(make.operator()) for _ in range(2))
        for place, iban in zip(places, IBANS, strict=True):
            owner = db.session.get_one(Organisation, place.organisation_id)
            entered = bank_accounts.propose(first, owner.id, Details(owner.name, iban)).waiting
            assert entered
            bank_accounts.confirm(second, entered.id)
    return Walk(alone, gallery, scene, places, folder, clock.paris_day(clock.now()))


def buy(walk: Walk) -> int:
    """The sponsor asks for a quote, orders, and gets its invoice; the order's number."""
    desk = walk.alone.desk("/commanditaire", walk.scene.sponsor)
    desk.go_to("Campagnes").press("Commander des carnets")
    desk.page.get_by_label("Nombre de carnets").fill(str(BOOKLETS))
    desk.press("Préparer la commande")
    desk.press("Recevoir un devis")
    expect(desk.page.get_by_text("Valable jusqu’au")).to_be_visible()
    desk.press("Commander")
    desk.press("Recevoir la facture")
    expect(desk.page.get_by_role("heading", name="Facture F-")).to_be_visible()
    walk.gallery.look(desk.page, "walk-invoice")
    [order] = walk.alone.office.client(walk.scene.sponsor).get("/api/orders")["orders"]
    return int(order["id"])


def deliver(walk: Walk, content: bytes, then: str) -> Desk:
    """The operator reads a file of the bank in."""
    desk = walk.operator("releves-bancaires")
    desk.page.get_by_label("Fichiers de la banque").set_input_files(walk.kept(content))
    expect(desk.page.get_by_text(then)).to_be_visible()
    return desk


def receive(walk: Walk, order_id: int) -> int:
    """The credit comes on a statement; one person says what it is, another confirms. Returns its cents."""
    order = walk.alone.office.operator.get(f"/api/orders/{order_id}")
    credit = come(order["lacking_cents"], walk.today - ONE, f"MANDAT 812 {order['payment_reference']}")
    first = deliver(walk, walk.bank.tells(walk.today - ONE, walk.today - ONE, [credit]), "1 mouvement nouveau.")
    for desk, act, then in (
        (first, "Rapprocher ainsi", "une autre personne doit confirmer"),
        (walk.operator(second=True), "Confirmer", "Ce mouvement est entièrement expliqué."),
    ):
        show(desk, "a-expliquer")
        desk.line(euros(credit.cents)).first.click()
        walk.gallery.look(desk.page, f"walk-credit-{'first' if desk is first else 'second'}")
        desk.page.get_by_role("button", name=act).first.click()
        expect(desk.page.get_by_text(then)).to_be_visible()
    show(first, f"commande-{order_id}")
    expect(first.page.get_by_text("L’argent est arrivé. Les carnets restent à émettre.")).to_be_visible()
    return credit.cents


def issue(walk: Walk, order_id: int) -> str:
    """The booklets are issued; the number of the first."""
    desk = walk.operator(f"commande-{order_id}")
    desk.press(f"Émettre {BOOKLETS} carnets")
    expect(desk.page.get_by_text(f"{BOOKLETS} carnets émis.")).to_be_visible()
    walk.gallery.look(desk.page, "walk-issued")
    order = walk.alone.office.operator.get(f"/api/orders/{order_id}")
    return f"{order['campaign_id']}-{order['first_serial']}"


def scan(walk: Walk, camera: Camera, booklet: str) -> None:
    """A mediator scans three vouchers of a booklet with a phone; two more are used at the other place."""
    office = walk.alone.office
    office.operator.post(f"/api/booklets/{booklet}/hand-over", {"criteria_checked": True, "postcode": "23000"})
    papers = [Paper(f"{booklet}-{n}", office.printed(f"{booklet}-{n}"), "") for n in range(1, 6)]
    page = walk.alone.page()
    phone = Phone(page.context, camera, page).open().sign_in(walk.places[0].mediator).enrol()
    for paper in papers[:3]:
        phone.scan(paper, "Accepté")
    phone.waits_for(0)
    walk.gallery.look(page, "walk-scanned")
    camera.look_away()
    assert {office.scan(walk.places[1], paper.text) for paper in papers[3:]} == {"accepted"}


def close(walk: Walk) -> None:
    """On the fifth of the next month the operator closes the one of the scans; a place reads its statement."""
    walk.go_on(clock.next_month(walk.today).replace(day=5))
    desk = walk.operator()
    desk.line("Clôturer").first.click()
    expect(desk.page.get_by_role("heading", name="Structures")).to_be_visible()
    desk.page.get_by_role("button", name=re.compile("^Clôturer")).click()
    desk.dialog.get_by_role("button", name=re.compile("^Clôturer")).click()
    expect(desk.page.get_by_text("Chaque structure a reçu son relevé.")).to_be_visible()
    manager = walk.alone.desk("/gestion", walk.places[0].manager)
    manager.line("28,80 €").first.click()
    expect(manager.page.get_by_role("heading", name="Relevé R-")).to_be_visible()
    walk.gallery.look(manager.page, "walk-statement")


def pay(walk: Walk) -> TransferFile:
    """One person prepares the transfers, another approves them, downloads the file and gives it to the bank."""
    first = walk.operator("paiements")
    first.press("Préparer le virement")
    first.dialog.get_by_role("button", name="Préparer", exact=True).click()
    expect(first.page.get_by_text("une autre personne doit l’approuver")).to_be_visible()
    second = walk.operator(second=True)
    second.line("Approuver 2 virements").click()
    for act, yes in (("Approuver ce virement", "Approuver"), ("La banque a le fichier", "Oui, il est envoyé")):
        if yes != "Approuver":
            with second.page.expect_download() as download:
                second.press("Télécharger le fichier SEPA")
        second.press(act)
        second.dialog.get_by_role("button", name=yes, exact=True).click()
        expect(second.dialog).to_have_count(0)
    expect(second.page.get_by_text("Importez sa réponse")).to_be_visible()
    walk.gallery.look(second.page, "walk-sent")
    file = read_transfers(download.value.path().read_bytes())
    assert sorted(one.cents for one in file.transfers) == [1920, 2880]
    return file


def settle(walk: Walk, file: TransferFile) -> tuple[bytes, date]:
    """The bank's next statement has the debit and one transfer that came back; the import explains both."""
    came_back = find_next_bank_day(file.day)
    back = next(one for one in file.transfers if one.cents == 1920)
    walk.go_on(came_back + 2 * ONE)
    told = walk.bank.tells(walk.today, came_back, [leave(file), come_back(back, came_back)])
    desk = deliver(walk, told, "2 mouvements nouveaux.")
    show(desk, "a-expliquer")
    expect(desk.page.get_by_text("Chaque mouvement des relevés est dans les comptes.")).to_be_visible()
    show(desk, "paiements")
    expect(desk.page.get_by_text("La banque refuse ce compte").first).to_be_visible()
    walk.gallery.look(desk.page, "walk-came-back")
    return told, came_back


def compare(walk: Walk, cents: int, last: date) -> None:
    """Books are the bank's to the cent on every day: by the screen, and by the check of the ledger."""
    desk = walk.operator("livres-et-banque")
    expect(desk.page.get_by_text("Les livres rejoignent la banque, chaque jour.")).to_be_visible()
    expect(desk.figure("Banque")).to_have_text(euros(cents))
    walk.gallery.look(desk.page, "walk-books")
    desk.page.get_by_role("button", name="Compte cantonné").click()
    days = (last - walk.today).days + 3  # from the eve of the first statement on
    expect(desk.page.locator("td[data-title='Écart']")).to_have_text(["0,00 €"] * min(days, 62))
    walk.gallery.look(desk.page, "walk-days")
    later = datetime.now(clock.PARIS) + timedelta(days=walk.alone.server.days_later)
    with walk.alone.office.app.app_context(), time_machine.travel(later, tick=False):
        assert [*ledger_check.find_problems()] == []
        [account] = prove(db.session())
        assert [one.difference_cents for one in account.days] == [0] * days
        assert (account.lines_cents, account.days[-1].bank_cents) == (cents, cents)


def read_page(walk: Walk, file: bytes) -> Page:
    """Anyone reads that the money is there, by which file of the bank's."""
    page = walk.alone.page()
    page.goto("/solvabilite")
    expect(page.get_by_text("de ce qui doit être là, selon son relevé du")).to_be_visible()
    expect(page.get_by_text(STOPPED)).to_have_count(0)
    proof = page.get_by_text("Preuve technique").first
    proof.click()
    expect(page.get_by_text(hashlib.sha256(file).hexdigest())).to_be_visible()
    proof.click()
    walk.gallery.look(page, "walk-solvent")
    return page


def vanishes(walk: Walk, page: Page, day: date) -> None:
    """1,000 € leave and are in no book; the page says so after that import, in red."""
    deliver(walk, walk.bank.tells(day, day, [vanish(100_000, day)]), "1 mouvement nouveau.")
    page.reload()
    bad = page.locator(".verdict--bad")
    expect(bad.filter(has_text=STOPPED)).to_be_visible()
    expect(bad.filter(has_text="ont quitté le compte sans être dans nos livres")).to_contain_text(
        re.compile(r"1\s000,00\s€")
    )
    bad.first.scroll_into_view_if_needed()
    walk.gallery.look(page, "walk-short")


def is_refused(walk: Walk) -> None:
    """Another order gets no booklets: the refusal says why, and what to do."""
    wanted = {"campaign_id": walk.scene.campaign_id, "booklet_size": 10, "booklet_count": 2}
    order = walk.signed_in(walk.scene.sponsor).post("/api/orders", wanted)
    desk = walk.operator(f"commande-{order['id']}")
    desk.press("Émettre avant le virement")
    expect(desk.page.get_by_text(NOT_ISSUED)).to_be_visible()
    walk.gallery.look(desk.page, "walk-refused")
    seen = walk.signed_in(walk.alone.office.operator_account).get(f"/api/orders/{order['id']}")
    assert seen["first_serial"] is None


def euros(cents: int) -> str:
    """An amount as the screens write it."""
    whole, rest = divmod(cents, 100)
    return f"{whole:,},{rest:02} €".replace(",", " ", 1) if whole >= 1000 else f"{whole},{rest:02} €"


def test_money_walks_all_the_way_and_what_leaves_unseen_is_seen(
    alone: Alone, gallery: Gallery, camera: Camera, tmp_path: Path
) -> None:
    camera.look_away()
    walk = begin(alone, gallery, tmp_path)
    order_id = buy(walk)
    received = receive(walk, order_id)
    scan(walk, camera, issue(walk, order_id))
    close(walk)
    file = pay(walk)
    told, came_back = settle(walk, file)
    compare(walk, received - 2880, came_back)
    page = read_page(walk, told)
    vanishes(walk, page, came_back + ONE)
    is_refused(walk)
