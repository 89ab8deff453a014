"""The operator's office: makes venues and people in the server's database, and vouchers through its API."""

from __future__ import annotations

import secrets
import time
from datetime import timedelta
from typing import Any
from uuid import uuid4

import time_machine
from flask import Flask
from sqlalchemy import select, update

from server import clock, create_app
from server.access import HUB, MANAGER, Actor
from server.accounts.devices import REMEMBERED
from server.accounts.factor_models import Authenticator
from server.accounts.models import Device, Person
from server.bank_statements.models import BankMovement, BankStatement
from server.commands import CONSOLE
from server.config import Config
from server.db import db, transaction
from server.expiry.service import take_due_steps
from server.invoicing import identity
from server.money import format_euros
from server.redemptions.bundle.service import bundle
from server.redemptions.intake import Scan
from server.redemptions.service import redeem
from server.settlements.closing import close_in_steps
from server.venues.models import Venue
from server.vouchers import ids, stock
from server.vouchers.models import Booklet
from tests.payouts.support.office import IDENTITY
from tests.printing.support.paper import rendered
from tests.support import factories as make
from tests.support.databases import release

from .camera import read_code
from .client import Client
from .paper import Account, Carnet, Paper, Place, Scene
from .server import Server

HOUR = timedelta(hours=1)
FUNDS_IBAN = "FR7630001007941234567890185"


