"""Any term changed at any time: refused with a reason, or the books still balance and every month can be closed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, multiple, rule
from sqlalchemy import func, select

from server import clock
from server.audit import ledger as ledger_check
from server.campaigns import refusals as campaign_refusals
from server.campaigns import service as campaigns
from server.campaigns.models import Campaign
from server.campaigns.schemas import CampaignChangesSchema
from server.commands import CONSOLE
from server.credits import issuing as credit_notes
from server.db import db
from server.errors import Refusal
from server.expiry import service as expiry
from server.invoicing import identity
from server.ledger.models import LedgerLine
from server.organisations import qualification
from server.redemptions import moving
from server.redemptions.intake import Scan
from server.redemptions.service import redeem
from server.settlements import months
from server.settlements.closing import close_period
from server.settlements.models import Period
from server.venues.models import Venue
from server.vouchers import issue
from server.vouchers.models import Booklet
from tests.payouts.support.office import IDENTITY
from tests.settlements.support.ledger import START, Ledger
from tests.support import factories, races
from tests.support.bank_goes_on import tell_until_yesterday
from tests.support.databases import PostgresSchema, SqliteFiles
from tests.support.machines import UNSHRUNK, run
from tests.support.money_in import pay
from tests.support.sizes import sized

SIRETS = ("73282932000074", "35600000000048")
days = st.dates(date(2026, 1, 1), date(2027, 12, 31))
TERMS: dict[str, st.SearchStrategy[Any]] = {
    "name": st.sampled_from(["Pass 2026", "Autre nom"]),
    "territory": st.sampled_from([None, ["33"], ["40100"]]),
    "target_publics": st.sampled_from([None, ["seniors"]]),
    "guarantee_bps": st.integers(0, 10_000),
    "sponsor_fee_bps": st.integers(0, 10_000),
    "fee_bps": st.integers(0, 10_000),
    "voucher_cents": st.integers(1, 100_000),
    "allowance": st.integers(1, 100),
    "allowance_alone": st.integers(1, 100),
    "trusts_promises": st.booleans(),
    "promise_days": st.integers(1, 120),
    "sponsor_text": st.sampled_from([None, "Bonjour"]),
    "first_day": days,
    "last_day": st.none() | days,
    "grace_day": st.none() | days,
    "valid_days": st.none() | st.integers(1, 400),
    "services": st.sampled_from([None, ["employment"], ["digital_tools"]]),
}
changes = st.sampled_from(sorted(TERMS)).flatmap(lambda name: TERMS[name].map(lambda value: (name, value)))
LOCKED = {"terms_funded", "terms_issued"}
WRONG_DAYS = {"days_out_of_order", "one_kind_of_validity"}


def test_the_table_holds_every_term_that_may_be_sent() -> None:
    assert set(TERMS) == set(CampaignChangesSchema().fields)


class Terms(Ledger):
    """The ledger's machine, with an operator who also changes terms, venues and its own identity at any time."""

    @initialize()
    def open(self) -> None:
        factories.key_ring()
        self.campaign = factories.campaign(first_day=START.date(), last_day=date(2026, 12, 31))
        self.phone = factories.device_actor(factories.phone(factories.qualified_venue())[0])
        self.operator = factories.actor(factories.operator())
        self.venue_id = self.phone.at.venue_id

    @rule(target=Ledger.orders, size=st.sampled_from([5, 10]), count=st.integers(1, 3))
    def place(self, size: int, count: int) -> Any:
        given = {"campaign_id": self.campaign.id, "booklet_size": size, "booklet_count": count}
        try:
            return campaigns.place_order(self.operator, **given).id
        except campaign_refusals.CampaignOver:
            db.session.rollback()
            return multiple()

    @rule(order=Ledger.orders)
    def issue(self, order: int) -> None:
        tell_until_yesterday()
        self._attempt(lambda: list(issue.issue(CONSOLE, order)))

    @rule(change=changes)
    def change_a_term(self, change: tuple[str, Any]) -> None:
        name, value = change
        refused = self._attempt(lambda: campaigns.change_campaign(CONSOLE, self.campaign.id, {name: value}))
        assert refused in {None} | LOCKED | WRONG_DAYS

    @rule(vat_bps=st.sampled_from([0, 550, 2000]))
    def name_the_operator(self, vat_bps: int) -> None:
        number = "FR44732829320" if vat_bps else None
        given = {"vat_bps": vat_bps, "vat_number": number, "siret": SIRETS[0]}
        identity.record_identity(CONSOLE, identity.Identity(**(_columns(IDENTITY) | given)))

    @rule(siret=st.sampled_from(SIRETS))
    def move_the_venue(self, siret: str) -> None:
        source_id = db.session.get_one(Venue, self.venue_id).source_id
        self._attempt(lambda: moving.move_venue(source_id, siret=siret))

    @rule(act=st.sampled_from(["qualify", "dequalify", "suspend"]))
    def decide_on_the_organisation(self, act: str) -> None:
        owner = db.session.get_one(Venue, self.venue_id).organisation_id
        reason = {} if act == "qualify" else {"reason": "Essai."}
        self._attempt(lambda: getattr(qualification, act)(CONSOLE, owner, **reason))

    @rule(order=Ledger.orders)
    def end_an_order(self, order: int) -> None:
        self._attempt(lambda: campaigns.close_order(CONSOLE, order))

    @rule()
    def close_the_next_month(self) -> None:
        last = db.session.scalar(select(func.max(Period.month)).where(Period.closed_at.is_not(None)))
        month = months.month_after(last) if last else f"{START:%Y-%m}"
        self.clock.move_to(max(clock.now(), clock.month_bounds(month)[1] + timedelta(days=1)))
        close_period(self.operator, month)

    @rule()
    def give_back_what_is_left(self) -> None:
        sponsor = factories.actor(factories.sponsor_person(db.session.get_one(Campaign, self.campaign.id).sponsor))
        for side in (self.operator, sponsor):
            self._attempt(expiry.take_due_steps)
            self._attempt(lambda who=side: expiry.confirm(who, self.campaign.id, "statement"))
        self._attempt(lambda: credit_notes.issue(self.operator, self.campaign.id))

    @invariant()
    def every_cent_has_its_place(self) -> None:
        assert [*ledger_check.find_problems()] == []
        db.session.rollback()

    def _attempt(self, act: Any) -> str | None:
        """The code of a refusal, which must change nothing; None when the act was done."""
        db.session.rollback()
        try:
            act()
        except Refusal as refusal:
            db.session.rollback()
            return refusal.code
        return None


