"""One organisation of the matrix's world, and all that is its own."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from server import clock
from server.access import MANAGER, MEDIATOR, PRESCRIBER, ROLES, SPONSOR, WITHOUT_ORGANISATION
from server.accounts.models import Device, Person
from server.campaigns.models import DRAFT
from server.commands import CONSOLE
from server.db import db, transaction
from server.payouts.bank_accounts import service as bank_accounts
from server.people import invitations
from server.phones import invitations as phone_invitations
from server.redemptions.intake import Scan
from server.redemptions.service import redeem
from server.reports import service as reports
from server.stock import transfers
from server.stock.picking import Sending
from server.venues.models import Venue
from tests.support import factories as make
from tests.support.access import papers

IN_ORGANISATIONS = tuple(role for role in ROLES if role not in WITHOUT_ORGANISATION)
PLACES = (("33000", "Bordeaux", "33"), ("64000", "Pau", "64"), ("24000", "Périgueux", "24"))
IBANS = ("FR1420041010050500013M02606", "FR7630006000011234567890189")

Ids = dict[str, Any]
"""A value for each kind of object that an address or a request names (see `addresses`)."""


class Side:
    """An organisation with two venues; one person who asks and one colleague in each role."""

    def __init__(self, number: int, name: str, second_name: str) -> None:
        self.number, self.name = number, name
        postcode, commune, department = PLACES[number]
        does = dict.fromkeys(("runs_venues", "prescribes", "sponsors"), True)
        where = {"postcode": postcode, "commune": commune}
        names = {"name": f"Association {name}", "siret": f"{number + 1}3002526500013", "territory": [department]}
        self.owner = make.qualified_organisation(**names, **does, **where)
        self.people = {role: self._person(role) for role in IN_ORGANISATIONS}
        self.colleagues = {role: self._person(role) for role in IN_ORGANISATIONS}
        self.places = [
            self._place(name, self.people[MEDIATOR], where),
            self._place(second_name, self.colleagues[MEDIATOR], where),
        ]

    def work(self) -> None:
        """Buy booklets, send one away, hand one over, and scan at each venue."""
        self.sponsor = make.sponsor(organisation=self.owner)
        self.campaign = make.campaign(sponsor=self.sponsor, name=f"Campagne {self.name}", open_spans=[])
        make.approved(self.owner, self.campaign)
        self.ordered = make.order(self.campaign)
        self.draft = make.order(self.campaign, state=DRAFT, ordered_at=None)
        self.paid = make.funded_order(self.campaign, first_serial=1, last_serial=4, booklet_count=4)
        self.stock = [make.booklet(self.paid, handed_over=False, holder=self.owner) for _ in range(3)]
        self.given = make.booklet(self.paid, holder=self.owner)
        make.save(papers.logo(self.sponsor.id))
        prescriber = make.actor(db.session.get_one(Person, self.people[PRESCRIBER]))
        sent = Sending(to_organisation_id=papers.depot().id, booklets=[self.stock[2].number])
        self.transfer = transfers.send(prescriber, sent).id
        texts = make.tokens(self.given)
        self.scans = [self._scan(phone, texts[index]) for index, (_, phone) in enumerate(self.places)]

    def settle(self) -> None:
        """An account to be paid on, and what the sponsor gets back."""
        self._propose_account(0)
        bank_accounts.confirm(make.actor(make.operator()), self.account)
        self.credit_note = papers.credit_note(self.campaign, self.paid)
        self.billed = papers.bill(self.draft.id, self.ordered.id)

    def limited_manager(self) -> int:
        """Somebody who manages the first venue alone."""
        someone = make.person(MANAGER, self.owner)
        with transaction():
            someone.memberships[0].venues = [self.places[0][0]]
        return someone.id

    def tokens(self) -> dict[str, str]:
        """More phones of the first venue: one in use, one revoked, one lost."""
        owner = db.session.get_one(Person, self.people[MEDIATOR])
        made = {name: make.phone(self.places[0][0], owner) for name in ("phone", "revoked phone", "lost phone")}
        with transaction():
            for name in ("revoked phone", "lost phone"):
                made[name][0].revoked_at, made[name][0].lost = clock.now(), name == "lost phone"
        return {name: token for name, (_, token) in made.items()}

    def ids(self, index: int) -> Ids:
        """What belongs to one of its venues and to itself."""
        return {**self._of_organisation(), **self._of_venue(index)}

    def _of_organisation(self) -> Ids:
        if not hasattr(self, "_own"):
            self._propose_account(1)
            self._own = {
                "organisation": self.owner.id,
                "sponsor": self.sponsor.id,
                "campaign": self.campaign.id,
                "order": self.ordered.id,
                "draft": self.draft.id,
                "paid order": self.paid.id,
                "promise": papers.promise(self.ordered.id),
                "booklet": self.stock[0].number,
                "other booklet": self.stock[1].number,
                "given booklet": self.given.number,
                "voucher": f"{self.stock[0].number}-1",
                "transfer": self.transfer,
                "arrival": papers.arrival(self.owner, self.stock[2]),
                "statement": papers.statement_of(self.owner),
                "credit note": self.credit_note,
                **self.billed,
                "bank account": self.account,
                **papers.of_person(self.colleagues[SPONSOR]),
                "answer": papers.answer(self.owner, self.name),
                "message": papers.message(self.owner, self.name),
                **{f"membership {role}": papers.membership(number) for role, number in self.colleagues.items()},
                **{f"invitation {role}": self._invitation(role) for role in IN_ORGANISATIONS},
            }
        return self._own

    def _of_venue(self, index: int) -> Ids:
        venue, phone = self.places[index]
        manager = make.actor(db.session.get_one(Person, self.people[MANAGER]))
        return {
            "venue": venue.id,
            "phone": phone.id,
            "redemption": self.scans[index],
            "conflict": papers.conflict(self.scans[index], phone),
            "report": reports.report(venue.id, kind="other", note=venue.name).id,
            "phone invitation": phone_invitations.invite(manager, venue_id=venue.id, label=venue.name).invitation.id,
        }

    def _person(self, role: str) -> int:
        someone = make.person(role, self.owner)
        with transaction():
            someone.name = f"{role} {self.name}"
        return someone.id

    def _place(self, name: str, owner: int, where: dict[str, str]) -> tuple[Venue, Device]:
        venue = make.venue(self.owner, name=f"Lieu {name}", **where)
        phone = make.phone(venue, db.session.get_one(Person, owner))[0]
        with transaction():
            phone.label = f"Téléphone {name}"
        return venue, phone

    def _scan(self, phone: Device, text: str) -> UUID:
        scan = Scan(uuid4(), "digital_tools", clock.now(), 1, text)
        [answer] = redeem(make.device_actor(phone), [scan])
        assert answer["status"] == "accepted", answer
        return scan.id

    def _propose_account(self, index: int) -> None:
        details = bank_accounts.Details(f"Banque {self.name}", IBANS[index])
        entered = bank_accounts.propose(make.actor(make.operator()), self.owner.id, details)
        assert entered.waiting
        self.account = entered.waiting.id

    def _invitation(self, role: str) -> UUID:
        email = f"{role}@{self.name.lower()}.fr"
        guest = invitations.Guest(email=email, name=self.name, role=role, organisation_id=self.owner.id)
        return invitations.invite(CONSOLE, guest).invitation.id