class Office:
    """Prepares what a test needs before a scan."""

    def __init__(self, server: Server) -> None:
        self.app: Flask = create_app(Config.from_environment(server.environment))
        self.url = server.url
        self._clients: dict[Account, Client] = {}
        with self.app.app_context():
            make.key_ring()
            self.operator_account = _account(make.operator())
            self.second_operator = _account(make.operator())
            self._campaign_id = make.campaign().id

    def close(self) -> None:
        """Close the database."""
        with self.app.app_context():
            release(self.app)

    @property
    def operator(self) -> Client:
        """The operator, signed in."""
        return self.client(self.operator_account)

    def client(self, account: Account) -> Client:
        """An API client that is signed in."""
        if account not in self._clients:
            self._clients[account] = Client(self.url).sign_in(account.email, account.password)
        return self._clients[account]

    def place(self, *, qualified: bool = True, **columns: Any) -> Place:
        """A venue that redeems, unless told otherwise."""
        with self.app.app_context():
            venue = make.qualified_venue(**columns) if qualified else make.venue(**columns)
            return self._place(venue)

    def forget_phones(self, place: Place) -> None:
        """Let the server know none of a venue's phones any more, as when an older backup was restored."""
        with self.app.app_context(), transaction() as session:
            phones = update(Device).where(Device.venue_id == place.id)
            session.execute(
                phones.values(token_hash=secrets.token_bytes(32), previous_token_hash=None, previous_until=None)
            )
        time.sleep(REMEMBERED.total_seconds())  # a server process knows a token that long without asking the database

    def hub(self, *departments: str) -> Account:
        """Someone of a territorial hub for these départements."""
        with self.app.app_context():
            return _account(make.person(HUB, make.organisation(territory=list(departments))))

    def campaign(self, **columns: Any) -> int:
        """Create another campaign; returns its id."""
        with self.app.app_context():
            return make.campaign(**columns).id

    def orders(self, campaign: str) -> list[dict[str, Any]]:
        """The orders of a campaign, oldest first, as the operator sees them."""
        found = self.operator.get("/api/orders")["orders"]
        return [order for order in reversed(found) if order["campaign"] == campaign]

    def carnet(self, size: int = 5, *, campaign_id: int | None = None, postcode: str = "33000") -> Carnet:
        """A booklet ordered, funded, issued and handed over."""
        number = self._issue(size, campaign_id, payment_order="M-2026-17")
        self.operator.post(f"/api/booklets/{number}/hand-over", {"criteria_checked": True, "postcode": postcode})
        address = self.operator.get(f"/api/booklets/{number}/cover")["address"]
        held = self.operator.get(f"/api/wallet/{address.rpartition('/')[2]}")["vouchers"]
        papers = [Paper(f"{number}-{each['position']}", each["text"], each["code"]) for each in held]
        return Carnet(number, address, papers)

    def guaranteed_carnet(self) -> Carnet:
        """A booklet of a campaign whose guarantee pays two vouchers."""
        with time_machine.travel(clock.now() - 4 * HOUR, tick=False), self.app.app_context():
            order = make.funded_order(booklet_count=10, first_serial=1, last_serial=10)
            booklet = make.booklet(order)
            numbers = [f"{booklet.number}-{position}" for position in range(1, booklet.size + 1)]
            papers = [Paper(number, text, "") for number, text in zip(numbers, make.tokens(booklet), strict=True)]
            return Carnet(booklet.number, "", papers)

    def sheet(self, carnet: Carnet) -> bytes:
        """The PDF of a booklet on A4: its cover, then its sheet of tickets."""
        with self.app.app_context():
            return rendered(db.session.get_one(Booklet, ids.parse_booklet(carnet.number)).order)

    def unfunded(self) -> Paper:
        """A printed voucher of an order that nobody paid."""
        number = self._issue(5, None, payment_order=None)
        return Paper(f"{number}-1", self.printed(f"{number}-1"), "")

    def printed(self, number: str) -> str:
        """The QR text of a voucher, as the server draws it."""
        return read_code(self.operator.content(f"/api/vouchers/{number}/qr.png"))

    def scan(self, place: Place, text: str) -> str:
        """Scan a voucher at a venue, on a new phone; returns the status of the answer."""
        with self.app.app_context():
            return _scan(place, text)

    def lost_race(self, winner: Place, loser: Place, text: str, *, in_good_faith: bool = True) -> None:
        """Let two offline phones scan one voucher; in good faith the loser has a bundle of the morning, else none."""
        with self.app.app_context():
            phones = [_phone(place) for place in (winner, loser)]
            if in_good_faith:
                with time_machine.travel(clock.now() - 3 * HOUR, tick=False):
                    bundle(phones[1], None)
            scanned_at = clock.now() - HOUR
            for phone in phones:
                redeem(phone, [Scan(uuid4(), "digital_tools", scanned_at, 1, token=text)])

    def scans_of_last_month(self, place: Place, count: int) -> str:
        """Scans recorded at a venue in the previous month; returns that month as yyyy-mm."""
        last_month = (clock.now().replace(day=1) - timedelta(days=3)).replace(day=10)
        with time_machine.travel(last_month, tick=False), self.app.app_context():
            campaign = make.campaign(services=["digital_tools"])
            for text in make.tokens(make.booklet(make.funded_order(campaign)))[:count]:
                _scan(place, text)
        return clock.month_of(last_month)

    def bank(self) -> Account:
        """Give the operator a bank account; returns the second person of those who pay."""
        with self.app.app_context():
            identity.record_identity(CONSOLE, IDENTITY)
            return _account(make.operator())

    def begin_to_close(self, month: str) -> None:
        """Begin to close a month, and stop before its statements are written, as after a crash."""
        with self.app.app_context():
            steps = close_in_steps(make.actor(make.operator()), month)
            next(steps)

    def prescriber(self, booklets: int) -> Account:
        """Someone with booklets in stock."""
        with self.app.app_context():
            where = make.qualified_organisation()
            someone = _account(make.prescriber(where))
            campaign = make.campaign()
            for _ in range(booklets):
                make.booklet(make.funded_order(campaign), handed_over=False)
            stock.assign(campaign_id=campaign.id, prescriber_id=where.id, count=booklets)
            return someone

    def scene(self, name: str) -> Scene:
        """A sponsor with a campaign, and a prescriber; no order yet."""
        with self.app.app_context():
            campaign, where = make.campaign(name=name, **_far_from_its_end()), make.qualified_organisation()
            people = (_account(make.sponsor_person(campaign.sponsor)), _account(make.prescriber(where)))
            return Scene(campaign.id, where.id, *people)

    def sponsor(self, name: str) -> Account:
        """Someone of a sponsor with a campaign: one order funded, one not."""
        with self.app.app_context():
            sponsor = make.sponsor()
            campaign = make.campaign(sponsor=sponsor, name=name, **_far_from_its_end())
            make.funded_order(campaign, booklet_count=3)
            make.order(campaign, booklet_count=2)
            return _account(make.sponsor_person(sponsor))

    def chosen(self, name: str) -> tuple[int, Account]:
        """A campaign that needs approval and nobody has, and someone of its sponsor."""
        with self.app.app_context():
            campaign = make.campaign(name=name, open_spans=[], **_far_from_its_end())
            return campaign.id, _account(make.sponsor_person(campaign.sponsor))

    def runs_venues(self, place: Place) -> None:
        """Note on a place's organisation that it runs venues, as an application does."""
        with self.app.app_context(), transaction() as session:
            session.get_one(Venue, place.id).organisation.runs_venues = True

    def operators(self, count: int) -> list[Account]:
        """More people of the operator."""
        with self.app.app_context():
            return [_account(make.operator()) for _ in range(count)]

    def has_an_app(self, account: Account) -> None:
        """Give someone an app of codes that nobody has any more."""
        with self.app.app_context():
            person_id = db.session.scalars(select(Person.id).where(Person.email == account.email)).one()
            make.save(Authenticator(person_id=person_id, secret_encrypted=b"-", confirmed_at=clock.now(), last_step=1))

    def limited_manager(self, place: Place) -> Account:
        """Someone who manages one venue and nothing else of its organisation."""
        with self.app.app_context():
            venue = db.session.get_one(Venue, place.id)
            someone = make.person(MANAGER, venue.organisation)
            with transaction() as session:
                session.merge(someone).memberships[0].venues = [session.get_one(Venue, place.id)]
            return _account(someone)

    def identify(self) -> None:
        """Record the operator's identity in law: papers name it."""
        with self.app.app_context():
            identity.record_identity(CONSOLE, IDENTITY)

    def ending(self, name: str) -> Account:
        """Someone of a sponsor whose campaign is in its last days: its stock is to be blocked."""
        today = clock.paris_day(clock.now())
        days = {"first_day": today - timedelta(days=300), "last_day": today + timedelta(days=10)}
        with self.app.app_context():
            sponsor = make.sponsor()
            campaign = make.campaign(sponsor=sponsor, name=name, grace_day=today + timedelta(days=40), **days)
            make.booklet(make.funded_order(campaign), handed_over=False)
            take_due_steps()
            return _account(make.sponsor_person(sponsor))

    def redemptions(self, place: Place) -> list[dict[str, Any]]:
        """A venue's scans of this month, as its manager sees them."""
        found: list[dict[str, Any]] = self.client(place.manager).get(f"/api/venues/{place.id}/redemptions")[
            "redemptions"
        ]
        return found

    def balance(self, place: Place) -> tuple[int, int]:
        """The number of redemptions that a venue is owed for this month, and their net cents."""
        balance = self.client(place.manager).get(f"/api/venues/{place.id}/balance")
        return balance["redemptions"], balance["net_cents"]

    def pay(self, order_id: int, payment_order: str) -> None:
        """Let what an order lacks arrive on a statement; two people of the operator match it."""
        lacking = self.operator.get(f"/api/orders/{order_id}")["lacking_cents"]
        movement = self.credit(lacking, f"{payment_order} Commande {order_id}")
        part = {"kind": "order", "cents": lacking, "order_id": order_id}
        made = self.operator.post(f"/api/movements/{movement}/matches", {"parts": [part]})
        for match in [one for one in made["matches"] if one["state"] == "proposed"]:
            self.client(self.second_operator).post(f"/api/matches/{match['id']}/confirm", {})

    def credit(self, cents: int, text: str) -> int:
        """Import a statement of yesterday with one credit; returns the movement's id."""
        with self.app.app_context():
            last = select(BankStatement.closing_cents).where(BankStatement.iban == FUNDS_IBAN)
            balance = db.session.scalar(last.order_by(BankStatement.id.desc()).limit(1))
        if balance is None:
            self.operator.post("/api/own-bank-accounts", {"name": "Fonds", "kind": "funds", "iban": FUNDS_IBAN})
        day = clock.paris_day(clock.now()) - timedelta(days=1)
        cells = f"{FUNDS_IBAN};{day:%d/%m/%Y};{format_euros(cents)};{format_euros((balance or 0) + cents)};{text}"
        table = f"compte;date;montant;solde;libelle\n{cells}\n"
        self.operator.upload("/api/bank-statements?name=releve.csv", table.encode(), "text/csv")
        with self.app.app_context():
            newest = select(BankMovement.id).where(BankMovement.iban == FUNDS_IBAN)
            return db.session.scalars(newest.order_by(BankMovement.id.desc()).limit(1)).one()

    def _issue(self, size: int, campaign_id: int | None, payment_order: str | None) -> str:
        wanted = {"campaign_id": campaign_id or self._campaign_id, "booklet_size": size, "booklet_count": 1}
        order = f"/api/orders/{self.operator.post('/api/orders', wanted)['id']}"
        if payment_order:
            self.pay(int(order.rpartition("/")[2]), payment_order)
        return str(self.operator.post(f"{order}/issue", {})["first"])

    def _place(self, venue: Venue) -> Place:
        people = (_account(make.manager(venue)), _account(make.mediator(venue)))
        return Place(venue.id, venue.organisation_id, venue.name, venue.commune, *people)


def _far_from_its_end() -> dict[str, Any]:
    """Days of a campaign that is not near its end, whatever today is."""
    last_day = clock.paris_day(clock.now()) + timedelta(days=200)
    return {"last_day": last_day, "grace_day": last_day + timedelta(days=30)}


def _phone(place: Place) -> Actor:
    mediator = db.session.scalars(select(Person).filter_by(email=place.mediator.email)).one()
    return make.device_actor(make.phone(db.session.get_one(Venue, place.id), mediator)[0])


def _scan(place: Place, text: str) -> str:
    [answer] = redeem(_phone(place), [Scan(uuid4(), "digital_tools", clock.now(), 1, token=text)])
    return str(answer["status"])


def _account(person: Person) -> Account:
    return Account(person.email, person.name)