def _booklet(campaign_id: int) -> list[str]:
    """The tokens of a booklet that was ordered, funded and issued through the services."""
    order = campaigns.place_order(CONSOLE, campaign_id=campaign_id, booklet_size=5, booklet_count=1)
    pay(order.id, "BC-1")
    for _done in issue.issue(CONSOLE, order.id):
        pass
    return factories.tokens(db.session.scalars(select(Booklet).where(Booklet.order_id == order.id)).one())


def _columns(given: identity.Identity) -> dict[str, Any]:
    return {name: getattr(given, name) for name in given.__slots__}


def test_the_books_fit_whatever_is_changed(databases: SqliteFiles | PostgresSchema) -> None:
    run(lambda: Terms(databases), examples=sized(10, 50), steps=50, phases=UNSHRUNK)


@pytest.mark.parametrize("term", sorted(TERMS))
def test_a_term_of_a_running_campaign_is_locked_or_free(client: FlaskClient, term: str) -> None:
    """For every term: funded, issued, scanned, and then changed."""
    factories.key_ring()
    campaign = factories.campaign()
    phone = factories.device_actor(factories.phone(factories.qualified_venue())[0])
    redeem(phone, [Scan(uuid4(), "employment", clock.now(), 1, _booklet(campaign.id)[0])])
    before = {"guarantee_bps": 300, "services": ["employment"], "voucher_cents": 999, "valid_days": 20, "name": "Autre"}
    wanted = before | {"last_day": "2027-12-30", "grace_day": "2028-01-31", "first_day": "2025-12-31", "fee_bps": 1}
    wanted |= {"sponsor_fee_bps": 1, "territory": ["33"], "target_publics": ["seniors"], "sponsor_text": "Bonjour"}
    wanted |= {"allowance": 7, "allowance_alone": 3, "trusts_promises": True, "promise_days": 45}
    client = factories.sign_in(client, factories.operator())
    answer = client.patch(f"/api/campaigns/{campaign.id}", json={term: wanted[term]})
    free = {"name", "territory", "target_publics", "allowance", "allowance_alone", "sponsor_text"}
    free |= {"trusts_promises", "promise_days"}
    assert answer.status_code == (200 if term in free else 422 if term == "valid_days" else 409)
    if answer.status_code == 409:
        assert answer.json["error"]["code"] in LOCKED
    assert [*ledger_check.find_problems()] == []


def test_a_venue_that_moves_while_it_is_scanned_in_takes_no_money_along(app: Flask) -> None:
    factories.key_ring()
    campaign_id = factories.campaign().id
    qualification.qualify(CONSOLE, factories.organisation(siret=SIRETS[1]).id)
    for _ in range(8):
        venue = factories.qualified_venue()
        phone = factories.device_actor(factories.phone(venue)[0])
        scan = Scan(uuid4(), "employment", clock.now(), 1, _booklet(campaign_id)[0])
        source_id = venue.source_id
        races.at_once(
            app, lambda s=scan, p=phone: redeem(p, [s]), lambda v=source_id: moving.move_venue(v, siret=SIRETS[1])
        )
        assert [*ledger_check.find_problems()] == []
    assert db.session.scalar(select(func.count()).where(LedgerLine.kind == "redeemed"))
